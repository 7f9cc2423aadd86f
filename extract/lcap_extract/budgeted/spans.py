"""Which pages of a file belong to a plan of these forms, from their text alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lcap_extract.budgeted.spellings import holds, spellings, which
from lcap_extract.pages import PageText

__all__ = ["Spans", "spans"]


FEWEST = 2
"""So many different marks of the form a plan has; one alone may be quoted in another document."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Page numbers: of a plan of 2017-18 to 2019-20, of its expenditure summary, of a 2019-20 update."""

    budgeted: tuple[int, ...] = ()
    summary: tuple[int, ...] = ()
    prior_update: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.budgeted or self.prior_update)

    def with_money(self, pages: Sequence[PageText]) -> tuple[int, ...]:
        """Return the pages that print an amount: a second reader will be asked about them."""
        return tuple(n for n in (*self.budgeted, *self.prior_update, *self.summary) if "$" in pages[n - 1].text)


def spans(pages: Sequence[PageText], instructions: Collection[int]) -> Spans:
    """Return the pages of such a plan, of those with text; none where the file holds no such plan."""
    read = [page for page in pages if page.number not in instructions and page.squashed]
    hits = [page.number for page in read if holds(page.squashed, "pages", "budgeted")]
    if len({number for page in read for number in which(page.squashed, "pages", "budgeted")}) < FEWEST:
        hits = []
    budgeted: tuple[int, ...] = ()
    if hits:
        ends = [p.number for p in read if p.number > hits[0] and holds(p.squashed, "ends", "budgeted")]
        last = ends[0] - 1 if ends else read[-1].number
        start = _cover(read, hits[0])
        budgeted = tuple(page.number for page in read if start <= page.number <= last)
    after = budgeted[-1] if budgeted else 0
    summary = [p.number for p in read if budgeted and holds(p.squashed, "expenditure_summary", "pages")]
    return Spans(budgeted, tuple(n for n in summary if n > after), () if budgeted else _prior(read))


def _cover(pages: Sequence[PageText], before: int) -> int:
    """Return the plan's title page, or the page given where none stands before it."""
    marks = spellings()["cover"]
    return max((p.number for p in pages if p.number <= before and all(m in p.squashed for m in marks)), default=before)


def _prior(pages: Sequence[PageText]) -> tuple[int, ...]:
    start = next((p.number for p in pages if holds(p.squashed, "pages", "prior_update")), 0)
    end = next((p.number for p in pages if p.number > start and holds(p.squashed, "ends", "prior_update")), 0)
    return tuple(p.number for p in pages if start <= p.number <= end) if start and end else ()
