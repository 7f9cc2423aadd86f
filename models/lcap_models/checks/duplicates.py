"""The same action under two numbers of one table: the same title in one goal, or with the same money in two goals."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from lcap_models.checks.look import Cell, Look, is_patchy, is_sure
from lcap_models.expression import NotTriedError
from lcap_models.findings import Finding, Named
from lcap_models.lookup import letters_of
from lcap_models.plan import Row, Table

__all__ = ["duplicate_actions"]

_TABLES = {
    "planned_actions": ("lcff_funds", "total_funds"),
    "annual_update": ("planned_total", "estimated_actual_total"),
}
"""The tables of all actions, and the columns whose amounts are compared."""


@dataclass(frozen=True, slots=True)
class _Twice:
    """A title that stands under several numbers: two of its rows, with the amount they share, if they do."""

    letters: str
    title: str
    first: Named
    second: Named
    alike: bool
    one_goal: bool


def duplicate_actions(look: Look) -> Iterator[Finding]:
    """Yield, for each table of all actions, the titles that stand twice; what Table 3 repeats is told once."""
    tables = [table for kind in _TABLES if (table := look.plan.table(kind)) is not None]
    if not tables:
        raise NotTriedError("no_table")
    if any(is_patchy(table) for table in tables):
        raise NotTriedError("unsure_rows")
    told: set[str] = set()
    for table in tables:
        found = [twice for twice in _twice(table) if twice.letters not in told]
        if any(twice.alike or twice.one_goal for twice in found):
            told |= {twice.letters for twice in found}
            yield _told(look, table.kind, found)


def _told(look: Look, kind: str, found: Sequence[_Twice]) -> Finding:
    """Return one finding: titles with the same money first; without any, those of one goal."""
    alike = [twice for twice in found if twice.alike]
    if not alike:
        found = [twice for twice in found if twice.one_goal]
    ordered = sorted(found, key=lambda twice: not twice.alike)
    figures = tuple(named for twice in ordered for named in (twice.first, twice.second))
    message = ("duplicate_actions" if alike else "duplicate_titles") + ("_many" if len(found) > 1 else "")
    facts = {"title": ordered[0].title, "actions": str(len(found)), "alike": str(len(alike))}
    return look.finding(message, figures, name=f"{kind}_duplicates", facts=facts)


def _twice(table: Table) -> Iterator[_Twice]:
    groups: defaultdict[str, list[tuple[int, Row]]] = defaultdict(list)
    for n, row in enumerate(table.rows, 1):
        if letters := letters_of(row.texts.get("title", "")):
            groups[letters].append((n, row))
    for letters, rows in groups.items():
        pairs = [_pair(table.kind, letters, *two) for two in combinations(rows, 2) if _two_numbers(*two)]
        pairs = [pair for pair in pairs if pair]
        if pairs:
            yield max((pair for pair in pairs if pair), key=lambda pair: (pair.alike, pair.one_goal))


def _two_numbers(first: tuple[int, Row], second: tuple[int, Row]) -> bool:
    return (first[1].goal, first[1].action) != (second[1].goal, second[1].action)


def _pair(kind: str, letters: str, first: tuple[int, Row], second: tuple[int, Row]) -> _Twice | None:
    """Return two rows of one title, shown by a column in which both have the same money if there is one."""
    title, one_goal = first[1].texts.get("title", ""), first[1].goal == second[1].goal
    columns = [column for column in _TABLES[kind] if column in first[1].figures and column in second[1].figures]
    if not columns:
        return None
    alike = [column for column in columns if _same_money(first[1], second[1], column)]
    cells = [_cell(kind, *one, (alike or columns)[-1 if kind == "planned_actions" else 0]) for one in (first, second)]
    return _Twice(letters, title, cells[0][1], cells[1][1], bool(alike), one_goal)


def _cell(kind: str, number: int, row: Row, column: str) -> Cell:
    return row, Named(column, row.figures[column], kind, row.goal, row.action, 1, number)


def _same_money(first: Row, second: Row, column: str) -> bool:
    one, other = first.figures[column], second.figures[column]
    return bool(one.value) and one.value == other.value and is_sure(one) and is_sure(other)
