"""The first reading: whose pages are which, and what PDFium's letters and lines say on those of one plan."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from lcap_extract import joins, overviews, relatives
from lcap_extract.assembling import FirstReading
from lcap_extract.budgeted.spans import Spans, spans
from lcap_extract.document import name_in_cells, overview_name
from lcap_extract.grids import GridRow, grid_rows
from lcap_extract.held import turned_pages
from lcap_extract.ink import PageInk
from lcap_extract.kept import KeptPages
from lcap_extract.opening import Source
from lcap_extract.packets import Portion, portions
from lcap_extract.pages import PageText, Triage, triage
from lcap_extract.raws import RawTable
from lcap_extract.readers import pdfium
from lcap_extract.readers.annotations import has_typed_words
from lcap_extract.scans.found import SeenPage
from lcap_extract.scans.pages import Scans, WithPictures
from lcap_extract.strays import stray_amounts
from lcap_extract.unread import lost_amounts, lost_of, pages_without_names
from lcap_extract.wishes import Wishes
from lcap_extract.wordtables import WordTable, goes_on, read_page
from lcap_models.errors import NotAPlan

__all__ = ["Expect", "Progress", "SortedOut", "TypedOn", "first_of", "seen_as_pictures", "sort_out"]

Progress = Callable[[str, int, int], None]
"""Called with the stage's key, how much of it is done, and how much there is."""

Expect = Callable[[Sequence[int]], None]
"""Called early with the pages that will hold figures."""

Inks = Mapping[int, PageInk]
Grids = Mapping[int, Sequence[GridRow]]


class TypedOn(Exception):
    """Words were typed onto the pages, in form fields or text boxes."""


@dataclass(frozen=True, slots=True)
class SortedOut:
    """The open file, all pages' texts, what each page is, and the portions of the plans."""

    pdf: KeptPages
    texts: tuple[PageText, ...]
    triage: Triage
    portions: tuple[Portion, ...]
    seen: Mapping[int, SeenPage]


def sort_out(source: Source, pages: KeptPages, tell: Progress, scans: Scans) -> SortedOut:
    """Return the texts of all pages, what each page is, and which are which plan's.

    Raises:
        WrongUse: a page is wished for that the file does not have.
        TypedOn: the file is to be read as it would be printed.
    """
    source.wishes.check(source.name, source.pages)
    texts = scans.see(pages, tuple(_texts(pages, tell, source.wishes)), tell)
    pdf = WithPictures(pages, scans.seen)
    kinds = triage(texts)
    return SortedOut(pages, texts, kinds, portions(texts, kinds, lambda number: _name_at(pdf, number)), scans.seen)


def seen_as_pictures(
    source: Source, sorted_out: SortedOut, pages: Sequence[int], scans: Scans, tell: Progress
) -> SortedOut:
    """Return the file's pages with those that hide their digits as OCR sees them; the plans stay where they are."""
    texts = scans.see_pages(pages, sorted_out.texts, tell)
    return replace(sorted_out, texts=texts, triage=triage(texts), seen=scans.seen)


@dataclass(frozen=True, slots=True)
class _Own:
    """The pages of one plan: their numbers; the file's texts, those of other documents empty; its own texts alone."""

    numbers: tuple[int, ...]
    texts: tuple[PageText, ...]
    pages: tuple[PageText, ...]
    kinds: Triage


def _own(source: Source, sorted_out: SortedOut, number: int) -> _Own:
    own = tuple(page for page in sorted_out.portions[number - 1].pages if source.wishes.wants(page))
    if not own:
        raise NotAPlan("no_figures", file=source.name)
    if len(own) == len(sorted_out.texts):
        return _Own(own, sorted_out.texts, sorted_out.texts, sorted_out.triage)
    pages = tuple(sorted_out.texts[number - 1] for number in own)
    return _Own(own, _only(sorted_out.texts, own), pages, triage(pages))


def first_of(
    source: Source, sorted_out: SortedOut, number: int, tell: Progress, expect: Expect | None = None
) -> FirstReading:
    """Return the first reading of the plan with that number. Pages that are not its own are empty to it.

    Raises:
        NotAPlan: none of its pages is wished for.
    """
    own, pdf = _own(source, sorted_out, number), WithPictures(sorted_out.pdf, sorted_out.seen)
    kinds, texts = own.kinds, own.texts
    by_line = spans(own.pages, kinds.instructions)
    others = relatives.pages_of(own.pages, kinds.instructions)
    with_lines = (*by_line.with_money(texts), *others.with_money(texts))
    if expect:
        expect([page for page in (*kinds.close, *with_lines) if page not in sorted_out.seen])
    inks = _inks(pdf, kinds.close, tell)
    grids = {at: grid_rows(ink) for at, ink in inks.items()}
    lines = _by_line(pdf, texts, by_line)
    more = relatives.read_relatives(pdf, texts, others)
    tables, unread = _tables(kinds, inks, grids)
    unnamed = pages_without_names(pdf, own.pages, _with_hidden(pdf, inks, set(with_lines) - set(sorted_out.seen)))
    return FirstReading(
        texts=texts,
        triage=kinds,
        overviews=_overviews(texts, kinds, inks, grids),
        tables=(*tables, *lines.tables, *more.tables),
        cover_name=_cover_name(pdf, texts, kinds) or lines.name or more.name,
        picture_pages=_pictures(source, pdf, own),
        narrative=_narrative(pdf, kinds, inks, own.numbers),
        own=own.numbers,
        share=(number, len(sorted_out.portions)),
        unread_pages=tuple(sorted({*unnamed, *unread})),
        turned_pages=turned_pages(pdf, inks, (*lines.tables, *more.tables), sorted_out.seen),
        hidden_pages=unnamed,
    )


