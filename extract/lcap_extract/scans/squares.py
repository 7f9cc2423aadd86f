"""Tick boxes in a picture, and whether something stands inside: small frames, and grey fields that look pressed in.

A frame has four whole sides. A field that looks pressed in is grey, dark at its top and left, without dark at its right
and bottom, as forms of 2017 draw it. Boxes of which nobody can tell whether they are ticked are left out: who uses them
must see whether all boxes of a row are there.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from lcap_extract.scans.images import POINTS, Grey, Pixels

__all__ = ["squares_in"]

SMALLEST, LARGEST = 5.5, 17.0
"""A tick box is this wide and high, in points."""

ALIKE = 0.8
"""Its shorter side is at least this part of the longer."""

SIDE, WHOLE, OPEN = 0.22, 0.85, 0.45
"""Each side has this part of the box as its place, and there a line of dark pixels at least so long. At an open side no
line is longer than the last part."""

FRAME = 0.27
"""This part of the box at each side is its frame."""

CORNER, SOME = 0.1, 2
"""This part of the box at each corner, and pixels of ink there at least: those of a bold B are round."""

BLANK, TICKED = 0.02, 0.07
"""A blank inside has less ink than the first part, a ticked one more than the second; between them nobody can tell."""

BESIDE = 1.4
"""Points of white at both sides of a box, at least: letters stand nearer to each other."""

INK = 140

DARKEST_FIELD, PALEST_FIELD, FIELD = 170, 245, 80
"""The tone of a grey field, black being 0: of so many hundredths of its pixels, none is paler."""

STANDS_OUT = 40
"""A pixel this much darker than its field is part of a tick."""


def squares_in(picture: Grey, dpi: float) -> list[tuple[Pixels, bool]]:
    """Return the boxes with whether they are ticked, without those where nobody can tell.

    Args:
        picture: black on white, its lines still there.
        dpi: its dots per inch.
    """
    boxes = _boxes(picture, dpi / POINTS)
    return [(box, share >= TICKED) for box, share in boxes if not BLANK <= share < TICKED]


def _boxes(picture: Grey, scale: float) -> Iterator[tuple[Pixels, float]]:
    """Yield each box and which part of its inside is a tick."""
    ink = picture < INK
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    for x, top, wide, high, _ in stats[1:count].tolist():
        short, long = min(wide, high), max(wide, high)
        if short < SMALLEST * scale or long > LARGEST * scale or short < ALIKE * long:
            continue
        here = (slice(top, top + high), slice(x, x + wide))
        edge = max(2, round(FRAME * short))
        inside = picture[here][edge:-edge, edge:-edge]
        darker = INK if _is_frame(ink[here]) else _field(ink[here], inside) - STANDS_OUT
        if darker > 0 and _stands_apart(ink, here, round(BESIDE * scale)):
            yield (x, top, x + wide, top + high), float((inside < darker).mean())


def _sides(ink: NDArray[np.bool_]) -> tuple[float, float, float, float]:
    """Return the longest dark line at the top, left, bottom and right, as part of the side."""
    rows, columns = ink.mean(axis=1), ink.mean(axis=0)
    high, wide = max(1, round(SIDE * len(rows))), max(1, round(SIDE * len(columns)))
    return (
        float(rows[:high].max()),
        float(columns[:wide].max()),
        float(rows[-high:].max()),
        float(columns[-wide:].max()),
    )


def _is_frame(ink: NDArray[np.bool_]) -> bool:
    return all(side >= WHOLE for side in _sides(ink)) and _has_corners(ink)


def _field(ink: NDArray[np.bool_], inside: Grey) -> float:
    """Return the tone of a field that looks pressed in, or 0 where there is none."""
    top, left, bottom, right = _sides(ink)
    tone = float(np.percentile(inside, FIELD))
    looks_so = min(top, left) >= WHOLE and max(bottom, right) <= OPEN
    return tone if looks_so and DARKEST_FIELD <= tone <= PALEST_FIELD else 0.0


def _stands_apart(ink: NDArray[np.bool_], here: tuple[slice, slice], reach: int) -> bool:
    """Tell whether no ink is so near to the left or right of a box."""
    rows, columns = here
    left, right = slice(max(0, columns.start - reach), columns.start), slice(columns.stop, columns.stop + reach)
    return not ink[rows, left].any() and not ink[rows, right].any()


def _has_corners(ink: NDArray[np.bool_]) -> bool:
    reach = max(3, round(CORNER * min(ink.shape)))
    first, last = slice(None, reach), slice(-reach, None)
    return all(int(ink[rows, columns].sum()) >= SOME for rows in (first, last) for columns in (first, last))
