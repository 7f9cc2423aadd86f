"""Trying the printed sums and formulas on a plan: one result per identity and place where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from lcap_models.expression import NotTriedError, Terms, Where
from lcap_models.findings import Named
from lcap_models.identities import Identity, identities
from lcap_models.lookup import LastWhere, PartWhere, PlanWhere, RowWhere, by_id, parts_of, same_year
from lcap_models.plan import Plan, Table

__all__ = ["Outcome", "Result", "distance_of", "try_all", "try_with_last"]

Outcome = Literal["holds", "fails", "not tried"]
_ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Result:
    """One identity, tried at one place.

    `outcome` is judged within the identity's tolerance, `exact` to the cent (percentages: to the printed decimals).
    `why` says what stood in the way where it was not tried. `stated` is the left side, `computed` the right.
    `figures` are all figures used, left side first, `signs` their signs once all stand on the left.
    """

    identity: Identity
    outcome: Outcome
    why: str = ""
    figures: tuple[Named, ...] = ()
    signs: tuple[int, ...] = ()
    stated: Decimal | None = None
    computed: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    exact: bool = False
    occurrence: int = 1
    row: int = 0

    def of(self, figures: tuple[Named, ...]) -> "Result":
        """Return the same result with its figures in another state."""
        return replace(self, figures=figures)

    @property
    def printed(self) -> bool:
        """Tell whether the document prints it: all it needs is there, even if a cell could not be read."""
        return self.outcome != "not tried" or self.why == "unread_cell"

    @property
    def weighty(self) -> bool:
        """Tell whether it is more than a sum of zeros and blanks."""
        return any(named.figure.value for named in self.figures)


def try_all(plan: Plan) -> Iterator[Result]:
    """Yield the results of all identities.

    One that the plan has no part for is "not tried" for "not_in_plan"; one that this year's form does not print, for
    "other_form"; one that compares with last year's plan, for "needs_last_year" (see `try_with_last`).
    """
    wheres: dict[str, tuple[PartWhere, ...]] = {}
    for identity in identities():
        if identity.of not in wheres:
            parts = enumerate(parts_of(plan, identity.of), 1)
            wheres[identity.of] = tuple(PartWhere(identity.of, n, part) for n, part in parts)
        found = False
        for result in _try(identity, plan, wheres[identity.of]):
            found = True
            yield result
        if not found:
            yield Result(identity, "not tried", _why_nowhere(identity, plan))


def try_with_last(plan: Plan, last: Plan) -> Iterator[Result]:
    """Yield the results of the identities that compare this plan with last year's, both with their proof."""
    for identity in identities():
        if identity.of != "last":
            continue
        if not _fits(identity, plan.document.template):
            yield Result(identity, "not tried", "other_form")
            continue
        where = LastWhere(PlanWhere(plan), PlanWhere(last))
        result = _one(identity, where)
        in_step = where.in_step or result.outcome == "not tried"
        yield result if in_step else Result(identity, "not tried", "other_year")


def _why_nowhere(identity: Identity, plan: Plan) -> str:
    if not _fits(identity, plan.document.template):
        return "other_form"
    return "needs_last_year" if identity.of == "last" else "not_in_plan"


def _try(identity: Identity, plan: Plan, wheres: tuple[PartWhere, ...]) -> Iterator[Result]:
    if identity.of == "plan":
        if _fits(identity, plan.document.template):
            yield _with_all_overviews(_across(identity, plan), plan)
        return
    for where in wheres:
        part = where.part
        if not _fits(identity, part.template if isinstance(part, Table) else plan.document.template):
            continue
        if identity.each == "part":
            result = _either(identity, where)
            yield result if where.occurrence == 1 else replace(result, occurrence=where.occurrence)
        elif isinstance(part, Table):
            yield from _rows(identity, plan, part, where.occurrence)


def _fits(identity: Identity, template: str) -> bool:
    return not template or template in identity.templates


def _rows(identity: Identity, plan: Plan, table: Table, occurrence: int) -> Iterator[Result]:
    other = plan.table(identity.beside) if identity.beside else None
    problem = ""
    if identity.beside:
        if other is None or occurrence > 1:
            problem = "no_table"
        elif not same_year(table, other):
            problem = "other_year"
    if problem:
        yield Result(identity, "not tried", problem, occurrence=occurrence)
        return
    others = by_id(other) if other else {}
    for number, row in enumerate(table.rows, 1):
        where = RowWhere(identity.of, occurrence, number, row, identity.beside, others)
        yield replace(_one(identity, where), occurrence=occurrence, row=number)


def _across(identity: Identity, plan: Plan) -> Result:
    where = PlanWhere(plan)
    result = _either(identity, where)
    return result if len(where.years) < 2 else Result(identity, "not tried", "other_year")


