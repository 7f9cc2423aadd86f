"""A workbook as openpyxl reads it: the visible cells, with what each prints.

A formula's value is the one that the program which saved the file stored beside it; we compute none. Hidden rows,
columns and sheets are not printed. Links, macros and pictures are not touched.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from lcap_extract import limits
from lcap_extract.letters import UNKNOWN
from lcap_extract.workbooks.formats import printed
from lcap_models.errors import Unreadable

__all__ = ["SheetCells", "Shown", "read_sheets", "text_of_number"]

Spot = tuple[int, int]
"""Row and column of a cell, from 1."""

NO_VALUE = UNKNOWN
"""The text of a formula without a stored value: something is printed there, but the file does not say what."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A visible cell: its text as printed; the number it stores, if any, and that number's format."""

    text: str
    number: Decimal | None = None
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class SheetCells:
    """A visible sheet: its title, its cells that print something, its merged cells (first spot -> last spot).

    `area` counts all cells up to the last one that the file names, hidden and blank ones too.
    """

    title: str
    cells: Mapping[Spot, Shown]
    merged: Mapping[Spot, Spot]
    area: int


def read_sheets(data: bytes, name: str) -> tuple[SheetCells, ...]:
    """Return the visible sheets in their order. Raises Unreadable for a workbook that is damaged or over a limit."""
    values, formulas = _opened(data, name, stored=True), _opened(data, name, stored=False)
    found, count = [], 0
    for sheet in values.worksheets:
        if sheet.sheet_state == "visible":
            found.append(_sheet(sheet, formulas[sheet.title]))
            count += len(found[-1].cells)
            if count > limits.MAX_SHEET_CELLS:
                raise Unreadable("too_many_cells", file=name, limit=limits.MAX_SHEET_CELLS)
    return tuple(found)


def _opened(data: bytes, name: str, *, stored: bool) -> Any:
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import, and only workbooks need it

    try:
        return load_workbook(io.BytesIO(data), data_only=stored, keep_links=False, keep_vba=False)
    except MemoryError:
        raise
    except Exception as error:  # openpyxl lets through whatever a broken part makes it meet
        raise Unreadable("damaged_package", file=name) from error


def _sheet(sheet: Any, formulas: Any) -> SheetCells:
    rows = frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden or row.height == 0)
    columns = frozenset(_hidden_columns(sheet))
    cells = {}
    for (row, column), cell in sheet._cells.items():
        if row not in rows and column not in columns:
            shown = _shown(cell, formulas._cells.get((row, column)))
            if shown.text:
                cells[row, column] = shown
    merged = {}
    for area in sheet.merged_cells.ranges:
        origin, last = (area.min_row, area.min_col), (area.max_row, area.max_col)
        first = _first_outside(origin[0], last[0], rows), _first_outside(origin[1], last[1], columns)
        if first != origin and origin in sheet._cells and all(first):
            cells[first] = _shown(sheet._cells[origin], formulas._cells.get(origin))
        merged[first] = last
    last_row = max((row for row, _ in sheet._cells), default=0)
    last_column = max((column for _, column in sheet._cells), default=0)
    printing = {spot: shown for spot, shown in cells.items() if shown.text}
    return SheetCells(sheet.title, printing, merged, last_row * last_column)


def _first_outside(low: int, high: int, hidden: frozenset[int]) -> int:
    """Return the first visible row or column of a merged cell, where its words print; 0 where all are hidden."""
    return next((number for number in range(low, high + 1) if number not in hidden), 0)


def _hidden_columns(sheet: Any) -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden or dimension.width == 0:
            yield from range(dimension.min or dimension.index, (dimension.max or 0) + 1)


def _shown(cell: Any, source: Any) -> Shown:
    value = cell.value
    if value is None:
        formula = source is not None and source.data_type == "f"
        return Shown(NO_VALUE if formula else "")
    if isinstance(value, bool):
        return Shown(str(value).upper())
    if isinstance(value, int | float):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        return Shown(text_of_number(number, cell.number_format), number, cell.number_format)
    if isinstance(value, datetime | date | time | timedelta):
        return Shown(f"{value}{UNKNOWN}")
    text = str(value)
    return Shown("" if text.isspace() else text)


def text_of_number(number: Decimal, number_format: str) -> str:
    """Return a stored number as it prints; under a format that is not known here, marked as one that cannot be told."""
    if not number.is_finite():
        return UNKNOWN
    text = printed(number, number_format)
    return f"{number.normalize():f}{UNKNOWN}" if text is None else text.strip()
