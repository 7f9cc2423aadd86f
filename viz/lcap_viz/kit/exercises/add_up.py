"""Level 2: do a sum of the plan, with space: the actions that count of one goal, or the funds of one action."""

from lcap_models import views
from lcap_models.answers import Deed, Fact, Said
from lcap_models.ledger import Ledger, Line, Money
from lcap_models.ledger.money import added
from lcap_viz.kit.exercises.model import Answered, Exercise, LeftOut, pages_of, sure
from lcap_viz.kit.exercises.working import sum_of

__all__ = ["make"]

KIND = "add_up"
FEWEST, MOST = 2, 6
BEST = 3


def make(ledger: Ledger) -> Exercise | LeftOut:
    """Return the sum of a goal's actions; else that of one action's funds; left out where neither is sure."""
    return _goal(ledger) or _funds(ledger) or LeftOut(KIND, "kit.left_out.sum")


def _goal(ledger: Ledger) -> Exercise | None:
    goals: dict[str, list[Line]] = {}
    for line in ledger.lines:
        goals.setdefault(line.goal.strip(), []).append(line)
    fit = {goal: lines for goal, lines in goals.items() if goal and _adds(lines)}
    if not fit:
        return None
    goal = min(fit, key=lambda one: (abs(len(fit[one]) - BEST), one))
    lines = fit[goal]
    whole = added((line.lcff for line in lines), "sum(planned_lcff)")
    task = Said(f"kit.exercise.{KIND}.goal", {"goal": goal, "count": len(lines)})
    answer = Answered(Said("kit.figure.sum"), whole, (sum_of(line.lcff for line in lines),), pages_of(whole))
    rows: tuple[tuple[Fact, ...], ...] = tuple((Deed(line.goal, line.action, line.title), "") for line in lines)
    return Exercise(KIND, 2, (task,), (answer,), rows, ("column.action", "column.planned_lcff"), space=1)


def _adds(lines: list[Line]) -> bool:
    return FEWEST <= len(lines) <= MOST and all(sure(line.lcff) and line.lcff.value for line in lines)


def _funds(ledger: Ledger) -> Exercise | None:
    """Return the sum of the funds of the first action that has two or more, and whose row adds up."""
    book = ledger.book
    for action in views.planned(book.plan):
        figures = (action.lcff, action.other_state, action.local, action.federal)
        parts = tuple(money for figure in figures if sure(money := book.printed(figure)) and money.value)
        total = book.printed(action.total)
        if len(parts) >= FEWEST and sure(total) and _sum(parts) == total.value and action.title.strip():
            deed = Deed(action.goal, action.action, action.title)
            task = Said(f"kit.exercise.{KIND}.funds", {"action": deed})
            answer = Answered(Said("kit.figure.total_funds"), total, (sum_of(parts),), pages_of(total, *parts))
            return Exercise(KIND, 2, (task,), (answer,), space=3)
    return None


def _sum(parts: tuple[Money, ...]) -> object:
    return added(parts, "sum").value
