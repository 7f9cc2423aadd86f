"""A finding in the words that fit it best: ticked twice, a shifted decimal point, dollars between two percentages."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from lcap_models.checks.elsewhere import same_elsewhere
from lcap_models.checks.failing import is_sure_or_blank
from lcap_models.expression import Expression, NotTriedError, Terms
from lcap_models.findings import Computed, Finding, Named
from lcap_models.lookup import PartWhere, PlanWhere, parts_of
from lcap_models.plan import Plan, Table
from lcap_models.terms import scopes_of
from lcap_models.trying import Result

__all__ = ["told_better"]

_SHIFT = Decimal("0.001")
"""A number counts as shifted if it misses a power of ten by less than this: cents that a form does not show."""
_CARRYOVER_SHIFT = Decimal("0.05")
"""Item 12 may come from percentages of two decimals: where little is carried over, that moves it by some percent."""
_PLACES = 6
"""Decimal places by which a number may be shifted: up to millions for units."""


def told_better(finding: Finding, result: Result, plan: Plan) -> Finding:
    """Return the finding with the message, figures and note that fit this case best."""
    if len(finding.figures) > 1 and finding.message.endswith("_many"):
        return finding
    for tell in (_shifted_carryover, _double_scope, _with_gap, _with_others, _shifted):
        if (better := tell(finding, result, plan)) is not None:
            return better
    return _times_rows(finding, result, plan) or same_elsewhere(finding, result, plan)


def _shifted_carryover(finding: Finding, result: Result, plan: Plan) -> Finding | None:
    stated, computed = result.stated or Decimal(0), result.computed or Decimal(0)
    if result.identity.id != "co_item_12" or computed <= 0:
        return None
    times_100 = abs(stated / computed / 100 - 1) < _CARRYOVER_SHIFT
    return replace(finding, message="carryover_times_100") if times_100 else None


def _double_scope(finding: Finding, result: Result, plan: Plan) -> Finding | None:
    if result.identity.id != "ca_total_types" or not (doubles := _ticked_twice(result, plan)):
        return None
    facts = {"actions": str(len(doubles)), "goal": doubles[0].goal, "action": doubles[0].action}
    figures = (*finding.figures, *doubles)
    return replace(finding, message="double_scope", severity="question", figures=figures, facts=facts)


def _ticked_twice(result: Result, plan: Plan) -> tuple[Named, ...]:
    """Return the cells of the actions with two scopes, if they explain the excess of the totals by type exactly."""
    table = parts_of(plan, result.identity.of)[result.occurrence - 1]
    doubles = tuple(_doubles(table, result.occurrence)) if isinstance(table, Table) else ()
    extra = sum(((len(scopes) - 1) * (named.figure.value or Decimal(0)) for named, scopes in doubles), Decimal(0))
    excess = (result.computed or Decimal(0)) - (result.stated or Decimal(0))
    return tuple(named for named, _ in doubles) if extra and extra == excess else ()


def _doubles(table: Table, occurrence: int) -> Iterator[tuple[Named, tuple[str, ...]]]:
    for number, row in enumerate(table.rows, 1):
        scopes, figure = scopes_of(row.texts.get("scope", "")), row.figures.get("planned_lcff")
        if len(scopes) > 1 and figure is not None and figure.value:
            yield Named("planned_lcff", figure, table.kind, row.goal, row.action, occurrence, number), scopes


def _with_gap(finding: Finding, result: Result, plan: Plan) -> Finding | None:
    """Return the finding with the dollars between its two sides, where the plan's sure figures give them."""
    gap = result.identity.gap
    if gap is None or not (parts := parts_of(plan, result.identity.of)):
        return None
    where = PartWhere(result.identity.of, result.occurrence, parts[result.occurrence - 1])
    dollars, used = _dollars(gap, where)
    if dollars <= 0:
        return None
    figures = tuple({named.address: named for named in (*finding.figures, *used)}.values())
    return replace(
        finding, message=f"{finding.message}_gap", figures=figures, computed=Computed(dollars, "usd", gap.text)
    )


def _dollars(gap: Expression, where: PartWhere) -> tuple[Decimal, tuple[Named, ...]]:
    """Return whole dollars and the figures they come from; 0 where one of them is not printed or not sure."""
    terms = Terms()
    try:
        dollars = gap.value(where, terms).quantize(Decimal(1), ROUND_HALF_UP)
    except NotTriedError:
        return Decimal(0), ()
    used = tuple(named for named, _ in terms.figures)
    return (dollars if all(map(is_sure_or_blank, used)) else Decimal(0)), used


def _with_others(finding: Finding, result: Result, plan: Plan) -> Finding | None:
    """Return the finding with the further figures that belong beside its two sides and differ from both."""
    others = [named for key in result.identity.also if (named := _own(plan, key))]
    stated = {named.figure.value for named in finding.figures}
    others = [named for named in others if named.figure.value and named.figure.value not in stated]
    if not others or not all(map(is_sure_or_blank, others)):
        return None
    return replace(finding, message=f"{finding.message}_also", figures=(*finding.figures, *others))


def _own(plan: Plan, key: str) -> Named | None:
    try:
        return PlanWhere(plan).one("", key)
    except NotTriedError:
        return None


def _shifted(finding: Finding, result: Result, plan: Plan) -> Finding | None:
    """Return the finding told as a shifted decimal point, where one side is the other times a power of ten."""
    if result.identity.kind == "bound":
        return None
    stated, other = finding.figures[0].figure.value, _other_side(finding)
    if not stated or not other or not (places := _places(stated / other)):
        return None
    facts = {**finding.facts, "times": f"{10 ** abs(places):,}"}
    if finding.computed is None:
        return replace(finding, message="shifted_places", facts=facts)
    return replace(finding, message="shifted_up" if places > 0 else "shifted_down", facts=facts)


def _other_side(finding: Finding) -> Decimal | None:
    if finding.computed:
        return finding.computed.value
    return finding.figures[1].figure.value if len(finding.figures) == 2 else None


def _places(ratio: Decimal) -> int:
    """Return n if the ratio is 10 to the n, up to cents not shown; 0 if it is no power of ten or just 1."""
    for places in range(-_PLACES, _PLACES + 1):
        if places and abs(ratio.scaleb(-places) - 1) <= _SHIFT:
            return places
    return 0


def _times_rows(finding: Finding, result: Result, plan: Plan) -> Finding | None:
    """Return the finding with a note, where the parts are exactly as many times the total as the table has rows."""
    parts = parts_of(plan, result.identity.of)
    part = parts[result.occurrence - 1] if parts else None
    if not isinstance(part, Table) or not result.identity.is_sum or not result.stated or not result.computed:
        return None
    rows = len(part.rows)
    if rows < 2 or result.computed != rows * result.stated:
        return None
    return replace(finding, note="times_rows", facts={**finding.facts, "rows": str(rows)})
