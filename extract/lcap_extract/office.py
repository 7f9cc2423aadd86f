"""Workbooks, Word files, web pages -> `Plan`: laid out on imagined pages, read like pages, put back in their places.

Source -> cells or paragraphs (`workbooks`, `documents`, `webpages`) -> `laid_out.Paper` -> overviews, boxes, tables as
       text -> a second program on every figure -> Plan, whose places are cells or lines, never pages
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lcap_extract import joins, overviews, voting
from lcap_extract.asked import asked_cells
from lcap_extract.assembling import FirstReading, assembled
from lcap_extract.budgeted.spans import spans
from lcap_extract.document import is_older_form, name_in_cells, overview_name
from lcap_extract.fields import by_kind, heading_of
from lcap_extract.laid_out import Paper, Sheet
from lcap_extract.naming import name_of, web_name_of
from lcap_extract.opening import Source
from lcap_extract.pages import Triage, triage
from lcap_extract.raws import RawTable
from lcap_extract.wordtables import WordTable, goes_on, read_page
from lcap_models.errors import NotAPlan
from lcap_models.figure import Figure
from lcap_models.place import Box, PdfPlace, SheetPlace, TextPlace
from lcap_models.plan import FileKind, Plan, map_figures

if TYPE_CHECKING:
    from lcap_extract.documents.layout import Laid
    from lcap_extract.documents.second import SecondView

__all__ = ["first_reading", "read_office"]

Progress = Callable[[str, int, int], None]
Lines = tuple[str, ...]
SecondText = Callable[[int, Box], Lines]
"""What the second program reads at a box of an imagined page."""

FIRST_SHEETS = 12
"""The name of the LEA stands on one of the first pages, or on none."""

SHORT_SHEET, FIRST_LINES, LONGEST_HEADING = 1_000, 20, 120
"""A sheet with fewer rows is always read; a longer one if a line of its first ones is a table's heading."""

_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file on paper; the imagined pages that are only read where a table is missing; its two programs; its title."""

    paper: Paper
    spare: frozenset[int]
    first: str
    second: str
    text_at: SecondText
    all_tables: bool
    """Whether every page may hold a table: a workbook's sheets do, most pages of a Word file do not."""

    title: str = ""


def read_office(source: Source, tell: Progress) -> Plan:
    """Return the plan in a workbook, Word file or web page, every figure with its readings, none with a state yet.

    Raises:
        NotAPlan: none of an LCAP's figures stand in it.
        Unreadable: it is damaged or over a limit.
    """
    opened = _open(source)
    first = _first(source, opened, tell)
    if not first.overviews and not first.tables:
        raise NotAPlan(_name(source, opened, first), file=source.name)
    asked = asked_cells(first)
    other = (opened.second, lambda wanted: _read_boxes(opened, wanted))
    figures = voting.vote(opened.first, list(asked.values()), second=other, third=None)
    plan = assembled(source, first, dict(zip(asked, figures, strict=True)))
    return _in_place(plan, opened.paper, source.kind)


def first_reading(source: Source, tell: Progress) -> FirstReading:
    """Return what the first program finds; its pages and boxes are imagined."""
    return _first(source, _open(source), tell)


def _name(source: Source, opened: _Opened, first: FirstReading) -> str:
    """Return the key of the sentence that says what a file without an LCAP's figures is."""
    if spans(first.texts, first.triage.instructions) or is_older_form(first.texts):
        return "older_form_no_pdf"
    named = name_of(first.texts, first.triage.instructions)
    if source.kind == "html":
        return web_name_of(opened.title) or named or "is_web_page"
    return named or "no_figures"


def _open(source: Source) -> _Opened:
    if source.kind == "xlsx":
        return _workbook(source)
    return _web_page(source) if source.kind == "html" else _word_file(source)


