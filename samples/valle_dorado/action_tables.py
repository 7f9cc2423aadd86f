"""The action tables at the end of a plan: totals blocks, numbered items, rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from valle_dorado.desk import Desk
from valle_dorado.facts import before
from valle_dorado.grid import Cell, Column, Drawn, Item, Table, draw, text_cell
from valle_dorado.ink import BOLD
from valle_dorado.printed import PrintedRow, PrintedTable
from valle_dorado.record import RowRecord

__all__ = ["NUMBERS", "draw_tables"]

NUMBERS = frozenset(
    [
        "total_personnel",
        "total_nonpersonnel",
        "lcff_funds",
        "other_state_funds",
        "local_funds",
        "federal_funds",
        "total_funds",
        "planned_pct_improved",
        "planned_lcff",
        "planned_total",
        "estimated_actual_total",
        "estimated_actual_lcff",
        "planned_pct",
        "estimated_actual_pct",
        "x_total_funds",
    ]
)
_TICKED = ("student_groups", "scope", "unduplicated_groups")
_HINTS = (
    "To Add a Row: Click “Add Row.”",
    "To Delete a Row: Remove all content from each cell, checkbox and dropdown of a row (including spaces), press "
    "“Save Data” and refresh the page.",
)
_BLANK = "[Intentionally Blank]"


def draw_tables(desk: Desk) -> None:
    """Draw all action tables of the plan's template, each with its heading; the widest never on upright pages."""
    sheet, style = desk.sheet, desk.style
    for kind, words in desk.words["tables"].items():
        wide = words.get("page") == "ledger"
        sheet.turn("landscape" if wide and style.tables == "portrait" else style.tables, wide and style.ledger)
        if style.new_page_per_table or not sheet.pages or sheet.turned:
            sheet.new_page()
        _Drawer(desk, kind, words).draw()


