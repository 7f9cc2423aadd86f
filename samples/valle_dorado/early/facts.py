"""What an invented plan of these years says: goals, the actions of three years, those of the year before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Action", "Box", "Goal", "Look", "Past", "Plan", "Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """An amount as the box prints it, and the words that tell its source and what it pays for."""

    amount: str
    source: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of expenditures: its printed lines (each may wrap), and the amounts in it. Words alone are a row too."""

    printed: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Action:
    """A planned action of one year. `groups` are its ticked items; `other` the words after the last one."""

    text: str
    scope: str
    groups: Sequence[str]
    money: Box
    other: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """An action of the annual update."""

    planned: str
    actual: str
    scope: str
    groups: Sequence[str]
    budgeted: Box
    spent: Box


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with the actions of each planned year, and those of the year before."""

    number: str
    text: str
    years: Mapping[str, Sequence[Action]]
    past: Sequence[Past] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. `years` are the three planned years, `before` the year that the annual update looks back on."""

    lea: str
    years: tuple[str, str, str]
    before: str
    goals: Sequence[Goal]
    grants: str
    percent: str


@dataclass(frozen=True, slots=True)
class Look:
    """How the form is printed.

    ticks: an X among underscores, boxes drawn with lines, or signs of a font.
    numbers: actions are numbered in their words ("1.2 Reading coaches"), as the vendor's form does.
    goal_label: "GOAL 1:", or "GOAL:" with the number before the goal's words, or in neither.
    heads: the table's heads are printed again on each page.
    one_head_row: the annual update's four heads stand in one row, not in two.
    scope_rows: the annual update prints scope and check list under each action.
    borders: without, columns are told apart by nothing but white room.
    summary: the vendor's section 4.
    """

    ticks: Literal["letters", "drawn", "signs"] = "letters"
    numbers: bool = False
    goal_label: Literal["label", "words", "none"] = "label"
    heads: bool = True
    one_head_row: bool = False
    scope_rows: bool = True
    borders: bool = True
    summary: bool = False
