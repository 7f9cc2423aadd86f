"""Words and ruling lines -> cells, in rows, in grids."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lcap_extract.boxes import cell_boxes, touching
from lcap_extract.ink import PageInk, Word, line_text, lines_of
from lcap_extract.rules import SNAP
from lcap_models.place import Box

__all__ = ["Cell", "GridRow", "grid_rows", "split_by"]

MOST_COMPARED = 1_000_000
"""So many words times boxes are compared at once: a page made to fill the memory has a hundred thousand of each."""


@dataclass(frozen=True)
class Cell:
    """A cell: its box and the visible words whose middle lies in it."""

    box: Box
    words: tuple[Word, ...]

    @cached_property
    def lines(self) -> list[list[Word]]:
        """The cell's words, line by line."""
        return lines_of(self.words)

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """The cell's lines as text."""
        return tuple(line_text(line) for line in self.lines)

    @cached_property
    def text(self) -> str:
        """The cell's text, one space where a line breaks."""
        return " ".join(self.pieces)


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells with one top, from left to right. `grid` numbers the tables of a page; rows of one table share it.

    `ruled` rows stand between lines; where the others begin and end, white and words tell.
    """

    page: int
    grid: int
    cells: tuple[Cell, ...]
    ruled: bool = True

    @property
    def top(self) -> float:
        """The row's upper edge, in points."""
        return self.cells[0].box.top

    @property
    def bottom(self) -> float:
        """The lower edge of the row's lowest cell."""
        return max(cell.box.bottom for cell in self.cells)


def grid_rows(ink: PageInk) -> list[GridRow]:
    """Return the page's table rows from top to bottom, tables side by side one after the other."""
    boxes = cell_boxes(ink.rules)
    if not boxes:
        return []
    words = _by_cell(boxes, ink.words)
    grids = touching(boxes)
    rows: dict[tuple[int, float], list[Cell]] = {}
    for index, (box, grid) in enumerate(zip(boxes, grids, strict=True)):
        rows.setdefault((grid, box.top), []).append(Cell(box, tuple(words[index])))
    found = [
        GridRow(ink.number, grid, tuple(sorted(cells, key=lambda c: c.box.x0))) for (grid, _), cells in rows.items()
    ]
    tops = {row.grid: min(r.top for r in found if r.grid == row.grid) for row in found}
    lefts = {row.grid: min(r.cells[0].box.x0 for r in found if r.grid == row.grid) for row in found}
    return sorted(found, key=lambda row: (tops[row.grid], lefts[row.grid], row.grid, row.top))


def split_by(row: GridRow, below: GridRow) -> GridRow | None:
    """Return the row cut by the columns of the row below, or None where the two do not span the same width."""
    left, right = row.cells[0].box.x0, row.cells[-1].box.x1
    if abs(left - below.cells[0].box.x0) > 2 * SNAP or abs(right - below.cells[-1].box.x1) > 2 * SNAP:
        return None
    words = [word for cell in row.cells for word in cell.words]
    boxes = [Box(cell.box.x0, row.top, cell.box.x1, row.bottom) for cell in below.cells]
    held = _by_cell(boxes, words)
    cells = tuple(Cell(box, tuple(own)) for box, own in zip(boxes, held, strict=True))
    return GridRow(row.page, row.grid, cells, row.ruled)


def _by_cell(boxes: list[Box], words: Sequence[Word]) -> list[list[Word]]:
    """Return each box's words. A word belongs to the smallest box that holds its middle."""
    held: list[list[Word]] = [[] for _ in boxes]
    if not boxes:
        return held
    edges = np.array([(b.x0, b.top, b.x1, b.bottom) for b in boxes])
    smallest = np.argsort((edges[:, 2] - edges[:, 0]) * (edges[:, 3] - edges[:, 1]), kind="stable")
    x0, top, x1, bottom = edges[smallest].T
    middles = np.array([((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2) for w in words]).reshape(-1, 2)
    at_once = max(1, MOST_COMPARED // len(boxes))
    for start in range(0, len(words), at_once):
        x, y = middles[start : start + at_once].T[:, :, None]
        hits = (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
        first = hits.argmax(axis=1)
        inside = hits[np.arange(len(first)), first]
        for word, index, is_in in zip(words[start:], smallest[first].tolist(), inside.tolist(), strict=False):
            if is_in:
                held[index].append(word)
    return held
