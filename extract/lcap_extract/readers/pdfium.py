"""The first reader: letters and ruling lines straight from PDFium.

Only what a person would see: no text drawn invisibly, none in the colour of what lies under it, none outside
the page. Pages that the file turns come out as displayed, pages whose text runs sideways as one holds them to read.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

from pypdfium2 import raw

from lcap_extract.ink import UNREADABLE_CONTRAST, Letter, PageInk, Rule, contrast, words_from
from lcap_extract.letters import SPACES, UNKNOWN, names_no_letter
from lcap_extract.limits import MAX_CHARACTERS_PER_PAGE, MAX_OBJECTS_PER_PAGE
from lcap_extract.readers.glyphs import shows_other_digits
from lcap_extract.turning import Box4, Direction, direction_of, held, held_size, main_direction

__all__ = ["NAME", "is_picture", "page_ink", "page_text"]

NAME = "pdfium"

THIN = 2.6
"""A filled rectangle or a stroked path no thicker than this, in points, is a ruling line."""

SHORTEST_RULE = 4.0
"""Shorter strokes are parts of letters or marks, in points."""

COVERS_PAGE = 0.85
"""A fill over more than this part of width and height is the page's background."""

LOOK_AT_EACH = 16
"""Of so many letters one is asked whether the file names it."""

UNNAMED_PART = 0.02
"""A font that leaves more than this part of its letters unnamed has no map: what it names is a guess."""

NEAR = 2.0
"""The shadow of a text, or its second print, stands no farther from it than this, in points."""

EMPTY_TEXT = 2
"""Bytes of an empty text, as PDFium counts: its end mark."""

PICTURE = 0.4
"""A page of which images cover at least this part is a picture."""

DARK = 0.35
"""Letters whose brightest colour is under this are black for our purpose: no look at what lies beneath."""

