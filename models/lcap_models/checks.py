"""From failed identities to findings: what a careful reader would call a contradiction, and nothing else.

A finding needs figures that are sure (proved, or read alike by two text engines): a number that we may have misread
accuses nobody. One contradiction gives one finding: failures that follow from another are left out (`follows`), rows
that fail alike are told together. The further checks that are no sums stand in `lcap_models.oddities`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from lcap_models.expression import names_in
from lcap_models.figure import State, Unit
from lcap_models.findings import Computed, Finding, Named
from lcap_models.oddities import oddities
from lcap_models.place import page_of
from lcap_models.plan import Table
from lcap_models.proof import Proof, Result
from lcap_models.readings import surely_blank
from lcap_models.soundness import Address, problems
from lcap_models.terms import scopes_of
from lcap_models.trying import distance_of

__all__ = ["find"]

_MISJOINED = {"totals_row", "out_of_order", "same_place"}
"""Signs that we put a table together wrongly: then its failing sums may be our own mistake."""
_SEVERITIES = ("arithmetic", "disagreement", "blank", "question")
_MANY = 6
"""A finding that comes from more cells than this names the total only, and says how many rows were added up."""


def find(proof: Proof) -> tuple[Finding, ...]:
    """Return what the document says against itself, the plainest contradictions first."""
    failing = [result for result in proof.results if result.outcome == "fails"]
    issues = problems(proof.plan)
    sure = [result for found in failing if (result := _sure_part(found)) and not _misjoined(result, issues)]
    primary = [result for result in sure if not _told_by_another(result, failing)]
    scattered, odd = _where_rows_may_be_missing(primary)
    findings = [*odd, *_by_identity(proof, scattered), *oddities(proof)]
    return tuple(sorted(findings, key=lambda finding: _SEVERITIES.index(finding.severity)))


def _sure(named: Named) -> bool:
    return named.figure.state in {State.PROVED, State.READ} or surely_blank(named.figure)


def _sure_part(result: Result) -> Result | None:
    """Return the failing result if its figures are sure; of one number at several places, its sure places only."""
    if all(_sure(named) for named in result.figures):
        return result
    if result.identity.kind != "same_number":
        return None
    figures = tuple(named for named in result.figures if _sure(named))
    values = [named.figure.value for named in figures if named.figure.value is not None]
    if len(values) < 2 or max(values) - min(values) <= result.tolerance:
        return None
    return replace(result, figures=figures, stated=values[0])


def _misjoined(result: Result, issues: dict[Address, str]) -> bool:
    return any(issues.get(named.address) in _MISJOINED for named in result.figures)


def _told_by_another(result: Result, failing: list[Result]) -> bool:
    """Tell whether a failure is the same contradiction as another one."""
    identity = result.identity
    if any(other.identity.id in identity.follows and other.occurrence == result.occurrence for other in failing):
        return True
    if identity.kind not in {"cross_document", "bound"} or len(result.figures) != 2 or result.stated is None:
        return False
    others = _other_values(result.figures[1], failing)
    return any(distance_of(identity, result.stated, other) <= result.tolerance for other in others)


def _other_values(named: Named, failing: list[Result]) -> Iterator[Decimal]:
    """Yield what stands elsewhere for a contested figure: at its other places, or as the sum of its rows."""
    for result in failing:
        if result.identity.places and any(other.address == named.address for other in result.figures):
            yield from (other.figure.value for other in result.figures if other.figure.value is not None)
        if result.identity.is_sum and result.computed is not None and result.figures[0].address == named.address:
            yield result.computed


def _where_rows_may_be_missing(failing: list[Result]) -> tuple[list[Result], list[Finding]]:
    """Tell apart tables in which several columns do not add up: there a missing row is likelier than wrong totals."""
    columns: defaultdict[tuple[str, int], dict[str, Result]] = defaultdict(dict)
    for result in failing:
        if column := _column_added(result):
            columns[result.identity.of, result.occurrence].setdefault(column, result)
    several = {table: list(found.values()) for table, found in columns.items() if len(found) > 1}
    kept = [r for r in failing if not (_column_added(r) and (r.identity.of, r.occurrence) in several)]
    return kept, [_several(table, results) for table, results in several.items()]


def _column_added(result: Result) -> str:
    right = result.identity.right
    whole = result.identity.is_sum and right is not None and right.text.startswith("sum(") and "," not in right.text
    return names_in(right)[0][1] if whole and right is not None else ""


def _several(table: tuple[str, int], results: list[Result]) -> Finding:
    check = f"{table[0]}_columns"
    return Finding(
        id=_id(check, table[1]),
        check=check,
        severity="question",
        message="several_columns",
        figures=tuple(result.figures[0] for result in results),
        computed=_computed(results[0]),
        tolerance=results[0].tolerance,
        source=results[0].identity.source,
        facts=_rows_facts(results[0].figures),
    )


def _by_identity(proof: Proof, failing: Iterable[Result]) -> Iterator[Finding]:
    groups: defaultdict[tuple[str, int], list[Result]] = defaultdict(list)
    for result in failing:
        groups[result.identity.id, result.occurrence].append(result)
    for results in groups.values():
        finding = _of_rows(results) if len(results) > 1 else _of_one(results[0])
        yield _told_better(finding, results[0], proof)


def _id(check: str, occurrence: int) -> str:
    return check if occurrence == 1 else f"{check}-{occurrence}"


def _of_one(result: Result) -> Finding:
    identity = result.identity
    cells = [named for named in result.figures if named.row]
    figures = result.figures
    facts = {}
    if result.row == 0 and cells:
        facts = _rows_facts(figures)
        if len(cells) > _MANY:
            figures = tuple(named for named in figures if not named.row)
    return Finding(
        id=_id(identity.id, result.occurrence),
        check=identity.id,
        severity=identity.severity,
        message=identity.message,
        figures=_differing_first(result) if identity.places else figures,
        computed=_computed(result),
        tolerance=result.tolerance,
        source=identity.source,
        facts=facts,
    )


def _of_rows(results: list[Result]) -> Finding:
    first = _of_one(results[0])
    figures = tuple(named for result in results for named in result.figures if named.figure.value is not None)
    return replace(first, message=f"{first.message}_many", figures=figures, facts={"actions": str(len(results))})


def _rows_facts(figures: Iterable[Named]) -> dict[str, str]:
    """Return how many rows were added up and on which pages ("107-116") they stand."""
    rows = [named for named in figures if named.row]
    pages = sorted({page for named in rows if (page := page_of(named.figure.place)) is not None})
    shown = str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}" if pages else ""
    return {"rows": str(len(rows)), "rows_pages": shown}


def _differing_first(result: Result) -> tuple[Named, ...]:
    first, *others = result.figures
    base = first.figure.value or Decimal(0)
    others.sort(key=lambda named: abs((named.figure.value or Decimal(0)) - base) <= result.tolerance)
    return (first, *others)


def _computed(result: Result) -> Computed | None:
    """Return the right side where it is worked out; None where it is itself a printed figure."""
    right = result.identity.right
    if right is None or result.computed is None or (len(names_in(right)) == 1 and "(" not in right.text):
        return None
    unit, stated = result.figures[0].figure.unit, result.figures[0].figure.value
    return Computed(_shown(result.computed, unit, stated), unit, result.identity.formula)


def _shown(value: Decimal, unit: Unit, stated: Decimal | None) -> Decimal:
    """Return the value with cents, or with as many decimals as the percentage it is compared with (at least two)."""
    printed = int(stated.as_tuple().exponent) if stated is not None and unit == "percent" else -2
    return value.quantize(Decimal(1).scaleb(min(printed, -2)), ROUND_HALF_UP)


def _told_better(finding: Finding, result: Result, proof: Proof) -> Finding:
    """Return the finding with the message that fits this case best."""
    if result.identity.id == "co_item_12" and _is_times_100(result):
        return replace(finding, message="carryover_times_100")
    if result.identity.id == "ca_total_types" and (doubles := _ticked_twice(result, proof)):
        facts = {"actions": str(len(doubles)), "goal": doubles[0].goal, "action": doubles[0].action}
        figures = (*finding.figures, *doubles)
        return replace(finding, message="double_scope", severity="question", figures=figures, facts=facts)
    return finding


def _is_times_100(result: Result) -> bool:
    stated, computed = result.stated or Decimal(0), result.computed or Decimal(0)
    return computed > 0 and Decimal("0.95") < stated / computed / 100 < Decimal("1.05")


def _ticked_twice(result: Result, proof: Proof) -> tuple[Named, ...]:
    """Return the cells of the actions with two scopes, if they explain the excess of the totals by type exactly."""
    tables = [table for table in proof.plan.tables if table.kind == result.identity.of]
    table = tables[result.occurrence - 1]
    doubles = tuple(_doubles(table, result.occurrence))
    extra = sum(((len(scopes) - 1) * (named.figure.value or Decimal(0)) for named, scopes in doubles), Decimal(0))
    excess = (result.computed or Decimal(0)) - (result.stated or Decimal(0))
    return tuple(named for named, _ in doubles) if extra and extra == excess else ()


def _doubles(table: Table, occurrence: int) -> Iterator[tuple[Named, tuple[str, ...]]]:
    for number, row in enumerate(table.rows, 1):
        scopes, figure = scopes_of(row.texts.get("scope", "")), row.figures.get("planned_lcff")
        if len(scopes) > 1 and figure is not None and figure.value:
            yield Named("planned_lcff", figure, table.kind, row.goal, row.action, occurrence, number), scopes
