"""Words and ruling lines -> cells, in rows, in grids.

The page is cut along every ruling line into small rectangles; those without a line between them are one cell.
So merged cells, several tables side by side and lines drawn piece by piece need no case of their own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lcap_extract.ink import PageInk, Rule, Word, line_text, lines_of
from lcap_models.place import Box

__all__ = ["Cell", "GridRow", "grid_rows", "split_by"]

SNAP = 2.0
"""Lines closer than this, in points, are one: strokes beside fills, the gap between two filled cells."""

COVERED = 0.7
"""A side is drawn if lines cover at least this part of it; corners are often left open by a point or two."""

REACH = 1.6
"""A line is taken to reach this far beyond its ends, in points: corners rarely meet exactly."""

OPEN_TOGETHER = 3
"""So many lines that end at one height, with no line there, are a table cut open, not chance."""

MAX_LINES = 700
"""More lines than this in one direction are a drawing, not a table."""


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
    """Cells with one top, from left to right. `grid` numbers the tables of a page; rows of one table share it."""

    page: int
    grid: int
    cells: tuple[Cell, ...]

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
    boxes = [box for band in _bands(ink.rules) for box in _cell_boxes(band)]
    if not boxes:
        return []
    words = _by_cell(boxes, ink.words)
    grids = _touching(boxes)
    rows: dict[tuple[int, float], list[Cell]] = {}
    for index, (box, grid) in enumerate(zip(boxes, grids, strict=True)):
        rows.setdefault((grid, box.top), []).append(Cell(box, tuple(words[index])))
    found = [
        GridRow(ink.number, grid, tuple(sorted(cells, key=lambda c: c.box.x0))) for (grid, _), cells in rows.items()
    ]
    tops = {row.grid: min(r.top for r in found if r.grid == row.grid) for row in found}
    lefts = {row.grid: min(r.cells[0].box.x0 for r in found if r.grid == row.grid) for row in found}
    return sorted(found, key=lambda row: (tops[row.grid], lefts[row.grid], row.grid, row.top))


def _snapped(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    groups: list[list[float]] = []
    for value in ordered:
        if groups and value - groups[-1][-1] <= SNAP and value - groups[-1][0] <= 2 * SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _bands(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the lines in bands with white between them: tables one under the other do not share their columns."""
    bands: list[list[Rule]] = []
    lowest = 0.0
    for rule in sorted(rules, key=lambda r: r.y0):
        if not bands or rule.y0 > lowest + 2 * SNAP:
            bands.append([])
        bands[-1].append(rule)
        lowest = max(lowest if len(bands[-1]) > 1 else rule.y1, rule.y1)
    return bands


def _cell_boxes(rules: Sequence[Rule]) -> list[Box]:
    across = [r for r in rules if r.y0 == r.y1]
    down = [r for r in rules if r.x0 == r.x1]
    if len(across) < 2 or len(down) < 2:
        return []
    columns, lines = _chained(down), _turned(_chained(_turned(across)))
    crossed_columns = [c for c in columns if any(_crosses(line, c, 1, -1) for line in lines)]
    crossed_lines = [r for r in lines if any(_crosses(r, column, -1, 1) for column in columns)]
    across, down = across + _ends(crossed_columns, across), down + _sides(crossed_lines, down)
    xs, ys = _snapped([r.x0 for r in down]), _snapped([r.y0 for r in across])
    if not (2 <= len(xs) <= MAX_LINES and 2 <= len(ys) <= MAX_LINES):
        return []
    x, y = np.array(xs), np.array(ys)
    horizontal = _drawn(y, x, [(r.y0, r.x0, r.x1) for r in across])
    vertical = _drawn(x, y, [(r.x0, r.y0, r.y1) for r in down])
    return _regions(xs, ys, horizontal, vertical.T)


def _crosses(line: Rule, column: Rule, beyond_line: int, beyond_column: int) -> bool:
    """Tell whether the two cross, as lines of a table do and an underline does not.

    1 lets the crossing lie at the end of that line, or a little beyond; -1 wants it away from its ends.
    """
    x, y = column.x0, line.y0
    wide, high = 2 * SNAP * beyond_line, 2 * SNAP * beyond_column
    return line.x0 - wide < x < line.x1 + wide and column.y0 - high < y < column.y1 + high


