"""Which pages with figures were turned to be read: boxes and pictures of their rows are of the page so held."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lcap_extract.ink import PageInk
from lcap_extract.raws import RawTable
from lcap_extract.readers import pdfium
from lcap_extract.scans.found import SeenPage
from lcap_models.place import Turn

__all__ = ["turned_pages"]


def turned_pages(
    pdf: Any, inks: Mapping[int, PageInk], tables: Iterable[RawTable], seen: Mapping[int, SeenPage]
) -> tuple[Turn, ...]:
    """Return how pages were turned, without those that were read as displayed.

    Args:
        pdf: the open file.
        inks: pages that were read closely.
        tables: tables that stand on these or on others.
        seen: pages that were read by OCR.
    """
    numbers = sorted({*inks, *_pages(tables)})
    turns = (_turn(pdf, number, inks, seen) for number in numbers)
    return tuple(turn for turn in turns if turn.quarters or turn.degrees)


def _pages(tables: Iterable[RawTable]) -> Iterator[int]:
    for table in tables:
        yield from (row.page for row in table.rows)
        for cell in (*table.totals.values(), *(cell for row in table.rows for cell in row.cells.values())):
            yield from (part.page for part in cell.parts)


def _turn(pdf: Any, number: int, inks: Mapping[int, PageInk], seen: Mapping[int, SeenPage]) -> Turn:
    if number in seen:
        return Turn(number, seen[number].stance.quarters, seen[number].stance.degrees)
    if number in inks:
        return Turn(number, inks[number].quarters)
    return Turn(number, pdfium.quarters_of(pdf[number - 1], number))
