"""How finely a page must be drawn: as fine as its picture is, within what the engines read well."""

import ctypes
from typing import Any

from pypdfium2 import raw

from lcap_extract.readers.shapes import pictures

__all__ = ["best_dpi"]

USUAL, FINEST, COARSEST = 200.0, 300.0, 200.0
"""Dots per inch: of a page without pictures, and the bounds for others."""

MAIN = 0.25
"""A picture over at least this part of the page decides."""


def best_dpi(page: Any) -> float:
    """Return the dots per inch at which to draw the page."""
    width, height = page.get_size()
    finest = 0.0
    for obj, box in pictures(page):
        if (box.x1 - box.x0) * (box.bottom - box.top) >= MAIN * width * height:
            wide, high = ctypes.c_uint(), ctypes.c_uint()
            raw.FPDFImageObj_GetImagePixelSize(obj, wide, high)
            points = max(box.x1 - box.x0, box.bottom - box.top)
            finest = max(finest, 72.0 * max(wide.value, high.value) / points)
    return min(FINEST, max(COARSEST, finest)) if finest else USUAL
