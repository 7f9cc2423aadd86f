"""The same cells as calamine reads them: a program in another language that shares nothing with openpyxl.

It gives stored values only. A number is printed by the format that openpyxl found, so what two readers agree on is the
stored number and its cell.
"""

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal

from lcap_extract import limits
from lcap_extract.workbooks.cells import Shown, text_of_number

__all__ = ["NAME", "Stored", "read_stored", "text_at"]

NAME = "calamine"

Stored = Mapping[str, tuple[tuple[int, int], Sequence[Sequence[object]]]]
"""By sheet: the row and column of the first cell, from 1, and the values row by row."""


def read_stored(data: bytes, areas: Mapping[str, int]) -> Stored:
    """Return the stored values of those sheets. A sheet that cannot be read is left out: then one reader saw it.

    Args:
        data: the workbook.
        areas: by title, how many cells the sheet has up to its last one. calamine holds them all: one cell far down
            makes it ask for more memory than there is, which ends the process. Such a sheet is left out.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  only workbooks need it

    found: dict[str, tuple[tuple[int, int], Sequence[Sequence[object]]]] = {}
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError:
        return {}
    for title, area in areas.items():
        if area > limits.MAX_SHEET_AREA:
            continue
        try:
            sheet = workbook.get_sheet_by_name(title)
            rows = sheet.to_python(skip_empty_area=True)
        except CalamineError:
            continue
        start = sheet.start or (0, 0)
        found[title] = ((start[0] + 1, start[1] + 1), rows)
    return found


def text_at(stored: Stored, title: str, row: int, column: int, first: Shown) -> str:
    """Return what the cell prints by this reading; `first` is the other reader's, whose format is used."""
    if title not in stored:
        return ""
    (top, left), rows = stored[title]
    if not (0 <= row - top < len(rows) and 0 <= column - left < len(rows[row - top])):
        return ""
    value = rows[row - top][column - left]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if number == number.to_integral_value():
        number = number.quantize(Decimal(1)) if abs(number) < 10**15 else number
    return text_of_number(number, first.number_format)
