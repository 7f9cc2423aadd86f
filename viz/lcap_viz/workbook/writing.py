"""From sheets to the bytes of plan.xlsx: numbers as numbers, doubt as a colour, contradictions with their mark."""

import datetime
import io
from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import Any

from lcap_models.figure import Figure, State, Unit
from lcap_models.findings import Amount, Finding
from lcap_models.plan import Plan, Table
from lcap_viz.pages import scan_words, unread_words
from lcap_viz.words import LANGS, say
from lcap_viz.workbook.contents import plan_sheets
from lcap_viz.workbook.found import findings_name, findings_sheet
from lcap_viz.workbook.sheet import Cell, Sheet, both

__all__ = ["workbook"]

MOST_CHARACTERS = 32_767
"""Excel's bound for the text of one cell."""

NARROWEST, ABOUT = 8, 100
"""Widths of columns in characters: the least one, and that of the first sheet."""

TALLEST = 409
"""Excel's bound for the height of a row, in points."""

TEXT, TITLE, SPACING = 11, 14, 1.36
"""Sizes of letters in points, and how much higher a line is: 15 points, as Excel has it."""

LETTER, MARGIN = 1, 0.5
"""Excel's number of the paper size US Letter; its margins in inches."""

FIXED_DATE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The workbook's creation date: always the same, so that the same plan gives the same bytes."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(
    plan: Plan,
    columns_of: Callable[[Table], Sequence[str]],
    found: Sequence[Finding],
    contested: Collection[Figure],
) -> bytes:
    """Return the workbook's bytes. `columns_of` gives a table's columns in the order of its CSV.

    `found` is what the plan says against itself; `contested` are the figures that have the mark ≠ on every sheet.
    """
    import xlsxwriter  # noqa: PLC0415  only this function needs it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": both("workbook.title"), "created": FIXED_DATE.replace(tzinfo=None)})
        formats = _Formats(book, contested)
        _write_about(book, plan, formats)
        for sheet in (*(findings_sheet(found, lang) for lang in LANGS), *plan_sheets(plan, columns_of)):
            _write_sheet(book, sheet, formats)
    return out.getvalue()


