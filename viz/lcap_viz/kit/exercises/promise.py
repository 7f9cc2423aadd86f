"""Level 2: was last year's promise kept: planned, spent, left, and how much of every 100 dollars."""

from lcap_models.answers import Said
from lcap_models.ledger import Ledger
from lcap_models.ledger.money import percent_of
from lcap_viz.kit.exercises.model import Answered, Exercise, LeftOut, pages_of, usable
from lcap_viz.kit.exercises.working import difference, share

__all__ = ["make"]

KIND = "promise"


def make(ledger: Ledger) -> Exercise | LeftOut:
    """Return the exercise from items 4 and 7 of last year's table; left out where one is blank, 0 or in doubt."""
    last = ledger.last_year
    planned, spent = last.planned, last.spent
    if not (usable(planned) and usable(spent) and planned.value):
        return LeftOut(KIND, "kit.left_out.last_year")
    left = last.unspent
    part = percent_of(spent, planned, "item 7 / item 4")
    answers = [
        Answered(Said("kit.figure.last_planned"), planned, (), planned.pages),
        Answered(Said("kit.figure.last_spent"), spent, (), spent.pages),
        Answered(Said("kit.figure.last_left"), left, (difference(planned, spent, left),), pages_of(left)),
    ]
    if part.value is not None:
        answers.append(Answered(Said("kit.figure.of_100"), part, (share(spent, planned, part),), pages_of(part)))
    kept = "more" if left.value is not None and left.value < 0 else "kept" if not left.value else "less"
    remarks = (Said(f"kit.exercise.{KIND}.{kept}"), Said(f"kit.exercise.{KIND}.estimate"))
    disputes = ledger.book.against(left.sources)
    return Exercise(KIND, 2, (Said(f"kit.exercise.{KIND}.task"),), tuple(answers), remarks=remarks, disputes=disputes)
