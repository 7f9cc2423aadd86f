"""The order of reading: the only module that knows it.

A workbook or Word file goes its own way (`office`). A PDF:
Source -> page texts -> which pages are which plan's (`packets`) -> for each plan:
          triage -> ink of the close pages -> overviews, boxes, tables as text with places
       -> a second reader on every figure, a third where they differ -> Plan
Words typed onto the pages: the file as it would be printed goes this way. Fonts that show other digits than they name:
the first reading is made again, with their pages as pictures.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from lcap_extract import joins, overviews, relatives, voting
from lcap_extract.asked import asked_cells
from lcap_extract.assembling import FirstReading, assembled
from lcap_extract.budgeted.spans import Spans, spans
from lcap_extract.document import is_older_form, name_in_cells, overview_name
from lcap_extract.grids import GridRow, grid_rows
from lcap_extract.held import turned_pages
from lcap_extract.ink import PageInk
from lcap_extract.kept import KeptPages, kept_pages
from lcap_extract.naming import name_of
from lcap_extract.opening import Source
from lcap_extract.packets import Portion, portions
from lcap_extract.pages import PageText, Triage, triage
from lcap_extract.readers import lattice, pdfium, plumber
from lcap_extract.readers.annotations import has_typed_words, with_typed_words
from lcap_extract.readers.attachments import attached_files
from lcap_extract.scans.found import SeenPage
from lcap_extract.scans.marks import unsure_words
from lcap_extract.scans.pages import FIRST, SECOND, Scans, WithPictures
from lcap_extract.scans.strict import strictly
from lcap_extract.second import PAGES_FOR_A_HELPER, SecondReader, second_reader
from lcap_extract.strays import stray_amounts
from lcap_extract.unread import lost_amounts, lost_of, page_ranges, pages_without_names
from lcap_extract.wishes import Wishes
from lcap_extract.wordtables import WordTable, goes_on, read_page
from lcap_models.errors import LcapError, NotAPlan, Unreadable, WrongUse
from lcap_models.plan import Plan

__all__ = [
    "FirstReading",
    "Progress",
    "first_reading",
    "first_readings",
    "read_plan",
    "read_plan_helped",
    "read_plans",
    "read_plans_helped",
]

Progress = Callable[[str, int, int], None]
"""Called with the stage's key, how much of it is done, and how much there is."""

_T = TypeVar("_T")
Expect = Callable[[Sequence[int]], None]


def read_plans_helped(source: Source, progress: Progress | None = None) -> tuple[Plan, ...]:
    """Return what `read_plans` returns, sooner: a long file's second reading is shared with a helper process."""
    return read_plans(source, progress, helped=True)


def read_plan_helped(source: Source, progress: Progress | None = None, number: int = 0) -> Plan:
    """Return what `read_plan` returns, sooner, as `read_plans_helped` does."""
    return read_plan(source, progress, helped=True, number=number)


def read_plans(source: Source, progress: Progress | None = None, *, helped: bool = False) -> tuple[Plan, ...]:
    """Return the plans in the file, in its order: one of most files, several of a board packet.

    Args:
        source: an opened file.
        progress: told how far each stage is.
        helped: start a helper process for a long file.

    Raises:
        NotAPlan: none of an LCAP's figures stand in the file.
        Unreadable: there are none because most of its pages are pictures.
    """
    tell = progress or _untold
    if source.kind != "pdf":
        return (_read_office(source, tell),)
    return _as_printed(source, lambda printed: _read_all(printed, tell, helped=helped))


def _read_all(source: Source, tell: Progress, *, helped: bool) -> tuple[Plan, ...]:
    with (
        second_reader(source.data, helped=helped and source.pages > PAGES_FOR_A_HELPER) as second,
        Scans(source) as scans,
        kept_pages(source.data) as pdf,
    ):
        sorted_out = _sort(source, pdf, tell, scans)
        found: list[Plan] = []
        refused: LcapError | None = None
        for number in range(1, len(sorted_out.portions) + 1):
            try:
                found.append(_read(source, sorted_out, number, (second, scans), tell))
            except (NotAPlan, Unreadable) as error:
                refused = error
    if refused is not None and not found:
        raise refused
    return tuple(found)


def read_plan(source: Source, progress: Progress | None = None, *, helped: bool = False, number: int = 0) -> Plan:
    """Return the plan in the file, every figure with its readings, none with a state yet.

    Args:
        source: an opened file.
        progress: told how far each stage is.
        helped: start a helper process for a long file.
        number: which plan of several, from 1; 0 where there is one.

    Raises:
        NotAPlan: none of an LCAP's figures stand in the file.
        Unreadable: there are none because most of its pages are pictures.
        WrongUse: the file holds several plans and `number` is 0, or fewer than `number`.
    """
    tell = progress or _untold
    if source.kind != "pdf":
        if number not in (0, 1):
            raise WrongUse("no_such_plan", file=source.name, number=number, plans="1")
        return _read_office(source, tell)
    return _as_printed(source, lambda printed: _read_one(printed, tell, helped=helped, number=number))


