"""The objects of a page as PDFium gives them: text, paths, pictures, those inside forms too."""

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from lcap_extract.limits import MAX_OBJECTS_PER_PAGE
from lcap_extract.readers.frame import times

__all__ = ["Colour", "address", "fill_colour", "objects"]

Colour = tuple[float, float, float]
"""Red, green, blue from 0 to 1."""


def objects(page: Any) -> Iterator[tuple[Any, int, Any]]:
    """Yield each object of the page, its kind, and the matrix of the form it stands in (None outside forms)."""
    return _walk(page.raw, None, nested=False)


def _walk(container: Any, matrix: Any, *, nested: bool) -> Iterator[tuple[Any, int, Any]]:
    count = raw.FPDFFormObj_CountObjects if nested else raw.FPDFPage_CountObjects
    get = raw.FPDFFormObj_GetObject if nested else raw.FPDFPage_GetObject
    for index in range(min(count(container), MAX_OBJECTS_PER_PAGE)):
        obj = get(container, index)
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(obj, own)
            yield from _walk(obj, times(own, matrix), nested=True)
        else:
            yield obj, kind, matrix


def address(obj: Any) -> int:
    """Return a number that tells the object from others; 0 for none."""
    return ctypes.addressof(obj.contents) if obj else 0


def fill_colour(obj: Any) -> tuple[Colour, float] | None:
    """Return the colour that an object is filled with and how much of it covers (0 to 1), or None."""
    r, g, b, a = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFPageObj_GetFillColor(obj, r, g, b, a):
        return None
    return (r.value / 255, g.value / 255, b.value / 255), a.value / 255
