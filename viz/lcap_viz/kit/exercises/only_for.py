"""Level 2: which dollars are only for English learners (or, where there are none, only for high-needs students)."""

from collections.abc import Sequence

from lcap_models.answers import Deed, Fact, Said
from lcap_models.ledger import Ledger, Line
from lcap_models.ledger.money import added
from lcap_viz.kit.exercises.model import Answered, Exercise, LeftOut, pages_of, usable
from lcap_viz.kit.exercises.working import sum_of

__all__ = ["make"]

KIND = "only_for"
_LEARNERS = frozenset({"english_learners", "long_term_english_learners"})
_MOST = 8
"""Actions that an exercise may list: more are too many for a table of parents."""


def make(ledger: Ledger) -> Exercise | LeftOut:
    """Return the exercise; left out where rows may be missing, an amount is in doubt, or no action has a mark."""
    marked = [line for line in ledger.lines if line.scopes]
    if not marked or ledger.book.rows_may_lack("contributing_actions"):
        return LeftOut(KIND, "kit.left_out.scope")
    limited = [line for line in marked if line.scopes == ("limited",)]
    learners = [line for line in limited if line.groups and set(line.groups) <= _LEARNERS]
    for who, lines in (("learners", learners), ("limited", limited)):
        with_money = [line for line in lines if line.lcff.value]
        if with_money and len(with_money) <= _MOST and all(usable(line.lcff) for line in with_money):
            return _exercise(ledger, who, with_money, lines)
    if any(line.lcff.doubtful for line in limited) or len(limited) > _MOST:
        return LeftOut(KIND, "kit.left_out.scope")
    return _none(ledger, limited)


def _exercise(ledger: Ledger, who: str, with_money: Sequence[Line], lines: Sequence[Line]) -> Exercise:
    whole = added((line.lcff for line in with_money), "sum(planned_lcff)")
    answers = [
        Answered(
            Said("kit.figure.an_action"),
            Deed(line.goal, line.action, line.title),
            (Said("kit.working.one", {"first": line.lcff}),),
            line.lcff.pages,
        )
        for line in with_money
    ]
    working: tuple[Said, ...] = (sum_of(line.lcff for line in with_money),) if len(with_money) > 1 else ()
    answers.append(Answered(Said("kit.figure.sum"), whole, working, pages_of(whole)))
    task = (Said(f"kit.exercise.{KIND}.{who}"), Said(f"kit.exercise.{KIND}.how"))
    return Exercise(KIND, 2, task, tuple(answers), remarks=_remarks(ledger, lines), space=4)


def _none(ledger: Ledger, lines: Sequence[Line]) -> Exercise:
    """Return the exercise of a plan in which no money is marked as limited alone: that is its answer."""
    task = (Said(f"kit.exercise.{KIND}.limited"), Said(f"kit.exercise.{KIND}.how"))
    pages = tuple(sorted({line.page for line in ledger.lines if line.page is not None}))
    answer = Answered(Said("kit.figure.sum"), Said(f"kit.exercise.{KIND}.none"), (), pages)
    return Exercise(KIND, 2, task, (answer,), remarks=_remarks(ledger, lines), space=4)


def _remarks(ledger: Ledger, lines: Sequence[Line]) -> tuple[Said, ...]:
    """Return what else is for them, and which of these actions have no LCFF dollars."""
    empty = [line for line in lines if line.no_money][:_MOST]
    without = (Said(f"kit.exercise.{KIND}.no_money", {"action": _deed(line)}) for line in empty)
    return (Said(f"kit.exercise.{KIND}.remark"), *without, *_twice(ledger))


def _twice(ledger: Ledger) -> tuple[Said, ...]:
    """Return a remark for each action that is ticked as limited and as something else: it is not only for them."""
    both = [line for line in ledger.lines if "limited" in line.scopes and len(line.scopes) > 1]
    return tuple(Said(f"kit.exercise.{KIND}.twice", {"action": _deed(line)}) for line in both[:_MOST])


def _deed(line: Line) -> Fact:
    return Deed(line.goal, line.action, line.title)