def _read_one(source: Source, tell: Progress, *, helped: bool, number: int) -> Plan:
    with (
        second_reader(source.data, helped=helped and source.pages > PAGES_FOR_A_HELPER) as second,
        Scans(source) as scans,
        kept_pages(source.data) as pdf,
    ):
        sorted_out = _sort(source, pdf, tell, scans)
        count = len(sorted_out.portions)
        if number > count or number < 0:
            raise WrongUse("no_such_plan", file=source.name, number=number, plans=_listed(sorted_out.portions))
        if not number and count > 1:
            raise WrongUse("several_plans", file=source.name, count=count, plans=_listed(sorted_out.portions))
        return _read(source, sorted_out, number or 1, (second, scans), tell)


class _TypedOn(Exception):
    """Words were typed onto the pages, in form fields or text boxes."""


def _as_printed(source: Source, read: Callable[[Source], _T]) -> _T:
    """Return what `read` makes of the file, or of what it prints where words were typed onto its pages."""
    try:
        return read(source)
    except _TypedOn:
        return read(replace(source, data=with_typed_words(source.data)))


def _read_office(source: Source, tell: Progress) -> Plan:
    from lcap_extract.office import read_office  # noqa: PLC0415  its programs are slow to import

    return read_office(source, tell)


def _untold(stage: str, done: int, total: int) -> None:
    """Take progress that nobody asked for."""


def _listed(found: Sequence[Portion]) -> str:
    """Return the plans of a file as words of no language: "1: Valle Dorado 2024-25 (261-330); 2: ..."."""
    return "; ".join(
        " ".join(filter(None, (f"{number}:", one.lea_name, one.year, f"({one.pages[0]}\u2013{one.pages[-1]})")))
        for number, one in enumerate(found, 1)
    )


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The open file, all pages' texts, what each page is, and the portions of the plans."""

    pdf: KeptPages
    texts: tuple[PageText, ...]
    triage: Triage
    portions: tuple[Portion, ...]
    seen: Mapping[int, SeenPage]


def _sort(source: Source, pages: KeptPages, tell: Progress, scans: Scans) -> _Sorted:
    source.wishes.check(source.name, source.pages)
    texts = scans.see(pages, tuple(_texts(pages, tell, source.wishes)), tell)
    pdf = WithPictures(pages, scans.seen)
    kinds = triage(texts)
    return _Sorted(pages, texts, kinds, portions(texts, kinds, lambda number: _name_at(pdf, number)), scans.seen)


def _read(
    source: Source, sorted_out: _Sorted, number: int, readers: tuple[SecondReader, Scans], tell: Progress
) -> Plan:
    second, scans = readers
    first = _first(source, sorted_out, number, tell, second.expect)
    hidden = [page for page in first.hidden_pages if page not in scans.seen]
    if hidden and not scans.why_left():
        sorted_out = _seen_as_pictures(source, sorted_out, hidden, scans, tell)
        first = _first(source, sorted_out, number, tell)
    if not first.overviews and not first.tables:
        raise _refusal(source, first, scans)
    asked = asked_cells(first)
    drawn = [slot for slot, ask in asked.items() if any(part.page in scans.seen for part in ask.cell.parts)]
    written = [slot for slot in asked if slot not in set(drawn)]
    figures = voting.vote(
        pdfium.NAME,
        [asked[slot] for slot in written],
        second=(plumber.NAME, lambda wanted: second.read(wanted, tell)),
        third=(lattice.NAME, lambda wanted: lattice.read_boxes(source.data, wanted)),
    )
    pictured = voting.vote(
        FIRST, [asked[slot] for slot in drawn], second=(SECOND, lambda wanted: scans.read(wanted, tell)), third=None
    )
    found = {**dict(zip(written, figures, strict=True)), **dict(zip(drawn, strictly(pictured), strict=True))}
    unsure = unsure_words(first.tables, scans.seen, lambda wanted: scans.read(wanted, tell))
    return assembled(source, first, {slot: found[slot] for slot in asked}, unsure)


def _seen_as_pictures(
    source: Source, sorted_out: _Sorted, pages: Sequence[int], scans: Scans, tell: Progress
) -> _Sorted:
    """Return the file's pages with those that hide their digits as OCR sees them; the plans stay where they are."""
    texts = scans.see_pages(pages, sorted_out.texts, tell)
    return replace(sorted_out, texts=texts, triage=triage(texts), seen=scans.seen)


def _refusal(source: Source, first: FirstReading, scans: Scans) -> LcapError:
    """Return what to say of a plan without any figure."""
    pictures = first.picture_pages
    if pictures and (left := scans.why_left()):
        return Unreadable(left, file=source.name, pages=page_ranges(pictures))
    if first.unread_pages:
        return Unreadable("unnamed_letters", file=source.name, pages=page_ranges(first.unread_pages))
    name = "older_form" if is_older_form(first.texts) else name_of(first.texts, first.triage.instructions)
    if not name and (pictures or scans.seen):
        return NotAPlan("no_figures_on_pictures", file=source.name, pages=page_ranges((*pictures, *scans.seen)))
    if not name and (names := attached_files(source.data)):
        return NotAPlan("attached_files", file=source.name, names=", ".join(names))
    return NotAPlan(name or "no_figures", file=source.name)


