"""Lines of text cut out of a picture by their ink, never by where an engine saw a word.

Two engines that read the same cut share its mistakes: a cut that loses a digit makes both read the same wrong number.
So a strip goes on to where white begins, and says where ink touches its border.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from lcap_extract.scans.images import Grey, Pixels, scaled

__all__ = ["DUST", "INK", "Strip", "apart", "grown", "padded", "shapes_in", "strips_in"]

INK = 150
"""A pixel darker than this is ink, on a white ground."""

FEWEST = 2
"""Dark pixels of a row of a line, on average: fewer are dust."""

LEAST_HEIGHT = 0.022
"""Inches a line of text is high, at least: the digits of 4-point print. Lower ones are rests of lines, or dashes."""

SPECKLE = 0.012
"""Inches a line of text is wide, at least: a "1" of small print."""

APART = 1.3
"""White of so many heights parts a line: two columns, or words spread over the width."""

WHITE = 0.3
"""White of this part of a line's height, beside it, ends a word."""

REACH = 12.0
"""How far a strip may grow to one side, in its heights."""

PADDING = 0.35
"""White around a line that engines like, as part of its height."""

DUST = 3
"""A shape has at least so many pixels of ink: a point of small print has 4."""

Ink = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of text, or a part of it with white on both sides: its box in pixels, the number of its line.

    `cut_left`, `cut_right`: whether its ink touches the border of what it was cut from.
    """

    box: Pixels
    line: int
    cut_left: bool = False
    cut_right: bool = False


def strips_in(picture: Grey, box: Pixels, dpi: float) -> list[Strip]:
    """Return the lines of text in a box, from top to bottom; lines side by side are told apart by the white between."""
    x0, top, x1, bottom = (max(0, side) for side in box)
    ink = picture[top:bottom, x0:x1] < INK
    found = []
    for number, (first, last) in enumerate(_lines(ink, dpi)):
        for left, right in _pieces(ink[first:last], dpi):
            for upper, lower in _lines(ink[first:last, left:right], dpi):
                at = (x0 + left, top + first + upper, x0 + right, top + first + lower)
                found.append(Strip(at, number, left <= 0, right >= ink.shape[1]))
    return found


def _lines(ink: Ink, dpi: float) -> Iterator[tuple[int, int]]:
    """Yield (first, end) of the rows of pixels of each line of text."""
    for first, last in _runs(np.asarray(ink.any(axis=1))):
        if last - first >= LEAST_HEIGHT * dpi and ink[first:last].sum() >= FEWEST * (last - first):
            yield first, last


def _pieces(ink: Ink, dpi: float) -> list[tuple[int, int]]:
    """Return (first, end) of the columns of pixels of each piece of a line, wide white between them."""
    gap = APART * ink.shape[0]
    found: list[tuple[int, int]] = []
    for first, last in _runs(np.asarray(ink.any(axis=0))):
        if found and first - found[-1][1] < gap:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return [(first, last) for first, last in found if last - first >= SPECKLE * dpi]


def grown(picture: Grey, box: Pixels) -> Pixels:
    """Return the box with all ink to its left and right up to the next white that is as wide as a space."""
    x0, top, x1, bottom = box
    high = max(4, bottom - top)
    gap, far = max(2, round(WHITE * high)), round(REACH * high)
    columns: Ink = np.asarray((picture[top:bottom] < INK).any(axis=0))
    left, right = x0, x1
    while left > 0 and x0 - left < far and columns[max(0, left - gap) : left].any():
        left -= 1
    while right < len(columns) and right - x1 < far and columns[right : right + gap].any():
        right += 1
    return left, top, right, bottom


def padded(picture: Grey, box: Pixels, factor: float = 1.0) -> Grey:
    """Return what is in the box with white around it, so many times larger."""
    x0, top, x1, bottom = box
    inside = picture[max(0, top) : bottom, max(0, x0) : x1]
    white = max(3, round(PADDING * inside.shape[0]))
    return scaled(np.pad(inside, white, constant_values=255), factor)


def shapes_in(picture: Grey, box: Pixels) -> int:
    """Return how many shapes of ink are in the box that do not touch each other; dust does not count."""
    x0, top, x1, bottom = box
    ink = (picture[max(0, top) : bottom, max(0, x0) : x1] < INK).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return int((stats[1:count, cv2.CC_STAT_AREA] >= DUST).sum())


def apart(boxes: Sequence[Pixels], box: Pixels) -> bool:
    """Tell whether the box overlaps none of the boxes."""
    x0, top, x1, bottom = box
    return not any(x0 < b[2] and b[0] < x1 and top < b[3] and b[1] < bottom for b in boxes)


def _runs(dark: Ink) -> Iterator[tuple[int, int]]:
    """Yield (first, end) of the stretches that are dark."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], dark, [False])).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
