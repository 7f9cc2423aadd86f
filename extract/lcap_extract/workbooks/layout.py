"""Sheets -> imagined pages, one per sheet: the visible rows and columns that print something."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lcap_extract import limits
from lcap_extract.fields import heading_of
from lcap_extract.laid_out import Paper, Sheet, Square
from lcap_extract.wording import bare, load, squash, tables
from lcap_extract.workbooks.cells import SheetCells, Spot
from lcap_models.errors import Unreadable
from lcap_models.place import SheetPlace

__all__ = ["is_entry", "lay_out", "letters_of", "number_of"]


def lay_out(sheets: Sequence[SheetCells], name: str) -> Paper:
    """Return the sheets as pages, numbered from 1 in their order. Raises Unreadable for a sheet that is too wide."""
    return Paper(tuple(_page(sheet, number, name) for number, sheet in enumerate(sheets, 1)))


def is_entry(sheet: SheetCells) -> bool:
    """Tell whether the sheet is the one on which the district types its figures."""
    words = {squash(word) for word in load("workbook")["entry"]}
    first = (shown.text for _, shown in sorted(sheet.cells.items())[:3])
    return squash(sheet.title) in words or any(squash(text) in words for text in first)


def letters_of(column: int) -> str:
    """Return a column's letters: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_of(letters: str) -> int:
    """Return a column's number: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _page(sheet: SheetCells, number: int, name: str) -> Sheet:
    page = Sheet(number)
    covered = dict(_covered(sheet))
    columns = sorted({column for _, column in sheet.cells})
    if len(columns) > limits.MAX_SHEET_COLUMNS:
        raise Unreadable("too_many_columns", file=name, sheet=sheet.title, limit=limits.MAX_SHEET_COLUMNS)
    rows = sorted({row for row, _ in sheet.cells})
    block: list[list[Square]] = []
    pairs: list[list[Square]] = []
    for row in rows:
        squares = _squares(sheet, row, rows, columns, covered)
        filled = [square for square in squares if square.lines]
        pair = bool(filled) and squares[-1] is not filled[0] and _pair(filled)
        if pairs and not pair:
            _flush_pairs(page, block, pairs)
        if len(filled) == 1 and heading_of(" ".join(filled[0].lines)):
            _flush(page, block)
            page.line(" ".join(filled[0].lines), filled[0].place)
        elif pair:
            pairs.append(squares)
        elif squares:
            block.append(squares)
    _flush_pairs(page, block, pairs)
    _flush(page, block)
    return page


def _flush(page: Sheet, block: list[list[Square]]) -> None:
    if block:
        page.table(block)
        block.clear()


def _flush_pairs(page: Sheet, block: list[list[Square]], pairs: list[list[Square]]) -> None:
    """Lay out rows of a label and its value as a header with one row of values under it."""
    if len(pairs) < int(load("workbook")["fewest_labels"]):
        block.extend(pairs)
    else:
        _flush(page, block)
        both = [[square for square in row if square.lines or square.column > _first(row)][:2] for row in pairs]
        header = [_at(row[0], column) for column, row in enumerate(both)]
        values = [_at(row[1], column) for column, row in enumerate(both)]
        page.table([header, values])
    pairs.clear()


def _first(row: Sequence[Square]) -> int:
    return next(square.column for square in row if square.lines)


def _at(square: Square, column: int) -> Square:
    return Square(square.lines, column, square.place)


def _pair(filled: Sequence[Square]) -> bool:
    """Tell whether a row holds a label of a box and at most one value to its right."""
    if not 1 <= len(filled) <= 2 or bare(" ".join(filled[0].lines)) not in _labels():
        return False
    return len(filled) == 1 or bare(" ".join(filled[1].lines)) not in _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(
        spelling
        for table in tables()
        for block in table.blocks
        if not block.is_rows
        for field in block.fields
        for spelling in field.spellings
    )


def _covered(sheet: SheetCells) -> Iterator[tuple[Spot, Spot]]:
    """Yield each visible spot that a merged cell covers, and the first spot of that cell."""
    printing_rows = {row for row, _ in sheet.cells}
    printing_columns = {column for _, column in sheet.cells}
    for first, last in sheet.merged.items():
        for row in printing_rows.intersection(_within(first[0], last[0], printing_rows)):
            for column in _within(first[1], last[1], printing_columns):
                if (row, column) != first:
                    yield (row, column), first


def _within(low: int, high: int, numbers: set[int]) -> list[int]:
    return [number for number in numbers if low <= number <= high]


def _squares(
    sheet: SheetCells, row: int, rows: Sequence[int], columns: Sequence[int], covered: Mapping[Spot, Spot]
) -> list[Square]:
    """Return the row's cells from left to right, blank ones too; cells merged into one above are left out."""
    made = []
    for index, column in enumerate(columns):
        spot = row, column
        if spot in covered:
            continue
        wide = tall = 1
        if spot in sheet.merged:
            last = sheet.merged[spot]
            wide = sum(column <= other <= last[1] for other in columns)
            tall = sum(row <= other <= last[0] for other in rows)
        shown = sheet.cells.get(spot)
        lines = tuple(line.strip() for line in shown.text.splitlines() if line.strip()) if shown else ()
        place = SheetPlace(sheet.title, f"{letters_of(column)}{row}")
        made.append(Square(lines, index, place, wide, tall))
    return made
