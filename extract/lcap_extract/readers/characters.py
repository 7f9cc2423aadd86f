"""The visible letters of a page with their boxes, fetched from PDFium one by one and worked on all at once."""

from collections.abc import Mapping
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

Codes = NDArray[np.uint32]


def visible_letters(textpage: Any, frame: Frame, runs: Mapping[int, Run]) -> tuple[str, NDArray[np.float64]]:
    """Return the letters that a person sees, in content order, and a row of x0, top, x1, bottom as held for each.

    A space stands for each space of whatever width, seen or not; its row is 0.
    """
    handle = textpage.raw
    count = min(raw.FPDFText_CountChars(handle), MAX_CHARACTERS_PER_PAGE)
    unicode_of = raw.FPDFText_GetUnicode
    codes = _as_letters(np.array([unicode_of(handle, index) for index in range(count)], np.uint32))
    runs = with_unnamed_fonts(handle, runs)
    if not all(run.visible and run.runs == frame.runs and not run.misnamed for run in runs.values()):
        _leave_out(handle, codes, frame, runs)
    boxes = np.zeros((count, 4))
    printed = np.flatnonzero((codes != ord(" ")) & (codes != 0))
    boxes[printed] = _boxes(handle, printed.tolist(), frame)
    wide, high = frame.size
    outside = ~((boxes[:, 2] >= 0) & (boxes[:, 3] >= 0) & (boxes[:, 0] <= wide) & (boxes[:, 1] <= high))
    kept = (codes != 0) & ~outside
    return codes[kept].tobytes().decode("utf-32-le", "surrogatepass"), boxes[kept]


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


def _boxes(handle: Any, indexes: list[int], frame: Frame) -> NDArray[np.float64]:
    """Return the letters' boxes as held; far outside the page where PDFium has none."""
    rect, box_of, edges = raw.FS_RECTF(), raw.FPDFText_GetLooseCharBox, bytearray()
    nowhere = bytes(raw.FS_RECTF(np.nan, np.nan, np.nan, np.nan))
    for index in indexes:
        edges += rect if box_of(handle, index, rect) else nowhere
    left, top, right, bottom = np.frombuffer(edges, np.float32).reshape(-1, 4).T.astype(np.float64)
    return np.column_stack(frame.box(left, bottom, right, top))