def first_readings(source: Source, progress: Progress | None = None) -> tuple[FirstReading, ...]:
    """Return what the first reader finds of each plan in the file."""
    tell = progress or _untold
    if source.kind != "pdf":
        from lcap_extract.office import first_reading as office_reading  # noqa: PLC0415

        return (office_reading(source, tell),)
    return _as_printed(source, lambda printed: _first_of_all(printed, tell))


def _first_of_all(source: Source, tell: Progress) -> tuple[FirstReading, ...]:
    with Scans(source) as scans, kept_pages(source.data) as pdf:
        sorted_out = _sort(source, pdf, tell, scans)
        return tuple(_first(source, sorted_out, number, tell) for number in range(1, len(sorted_out.portions) + 1))


def first_reading(
    source: Source, progress: Progress | None = None, expect: Expect | None = None, number: int = 1
) -> FirstReading:
    """Return what the first reader finds of a plan; `expect` is told early which pages will hold figures."""
    return _as_printed(source, lambda printed: _first_of_one(printed, progress or _untold, expect, number))


def _first_of_one(source: Source, tell: Progress, expect: Expect | None, number: int) -> FirstReading:
    with Scans(source) as scans, kept_pages(source.data) as pdf:
        return _first(source, _sort(source, pdf, tell, scans), number, tell, expect)


def _first(
    source: Source, sorted_out: _Sorted, number: int, tell: Progress, expect: Expect | None = None
) -> FirstReading:
    """Return the first reading of the plan with that number. Pages that are not its own are empty to it."""
    own = tuple(page for page in sorted_out.portions[number - 1].pages if source.wishes.wants(page))
    if not own:
        raise NotAPlan("no_figures", file=source.name)
    whole = len(own) == len(sorted_out.texts)
    texts = sorted_out.texts if whole else _only(sorted_out.texts, own)
    pages = texts if whole else tuple(texts[number - 1] for number in own)
    kinds = sorted_out.triage if whole else triage(pages)
    pdf = WithPictures(sorted_out.pdf, sorted_out.seen)
    by_line = spans(pages, kinds.instructions)
    others = relatives.pages_of(pages, kinds.instructions)
    if expect:
        pages_with_figures = (*kinds.close, *by_line.with_money(texts), *others.with_money(texts))
        expect([number for number in pages_with_figures if number not in sorted_out.seen])
    inks: dict[int, PageInk] = {}
    for done, at in enumerate(kinds.close, 1):
        inks[at] = pdfium.page_ink(pdf[at - 1], at)
        tell("tables", done, len(kinds.close))
    grids = {at: grid_rows(ink) for at, ink in inks.items()}
    narrative = _narrative(pdf, kinds, inks, own)
    lines = _by_line(pdf, texts, by_line)
    more = relatives.read_relatives(pdf, texts, others)
    cover = _cover_name(pdf, texts, kinds) or lines.name or more.name
    unseen = (at for at in own if pdfium.is_unseen(pdf[at - 1]))
    pictures = tuple(at for at in sorted({*kinds.hardly_text, *unseen}) if _is_wanted_picture(source, pdf, at))
    unread_lines = {*by_line.with_money(texts), *others.with_money(texts)} - {*inks, *sorted_out.seen}
    hidden = {at: pdfium.page_ink(pdf[at - 1], at) for at in unread_lines} if pdf.misnames else {}
    unnamed = pages_without_names(pdf, pages, {**inks, **hidden})
    turned = turned_pages(pdf, inks, (*lines.tables, *more.tables), sorted_out.seen)
    around = sorted({*kinds.tables, *kinds.services})
    tables = joins.read_tables([(inks[n], grids[n]) for n in around])
    lost = lost_amounts([inks[n] for n in kinds.tables], tables)
    for table in tables:
        table.stray = stray_amounts(table, inks, grids) or lost_of(table, tables, lost) or len(table.loose)
    loose = {page for table in tables for page in table.loose}
    found = _overviews(texts, kinds, inks, grids)
    kept = tuple(table for table in tables if table.rows or any(cell.lines for cell in table.totals.values()))
    share = (number, len(sorted_out.portions))
    tables = [*kept, *lines.tables, *more.tables]
    unread = tuple(sorted({*unnamed, *lost, *loose}))
    return FirstReading(
        texts, kinds, found, tuple(tables), cover, pictures, narrative, own, share, unread, turned, unnamed
    )


def _is_wanted_picture(source: Source, pdf: Any, number: int) -> bool:
    return source.wishes.wants(number) and pdfium.is_picture(pdf[number - 1])


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
            raise _TypedOn
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
