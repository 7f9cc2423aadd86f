"""The ledger's lines: the actions that count (Table 2), each with its LCFF dollars and what the plan says about it."""

from collections.abc import Callable
from dataclasses import dataclass

from lcap_models import views
from lcap_models.ledger.book import Book
from lcap_models.ledger.money import NOTHING, Money
from lcap_models.narrative import description
from lcap_models.terms import Spot, groups_of, place_of
from lcap_models.topics import topics_of

__all__ = ["Classify", "Line", "lines_of", "main_topic"]

TOTALS = ("ca_item_4", "ca_total_column")
"""The identities that add up the LCFF dollars of Table 2."""

Classify = Callable[[str, str], str]
"""From an action's title and description to the id of its main topic."""


@dataclass(frozen=True, slots=True)
class Line:
    """One contributing action: one row of Table 2. `row` counts from 1.

    `scopes` holds "leawide", "limited", "schoolwide", each at most once; `groups` the ids of
    `lcap_models.terms.groups_of`, `groups_words` the cell itself. `topic` is the id of its main topic.
    """

    goal: str
    action: str
    title: str
    contributing: bool | None
    scopes: tuple[str, ...]
    groups: tuple[str, ...]
    groups_words: str
    spot: Spot
    topic: str
    lcff: Money
    planned_pct: Money
    row: int
    page: int | None

    @property
    def no_money(self) -> bool:
        """Whether it surely has no LCFF dollars: a blank or a zero that is not in doubt."""
        return not self.lcff.value and not self.lcff.doubtful

    @property
    def unread(self) -> bool:
        """Whether its LCFF dollars could not be read: something stands there, and no number is known."""
        return self.lcff.value is None and self.lcff.doubtful


def main_topic(title: str, description: str) -> str:
    """Return the id of an action's main topic (`lcap_models.topics`)."""
    return topics_of(title, description).main


def lines_of(book: Book, classify: Classify) -> tuple[Line, ...]:
    """Return the contributing actions in printed order.

    A row of Table 2 that says No is none, unless the printed total adds it up.
    """
    added = _added_up(book)
    actions = views.contributing(book.plan)
    kept = (action for action in actions if action.contributing is not False or action.row in added)
    return tuple(_line(book, action, classify) for action in kept)


def _added_up(book: Book) -> frozenset[int]:
    """Return the rows of Table 2 with dollars that a printed total adds up."""
    results = [result for key in TOTALS if (result := book.result(key)) is not None and result.outcome == "holds"]
    return frozenset(named.row for result in results for named in result.figures if named.row and named.figure.value)


def _line(book: Book, action: views.ContributingAction, classify: Classify) -> Line:
    text = description(book.plan, action.goal, action.action, action.title)
    return Line(
        goal=action.goal,
        action=action.action,
        title=action.title,
        contributing=action.contributing,
        scopes=action.scopes,
        groups=groups_of(action.groups),
        groups_words=" ".join(action.groups.split()),
        spot=place_of(action.location),
        topic=classify(action.title, text),
        lcff=book.printed(action.lcff),
        planned_pct=book.printed(action.planned_pct) if action.planned_pct else NOTHING,
        row=action.row,
        page=action.page,
    )
