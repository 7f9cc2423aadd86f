"""What an exercise is: a task, places to write, and its answers, all from one plan."""

from dataclasses import dataclass
from typing import Literal

from lcap_models.answers import Fact, Said
from lcap_models.findings import Finding
from lcap_models.ledger import Money

__all__ = ["Answered", "Exercise", "LeftOut", "Task", "pages_of", "sure", "usable"]

Level = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Answered:
    """One line of the answer key: what was asked, the answer, how it comes about, and where it stands.

    `working` shows the sum with its numbers, or is empty where the answer is read off the page. `pages` are those of
    the figures; a file without pages has none.
    """

    label: Said
    value: Fact
    working: tuple[Said, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise. `kind` names its words in the catalogs (`kit.exercise.<kind>.…`).

    `gives` are the rows of a small table that the task prints (options, actions to add up); `answers` is the key.
    `remarks` are what a trainer should know: traps, what else is right, what the plan says against a figure.
    """

    kind: str
    level: Level
    task: tuple[Said, ...]
    answers: tuple[Answered, ...]
    gives: tuple[tuple[Fact, ...], ...] = ()
    headings: tuple[str, ...] = ()
    remarks: tuple[Said, ...] = ()
    disputes: tuple[Finding, ...] = ()
    space: int = 3
    """Lines to work on."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise that this plan does not carry: `why` is a key of the catalogs."""

    kind: str
    why: str


Task = Exercise | LeftOut


def usable(money: Money) -> bool:
    """Tell whether an amount may stand in an exercise: it has a value that is not in doubt."""
    return money.value is not None and not money.doubtful


def sure(money: Money) -> bool:
    """Tell whether an amount is usable and the plan prints no other number for it."""
    return usable(money) and not money.contested


def pages_of(*amounts: Money) -> tuple[int, ...]:
    """Return the pages of the figures behind the amounts, in order, each once."""
    return tuple(sorted({page for money in amounts for page in money.pages}))
