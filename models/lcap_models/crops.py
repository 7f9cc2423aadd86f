"""A picture of a place of a page: what stands in the document there, to be looked at beside the figure."""

from collections.abc import Iterable
from dataclasses import dataclass

from lcap_models.place import Box

__all__ = ["Crop", "Span", "crop_of", "span_of"]


@dataclass(frozen=True, slots=True)
class Crop:
    """A piece of a page. `box` is in points of the page as it was read; `png` has `width` times `height` pixels."""

    page: int
    box: Box
    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Span:
    """Where a box lies in a picture: all four are percentages of the picture's width, from its top left corner."""

    left: float
    top: float
    width: float
    height: float


def crop_of(crops: Iterable[Crop], page: int, box: Box) -> Crop | None:
    """Return the smallest picture that shows a box on a page, or None.

    It holds the middle of its height. A wide cell may reach beyond it: pictures end where the print ends.
    """
    found = [crop for crop in crops if crop.page == page and _shows(crop.box, box)]
    return min(found, key=lambda crop: _area(crop.box), default=None)


def _shows(shown: Box, box: Box) -> bool:
    middle = (box.top + box.bottom) / 2
    return shown.x0 < box.x1 and box.x0 < shown.x1 and shown.top <= middle <= shown.bottom


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def span_of(crop: Crop, box: Box) -> Span:
    """Return where a box lies in a picture, cut to it."""
    wide = crop.box.x1 - crop.box.x0
    left, right = max(box.x0, crop.box.x0), min(box.x1, crop.box.x1)
    top, bottom = max(box.top, crop.box.top), min(box.bottom, crop.box.bottom)
    shares = (left - crop.box.x0, top - crop.box.top, right - left, bottom - top)
    return Span(*(round(100 * max(share, 0.0) / wide, 2) for share in shares))
