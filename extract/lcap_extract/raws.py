"""Cells, rows and tables while they are still text with places."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lcap_extract.grids import Cell
from lcap_extract.ink import Word, line_text, lines_of
from lcap_extract.wording import squash, words
from lcap_models.place import Box

__all__ = ["Part", "RawCell", "RawRow", "RawTable", "raw_cell"]

WRAP_SLACK = 14.0
"""A number was cut by its column if its first line leaves less room than this (padding and one letter), in points."""

WRAP_SHARE = 0.35
"""... and besides, less than this share of the column: words break at spaces, and columns differ in padding."""


@dataclass(frozen=True, slots=True)
class Part:
    """A cell, or the part of it on one page: page, box, its lines, and whether the first of them fills the cell."""

    page: int
    box: Box
    lines: tuple[str, ...]
    full: bool = True


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell's text with its parts (two where a page break cuts it)."""

    parts: tuple[Part, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines, over pages."""
        return tuple(line for part in self.parts for line in part.lines)

    @property
    def text(self) -> str:
        """All lines with one space between."""
        return " ".join(self.lines)

    @property
    def wrapped(self) -> bool:
        """Whether its lines can be one number that the column or the page cut: never two cells side by side."""
        filled = [part for part in self.parts if part.lines]
        apart = len({part.page for part in filled}) == len(filled)
        return apart and all(part.full for part in filled if len(part.lines) > 1 or part is not filled[-1])

    def with_more(self, other: "RawCell") -> "RawCell":
        """Return the cell with the part from the next page appended."""
        return RawCell((*self.parts, *other.parts)) if other.lines else self


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as text, by column key; `page` and `box` where it starts.

    `brought`: pages on which a piece of the row without a number of its own brought it amounts.
    """

    page: int
    box: Box
    cells: dict[str, RawCell]
    brought: frozenset[int] = frozenset()


@dataclass(slots=True)
class RawTable:
    """A table in the making. `stray` counts printed amounts on its pages that found no place.

    `lineless` says that rows of it, or its header, stand on a page without lines between them; `loose` are pages on
    which a piece of a row was then found whose row is not known.
    `at` is the row that was printed last and `at_page` its page: what a page break cut goes on there.
    """

    kind: str
    year: str
    heading: str
    columns: list[str] = field(default_factory=list)
    rows: list[RawRow] = field(default_factory=list)
    totals: dict[str, RawCell] = field(default_factory=dict)
    pages: set[int] = field(default_factory=set)
    stray: int = 0
    lineless: bool = False
    loose: set[int] = field(default_factory=set)
    at: int = -1
    at_page: int = 0


def raw_cell(page: int, cells: Sequence[Cell]) -> RawCell:
    """Return the cells of one column of one row as one raw cell."""
    return RawCell(tuple(_part(page, cell) for cell in cells))


def _part(page: int, cell: Cell) -> Part:
    lines, texts = cell.lines, cell.pieces
    if any(squash(word.text) in words().debris for word in cell.words):
        lines = lines_of([word for word in cell.words if squash(word.text) not in words().debris])
        texts = tuple(line_text(line) for line in lines)
    return Part(page, cell.box, texts, full=bool(lines) and _fills(lines[0], cell.box))


def _fills(line: Sequence[Word], box: Box) -> bool:
    used, room = line[-1].x1 - line[0].x0, box.x1 - box.x0
    return room - used <= WRAP_SLACK + WRAP_SHARE * room
