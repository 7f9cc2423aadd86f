"""How a font draws a letter: its outlines as points."""

import ctypes
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

__all__ = ["Outline", "Shape", "shape_of"]

SIZE = 100.0
"""Points at which shapes are looked at."""

Outline = list[tuple[float, float]]
"""Points, x to the right and y up."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A digit as a font draws it: its outlines, and whether there are curves in them."""

    outlines: list[Outline]
    curved: bool


def shape_of(font: Any, letter: str) -> Shape:
    """Return the letter's shape; without outlines where the font has none to look at."""
    path = raw.FPDFFont_GetGlyphPath(font, ord(letter), ctypes.c_float(SIZE))
    found: list[Outline] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFGlyphPath_CountGlyphSegments(path) if path else 0):
        segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        curved |= kind == raw.FPDF_SEGMENT_BEZIERTO
        if kind == raw.FPDF_SEGMENT_MOVETO:
            found.append([])
        if found:
            found[-1].append((x.value, y.value))
    return Shape([points for points in found if len(points) > 2], curved)
