"""Pictures of pages as arrays: drawn, turned, set straight, with an even white background under black letters.

A picture is a two-dimensional array of greys, 0 black to 255 white.
"""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from lcap_extract.limits import MAX_PICTURE_PIXELS

__all__ = ["Grey", "Pixels", "drawn", "evened", "scaled", "straightened", "turned"]

Grey = NDArray[np.uint8]

Pixels = tuple[int, int, int, int]
"""x0, top, x1, bottom of a box in pixels."""

POINTS = 72.0
"""Points of an inch."""

PAPER_BLUR = 9
"""Width of the middle value that tells what colour lies under letters, in pixels of a picture a quarter as wide."""

SHRINK = 4
DARK_PAPER = 110
"""What lies under letters is dark, and the letters light, below this."""


def drawn(page: Any, dpi: float) -> tuple[Grey, float]:
    """Return the page as displayed, in greys, and its dots per inch: fewer where it would have too many pixels."""
    width, height = page.get_size()
    pixels = width * height * (dpi / POINTS) ** 2
    if pixels > MAX_PICTURE_PIXELS:
        dpi *= (MAX_PICTURE_PIXELS / pixels) ** 0.5
    bitmap = page.render(scale=dpi / POINTS, grayscale=True)
    try:
        return np.array(bitmap.to_numpy()[:, :, 0] if bitmap.n_channels > 1 else bitmap.to_numpy()).reshape(
            bitmap.height, bitmap.width
        ), dpi
    finally:
        bitmap.close()


def turned(picture: Grey, quarters: int) -> Grey:
    """Return the picture turned to the left by so many quarters."""
    return np.ascontiguousarray(np.rot90(picture, quarters)) if quarters % 4 else picture


def straightened(picture: Grey, degrees: float) -> Grey:
    """Return the picture turned by an angle around its middle, to the left; what comes in at the corners is white."""
    if not degrees:
        return picture
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255), dtype=np.uint8
    )


def evened(picture: Grey, cells: Sequence[Pixels] = ()) -> Grey:
    """Return the picture with black letters on white everywhere: grey cells become white, dark ones are inverted.

    Args:
        picture: a page.
        cells: boxes of one colour each, where they are known; elsewhere the colour is guessed from what is near.
    """
    height, width = picture.shape
    small = cv2.resize(picture, (max(1, width // SHRINK), max(1, height // SHRINK)), interpolation=cv2.INTER_AREA)
    under = cv2.resize(cv2.medianBlur(small, PAPER_BLUR), (width, height), interpolation=cv2.INTER_LINEAR)
    for x0, top, x1, bottom in cells:
        inside = picture[top:bottom, x0:x1]
        if inside.size:
            under[top:bottom, x0:x1] = np.median(inside[::2, ::2])
    dark = under < DARK_PAPER
    letters = np.where(dark, 255 - picture, picture).astype(np.float32)
    paper = np.where(dark, 255 - under, under).astype(np.float32)
    return np.clip(letters * (255.0 / np.maximum(paper, 1.0)), 0, 255).astype(np.uint8)


def scaled(picture: Grey, factor: float) -> Grey:
    """Return the picture so many times larger."""
    return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)
