"""Tick boxes: where they stand on a page, and whether they are ticked.

A form's box may be a sign of a font, a small picture, or drawn with lines. A sign that fonts have for it tells by
itself. Everything else is looked at as it is displayed: the page is painted, and a box is ticked where its inside is
not all of one tone (a cross, a tick), or dark as a whole. Borders and the grey of a form count for nothing, so twelve
different pictures need no list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lcap_extract.budgeted.spellings import spellings
from lcap_extract.ink import Word
from lcap_extract.readers.pdfium import as_held
from lcap_extract.readers.shapes import shapes
from lcap_extract.scans.found import SeenPage
from lcap_models.place import Box

__all__ = ["Mark", "marks_on", "sign_of"]

SMALLEST, LARGEST = 4.5, 17.0
"""A tick box is this wide and high, in points."""

SQUARE = 0.7
"""Its shorter side is at least this part of the longer."""

SAME_PLACE = 0.5
"""Two shapes that share this part of the smaller one are one box (a frame and the cross in it)."""

SCALE = 3.0
"""Pixels per point of the painted page: a box of 10 points is 30 pixels wide."""

MOST_PIXELS = 4000
"""The painted page is at most this wide and high: larger pages are painted smaller."""

FRAME = 0.27
"""This part of the box at each side is its frame."""

STANDS_OUT = 45
"""A pixel this much darker than the inside's own tone (of 255) is part of a tick."""

TICK_SHARE = 0.045
"""A ticked box has at least this share of its inside covered; specks of an unticked one cover less."""

SOLID = 110
"""An inside darker than this (of 255) is filled."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick box on a page."""

    box: Box
    ticked: bool


def sign_of(text: str) -> bool | None:
    """Return whether the sign is a ticked box (True), a blank one (False), or none (None)."""
    signs = spellings()["signs"]
    if text and text in signs["ticked"]:
        return True
    return False if text and text in signs["blank"] else None


def marks_on(page: Any, words: Sequence[Word]) -> list[Mark]:
    """Return the tick boxes of a page, from top to bottom.

    Args:
        page: the `pypdfium2.PdfPage`, or what OCR saw in its place.
        words: its visible words; boxes that are signs of a font stand among them.
    """
    if isinstance(page, SeenPage):
        return [Mark(box, ticked) for box, ticked in page.squares]
    found = [Mark(_first_letter(word), sign) for word in words if (sign := sign_of(word.text[:1])) is not None]
    found = [mark for n, mark in enumerate(found) if not any(_shares(mark.box, other.box) for other in found[:n])]
    with as_held(page):
        squares = [
            box
            for box in _merged(box for box in shapes(page) if _is_square(box))
            if not any(_shares(box, mark.box) for mark in found)
        ]
        if squares:
            painted, scale = _painted(page)
            found += [Mark(box, _is_ticked(painted, scale, box)) for box in squares]
    return sorted(found, key=lambda mark: (mark.box.top, mark.box.x0))


def _first_letter(word: Word) -> Box:
    """Return the place of a sign that may be glued to the word after it."""
    return Box(word.x0, word.top, min(word.x1, word.x0 + word.bottom - word.top), word.bottom)


def _is_square(box: Box) -> bool:
    sides = sorted((box.x1 - box.x0, box.bottom - box.top))
    return sides[0] >= SMALLEST and sides[1] <= LARGEST and sides[0] >= SQUARE * sides[1]


def _merged(boxes: Iterable[Box]) -> list[Box]:
    """Return the boxes, of those at one place only the largest."""
    kept: list[Box] = []
    for box in sorted(boxes, key=_area, reverse=True):
        if not any(_shares(box, other) for other in kept):
            kept.append(box)
    return kept


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _shares(a: Box, b: Box) -> bool:
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide > 0 and high > 0 and wide * high >= SAME_PLACE * min(_area(a), _area(b))


def _painted(page: Any) -> tuple[NDArray[np.uint8], float]:
    """Return the page, in tones of grey, and its pixels per point."""
    scale = min(SCALE, MOST_PIXELS / max(page.get_size()))
    return np.asarray(page.render(scale=scale, grayscale=True).to_numpy()).squeeze(), scale


def _is_ticked(painted: NDArray[np.uint8], scale: float, box: Box) -> bool:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    rows = slice(int((box.top + FRAME * high) * scale), int((box.bottom - FRAME * high) * scale) + 1)
    columns = slice(int((box.x0 + FRAME * wide) * scale), int((box.x1 - FRAME * wide) * scale) + 1)
    inside = painted[rows, columns].astype(int)
    if inside.size == 0:
        return False
    tone = float(np.percentile(inside, 80))
    return tone < SOLID or float((inside < tone - STANDS_OUT).mean()) >= TICK_SHARE
