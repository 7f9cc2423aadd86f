"""What a row under a header is: an action, the rest of one cut by a page, its other half, a row of sums, or nothing."""

from collections.abc import Mapping
from dataclasses import replace

from lcap_extract.amounts import amount
from lcap_extract.raws import RawCell, RawRow, RawTable
from lcap_extract.wording import Field, bare, squash, words
from lcap_models.place import Box

__all__ = ["add_row"]

IDS = frozenset({"goal", "action"})
NUMBERS = ("usd", "percent")

Placed = Mapping[str, RawCell]
Fields = Mapping[str, Field]


def add_row(
    table: RawTable,
    page: int,
    box: Box,
    placed: Placed,
    fields: Fields,
    *,
    first_of_page: bool,
    ruled: bool = True,
) -> bool:
    """Take the row into the table; tell whether it was anything but blank.

    Args:
        table: takes the row.
        page: the row's page, from 1.
        box: the row's box.
        placed: its cells by column.
        fields: the columns of the header in force.
        first_of_page: whether nothing but headers stood above it on this page.
        ruled: whether it stands between lines. What stands on bare paper without a number may be a piece of any row.
    """
    texts = {key: cell.text for key, cell in placed.items() if cell.lines}
    if not texts:
        return False
    if not _is_debris(texts):
        if _is_sum(texts, fields):
            _take_sums(table, placed, fields)
        elif not IDS & texts.keys() and first_of_page and _continues(table, page, placed, fields, ruled):
            table.rows[table.at] = _with_rest(table.rows[table.at], page, placed, fields)
            table.pages.add(page)
            table.at_page = page
        elif not ruled and not IDS & texts.keys():
            table.loose.add(page)
        elif _is_action(texts, fields):
            _add_action(table, RawRow(page, box, dict(placed)))
            table.pages.add(page)
    return True


def _is_debris(texts: Mapping[str, str]) -> bool:
    tights = {squash(text) for text in texts.values()}
    return tights <= words().debris | {"intentionallyblank"}


def _is_sum(texts: Mapping[str, str], fields: Fields) -> bool:
    """Tell whether the row is a row of sums: its first word is "Totals" and no action stands in it."""
    if "action" in texts:
        return False
    labels = [bare(text) for key, text in texts.items() if fields[key].kind not in NUMBERS]
    return any(label in words().total_rows for label in labels[:1])


def _take_sums(table: RawTable, placed: Placed, fields: Fields) -> None:
    for key, cell in placed.items():
        if fields[key].total and cell.lines:
            table.totals.setdefault(fields[key].total, cell)


def _is_action(texts: Mapping[str, str], fields: Fields) -> bool:
    """Tell whether the row says anything of an action: a digit in an amount, or in the number of goal or action.

    The rest of a header that the page break cut has letters only.
    """
    telling = [text for key, text in texts.items() if key in IDS or fields[key].kind in NUMBERS]
    return any(letter.isdigit() for text in telling for letter in text)


def _add_action(table: RawTable, row: RawRow) -> None:
    half = _other_half(table, row.cells)
    if half is None:
        table.rows.append(row)
    else:
        table.rows[half] = replace(table.rows[half], cells={**row.cells, **table.rows[half].cells})
    table.at, table.at_page = (len(table.rows) - 1 if half is None else half), row.page


def _other_half(table: RawTable, cells: Placed) -> int | None:
    """Return the row whose other columns these are: the state's portal prints each row's money in a second table."""
    new = cells.keys() - IDS
    for index, row in enumerate(table.rows):
        if not new & row.cells.keys() and all(_id(row.cells, key) == _id(cells, key) for key in IDS):
            return index
    return None


def _id(cells: Placed, key: str) -> str:
    return squash(cells[key].text) if key in cells else ""


def _continues(table: RawTable, page: int, rest: Placed, fields: Fields, ruled: bool) -> bool:
    """Tell whether a row without goal and action is the lower part of the last row, which the page break cut.

    Between lines it may bring the amount of a column; on bare paper only the end of one that began above.
    """
    if not table.rows or table.at_page >= page or _has_own_amounts(table.rows[table.at].cells, rest, fields):
        return False
    for key, cell in rest.items():
        kind = fields[key].kind
        above = table.rows[table.at].cells.get(key)
        if kind not in ("usd", "percent") or not cell.lines:
            continue
        if above is None or not above.lines:
            if ruled:
                continue
            return False
        if amount("".join((*above.lines, *cell.lines)), kind) is None:
            return False
    return True


def _has_own_amounts(above: Placed, rest: Placed, fields: Fields) -> bool:
    """Tell whether two whole rows stand there: both have whole amounts, and no column has some in both.

    Amounts of one row stand at one height, so that a page break does not part them unless it cuts one.
    """
    paid = [_paid(cells, fields) for cells in (above, rest)]
    filled = [{key for key, cell in cells.items() if cell.lines and _is_money(fields, key)} for cells in (above, rest)]
    return bool(paid[0] and paid[1]) and not filled[0] & filled[1]


def _paid(cells: Placed, fields: Fields) -> set[str]:
    found = ((key, cell) for key, cell in cells.items() if cell.lines and _is_money(fields, key))
    return {key for key, cell in found if amount("".join(cell.lines), "usd") is not None}


def _is_money(fields: Fields, key: str) -> bool:
    return key in fields and fields[key].kind == "usd"


def _with_rest(row: RawRow, page: int, rest: Placed, fields: Fields) -> RawRow:
    cells = dict(row.cells)
    for key, cell in rest.items():
        cells[key] = cells[key].with_more(cell) if key in cells else cell
    new = {key for key, cell in rest.items() if cell.lines and not (key in row.cells and row.cells[key].lines)}
    brings = any(fields[key].kind in NUMBERS for key in new)
    return replace(row, cells=cells, brought=row.brought | {page} if brings else row.brought)
