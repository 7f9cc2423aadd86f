"""The visible letters of a page with their boxes, fetched from PDFium and worked on all at once."""

import ctypes
from collections.abc import Mapping
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from lcap_extract.letters import SPACES, UNKNOWN, names_no_letter
from lcap_extract.limits import MAX_CHARACTERS_PER_PAGE
from lcap_extract.readers.frame import Frame
from lcap_extract.readers.objects import address
from lcap_extract.readers.runs import Run, with_unnamed_fonts

__all__ = ["visible_letters"]

LINE_END_HYPHENS = (2, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line."""

SURROGATES = (0xD800, 0xDFFF)
"""Two of these make one letter in UTF-16."""

Codes = NDArray[np.uint32]

_box_of = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
"""PDFium's function with plain addresses as arguments: asked for each letter of a page, it takes half the time."""


def visible_letters(textpage: Any, frame: Frame, runs: Mapping[int, Run]) -> tuple[str, NDArray[np.float64]]:
    """Return the letters that a person sees, in content order, and a row of x0, top, x1, bottom as held for each.

    A space stands for each space of whatever width, seen or not; its row is 0.
    """
    handle = textpage.raw
    count = min(raw.FPDFText_CountChars(handle), MAX_CHARACTERS_PER_PAGE)
    codes = _as_letters(_codes(handle, count))
    runs = with_unnamed_fonts(handle, runs)
    if not all(run.visible and run.runs == frame.runs and not run.misnamed for run in runs.values()):
        _leave_out(handle, codes, frame, runs)
    boxes = np.zeros((count, 4))
    printed = np.flatnonzero((codes != ord(" ")) & (codes != 0))
    boxes[printed] = _boxes(handle, printed, frame)
    wide, high = frame.size
    outside = ~((boxes[:, 2] >= 0) & (boxes[:, 3] >= 0) & (boxes[:, 0] <= wide) & (boxes[:, 1] <= high))
    kept = (codes != 0) & ~outside
    return codes[kept].tobytes().decode("utf-32-le", "surrogatepass"), boxes[kept]


def _codes(handle: Any, count: int) -> Codes:
    """Return what each letter is, in Unicode.

    PDFium gives a page's text at once, without control codes. Where none is missing it has a place for each letter.
    """
    text = np.zeros(count + 1, np.uint16)
    given = raw.FPDFText_GetText(handle, 0, count, text.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort))) if count else 1
    low, high = SURROGATES
    if given == count + 1 and not np.any((text >= low) & (text <= high)):
        return text[:count].astype(np.uint32)
    return np.array([raw.FPDFText_GetUnicode(handle, index) for index in range(count)], np.uint32)


def _as_letters(codes: Codes) -> Codes:
    """Return the codes: each space as " ", a hyphen at a line's end as "-", one that names no letter as unknown."""
    simple = (codes > ord(" ")) & (codes < 0x7F)
    for at in np.flatnonzero(~simple).tolist():
        code = int(codes[at])
        if code in LINE_END_HYPHENS:
            codes[at] = ord("-")
        elif names_no_letter(code):
            codes[at] = ord(UNKNOWN)
        elif code <= ord(" ") or code in SPACES:
            codes[at] = ord(" ")
    return codes


def _leave_out(handle: Any, codes: Codes, frame: Frame, runs: Mapping[int, Run]) -> None:
    """Set the codes of letters that nobody sees to 0, those of misnamed letters to unknown."""
    object_of = raw.FPDFText_GetTextObject
    for at in np.flatnonzero(codes != ord(" ")).tolist():
        run = runs.get(address(object_of(handle, at)))
        if run is None:
            continue
        if not (run.visible and run.runs == frame.runs):
            codes[at] = 0
        elif run.misnamed:
            codes[at] = ord(UNKNOWN)


def _boxes(handle: Any, indexes: NDArray[np.int64], frame: Frame) -> NDArray[np.float64]:
    """Return the letters' boxes as held; far outside the page where PDFium has none."""
    edges = np.zeros((len(indexes), 4), np.float32)
    page, first, step = ctypes.cast(handle, ctypes.c_void_p).value, edges.ctypes.data, edges.itemsize * edges.shape[1]
    places = range(first, first + step * len(indexes), step)
    found = np.fromiter(map(_box_of, repeat(page), indexes.tolist(), places), np.bool_, len(indexes))
    edges[~found] = np.nan
    left, top, right, bottom = edges.T.astype(np.float64)
    return np.column_stack(frame.box(left, bottom, right, top))
