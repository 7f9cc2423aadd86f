"""From the pages of a plan of 2014-15 to 2016-17 to its tables: the only module here that knows the order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lcap_extract.amounts import amounts
from lcap_extract.budgeted.lines import AmountLine, table_of
from lcap_extract.budgeted.marks import Mark, marks_on
from lcap_extract.budgeted.sheets import Line, Sheet, sheet_of
from lcap_extract.budgeted.totals import year_totals
from lcap_extract.early.columns import Columns, Heads, bands
from lcap_extract.early.planned import Planned
from lcap_extract.early.services import figures_on
from lcap_extract.early.spans import EarlySpans, spans
from lcap_extract.early.spellings import begins, first_key, holds, pattern, spellings
from lcap_extract.early.updates import Updates
from lcap_extract.grids import grid_rows
from lcap_extract.pages import PageText
from lcap_extract.raws import RawCell, RawTable
from lcap_extract.readers import pdfium
from lcap_extract.wording import squash

__all__ = ["EarlySpans", "Found", "read_early", "spans"]

LEFT_COLUMNS = ("action", "planned")


@dataclass(frozen=True, slots=True)
class Found:
    """Tables (and the services section, as a table of that kind) as text with places; the LEA's name and the year."""

    tables: tuple[RawTable, ...] = ()
    name: str = ""
    year: str = ""


@dataclass(slots=True)
class _Walk:
    """What is in force while the lines go by, and what was gathered."""

    planned: Planned = field(default_factory=Planned)
    updates: Updates = field(default_factory=Updates)
    marks: dict[int, list[Mark]] = field(default_factory=dict)
    figures: dict[str, RawCell] = field(default_factory=dict)
    name: str = ""
    plan_year: str = ""
    year: str = ""
    goal: str = ""
    in_update: bool = False
    goal_cells: set[int] = field(default_factory=set)
    counted: dict[bool, int] = field(default_factory=dict)
    columns: Columns | None = None
    began_on: int = 0
    heads: Heads | None = None
    waiting: list[Line] = field(default_factory=list)
    stray: int = 0

    def page(self, sheet: Sheet) -> None:
        """Take the lines of one page."""
        self.goal_cells.clear()
        for line in sheet.lines:
            self._line(line, sheet)
        self._close_heads(sheet)
        self._flush()
        for key, cell in figures_on(sheet):
            self.figures.setdefault(key, cell)

    def _line(self, line: Line, sheet: Sheet) -> None:
        if self._is_head(line):
            return
        self._close_heads(sheet)
        in_table = self.columns is not None and self.columns.hold(line) and not _is_bare(line.whole)
        if not in_table and (self._is_goal(line, sheet) or self._is_year(line) or self._is_break(line, sheet)):
            return
        if self.columns is not None:
            self.waiting.append(line)

    def _is_break(self, line: Line, sheet: Sheet) -> bool:
        section = first_key(line.whole, "sections") or (first_key(line.text, "sections") if line.cell is None else "")
        if not section and not begins(line.whole, "breaks"):
            return False
        self._end(sheet)
        self.in_update = section == "update" or (self.in_update and section != "goals")
        return True

    def _is_goal(self, line: Line, sheet: Sheet) -> bool:
        """Take the label of a goal, with its number where it has one; the words beside a bare label may have it."""
        if line.cell is not None and id(line.cell) in self.goal_cells:
            return True
        if self.columns is not None and line.cell is not None and not self._may_be_label(line, self.columns):
            return False
        text = line.whole if line.cell is not None else line.text
        match = pattern("goal").match(text)
        if match is None:
            return False
        self._end(None)
        if line.cell is not None:
            self.goal_cells.add(id(line.cell))
        self.in_update |= text.casefold().startswith("original")
        self.counted[self.in_update] = self.counted.get(self.in_update, 0) + 1
        self.goal = match[1] or _number_beside(line, text[match.end() :], sheet) or str(self.counted[self.in_update])
        return True

    def _may_be_label(self, line: Line, columns: Columns) -> bool:
        """Tell whether a cell under a table's heads may be the next goal's label: short, and at the left."""
        return not columns.of(line) or (columns.of(line) in LEFT_COLUMNS and _is_label(line))

    def _is_year(self, line: Line) -> bool:
        planned = pattern("planned_year").search(line.whole)
        if planned is not None:
            self._end(None)
            self.in_update = False
            self.year = f"{planned[2]}-{planned[3]}" if planned[2] else _later(self.plan_year, int(planned[1]) - 1)
            if not self.plan_year:
                self.plan_year = _later(self.year, 1 - int(planned[1]))
            return True
        other = pattern("year").search(line.whole)
        if other is None:
            return False
        self._end(None)
        year = f"{other[1]}-{other[2]}"
        if self.goal:
            self.in_update, self.year = True, year
        else:
            self.plan_year = self.plan_year or year
        return not self.goal

    def _is_head(self, line: Line) -> bool:
        in_update = self.columns is not None and self.columns.is_update
        if self.heads is None and in_update and first_key(line.whole, "heads") in spellings()["planned_heads"]:
            return False
        heads = self.heads or Heads()
        if not heads.take(line, after=self.heads is not None):
            return False
        if self.heads is None:
            self._flush()
            self.heads = heads
        return True

    def _close_heads(self, sheet: Sheet) -> None:
        if self.heads is None:
            return
        columns = self.heads.columns(sheet.width)
        self.heads = None
        if columns.has_money and len(columns.spans) > 1:
            again = self.columns is not None and {c[0] for c in self.columns.spans} == {c[0] for c in columns.spans}
            if not again:
                self.began_on = sheet.number
            self.columns = columns

    def _flush(self) -> None:
        """Give the waiting lines, all of one page, to the section they stand in."""
        if self.columns is not None and self.waiting and self.goal:
            first = "planned" if self.columns.is_update else "action"
            rows = bands(self.waiting, self.columns, first)
            self.stray += sum(_holds_money(line) for line in self.waiting if not self.columns.of(line))
            new_page = self.waiting[0].page > self.began_on
            if self.columns.is_update:
                year = self.year if self.in_update else ""
                self.updates.take(rows, self.goal, year or _later(self.plan_year, -1), new_page=new_page)
            else:
                self.planned.take(rows, self.goal, self.year, new_page=new_page)
        self.waiting = []

    def _end(self, sheet: Sheet | None) -> None:
        """End the table at hand."""
        if sheet is not None:
            self._close_heads(sheet)
        self._flush()
        self.columns, self.heads = None, None


