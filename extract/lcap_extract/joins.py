"""Grid rows of all pages -> tables: a header opens a table, its rows follow over pages until another header.

The result is still text with places. Numbers are made of it in `voting`, after a second reader has looked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lcap_extract.fields import Header, by_kind, find_header, heading_of
from lcap_extract.grids import Cell, GridRow, split_by
from lcap_extract.ink import PageInk, joined_text, lines_of, union
from lcap_extract.lineless import with_lineless
from lcap_extract.raws import RawCell, RawTable, raw_cell
from lcap_extract.rows import add_row
from lcap_extract.wording import Field, bare, plain, words
from lcap_models.place import Box

__all__ = ["read_tables"]

DRIFT = 12.0
"""A value may stand this far beside its header's extent, in points: header and rows are often separate tables."""

ALIGNED = 0.7
"""At least this part of a row's cells begins where a header cell begins."""

MOST = 0.6
"""A row has at least this part of its header's cells: others may be merged."""

MOST_STACKED, FEWEST_STACKED = 3, 4
"""A header may be printed in so many rows of cells, one under the other, if it has so many columns."""

SPAN_SLACK = 3.0
"""A cell that reaches this close to a row's lower edge, in points, belongs to that row too."""

MAX_GAP = 3
"""A table goes on over at most this many pages without anything of it."""


@dataclass(slots=True)
class _Open:
    """The header in force: its table, block, columns; whether its values were seen.

    `bare`: the page of a totals block's header that stands on bare paper, else 0.
    """

    header: Header
    table: RawTable
    done: bool = False
    bare: int = 0
    blank: dict[str, RawCell] = field(default_factory=dict)


def read_tables(pages: Iterable[tuple[PageInk, Sequence[GridRow]]]) -> list[RawTable]:
    """Return the tables (and boxes of the services section, kind "services") of the pages, in printed order.

    Args:
        pages: the pages in order, each with its ruled rows; tables without lines are found here.
    """
    joiner = _Joiner()
    inked = list(pages)
    found = with_lineless(inked)
    for ink, _ in inked:
        joiner.page(ink, found[ink.number])
    joiner.close()
    for table in joiner.tables:
        if table.lineless and not table.rows:  # its rows may stand on the page after its header, too
            table.loose |= table.pages | ({max(table.pages) + 1} & found.keys())
    return joiner.tables


