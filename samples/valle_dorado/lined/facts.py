"""What an invented plan of these years says: goals, actions, amount lines, ticked boxes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["Action", "Goal", "Line", "Look", "Past", "Plan"]


@dataclass(frozen=True, slots=True)
class Line:
    """One amount as printed ("$0 (repeat expenditure)" too), its source and reference."""

    amount: str
    source: str
    reference: str


@dataclass(frozen=True, slots=True)
class Action:
    """A planned action: what is ticked in its two blocks, its lines by year."""

    number: str
    text: str
    lines: Mapping[str, Sequence[Line]]
    not_included: Sequence[str] = ()
    included: Sequence[str] = ()
    scope: Sequence[str] = ()
    location: str = "All Schools"


@dataclass(frozen=True, slots=True)
class Past:
    """An action of the annual update: lines budgeted and spent."""

    number: str
    planned: str
    actual: str
    budgeted: Sequence[Line]
    spent: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its planned actions and those of the year before."""

    number: str
    text: str
    actions: Sequence[Action]
    past: Sequence[Past] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. `years` are the three planned years, `year` the plan's own, `before` the year reviewed."""

    lea: str
    year: str
    before: str
    years: tuple[str, str, str]
    goals: Sequence[Goal]
    general_fund: str
    in_lcap: str
    lcff: str
    grants: str
    percent: str

    def with_total(self, in_lcap: str) -> "Plan":
        """Return the plan with another amount in its Budget Summary."""
        return replace(self, in_lcap=in_lcap)


@dataclass(frozen=True, slots=True)
class Look:
    """How the form is printed.

    labels: "beside" each box, as on the form of 2017-18; "table": once, at the left of a ruled table (2018-19 on).
    ticks: drawn with lines, small pictures, signs of a font, an X beside the ticked item only,
    the chosen words, or lost on the way to the PDF.
    update: each line in a box of its own, lines made by a web form in one box, lines typed by
    hand with their amount last or first, or a table.
    white_copies: each first-year source and reference repeats the amount in white.
    summary: the vendor's expenditure summary at the end.
    action_heads: the annual update names its actions ("Action 1").
    cells_for_heads: "Action" and its number stand in two cells side by side.
    borders: without, the labelled boxes are told apart by nothing but white room.
    """

    labels: Literal["beside", "table"] = "beside"
    ticks: Literal["drawn", "pictures", "signs", "letters", "words", "lost"] = "drawn"
    update: Literal["boxes", "generated", "typed", "leading", "table"] = "boxes"
    white_copies: bool = False
    summary: bool = False
    action_heads: bool = True
    capitals: bool = True
    borders: bool = True
    cells_for_heads: bool = False
    page_numbers: Literal["top", "bottom"] = "top"
