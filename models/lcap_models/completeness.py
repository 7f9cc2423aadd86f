"""Whether all rows of a table were read: what amounts without a place and printed sums say about it.

Lines part the rows of most tables. Where there are none, a row can be overlooked without any sign but one: the printed
sums of its columns do not hold. Then the difference may be our reading, and is never told as the document's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lcap_models.expression import names_in
from lcap_models.figure import Unit
from lcap_models.plan import Plan, Table
from lcap_models.trying import Result

__all__ = ["Address", "Gaps", "cut_columns", "gaps", "may_lack", "whole_column"]

Address = tuple[str, int]
"""A table's kind and its number among those of that kind, from 1."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Where something may be missing in what we read.

    `columns` by table: those of which a number may be missing. `lineless`: tables whose words may be cut, so that a
    sum over the rows of one scope may be over other rows than the plan's.
    """

    columns: Mapping[Address, frozenset[str]]
    lineless: frozenset[Address]

    def concern(self, result: Result) -> bool:
        """Tell whether the result adds up rows of which we may have overlooked or misjudged one."""
        identity = result.identity
        if identity.each == "row" or identity.right is None:
            return False
        own = (identity.of, result.occurrence)
        names = [name for side in (identity.left, identity.right) if side is not None for name in names_in(side)]
        missing = any(column in self.columns.get((table, 1) if table else own, ()) for table, column in names)
        return missing or ("," in identity.right.text and own in self.lineless)


def whole_column(result: Result) -> str:
    """Return the column of which the result is the sum over all rows, or nothing."""
    right = result.identity.right
    if right is None or not right.text.startswith("sum(") or "," in right.text:
        return ""
    return names_in(right)[0][1]


def gaps(plan: Plan, results: Iterable[Result]) -> Gaps:
    """Return where something may be missing in what we read of the plan's tables.

    A column of a table without lines is whole if its own printed sum holds, or that of another one in which every row
    with a number in this column has one too: a row that was overlooked would be missing there as well.
    """
    tried = tuple(results)
    tables = tuple(_numbered(plan))
    found = {address: frozenset(_unsure(table, address, tried)) for address, table in tables}
    columns = {address: unsure for address, unsure in found.items() if unsure}
    return Gaps(columns, frozenset(address for address, table in tables if table.lineless))


def cut_columns(plan: Plan, results: Iterable[Result]) -> Mapping[Address, frozenset[str]]:
    """Return the columns of tables without lines of which a piece is surely missing, or whose printed sum fails.

    Those that another column's sum vouches for are left out: there the failing sum is the document's.
    """
    tried = tuple(results)
    lacking = gaps(plan, tried).columns
    tables = {address: table for address, table in _numbered(plan) if table.lineless and address in lacking}
    return {
        address: lacking[address] if table.unread else lacking[address] & _failing(tried, address)
        for address, table in tables.items()
    }


def _failing(tried: tuple[Result, ...], address: Address) -> frozenset[str]:
    own = (r for r in tried if (r.identity.of, r.occurrence) == address and r.outcome == "fails")
    return frozenset(column for result in own if (column := whole_column(result)))


def may_lack(plan: Plan, results: Iterable[Result]) -> tuple[bool, ...]:
    """Tell for each table of the plan, in order, whether a row may be missing in what we read.

    A table without lines is whole if printed sums say so of all its money columns.
    """
    tried = tuple(results)
    return tuple(_may_lack(table, address, tried) for address, table in _numbered(plan))


def _may_lack(table: Table, address: Address, tried: tuple[Result, ...]) -> bool:
    if table.unread or not table.lineless or not table.columns:
        return table.unread > 0
    money = _columns(table, "usd")
    return not _holding(tried, address) or not money.isdisjoint(_unsure(table, address, tried))


def _numbered(plan: Plan) -> Iterator[tuple[Address, Table]]:
    seen: dict[str, int] = {}
    for table in plan.tables:
        seen[table.kind] = seen.get(table.kind, 0) + 1
        yield (table.kind, seen[table.kind]), table


def _unsure(table: Table, address: Address, tried: tuple[Result, ...]) -> Iterator[str]:
    if table.unread:
        yield from _columns(table)
    elif table.lineless:
        holding = _holding(tried, address)
        for unit in ("usd", "percent"):
            own = _columns(table, unit)
            filled = {column: _filled(table, column) for column in own}
            for column in own - holding:
                if not any(filled[column] and filled[column] <= filled[other] for other in own & holding):
                    yield column


def _columns(table: Table, unit: Unit | None = None) -> frozenset[str]:
    return frozenset(key for row in table.rows for key, f in row.figures.items() if unit in (None, f.unit))


def _holding(tried: tuple[Result, ...], address: Address) -> frozenset[str]:
    """Return the columns of a table whose printed sums hold to the last decimal, and are more than zeros."""
    return frozenset(
        column
        for result in tried
        if (result.identity.of, result.occurrence) == address and result.outcome == "holds"
        if result.exact and result.weighty and (column := whole_column(result))
    )


def _filled(table: Table, column: str) -> frozenset[int]:
    """Return the rows with a number in the column that is not zero."""
    found = ((n, row.figures.get(column)) for n, row in enumerate(table.rows))
    return frozenset(n for n, figure in found if figure is not None and figure.value)