class _Joiner:
    """Walks the pages in order and keeps what is open."""

    def __init__(self) -> None:
        self.tables: list[RawTable] = []
        self.heading: tuple[str, str, str] = ("", "", "")
        self.open: _Open | None = None
        self.by_type: RawTable | None = None
        self.last_page = 0
        self.first_row = True
        self.goal: tuple[int, RawCell] | None = None

    def page(self, ink: PageInk, rows: Sequence[GridRow]) -> None:
        if ink.number > self.last_page + 1:
            self.close()
        self.first_row = True
        self.last_page = ink.number
        headings = _headings(ink, rows)
        for row in _with_headers_split(rows):
            while headings and headings[0][0] <= row.top + 2:
                self._heading(*headings.pop(0)[1:])
            self._row(row)
        for _, kind, year, text in headings:
            self._heading(kind, year, text)

    def close(self) -> None:
        """End what is open."""
        if self.open and not self.open.done:
            for key, cell in self.open.blank.items():
                self.open.table.totals.setdefault(key, cell)
            if self.open.bare and not self.open.blank:
                self.open.table.loose.add(self.open.bare)
        self.open = None

    def _heading(self, kind: str, year: str, text: str) -> None:
        if (kind, year) != self.heading[:2]:
            self.heading = (kind, year, text)
        self.by_type = None
        if self.open and self.open.table.kind != kind:
            self.close()

    def _row(self, row: GridRow) -> None:
        if len(row.cells) == 1:
            found = heading_of(row.cells[0].text)
            if found:
                self._heading(*found, row.cells[0].text)
            return
        header = find_header(row.cells, self.heading[0])
        if header is not None:
            self._header(header, row)
            return
        if self.by_type is not None and self._labelled(row):
            self.first_row = False
        if self.open is not None:
            if _is_other_header(row, self.open.header):
                self.close()
            else:
                self._values(self.open, row)

    def _header(self, header: Header, row: GridRow) -> None:
        if header.by_type:
            self.by_type = self._table(header.by_type, ())
        if header.block is None:
            if self.open and self.open.header.block and not self.open.header.block.is_rows:
                self.close()
            return
        same = self.open and self.open.header.block is header.block
        if not same or not header.block.is_rows:
            self.close()
        boxes = () if header.block.is_rows else [f.key for f in header.fields if f]
        table = self._table(header.block.table, boxes)
        table.pages.add(row.page)
        table.lineless |= header.block.is_rows and not row.ruled
        if header.block.is_rows:
            for found in header.fields:
                if found and found.key not in table.columns:
                    table.columns.append(found.key)
        self.open = _Open(header, table, bare=0 if row.ruled or header.block.is_rows else row.page)

    def _table(self, kind: str, keys: Sequence[str]) -> RawTable:
        """Return the table that a header of that kind continues, or a new one. `keys` are the boxes it announces."""
        year, heading = (self.heading[1], self.heading[2]) if self.heading[0] == kind else ("", "")
        last = next((table for table in reversed(self.tables) if table.kind == kind), None)
        again = last is not None and any(key in last.totals and last.totals[key].lines for key in keys)
        other_year = last is not None and year and last.year and year != last.year
        far = last is not None and last.pages and self.last_page > max(last.pages) + MAX_GAP
        if last is None or again or other_year or far:
            last = RawTable(kind, year, heading)
            self.tables.append(last)
        elif year and not last.year:
            last.year, last.heading = year, heading
        return last

    def _labelled(self, row: GridRow) -> bool:
        table = self.by_type
        if table is None:
            return False
        labels = by_kind(table.kind).by_type_labels or {}
        for index, cell in enumerate(row.cells):
            keys = labels.get(bare(cell.text))
            if keys:
                for key, value in zip(keys, row.cells[index + 1 :], strict=False):
                    table.totals.setdefault(key, raw_cell(row.page, [value]))
                table.pages.add(row.page)
                return True
        return False

    def _values(self, now: _Open, row: GridRow) -> None:
        block = now.header.block
        if block is None:
            return
        placed = _placed(now.header, row)
        if placed is None:
            return
        if block.is_rows:
            self._table_row(now, row, placed)
        elif not now.done:
            blank = all(not cell.lines for cell in placed.values())
            if blank:
                now.blank = now.blank or placed
                return
            now.table.totals.update({key: cell for key, cell in placed.items() if key not in now.table.totals})
            now.table.pages.add(row.page)
            now.done = True
            self.first_row = False

    def _table_row(self, now: _Open, row: GridRow, placed: dict[str, RawCell]) -> None:
        now.table.lineless |= not row.ruled
        fields = {f.key: f for f in now.header.fields if f}
        goal = placed.get("goal")
        if goal is not None and goal.lines:
            self.goal = (row.page, goal)
        elif goal is None and self.goal and self.goal[0] == row.page and _reaches(self.goal[1], row):
            placed = {"goal": self.goal[1], **placed}
        box = Box(row.cells[0].box.x0, row.top, row.cells[-1].box.x1, row.bottom)
        if add_row(now.table, row.page, box, placed, fields, first_of_page=self.first_row, ruled=row.ruled):
            self.first_row = False


def _reaches(cell: RawCell, row: GridRow) -> bool:
    """Tell whether a cell from above, merged over several rows, spans this row too."""
    return cell.parts[-1].box.bottom >= row.bottom - SPAN_SLACK


def _headings(ink: PageInk, rows: Sequence[GridRow]) -> list[tuple[float, str, str, str]]:
    """Return (top, kind, year, text) of the heading lines that stand outside cells."""
    in_cells = {id(word) for row in rows for cell in row.cells for word in cell.words}
    lines = lines_of([word for word in ink.words if id(word) not in in_cells])
    found: list[tuple[float, str, str, str]] = []
    for index, line in enumerate(lines):
        text = joined_text(line)
        heading = heading_of(text)
        if heading is None and index + 1 < len(lines):
            longer = f"{text} {joined_text(lines[index + 1])}"
            heading = heading_of(longer) if heading_of(joined_text(lines[index + 1])) is None else None
            text = longer
        if heading:
            found.append((line[0].top, *heading, text))
    return found


