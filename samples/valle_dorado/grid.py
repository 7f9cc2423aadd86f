"""Ruled tables: column widths, wrapped cells, header rows, and rows that page breaks cut, in every style.

`draw` returns the page on which each row starts and what each cell visibly says, so the truth can be written down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from valle_dorado.ink import BOLD, REGULAR, Line, text_width, wrap, wrap_number
from valle_dorado.sheet import BLACK, WHITE, Sheet
from valle_dorado.style import Color, Style

__all__ = ["Cell", "Column", "Drawn", "Item", "Table", "draw", "text_cell", "widths"]

_PAD = 3.0
_LEAD = 1.2
_DASHES = {"dashes": "[4 3] 0", "dots": "1 J [0 2] 0"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its printed header, its share of the width, and whether it holds numbers."""

    name: str
    header: str
    weight: float
    number: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a cell, on lines of its own. Ticked: an X that nobody sees stands at it."""

    text: str
    ticked: bool = False


Cell = tuple[Item, ...] | None
"""The entries of a cell; None leaves a hole in the table (no box, no fill)."""


@dataclass(frozen=True, slots=True)
class Table:
    """What to draw. `kind` and `index` let a style aim at one table; `font` of the cells."""

    kind: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    width: float
    block: bool = False
    """A totals block: one header row and its values; never cut inside a row."""
    font: str = REGULAR
    plain: bool = False
    """A table of words: light header, no wrapped amounts."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a row starts and what its cells visibly say, a space for every line break."""

    page: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Ink:
    """How a cell is written: font, color, and the color of its ground."""

    font: str
    color: Color
    ground: Color


def text_cell(text: str) -> Cell:
    """Return the cell that says one text."""
    return (Item(text),) if text else ()


def widths(table: Table, style: Style) -> list[float]:
    """Return the width of each column, in points; amounts get the room their style grants them."""
    numbers = [n for n, column in enumerate(table.columns) if column.number]
    if table.plain or not numbers:
        whole = sum(column.weight for column in table.columns)
        return [table.width * column.weight / whole for column in table.columns]
    room = _number_width(table, numbers, style)
    words = [n for n in range(len(table.columns)) if n not in numbers]
    least = 0.3 * table.width if words else 0.0
    room = min(room, (table.width - least) / len(numbers))
    if not words:
        return [room] * len(numbers)
    rest = table.width - room * len(numbers)
    if table.block:
        return [room if n in numbers else min(rest / len(words), 90.0) for n in range(len(table.columns))]
    return _share(table, set(numbers), room, rest, style)


def _number_width(table: Table, numbers: Sequence[int], style: Style) -> float:
    """The width of an amount's column: its longest amount less the digits that shall not fit."""
    texts = {item.text for row in table.rows for n in numbers for item in row[n] or () if " " not in item.text}
    longest = max((text_width(text, table.font, style.font_size) for text in texts), default=0.0)
    digit = text_width("0", table.font, style.font_size)
    if style.wrap_money and longest > 5 * digit:
        return max(longest - (style.wrap_money - 0.5) * digit, 16.0) + 2 * _PAD
    fair = table.width / len(table.columns) if table.block else 0.0
    return max(longest + 1.0, 5.0 * digit, fair - 2 * _PAD, 34.0) + 2 * _PAD


def _share(table: Table, numbers: set[int], room: float, rest: float, style: Style) -> list[float]:
    """Share `rest` among the columns of words by weight; a goal's or action's number is never cut."""
    words = [n for n in range(len(table.columns)) if n not in numbers]
    weights = {n: _weight(table.columns[n], style) for n in words}
    least = {n: _key_width(table, n, style) for n in words if table.columns[n].name in ("goal", "action")}
    whole = sum(weights.values())
    fixed = {n: max(width, rest * weights[n] / whole) for n, width in least.items()}
    free = sum(weight for n, weight in weights.items() if n not in fixed)
    left = rest - sum(fixed.values())
    return [
        room if n in numbers else fixed[n] if n in fixed else left * weights[n] / free
        for n in range(len(table.columns))
    ]


def _weight(column: Column, style: Style) -> float:
    return column.weight * (0.5 if style.narrow_keys and column.name in ("goal", "action") else 1.0)


def _key_width(table: Table, n: int, style: Style) -> float:
    texts = [item.text for row in table.rows for item in row[n] or ()]
    return max((text_width(text, table.font, style.font_size) for text in texts), default=0.0) + 2 * _PAD + 0.5


def draw(sheet: Sheet, table: Table, style: Style, x0: float | None = None) -> list[Drawn]:
    """Draw the table from the cursor on, over as many pages as it takes."""
    pen = _Pen(sheet, table, style, sheet.margin if x0 is None else x0)
    return pen.draw()


