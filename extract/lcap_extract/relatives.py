"""Plans of other forms than the five tables' and those of 2017-20: which pages they have, and what stands there.

`early` is the form of 2014-15 to 2016-17, `continuity` the Learning Continuity Plan of 2020-21 (alone, or its update in
a plan of 2021-22). A file without their headings costs one search of its text.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from lcap_extract import continuity
from lcap_extract.early.spans import EarlySpans, spans
from lcap_extract.pages import PageText
from lcap_extract.raws import RawTable

__all__ = ["Found", "Pages", "pages_of", "read_relatives"]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of such plans in a file."""

    early: EarlySpans
    continuity: tuple[int, ...]

    def with_money(self, texts: Sequence[PageText]) -> tuple[int, ...]:
        """Return the pages that print an amount: a second reader will be asked about them."""
        return (*self.early.with_money(texts), *(n for n in self.continuity if "$" in texts[n - 1].text))


@dataclass(frozen=True, slots=True)
class Found:
    """Tables as text with places (each has its year), and the LEA's name where only those pages tell it."""

    tables: tuple[RawTable, ...] = ()
    name: str = ""


def pages_of(texts: Sequence[PageText], instructions: Collection[int]) -> Pages:
    """Return the pages of such plans; none in most files."""
    return Pages(spans(texts), continuity.pages_of(texts, instructions))


def read_relatives(pdf: Any, texts: Sequence[PageText], pages: Pages) -> Found:
    """Return what stands on those pages.

    Args:
        pdf: the open `pypdfium2.PdfDocument`.
        texts: the text of all pages, empty for those of another plan.
        pages: from `pages_of`.
    """
    tables = continuity.read_continuity(pdf, texts, pages.continuity)
    if not pages.early.pages:
        return Found(tables)
    from lcap_extract.early.reading import read_early  # noqa: PLC0415  slow to import, seldom needed

    older = read_early(pdf, texts, pages.early)
    return Found((*older.tables, *tables), older.name)
