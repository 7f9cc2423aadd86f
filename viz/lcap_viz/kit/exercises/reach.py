"""Level 3, a spare: does the plan reach the percentage that it must reach?"""

from lcap_models.answers import Said
from lcap_models.ledger import Ledger
from lcap_models.ledger.money import minus
from lcap_viz.kit.exercises.model import Answered, Exercise, LeftOut, pages_of, usable
from lcap_viz.kit.exercises.working import difference

__all__ = ["make"]

KIND = "reach"


def make(ledger: Ledger) -> Exercise | LeftOut:
    """Return the exercise from the required and the planned percentage; left out where one is blank or in doubt."""
    required, planned = ledger.required_pct, ledger.planned_pct
    if not (usable(required) and usable(planned)):
        return LeftOut(KIND, "kit.left_out.percentages")
    gap = minus(required, planned, "required % - planned %")
    answers = (
        Answered(Said("kit.figure.required_pct"), required, (), required.pages),
        Answered(Said("kit.figure.planned_pct"), planned, (), planned.pages),
        Answered(Said("kit.figure.points"), gap, (difference(required, planned, gap),), pages_of(gap)),
    )
    missing = gap.value is not None and gap.value > 0
    remarks = (Said(f"kit.exercise.{KIND}.{'missing' if missing else 'reached'}"),)
    disputes = ledger.book.against(gap.sources)
    return Exercise(KIND, 3, (Said(f"kit.exercise.{KIND}.task"),), answers, remarks=remarks, disputes=disputes)
