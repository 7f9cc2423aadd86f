"""Paper on a picture made white and even: scanned paper is grey and grainy, and pale lines drown in its grain.

A picture that is clean comes out as it is.
"""

import cv2
import numpy as np

from lcap_extract.scans.images import Grey

__all__ = ["cleaned", "grain_of"]

EACH = 3
"""One pixel of so many, each way, is looked at."""

PAPER, INK = 97.0, 0.2
"""Per cent of a page's pixels that are darker than its paper, and than its darkest ink, about."""

SPREAD = 1.9
"""Where paper is grainy, so much of it is brighter than usual by so many times the grain, at least."""

WHITE, DARKEST = 250.0, 110.0
"""Paper at least so bright is white; ink is at least so dark, even where a page has hardly any."""

GRAINY = 0.7
"""Greys by which neighbours on even paper differ usually: what is drawn by a program, or saved as JPEG, has less."""

WIDTH, LIKE, NEAR = 5, 3.0, 1.5
"""Grain is evened out over so many pixels, near ones above all, among those that differ by so many times the grain."""


def cleaned(picture: Grey) -> tuple[Grey, bool]:
    """Return the picture with white paper, black ink and less grain, and whether it was grainy."""
    grain = grain_of(picture)
    some = picture[::EACH, ::EACH]
    white, black = float(np.percentile(some, PAPER)) - SPREAD * grain, min(DARKEST, float(np.percentile(some, INK)))
    if white < WHITE:
        stretch = 255.0 / max(1.0, white - black)
        picture = np.clip((picture.astype(np.float32) - black) * stretch, 0, 255).astype(np.uint8)
        grain *= stretch
    if grain < GRAINY:
        return picture, False
    return np.asarray(cv2.bilateralFilter(picture, WIDTH, LIKE * grain, NEAR), dtype=np.uint8), True


def grain_of(picture: Grey) -> float:
    """Return by how many greys the pixels of even paper differ: the standard deviation of the noise.

    What is left of a pixel once its neighbours are taken away has six times that of one pixel (Immerkaer's mask); the
    middle value does not see letters and lines.
    """
    mask = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    left = cv2.filter2D(picture, cv2.CV_32F, mask)[1:-1:EACH, 1:-1:EACH]
    return float(np.median(np.abs(left))) / 0.6745 / 6.0
