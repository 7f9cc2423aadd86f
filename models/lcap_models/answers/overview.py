"""Questions 18 and 19: the budget outside the plan, and whether the Budget Overview for Parents and the plan agree."""

from dataclasses import dataclass

from lcap_models import views
from lcap_models.answers.model import Answer, Cell, Grid, Said
from lcap_models.findings import Label
from lcap_models.ledger import Ledger, Money
from lcap_models.ledger.money import NOTHING, percent_of
from lcap_models.place import page_of
from lcap_models.proof import Result

__all__ = ["agree", "outside"]

_PAIRS = {
    "sc_grants_places": "bop_sc_grants",
    "bop_in_lcap": "bop_total_in_lcap",
    "bop_high_needs": "bop_high_needs_planned",
    "bop_high_needs_2021": "bop_high_needs_planned",
    "bop_prior_budgeted": "bop_prior_high_needs_budgeted",
    "bop_prior_actual": "bop_prior_high_needs_actual",
}
"""The identities that set the Budget Overview against the plan, with the overview's figure."""
_OTHER_FORM = {"not_in_plan", "other_form"}
"""Why an identity was not tried that another form prints instead."""


def outside(ledger: Ledger) -> Answer:
    """18. How much of the budget is outside this plan, for what?"""
    money = views.money_out(ledger.book.plan)
    rest, whole = ledger.book.printed(money.not_in_lcap), ledger.book.printed(money.budgeted)
    if rest.value is None:
        key = "answer.18.blank" if rest.printed else "answer.18.none"
        return Answer(18, "not in the plan", (Said(key),), also=(rest, whole))
    share = percent_of(rest, whole, "100 * outside the LCAP / General Fund budget")
    says = [
        Said("answer.18.share", {"rest": rest, "whole": whole, "share": share})
        if share.value is not None and share.value <= 100
        else Said("answer.18.amount", {"rest": rest})
    ]
    page = page_of(rest.sources[0].figure.place)
    says += [Said("answer.18.what", {"page": page})] if page else []
    if len(ledger.book.plan.overviews) > 1:
        says.append(Said("limit.several_overviews", {"count": len(ledger.book.plan.overviews)}))
    return Answer(18, "answered", tuple(says))


_COMPARED = {"holds": "compared.holds", "fails": "compared.fails", "not tried": "compared.not_tried"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """One amount at both places, and how they compare."""

    key: str
    overview: Money
    plan: Money
    outcome: str


def agree(ledger: Ledger) -> Answer:
    """19. Do the parents' summary and the plan agree?"""
    if not ledger.book.plan.overviews:
        return Answer(19, "not in the plan", (Said("answer.19.no_overview"),))
    pairs = _pairs(ledger)
    tried = [pair for pair in pairs if pair.outcome != "not tried"]
    if not tried:
        return Answer(19, "not in the plan", (Said("answer.19.none"),), also=tuple(pair.overview for pair in pairs))
    differ = sum(pair.outcome == "fails" for pair in tried)
    key = "answer.19.differ" if differ else "answer.19.all"
    says = [Said(key, {"count": differ, "all": len(tried)} if differ else {"all": len(tried)})]
    if len(ledger.book.plan.overviews) > 1:
        says.append(Said("limit.several_overviews", {"count": len(ledger.book.plan.overviews)}))
    columns = ("column.figure", "table.overview", "column.in_plan", "column.compared")
    return Answer(19, "answered", tuple(says), (Grid(columns, tuple(_row(pair) for pair in pairs)),))


def _row(pair: _Pair) -> tuple[Cell, ...]:
    return Label(f"key.{pair.key}"), pair.overview, pair.plan, Said(_COMPARED[pair.outcome])


def _pairs(ledger: Ledger) -> list[_Pair]:
    own = ledger.book.plan.overviews[0].figures
    found = []
    for result in ledger.book.results:
        key = _PAIRS.get(result.identity.id)
        if key is not None and key in own and result.why not in _OTHER_FORM:
            found.append(_pair(ledger, result, key))
    return found


def _pair(ledger: Ledger, result: Result, key: str) -> _Pair:
    overview = ledger.book.printed(ledger.book.plan.overviews[0].figures[key])
    others = tuple(ledger.book.at(named) for named in result.figures if named.part != "overview")
    if result.identity.places:
        plan = ledger.received if others else NOTHING
        mine = any(named.part == "overview" for named in result.figures)
        outcome = _of_places(overview, plan, result) if others and mine else "not tried"
        return _Pair(key, overview, plan, outcome)
    plan = others[0] if len(others) == 1 else NOTHING
    if len(others) > 1:
        counting = all(named.part != "planned_actions" for named in result.figures)
        plan = ledger.planned if counting else ledger.book.made(result.computed, others, result.identity.formula)
    return _Pair(key, overview, plan, result.outcome)


def _of_places(overview: Money, plan: Money, result: Result) -> str:
    if overview.value is None or plan.value is None:
        return "not tried"
    return "holds" if result.why or abs(overview.value - plan.value) <= result.tolerance else "fails"
