"""Amounts printed between a table's rows that no cell of it holds."""

from collections.abc import Mapping, Sequence

from lcap_extract.grids import GridRow
from lcap_extract.ink import PageInk
from lcap_extract.raws import RawTable

__all__ = ["stray_amounts"]


def stray_amounts(table: RawTable, inks: Mapping[int, PageInk], grids: Mapping[int, Sequence[GridRow]]) -> int:
    """Return how many amounts printed between the table's rows found no place: a sum over the rest proves nothing."""
    if not table.rows:
        return 0
    cells = [c for row in table.rows for c in row.cells.values()] + list(table.totals.values())
    used = {(part.page, part.box) for cell in cells for part in cell.parts}
    lowest, highest = min(table.pages), max(table.pages)
    count = 0
    for number in range(lowest, highest + 1):
        if number not in inks:
            continue
        for row in grids[number]:
            if len(row.cells) < max(3, len(table.columns) - 3) or not _on_table(row, table):
                continue
            count += sum("$" in c.text and any(ch.isdigit() for ch in c.text) and (number, c.box) not in used
                         for c in row.cells)  # fmt: skip
    return count


def _on_table(row: GridRow, table: RawTable) -> bool:
    """Tell whether the row lies between the table's first and last row."""
    first, last = table.rows[0], table.rows[-1]
    after = (row.page, row.top) >= (first.page, first.box.top - 1)
    return after and (row.page, row.top) <= (last.page, last.box.bottom + 1)