class _Drawer:
    """One action table being drawn, block by block in the order of its template."""

    def __init__(self, desk: Desk, kind: str, words: Mapping[str, Any]) -> None:
        self.sheet, self.plan, self.style, self.record = desk.sheet, desk.plan, desk.style, desk.record
        self.kind, self.words, self.said = kind, words, desk.said

    def draw(self) -> None:
        self._heading()
        first = self.sheet.number
        for block in self._order():
            if block == "rows":
                self._rows()
            elif block == "by_type":
                self._by_type()
            elif not (block == "items" and "by_type" in self.words and self._joined):
                self._figures(block)
            self.sheet.y += 12
        self.record.tables[self.kind] = [first, self.sheet.number]

    def _order(self) -> list[str]:
        order: list[str] = self.words["order"]
        if self.style.totals == "form" or "rows" not in order:
            return order
        blocks = [block for block in order if block != "rows"]
        return [*blocks, "rows"] if self.style.totals == "before" else ["rows", *blocks]

    @property
    def _joined(self) -> bool:
        return bool(self.words.get("by_type", {}).get("joined") == "yes")

    def _heading(self) -> None:
        year = self.plan.tables_year or self.plan.facts.year
        text = self.style.spelled(self.kind, self.words["heading"]).format(year=year, last_year=before(year))
        self.sheet.need(90)
        self.sheet.y += 14
        self.sheet.text(self.sheet.margin, self.sheet.y, text, BOLD, 14)
        self.sheet.y += 10

    def _figures(self, name: str) -> None:
        block = self.words[name]
        columns, cells = self._figure_columns(block)
        table = Table(f"{self.kind}.{name}", tuple(columns), (tuple(cells),), self.sheet.width, block=True)
        self._note_figures(block["figures"], draw(self.sheet, table, self.style))

    def _figure_columns(self, block: Mapping[str, Any]) -> tuple[list[Column], list[Cell]]:
        columns, cells = [], []
        if "label" in block and self.style.labels:
            columns.append(Column("", self.style.spelled(f"{self.kind}.label", block["label"]), 1))
            cells.append(text_cell(block["value_label"]))
        for key, header in block["figures"].items():
            columns.append(Column(key, self.style.spelled(key, header), 1, number=True))
            cells.append(text_cell(self._figure(key)))
        return columns, cells

    def _figure(self, key: str) -> str:
        text = self.plan.figures[key]
        return text or (_BLANK if self.style.intentionally_blank else "")

    def _note_figures(self, keys: Mapping[str, str] | Sequence[str], drawn: list[Drawn]) -> None:
        for key in keys:
            self.record.figures[key] = (self.plan.figures[key], drawn[0].page)

    def _by_type(self) -> None:
        words = self.words["by_type"]
        lines = [self._type_line(key, label) for key, label in words["lines"].items()]
        if self._joined:
            columns, cells = self._figure_columns(self.words["items"])
            holes: tuple[Cell, ...] = (None,) * len(columns)
            rows = [(*cells, *lines[0][:2]), *((*holes, *line[:2]) for line in lines[1:])]
            columns += [Column("", words["head"][0], 1, number=True), Column("", words["head"][1], 1, number=True)]
        else:
            rows = [line[: len(words["head"])] for line in lines]
            columns = [Column("", head, 1, number=n > 0) for n, head in enumerate(words["head"])]
        block = Table(f"{self.kind}.by_type", tuple(columns), tuple(rows), self.sheet.width, block=True)
        drawn = draw(self.sheet, block, self.style)
        if self._joined:
            self._note_figures(self.words["items"]["figures"], drawn)
        for key, row in zip(words["lines"], drawn, strict=True):
            self.record.figures[key] = (self.plan.figures[key], row.page)

    def _type_line(self, key: str, label: str) -> tuple[Cell, ...]:
        everything = "x_ca_total_funds" if key == "ca_total" else f"x_{key}_funds"
        return (
            text_cell(self.style.spelled(key, label)),
            text_cell(self.plan.figures[key]),
            text_cell(self.plan.figures[everything]),
        )

    def _rows(self) -> None:
        printed = self.plan.tables[self.kind]
        columns = [
            Column(name, self.style.spelled(f"{self.kind}.{name}", header), float(weight), name in NUMBERS)
            for name, (header, weight) in self.words["rows"].items()
        ]
        if self.style.split_planned and self.kind == "planned_actions" and len(columns) > 12:
            starts = self._row_table(printed, columns[:9])
            self.sheet.y += 14
            rest = self._row_table(printed, [*columns[:2], *columns[9:]])
            drawn = [a | b for a, b in zip(starts, rest, strict=True)]
            pages = self.first_pages
        else:
            drawn = self._row_table(printed, columns)
            pages = self.first_pages
        self.record.rows[self.kind] = [
            RowRecord(page, row.goal, row.action, self._truth(row, texts))
            for page, row, texts in zip(pages, printed.rows, drawn, strict=True)
        ]
        if self.style.hints:
            self._hints()

    first_pages: tuple[int, ...] = ()

    def _row_table(self, printed: PrintedTable, columns: list[Column]) -> list[dict[str, str]]:
        rows = [tuple(self._cell(row, column.name) for column in columns) for row in printed.rows]
        if not rows and self.style.intentionally_blank:
            rows = [tuple(text_cell(_BLANK) for _ in columns)]
            draw(self.sheet, Table(self.kind, tuple(columns), tuple(rows), self.sheet.width), self.style)
            self.first_pages = ()
            return []
        drawn = draw(self.sheet, Table(self.kind, tuple(columns), tuple(rows), self.sheet.width), self.style)
        names = [column.name for column in columns]
        if not self.first_pages or "title" in names:
            self.first_pages = tuple(row.page for row in drawn)
        return [dict(zip(names, row.texts, strict=True)) for row in drawn]

    def _cell(self, row: PrintedRow, name: str) -> Cell:
        if name in ("goal", "action"):
            return text_cell(getattr(row, name))
        if name in _TICKED:
            return self._boxes(row.items.get(name, ()))
        text = row.cells.get(name, "")
        if name in ("contributing", "contributed") and text:
            note = row.cells.get("note", "")
            boxes = (Item(self.said(text), ticked=text == "Yes"), *((Item(note, ticked=True),) if note else ()))
            return boxes if self.style.tick != "none" else (Item(self.said(text)),)
        return text_cell(text)

    def _boxes(self, items: tuple[str, ...]) -> Cell:
        if self.style.items == "commas":
            return text_cell(", ".join(items))
        return tuple(Item(item, ticked=True) for item in items)

    def _truth(self, row: PrintedRow, drawn: Mapping[str, str]) -> Mapping[str, str]:
        """What the truth files say of the row: words as seen on the page, amounts and boxes unbroken."""
        apart = ", " if self.style.items == "commas" else " "
        exact = {name: apart.join(row.items.get("scope", ())) for name in drawn if name == "scope"}
        exact |= {name: row.cells.get(name, "") for name in drawn if name in NUMBERS}
        exact |= {name: row.cells.get(name, "") for name in drawn if name in ("contributing", "contributed")}
        return {**drawn, **exact}

    def _hints(self) -> None:
        for hint in _HINTS:
            self.sheet.need(12)
            self.sheet.y += 10
            self.sheet.text(self.sheet.margin + 8, self.sheet.y, self.said(hint), BOLD, 8, color=(0.0, 0.0, 0.75))
