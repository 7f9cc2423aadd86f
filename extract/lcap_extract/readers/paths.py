"""Drawn paths: which are ruling lines, and what is filled with which colour."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from lcap_extract.ink import Rule
from lcap_extract.limits import MAX_OBJECTS_PER_PAGE
from lcap_extract.readers.frame import Frame, times
from lcap_extract.readers.objects import Colour, fill_colour
from lcap_extract.turning import Box4

__all__ = ["WHITE", "Fill", "colour_under", "see_path"]

THIN = 2.6
"""A filled rectangle or a stroked path no thicker than this, in points, is a ruling line."""

SHORTEST_RULE = 4.0
"""Shorter strokes are parts of letters or marks, in points."""

COVERS_PAGE = 0.85
"""A fill over more than this part of width and height is the page's background."""

WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle, in points as held, and its colour."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour


def colour_under(box: Box4, fills: Sequence[Fill]) -> Colour:
    """Return the colour under the middle of the box: of the last fill there, else white."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for fill in reversed(fills):
        if fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom:
            return fill.colour
    return WHITE


def see_path(obj: Any, frame: Frame, matrix: Any, fills: list[Fill], rules: list[Rule]) -> None:
    """Add what a path object draws: its lines or its edges to `rules`, its area to `fills`."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(obj, mode, stroked) or not (mode.value or stroked.value):
        return
    box = frame.bounds(obj, matrix)
    if box is None:
        return
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    if wide > COVERS_PAGE * frame.size[0] and high > COVERS_PAGE * frame.size[1]:
        return
    segments = raw.FPDFPath_CountSegments(obj)
    if segments > 6 and not (wide <= THIN or high <= THIN):
        if stroked.value:
            rules.extend(_segment_rules(obj, segments, frame, matrix))
        return
    if high <= THIN and wide >= SHORTEST_RULE:
        rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
    elif wide <= THIN and high >= SHORTEST_RULE:
        rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
    elif wide > THIN and high > THIN and segments >= 4:
        rules += [Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom), Rule(x0, top, x0, bottom),
                  Rule(x1, top, x1, bottom)]  # fmt: skip
    if mode.value and high > THIN and wide > THIN:
        painted = fill_colour(obj)
        if painted and painted[1] > 0.5:
            fills.append(Fill(x0, top, x1, bottom, painted[0]))


def _segment_rules(obj: Any, segments: int, frame: Frame, matrix: Any) -> Iterator[Rule]:
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, own)
    whole = times(own, matrix)
    for index in range(min(segments, MAX_OBJECTS_PER_PAGE)):
        segment = raw.FPDFPath_GetPathSegment(obj, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        px = x.value * whole.a + y.value * whole.c + whole.e
        py = x.value * whole.b + y.value * whole.d + whole.f
        if last is not None and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            x0, top, x1, bottom = frame.box(min(px, last[0]), min(py, last[1]), max(px, last[0]), max(py, last[1]))
            if bottom - top <= 0.5 and x1 - x0 >= SHORTEST_RULE:
                yield Rule(x0, top, x1, top)
            elif x1 - x0 <= 0.5 and bottom - top >= SHORTEST_RULE:
                yield Rule(x0, top, x0, bottom)
        last = (px, py)
