"""The lines of tables in a picture: drawn lines, dark or white, and the edges of shaded cells."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from lcap_extract.scans.images import Grey

__all__ = ["Line", "pieces_of_lines", "strokes_apart", "whole_lines", "without_lines"]

Line = tuple[float, float, float, float]
"""x0, y0, x1, y1 in pixels; across (y0 == y1) or down (x0 == x1)."""

STEP = 6
"""Greys between the two sides of an edge, at least: the palest shades of cells differ from white by 15 to 25."""

SHORTEST = 0.22
"""Inches of an edge, at least: the bars of large letters are shorter."""

GAP = 2
"""Pixels that may be missing in an edge (noise)."""

THICK = 0.05
"""Inches a line may be thick, and may wander over its length."""

NEAR, BREAK = 0.022, 0.12
"""Inches: the two edges of a thin line are this near; letters that touch a line break it for so long, at most."""

STROKE, JOINT = 0.4, 0.04
"""Inches: a shorter line is a stroke of a letter, unless lines the other way are so near to both of its ends."""

UNEVEN = 0.25
"""An edge may change along it at no more than this part of its places: a drawn line is alike for long stretches."""

NEXT, ALIKE, NOISE = 3, 0.3, 12
"""Compared with the place so many pixels further, an edge is alike if its step differs by this part of the usual step,
or by this many greys (noise)."""


def pieces_of_lines(picture: Grey, dpi: float) -> list[Line]:
    """Return every piece of a line that is seen, across and down: both edges of a thin line, one of a shaded cell."""
    return list(_edges(picture, dpi)) + list(map(_turned, _edges(np.ascontiguousarray(picture.T), dpi)))


def whole_lines(pieces: Sequence[Line], dpi: float) -> list[Line]:
    """Return the lines that the pieces make up."""
    across = [piece for piece in pieces if piece[1] == piece[3]]
    down = [_turned(piece) for piece in pieces if piece[1] != piece[3]]
    return _whole(across, dpi) + list(map(_turned, _whole(down, dpi)))


def strokes_apart(pieces: Sequence[Line], dpi: float) -> list[Line]:
    """Return the pieces without strokes of letters, as the l of a large "Goal" or the feet of "222" in a row.

    Sides of cells join lines at both of their ends.
    """
    lines = whole_lines(pieces, dpi)
    down, across = _strokes(lines, dpi), _strokes([_turned(line) for line in lines], dpi)
    near = NEAR * dpi
    return [p for p in pieces if not _is_of_any(p, down, near) and not _is_of_any(_turned(p), across, near)]


def _strokes(lines: Sequence[Line], dpi: float) -> list[Line]:
    """Return the lines down that are strokes of letters."""
    across = [line for line in lines if line[1] == line[3]]
    return [line for line in lines if line[0] == line[2] and _is_stroke(line, across, dpi)]


def _is_stroke(line: Line, across: Sequence[Line], dpi: float) -> bool:
    x, top, _, bottom = line
    if bottom - top >= STROKE * dpi:
        return False
    near = JOINT * dpi
    beside = [y for left, y, right, _ in across if left - near <= x <= right + near]
    return not all(any(abs(y - end) <= near for y in beside) for end in (top, bottom))


def _is_of_any(piece: Line, lines: Sequence[Line], near: float) -> bool:
    """Tell whether a piece down belongs to one of the lines."""
    x, top, x1, bottom = piece
    return x == x1 and any(abs(x - line[0]) <= near and top < line[3] and line[1] < bottom for line in lines)


def _turned(line: Line) -> Line:
    return line[1], line[0], line[3], line[2]


def _whole(pieces: list[Line], dpi: float) -> list[Line]:
    """Return the pieces across with those that go on with each other, or lie on each other, as one line."""
    near, gap = NEAR * dpi, BREAK * dpi
    lines: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: (piece[0], piece[1])):
        fits = [own for own in lines if any(_goes_on(other, piece, near, gap) for other in own)]
        merged = [piece, *(one for own in fits for one in own)]
        lines = [own for own in lines if own not in fits] + [merged]
    return [_one(own) for own in lines]


def _goes_on(one: Line, other: Line, near: float, gap: float) -> bool:
    return abs(one[1] - other[1]) <= near and one[0] - gap <= other[2] and other[0] - gap <= one[2]


def _one(pieces: list[Line]) -> Line:
    length = sum(x1 - x0 for x0, _, x1, _ in pieces)
    y = sum(y * (x1 - x0) for x0, y, x1, _ in pieces) / length
    return min(piece[0] for piece in pieces), y, max(piece[2] for piece in pieces), y


def _edges(picture: Grey, dpi: float) -> Iterator[Line]:
    """Yield the edges that run across, each once: the two edges of one thin line are one."""
    step = picture.astype(np.int16)
    change = np.zeros_like(step)
    change[1:-1] = step[2:] - step[:-2]
    long = max(8, round(SHORTEST * dpi))
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


def without_lines(picture: Grey, lines: Sequence[Line], dpi: float) -> Grey:
    """Return the picture with the lines painted white, as thick as they are."""
    clean = picture.copy()
    reach = max(2, round(0.012 * dpi))
    height, width = picture.shape
    for x0, y0, x1, y1 in lines:
        top, bottom = max(0, int(y0) - reach), min(height, int(y1) + reach + 1)
        left, right = max(0, int(x0) - reach), min(width, int(x1) + reach + 1)
        clean[top:bottom, left:right] = 255
    return clean
