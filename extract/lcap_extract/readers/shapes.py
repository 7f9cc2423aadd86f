"""Where pictures and drawn paths stand on a page: tick boxes are among them."""

from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from lcap_extract.readers.frame import Frame
from lcap_extract.readers.objects import objects
from lcap_models.place import Box

__all__ = ["pictures", "shapes"]


def shapes(page: Any) -> Iterator[Box]:
    """Yield the rectangles around the page's pictures and drawn paths, in points of the page as displayed."""
    frame = Frame(page)
    for obj, kind, matrix in objects(page):
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH):
            edges = frame.bounds(obj, matrix)
            if edges is not None:
                yield Box(*edges)


def pictures(page: Any) -> Iterator[tuple[Any, Box]]:
    """Yield the page's pictures as PDFium's objects, each with the rectangle around it."""
    frame = Frame(page)
    for obj, kind, matrix in objects(page):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            edges = frame.bounds(obj, matrix)
            if edges is not None:
                yield obj, Box(*edges)
