"""plan.xlsx: the plan's tables as a workbook, numbers as numbers, with a sheet for the proof.

Headings stand in English, Spanish and any further language, one row each. Whatever the plan prints is stored as text:
no formula, no link.
"""

import datetime
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lcap_models.figure import Figure, State, Unit
from lcap_models.place import spot_of
from lcap_models.plan import Document, Plan, Row, Table, entries
from lcap_viz.words import LANGS, catalog, has, say

__all__ = ["Sheet", "sheets", "workbook"]

Cell = Figure | Decimal | int | str | None

MOST_CHARACTERS = 32_767
"""Excel's bound for the text of one cell."""

WIDEST, NARROWEST = 60, 8
"""Column widths in characters: wide enough to read a title, narrow enough to see several columns."""

FIXED_DATE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The workbook's creation date: always the same, so that the same plan gives the same bytes."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its columns by key, their headings in each language, and its rows."""

    name: str
    headings: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen_columns: int = 0


def workbook(plan: Plan, columns_of: Callable[[Table], Sequence[str]]) -> bytes:
    """Return the workbook's bytes. `columns_of` gives a table's columns in the order of its CSV."""
    import xlsxwriter  # noqa: PLC0415  only this function needs it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": _both("workbook.title"), "created": FIXED_DATE.replace(tzinfo=None)})
        formats = _Formats(book)
        _write_about(book, plan.document, formats)
        for sheet in sheets(plan, columns_of):
            _write_sheet(book, sheet, formats)
    return out.getvalue()


def sheets(plan: Plan, columns_of: Callable[[Table], Sequence[str]]) -> tuple[Sheet, ...]:
    """Return the sheets after the first: the figures outside rows, each table, the proof."""
    return (_summary(plan), *_tables(plan, columns_of), _proof(plan))


def _summary(plan: Plan) -> Sheet:
    heads = ("workbook.key", "column.what", "column.figure", "workbook.unit", "column.page", "column.state")
    rows = tuple(
        (entry.column, _name(entry.column), entry.figure, *_about_figure(entry.figure), entry.figure.text)
        for entry in entries(plan)
        if entry.row == 0 and entry.occurrence == 1
    )
    return Sheet("summary", _headings((*heads, "column.text")), rows, 1)


def _about_figure(figure: Figure) -> tuple[Cell, ...]:
    return (_both(f"unit.{figure.unit}"), spot_of(figure.place), _both(f"state.{figure.state}"))


def _tables(plan: Plan, columns_of: Callable[[Table], Sequence[str]]) -> Iterator[Sheet]:
    seen: dict[str, int] = {}
    for table in plan.tables:
        seen[table.kind] = number = seen.get(table.kind, 0) + 1
        if table.rows:
            columns = tuple(columns_of(table))
            rows = tuple(tuple(_cell(row, column) for column in columns) for row in table.rows)
            name = table.kind if number == 1 else f"{table.kind}_{number}"
            heads = tuple("workbook.doubtful" if column == "doubtful" else f"column.{column}" for column in columns)
            yield Sheet(name, _headings(heads), rows, 2)


def _cell(row: Row, column: str) -> Cell:
    if column in row.figures:
        return row.figures[column]
    if column == "page":
        return spot_of(row.place)
    if column == "doubtful":
        return ", ".join(_name(key) for key, figure in row.figures.items() if figure.state is State.DOUBTFUL)
    return {"goal": row.goal, "action": row.action}.get(column, row.texts.get(column, ""))


def _proof(plan: Plan) -> Sheet:
    heads = ("workbook.table", "workbook.row", "column.goal", "column.action", "column.what", "column.figure")
    more = ("workbook.unit", "column.page", "column.state", "column.text", "column.reason", "column.reader")
    rows = tuple(
        (
            _named(f"table.{entry.part}", entry.part) + (f" ({entry.occurrence})" if entry.occurrence > 1 else ""),
            entry.row or None,
            entry.goal,
            entry.action,
            _name(entry.column),
            entry.figure,
            *_about_figure(entry.figure),
            entry.figure.text,
            _named(f"reason.{entry.figure.reason}", entry.figure.reason),
            _readers(entry.figure),
        )
        for entry in entries(plan)
    )
    return Sheet("proof", _headings((*heads, *more)), rows, 2)


def _readers(figure: Figure) -> str:
    return ", ".join(dict.fromkeys(one.reader for one in figure.readings if one.value == figure.value))


