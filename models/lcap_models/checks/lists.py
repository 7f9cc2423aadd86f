"""Two tables that list the same actions: who is in one and not in the other, marks left blank, numbers that differ.

An action is the same where its goal and action number or its title is: a title spelled differently, or a number that
changed, is no contradiction here.
"""

from collections.abc import Iterable, Iterator, Sequence

from lcap_models.checks.look import Cell, Look, is_blank, is_sure
from lcap_models.expression import NotTriedError
from lcap_models.findings import Finding, Named
from lcap_models.lookup import same_title
from lcap_models.plan import Row, Table
from lcap_models.terms import plain, yes_or_no

__all__ = ["action_numbers", "blank_mark", "contributed_lists", "contributing_lists", "title_of"]

_MONEY = {
    "planned_actions": "total_funds",
    "contributing_actions": "planned_lcff",
    "annual_update": "planned_total",
    "contributing_annual_update": "planned_lcff",
}
"""The column that stands for a row in a finding."""

_MARKS = {"planned_actions": "contributing", "annual_update": "contributed"}
"""The tables of all actions, and the column that says whether one counts."""

_IDS = {"goal", "action"}

_MOSTLY = 0.5
"""A blank mark is told where more than this share of the other rows says Yes or No."""


def contributing_lists(look: Look) -> Iterator[Finding]:
    """Yield the actions marked Yes in Table 1 and not listed in Table 2, and the other way round."""
    yield from _lists_differ(look, "planned_actions", "contributing_actions")


def contributed_lists(look: Look) -> Iterator[Finding]:
    """Yield the actions marked Yes in Table 3 and not listed in Table 4, and the other way round."""
    yield from _lists_differ(look, "annual_update", "contributing_annual_update")


def _lists_differ(look: Look, kind: str, listing: str) -> Iterator[Finding]:
    tables = look.tables(kind, listing)
    everything, listed = (_rows_of(look, table) for table in tables)
    mark = _MARKS[kind]
    if not any(_says(row, mark) for row, _ in everything):
        raise NotTriedError("not_printed")
    listed = tuple((row, named) for row, named in listed if _says(row, "contributing", "contributed") is not False)
    lacking = [named for row, named in everything if _says(row, mark) and not _any_same(row, listed)]
    if lacking:
        yield _told(look, "not_listed", tuple(lacking), len(lacking))
    unmarked = [pair for cell in listed for pair in _marked_no(cell, everything, mark)]
    if unmarked:
        yield _told(look, "listed_without_yes", tuple(unmarked), len(unmarked) // 2)


def _told(look: Look, message: str, figures: tuple[Named, ...], actions: int) -> Finding:
    facts = {"actions": str(actions), "title": title_of(look, figures[0])}
    name = f"{look.check.id}-{message}"
    return look.finding(message if actions == 1 else f"{message}_many", figures, name=name, facts=facts)


def _rows_of(look: Look, table: Table) -> tuple[Cell, ...]:
    """Return the rows of a table, each with the figure that stands for it; raises NotTriedError where rows may lack."""
    if table.lineless or table.may_lack or not _complete(table):
        raise NotTriedError("unsure_rows")
    return look.cells(table.kind, _MONEY[table.kind])


def _complete(table: Table) -> bool:
    """Tell whether the table has rows, each with an action number that was surely read."""
    return bool(table.rows) and all(row.action.strip() and not _IDS & {*row.unsure} for row in table.rows)


def _says(row: Row, *columns: str) -> bool | None:
    return next((said for column in columns if (said := yes_or_no(row.texts.get(column, ""))) is not None), None)


def _any_same(row: Row, others: Iterable[Cell]) -> bool:
    return any(_same_id(row, other) or _same_words(row, other) for other, _ in others)


def _same_id(first: Row, second: Row) -> bool:
    return (first.goal, first.action) == (second.goal, second.action)


def _same_words(first: Row, second: Row) -> bool:
    return bool(plain(first.texts.get("title", ""))) and same_title(first, second)


def _marked_no(cell: Cell, everything: Sequence[Cell], mark: str) -> tuple[Named, ...]:
    """Return the listed action and its row in the table of all actions, if that row says No."""
    row, named = cell
    same = [(other, there) for other, there in everything if _same_words(row, other)]
    exact = [pair for pair in same if _same_id(row, pair[0])] or same
    if len(exact) == 1 and _says(exact[0][0], mark) is False:
        return named, exact[0][1]
    return ()


def blank_mark(look: Look) -> Iterator[Finding]:
    """Yield the rows that do not say whether the action counts, in tables whose other rows do."""
    tried = False
    for kind, mark in _MARKS.items():
        table = look.plan.table(kind)
        if table is not None and table.lineless:
            continue  # words may have come into the next column
        cells = look.cells(kind, _MONEY[kind])
        saying = sum(_says(row, mark) is not None for row, _ in cells)
        tried = tried or saying > 0
        blank = tuple(named for row, named in cells if _is_blank(row, named, mark))
        if blank and saying > _MOSTLY * len(cells):
            name = f"{kind}_mark"
            facts = {"actions": str(len(blank)), "title": title_of(look, blank[0])}
            message = "blank_mark" if len(blank) == 1 else "blank_mark_many"
            yield look.finding(message, blank, name=name, facts=facts)
    if not tried:
        raise NotTriedError("not_printed")


def _is_blank(row: Row, named: Named, mark: str) -> bool:
    """Tell whether a row that was surely read leaves its mark blank."""
    read = is_sure(named.figure) or is_blank(named.figure)
    return read and bool(row.action.strip()) and not row.texts.get(mark, "").strip()


def action_numbers(look: Look) -> Iterator[Finding]:
    """Yield contributing actions that stand in Table 1 under another number, and their number under another title."""
    look.tables("planned_actions", "contributing_actions")
    planned = look.cells("planned_actions", "lcff_funds")
    by_id = {(row.goal, row.action): row for row, _ in planned}
    found: list[Named] = []
    for row, named in look.cells("contributing_actions", "planned_lcff"):
        same = [cell for other, cell in planned if _same_words(row, other)]
        there = by_id.get((row.goal, row.action))
        if there is not None and not same_title(row, there) and len(same) == 1:
            found += [named, same[0]]
    if found:
        facts = {"actions": str(len(found) // 2), "title": title_of(look, found[0])}
        yield look.finding("action_numbers" if len(found) == 2 else "action_numbers_many", tuple(found), facts=facts)


def title_of(look: Look, named: Named) -> str:
    """Return the title of the row in which a figure of the plan's own tables stands."""
    return look.table(named.part).rows[named.row - 1].texts.get("title", "")
