"""The order of reading: the only module that knows it.

Source -> page texts -> triage -> ink of the close pages -> overviews, boxes, tables as text with places
       -> a second reader on every figure, a third where they differ -> Plan
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pypdfium2

from lcap_extract import joins, overviews, voting
from lcap_extract.assembling import FirstReading, Slot, assembled
from lcap_extract.budgeted import reading as budgeted
from lcap_extract.document import is_older_form, name_in_cells, overview_name
from lcap_extract.grids import GridRow, grid_rows
from lcap_extract.ink import PageInk
from lcap_extract.opening import Source
from lcap_extract.pages import PageText, Triage, triage
from lcap_extract.raws import RawTable
from lcap_extract.readers import lattice, pdfium, plumber
from lcap_extract.second import PAGES_FOR_A_HELPER, second_reader
from lcap_extract.wording import fields_of, unit_of
from lcap_extract.wordtables import WordTable, goes_on, read_page
from lcap_models.errors import NotAPlan, Unreadable
from lcap_models.plan import Plan

__all__ = ["FirstReading", "Progress", "first_reading", "read_plan", "read_plan_helped"]

Progress = Callable[[str, int, int], None]
"""Called with the stage's key, how much of it is done, and how much there is."""


def read_plan_helped(source: Source, progress: Progress | None = None) -> Plan:
    """Return what `read_plan` returns, sooner: a long file's second reading is shared with a helper process.

    For the reading process of `child`; a script that calls it needs the guard `if __name__ == "__main__"`.
    """
    return read_plan(source, progress, helped=True)


def read_plan(source: Source, progress: Progress | None = None, *, helped: bool = False) -> Plan:
    """Return the plan in the file, every figure with its readings, none with a state yet.

    Args:
        source: an opened file.
        progress: told how far each stage is.
        helped: start a helper process for a long file.

    Raises:
        NotAPlan: none of an LCAP's figures stand in the file.
        Unreadable: there are none because most of its pages are pictures.
    """
    tell = progress or (lambda stage, done, total: None)
    with second_reader(source.data, helped=helped and source.pages > PAGES_FOR_A_HELPER) as second:
        first = first_reading(source, tell, second.expect)
        if not first.overviews and not first.tables:
            if len(first.picture_pages) * 2 > source.pages:
                raise Unreadable("only_pictures", file=source.name, pages=len(first.picture_pages))
            raise NotAPlan("older_form" if is_older_form(first.texts) else "no_figures", file=source.name)
        asked = _asked(first)
        figures = voting.vote(
            pdfium.NAME,
            list(asked.values()),
            second=(plumber.NAME, lambda wanted: second.read(wanted, tell)),
            third=(lattice.NAME, lambda wanted: lattice.read_boxes(source.data, wanted)),
        )
    return assembled(source, first, dict(zip(asked, figures, strict=True)))


def first_reading(
    source: Source, progress: Progress | None = None, expect: Callable[[Sequence[int]], None] | None = None
) -> FirstReading:
    """Return what the first reader finds on all pages; `expect` is told early which pages will hold figures."""
    tell = progress or (lambda stage, done, total: None)
    pdf = pypdfium2.PdfDocument(source.data)
    try:
        texts = tuple(_texts(pdf, tell))
        kinds = triage(texts)
        by_line = budgeted.spans(texts, kinds.instructions)
        if expect:
            expect((*kinds.close, *by_line.with_money(texts)))
        inks: dict[int, PageInk] = {}
        for done, number in enumerate(kinds.close, 1):
            page = pdf[number - 1]
            inks[number] = pdfium.page_ink(page, number)
            page.close()
            tell("tables", done, len(kinds.close))
        grids = {number: grid_rows(ink) for number, ink in inks.items()}
        narrative = _narrative(pdf, kinds, inks)
        lines = budgeted.read_budgeted(pdf, texts, by_line)
        cover = _cover_name(pdf, texts, kinds) or lines.name
        pictures = tuple(number for number in kinds.hardly_text if pdfium.is_picture(pdf[number - 1]))
    finally:
        pdf.close()
    around = sorted({*kinds.tables, *kinds.services})
    tables = joins.read_tables([(inks[n], grids[n]) for n in around])
    for table in tables:
        table.stray = _stray(table, inks, grids)
    found = _overviews(texts, kinds, inks, grids)
    kept = tuple(table for table in tables if table.rows or any(cell.lines for cell in table.totals.values()))
    return FirstReading(texts, kinds, found, (*kept, *lines.tables), cover, pictures, narrative)


