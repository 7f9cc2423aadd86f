"""Tick boxes in a picture: small frames with four whole sides, and whether something stands inside."""

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

SIDE, WHOLE = 0.22, 0.85
"""Each side has this part of the box as its place, and there a line of dark pixels at least so long."""

FRAME = 0.27
"""This part of the box at each side is its frame."""

CORNER, SOME = 0.1, 2
"""This part of the box at each corner, and pixels of ink there at least: those of a bold B are round."""

BLANK, TICKED = 0.02, 0.07
"""A blank inside has less ink than the first part, a ticked one more than the second; between them nobody can tell."""

INK = 140


def squares_in(picture: Grey, dpi: float) -> list[tuple[Pixels, bool]] | None:
    """Return the boxes with whether they are ticked; None where one of them cannot be told: then none is sure.

    Args:
        picture: black on white, its lines still there.
        dpi: its dots per inch.
    """
    found = []
    for box, share in _frames(picture < INK, dpi / POINTS):
        if BLANK <= share < TICKED:
            return None
        found.append((box, share >= TICKED))
    return found


def _frames(ink: NDArray[np.bool_], scale: float) -> Iterator[tuple[Pixels, float]]:
    """Yield each frame and which part of its inside is ink."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    for x, top, wide, high, _ in stats[1:count].tolist():
        short, long = min(wide, high), max(wide, high)
        if short < SMALLEST * scale or long > LARGEST * scale or short < ALIKE * long:
            continue
        inside = ink[top : top + high, x : x + wide]
        if _is_frame(inside):
            edge = max(2, round(FRAME * short))
            yield (x, top, x + wide, top + high), float(inside[edge:-edge, edge:-edge].mean())


def _is_frame(inside: NDArray[np.bool_]) -> bool:
    rows, columns = inside.mean(axis=1), inside.mean(axis=0)
    high, wide = max(1, round(SIDE * len(rows))), max(1, round(SIDE * len(columns)))
    sides = (rows[:high], rows[-high:], columns[:wide], columns[-wide:])
    return all(float(side.max()) >= WHOLE for side in sides) and _has_corners(inside)


def _has_corners(inside: NDArray[np.bool_]) -> bool:
    reach = max(3, round(CORNER * min(inside.shape)))
    first, last = slice(None, reach), slice(-reach, None)
    return all(int(inside[rows, columns].sum()) >= SOME for rows in (first, last) for columns in (first, last))
