"""The edges in a picture that may belong to lines of tables: of drawn lines, dark or white, and of shaded cells."""

from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from lcap_extract.scans.images import Grey

__all__ = ["Line", "pieces_of_lines", "turned"]

Line = tuple[float, float, float, float]
"""x0, y0, x1, y1 in pixels; across (y0 == y1) or down (x0 == x1)."""

STEP = 6
"""Greys between the two sides of an edge, at least: the palest shades of cells differ from white by 15 to 25."""

LONG, LOW = 0.22, 0.13
"""Inches of an edge, at least: the bars of large letters are shorter than the first. The sides of low rows are shorter,
too: they join edges across at both of their ends."""

GAP = 2
"""Pixels that may be missing in an edge (noise)."""

ALONG = 9
"""Pixels along an edge that are taken together where the paper is grainy."""

THICK = 0.05
"""Inches a line may be thick, and may wander over its length."""

JOINT, BREAK = 0.022, 0.12
"""Inches: the side of a low row ends so near to edges across, which may be broken so far beside it."""

UNEVEN = 0.25
"""An edge may change along it at no more than this part of its places: a drawn line is alike for long stretches."""

NEXT, ALIKE, NOISE = 3, 0.3, 12
"""Compared with the place so many pixels further, an edge is alike if its step differs by this part of the usual step,
or by this many greys (noise)."""


def pieces_of_lines(picture: Grey, dpi: float, *, grainy: bool = False) -> list[Line]:
    """Return every piece of a line that is seen, across and down: both edges of a thin line, one of a shaded cell.

    On grainy paper lines are looked for in the mean of neighbours along them.
    """
    wide = ALONG if grainy else 1
    across = list(_edges(cv2.blur(picture, (wide, 1)), LONG * dpi, dpi))
    down = list(_edges(cv2.blur(np.ascontiguousarray(picture.T), (wide, 1)), LOW * dpi, dpi))
    low = _between([piece for piece in down if piece[2] - piece[0] < LONG * dpi], across, dpi)
    return across + [turned(piece) for piece in down if piece[2] - piece[0] >= LONG * dpi or piece in low]


def turned(line: Line) -> Line:
    """Return the line with across and down exchanged."""
    return line[1], line[0], line[3], line[2]


def _between(down: Sequence[Line], across: Sequence[Line], dpi: float) -> set[Line]:
    """Return the edges down (with x and y exchanged) that begin and end at edges across."""
    if not down or not across:
        return set()
    near, reach = JOINT * dpi, BREAK * dpi
    start, x, end, _ = np.array(down).T[:, :, None]
    left, y, right, _ = np.array(across).T[:, None, :]
    beside = (left - reach <= x) & (x <= right + reach)
    joined = (beside & (np.abs(y - start) <= near)).any(axis=1) & (beside & (np.abs(y - end) <= near)).any(axis=1)
    return {piece for piece, is_joined in zip(down, joined.tolist(), strict=True) if is_joined}


def _edges(picture: NDArray[Any], shortest: float, dpi: float) -> Iterator[Line]:
    """Yield the edges that run across, each once."""
    step = picture.astype(np.int16)
    change = np.zeros_like(step)
    change[1:-1] = step[2:] - step[:-2]
    long = max(8, round(shortest))
    for sign in (1, -1):
        steps = (change * sign >= STEP).astype(np.uint8)
        mask = cv2.morphologyEx(steps, cv2.MORPH_CLOSE, np.ones((1, GAP + 1), np.uint8))
        runs = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, long), np.uint8)).astype(np.uint8)
        yield from _pieces(runs, np.abs(change), THICK * dpi)


def _pieces(mask: NDArray[np.uint8], change: NDArray[np.int16], thickest: float) -> Iterator[Line]:
    """Yield the connected pieces of the mask that are thin and alike all along."""
    count, labels, stats, middles = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for index in range(1, count):
        x, top, wide, high, _ = stats[index]
        if high > max(4, thickest):
            continue
        here = (slice(top, top + high), slice(x, x + wide))
        along = np.where(labels[here] == index, change[here], 0).max(axis=0).astype(np.float32)
        if _is_alike(along):
            y = float(middles[index][1])
            yield float(x), y, float(x + wide), y


def _is_alike(along: NDArray[np.float32]) -> bool:
    """Tell whether the step of an edge is alike for long stretches."""
    differs = np.abs(along[NEXT:] - along[:-NEXT]) > max(NOISE, ALIKE * float(np.median(along)))
    return bool(differs.mean() <= UNEVEN)
