"""What an answer is: sentences by key with their amounts, small tables, and what the plan says against its figures."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from lcap_models.findings import Finding, Label, Named
from lcap_models.ledger import Book, Kept, Ledger, Line, Money
from lcap_models.place import page_of

__all__ = ["MOST_SHOWN", "Answer", "Cell", "Deed", "Fact", "Grid", "Said", "Status", "deed_of", "ended", "page_of_row"]

MOST_SHOWN = 10
"""How many of the largest actions are shown."""

Status = Literal["answered", "not in the plan", "other document"]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence (or a name) of the catalogs and what fills it."""

    key: str
    facts: "Mapping[str, Fact]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deed:
    """An action by its numbers and its title, in the plan's words."""

    goal: str
    action: str
    title: str


Fact = Money | Said | Label | Deed | str | int
"""An amount, words of the catalogs, an action, words of the plan, or a count."""

Cell = Fact


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table: `columns` are keys of the catalogs, each row has one cell per column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `says` begins with the answer itself; explanations follow. `disputes` are the findings in which the plan
    contradicts a figure of the answer. `also` are amounts that no sentence shows but that belong to the proof.
    """

    number: int
    status: Status
    says: tuple[Said, ...]
    grids: tuple[Grid, ...] = ()
    disputes: tuple[Finding, ...] = ()
    also: tuple[Money, ...] = ()

    @property
    def case(self) -> str:
        """The key of the first sentence."""
        return self.says[0].key

    @property
    def amounts(self) -> tuple[Money, ...]:
        """Every amount of the answer, each once, in the order in which it appears."""
        cells = (cell for grid in self.grids for row in grid.rows for cell in row)
        found = [amount for fact in (*self.says, *cells) for amount in _amounts_in(fact)]
        return tuple(dict.fromkeys((*found, *self.also)))

    @property
    def figures(self) -> tuple[Named, ...]:
        """The plan's figures behind the answer, each once."""
        return tuple({named.address: named for amount in self.amounts for named in amount.sources}.values())

    @property
    def computed(self) -> tuple[Money, ...]:
        """The amounts that we worked out."""
        return tuple(amount for amount in self.amounts if amount.computed and amount.value is not None)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of its figures, in order, each once."""
        found = {page for named in self.figures if (page := page_of(named.figure.place)) is not None}
        return tuple(sorted(found))

    @property
    def doubtful(self) -> bool:
        """Whether an amount that it shows could not be confirmed."""
        return any(amount.doubtful for amount in self.amounts)

    @property
    def contested(self) -> bool:
        """Whether the plan prints another number for an amount that it shows."""
        return any(amount.contested for amount in self.amounts)


def _amounts_in(fact: Fact) -> Iterator[Money]:
    if isinstance(fact, Money):
        yield fact
    if isinstance(fact, Said):
        for inner in fact.facts.values():
            yield from _amounts_in(inner)


def deed_of(line: Line | Kept) -> Deed:
    """Return the action of a line of the ledger."""
    return Deed(line.goal, line.action, line.title)


def page_of_row(line: Line | Kept) -> str:
    """Return the page on which a line's row starts, or nothing where the file has no pages."""
    return "" if line.page is None else str(line.page)


def ended(ledger: Ledger, answer: Answer, *more: Finding) -> Answer:
    """Return the answer with what the plan says against its figures; `more` findings belong to it anyway."""
    book = ledger.book
    found = [*more, *book.against(answer.figures), *_of_another_year(book, answer)]
    for part, column in sorted(_columns(answer)):
        found += book.against_column(part, column)
    return replace(answer, disputes=tuple({finding.id: finding for finding in found}.values()))


def _of_another_year(book: Book, answer: Answer) -> list[Finding]:
    """Return the findings that a table behind the answer is headed with another year than the plan's."""
    parts = {named.part for named in answer.figures}
    return [one for one in book.findings if one.check == "table_years" and one.figures[0].part in parts]


def _columns(answer: Answer) -> set[tuple[str, str]]:
    """Return the columns of which a contested amount of the answer adds up several cells."""
    counts = (
        Counter((named.part, named.key) for named in money.sources if named.row)
        for money in answer.amounts
        if money.contested
    )
    return {column for counted in counts for column, cells in counted.items() if cells > 1}