class _Pen:
    """One table being drawn."""

    def __init__(self, sheet: Sheet, table: Table, style: Style, x0: float) -> None:
        self.sheet, self.table, self.style = sheet, table, style
        self.size = style.font_size
        self.lead = self.size * _LEAD
        self.columns = widths(table, style)
        self.edges = [x0]
        for width in self.columns:
            self.edges.append(self.edges[-1] + width)
        self.header = [
            wrap(column.header, BOLD, self.size, width - 2 * _PAD)
            for column, width in zip(table.columns, self.columns, strict=True)
        ]
        self.has_header = any(column.header for column in table.columns)

    def draw(self) -> list[Drawn]:
        lines = [self._lines(row) for row in self.table.rows]
        self._place_header(lines)
        if self._has_debris:
            self._debris()
        return [self._row(index, row) for index, row in enumerate(lines)]

    @property
    def _has_debris(self) -> bool:
        return self.style.debris and not self.table.block and not self.table.plain

    def _debris_lines(self) -> list[str]:
        return wrap("startcollapse", BOLD, self.size, self.columns[0] - 2 * _PAD)

    def _place_header(self, lines: list[list[list[Line] | None]]) -> None:
        height = self._height(self.header) + (self._height([self._debris_lines()]) if self._has_debris else 0.0)
        first = min(self._row_height(lines[0]), 3 * self.lead) if lines else 0.0
        alone = self.style.cut_totals if self.table.block else self.style.header_alone
        if self.table.kind in alone and self.has_header:
            self.sheet.need(height + 1)
            self.sheet.y = self.sheet.bottom - height - 1
        elif self.table.block:
            self.sheet.need(height + sum(self._row_height(row) for row in lines))
        else:
            self.sheet.need(height + first + 1)
        self._header()

    def _header(self) -> None:
        if not self.has_header:
            return
        height = self._height(self.header)
        dark = self.style.dark_header and not self.table.plain
        fill = self.style.header_fill if dark else (0.87, 0.91, 0.96)
        for n, lines in enumerate(self.header):
            self._box(n, height, fill)
            block = [Line(line) for line in lines]
            self._write(n, block, height, _Ink(BOLD, WHITE if dark else BLACK, fill), centered=not self.table.plain)
        self.sheet.y += height

    def _debris(self) -> None:
        """A row of light words on a light ground, as a form leaves it behind."""
        fill = self.style.row_fills[0]
        lines = self._debris_lines()
        height = self._height([lines])
        for n in range(len(self.columns)):
            self._box(n, height, fill)
        self._write(0, [Line(line) for line in lines], height, _Ink(BOLD, WHITE, fill))
        self.sheet.y += height

    def _lines(self, row: tuple[Cell, ...]) -> list[list[Line] | None]:
        return [None if cell is None else self._cell(n, cell) for n, cell in enumerate(row)]

    def _cell(self, n: int, cell: tuple[Item, ...]) -> list[Line]:
        width, font = self.columns[n] - 2 * _PAD, self.table.font
        if self.table.columns[n].number and not self.table.plain:
            return [
                Line(line)
                for item in cell
                for line in wrap_number(item.text, font, self.size, width, self.style.money_break)
            ]
        return [line for item in cell for line in self._item(item, font, width)]

    def _item(self, item: Item, font: str, width: float) -> list[Line]:
        mark = {"none": "", "before": "X", "double": "XX", "after": "X"}[self.style.tick] if item.ticked else ""
        if not mark:
            return [Line(line) for line in wrap(item.text, font, self.size, width)]
        if self.style.tick == "after":
            return [*_without_back(wrap(item.text + mark, font, self.size, width))]
        return [*_without_front(wrap(mark + item.text, font, self.size, width), len(mark))]

    def _height(self, cells: Iterable[Sequence[object] | None]) -> float:
        return max((len(lines) for lines in cells if lines is not None), default=0) * self.lead + 2 * _PAD

    def _row_height(self, row: list[list[Line] | None]) -> float:
        return max(self._height(row), self.lead + 2 * _PAD)

    def _row(self, index: int, row: list[list[Line] | None]) -> Drawn:
        texts = tuple(_visible(lines, column.number) for lines, column in zip(row, self.table.columns, strict=True))
        fill = self.style.row_fills[index % len(self.style.row_fills)]
        if self.table.plain:
            fill = WHITE
        room = self._room_for(index, row)
        if self._row_height(row) > room and not self._may_cut(room):
            self._next_page()
            room = self.sheet.room
        page = self.sheet.number
        while self._row_height(row) > room:
            take = max(int((room - 2 * _PAD) // self.lead), 1)
            self._one(fill, [None if lines is None else lines[:take] for lines in row], cut=True)
            row = [None if lines is None else lines[take:] for lines in row]
            self._next_page()
            room = self.sheet.room
        self._one(fill, row)
        return Drawn(page, texts)

    def _room_for(self, index: int, row: list[list[Line] | None]) -> float:
        """The height left for the row; for the row that shall be cut, only what its first line needs."""
        aimed = self.style.break_rows and self.style.cut_row == (self.table.kind, index)
        if aimed and self._height(row) > self.lead + 2 * _PAD + 0.01:
            one = self.lead + 2 * _PAD
            return one if self.sheet.room >= one else 0.0
        return self.sheet.room

    def _may_cut(self, room: float) -> bool:
        cuttable = self.style.break_rows or self.table.plain
        return cuttable and not self.table.block and room >= self.lead + 2 * _PAD

    def _next_page(self) -> None:
        self.sheet.new_page()
        if (self.style.repeat_header or self.table.plain) and not self.table.block:
            self._header()

    def _one(self, fill: Color, row: list[list[Line] | None], cut: bool = False) -> None:
        height = self._row_height(row)
        for n, lines in enumerate(row):
            if lines is not None:
                self._box(n, height, fill)
                self._write(n, lines, height, _Ink(self.table.font, BLACK, fill), top=cut)
        self.sheet.y += height

    def _box(self, n: int, height: float, fill: Color) -> None:
        sheet, rules = self.sheet, "strokes" if self.table.plain else self.style.rules
        x0, x1, top, bottom = self.edges[n], self.edges[n + 1], sheet.y, sheet.y + height
        if rules == "strokes":
            sheet.fill(x0, top, x1, bottom, fill)
            sheet.stroke(x0, top, x1, bottom)
        elif rules == "white":
            sheet.fill(x0 + 0.25, top + 0.25, x1 - 0.25, bottom - 0.25, fill)
            for edge in ((x0, top, x0, bottom), (x1, top, x1, bottom), (x0, top, x1, top), (x0, bottom, x1, bottom)):
                sheet.stroke(*edge, color=WHITE, thick=0.5)
        elif rules == "thin_rects":
            sheet.fill(x0, top, x1, bottom, fill)
            thick = 0.75
            sheet.fill(x0, top, x1, top + thick, BLACK)
            sheet.fill(x0, bottom - thick, x1, bottom, BLACK)
            sheet.fill(x0, top, x0 + thick, bottom, BLACK)
            sheet.fill(x1 - thick, top, x1, bottom, BLACK)
        elif rules == "fills":
            sheet.fill(x0 + 0.4, top + 0.4, x1 - 0.4, bottom - 0.4, fill)
        elif rules == "double":
            sheet.stroke(x0, top, x1, bottom, thick=0.5)
            sheet.stroke(x0 + 1.6, top + 1.6, x1 - 1.6, bottom - 1.6, thick=0.5)
        elif rules in _DASHES:
            for edge in ((x0, top, x0, bottom), (x1, top, x1, bottom), (x0, top, x1, top), (x0, bottom, x1, bottom)):
                sheet.stroke(*edge, thick=0.75, dashes=_DASHES[rules])
        elif rules == "stripes" and n == 0:
            sheet.fill(x0, top, self.edges[-1], bottom, fill)
        elif rules == "across":
            sheet.stroke(x0, bottom, x1, bottom, thick=0.5)

    def _write(
        self,
        n: int,
        lines: list[Line],
        height: float,
        ink: _Ink,
        *,
        centered: bool = False,
        top: bool = False,
    ) -> None:
        free = height - 2 * _PAD - len(lines) * self.lead
        y = self.sheet.y + _PAD + (free / 2 if self.style.valign == "middle" and not top and free > 0 else 0)
        for line in lines:
            x = self.edges[n] + _PAD
            if centered:
                x = max(x, (self.edges[n] + self.edges[n + 1] - text_width(line.text, ink.font, self.size)) / 2)
            if self.style.accounting and self.table.columns[n].number and line.text.startswith("$") and not centered:
                self._apart(n, x, y + self.size, line.text, ink)
            else:
                self._line(x, y + self.size, line, ink)
            y += self.lead

    def _apart(self, n: int, x: float, base: float, text: str, ink: _Ink) -> None:
        """Write an amount with its dollar sign at the left of the cell and its number at the right."""
        number = text[1:].strip()
        self._line(x, base, Line("$"), ink)
        self._line(self.edges[n + 1] - _PAD - text_width(number, ink.font, self.size), base, Line(number), ink)

    def _line(self, x: float, base: float, line: Line, ink: _Ink) -> None:
        end = len(line.text) - line.back
        for text, hidden in (
            (line.text[: line.front], True),
            (line.text[line.front : end], False),
            (line.text[end:], True),
        ):
            if text and hidden:
                mode = 3 if self.style.tick_ink == "mode3" else 0
                self.sheet.text(x, base, text, ink.font, self.size, color=BLACK if mode else ink.ground, mode=mode)
            elif text:
                self.sheet.text(x, base, text, ink.font, self.size, color=ink.color)
            x += text_width(text, ink.font, self.size) if text else 0.0


def _without_front(lines: list[str], hidden: int) -> Iterable[Line]:
    for line in lines:
        front = min(hidden, len(line))
        hidden -= front
        yield Line(line, front=front)


def _without_back(lines: list[str]) -> Iterable[Line]:
    for n, line in enumerate(lines):
        yield Line(line, back=1 if n == len(lines) - 1 else 0)


def _visible(lines: list[Line] | None, number: bool) -> str:
    seen = [line.visible for line in lines or () if line.visible]
    return ("" if number and not any(" " in part for part in seen) else " ").join(seen)