HYPHEN = ord("-")
LINE_END_HYPHENS = (2, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line."""

LONGEST_FONT_NAME = 200
"""Bytes of a font's name, at most."""

_fonts: WeakKeyDictionary[Any, dict[tuple[int, bytes], bool]] = WeakKeyDictionary()
"""Of each open file, whether its fonts show other digits than they name."""

Colour = tuple[float, float, float]
WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class _Run:
    """A text object: whether its letters can be seen, where they run on the page as displayed.

    `misnamed`: its font shows other letters than it names.
    """

    visible: bool
    runs: Direction | None
    misnamed: bool = False


@dataclass(frozen=True, slots=True)
class _Fill:
    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour


class _Frame:
    """From PDF user space to points of the page as held to read, for its rotation, crop box and where its text runs."""

    def __init__(self, page: Any) -> None:
        self.runs: Direction = "right"
        self.turn = page.get_rotation() % 360
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.width, self.height = page.get_size()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as held."""
        return held_size(self.runs, self.width, self.height)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box4:
        """Return x0, top, x1, bottom as held."""
        shown = self._shown(left, bottom, right, top)
        return shown if self.runs == "right" else held(shown, self.runs, self.width, self.height)

    def _shown(self, left: float, bottom: float, right: float, top: float) -> Box4:
        if self.turn == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turn == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom

    def direction(self, matrix: Any) -> Direction | None:
        """Return where text with that matrix runs on the page as displayed."""
        a, b = matrix.a, matrix.b
        if self.turn:
            a, b = (b, -a) if self.turn == 90 else (-a, -b) if self.turn == 180 else (-b, a)
        return "right" if b == 0 < a else direction_of(a, b)


def page_text(page: Any) -> str:
    """Return all text of the page in content order, invisible letters included: enough to tell what page it is."""
    textpage = page.get_textpage()
    try:
        return str(textpage.get_text_range(errors="replace"))
    finally:
        textpage.close()


def is_picture(page: Any) -> bool:
    """Tell whether pictures cover a good part of the page, as on a scan."""
    frame = _Frame(page)
    covered = 0.0
    for obj, kind, matrix in _walk(page.raw, None):
        box = _bounds(obj, frame, matrix) if kind == raw.FPDF_PAGEOBJ_IMAGE else None
        if box is not None:
            covered += (box[2] - box[0]) * (box[3] - box[1])
    return bool(covered >= PICTURE * frame.width * frame.height)


def page_ink(page: Any, number: int) -> PageInk:
    """Return the visible words and the ruling lines of a page.

    Args:
        page: a `pypdfium2.PdfPage`.
        number: its number, from 1.
    """
    frame = _Frame(page)
    textpage = page.get_textpage()
    try:
        runs, rules = _objects(page, frame, textpage.raw)
        frame.runs = main_direction(run.runs for run in runs.values() if run.visible)
        if frame.runs != "right":
            runs, rules = _objects(page, frame, textpage.raw)
        words = tuple(words_from(_letters(textpage, frame, runs)))
    finally:
        textpage.close()
    return PageInk(number, *frame.size, words, tuple(rules))


def _walk(container: Any, matrix: Any, nested: bool = False) -> Iterator[tuple[Any, int, Any]]:
    count = raw.FPDFFormObj_CountObjects if nested else raw.FPDFPage_CountObjects
    get = raw.FPDFFormObj_GetObject if nested else raw.FPDFPage_GetObject
    for index in range(min(count(container), MAX_OBJECTS_PER_PAGE)):
        obj = get(container, index)
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(obj, own)
            yield from _walk(obj, _times(own, matrix), nested=True)
        else:
            yield obj, kind, matrix


def _times(inner: Any, outer: Any) -> Any:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner.a, inner.b, inner.c, inner.d, inner.e, inner.f
    o = outer
    return raw.FS_MATRIX(
        a * o.a + b * o.c, a * o.b + b * o.d, c * o.a + d * o.c, c * o.b + d * o.d, e * o.a + f * o.c + o.e,
        e * o.b + f * o.d + o.f,
    )  # fmt: skip


def _objects(page: Any, frame: _Frame, textpage: Any) -> tuple[dict[int, _Run], list[Rule]]:
    runs: dict[int, _Run] = {}
    fills: list[_Fill] = []
    rules: list[Rule] = []
    hidden: list[Any] = []
    seen: dict[int, bool] = {}
    fonts = _fonts.setdefault(page.pdf, {})
    for order, (obj, kind, matrix) in enumerate(_walk(page.raw, None)):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            run = _run(obj, frame, matrix, fills)
            if _is_misnamed(obj, seen, fonts):
                run = replace(run, misnamed=True)
            runs[_address(obj)] = run
            if run.visible and hidden:
                _show_what_lies_under(runs, hidden, obj, textpage)
                hidden.clear()
            elif not run.visible:
                hidden.append(obj)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _path(obj, frame, matrix, fills, rules)
        if order > MAX_OBJECTS_PER_PAGE:
            break
    return runs, rules


def _is_misnamed(obj: Any, seen: dict[int, bool], fonts: dict[tuple[int, bytes], bool]) -> bool:
    """Tell whether the text object's font names other digits than it shows.

    `seen` keeps what was found on the page, `fonts` in the file: there a font's address may be given to another.
    """
    font = raw.FPDFTextObj_GetFont(obj)
    at = _address(font)
    if at not in seen:
        key = (at, _font_name(font))
        if key not in fonts:
            fonts[key] = bool(font) and shows_other_digits(font)
        seen[at] = fonts[key]
    return seen[at]


def _font_name(font: Any) -> bytes:
    name = ctypes.create_string_buffer(LONGEST_FONT_NAME)
    raw.FPDFFont_GetBaseFontName(font, name, LONGEST_FONT_NAME)
    size = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(font, None, 0, size)
    return name.value + str(size.value).encode()


def _show_what_lies_under(runs: dict[int, _Run], hidden: Sequence[Any], obj: Any, textpage: Any) -> None:
    """Let hidden text stand for the same visible text over it, whose letters PDFium leaves out as given already."""
    if raw.FPDFTextObj_GetText(obj, textpage, None, 0) > EMPTY_TEXT:
        return
    own = _bare_bounds(obj)
    for other in hidden:
        if all(abs(a - b) <= NEAR for a, b in zip(own, _bare_bounds(other), strict=True)):
            runs[_address(other)] = runs[_address(obj)]


def _bare_bounds(obj: Any) -> tuple[float, ...]:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(obj, *edges)
    return tuple(edge.value for edge in edges)


def _address(obj: Any) -> int:
    return int(ctypes.cast(obj, ctypes.c_void_p).value or 0)


def _bounds(obj: Any, frame: _Frame, matrix: Any) -> Box4 | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(obj, left, bottom, right, top):
        return None
    x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
    if matrix is not None:
        corners = [(x * matrix.a + y * matrix.c + matrix.e, x * matrix.b + y * matrix.d + matrix.f)
                   for x in (x0, x1) for y in (y0, y1)]  # fmt: skip
        x0, x1 = min(c[0] for c in corners), max(c[0] for c in corners)
        y0, y1 = min(c[1] for c in corners), max(c[1] for c in corners)
    return frame.box(x0, y0, x1, y1)


def _fill_colour(obj: Any) -> tuple[Colour, float] | None:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(obj, r, g, b, a):
        return None
    return (r.value / 255, g.value / 255, b.value / 255), a.value / 255


def _run(obj: Any, frame: _Frame, matrix: Any, fills: list[_Fill]) -> _Run:
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, own)
    runs = frame.direction(_times(own, matrix))
    mode = raw.FPDFTextObj_GetTextRenderMode(obj)
    if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        return _Run(visible=False, runs=runs)
    if mode != raw.FPDF_TEXTRENDERMODE_FILL:
        return _Run(visible=True, runs=runs)
    painted = _fill_colour(obj)
    if painted is None or (max(painted[0]) < DARK and painted[1] > 0.1):
        return _Run(visible=True, runs=runs)
    if painted[1] <= 0.1:
        return _Run(visible=False, runs=runs)
    box = _bounds(obj, frame, matrix)
    under = _colour_under(box, fills) if box else WHITE
    return _Run(visible=contrast(painted[0], under) >= UNREADABLE_CONTRAST, runs=runs)


def _colour_under(box: Box4, fills: list[_Fill]) -> Colour:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for fill in reversed(fills):
        if fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom:
            return fill.colour
    return WHITE


def _path(obj: Any, frame: _Frame, matrix: Any, fills: list[_Fill], rules: list[Rule]) -> None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(obj, mode, stroked) or not (mode.value or stroked.value):
        return
    box = _bounds(obj, frame, matrix)
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
        painted = _fill_colour(obj)
        if painted and painted[1] > 0.5:
            fills.append(_Fill(x0, top, x1, bottom, painted[0]))


def _segment_rules(obj: Any, segments: int, frame: _Frame, matrix: Any) -> Iterator[Rule]:
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(obj, own)
    whole = _times(own, matrix)
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


def _has_unnamed(handle: Any) -> bool:
    """Tell whether some letters of the page name nothing: a look at every few of them is enough, fonts have many."""
    count = min(raw.FPDFText_CountChars(handle), MAX_CHARACTERS_PER_PAGE)
    return any(raw.FPDFText_HasUnicodeMapError(handle, index) > 0 for index in range(0, count, LOOK_AT_EACH))


def _with_unnamed_fonts(handle: Any, runs: dict[int, _Run]) -> dict[int, _Run]:
    """Return the runs, those as misnamed whose font names too few of its letters: then the others are guesses too."""
    font_of: dict[int, int] = {}
    counts: dict[int, list[int]] = {}
    for index in range(min(raw.FPDFText_CountChars(handle), MAX_CHARACTERS_PER_PAGE)):
        obj = raw.FPDFText_GetTextObject(handle, index)
        at = _address(obj)
        if at and at not in font_of:
            font_of[at] = _address(raw.FPDFTextObj_GetFont(obj))
        count = counts.setdefault(font_of.get(at, 0), [0, 0])
        count[0] += 1
        count[1] += raw.FPDFText_HasUnicodeMapError(handle, index) > 0
    bad = {font for font, (letters, unnamed) in counts.items() if unnamed > UNNAMED_PART * letters}
    return {at: replace(run, misnamed=run.misnamed or font_of.get(at) in bad) for at, run in runs.items()}


def _letters(textpage: Any, frame: _Frame, runs: dict[int, _Run]) -> Iterator[Letter]:
    """Yield the visible letters in content order, each with its box as displayed; "" for a space."""
    handle, rect = textpage.raw, raw.FS_RECTF()
    unicode_of, box_of, place = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, frame.box
    if _has_unnamed(handle):
        runs = _with_unnamed_fonts(handle, runs)
    all_plain = all(run.visible and run.runs == frame.runs and not run.misnamed for run in runs.values())
    wide, high = frame.size
    for index in range(min(raw.FPDFText_CountChars(handle), MAX_CHARACTERS_PER_PAGE)):
        code = unicode_of(handle, index)
        if code in LINE_END_HYPHENS:
            code = HYPHEN
        letter = chr(code)
        if names_no_letter(code):
            letter = UNKNOWN
        elif code <= 32 or code in SPACES:
            yield "", 0.0, 0.0, 0.0, 0.0
            continue
        if not all_plain:
            run = runs.get(_address(raw.FPDFText_GetTextObject(handle, index)))
            if run is not None and not (run.visible and run.runs == frame.runs):
                continue
            if run is not None and run.misnamed:
                letter = UNKNOWN
        if box_of(handle, index, rect):
            x0, top, x1, bottom = place(rect.left, rect.bottom, rect.right, rect.top)
            if x1 >= 0 and bottom >= 0 and x0 <= wide and top <= high:
                yield letter, x0, top, x1, bottom
