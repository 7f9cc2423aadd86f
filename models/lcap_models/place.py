"""Where a figure stands, so that anyone can look it up.

Pages count from 1. A box is in points of the page as displayed (after rotation), origin top left; where the page had to
be turned to be read (`Turn`), of the page so turned.
"""

from dataclasses import dataclass

__all__ = ["Box", "PdfPlace", "Place", "SheetPlace", "TextPlace", "Turn", "page_of", "spot_of"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points: left, top, right, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PdfPlace:
    """A box on one page of a PDF."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page as displayed was turned to be read: to the left by quarters, then by degrees around its middle."""

    page: int
    quarters: int
    degrees: float = 0.0


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A cell of a workbook, for example sheet "Data Entry", cell "C7"."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A line of a text, counted from 1."""

    line: int


Place = PdfPlace | SheetPlace | TextPlace


def page_of(place: Place) -> int | None:
    """Return the page number, or None where the source has no pages."""
    return place.page if isinstance(place, PdfPlace) else None


def spot_of(place: Place) -> int | str:
    """Return the page number; in a workbook the cell and its sheet, "F9 · Planned"; in a Word file the line."""
    if isinstance(place, PdfPlace):
        return place.page
    return f"{place.cell} · {place.sheet}" if isinstance(place, SheetPlace) else str(place.line)
