"""Paragraphs and tables -> imagined pages. Where Word would turn the page is not known, and is not claimed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lcap_extract import limits
from lcap_extract.documents.flow import Block, Paragraph, TableBlock
from lcap_extract.laid_out import Paper, Sheet, Square
from lcap_models.errors import Unreadable
from lcap_models.place import TextPlace

__all__ = ["Laid", "lay_out"]

LINES_OF_A_PAGE = 45
"""An imagined page takes about so many lines of running text; a table is never cut."""

WORDS_OF_A_LINE = 14
"""Words of a printed line, about: a long paragraph counts as several lines."""


@dataclass(slots=True)
class Laid:
    """The file as imagined pages.

    Its lines are counted from 1, cell by cell in tables, a blank cell as one. `cells` has the table, row and cell (from
    0) by the line on which the cell begins; `said` the words of lines of running text.
    """

    paper: Paper = field(default_factory=lambda: Paper(()))
    tables: list[TableBlock] = field(default_factory=list)
    cells: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    said: dict[int, str] = field(default_factory=dict)
    lines: int = 0

    def next_lines(self, count: int, name: str) -> TextPlace:
        """Return the place of the next line and count on."""
        place = TextPlace(self.lines + 1)
        self.lines += max(count, 1)
        if self.lines > limits.MAX_TEXT_LINES:
            raise Unreadable("too_many_lines", file=name, limit=limits.MAX_TEXT_LINES)
        return place


def lay_out(found: Iterable[Block], name: str) -> Laid:
    """Return the blocks on pages. Raises Unreadable for a file with too many lines."""
    laid = Laid()
    sheets = [Sheet(1)]
    used = 0
    for block in found:
        full = used > LINES_OF_A_PAGE
        if isinstance(block, Paragraph):
            if used and (full or block.begins_page):
                sheets.append(Sheet(len(sheets) + 1, grids=sheets[-1].grids))
                used = 0
            for line in block.lines:
                place = laid.next_lines(1, name)
                laid.said[place.line] = line
                sheets[-1].line(line, place)
                used += 1 + len(line.split()) // WORDS_OF_A_LINE
        else:
            sheets[-1].table(_squares(block, laid, name))
            used += sum(max((len(cell.lines) for cell in row), default=1) for row in block.rows)
    laid.paper = Paper(tuple(sheets))
    return laid


def _squares(table: TableBlock, laid: Laid, name: str) -> list[list[Square]]:
    laid.tables.append(table)
    made = []
    for number, row in enumerate(table.rows):
        squares = []
        for index, cell in enumerate(row):
            place = laid.next_lines(len(cell.lines), name)
            laid.cells[place.line] = len(laid.tables) - 1, number, index
            squares.append(Square(cell.lines, cell.column, place, cell.columns, cell.rows))
        made.append(squares)
    return made
