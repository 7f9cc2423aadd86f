"""Ruling lines -> the boxes of cells.

The page is cut along every ruling line into small rectangles; those without a line between them are one cell.
So merged cells, several tables side by side and lines drawn piece by piece need no case of their own.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lcap_extract.ink import Rule
from lcap_extract.rules import across_and_down, bands, snapped
from lcap_models.place import Box

__all__ = ["cell_boxes", "touching"]

COVERED = 0.7
"""A side is drawn if lines cover at least this part of it; corners are often left open by a point or two."""

REACH = 1.6
"""A line is taken to reach this far beyond its ends, in points: corners rarely meet exactly."""

MAX_LINES = 700
"""More lines than this in one direction are a drawing, not a table."""


class _Groups:
    """Things that belong together, directly or through others (union-find)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def of(self, i: int) -> int:
        """Return the number of the group that `i` is in."""
        parent = self._parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Put the groups of the two together."""
        self._parent[self.of(i)] = self.of(j)


def cell_boxes(rules: Sequence[Rule]) -> list[Box]:
    """Return the boxes of all cells that the lines draw."""
    return [box for band in bands(rules) for box in _boxes_of_band(band)]


def _boxes_of_band(rules: Sequence[Rule]) -> list[Box]:
    across, down = across_and_down(rules)
    if len(across) < 2 or len(down) < 2:
        return []
    xs, ys = snapped([r.x0 for r in down]), snapped([r.y0 for r in across])
    if not (2 <= len(xs) <= MAX_LINES and 2 <= len(ys) <= MAX_LINES):
        return []
    x, y = np.array(xs), np.array(ys)
    horizontal = _drawn(y, x, [(r.y0, r.x0, r.x1) for r in across])
    vertical = _drawn(x, y, [(r.x0, r.y0, r.y1) for r in down])
    return _rectangles(_regions(horizontal, vertical.T), xs, ys)


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


def _regions(horizontal: NDArray[np.bool_], vertical: NDArray[np.bool_]) -> list[list[tuple[int, int]]]:
    """Return the small rectangles (row, column) in groups that no line parts, without those open to the outside."""
    rows, columns = vertical.shape[0], horizontal.shape[1]
    outside = rows * columns
    groups = _Groups(outside + 1)
    across, down = horizontal.tolist(), vertical.tolist()
    for i in range(rows):
        for j in range(columns):
            here = i * columns + j
            if not across[i][j]:
                groups.join(here, outside if i == 0 else here - columns)
            if not down[i][j]:
                groups.join(here, outside if j == 0 else here - 1)
            if (i == rows - 1 and not across[rows][j]) or (j == columns - 1 and not down[i][columns]):
                groups.join(here, outside)
    members: dict[int, list[tuple[int, int]]] = {}
    for i in range(rows):
        for j in range(columns):
            members.setdefault(groups.of(i * columns + j), []).append((i, j))
    members.pop(groups.of(outside), None)
    return list(members.values())


def _rectangles(regions: list[list[tuple[int, int]]], xs: list[float], ys: list[float]) -> list[Box]:
    """Return the groups that are rectangles; one with a few marks inside (a highlighted word) is whole."""
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


def touching(boxes: list[Box]) -> list[int]:
    """Return a number for each box; boxes that share a side, directly or through others, have the same."""
    groups = _Groups(len(boxes))
    by_left: dict[float, list[int]] = {}
    by_top: dict[float, list[int]] = {}
    for index, box in enumerate(boxes):
        by_left.setdefault(box.x0, []).append(index)
        by_top.setdefault(box.top, []).append(index)
    for index, box in enumerate(boxes):
        for other in (*by_left.get(box.x1, ()), *by_top.get(box.bottom, ())):
            if _shares_side(box, boxes[other]):
                groups.join(index, other)
    return [groups.of(index) for index in range(len(boxes))]
