"""Exercises from a plan's own figures, with an answer key worked out of the same figures: `exercises_of(ledger)`.

One module each; a spare takes the place of one that the plan does not carry.
"""

from dataclasses import dataclass

from lcap_models.ledger import Ledger
from lcap_viz.kit.exercises import (
    add_up,
    find_page,
    follow_action,
    only_for,
    promise,
    reach,
    trade_off,
    two_places,
    write_question,
)
from lcap_viz.kit.exercises.model import Answered, Exercise, LeftOut

__all__ = ["Answered", "Exercise", "Exercises", "LeftOut", "exercises_of"]

_MAKERS = (find_page, follow_action, add_up, promise, only_for, two_places, trade_off, write_question)
_SPARE = reach


@dataclass(frozen=True, slots=True)
class Exercises:
    """The exercises of a plan, the easiest first, and those that it does not carry."""

    given: tuple[Exercise, ...]
    left_out: tuple[LeftOut, ...]


def exercises_of(ledger: Ledger) -> Exercises:
    """Return at most eight exercises; where one is left out, the spare stands in if the plan carries it."""
    made = [maker.make(ledger) for maker in _MAKERS]
    left_out = tuple(one for one in made if isinstance(one, LeftOut))
    given = [one for one in made if isinstance(one, Exercise)]
    if left_out and isinstance(spare := _SPARE.make(ledger), Exercise):
        given.append(spare)
    return Exercises(tuple(sorted(given, key=lambda one: one.level)), left_out)