def _chained(down: Sequence[Rule]) -> list[Rule]:
    """Return the vertical lines with pieces drawn one under the other made whole."""
    whole: list[Rule] = []
    for rule in sorted(down, key=lambda r: (round(r.x0 / SNAP), r.y0)):
        last = whole[-1] if whole else None
        if last is not None and abs(last.x0 - rule.x0) <= SNAP and rule.y0 <= last.y1 + 2 * SNAP:
            whole[-1] = Rule(last.x0, last.y0, last.x0, max(last.y1, rule.y1))
        else:
            whole.append(rule)
    return whole


def _turned(rules: Sequence[Rule]) -> list[Rule]:
    return [Rule(r.y0, r.x0, r.y1, r.x1) for r in rules]


def _ends(down: Sequence[Rule], across: Sequence[Rule]) -> list[Rule]:
    """Return the upper and lower ends that were not drawn: a page break cuts a row without closing its cells."""
    return [
        Rule(min(r.x0 for r in group), y, max(r.x0 for r in group), y)
        for pick in (lambda r: r.y0, lambda r: r.y1)
        for y, group in _open_ends(down, pick, [r.y0 for r in across])
    ]


def _sides(across: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """Return the left and right sides that were not drawn: some tables have no outer borders."""
    return [
        Rule(x, min(r.y0 for r in group), x, max(r.y0 for r in group))
        for pick in (lambda r: r.x0, lambda r: r.x1)
        for x, group in _open_ends(across, pick, [r.x0 for r in down])
    ]


def _open_ends(
    rules: Sequence[Rule], pick: Callable[[Rule], float], closing: Sequence[float]
) -> Iterator[tuple[float, list[Rule]]]:
    """Yield (where, rules) for lines that end together where no line of the other direction runs."""
    for where in _snapped([pick(rule) for rule in rules]):
        if any(abs(where - line) <= 2 * SNAP for line in closing):
            continue
        group = [rule for rule in rules if abs(pick(rule) - where) <= SNAP]
        if len(group) >= OPEN_TOGETHER:
            yield where, group


def _drawn(
    lines: NDArray[np.float64], cuts: NDArray[np.float64], rules: list[tuple[float, float, float]]
) -> NDArray[np.bool_]:
    """Return [line, interval between two cuts] -> whether rules cover that side."""
    at, start, end = (np.array(part) for part in zip(*rules, strict=True))
    lengths = np.diff(cuts)
    line = np.abs(lines[None, :] - at[:, None]).argmin(axis=1)
    parts = np.minimum(cuts[None, 1:], end[:, None] + REACH) - np.maximum(cuts[None, :-1], start[:, None] - REACH)
    covered = np.zeros((len(lines), len(lengths)))
    np.add.at(covered, line, np.clip(parts, 0, lengths))
    return np.asarray(covered >= COVERED * lengths, dtype=np.bool_)


def _regions(xs: list[float], ys: list[float], horizontal: NDArray[np.bool_], vertical: NDArray[np.bool_]) -> list[Box]:
    """Join the small rectangles that no line parts; keep the joined ones that are rectangles closed on all sides."""
    rows, columns = len(ys) - 1, len(xs) - 1
    parent = list(range(rows * columns + 1))
    outside = rows * columns

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    across, down = horizontal.tolist(), vertical.tolist()
    for i in range(rows):
        for j in range(columns):
            here = i * columns + j
            if not across[i][j]:
                parent[root(here)] = root(outside if i == 0 else here - columns)
            if not down[i][j]:
                parent[root(here)] = root(outside if j == 0 else here - 1)
            if i == rows - 1 and not across[rows][j]:
                parent[root(here)] = root(outside)
            if j == columns - 1 and not down[i][columns]:
                parent[root(here)] = root(outside)
    members: dict[int, list[tuple[int, int]]] = {}
    beyond = root(outside)
    for i in range(rows):
        for j in range(columns):
            region = root(i * columns + j)
            if region != beyond:
                members.setdefault(region, []).append((i, j))
    return _rectangles(list(members.values()), xs, ys)


def _rectangles(regions: list[list[tuple[int, int]]], xs: list[float], ys: list[float]) -> list[Box]:
    boxes: list[Box] = []
    filled: list[tuple[int, int, int, int]] = []
    for region in regions:
        top, left = min(i for i, _ in region), min(j for _, j in region)
        bottom, right = max(i for i, _ in region), max(j for _, j in region)
        area = (bottom - top + 1) * (right - left + 1)
        if len(region) == area:
            boxes.append(Box(xs[left], ys[top], xs[right + 1], ys[bottom + 1]))
        elif _has_ring(region, top, left, bottom, right):
            filled.append((top, left, bottom, right))
    for top, left, bottom, right in filled:
        whole = Box(xs[left], ys[top], xs[right + 1], ys[bottom + 1])
        holes = [b for b in boxes if _holds(whole, b)]
        if len(holes) <= 4 and not any(_shares_side(a, b) for a in holes for b in holes if a is not b):
            boxes = [b for b in boxes if b not in holes] + [whole]
    return sorted(boxes, key=lambda b: (b.top, b.x0))


def _has_ring(region: list[tuple[int, int]], top: int, left: int, bottom: int, right: int) -> bool:
    cells = set(region)
    return all((i, j) in cells for i in (top, bottom) for j in range(left, right + 1)) and all(
        (i, j) in cells for j in (left, right) for i in range(top, bottom + 1)
    )


def _holds(outer: Box, inner: Box) -> bool:
    return outer.x0 < inner.x0 and outer.top < inner.top and outer.x1 > inner.x1 and outer.bottom > inner.bottom


def _shares_side(a: Box, b: Box) -> bool:
    beside = (a.x1 == b.x0 or b.x1 == a.x0) and min(a.bottom, b.bottom) > max(a.top, b.top)
    above = (a.bottom == b.top or b.bottom == a.top) and min(a.x1, b.x1) > max(a.x0, b.x0)
    return beside or above


def _touching(boxes: list[Box]) -> list[int]:
    """Return a number for each box; boxes that share a side, directly or through others, have the same."""
    parent = list(range(len(boxes)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    by_left: dict[float, list[int]] = {}
    by_top: dict[float, list[int]] = {}
    for index, box in enumerate(boxes):
        by_left.setdefault(box.x0, []).append(index)
        by_top.setdefault(box.top, []).append(index)
    for index, box in enumerate(boxes):
        for other in (*by_left.get(box.x1, ()), *by_top.get(box.bottom, ())):
            if _shares_side(box, boxes[other]):
                parent[root(index)] = root(other)
    return [root(index) for index in range(len(boxes))]


def _by_cell(boxes: list[Box], words: Sequence[Word]) -> list[list[Word]]:
    """Return each box's words. A word belongs to the smallest box that holds its middle."""
    held: list[list[Word]] = [[] for _ in boxes]
    if not boxes:
        return held
    edges = np.array([(b.x0, b.top, b.x1, b.bottom) for b in boxes])
    area = (edges[:, 2] - edges[:, 0]) * (edges[:, 3] - edges[:, 1])
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        hits = np.flatnonzero((edges[:, 0] <= x) & (x <= edges[:, 2]) & (edges[:, 1] <= y) & (y <= edges[:, 3]))
        if len(hits):
            held[int(hits[area[hits].argmin()])].append(word)
    return held


def split_by(row: GridRow, below: GridRow) -> GridRow | None:
    """Return the row cut by the columns of the row below, or None where the two do not span the same width."""
    left, right = row.cells[0].box.x0, row.cells[-1].box.x1
    if abs(left - below.cells[0].box.x0) > 2 * SNAP or abs(right - below.cells[-1].box.x1) > 2 * SNAP:
        return None
    words = [word for cell in row.cells for word in cell.words]
    boxes = [Box(cell.box.x0, row.top, cell.box.x1, row.bottom) for cell in below.cells]
    held = _by_cell(boxes, words)
    return GridRow(row.page, row.grid, tuple(Cell(box, tuple(own)) for box, own in zip(boxes, held, strict=True)))
