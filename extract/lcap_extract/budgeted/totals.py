"""The vendor's expenditure summary at the end of a plan: what all amount lines add up to, by year."""

from collections.abc import Iterable, Sequence

from lcap_extract.budgeted.spellings import first_key, keys_of, matches, year_in
from lcap_extract.grids import Cell, GridRow
from lcap_extract.raws import RawCell, raw_cell

__all__ = ["year_totals"]

YEARS = ("ba_year_1", "ba_year_2", "ba_year_3")


def year_totals(rows: Iterable[GridRow]) -> dict[str, RawCell]:
    """Return the sums over all lines by key, from the first table that prints them."""
    columns: list[tuple[str, float, float]] = []
    for row in rows:
        head = _columns(row.cells)
        if len(head) >= len(YEARS):
            columns = head
        elif columns and row.cells and matches(row.cells[0].text, "expenditure_summary", "all_row"):
            return _totals(row, columns)
    return {}


def _columns(cells: Sequence[Cell]) -> list[tuple[str, float, float]]:
    found: list[tuple[str, float, float]] = []
    years = 0
    for cell in cells:
        key = first_key(cell.text, "expenditure_summary", "columns")
        if not key and year_in(cell.text, "year") and years < len(YEARS):
            key, years = YEARS[years], years + 1
        if key in keys_of("expenditure_summary", "columns"):
            found.append((key, cell.box.x0, cell.box.x1))
    return found


def _totals(row: GridRow, columns: Sequence[tuple[str, float, float]]) -> dict[str, RawCell]:
    totals: dict[str, RawCell] = {}
    for key, left, right in columns:
        cell = next((c for c in row.cells if left <= (c.box.x0 + c.box.x1) / 2 <= right), None)
        if cell is not None:
            totals[key] = raw_cell(row.page, [cell])
    return totals
