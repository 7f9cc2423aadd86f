"""Tables whose cells are known, laid out on paper that is only imagined, for the modules that read pages.

A workbook or a Word file says which cell is which, so that no line has to be searched for. Laid out here, its tables
and sentences are read by the same code and the same wording data as a page of a PDF. The imagined pages and boxes never
leave `lcap_extract`: `Paper.place_of` gives each back its place in the file.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from lcap_extract.grids import Cell, GridRow
from lcap_extract.ink import PageInk, Rule, Word
from lcap_extract.letters import as_read
from lcap_extract.pages import PageText
from lcap_models.place import Box, Place

__all__ = ["Paper", "Sheet", "Square"]

COLUMN, LINE, LETTERS, MARGIN = 100.0, 12.0, 10.0, 20.0
"""Width of a column, distance and height of lines, left margin, in points."""

LEAST_WIDE = 612.0
"""A page is at least this wide, in points."""

PART_OF_COLUMN = 0.4
"""Words fill this part of their column, so that no line of a cell looks cut by the column."""

ASIDE, TURNS = 4.0, 24
"""Each table stands so far to the right of the one before, and after so many again at the left: tables near each other
share no column line, so that none is taken for the rest of another, and hardly differ where one heads the next."""


@dataclass(frozen=True, slots=True)
class Square:
    """A cell: its printed lines, its first column from 0, how many columns and rows it spans, its place in the file."""

    lines: tuple[str, ...]
    column: int
    place: Place
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Sheet:
    """A page being filled from top to bottom. `grids` counts the tables, on from those of the page before."""

    number: int
    y: float = LINE
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    rows: list[GridRow] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    places: dict[Box, Place] = field(default_factory=dict)
    tops: list[float] = field(default_factory=list)
    at: list[Place] = field(default_factory=list)
    grids: int = 0
    right: float = LEAST_WIDE

    def line(self, text: str, place: Place) -> None:
        """Print a line of running text."""
        self._note(self.y, place)
        self.text.append(text)
        self._print(text, MARGIN, self.y, min(5.0, LEAST_WIDE / max(len(text), 1)))
        self.y += LINE

    def table(self, rows: Sequence[Sequence[Square]]) -> None:
        """Print a table, one row after the other; a cell that spans several rows stands in the first of them."""
        self.grids += 1
        left = MARGIN + ASIDE * (self.grids % TURNS)
        tops = [self.y]
        for row in rows:
            tops.append(tops[-1] + LINE * max((len(square.lines) for square in row if square.rows == 1), default=1) + 2)
        tallest = [len(square.lines) * LINE for row in rows for square in row if square.rows > 1]
        tops[-1] += max(tallest, default=0.0) and max(0.0, max(tallest) - (tops[-1] - tops[0]))
        for index, row in enumerate(rows):
            if row:
                self._row(row, index, tops, left)
        self.y = tops[-1] + LINE

    def _row(self, row: Sequence[Square], index: int, tops: Sequence[float], left: float) -> None:
        self._note(tops[index], row[0].place)
        cells = []
        for square in row:
            x0 = left + COLUMN * square.column
            bottom = tops[min(index + square.rows, len(tops) - 1)]
            box = Box(x0, tops[index], x0 + COLUMN * square.columns, bottom)
            first = len(self.words)
            for number, line in enumerate(square.lines):
                wide = PART_OF_COLUMN * (box.x1 - box.x0)
                self._print(line, x0 + 3, box.top + 1 + LINE * number, min(5.0, wide / max(len(line), 1)))
            cells.append(Cell(box, tuple(self.words[first:])))
            self.places[box] = square.place
            self._frame(box)
        self.rows.append(GridRow(self.number, self.grids, tuple(cells)))
        self.text.append(" ".join(" ".join(square.lines) for square in row if square.lines))

    def _frame(self, box: Box) -> None:
        self.right = max(self.right, box.x1 + MARGIN)
        self.rules += [
            Rule(box.x0, box.top, box.x1, box.top),
            Rule(box.x0, box.bottom, box.x1, box.bottom),
            Rule(box.x0, box.top, box.x0, box.bottom),
            Rule(box.x1, box.top, box.x1, box.bottom),
        ]

    def _note(self, top: float, place: Place) -> None:
        self.tops.append(top)
        self.at.append(place)

    def _print(self, text: str, x: float, y: float, wide: float) -> None:
        for piece in text.split():
            word = as_read(piece)
            if word:
                order = len(self.words)
                self.words.append(Word(word, x, y, x + wide * len(piece), y + LETTERS, order))
            x += wide * (len(piece) + 1)
            self.right = max(self.right, x + MARGIN)

    @property
    def ink(self) -> PageInk:
        """The page as words and lines."""
        return PageInk(self.number, self.right, self.y + LINE, tuple(self.words), tuple(self.rules))

    @property
    def page_text(self) -> PageText:
        """The page's text, a line for each printed line or row."""
        return PageText.of(self.number, "\n".join(as_read(line) for line in self.text))

    def place_of(self, box: Box) -> Place:
        """Return the place of a cell, or of the line or row that the box begins in."""
        if box in self.places:
            return self.places[box]
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        cells = (cell for cell in self.places if cell.top <= y <= cell.bottom)
        held = next((cell for cell in cells if cell.x0 <= box.x0 and x <= cell.x1 and box.x1 <= cell.x1), None)
        if held is not None:
            return self.places[held]
        return self.at[max(bisect_right(self.tops, box.top + LINE / 2) - 1, 0)]


@dataclass(frozen=True, slots=True)
class Paper:
    """All pages of a file that has none, from 1."""

    sheets: tuple[Sheet, ...]

    def place_of(self, page: int, box: Box) -> Place:
        """Return the place in the file of what stands in that box of that imagined page."""
        return self.sheets[page - 1].place_of(box)

    def words_in(self, page: int, box: Box) -> tuple[str, ...]:
        """Return the words whose middle lies in the box."""
        return tuple(
            word.text
            for word in self.sheets[page - 1].words
            if box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= (word.top + word.bottom) / 2 <= box.bottom
        )