def _number_beside(label: Line, rest: str, sheet: Sheet) -> str:
    """Return the number that the goal's words begin with, after its label or in the cell beside it, or empty."""
    texts = [rest.strip()]
    if label.cell is not None:
        box = label.cell.box
        texts += [
            c.text for c in sheet.cells if c.box.x0 >= box.x1 - 3 and c.box.top < box.bottom and box.top < c.box.bottom
        ]
    return next((match[1] for text in texts if (match := pattern("goal_in_text").match(text))), "")


def _holds_money(line: Line) -> bool:
    """Tell whether an amount with a dollar sign stands on the line; one that found no column leaves sums open."""
    return bool(amounts(line.text))


def _is_bare(text: str) -> bool:
    """Tell whether the text is a label and nothing else: "GOAL 2:", "LCAP Year 2: 2016-17", "Identified Need:"."""
    found = [match for key in ("goal", "planned_year") if (match := pattern(key).match(text))]
    ends = any(match.end() == len(text.strip()) for match in found)
    return ends or (text.strip().endswith(":") and begins(text, "breaks"))


def _is_label(line: Line) -> bool:
    """Tell whether a cell under a table's columns is the label of the next goal, not words about one."""
    return line.cell is not None and len(squash(line.cell.text)) < len("originalgoal99fromtheprioryearlcap") + 2


def read_early(pdf: Any, texts: Sequence[PageText], pages: EarlySpans) -> Found:
    """Return what stands on the pages of a plan of this form; nothing where there are none."""
    walk = _Walk()
    for number in pages.close:
        page = pdf[number - 1]
        ink = pdfium.page_ink(page, number)
        if holds(texts[number - 1].squashed, "check_pages"):
            walk.marks[number] = marks_on(page, ink.words)
        sheet = sheet_of(ink, grid_rows(ink))
        walk.name = walk.name or _name(sheet)
        walk.page(sheet)
    return Found(tuple(_tables(walk, pdf, pages)), walk.name, walk.plan_year) if pages.pages else Found()


def _name(sheet: Sheet) -> str:
    for line in sheet.lines:
        match = pattern("name").match(line.whole)
        if match is not None and any(letter.isalpha() for letter in match[1]):
            return " ".join(match[1].replace("_", " ").split())
    return ""


def _tables(walk: _Walk, pdf: Any, pages: EarlySpans) -> list[RawTable]:
    lines: list[AmountLine] = [*walk.updates.found(), *walk.planned.found(walk.marks)]
    table = table_of("budgeted_actions", walk.plan_year, lines)
    table.stray = walk.stray
    for number in pages.summary:
        rows = grid_rows(pdfium.page_ink(pdf[number - 1], number))
        table.totals |= {key: cell for key, cell in year_totals(rows).items() if key not in table.totals}
    section = RawTable("services", walk.plan_year, "", totals=walk.figures)
    section.pages = {part.page for cell in walk.figures.values() for part in cell.parts}
    return [one for one in (table, section) if one.rows or one.totals]


def _later(year: str, by: int) -> str:
    """Return the school year so many years after one ("2015-16", -1 -> "2014-15"); empty stays empty."""
    first = int(year[:4]) + by if year else 0
    return f"{first}-{(first + 1) % 100:02d}" if year else ""
