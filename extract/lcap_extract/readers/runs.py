"""Text objects: which of them a person sees, where they run, and whether their font shows the letters that it names."""

import ctypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

from pypdfium2 import raw

from lcap_extract.ink import UNREADABLE_CONTRAST, contrast
from lcap_extract.limits import MAX_CHARACTERS_PER_PAGE
from lcap_extract.readers.frame import Frame, times
from lcap_extract.readers.glyphs import shows_other_digits
from lcap_extract.readers.objects import address, fill_colour
from lcap_extract.readers.paths import WHITE, Fill, colour_under
from lcap_extract.turning import Direction

__all__ = ["Run", "Runs", "has_misnamed_fonts", "with_unnamed_fonts"]

LOOK_AT_EACH = 16
"""Of so many letters one is asked whether the file names it."""

UNNAMED_PART = 0.02
"""A font that leaves more than this part of its letters unnamed has no map: what it names is a guess."""

NEAR = 2.0
"""The shadow of a text, or its second print, stands no farther from it than this, in points."""

EMPTY_TEXT = 2
"""Bytes of an empty text, as PDFium counts: its end mark."""

DARK = 0.35
"""Letters whose brightest colour is under this are black for our purpose: no look at what lies beneath."""

LONGEST_FONT_NAME = 200
"""Bytes of a font's name, at most."""

_fonts: WeakKeyDictionary[Any, dict[tuple[int, bytes], bool]] = WeakKeyDictionary()
"""Of each open file, whether its fonts show other digits than they name."""


@dataclass(frozen=True, slots=True)
class Run:
    """A text object: whether its letters can be seen, where they run on the page as displayed.

    `misnamed`: its font shows other letters than it names.
    """

    visible: bool
    runs: Direction | None
    misnamed: bool = False


class Runs:
    """The text objects of a page, added in the order of painting; `by_address` is what is known of each."""

    def __init__(self, page: Any, frame: Frame, textpage: Any) -> None:
        self.by_address: dict[int, Run] = {}
        self._frame, self._textpage = frame, textpage
        self._hidden: list[Any] = []
        self._seen: dict[int, bool] = {}
        self._fonts = _fonts.setdefault(page.pdf, {})

    def add(self, obj: Any, matrix: Any, fills: Sequence[Fill]) -> None:
        """Look at the next text object; `fills` are the areas painted before it."""
        run = _run(obj, self._frame, matrix, fills)
        if self._is_misnamed(obj):
            run = replace(run, misnamed=True)
        self.by_address[address(obj)] = run
        if not run.visible:
            self._hidden.append(obj)
        elif self._hidden:
            self._show_what_lies_under(obj)
            self._hidden.clear()

    def _is_misnamed(self, obj: Any) -> bool:
        """Tell whether the text object's font names other digits than it shows.

        `_seen` keeps what was found on the page, `_fonts` in the file: there a font's address may be given to another.
        """
        font = raw.FPDFTextObj_GetFont(obj)
        at = address(font)
        if at not in self._seen:
            key = (at, _font_name(font))
            if key not in self._fonts:
                self._fonts[key] = bool(font) and shows_other_digits(font)
            self._seen[at] = self._fonts[key]
        return self._seen[at]

    def _show_what_lies_under(self, obj: Any) -> None:
        """Let hidden text stand for the same visible text over it, whose letters PDFium leaves out as given already."""
        if raw.FPDFTextObj_GetText(obj, self._textpage, None, 0) > EMPTY_TEXT:
            return
        own = _bare_bounds(obj)
        for other in self._hidden:
            if all(abs(a - b) <= NEAR for a, b in zip(own, _bare_bounds(other), strict=True)):
                self.by_address[address(other)] = self.by_address[address(obj)]


def has_misnamed_fonts(pdf: Any) -> bool:
    """Tell whether, on the pages of an open file that were read so far, a font shows other digits than it names."""
    return any(_fonts.get(pdf, {}).values())


def _font_name(font: Any) -> bytes:
    name = ctypes.create_string_buffer(LONGEST_FONT_NAME)
    raw.FPDFFont_GetBaseFontName(font, name, LONGEST_FONT_NAME)
    size = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(font, None, 0, size)
    return name.value + str(size.value).encode()


def _bare_bounds(obj: Any) -> tuple[float, ...]:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(obj, *edges)
    return tuple(edge.value for edge in edges)


def _run(obj: Any, frame: Frame, matrix: Any, fills: Sequence[Fill]) -> Run:
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, own)
    runs = frame.direction(times(own, matrix))
    mode = raw.FPDFTextObj_GetTextRenderMode(obj)
    if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        return Run(visible=False, runs=runs)
    if mode != raw.FPDF_TEXTRENDERMODE_FILL:
        return Run(visible=True, runs=runs)
    painted = fill_colour(obj)
    if painted is None or (max(painted[0]) < DARK and painted[1] > 0.1):
        return Run(visible=True, runs=runs)
    if painted[1] <= 0.1:
        return Run(visible=False, runs=runs)
    box = frame.bounds(obj, matrix)
    under = colour_under(box, fills) if box else WHITE
    return Run(visible=contrast(painted[0], under) >= UNREADABLE_CONTRAST, runs=runs)


def with_unnamed_fonts(handle: Any, runs: Mapping[int, Run]) -> Mapping[int, Run]:
    """Return the runs of a text page, those as misnamed whose font names too few letters: then the others are guesses.

    A look at every few letters tells whether there may be such a font: fonts have many letters.
    """
    count = min(raw.FPDFText_CountChars(handle), MAX_CHARACTERS_PER_PAGE)
    if not any(raw.FPDFText_HasUnicodeMapError(handle, index) > 0 for index in range(0, count, LOOK_AT_EACH)):
        return runs
    font_of: dict[int, int] = {}
    counts: dict[int, list[int]] = {}
    for index in range(count):
        obj = raw.FPDFText_GetTextObject(handle, index)
        at = address(obj)
        if at and at not in font_of:
            font_of[at] = address(raw.FPDFTextObj_GetFont(obj))
        letters = counts.setdefault(font_of.get(at, 0), [0, 0])
        letters[0] += 1
        letters[1] += raw.FPDFText_HasUnicodeMapError(handle, index) > 0
    bad = {font for font, (letters, unnamed) in counts.items() if unnamed > UNNAMED_PART * letters}
    return {at: replace(run, misnamed=run.misnamed or font_of.get(at) in bad) for at, run in runs.items()}