def _either(identity: Identity, where: PartWhere | PlanWhere) -> Result:
    """Return the result, or that without the rows of contributing tables that say No where only this one holds.

    Whether a total adds up such rows, the form does not say: what holds in one reading is no contradiction.
    """
    result = _one(identity, where)
    other = where.without_no() if result.outcome == "fails" else None
    again = _one(identity, other) if other is not None else result
    return again if again.outcome == "holds" else result


def _one(identity: Identity, where: Where) -> Result:
    if identity.places:
        return _places(identity, where)
    assert identity.left is not None and identity.right is not None
    terms = Terms()
    try:
        stated = identity.left.value(where, terms)
        on_left = len(terms.figures)
        computed = identity.right.value(where, terms)
    except NotTriedError as problem:
        return Result(identity, "not tried", problem.why, tuple(named for named, _ in terms.figures))
    figures = tuple(named for named, _ in terms.figures)
    signs = tuple(sign if n < on_left else -sign for n, (_, sign) in enumerate(terms.figures))
    if terms.unread:
        return Result(identity, "not tried", "unread_cell", figures, signs, stated, computed)
    if _all_blank(figures[:on_left]) or (len(figures) > on_left and _all_blank(figures[on_left:])):
        return Result(identity, "not tried", "blank", figures, signs, stated, computed)
    return _judged(Result(identity, "holds", "", figures, signs, stated, computed), where)


def _all_blank(figures: Iterable[Named]) -> bool:
    return all(named.figure.value is None for named in figures)


def _judged(result: Result, where: Where) -> Result:
    identity, stated, computed = result.identity, result.stated, result.computed
    assert stated is not None and computed is not None
    tolerance = _tolerance(identity, result.figures, where)
    distance = distance_of(identity, stated, computed)
    exact = _to_printed_decimals(stated, computed) if identity.kind == "ratio" else stated == computed
    return replace(result, outcome="holds" if distance <= tolerance else "fails", tolerance=tolerance, exact=exact)


def distance_of(identity: Identity, stated: Decimal, computed: Decimal) -> Decimal:
    """Return by how much the two sides miss the identity's relation; 0 or less where it holds."""
    return {"=": abs(stated - computed), ">=": computed - stated, "<=": stated - computed}[identity.relation]


def _tolerance(identity: Identity, figures: Iterable[Named], where: Where) -> Decimal:
    if identity.tolerance.text == _ROUNDING:
        return sum((_half_unit(named) for named in figures), Decimal(0))
    return identity.tolerance.value(where, Terms())


def _half_unit(named: Named) -> Decimal:
    value = named.figure.value
    return Decimal(5).scaleb(_exponent(value) - 1) if value else Decimal(0)


def _exponent(value: Decimal) -> int:
    return min(int(value.as_tuple().exponent), 0)


def _to_printed_decimals(stated: Decimal, computed: Decimal) -> bool:
    """Tell whether rounding gives the printed percentage; one printed with fewer than two decimals must be exact."""
    if _exponent(stated) > -2:
        return stated == computed
    return abs(stated - computed) <= Decimal(5).scaleb(_exponent(stated) - 1)


def _places(identity: Identity, where: Where) -> Result:
    figures = []
    for name in identity.places:
        try:
            figures.append(where.one("", name))
        except NotTriedError:
            continue
    printed = tuple(named for named in figures if named.figure.value is not None)
    if len(printed) < 2:
        return Result(identity, "not tried", "one_place", printed)
    values = [named.figure.value for named in printed if named.figure.value is not None]
    tolerance = _tolerance(identity, printed, where)
    outcome: Outcome = "holds" if max(values) - min(values) <= tolerance else "fails"
    exact = len(set(values)) == 1
    return Result(identity, outcome, "", printed, (), values[0], None, tolerance, exact)


def _with_all_overviews(result: Result, plan: Plan) -> Result:
    """Return the result, which holds where the plan's Budget Overviews together state the amount.

    One plan can serve a district and its county office, with an overview for each.
    """
    stated = next((named for named in result.figures if named.part == "overview"), None)
    if result.outcome != "fails" or result.identity.kind == "bound" or len(plan.overviews) < 2 or stated is None:
        return result
    pairs = ((n, overview.figures.get(stated.key)) for n, overview in enumerate(plan.overviews, 1))
    cells = tuple(Named(stated.key, figure, "overview", occurrence=n) for n, figure in pairs if figure is not None)
    together = sum((named.figure.value or Decimal(0) for named in cells), Decimal(0))
    rest = [named.figure.value for named in result.figures if named.part != "overview" and named.figure.value]
    others = rest if result.identity.places else [result.computed]
    if all(other is not None and abs(together - other) <= result.tolerance * len(cells) for other in others):
        return replace(result, outcome="holds", why="sum_of_overviews")
    if result.identity.places:
        return result
    return replace(result, figures=(*result.figures, *cells[1:]), signs=(*result.signs, *(0 for _ in cells[1:])))
