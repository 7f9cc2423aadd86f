"""From the pages of a plan of 2017-18 to 2019-20 to its tables: the only module here that knows the order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lcap_extract.budgeted.cover import name_on, ticked_year
from lcap_extract.budgeted.labels import figures_on, may_hold_figures
from lcap_extract.budgeted.lettered import lettered_rows
from lcap_extract.budgeted.lines import AmountLine, number_on, table_of
from lcap_extract.budgeted.lone import Spot, lone_amounts, without_place
from lcap_extract.budgeted.marks import marks_on
from lcap_extract.budgeted.planned import Planned
from lcap_extract.budgeted.sheets import Line, Sheet, sheet_of
from lcap_extract.budgeted.spans import Spans, spans
from lcap_extract.budgeted.spellings import first_key, holds, keys_of, spellings, year_in
from lcap_extract.budgeted.ticks import Choice, rows_of_items
from lcap_extract.budgeted.totals import year_totals
from lcap_extract.budgeted.updates import Updates
from lcap_extract.grids import GridRow, grid_rows
from lcap_extract.pages import PageText
from lcap_extract.raws import RawCell, RawTable
from lcap_extract.readers import pdfium
from lcap_extract.scans.found import SeenPage

__all__ = ["KINDS", "Found", "Spans", "read_budgeted", "spans"]

KINDS = keys_of("tables")
"""The tables of amount lines."""


@dataclass(frozen=True, slots=True)
class Found:
    """Tables (and the services section, as a table of that kind) as text with places, and the LEA's name."""

    tables: tuple[RawTable, ...] = ()
    name: str = ""


@dataclass(slots=True)
class _Walk:
    """What is gathered while the pages go by."""

    planned: Planned = field(default_factory=Planned)
    updates: Updates = field(default_factory=Updates)
    section: str = ""
    name: str = ""
    year: str = ""
    summary: dict[str, RawCell] = field(default_factory=dict)
    services: list[tuple[str, dict[str, RawCell]]] = field(default_factory=list)
    lone: list[Spot] = field(default_factory=list)


def read_budgeted(
    pdf: Any, texts: Sequence[PageText], pages: Spans, progress: Callable[[int, int], None] | None = None
) -> Found:
    """Return what stands on the pages of a plan of these forms; nothing where there are none."""
    tell = progress or (lambda done, total: None)
    walk = _Walk()
    if pages.prior_update:
        walk.updates.year, walk.section = "2019-20", "annual_update"
    wanted = (*pages.budgeted, *pages.prior_update)
    for done, number in enumerate(wanted, 1):
        page = pdf[number - 1]
        sheet, _ = _sheet(page, number)
        choices = _choices(page, sheet) if _may_tick(texts[number - 1]) else []
        _page(walk, sheet, choices)
        if sheet.on_picture or may_hold_figures(texts[number - 1].squashed):
            _figures(walk, sheet, choices)
        tell(done, len(wanted))
    walk.planned.close()
    if pages.prior_update:
        return Found(tuple(_prior(walk)))
    return Found(tuple(_tables(walk, pdf, pages)), walk.name)


def _sheet(page: Any, number: int) -> tuple[Sheet, list[GridRow]]:
    ink = pdfium.page_ink(page, number)
    rows = grid_rows(ink)
    return sheet_of(ink, rows, on_picture=isinstance(page, SeenPage)), rows


def _choices(page: Any, sheet: Sheet) -> list[Choice]:
    """Return the rows of tick boxes of a page; of one without boxes, the rows where a letter stands for the tick.

    On a picture no letter does: OCR takes boxes for letters, blank ones too.
    """
    marked = rows_of_items(sheet, marks_on(page, _words(sheet)))
    if isinstance(page, SeenPage):
        return [replace(choice, on_picture=True) for choice in marked]
    return marked if any(choice.is_known for choice in marked) else lettered_rows(sheet)


def _words(sheet: Sheet) -> list[Any]:
    return [word for line in sheet.lines for word in line.words]


