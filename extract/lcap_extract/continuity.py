"""The Learning Continuity and Attendance Plan of 2020-21: its action tables, also as the annual update of 2021-22.

Its tables have no goals and no numbers of actions: a row is a description with an amount. Nothing on the form adds the
amounts up, so no figure here is ever proved by a sum. In the plan itself `total_funds` is planned; in the update it is
what was budgeted, beside the estimated actual expenditures.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lcap_extract.grids import Cell, GridRow, grid_rows
from lcap_extract.ink import PageInk, line_text, lines_of
from lcap_extract.pages import PageText
from lcap_extract.raws import Part, RawCell, RawRow, RawTable, raw_cell
from lcap_extract.readers import pdfium
from lcap_extract.wording import load, squash

__all__ = ["KIND", "pages_of", "read_continuity"]

KIND = "continuity_actions"

ALIKE = 6.0
"""Columns of a table that goes on over a page stand this close to where they stood, in points."""

COLUMNS = ("section", "description", "total_funds", "estimated_actual", "contributing")
MONEY = ("total_funds", "estimated_actual")


def pages_of(pages: Sequence[PageText], instructions: Collection[int]) -> tuple[int, ...]:
    """Return the pages that hold the headers of such a plan's tables; none where the file has no such plan."""
    if not any(_holds(page.squashed, "pages") for page in pages):
        return ()
    asked = _patterns("table_pages")
    return tuple(
        page.number
        for page in pages
        if page.number not in instructions
        and all(pattern.search(page.squashed) for pattern in asked)
        and not _holds(page.squashed, "other_tables")
    )


def read_continuity(pdf: Any, texts: Sequence[PageText], wanted: Sequence[int]) -> tuple[RawTable, ...]:
    """Return the plan's action tables as one table, every row under its part of the plan; nothing if there are none.

    Args:
        pdf: the open `pypdfium2.PdfDocument`.
        texts: the text of all pages.
        wanted: the pages from `pages_of`; the page after each is looked at too, where a table may go on.
    """
    if not wanted:
        return ()
    walk = _Walk(RawTable(KIND, load("continuity")["year"], "", list(COLUMNS)))
    heads = {page.number: key for page in texts for key in [_last_heading(page)] if key}
    for number in sorted({n for w in wanted for n in (w, w + 1) if n <= len(texts)}):
        if number not in wanted and not walk.may_go_on(number):
            continue
        ink = pdfium.page_ink(pdf[number - 1], number)
        before = [key for n, key in sorted(heads.items()) if n < number]
        walk.page(ink, grid_rows(ink), before[-1] if before else "")
    if not any(key in row.cells for row in walk.table.rows for key in ("estimated_actual",)):
        walk.table.columns.remove("estimated_actual")
    return (walk.table,) if walk.table.rows else ()


@dataclass(slots=True)
class _Walk:
    """Takes the rows under each header, over pages."""

    table: RawTable
    columns: list[tuple[str, float, float]] = field(default_factory=list)
    last_page: int = 0

    def may_go_on(self, number: int) -> bool:
        return bool(self.columns) and self.last_page == number - 1

    def page(self, ink: PageInk, rows: Sequence[GridRow], heading: str) -> None:
        """Take the tables of one page; `heading` is the part of the plan that the pages before it end in."""
        heads = list(_headings(ink))
        going_on = self.may_go_on(ink.number)
        if not going_on:
            self.columns = []
        top_of_page = True
        for row in rows:
            columns = _columns(row.cells)
            if columns:
                self.columns = columns
                continue
            placed = _placed(row, self.columns)
            if not placed:
                if not _is_box(row):
                    self.columns = []
                continue
            part = next((key for top, key in reversed(heads) if top <= row.top), heading)
            self._take(row, placed, part, top_of_page)
            top_of_page, self.last_page = False, ink.number

    def _take(self, row: GridRow, placed: Mapping[str, RawCell], part: str, top_of_page: bool) -> None:
        texts = {key: cell.text for key, cell in placed.items() if cell.lines}
        if not texts or all(_matches(text, "debris") for text in texts.values()):
            return
        cells = dict(placed)
        if top_of_page and self.table.rows and not {*MONEY, "contributing"} & texts.keys():
            last = self.table.rows[-1]
            if last.page < row.page:
                joined = {key: cell.with_more(cells[key]) if key in cells else cell for key, cell in last.cells.items()}
                self.table.rows[-1] = RawRow(last.page, last.box, joined)
                self.table.pages.add(row.page)
                return
        if "section" not in cells:
            cells["section"] = RawCell((Part(row.page, row.cells[0].box, (part,) if part else ()),))
        self.table.rows.append(RawRow(row.page, row.cells[0].box, {k: cells[k] for k in COLUMNS if k in cells}))
        self.table.pages.add(row.page)


def _columns(cells: Sequence[Cell]) -> list[tuple[str, float, float]]:
    """Return (key, left, right) of each column if the cells are a header of such a table, or nothing."""
    found = [(_key(cell.text), cell.box.x0, cell.box.x1) for cell in cells]
    keys = [key for key, _, _ in found]
    needed = set(load("continuity")["needed"])
    return found if needed <= set(keys) and all(keys) and len(set(keys)) == len(keys) else []


def _key(text: str) -> str:
    tight = squash(text)
    return next((key for key in load("continuity")["columns"] if _fits(tight, "columns", key)), "")


def _placed(row: GridRow, columns: Sequence[tuple[str, float, float]]) -> dict[str, RawCell]:
    """Return the row's cells by column, or nothing where the row's edges are not the header's."""
    if not columns or len(row.cells) != len(columns):
        return {}
    pairs = list(zip(columns, row.cells, strict=True))
    if any(abs(x0 - c.box.x0) > ALIKE or abs(x1 - c.box.x1) > ALIKE for (_, x0, x1), c in pairs):
        return {}
    return {key: raw_cell(row.page, [cell]) for (key, _, _), cell in pairs}


def _is_box(row: GridRow) -> bool:
    """Tell whether the row is a box of blank paper, as some producers draw between the rows of a table."""
    return not any(cell.words for cell in row.cells)


def _headings(ink: PageInk) -> Iterator[tuple[float, str]]:
    """Yield (top, part of the plan) of the headings on a page, from top to bottom."""
    for line in lines_of(ink.words):
        key = _heading(line_text(line))
        if key:
            yield min(word.top for word in line), key


def _last_heading(page: PageText) -> str:
    found: Iterable[str] = (_heading(line) for line in page.text.splitlines())
    return next((key for key in reversed(list(found)) if key), "")


def _heading(line: str) -> str:
    if not 10 < len(line) < 160:
        return ""
    tight = squash(line)
    return next((key for key in load("continuity")["headings"] if _fits(tight, "headings", key)), "")


@cache
def _patterns(*path: str) -> tuple[re.Pattern[str], ...]:
    found: Any = load("continuity")
    for part in path:
        found = found[part]
    return tuple(re.compile(pattern) for pattern in found)


def _fits(tight: str, *path: str) -> bool:
    return bool(tight) and any(pattern.fullmatch(tight) for pattern in _patterns(*path))


def _matches(text: str, *path: str) -> bool:
    return _fits(squash(text), *path)


def _holds(squashed: str, *path: str) -> bool:
    return any(pattern.search(squashed) for pattern in _patterns(*path))