def _inks(pdf: Any, pages: Sequence[int], tell: Progress) -> dict[int, PageInk]:
    inks: dict[int, PageInk] = {}
    for done, at in enumerate(pages, 1):
        inks[at] = pdfium.page_ink(pdf[at - 1], at)
        tell("tables", done, len(pages))
    return inks


def _with_hidden(pdf: Any, inks: Inks, pages: Set[int]) -> Inks:
    """Return the ink of these pages too, where a font of the file shows other letters than it names."""
    if not pdf.misnames:
        return inks
    return {**inks, **{at: pdfium.page_ink(pdf[at - 1], at) for at in pages - set(inks)}}


def _pictures(source: Source, pdf: Any, own: _Own) -> tuple[int, ...]:
    """Return the pages that are pictures, with hardly any text or with text that nobody sees."""
    unseen = (at for at in own.numbers if pdfium.is_unseen(pdf[at - 1]))
    looked_at = sorted({*own.kinds.hardly_text, *unseen})
    return tuple(at for at in looked_at if source.wishes.wants(at) and pdfium.is_picture(pdf[at - 1]))


def _tables(kinds: Triage, inks: Inks, grids: Grids) -> tuple[tuple[RawTable, ...], set[int]]:
    """Return the action tables, and the pages of which something was not read."""
    tables = joins.read_tables([(inks[n], grids[n]) for n in sorted({*kinds.tables, *kinds.services})])
    lost = lost_amounts([inks[n] for n in kinds.tables], tables)
    for table in tables:
        table.stray = stray_amounts(table, inks, grids) or lost_of(table, tables, lost) or len(table.loose)
    loose = {page for table in tables for page in table.loose}
    kept = tuple(table for table in tables if table.rows or any(cell.lines for cell in table.totals.values()))
    return kept, {*lost, *loose}


def _only(texts: Sequence[PageText], own: Sequence[int]) -> tuple[PageText, ...]:
    """Return the pages, those that are another document's without text."""
    wanted = set(own)
    return tuple(page if page.number in wanted else PageText(page.number, "", "") for page in texts)


def _texts(pdf: Any, tell: Progress, wishes: Wishes) -> Iterator[PageText]:
    total = len(pdf)
    for index in range(total):
        if not wishes.wants(index + 1):
            yield PageText(index + 1, "", "")
            continue
        page = pdf[index]
        if has_typed_words(page):
            raise TypedOn
        yield PageText.of(index + 1, pdfium.page_text(page))
        tell("pages", index + 1, total)


def _narrative(pdf: Any, kinds: Triage, inks: Mapping[int, PageInk], own: Sequence[int]) -> tuple[WordTable, ...]:
    """Return the tables of words on the pages that may hold one, and on those where such a table goes on."""
    found: list[WordTable] = []
    wanted = set(kinds.narrative)
    for number in own:
        if number in wanted or goes_on(found, number - 1):
            ink = inks.get(number) or pdfium.page_ink(pdf[number - 1], number)
            read_page(ink, found)
    return tuple(found)


def _by_line(pdf: Any, texts: Sequence[PageText], pages: Spans) -> relatives.Found:
    """Return what stands on the pages of a plan of 2017-18 to 2019-20, or of an update in that form."""
    if not pages:
        return relatives.Found()
    from lcap_extract.budgeted.reading import read_budgeted  # noqa: PLC0415  seldom needed

    found = read_budgeted(pdf, texts, pages)
    return relatives.Found(found.tables, found.name)


def _name_at(pdf: Any, number: int) -> str:
    """Return the LEA name from the box of a title page, or empty."""
    ink = pdfium.page_ink(pdf[number - 1], number)
    rows = grid_rows(ink)
    name = name_in_cells(rows)
    if name:
        return name
    from lcap_extract.budgeted.cover import name_on  # noqa: PLC0415  seldom needed
    from lcap_extract.budgeted.sheets import sheet_of  # noqa: PLC0415  seldom needed

    return name_on(sheet_of(ink, rows))


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
