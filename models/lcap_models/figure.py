"""A figure and its proof: the value, the text as printed, where it stands, who read it, how sure we are.

Money is Decimal dollars, percentages are as printed (14.679 for 14.679%).
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from lcap_models.place import Place

__all__ = ["Figure", "Reading", "State", "Unit"]

Unit = Literal["usd", "percent", "count"]


class State(StrEnum):
    """How sure we are of a figure. Derived by `lcap_models.proof`, never set by a reader."""

    PROVED = "proved"
    """A money sum that the document prints covers it, and every such sum holds to the cent."""
    READ = "read"
    """Two independent readers agree on it, or the same number stands at two other places."""
    DOUBTFUL = "doubtful"
    """It has a value that nothing confirms, or printed digits that are no number."""
    MISSING = "missing"
    """The cell is there and blank, or holds words such as "No carryover". Never 0."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader saw in the figure's box: its text and the number in it (None: no number)."""

    reader: str
    text: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number, or the blank where one could stand.

    `state` and `reason` are filled in by `lcap_models.proof.prove`; before that a figure is doubtful
    for the reason "not_checked". `reason` is a key of the catalogs (`reason.<key>`).
    """

    value: Decimal | None
    text: str
    unit: Unit
    place: Place
    readings: tuple[Reading, ...] = ()
    state: State = State.DOUBTFUL
    reason: str = "not_checked"

    def with_state(self, state: State, reason: str) -> "Figure":
        """Return the same figure in another state."""
        return Figure(self.value, self.text, self.unit, self.place, self.readings, state, reason)
