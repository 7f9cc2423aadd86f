"""The questions of a board meeting with the plan's answers: sentences, small tables, pages, every number a link."""

from dataclasses import dataclass

from markupsafe import Markup

from lcap_models.answers import Answer, Grid, answers
from lcap_models.ledger import Ledger, Money
from lcap_viz import words
from lcap_viz.report.marks import Marks, capital, sentence

__all__ = ["Answered", "Grids", "answered"]


@dataclass(frozen=True, slots=True)
class Grids:
    """A small table: headings and cells as HTML, and which columns hold numbers."""

    headings: tuple[Markup, ...]
    rows: tuple[tuple[Markup, ...], ...]
    numbers: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """One question and its answer in one language; `status` is the answer's own."""

    number: int
    status: str
    asks: Markup
    says: tuple[Markup, ...]
    tables: tuple[Grids, ...]
    pages: str
    also: tuple[Markup, ...]


def answered(ledger: Ledger, marks: Marks, lang: str) -> tuple[Answered, ...]:
    """Return all questions in order, with what this plan says to each."""
    return tuple(_answered(one, marks, lang) for one in answers(ledger))


def _answered(one: Answer, marks: Marks, lang: str) -> Answered:
    return Answered(
        number=one.number,
        status=one.status,
        asks=sentence(f"ask.{one.number}", lang),
        says=tuple(capital(marks.fact(said, lang)) for said in one.says),
        tables=tuple(_table(grid, marks, lang) for grid in one.grids),
        pages=words.pages_words(one.pages, lang) if one.pages else "",
        also=tuple(marks.finding(finding, lang)[0] for finding in one.disputes),
    )


def _table(grid: Grid, marks: Marks, lang: str) -> Grids:
    rows = tuple(tuple(marks.fact(cell, lang) for cell in row) for row in grid.rows)
    numbers = tuple(all(isinstance(row[n], Money | int) for row in grid.rows) for n in range(len(grid.columns)))
    return Grids(tuple(sentence(column, lang) for column in grid.columns), rows, numbers)
