"""The second reader: pdfplumber, another text engine (pdfminer) with its own table finder.

It is asked what stands in boxes that the first reader found. Where its own table finder has a cell there, it
answers with that cell's text, so that it also vouches for the cell's borders.
"""

import gc
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lcap_extract.gathering import words_from
from lcap_extract.ink import UNREADABLE_CONTRAST, Letter, Word, contrast, line_text, lines_of
from lcap_extract.turning import Box4, Direction, direction_of, held, main_direction
from lcap_extract.watermarks import without_watermarks
from lcap_models.place import Box

__all__ = ["NAME", "SAME_CELL", "Lines", "Pages", "Seen", "lines_at", "shared_part"]

NAME = "pdfplumber"

SAME_CELL = 0.6
"""Two boxes are the same cell if they share at least this part of what both cover."""

DARK = 0.35
"""Letters darker than this are visible wherever they stand (dark cells hold white letters)."""

MARGIN = 1.0
"""Points around a box that is no cell: the engines measure letters a little differently."""

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What pdfplumber sees on a page: its visible words and the cells of its own table finder."""

    words: tuple[Word, ...]
    cells: tuple[Box, ...]


NOTHING = Seen((), ())


class _Frame:
    """From pdfplumber's points to those of the page as held to read: from the corner of its crop box, turned."""

    def __init__(self, page: Any) -> None:
        self.left, self.upper, right, lower = page.cropbox
        self.wide, self.high = right - self.left, lower - self.upper
        self.directions = [_runs(char) for char in page.chars]
        self.runs = main_direction(self.directions)

    def shown(self, x0: float, top: float, x1: float, bottom: float) -> Box4:
        """Return the box from the corner of the page as displayed."""
        return x0 - self.left, top - self.upper, x1 - self.left, bottom - self.upper

    def held(self, x0: float, top: float, x1: float, bottom: float) -> Box4:
        """Return the displayed box on the page as held."""
        if self.runs == "right":
            return x0, top, x1, bottom
        return held((x0, top, x1, bottom), self.runs, self.wide, self.high)


class Pages:
    """The pages of one file, opened once."""

    def __init__(self, data: bytes) -> None:
        import pdfplumber  # noqa: PLC0415  slow to import, not needed by every process

        from lcap_extract.readers.lean import lean  # noqa: PLC0415  imports it, too

        self._lean = lean
        try:
            self._pdf: Any = pdfplumber.open(io.BytesIO(data))
        except Exception:  # pdfminer raises whatever a damaged file makes it raise
            self._pdf = None

    def see(self, number: int) -> Seen:
        """Return what stands on a page; nothing where pdfplumber cannot read it, or not open the file.

        A strange page must not lose the others: without a second reading its figures stay doubtful.
        """
        with _no_garbage_collection():
            try:
                page = self._lean(self._pdf.pages[number - 1])
                frame = _Frame(page)
                words = without_watermarks(words_from(_letters(page, frame)))
                seen = Seen(tuple(words), tuple(_cells(page, frame)))
                page.close()
            except Exception:  # pdfminer raises whatever a damaged page makes it raise
                seen = NOTHING
        return seen


def lines_at(seen: Seen, boxes: Sequence[Box]) -> list[Lines]:
    """Return the lines of visible text in each box, in the order asked."""
    words = [((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2, word) for word in seen.words]
    return [_lines(words, _own_cell(box, seen.cells) or _widened(box)) for box in boxes]


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Keep Python from looking for cycles among a page's hundred thousand small objects: a seventh of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _cells(page: Any, frame: _Frame) -> Iterator[Box]:
    for table in page.find_tables():
        for cell in table.cells:
            yield Box(*frame.held(*frame.shown(*cell)))


def _own_cell(box: Box, cells: Sequence[Box]) -> Box | None:
    best = max(cells, key=lambda cell: shared_part(box, cell), default=None)
    return best if best is not None and shared_part(box, best) >= SAME_CELL else None


def shared_part(a: Box, b: Box) -> float:
    """Return the part of what both boxes cover that they share, 0 to 1."""
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    if wide <= 0 or high <= 0:
        return 0.0
    both = (a.x1 - a.x0) * (a.bottom - a.top) + (b.x1 - b.x0) * (b.bottom - b.top) - wide * high
    return wide * high / both


def _widened(box: Box) -> Box:
    return Box(box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)


def _lines(words: Sequence[tuple[float, float, Word]], box: Box) -> Lines:
    """Return the lines of the words (each with its middle) that stand in the box."""
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    return tuple(map(line_text, lines_of([word for x, y, word in words if x0 <= x <= x1 and top <= y <= bottom])))


def _letters(page: Any, frame: _Frame) -> Iterator[Letter]:
    """Yield the visible letters of a page in content order, in points from the corner of its crop box."""
    fills = [rect for rect in page.rects if rect.get("fill")]
    left, upper, wide, high = frame.left, frame.upper, 2 * frame.wide, 2 * frame.high
    dark: dict[Any, bool] = {}
    for char, runs in zip(page.chars, frame.directions, strict=True):
        text, colour = char["text"], char["non_stroking_color"]
        if text.isspace():
            yield "", 0.0, 0.0, 0.0, 0.0
            continue
        x0, top, x1, bottom = char["x0"] - left, char["top"] - upper, char["x1"] - left, char["bottom"] - upper
        if runs != frame.runs or not (0 <= x0 + x1 <= wide and 0 <= top + bottom <= high):
            continue
        if colour not in dark:
            dark[colour] = _is_dark(colour)
        if dark[colour] or _stands_out(char, fills):
            yield text, *frame.held(x0, top, x1, bottom)


def _runs(char: Any) -> Direction | None:
    along, up = char["matrix"][:2]
    return "right" if up == 0 < along else direction_of(along, up)


def _is_dark(colour: Any) -> bool:
    known = _rgb(colour)
    return known is None or max(known) < DARK


def _stands_out(char: Any, fills: Sequence[Any]) -> bool:
    """Tell whether a light letter can be seen on what lies under it."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    over = reversed(fills)
    under = next((r for r in over if r["x0"] <= x <= r["x1"] and r["top"] <= y <= r["bottom"]), None)
    return _can_be_read(char["non_stroking_color"], under.get("non_stroking_color") if under else (1.0, 1.0, 1.0))


@lru_cache(maxsize=1_000)
def _can_be_read(colour: Any, below: Any) -> bool:
    """Tell whether letters of one of pdfminer's colours can be seen on another; of a pattern nobody knows."""
    over, under = _rgb(colour), _rgb(below)
    return over is None or under is None or contrast(over, under) >= UNREADABLE_CONTRAST


def _rgb(colour: Any) -> tuple[float, float, float] | None:
    """Return red, green, blue of pdfminer's colour (grey, RGB or CMYK numbers), or None for patterns."""
    if isinstance(colour, (int, float)):
        colour = (colour,)
    if not isinstance(colour, (tuple, list)) or not all(isinstance(c, (int, float)) for c in colour):
        return None
    if len(colour) == 1:
        return (colour[0], colour[0], colour[0])
    if len(colour) == 3:
        return (colour[0], colour[1], colour[2])
    if len(colour) == 4:
        cyan, magenta, yellow, black = colour
        return ((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
    return None