def _workbook(source: Source) -> _Opened:
    from lcap_extract.workbooks import cells, layout, second  # noqa: PLC0415  slow programs, rarely needed

    sheets = cells.read_sheets(source.data, source.name)
    paper = layout.lay_out(sheets, source.name)
    stored = second.read_stored(source.data, {sheet.title: sheet.area for sheet in sheets})

    def text_at(page: int, box: Box) -> Lines:
        place = paper.place_of(page, box)
        if not isinstance(place, SheetPlace) or (match := _CELL.fullmatch(place.cell)) is None:
            return ()
        row, column = int(match[2]), layout.number_of(match[1])
        own = sheets[page - 1].cells.get((row, column), cells.Shown(""))
        other = second.text_at(stored, place.sheet, row, column, own)
        return _same_or_own(paper, page, box, own.text, other)

    spare = frozenset(number for number, sheet in enumerate(sheets, 1) if layout.is_entry(sheet))
    return _Opened(paper, spare, "openpyxl", second.NAME, text_at, all_tables=True)


def _word_file(source: Source) -> _Opened:
    from lcap_extract.documents import flow, layout, parts, second  # noqa: PLC0415

    laid = layout.lay_out(flow.blocks(parts.body_of(source.data, source.name)), source.name)
    return _lines_of(laid, ("lxml", second.NAME), second.second_view(source.data))


def _web_page(source: Source) -> _Opened:
    from lcap_extract.documents import layout  # noqa: PLC0415
    from lcap_extract.webpages import flow, page, second  # noqa: PLC0415

    text = page.decoded(source.data)
    root = page.tree_of(text, source.name)
    laid = layout.lay_out(flow.blocks(root), source.name)
    opened = _lines_of(laid, ("lxml", second.NAME), second.second_view(text))
    return replace(opened, title=page.title_of(root))


def _lines_of(laid: "Laid", readers: tuple[str, str], view: "SecondView") -> _Opened:
    """Return a file of paragraphs and tables, and how the second program's view of it is asked."""

    def text_at(page: int, box: Box) -> Lines:
        place = laid.paper.place_of(page, box)
        if not isinstance(place, TextPlace):
            return ()
        if place.line in laid.cells:
            table, row, cell = laid.cells[place.line]
            own = " ".join(laid.tables[table].rows[row][cell].lines)
            return _same_or_own(laid.paper, page, box, own, "\n".join(view.cell(laid.tables, table, row, cell)))
        return laid.paper.words_in(page, box) if view.holds(laid.said.get(place.line, "")) else ()

    return _Opened(laid.paper, frozenset(), *readers, text_at, all_tables=False)


def _same_or_own(paper: Paper, page: int, box: Box, first: str, second: str) -> Lines:
    """Return the second program's lines of a cell; of a sentence in it, the words in the box if all of it agrees."""
    inside = paper.words_in(page, box)
    if "".join(inside) == "".join(first.split()):
        return tuple(line.strip() for line in second.splitlines() if line.strip())
    return inside if "".join(first.split()) == "".join(second.split()) else ()


def _read_boxes(opened: _Opened, wanted: Mapping[int, Sequence[Box]]) -> dict[int, list[Lines]]:
    return {page: [opened.text_at(page, box) for box in boxes] for page, boxes in wanted.items()}


def _first(source: Source, opened: _Opened, tell: Progress) -> FirstReading:
    sheets = opened.paper.sheets
    texts = tuple(sheet.page_text for sheet in sheets)
    kinds = triage(texts)
    if opened.all_tables:
        kinds = replace(kinds, tables=tuple(s.number for s in sheets if _may_hold(s, kinds)))
    tables = _tables(opened, kinds, tell)
    narrative: list[WordTable] = []
    for sheet in sheets:
        if sheet.number in kinds.narrative or goes_on(narrative, sheet.number - 1):
            read_page(sheet.ink, narrative)
    found = _overviews(opened.paper, texts, kinds)
    cover = "" if any(overview_name(page)[0] for page in texts) else _name_in_boxes(opened.paper)
    return FirstReading(texts, kinds, found, tuple(tables), cover, (), tuple(narrative))


def _may_hold(sheet: Sheet, kinds: Triage) -> bool:
    """Tell whether a sheet may hold a table of ours; a long one (a list of accounts) only where it looks like one."""
    if sheet.number in kinds.instructions:
        return False
    if len(sheet.rows) <= SHORT_SHEET or sheet.number in kinds.tables:
        return True
    return any(heading_of(line) for line in sheet.text[:FIRST_LINES] if len(line) < LONGEST_HEADING)


def _name_in_boxes(paper: Paper) -> str:
    return next((name for sheet in paper.sheets[:FIRST_SHEETS] if (name := name_in_cells(sheet.rows))), "")


