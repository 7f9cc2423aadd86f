"""Which pages must be looked at as pictures: those without text, and those with a picture where a table may stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from lcap_extract.ink import Word
from lcap_extract.pages import HARDLY_TEXT, PageText
from lcap_extract.readers import pdfium
from lcap_extract.readers.shapes import pictures
from lcap_extract.scans.found import SeenPage
from lcap_extract.scans.writing import holds_lines
from lcap_extract.wording import fingerprints

__all__ = ["is_scan", "may_show_a_table", "with_text_of", "worth_reading"]

LITTLE_TEXT = 900
"""Letters of a page that may show a table as a picture: its own text is a heading, a footer, a sentence."""

LARGE = 0.15
"""Part of the page that such a picture covers, at least."""

MOST_PAGES = 60
"""Pages with text and a picture that are looked at, at most: a plan with photos has some."""

KINDS = ("overview", "services", "tables")

AMOUNTS = 2
"""Amounts in the own text of a Budget Overview's page, at least, that say what its chart shows."""

_AMOUNT = re.compile(r"\$\s*\d")


def is_scan(pdf: Any, page: PageText) -> bool:
    """Tell whether a page has next to no text to be seen, and pictures over a good part of it.

    The unseen text of a scan that can be searched is a program's reading, of whose mistakes nobody knows.
    """
    own = pdf[page.number - 1]
    return (len(page.squashed) < HARDLY_TEXT or pdfium.is_unseen(own)) and pdfium.is_picture(own)


def may_show_a_table(pdf: Any, pages: Iterable[PageText]) -> list[int]:
    """Return the pages with some text and a picture that is large enough for a table and may hold one."""
    found: list[int] = []
    for page in pages:
        short = HARDLY_TEXT <= len(page.squashed) < LITTLE_TEXT and not _tells_its_chart(page)
        if short and len(found) < MOST_PAGES and _has_one(pdf, page.number):
            found.append(page.number)
    return found


def _tells_its_chart(page: PageText) -> bool:
    """Tell whether the page is one of a Budget Overview whose text says what is in its chart, as the form's does."""
    told = len(_AMOUNT.findall(page.text)) >= AMOUNTS
    return told and any(mark.fits(page.squashed) for mark in fingerprints("overview"))


def _has_one(pdf: Any, number: int) -> bool:
    page = pdf[number - 1]
    width, height = page.get_size()
    boxes = [box for _, box in pictures(page)]
    large = (box for box in boxes if (box.x1 - box.x0) * (box.bottom - box.top) >= LARGE * width * height)
    return any(holds_lines(page, box) for box in large)


def worth_reading(seen: SeenPage, page: PageText) -> bool:
    """Tell whether the picture shows what the text does not: a table or an overview of an LCAP."""
    both = PageText.of(page.number, f"{page.text}\n{seen.text}").squashed
    marks = [mark for kind in KINDS for mark in fingerprints(kind)]
    return any(mark.fits(both) and not mark.fits(page.squashed) for mark in marks)


def with_text_of(pdf: Any, seen: SeenPage, page: PageText) -> SeenPage:
    """Return what was seen, but with the words that the file itself has for the page where it has some."""
    if seen.stance.quarters or seen.stance.degrees:
        return seen
    own = pdfium.page_ink(pdf[page.number - 1], page.number)
    more = [word for word in seen.ink.words if not any(_overlap(word, other) for other in own.words)]
    words = (*own.words, *(replace(word, order=len(own.words) + n) for n, word in enumerate(more)))
    return replace(seen, ink=replace(seen.ink, words=words), text=f"{page.text}\n{_lines(more)}")


def _overlap(one: Word, other: Word) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom


def _lines(words: Sequence[Word]) -> str:
    lines: list[list[str]] = []
    last: Word | None = None
    for word in words:
        if last is None or word.x0 < last.x0 or word.top > last.bottom:
            lines.append([])
        lines[-1].append(word.text)
        last = word
    return "\n".join(map(" ".join, lines))