def _placed(header: Header, row: GridRow) -> dict[str, RawCell] | None:
    """Return the row's cells by field, or None where the row is of another table."""
    placed: dict[str, list[Cell]] = {}
    outside = 0
    for cell in row.cells:
        middle = (cell.box.x0 + cell.box.x1) / 2
        column = _column(header, middle)
        told = None if column is None else header.fields[column]
        if column is None:
            outside += 1
        elif told is not None:
            placed.setdefault(told.key, []).append(cell)
        elif column and _waits(header.fields[column - 1], placed):
            placed[header.fields[column - 1].key].append(cell)  # type: ignore[union-attr]
    known = [f for f in header.fields if f is not None]
    if outside > 1 or len(row.cells) < MOST * len(header.fields) or len(placed) < MOST * len(known):
        return None
    if not _aligned(header, row):
        return None
    return {key: raw_cell(row.page, cells) for key, cells in placed.items()}


def _waits(told: Field | None, placed: Mapping[str, Sequence[Cell]]) -> bool:
    """Tell whether a dollar sign alone stands in the column: its number stands in the next one, which has no header."""
    cells = placed.get(told.key, ()) if told is not None else ()
    return [cell.text for cell in cells] == ["$"]


def _is_other_header(row: GridRow, header: Header) -> bool:
    """Tell whether the row heads a table that we do not read: words in every cell, no digit, as many cells as ours."""
    texts = [cell.text for cell in row.cells]
    if len(texts) < min(4, len(header.fields)) or not all(texts):
        return False
    digits = any(letter.isdigit() for text in texts for letter in text)
    return not digits and not any(plain(text) in words().no_number for text in texts)


def _aligned(header: Header, row: GridRow) -> bool:
    """Tell whether most of the row's cells begin where a header cell begins."""
    starts = [x0 for x0, _ in header.extents]
    near = sum(min(abs(cell.box.x0 - x0) for x0 in starts) <= DRIFT for cell in row.cells)
    return near >= ALIGNED * len(row.cells)


def _column(header: Header, x: float) -> int | None:
    inner = next((i for i, (x0, x1) in enumerate(header.extents) if x0 <= x <= x1), None)
    if inner is not None:
        return inner
    near = min(
        range(len(header.extents)), key=lambda i: min(abs(header.extents[i][0] - x), abs(header.extents[i][1] - x))
    )
    x0, x1 = header.extents[near]
    return near if min(abs(x0 - x), abs(x1 - x)) <= DRIFT else None


def _with_headers_split(rows: Sequence[GridRow]) -> Iterable[GridRow]:
    """Yield the rows; a header painted as one cell is cut by the row under it, one in several rows is made whole."""
    passed = 0
    for index, row in enumerate(rows):
        if index < passed:
            continue
        below = rows[index + 1] if index + 1 < len(rows) else None
        if below is not None and len(row.cells) * 2 <= len(below.cells) and find_header(row.cells, "") is None:
            split = split_by(row, below)
            if split is not None and find_header(split.cells, "") is not None:
                yield split
                continue
        count, whole = _stacked(rows[index : index + MOST_STACKED])
        passed = index + count
        yield whole


def _stacked(rows: Sequence[GridRow]) -> tuple[int, GridRow]:
    """Return how many of the rows, from the first on, are one header, and that header; 1 and the first row if none."""
    best, count = rows[0], 1
    known = _known(find_header(best.cells, "")) if _can_stack(best) else len(best.cells)
    whole = best
    for number, row in enumerate(rows[1:], 2):
        if known == len(whole.cells) or not _can_stack(row) or not _same_columns(whole, row):
            break
        pairs = zip(whole.cells, row.cells, strict=True)
        cells = tuple(Cell(union((a.box, b.box)), (*a.words, *b.words)) for a, b in pairs)
        whole = GridRow(row.page, row.grid, cells, row.ruled)
        found = _known(find_header(cells, ""))
        if found > max(known, _known(find_header(row.cells, ""))):
            best, count, known = whole, number, found
    return count, best


def _known(header: Header | None) -> int:
    return sum(found is not None for found in header.fields) if header else 0


def _can_stack(row: GridRow) -> bool:
    """Tell whether the row can be a part of a header: several cells, mostly words, no number alone in any."""
    texts = [bare(cell.text) for cell in row.cells]
    return (
        len(texts) >= FEWEST_STACKED
        and any(texts)
        and not any(char in text for text in texts for char in "$%")
        and (not any(text and not any(char.isalpha() for char in text) for text in texts))
    )


def _same_columns(one: GridRow, other: GridRow) -> bool:
    return len(one.cells) == len(other.cells) and all(
        abs(a.box.x0 - b.box.x0) <= SPAN_SLACK and abs(a.box.x1 - b.box.x1) <= SPAN_SLACK
        for a, b in zip(one.cells, other.cells, strict=True)
    )
