"""Whether a picture on a page holds lines of writing or ruling, as a table does and a pie chart or a logo does not.

A look at the page in grey takes hundredths of a second; reading it takes seconds. Who is in doubt says yes.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from lcap_models.place import Box

__all__ = ["holds_lines"]

DPI = 100
MOST_PIXELS = 2_000
"""Pixels of the longer side, whatever the size of the page."""

STEP = 48
"""Levels of grey, of 256, between neighbours at the edge of a letter or a line."""

PARTS = 16
"""Parts of the picture's width; letters in few of them are a legend, a label or a title."""

EDGES = 4
"""Edges that letters have in a part, at least; a ruling line has two."""

WRITTEN_PARTS = 6
WRITTEN_ROWS = 10
"""Rows of pixels with letters in so many parts: two lines of small print. Tables have hundreds, pie charts up to 7."""

RULED = 0.5
RULINGS = 2
"""Edges that run over this part of the width: above and below a row. A frame has as many."""


def holds_lines(page: Any, box: Box) -> bool:
    """Tell whether what is displayed in a box of a PDFium page may be a table: upright, or turned by a quarter."""
    width, height = page.get_size()
    left, top, right, bottom = max(0, box.x0), max(0, box.top), min(width, box.x1), min(height, box.bottom)
    if right <= left or bottom <= top:
        return False
    scale = min(DPI / 72, MOST_PIXELS / max(right - left, bottom - top))
    around = (left, height - bottom, width - right, top)
    grey = page.render(scale=scale, crop=around, grayscale=True).to_numpy().astype(np.int16)
    inside = grey.reshape(*grey.shape[:2])
    return min(inside.shape) > PARTS and (_in_lines(inside) or _in_lines(inside.T))


def _in_lines(grey: npt.NDArray[np.int16]) -> bool:
    """Tell whether letters or rulings run across the picture."""
    wide = (grey.shape[1] - 1) // PARTS * PARTS
    edges = np.abs(np.diff(grey, axis=1))[:, :wide] > STEP
    letters = edges.reshape(len(edges), PARTS, -1).sum(axis=2) >= EDGES
    written = (letters.sum(axis=1) >= WRITTEN_PARTS).sum()
    ruled = ((np.abs(np.diff(grey, axis=0)) > STEP).mean(axis=1) >= RULED).sum()
    return bool(written >= WRITTEN_ROWS or ruled >= RULINGS)
