"""By how much a scanned page lies askew: lines of text and drawn lines are sharpest where it does not."""

import cv2
import numpy as np
from numpy.typing import NDArray

from lcap_extract.scans.images import Grey

__all__ = ["askew"]

MOST = 4.0
"""Degrees that are looked at, to both sides; feeders of scanners leave less."""

WIDTH = 1000
"""Pixels of the picture's longer side in which the angle is looked for."""

NO_CHANGE = 0.11
"""A smaller angle is not corrected: over a page's width it moves a line by 1.5 points, and turning blurs letters."""


def askew(picture: Grey) -> float:
    """Return by how many degrees the page must be turned to the left to stand straight."""
    scale = min(1.0, WIDTH / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    edges = np.abs(np.diff(small.astype(np.int16), axis=0)).clip(0, 120)
    rows, columns = np.nonzero(edges > 24)
    if len(rows) < 200:
        return 0.0
    best = 0.0
    for step, reach in ((0.5, MOST), (0.1, 0.4), (0.02, 0.08)):
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(rows, columns, float(angle))))
    return best if abs(best) >= NO_CHANGE else 0.0


def _sharpness(rows: NDArray[np.intp], columns: NDArray[np.intp], degrees: float) -> float:
    """Return how much the ink gathers in single rows once the page is turned by that angle."""
    heights = rows - columns * np.tan(np.radians(degrees))
    counts = np.bincount((heights - heights.min()).astype(np.intp)).astype(np.float64)
    return float((counts * counts).sum())
