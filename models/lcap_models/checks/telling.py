"""From failed sums and formulas to findings: rows that fail alike are told together, in the words that fit best."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from lcap_models.checks.better import told_better
from lcap_models.checks.failing import Failure, Verdict
from lcap_models.checks.known import known
from lcap_models.checks.look import numbered
from lcap_models.expression import names_in
from lcap_models.figure import Unit
from lcap_models.findings import Computed, Fact, Finding, Named, pages_fact
from lcap_models.plan import Plan
from lcap_models.trying import Result

__all__ = ["findings_of"]

_MANY = 6
"""A finding that comes from more cells than this names the total only, and says how many rows were added up."""

_SEVERAL = "several_columns"


def findings_of(found: Iterable[Failure], plan: Plan) -> Iterator[Finding]:
    """Yield one finding per table with several failing columns, then one per failing identity and part."""
    found = tuple(found)
    for (part, occurrence), results in _grouped(found, "together", lambda result: result.identity.of).items():
        yield _several(part, occurrence, _one_per_column(results))
    for results in _grouped(found, "told", lambda result: result.identity.id).values():
        finding = _of_rows(results) if len(results) > 1 else _of_one(results[0])
        yield told_better(finding, results[0], plan)


def _grouped(
    found: Iterable[Failure], verdict: Verdict, name: Callable[[Result], str]
) -> dict[tuple[str, int], list[Result]]:
    groups: defaultdict[tuple[str, int], list[Result]] = defaultdict(list)
    for failure in found:
        if failure.verdict == verdict:
            groups[name(failure.result), failure.result.occurrence].append(failure.result)
    return groups


def _one_per_column(results: Iterable[Result]) -> list[Result]:
    columns: dict[str, Result] = {}
    for result in results:
        columns.setdefault(result.identity.formula, result)
    return list(columns.values())


def _several(part: str, occurrence: int, results: list[Result]) -> Finding:
    check = known(_SEVERAL)
    return Finding(
        id=numbered(f"{part}_columns", occurrence),
        check=check.id,
        severity=check.severity,
        message=_SEVERAL,
        figures=tuple(result.figures[0] for result in results),
        computed=_computed(results[0]),
        tolerance=results[0].tolerance,
        source=results[0].identity.source,
        facts=_rows_facts(results[0].figures),
    )


def _of_one(result: Result) -> Finding:
    identity = result.identity
    figures = _each_once(result.figures)
    cells = [named for named in figures if named.row]
    facts = {}
    if result.row == 0 and cells:
        facts = _rows_facts(figures)
        if len(cells) > _MANY:
            figures = tuple(named for named in figures if not named.row)
    return Finding(
        id=numbered(identity.id, result.occurrence),
        check=identity.id,
        severity=identity.severity,
        message=identity.message,
        figures=_differing_first(result) if identity.places else figures,
        computed=_computed(result),
        tolerance=result.tolerance,
        source=identity.source,
        facts=facts,
    )


def _each_once(figures: Iterable[Named]) -> tuple[Named, ...]:
    """Return the figures without the repetitions of one that stands twice in a formula."""
    return tuple({(named.document, *named.address): named for named in figures}.values())


def _of_rows(results: list[Result]) -> Finding:
    first = _of_one(results[0])
    figures = tuple(named for result in results for named in result.figures if named.figure.value is not None)
    return replace(first, message=f"{first.message}_many", figures=figures, facts={"actions": str(len(results))})


def _rows_facts(figures: Iterable[Named]) -> dict[str, Fact]:
    """Return how many rows were added up and on which pages ("107-116") they stand."""
    rows = [named for named in figures if named.row]
    pages = pages_fact((named.figure.place for named in rows), as_range=True)
    return {"rows": str(len(rows)), "rows_pages": pages}


def _differing_first(result: Result) -> tuple[Named, ...]:
    first, *others = result.figures
    base = first.figure.value or Decimal(0)
    others.sort(key=lambda named: abs((named.figure.value or Decimal(0)) - base) <= result.tolerance)
    return (first, *others)


def _computed(result: Result) -> Computed | None:
    """Return the right side where it is worked out; None where it is itself a printed figure."""
    right = result.identity.right
    if right is None or result.computed is None or _is_one_figure(result):
        return None
    unit, stated = result.figures[0].figure.unit, result.figures[0].figure.value
    return Computed(_shown(result.computed, unit, stated), unit, result.identity.formula)


def _is_one_figure(result: Result) -> bool:
    """Tell whether the right side is one printed figure, not worked out."""
    right = result.identity.right
    if right is None:
        return False
    return right.text.startswith("first(") or (len(names_in(right)) == 1 and "(" not in right.text)


def _shown(value: Decimal, unit: Unit, stated: Decimal | None) -> Decimal:
    """Return the value with cents, or with as many decimals as the percentage it is compared with (at least two)."""
    printed = int(stated.as_tuple().exponent) if stated is not None and unit == "percent" else -2
    return value.quantize(Decimal(1).scaleb(min(printed, -2)), ROUND_HALF_UP)