def _texts(pdf: Any, tell: Progress) -> Iterator[PageText]:
    total = len(pdf)
    for index in range(total):
        page = pdf[index]
        yield PageText.of(index + 1, pdfium.page_text(page))
        page.close()
        tell("pages", index + 1, total)


def _narrative(pdf: Any, kinds: Triage, inks: Mapping[int, PageInk]) -> tuple[WordTable, ...]:
    """Return the tables of words on the pages that may hold one, and on those where such a table goes on."""
    found: list[WordTable] = []
    wanted = set(kinds.narrative)
    for number in range(1, len(pdf) + 1):
        if number in wanted or goes_on(found, number - 1):
            ink = inks.get(number) or pdfium.page_ink(pdf[number - 1], number)
            read_page(ink, found)
    return tuple(found)


def _cover_name(pdf: Any, texts: Sequence[PageText], kinds: Triage) -> str:
    """Return the LEA name from the box of the plan's title page."""
    for page in texts:
        if page.number not in kinds.instructions and "leaname" in page.squashed and "contactname" in page.squashed:
            name = name_in_cells(grid_rows(pdfium.page_ink(pdf[page.number - 1], page.number)))
            if name:
                return name
    return ""


def _overviews(
    texts: Sequence[PageText], kinds: Triage, inks: Mapping[int, PageInk], grids: Mapping[int, Sequence[GridRow]]
) -> tuple[overviews.RawOverview, ...]:
    starts = [n for n in kinds.overview if any(overview_name(texts[n - 1])[:2])]
    groups = overviews.split_overviews([inks[n] for n in kinds.overview], starts)
    found = [overviews.read_overview(group, [row for page in group for row in grids[page.number]]) for group in groups]
    return tuple(raw for raw in found if any(cell.lines for cell in raw.figures.values()))


def _stray(table: RawTable, inks: Mapping[int, PageInk], grids: Mapping[int, Sequence[GridRow]]) -> int:
    """Return how many amounts printed between the table's rows found no place: a sum over the rest proves nothing."""
    if not table.rows:
        return 0
    cells = [c for row in table.rows for c in row.cells.values()] + list(table.totals.values())
    used = {(part.page, part.box) for cell in cells for part in cell.parts}
    lowest, highest = min(table.pages), max(table.pages)
    count = 0
    for number in range(lowest, highest + 1):
        if number not in inks:
            continue
        for row in grids[number]:
            if len(row.cells) < max(3, len(table.columns) - 3) or not _on_table(row, table):
                continue
            count += sum("$" in c.text and any(ch.isdigit() for ch in c.text) and (number, c.box) not in used
                         for c in row.cells)  # fmt: skip
    return count


def _on_table(row: GridRow, table: RawTable) -> bool:
    """Tell whether the row lies between the table's first and last row."""
    first, last = table.rows[0], table.rows[-1]
    after = (row.page, row.top) >= (first.page, first.box.top - 1)
    return after and (row.page, row.top) <= (last.page, last.box.bottom + 1)


def _asked(first: FirstReading) -> dict[Slot, voting.Asked]:
    """Return every cell that should hold a number, by its slot in the plan."""
    asked: dict[Slot, voting.Asked] = {}
    for index, overview in enumerate(first.overviews):
        for key, cell in overview.figures.items():
            asked["overview", index, -1, key] = voting.Asked(cell, "usd", in_sentence=not key.startswith("bop_table"))
    for index, table in enumerate(first.tables):
        for key, cell in table.totals.items():
            asked["table", index, -1, key] = voting.Asked(cell, unit_of(key))
        kinds = {key: field.kind for key, field in fields_of(table.kind).items()}
        for number, row in enumerate(table.rows):
            for key, cell in row.cells.items():
                kind = kinds[key]
                if kind in ("usd", "percent"):
                    in_text = table.kind in budgeted.KINDS
                    asked["table", index, number, key] = voting.Asked(cell, kind, in_text=in_text)
    return asked
