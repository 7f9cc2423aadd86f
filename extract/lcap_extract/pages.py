"""What each page of the file is, from its text: which pages are worth reading closely.

Whole pages are labelled, not figures: a label only costs or saves time. The state's instruction pages, which repeat
every heading, are never read.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from lcap_extract.fields import heading_of, may_head
from lcap_extract.wording import fingerprints, instruction_words, load, squash

__all__ = ["PageText", "Triage", "triage"]

KINDS = ("overview", "services", "tables")

MOST_FOLLOWING = 40
"""A table without repeated headers is followed over at most this many pages, to the first without amount and row."""

HARDLY_TEXT = 150
"""A page with fewer letters may be a picture of a page, with a stamp or a footer as its only text."""

FEWEST_WORDS = 2
"""A page in a run of instruction pages has at least this many of the instructions' own words."""

_AMOUNT = re.compile(r"\$|\d,\d{3}\b|\d\.\d\d\b")
_SENTENCE = re.compile(r"[a-z]{2}\.(\s|$)")
_ROW = re.compile(r"^[ \t]*(\d{1,2})\s+(?:\1\.\d{1,2}|\d{1,2})\s+[^\W\d]", re.MULTILINE)
"""A row of an action without amounts: the numbers of goal and action, and words."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's whole text in content order, and squashed."""

    number: int
    text: str
    squashed: str

    @classmethod
    def of(cls, number: int, text: str) -> "PageText":
        """Return the page with its squashed text; a letter and an accent stored apart become one letter."""
        text = text if text.isascii() else unicodedata.normalize("NFC", text)
        return cls(number, text, squash(text))


@dataclass(frozen=True, slots=True)
class Triage:
    """Page numbers by kind. `tables` includes the pages before and after that may belong to a table.

    `hardly_text` are pages with next to no letters: empty, or pictures. `narrative` are pages that may hold a table of
    words: goals, actions with their descriptions, reasons. They are read by one reader only.
    """

    overview: tuple[int, ...]
    services: tuple[int, ...]
    tables: tuple[int, ...]
    instructions: tuple[int, ...]
    hardly_text: tuple[int, ...]
    narrative: tuple[int, ...] = ()

    @property
    def close(self) -> tuple[int, ...]:
        """All pages to be read closely, in order."""
        return tuple(sorted({*self.overview, *self.services, *self.tables}))


def triage(pages: Sequence[PageText]) -> Triage:
    """Label the pages of a file."""
    instructions = _instructions(pages)
    kinds: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for page in pages:
        if page.number in instructions:
            continue
        for kind in KINDS:
            if any(mark.fits(page.squashed) for mark in fingerprints(kind)):
                kinds[kind].append(page.number)
    known = {number for numbers in kinds.values() for number in numbers}
    more = _around(pages, kinds["tables"], known | instructions)
    boxes = _around_services(pages, kinds["services"], instructions)
    return Triage(
        tuple(kinds["overview"]),
        boxes,
        tuple(sorted({*kinds["tables"], *more})),
        tuple(sorted(instructions)),
        tuple(page.number for page in pages if len(page.squashed) < HARDLY_TEXT),
        _narrative(pages, instructions),
    )


def _narrative(pages: Sequence[PageText], instructions: set[int]) -> tuple[int, ...]:
    marks = [[squash(word) for word in entry["all"]] for entry in load("narrative")["pages"]]
    return tuple(
        page.number
        for page in pages
        if page.number not in instructions and any(all(word in page.squashed for word in mark) for mark in marks)
    )


def _instructions(pages: Sequence[PageText]) -> set[int]:
    """Return the instruction pages, without the first of each run where a table may still end above the heading.

    A run begins where a page says so, and goes on while pages speak the instructions' language.
    """
    found: set[int] = set()
    in_run = False
    for page in pages:
        tells = any(mark.fits(page.squashed) for mark in fingerprints("instructions"))
        starts = not tells and any(mark.fits(page.squashed) for mark in fingerprints("starts"))
        was, in_run = in_run, tells or (in_run and not starts and _speaks_law(page))
        if in_run and (was or not any(mark.fits(page.squashed) for mark in fingerprints("tables"))):
            found.add(page.number)
    return found


def _speaks_law(page: PageText) -> bool:
    return sum(page.squashed.count(word) for word in instruction_words()) >= FEWEST_WORDS


def _around(pages: Sequence[PageText], hits: Sequence[int], known: set[int]) -> set[int]:
    by_number = {page.number: page for page in pages}
    more: set[int] = set()
    for hit in hits:
        before = by_number.get(hit - 1)
        if before and before.number not in known and _has_heading(before):
            more.add(before.number)
        for number in range(hit + 1, hit + 1 + MOST_FOLLOWING):
            page = by_number.get(number)
            if page is None or number in known:
                break
            more.add(number)
            if not (_AMOUNT.search(page.text) or _ROW.search(page.text) or _is_header_alone(page)):
                break
    return more


def _is_header_alone(page: PageText) -> bool:
    """Tell whether a page may hold a header and nothing else: its values stand on the next one."""
    return 0 < len(page.squashed) < HARDLY_TEXT and not _SENTENCE.search(page.text)


def _around_services(pages: Sequence[PageText], hits: Sequence[int], instructions: set[int]) -> tuple[int, ...]:
    """Return the services pages and those after them: a box's values may stand on the next page."""
    numbers = {page.number for page in pages}
    wanted = {number for hit in hits for number in (hit - 1, hit, hit + 1)}
    return tuple(sorted((wanted & numbers) - instructions))


def _has_heading(page: PageText) -> bool:
    lines = page.text.splitlines()
    return any(heading_of(line) for line in lines if 10 < len(line) < 120 and may_head(line))
