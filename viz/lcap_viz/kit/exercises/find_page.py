"""Level 1: find three figures in the plan and write down their pages."""

from lcap_models.answers import Said
from lcap_models.figure import State
from lcap_models.findings import Named
from lcap_models.ledger import Ledger, Money
from lcap_models.place import page_of
from lcap_viz.kit.exercises.model import Answered, Exercise, LeftOut, sure

__all__ = ["make"]

KIND = "find_page"
WANTED = 3
PLACES = {
    "kit.figure.received": ("ca_sc_grants", "tp_sc_grants", "ii_projected_sc_grants", "bop_sc_grants"),
    "kit.figure.required_pct": ("ca_total_pct", "tp_total_pct", "ii_total_pct"),
    "kit.figure.last_planned": ("cau_planned_contributing", "bop_prior_high_needs_budgeted"),
    "kit.figure.planned": ("ca_planned_contributing", "ca_total", "bop_high_needs_planned"),
    "kit.figure.owed": ("co_carryover_dollars", "ii_carryover_dollars"),
    "kit.figure.base": ("ca_base_grant", "tp_base_grant"),
}
"""What to look for, the easiest first, and the places that print it."""

_OWN_NAMES = {
    "kit.figure.last_planned": "kit.figure.last_planned_overview",
    "kit.figure.planned": "kit.figure.planned_overview",
}
"""Figures for which the Budget Overview has other words than the tables."""


def make(ledger: Ledger) -> Exercise | LeftOut:
    """Return the exercise; left out where the plan prints fewer than two figures that nothing contradicts.

    Every page that prints the figure is a right answer.
    """
    found = [answer for label, keys in PLACES.items() if (answer := _answer(ledger, label, keys))][:WANTED]
    if len(found) < 2:
        return LeftOut(KIND, "kit.left_out.figures")
    return Exercise(KIND, 1, (Said(f"kit.exercise.{KIND}.task", {"count": len(found)}),), tuple(found), space=0)


def _answer(ledger: Ledger, label: str, keys: tuple[str, ...]) -> Answered | None:
    book = ledger.book
    printed = [
        book.printed(figure) for key in keys if (figure := book.plan.figure(key)) and figure.state is not State.MISSING
    ]
    alike = len({money.value for money in printed}) == 1
    if not alike or not printed[0].value or not all(sure(money) for money in printed):
        return None
    return Answered(Said(_called(label, printed)), printed[0], (), _pages(printed))


def _called(label: str, printed: list[Money]) -> str:
    """Return the name of a figure: what only the Budget Overview prints is for high-needs students, as it says."""
    overview = {named.part for money in printed for named in money.sources} == {"overview"}
    return _OWN_NAMES.get(label, label) if overview else label


def _pages(printed: list[Money]) -> tuple[int, ...]:
    named: list[Named] = [one for money in printed for one in money.sources]
    return tuple(sorted({page for one in named if (page := page_of(one.figure.place)) is not None}))
