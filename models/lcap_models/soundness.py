"""What makes a table unfit for proof although its sums may hold: signs that rows or cells were put together wrongly.

A sum does not notice two whole rows that changed places, a totals row that stands among the rows, or one printed
number that was taken for two cells. These do.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from lcap_models.amount_lines import group_of
from lcap_models.figure import Figure
from lcap_models.place import PdfPlace, Place
from lcap_models.plan import Plan, Row, Table

__all__ = ["Address", "problems"]

Address = tuple[str, int, int, str]
_IDS = {"goal", "action"}
_STEP_BACK = 1.0
"""Points by which a cell may begin above the cell before it: baselines of one line differ by less."""


def problems(plan: Plan) -> dict[Address, str]:
    """Return the reason (`reason.<key>`) why a figure's sums prove nothing, by address (part, occurrence, row, key).

    "repeated_ids", "totals_row": all figures of the table. "no_id": a row without goal and action. "out_of_order":
    a column whose cells do not go down the page in the order of the rows. "same_place": one printed number under
    two names. "row_unsure": whose row it is was not surely read.
    """
    found: dict[Address, str] = {}
    seen: Counter[str] = Counter()
    for table in plan.tables:
        seen[table.kind] += 1
        for row, key, problem in _of_table(table):
            found.setdefault((table.kind, seen[table.kind], row, key), problem)
    return found


def _of_table(table: Table) -> Iterator[tuple[int, str, str]]:
    cells = [(0, key, figure) for key, figure in table.totals.items()]
    cells += [(n, key, figure) for n, row in enumerate(table.rows, 1) for key, figure in row.figures.items()]
    yield from ((row, key, "same_place") for row, key in _same_place(cells))
    yield from (
        (n, key, "row_unsure") for n, row in enumerate(table.rows, 1) if _IDS & {*row.unsure} for key in row.figures
    )
    for problem, there in (("repeated_ids", _ids_repeat(table)), ("totals_row", _has_totals_row(table))):
        if there:
            yield from ((row, key, problem) for row, key, _ in cells)
    for column in {key for row in table.rows for key in row.figures}:
        if _goes_back(table.rows, column):
            yield from ((n, column, "out_of_order") for n in range(1, len(table.rows) + 1))
    for n, row in enumerate(table.rows, 1):
        if not row.goal.strip() and not row.action.strip():
            yield from ((n, key, "no_id") for key in row.figures)


def _same_place(cells: list[tuple[int, str, Figure]]) -> Iterator[tuple[int, str]]:
    groups: dict[tuple[Place, Decimal], list[tuple[int, str]]] = {}
    for row, key, figure in cells:
        if figure.value:
            groups.setdefault((figure.place, figure.value), []).append((row, key))
    return (address for group in groups.values() if len(group) > 1 for address in group)


def _ids_repeat(table: Table) -> bool:
    ids = Counter((row.goal.strip(), row.action.strip()) for row in table.rows if group_of(row) is None)
    return any(count > 1 for count in ids.values())


def _has_totals_row(table: Table) -> bool:
    """Tell whether some row is the sum of all the others in at least two columns."""
    if len(table.rows) < 3:
        return False
    columns = {key for row in table.rows for key, figure in row.figures.items() if figure.unit == "usd"}
    sums = {column: sum((_number(row, column) for row in table.rows), Decimal(0)) for column in columns}
    return any(_is_sum_of_others(row, sums) for row in table.rows)


def _is_sum_of_others(row: Row, sums: dict[str, Decimal]) -> bool:
    amounts = [(_number(row, column), total) for column, total in sums.items() if total]
    return len(amounts) > 1 and all(2 * amount == total for amount, total in amounts)


def _number(row: Row, column: str) -> Decimal:
    figure = row.figures.get(column)
    return figure.value if figure is not None and figure.value is not None else Decimal(0)


def _goes_back(rows: tuple[Row, ...], column: str) -> bool:
    lasts: dict[tuple[str, str] | None, tuple[int, float]] = {}
    for row in rows:
        figure = row.figures.get(column)
        last = lasts.get(group_of(row), (0, 0.0))
        if figure is None or figure.value is None or not isinstance(figure.place, PdfPlace):
            continue
        page, top = figure.place.page, figure.place.box.top
        if page < last[0] or (page == last[0] and top < last[1] - _STEP_BACK):
            return True
        lasts[group_of(row)] = (page, top)
    return False
