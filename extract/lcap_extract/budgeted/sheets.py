"""A page as lines: in cells, and between them. Page numbers and footers are left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lcap_extract.budgeted.spellings import is_furniture, is_left_over, is_lone_heading, is_number, spellings
from lcap_extract.grids import Cell, GridRow
from lcap_extract.ink import PageInk, Word, line_text, lines_of, union
from lcap_models.place import Box

__all__ = ["Line", "Sheet", "parted", "sheet_of"]

APART = 1.2
"""Words of one line with a gap wider than this part of their height are two things side by side."""

FAR = 40.0
"""The number of a heading stands at most this far right of its word, in points."""


UNEVEN = 3.0
"""On a picture, lines side by side begin within so many points: their ink differs, the page may lie a hair askew."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, in one cell or between cells. `whole` is the text of the whole cell or of the whole line.

    `beside`: the words of `whole` that stand on the same line, or are the number of a heading that stands by itself.
    """

    page: int
    words: tuple[Word, ...]
    cell: Cell | None
    whole: str
    beside: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The line's text."""
        return line_text(self.words)

    @property
    def box(self) -> Box:
        """The rectangle around its words."""
        return union(word.box for word in self.words)

    @property
    def middle(self) -> float:
        """Half way between its left and right end."""
        return (self.words[0].x0 + self.words[-1].x1) / 2

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number, size, and lines from top to bottom (those of one cell stay together), its cells.

    `on_picture`: OCR saw it; words may be missing.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    cells: tuple[Cell, ...]
    on_picture: bool = False


def sheet_of(ink: PageInk, rows: Sequence[GridRow], *, on_picture: bool = False) -> Sheet:
    """Return the page's lines. Lines between cells are cut where a wide gap parts them."""
    edge = _furniture_words(ink)
    cells = tuple(_without(cell, edge) for row in rows for cell in row.cells)
    inside = {id(word) for cell in cells for word in cell.words}
    found: list[Line] = []
    for cell in cells:
        found += [Line(ink.number, tuple(line), cell, cell.text) for line in cell.lines]
    free = [word for word in ink.words if id(word) not in inside and id(word) not in edge]
    for words in lines_of(free):
        whole = line_text(words)
        if is_left_over(whole):
            continue
        found += [Line(ink.number, part, None, whole, tuple(words)) for part in parted(words)]
    for line in [line for line in found if is_lone_heading(line.whole)]:
        number = _number_of(line, found)
        if number is not None:
            found[found.index(line)] = replace(line, whole=f"{line.whole} {number.whole}", beside=number.words)
            found.remove(number)
    found.sort(key=_order)
    return Sheet(
        ink.number, ink.width, ink.height, tuple(_by_height(found) if on_picture else found), cells, on_picture
    )


def _number_of(line: Line, lines: Sequence[Line]) -> Line | None:
    """Return the number of the heading "Action" or "Goal", which may stand in the next cell, or under it."""
    box = line.cell.box if line.cell else line.box
    near = [
        other
        for other in lines
        if is_number(other.whole)
        and (_beside(box, other.box, FAR) or _under(line.box, other.box, line.bottom - line.top))
    ]
    return min(near, key=lambda other: abs(other.top - line.top) + abs(other.words[0].x0 - box.x1), default=None)


def _beside(a: Box, b: Box, far: float) -> bool:
    return min(a.bottom, b.bottom) > max(a.top, b.top) and 0 <= b.x0 - a.x1 + 1 <= far


def _under(a: Box, b: Box, height: float) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0) and 0 <= b.top - a.bottom + 2 <= height


def _order(line: Line) -> tuple[float, float]:
    return round(line.top, 1), line.words[0].x0


def _by_height(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines that are sorted by their tops, those side by side from left to right, whichever stands a hair higher.

    What stands in a row's first cell says whose row it is: it comes before the amounts beside it.
    """
    row: list[Line] = []
    for line in lines:
        if row and line.top - row[0].top > UNEVEN:
            yield from sorted(row, key=_left)
            row = []
        row.append(line)
    yield from sorted(row, key=_left)


def _left(line: Line) -> float:
    return line.words[0].x0


def parted(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield the parts of a line that wide gaps separate."""
    start = 0
    for index, (left, right) in enumerate(pairwise(words), 1):
        if right.x0 - left.x1 > APART * _height(left, right):
            yield tuple(words[start:index])
            start = index
    yield tuple(words[start:])


def _height(left: Word, right: Word) -> float:
    """Return how high a word is; a dash, whose ink is low on a picture, is as high as the next word."""
    low = not any(letter.isalnum() for letter in left.text)
    return max(word.bottom - word.top for word in ((left, right) if low else (left,)))


def _furniture_words(ink: PageInk) -> set[int]:
    margin = float(spellings()["furniture_margin"])
    near = [word for word in ink.words if word.bottom < margin or word.top > ink.height - margin]
    found: set[int] = set()
    for line in lines_of(near):
        if is_furniture(line_text(line)):
            found |= {id(word) for word in line}
    return found


def _without(cell: Cell, words: set[int]) -> Cell:
    if not any(id(word) in words for word in cell.words):
        return cell
    return Cell(cell.box, tuple(word for word in cell.words if id(word) not in words))
