"""Which pages of a file belong to a plan of 2014-15 to 2016-17, from their text alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from lcap_extract.early.spellings import holds
from lcap_extract.pages import PageText

__all__ = ["EarlySpans", "spans"]

COVER_BEFORE = 12
"""The form's first page stands at most this many pages before section 2 (section 1 lies between)."""


@dataclass(frozen=True, slots=True)
class EarlySpans:
    """Page numbers: the plan's, those of them read closely, and its vendor's expenditure summary."""

    pages: tuple[int, ...] = ()
    close: tuple[int, ...] = ()
    summary: tuple[int, ...] = ()

    def with_money(self, pages: Sequence[PageText]) -> tuple[int, ...]:
        """Return the pages that print an amount: a second reader will be asked about them."""
        return tuple(n for n in (*self.close, *self.summary) if "$" in pages[n - 1].text)


def spans(pages: Sequence[PageText]) -> EarlySpans:
    """Return the pages of such a plan; none where the file holds no such plan.

    The state's form prints instructions on the plan's own pages, so no page is left out for holding them.
    """
    hits = [page.number for page in pages if holds(page.squashed, "pages")]
    if not hits:
        return EarlySpans()
    covers = [page.number for page in pages if page.number <= hits[0] and holds(page.squashed, "cover")]
    start = covers[-1] if covers and hits[0] - covers[-1] <= COVER_BEFORE else hits[0]
    ends = [page.number for page in pages if page.number > hits[0] and holds(page.squashed, "ends")]
    last = ends[0] - 1 if ends else pages[-1].number
    own = [page for page in pages if start <= page.number <= last]
    near = [page.number for page in own if holds(page.squashed, "close")]
    between = range(near[0], min(near[-1] + 1, last) + 1) if near else ()
    summary = tuple(page.number for page in own if holds(page.squashed, "summary"))
    return EarlySpans(tuple(p.number for p in own), tuple(sorted({start, *between})), summary)
