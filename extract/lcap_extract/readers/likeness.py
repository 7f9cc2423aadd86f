"""Do a font's digits look like other ones? Each is laid over the digits of fonts that are known.

What `glyphs` asks of single shapes leaves pairs that change places unseen: 4 and 7 both stand on a stem. Here a digit
is odd where another digit of the known fonts covers it clearly better than the same one does.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw

from lcap_extract.readers.outlines import Shape, shape_of

__all__ = ["look_like_others"]

KNOWN = ("Helvetica", "Helvetica-Bold", "Times-Roman", "Courier")
"""Fonts that PDFium brings along."""

DIGITS = "0123456789"

COLUMNS, ROWS, WIDE = 8, 12, 0.8
"""Points over a digit: so many side by side, in this part of its height around its middle, and one over the other."""

CLEARLY = 0.14
"""By how much more another digit must cover, of 1. None of 55 honest fonts has two such digits, nor when all are drawn
a third wider or narrower. Of 4 and 7 in each other's place both are such in all of these fonts where `glyphs` lets them
pass, of 3 and 4, 2 and 4, 5 and 7, 1 and 3 in nearly all; of 0 and 8, or 3 and 5, in few."""

Picture = NDArray[np.bool_]


def look_like_others(shapes: Mapping[str, Shape]) -> bool:
    """Tell whether at least two digits look like other ones: a font may draw one digit in its own way."""
    if len(shapes) < 2:
        return False
    pictures = _pictures(shapes)
    covered = np.max([_alike(pictures, known) for known in _known()], axis=0)
    own = covered[range(len(shapes)), [DIGITS.index(digit) for digit in shapes]]
    return int(np.count_nonzero(covered.max(axis=1) - own >= CLEARLY)) > 1


@cache
def _known() -> tuple[Picture, ...]:
    document = pypdfium2.PdfDocument.new()
    try:
        fonts = [raw.FPDFText_LoadStandardFont(document.raw, name.encode()) for name in KNOWN]
        return tuple(_pictures({digit: shape_of(font, digit) for digit in DIGITS}) for font in fonts)
    finally:
        document.close()


def _alike(ours: Picture, known: Picture) -> NDArray[np.float64]:
    """Return [our digit, known digit] -> the part of both that both cover."""
    both = ours.astype(float) @ known.T
    return np.asarray(2 * both / (ours.sum(1)[:, None] + known.sum(1) + 1e-9))


def _pictures(shapes: Mapping[str, Shape]) -> Picture:
    """Return a row for each shape: which of the points over it lie inside its outlines."""
    starts, ends, counts = [], [], []
    for shape in shapes.values():
        points = np.concatenate([np.array(outline) for outline in shape.outlines])
        low, high = points.min(0), points.max(0)
        middle, tall = np.array([(low[0] + high[0]) / 2, low[1]]), (high[1] - low[1]) or 1.0
        for outline in shape.outlines:
            at = (np.array(outline) - middle) / tall
            starts.append(at)
            ends.append(np.roll(at, -1, axis=0))
        counts.append(len(points))
    return _inside(np.concatenate(starts), np.concatenate(ends), np.array(counts))


def _inside(start: NDArray[np.float64], end: NDArray[np.float64], counts: NDArray[np.int64]) -> Picture:
    """Return which points each shape winds around, of `counts` edges each, one shape after the other."""
    x = ((np.arange(COLUMNS) + 0.5) / COLUMNS - 0.5) * WIDE
    y = (np.arange(ROWS) + 0.5) / ROWS
    (x0, y0), (x1, y1) = start.T[:, :, None], end.T[:, :, None]
    crosses = (y0 <= y) != (y1 <= y)
    rise = np.where(crosses, y1 - y0, 1.0)
    at = x0 + (y - y0) * (x1 - x0) / rise
    turn = np.where(crosses, np.sign(rise), 0.0)[:, :, None] * (x < at[:, :, None])
    first = np.concatenate(([0], np.cumsum(counts)[:-1]))
    return np.asarray(np.add.reduceat(turn, first, axis=0) != 0).reshape(len(counts), -1)
