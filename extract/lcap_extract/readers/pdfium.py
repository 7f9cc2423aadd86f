"""The first reader: letters and ruling lines straight from PDFium.

Only what a person would see: no text drawn invisibly, none in the colour of what lies under it, none outside
the page. Pages that the file turns come out as displayed, pages whose text runs sideways as one holds them to read.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

import pypdfium2
from pypdfium2 import raw

from lcap_extract.at_once import words_in
from lcap_extract.ink import PageInk, Rule
from lcap_extract.limits import MAX_OBJECTS_PER_PAGE
from lcap_extract.readers.characters import visible_letters
from lcap_extract.readers.frame import Frame
from lcap_extract.readers.objects import objects
from lcap_extract.readers.paths import Fill, see_path
from lcap_extract.readers.runs import Run, Runs
from lcap_extract.scans.found import SeenPage
from lcap_extract.turning import QUARTERS, main_direction
from lcap_extract.watermarks import without_watermarks

__all__ = ["NAME", "as_held", "is_picture", "is_unseen", "letters_of", "page_ink", "page_text", "quarters_of"]

NAME = "pdfium"

PICTURE = 0.4
"""A page of which images cover at least this part is a picture."""

LETTERS_LOOKED_AT = 100
COVERS, OPAQUE = 0.9, 255
"""A picture hides what lies under it if it covers this part of the page, and this part of it does not let through."""

SOME_LETTERS, FEW_LETTERS = 24, 8
QUARTER = math.pi / 2
SIDEWAYS = 0.1
"""A letter of text that runs to the right is turned by less than this, in radians."""


_letters: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
"""The letters of open pages."""


def letters_of(page: Any) -> Any:
    """Return the page's letters, as PDFium gives them; they are gone with the page.

    Of a page on which they run sideways, in their order as one holds the page to read: else the lines come upside down.
    """
    if page not in _letters:
        _letters[page] = page.get_textpage()
        if _upright(page) != page.get_rotation():
            with as_held(page):
                _letters[page] = page.get_textpage()
    return _letters[page]


@contextmanager
def as_held(page: Any) -> Iterator[None]:
    """Let the file say, while the block lasts, that the page lies so that most of its letters stand upright."""
    own = page.get_rotation()
    held = _upright(page)
    if held != own:
        page.set_rotation(held)
    try:
        yield
    finally:
        if held != own:
            page.set_rotation(own)


def _upright(page: Any) -> int:
    """Return by how many degrees to turn the page as stored so that most of some of its letters stand upright."""
    letters = letters_of(page)
    count = letters.count_chars()
    some = range(0, count, count // SOME_LETTERS + 1)
    quarters = Counter(round(raw.FPDFText_GetCharAngle(letters, index) / QUARTER) % 4 for index in some)
    most, votes = quarters.most_common(1)[0] if quarters else (0, 0)
    return -90 * most % 360 if 2 * votes > len(some) else int(page.get_rotation())


def page_text(page: Any) -> str:
    """Return all text of the page in content order, invisible letters included: enough to tell what page it is."""
    if isinstance(page, SeenPage):
        return page.text
    return str(letters_of(page).get_text_range(errors="replace"))


def is_picture(page: Any) -> bool:
    """Tell whether pictures cover a good part of the page, as on a scan; one that was read is none any more."""
    if isinstance(page, SeenPage):
        return False
    frame = Frame(page)
    covered = 0.0
    for obj, kind, matrix in objects(page):
        box = frame.bounds(obj, matrix) if kind == raw.FPDF_PAGEOBJ_IMAGE else None
        if box is not None:
            covered += (box[2] - box[0]) * (box[3] - box[1])
    return bool(covered >= PICTURE * frame.width * frame.height)


def is_unseen(page: Any) -> bool:
    """Tell whether the page's text is there to be searched and not to be seen: a program's reading of a scan."""
    if isinstance(page, SeenPage):
        return False
    letters = letters_of(page)
    count = letters.count_chars()
    objects_of = (raw.FPDFText_GetTextObject(letters, at) for at in range(0, count, count // FEW_LETTERS + 1))
    modes = (raw.FPDFTextObj_GetTextRenderMode(obj) for obj in objects_of if obj)
    return count > 0 and (all(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes) or _ends_in_a_picture(page))


def _ends_in_a_picture(page: Any) -> bool:
    """Tell whether the last thing painted on the page is a picture that covers nearly all of it, and nothing shows."""
    count = raw.FPDFPage_CountObjects(page)
    last = raw.FPDFPage_GetObject(page, count - 1) if count else None
    if not last or raw.FPDFPageObj_GetType(last) != raw.FPDF_PAGEOBJ_IMAGE or raw.FPDFPageObj_HasTransparency(last):
        return False
    frame = Frame(page)
    box = frame.bounds(last, None)
    if box is None or (box[2] - box[0]) * (box[3] - box[1]) < COVERS * frame.width * frame.height:
        return False
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.pdf, page, last)
    if not bitmap:
        return False
    points = pypdfium2.PdfBitmap.from_raw(bitmap).to_numpy()
    return points.ndim < 3 or points.shape[2] < 4 or bool((points[:, :, 3] == OPAQUE).mean() > COVERS)


def page_ink(page: Any, number: int) -> PageInk:
    """Return the visible words and the ruling lines of a page.

    Args:
        page: a `pypdfium2.PdfPage`, or what OCR saw in its place.
        number: its number, from 1.
    """
    if isinstance(page, SeenPage):
        return page.ink
    frame = Frame(page)
    textpage = letters_of(page)
    runs, rules = _runs_and_rules(page, frame, textpage.raw)
    frame.runs = main_direction(run.runs for run in runs.values() if run.visible)
    if frame.runs != "right":
        runs, rules = _runs_and_rules(page, frame, textpage.raw)
    hidden = _ends_in_a_picture(page)
    words = () if hidden else tuple(without_watermarks(words_in(*visible_letters(textpage, frame, runs))))
    return PageInk(number, *frame.size, words, tuple(rules), QUARTERS[frame.runs])


def quarters_of(page: Any, number: int) -> int:
    """Return by how many quarters to the left `page_ink` turns the page; most cost only a look at some letters."""
    return page_ink(page, number).quarters if page.get_rotation() or _may_run_sideways(page) else 0


def _may_run_sideways(page: Any) -> bool:
    textpage = letters_of(page)
    count = textpage.count_chars()
    some = range(0, count, max(1, count // LETTERS_LOOKED_AT))
    return any(abs(raw.FPDFText_GetCharAngle(textpage, index)) > SIDEWAYS for index in some)


def _runs_and_rules(page: Any, frame: Frame, textpage: Any) -> tuple[Mapping[int, Run], list[Rule]]:
    runs = Runs(page, frame, textpage)
    fills: list[Fill] = []
    rules: list[Rule] = []
    for order, (obj, kind, matrix) in enumerate(objects(page)):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            runs.add(obj, matrix, fills)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            see_path(obj, frame, matrix, fills, rules)
        if order > MAX_OBJECTS_PER_PAGE:
            break
    return runs.by_address, rules