def _name(key: str) -> str:
    """Return a column's or key's name in both languages."""
    return _named(f"column.{key}" if has(f"column.{key}") else f"key.{key}", key)


def _named(key: str, otherwise: str) -> str:
    """Return the catalogs' words for `key` in both languages, or `otherwise` for a name that has none."""
    return _both(key) if has(key) and "{" not in catalog("en")[key] else otherwise


def _both(key: str) -> str:
    return " / ".join(dict.fromkeys(say(key, lang) for lang in LANGS))


def _headings(keys: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    listed = tuple(keys)
    return tuple(tuple(say(key, lang) if has(key) else key.partition(".")[2] for key in listed) for lang in LANGS)


class _Formats:
    """The workbook's few cell formats, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}
        self.heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4"})
        self.second = book.add_format({"italic": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 14})

    def number(self, figure: Figure) -> Any:
        """Return the format that shows a figure with its printed decimals; coloured and italic where doubtful."""
        return self.of(_pattern(figure.unit, figure.value), figure.state is State.DOUBTFUL)

    def of(self, pattern: str, doubtful: bool) -> Any:
        if (pattern, doubtful) not in self._made:
            marked = {"bg_color": "#FFE08A", "italic": True, "pattern": 1} if doubtful else {}
            self._made[pattern, doubtful] = self._book.add_format({"num_format": pattern, "valign": "top", **marked})
        return self._made[pattern, doubtful]


def _pattern(unit: Unit, value: Decimal | None) -> str:
    exponent = value.as_tuple().exponent if value is not None else 0
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    digits = "#,##0" + ("." + "0" * places if places else "")
    sign = {"usd": f'"$"{digits};-"$"{digits}', "percent": f'{digits}"%"', "count": digits}
    return sign[unit]


def _write_about(book: Any, document: Document, formats: _Formats) -> None:
    sheet = book.add_worksheet(say("workbook.about", "en"))
    sheet.set_column(0, 0, 100, formats.text)
    sheet.write_string(0, 0, _both("workbook.title"), formats.title)
    lines = [
        document.lea_name or _both("word.unknown_lea"),
        document.plan_year or _both("word.unknown_year"),
        _both(f"report.status.{document.status}"),
        f"{document.name}, SHA-256 {document.sha256}",
        _both("workbook.blank"),
    ]
    for row, line in enumerate(lines, 1):
        sheet.write_string(row, 0, _fit(line), formats.text)
    sheet.write_string(len(lines) + 1, 0, _both("workbook.marked"), formats.of("@", True))
    for row, state in enumerate(State, len(lines) + 3):
        explained = (say(f"state.{state}", lang) + ": " + say(f"state.{state}.explain", lang) for lang in LANGS)
        sheet.write_string(row, 0, " / ".join(explained), formats.text)


def _write_sheet(book: Any, content: Sheet, formats: _Formats) -> None:
    sheet = book.add_worksheet(content.name[:31])
    for number, headings in enumerate(content.headings):
        for column, heading in enumerate(headings):
            sheet.write_string(number, column, heading, formats.second if number else formats.heading)
    first = len(content.headings)
    for number, row in enumerate(content.rows, first):
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, formats)
    for column, width in enumerate(_widths(content)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(first, content.frozen_columns)
    if content.rows:
        sheet.autofilter(first - 1, 0, first - 1 + len(content.rows), len(content.headings[0]) - 1)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, Figure):
        style = formats.number(cell)
        if cell.value is not None:
            sheet.write_number(row, column, cell.value, style)
        elif cell.state is State.DOUBTFUL or cell.text:
            sheet.write_string(row, column, _fit(cell.text), style)
    elif isinstance(cell, (int, Decimal)):
        sheet.write_number(row, column, cell)
    elif cell:
        sheet.write_string(row, column, _fit(cell), formats.text)


def _fit(text: str) -> str:
    """Return text that a cell can hold: whole characters only, cut with a mark where Excel would refuse it."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= MOST_CHARACTERS else whole[: MOST_CHARACTERS - 1] + "…"


def _widths(content: Sheet) -> Iterator[int]:
    for column in range(len(content.headings[0])):
        shown = (_shown(row[column]) for row in content.rows)
        longest = max([len(text) for text in shown] + [max(len(head[column]) for head in content.headings) // 2])
        yield min(WIDEST, max(NARROWEST, longest + 2))


def _shown(cell: Cell) -> str:
    return cell.text if isinstance(cell, Figure) else str(cell or "")