def _may_tick(page: PageText) -> bool:
    return holds(page.squashed, "tick_pages")


def _page(walk: _Walk, sheet: Sheet, choices: Sequence[Choice]) -> None:
    walk.name = walk.name or name_on(sheet)
    if not walk.section:
        walk.year = walk.year or ticked_year(choices) or _lcap_year(sheet)
    for section, lines in _sections(walk, sheet):
        if sheet.on_picture and section in {"goals", "annual_update"}:
            walk.lone += lone_amounts(lines)
        if section == "goals":
            low, high = lines[0].top, lines[-1].top
            own = [c for c in choices if low - 20 <= c.top <= high + 20]
            walk.planned.page(sheet, lines, own)
        elif section == "annual_update":
            walk.updates.page(sheet, lines)


def _sections(walk: _Walk, sheet: Sheet) -> Iterator[tuple[str, list[Line]]]:
    """Yield the page's lines section by section; the one in force goes on over pages."""
    held: list[Line] = []
    for line in sheet.lines:
        key = first_key(line.whole, "sections") or (first_key(line.text, "sections") if line.cell is None else "")
        if not key and sheet.on_picture and number_on(line, "goal"):
            key = _without_heading(walk)
        if key and key != walk.section:
            if held:
                yield walk.section, held
            if walk.section == "goals":
                walk.planned.close()
            walk.section, held = key, []
        walk.updates.year = year_in(line.whole, "year_reviewed") or walk.updates.year
        held.append(line)
    if held:
        yield walk.section, held


def _without_heading(walk: _Walk) -> str:
    """Return the section that the number of a goal begins where its heading was overlooked, or empty."""
    key = str(spellings()["sections_at_a_goal"].get(walk.section, ""))
    if key == "annual_update":
        walk.updates.year = walk.updates.year or _step(walk.year, -1)
    return key


def _figures(walk: _Walk, sheet: Sheet, choices: Sequence[Choice]) -> None:
    for key, _, cell in figures_on(sheet):
        if key.startswith("bs_"):
            walk.summary.setdefault(key, cell)
        else:
            year = ticked_year(choices) or _lcap_year(sheet)
            if not walk.services or walk.services[-1][0] != year or key in walk.services[-1][1]:
                walk.services.append((year, {}))
            walk.services[-1][1][key] = cell


def _lcap_year(sheet: Sheet) -> str:
    return next((year for line in sheet.lines if (year := year_in(line.whole, "lcap_year"))), "")


def _tables(walk: _Walk, pdf: Any, pages: Spans) -> Iterator[RawTable]:
    year = walk.year or _step(walk.updates.year) or (walk.planned.years or [""])[0]
    lines = sorted([*walk.updates.found(), *walk.planned.found], key=_section_first)
    totals: dict[str, RawCell] = dict(walk.summary)
    for number in pages.summary:
        _, rows = _sheet(pdf[number - 1], number)
        totals |= {key: cell for key, cell in year_totals(rows).items() if key not in totals}
    table = table_of("budgeted_actions", year, lines)
    table.totals = totals
    table.stray = without_place(walk.lone, lines)
    if lines or totals:
        yield table
    own = [figures for of, figures in walk.services if of == year] or [figures for _, figures in walk.services]
    if own:
        section = RawTable("services", year, "", totals=own[0])
        section.pages = {part.page for cell in own[0].values() for part in cell.parts}
        yield section


def _prior(walk: _Walk) -> Iterator[RawTable]:
    lines = list(walk.updates.found())
    if lines:
        yield table_of("prior_update_actions", walk.updates.year, lines)


def _section_first(line: AmountLine) -> int:
    return 0 if line.section == "annual_update" else 1


def _step(year: str, step: int = 1) -> str:
    """Return the school year so many years later: "2017-18" for "2016-17"; nothing for nothing."""
    return f"{int(year[:4]) + step}-{(int(year[:4]) + step + 1) % 100:02d}" if year else ""