def _tables(opened: _Opened, kinds: Triage, tell: Progress) -> list[RawTable]:
    around = sorted({*kinds.tables, *kinds.services})
    sheets = {sheet.number: sheet for sheet in opened.paper.sheets}
    own = _kept(opened, [number for number in around if number not in opened.spare])
    have = {table.kind for table in own}
    typed = _kept(opened, [number for number in around if number in opened.spare])
    tell("tables", len(around), len(sheets))
    return [*own, *(table for table in typed if table.kind not in have)]


def _kept(opened: _Opened, numbers: Sequence[int]) -> list[RawTable]:
    sheets = [opened.paper.sheets[number - 1] for number in numbers]
    tables = joins.read_tables([(sheet.ink, sheet.rows) for sheet in sheets])
    for table in tables:
        _drop_unprinted_columns(table)
    return [table for table in tables if table.rows or any(cell.lines for cell in table.totals.values())]


def _drop_unprinted_columns(table: RawTable) -> None:
    """Forget a second column of totals by type that holds nothing: on a sheet, white cells stand beside every table."""
    labels = by_kind(table.kind).by_type_labels or {}
    further = [key for keys in labels.values() for key in keys[1:] if key in table.totals]
    if not any(table.totals[key].lines for key in further):
        for key in further:
            table.totals.pop(key, None)


def _overviews(paper: Paper, texts: Sequence[Any], kinds: Triage) -> tuple[overviews.RawOverview, ...]:
    starts = [n for n in kinds.overview if any(overview_name(texts[n - 1])[:2])]
    groups = overviews.split_overviews([paper.sheets[n - 1].ink for n in kinds.overview], starts)
    found = [
        overviews.read_overview(group, [row for ink in group for row in paper.sheets[ink.number - 1].rows])
        for group in groups
    ]
    return tuple(raw for raw in found if any(cell.lines for cell in raw.figures.values()))


def _in_place(plan: Plan, paper: Paper, kind: FileKind) -> Plan:
    """Return the plan with cells or lines as places; nothing in it tells of imagined pages any more."""

    def figure(old: Figure) -> Figure:
        return _as_stored(replace(old, place=_place(paper, old.place)))

    plan = map_figures(plan, lambda entry: figure(entry.figure))
    document = replace(
        plan.document, pages=0, first_page=None, last_page=None, status_page=None, community_page=None, file_kind=kind
    )
    tables = tuple(
        replace(table, pages=(), rows=tuple(replace(row, place=_place(paper, row.place)) for row in table.rows))
        for table in plan.tables
    )
    return replace(
        plan,
        document=document,
        overviews=tuple(replace(one, pages=()) for one in plan.overviews),
        services=tuple(replace(one, pages=()) for one in plan.services),
        tables=tables,
        goals=tuple(replace(one, place=_place(paper, one.place)) for one in plan.goals),
        descriptions=tuple(replace(one, place=_place(paper, one.place)) for one in plan.descriptions),
        # Where a reason was not surely read its page would be told; without pages, none of them is used.
        reasons=() if plan.unread_reasons else tuple(replace(o, place=_place(paper, o.place)) for o in plan.reasons),
        unread_reasons=(),
    )


def _place(paper: Paper, place: Any) -> Any:
    return paper.place_of(place.page, place.box) if isinstance(place, PdfPlace) else place


def _as_stored(figure: Figure) -> Figure:
    """Return a workbook's figure with the number that it surely is, where its cell has no format of money or percent.

    Money is the stored number: 1234.5 is no printed amount. A percentage without its sign may be a part of 1 or of 100:
    0.28 is 28% or 0.28%, and no number; above 1 it is taken as printed, as in a PDF, and 0 is 0 either way.
    """
    if not isinstance(figure.place, SheetPlace):
        return figure
    if figure.unit == "percent":
        unsure = figure.value and abs(figure.value) <= 1 and "%" not in figure.text
        readings = tuple(replace(reading, value=None) for reading in figure.readings)
        return replace(figure, value=None, readings=readings) if unsure else figure
    if figure.value is not None:
        return figure
    readings = tuple(
        replace(reading, value=Decimal(reading.text)) if _PLAIN_NUMBER.fullmatch(reading.text) else reading
        for reading in figure.readings
    )
    return replace(figure, value=readings[0].value if readings else None, readings=readings)
