"""The action tables as a workbook: amounts as numbers, sums as formulas with their stored values.

Traps: a hidden row with a dropped action, a hidden column of notes with amounts, a hidden sheet with last year's table,
a sheet of instructions, and a data entry sheet that holds every item a second time.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from valle_dorado.action_tables import NUMBERS
from valle_dorado.forms import form
from valle_dorado.printed import PrintedPlan
from valle_dorado.printing import plain
from valle_dorado.record import Record, RowRecord

__all__ = ["workbook"]

SHEETS = {
    "planned_actions": "Total Planned Exp. Table",
    "contributing_actions": "Contributing Actions Table",
    "annual_update": "Annual Update Table",
    "contributing_annual_update": "Cont. Actions Annual Update",
    "carryover": "LCFF Carryover Table",
}
MADE = datetime(2024, 6, 20, tzinfo=UTC)


def workbook(plan: PrintedPlan, record: Record) -> bytes:
    """Return the workbook of a plan's five tables; `record` says what its PDF prints."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": MADE, "title": f"{plan.facts.year} Action Tables"})
    _instructions(book)
    _entry(book, plan)
    for kind in SHEETS:
        _Sheet(book, plan, record, kind).write()
    hidden = book.add_worksheet("Last year")
    hidden.write_column(0, 0, ["2022-23 LCFF Carryover Table", "9. Estimated Actual LCFF Base Grant", 1234567])
    hidden.very_hidden()
    book.close()
    return out.getvalue()


def _instructions(book: Any) -> None:
    sheet = book.add_worksheet("Instructions")
    sheet.write_column(
        0,
        0,
        ["Action Tables Instructions", "Enter the figures on the sheet Data Entry Table. Cells in blue are computed."],
    )


def _entry(book: Any, plan: PrintedPlan) -> None:
    """The sheet on which a district types: labels at the left, values at the right."""
    sheet = book.add_worksheet("Data Entry Table")
    sheet.write(0, 0, "LEA Name:")
    sheet.write(0, 1, plan.facts.lea_name)
    sheet.write(1, 0, "LCAP Year:")
    sheet.write(1, 1, plan.facts.year)
    figures = form("2024")["tables"]["planned_actions"]["items"]["figures"]
    for row, (key, label) in enumerate(figures.items(), 3):
        sheet.write(row, 0, label)
        _number(book, sheet, row, 1, plan.figures[key])


class _Sheet:
    """One table being written, from top to bottom."""

    def __init__(self, book: Any, plan: PrintedPlan, record: Record, kind: str) -> None:
        self.book, self.plan, self.record, self.kind = book, plan, record, kind
        self.words: Mapping[str, Any] = form("2024")["tables"][kind]
        self.sheet = book.add_worksheet(SHEETS[kind])
        self.row = 0
        self.head = book.add_format({"bold": True, "text_wrap": True})

    def write(self) -> None:
        years = {"year": self.plan.facts.year, "last_year": self.plan.facts.last_year}
        width = len(self.words["rows"]) if "rows" in self.words else 9
        self.sheet.merge_range(0, 0, 0, width - 1, self.words["heading"].format(**years), self.head)
        self.row = 2
        for block in self.words["order"]:
            {"items": self._box, "totals": self._box, "by_type": self._by_type, "rows": self._rows}[block](block)
            self.row += 1

    def _box(self, block: str) -> None:
        words = self.words[block]
        labels = [words["label"]] if "label" in words else []
        for column, label in enumerate([*labels, *words["figures"].values()]):
            self.sheet.write(self.row, column, label, self.head)
        if labels:
            self.sheet.write(self.row + 1, 0, self.plan.facts.year if block == "items" else words["value_label"])
        for column, key in enumerate(words["figures"], len(labels)):
            self._figure(self.row + 1, column, key)
        self.row += 2

    def _by_type(self, block: str) -> None:
        words = self.words[block]
        self.sheet.write_row(self.row, 0, words["head"], self.head)
        for line, (key, label) in enumerate(words["lines"].items(), 1):
            self.sheet.write(self.row + line, 0, label)
            self._figure(self.row + line, 1, key)
        self.row += len(words["lines"]) + 1

    def _figure(self, row: int, column: int, key: str) -> None:
        _number(self.book, self.sheet, row, column, self.plan.figures[key], formula="total" in key)

    def _rows(self, block: str) -> None:
        columns = self.words[block]
        for column, (label, _) in enumerate(columns.values()):
            self.sheet.write(self.row, column, label, self.head)
        self.sheet.write(self.row, len(columns), "Notes of the business office", self.head)
        self.sheet.set_column(len(columns), len(columns), None, None, {"hidden": True})
        self.row += 1
        for number, record in enumerate(self.record.rows.get(self.kind, ())):
            if number == 1:
                self._row({**dict.fromkeys(columns, "$999,999.00"), "goal": "9", "action": "9.9"}, columns)
                self.sheet.set_row(self.row - 1, None, None, {"hidden": True})
            self._row(_texts(record), columns)

    def _row(self, texts: Mapping[str, str], columns: Sequence[str]) -> None:
        for column, key in enumerate(columns):
            if key in NUMBERS:
                _number(self.book, self.sheet, self.row, column, texts[key], formula=key == "total_funds")
            elif texts[key]:
                self.sheet.write_string(self.row, column, texts[key])
        self.sheet.write(self.row, len(columns), 4711.25)
        self.row += 1


def _texts(record: RowRecord) -> Mapping[str, str]:
    return {**record.texts, "goal": record.goal, "action": record.action}


def _number(book: Any, sheet: Any, row: int, column: int, text: str, *, formula: bool = False) -> None:
    """Write what is printed as the number it is, with a format that prints it so; words stay words."""
    number = plain(text)
    if not number:
        if text:
            sheet.write_string(row, column, text)
        return
    decimals = len(number.partition(".")[2])
    if "%" in text:
        value, code = Decimal(number) / 100, f"0.{'0' * decimals}%" if decimals else "0%"
    else:
        mask = ('"$"' if "$" in text else "") + "#,##0" + (f".{'0' * decimals}" if decimals else "")
        value, code = Decimal(number), f"{mask}_);[Red]\\({mask}\\)" if "(" in text else mask
    style = book.add_format({"num_format": code})
    if formula:
        sheet.write_formula(row, column, "=SUM(A1:A1)", style, float(value))
    else:
        sheet.write_number(row, column, float(value), style)