class _Formats:
    """The workbook's few cell formats, each made once; `contested` are the figures that get the mark ≠."""

    def __init__(self, book: Any, contested: Collection[Figure]) -> None:
        self.contested = contested
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}
        self.heading = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "align": "left", "indent": 1, "bg_color": "#E8EEF4"}
        )
        self.second = book.add_format(
            {"italic": True, "text_wrap": True, "valign": "top", "align": "left", "indent": 1, "bg_color": "#E8EEF4"}
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top", "align": "left", "indent": 1})
        self.count = book.add_format({"align": "center", "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": TITLE, "text_wrap": True})

    def number(self, figure: Figure) -> Any:
        """Return the format that shows a figure with its printed decimals and marks; coloured where doubtful."""
        mark = _CONTESTED if figure in self.contested else ""
        pattern = f"@{mark}" if figure.value is None and mark else _pattern(figure.unit, figure.value, mark)
        return self.of(pattern, figure.state is State.DOUBTFUL)

    def of(self, pattern: str, doubtful: bool = False) -> Any:
        """Return the format of a number format."""
        if (pattern, doubtful) not in self._made:
            marked = {"bg_color": "#FFE08A", "italic": True, "pattern": 1} if doubtful else {}
            self._made[pattern, doubtful] = self._book.add_format({"num_format": pattern, "valign": "top", **marked})
        return self._made[pattern, doubtful]


_CONTESTED = '" ≠"'
"""What a cell's number format adds to a figure that the plan contradicts: the cell itself stays a number."""


def _pattern(unit: Unit, value: Decimal | None, mark: str = "") -> str:
    exponent = value.as_tuple().exponent if value is not None else 0
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    digits = "#,##0" + ("." + "0" * places if places else "")
    sign = {"usd": f'"$"{digits}{mark};-"$"{digits}{mark}', "percent": f'{digits}"%"{mark}', "count": digits + mark}
    return sign[unit]


def _write_about(book: Any, plan: Plan, formats: _Formats) -> None:
    document = plan.document
    sheet = book.add_worksheet(say("workbook.about", "en"))
    sheet.set_column(0, 0, ABOUT, formats.text)
    lines = [
        (both("workbook.title"), formats.title),
        (document.lea_name or both("word.unknown_lea"), formats.text),
        (document.plan_year or both("word.unknown_year"), formats.text),
        (both(f"report.status.{document.status}"), formats.text),
        (f"{document.name}, SHA-256 {document.sha256}", formats.text),
        *((line, formats.text) for line in _reading(plan)),
        (both("workbook.blank"), formats.text),
        *((line, formats.text) for line in _contested(formats)),
        (both("workbook.marked"), formats.of("@", doubtful=True)),
        ("", formats.text),
        *((line, formats.text) for line in _states()),
    ]
    for row, (line, style) in enumerate(lines):
        sheet.write_string(row, 0, _fit(line), style)
        sheet.set_row(row, _lines(line, ABOUT) * style.font_size * SPACING)
    _set_for_print(sheet)


def _reading(plan: Plan) -> Iterator[str]:
    """Yield which pages are pictures, and which were not read in full."""
    told = [(scan_words(plan, lang), *unread_words(plan, lang)) for lang in LANGS]
    yield from (" / ".join(line) for line in zip(*told, strict=True) if line[0])


def _contested(formats: _Formats) -> Iterator[str]:
    if formats.contested:
        yield " / ".join(say("workbook.contested", lang, sheet=findings_name(lang)) for lang in LANGS)


def _states() -> Iterator[str]:
    for state in State:
        explained = (say(f"state.{state}", lang) + ": " + say(f"state.{state}.explain", lang) for lang in LANGS)
        yield " / ".join(explained)


def _write_sheet(book: Any, content: Sheet, formats: _Formats) -> None:
    sheet = book.add_worksheet(content.name[:31])
    widths = tuple(_widths(content, formats))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, headings in enumerate(content.headings):
        sheet.set_row(number, _height(headings, widths))
        for column, heading in enumerate(headings):
            sheet.write_string(number, column, heading, formats.second if number else formats.heading)
    first = len(content.headings)
    for number, row in enumerate(content.rows, first):
        sheet.set_row(number, _height(row, widths))
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, formats)
    _set_for_print(sheet)
    sheet.repeat_rows(0, first - 1)
    sheet.freeze_panes(first, content.frozen_columns)
    if content.rows:
        sheet.autofilter(first - 1, 0, first - 1 + len(content.rows), len(content.headings[0]) - 1)


def _set_for_print(sheet: Any) -> None:
    """On paper: across, with all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(LETTER)
    sheet.set_margins(left=MARGIN, right=MARGIN, top=MARGIN, bottom=MARGIN)
    sheet.fit_to_pages(1, 0)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, Figure):
        style = formats.number(cell)
        if cell.value is not None:
            sheet.write_number(row, column, cell.value, style)
        elif cell.state is State.DOUBTFUL or cell.text:
            sheet.write_string(row, column, _fit(cell.text), style)
    elif isinstance(cell, Amount):
        sheet.write_number(row, column, cell.value, formats.of(_pattern(cell.unit, cell.value)))
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, formats.count)
    elif cell:
        sheet.write_string(row, column, _fit(cell), formats.text)


def _fit(text: str) -> str:
    """Return text that a cell can hold: whole characters only, cut with a mark where Excel would refuse it."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= MOST_CHARACTERS else whole[: MOST_CHARACTERS - 1] + "…"


def _widths(content: Sheet, formats: _Formats) -> Iterator[int]:
    for column in range(len(content.headings[0])):
        shown = (_shown(row[column], formats) for row in content.rows)
        longest = max([len(text) for text in shown] + [max(len(head[column]) for head in content.headings) // 2])
        yield min(content.widest, max(NARROWEST, longest + 2))


def _shown(cell: Cell, formats: _Formats) -> str:
    """Return what a cell shows, about as long."""
    if isinstance(cell, (Figure, Amount)) and cell.value is not None:
        mark = " ≠" if cell in formats.contested else ""
        return f"${cell.value:,f}{mark}"
    return cell.text if isinstance(cell, Figure) else str(cell or "")


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """Return the height of a row, in points, that shows all lines of its texts: not every program finds it itself."""
    lines = (_lines(cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str))
    return min(TALLEST, max(lines, default=1) * TEXT * SPACING)


def _lines(text: str, width: int) -> int:
    return max(1, len(wrap(text, width - 1)))
