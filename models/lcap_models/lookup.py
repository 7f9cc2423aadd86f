"""Where the names of an identity are looked up: in one part of the plan, in one row, or across the plan's own parts.

Two tables of the same kind in one file are never mixed: a part's names see that occurrence only. Across parts only the
plan's own (the first of each kind) are compared, and only where their years belong to the same plan.

A row of a contributing table that says No itself can be read in two ways: its total adds it up, or leaves it out.
`without_no` gives the second reading.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lcap_models.amount_lines import FILTERS
from lcap_models.expression import NotTriedError
from lcap_models.figure import Figure
from lcap_models.findings import Named
from lcap_models.plan import Plan, Row, Section, Table
from lcap_models.terms import plain, scopes_of, yes_or_no

__all__ = [
    "LastWhere",
    "PartWhere",
    "PlanWhere",
    "RowWhere",
    "belongs_to",
    "by_id",
    "letters_of",
    "parts_of",
    "same_title",
    "same_year",
    "says_no",
]

PREFIXES = {
    "bop_": "overview",
    "ii_": "services",
    "tp_": "planned_actions",
    "ca_": "contributing_actions",
    "au_": "annual_update",
    "cau_": "contributing_annual_update",
    "co_": "carryover",
    "bs_": "budgeted_actions",
    "ba_": "budgeted_actions",
}
_YEAR_BEFORE = {"annual_update", "contributing_annual_update", "carryover"}
"""Tables that look back: headed with the year before the plan's."""

Part = Table | Section


def parts_of(plan: Plan, kind: str) -> tuple[Part, ...]:
    """Return the plan's overviews, services sections, or tables of one kind, in order."""
    if kind == "overview":
        return plan.overviews
    if kind == "services":
        return plan.services
    return tuple(table for table in plan.tables if table.kind == kind)


def belongs_to(part: Part, kind: str) -> int | None:
    """Return the first calendar year of the plan a part belongs to (2024 for 2024-25), or None if it does not say."""
    found = re.match(r"\s*(20\d\d)", part.year)
    return int(found[1]) + (kind in _YEAR_BEFORE) if found else None


def same_year(first: Table, second: Table) -> bool:
    """Tell whether two tables belong to the same year's plan, as far as their headings say."""
    return len({belongs_to(table, table.kind) for table in (first, second)} - {None}) < 2


def same_title(first: Row, second: Row) -> bool:
    """Tell whether two rows have the same title, apart from spaces and punctuation."""
    return letters_of(first.texts.get("title", "")) == letters_of(second.texts.get("title", ""))


@lru_cache(maxsize=4096)
def letters_of(text: str) -> str:
    """Return the letters and digits of a text, small, without accents: titles with the same ones are the same."""
    return re.sub(r"[\W_]+", "", plain(text))


_COUNTING = {"contributing_actions": "contributing", "contributing_annual_update": "contributed"}
"""Tables of actions that count, and the column in which a row may say that it does not."""


def says_no(kind: str, row: Row) -> bool:
    """Tell whether a row of a contributing table says No: that its action does not count."""
    return kind in _COUNTING and yes_or_no(row.texts.get(_COUNTING[kind], "")) is False


ById = Mapping[tuple[str, str], tuple[tuple[int, Row], ...]]
"""Rows of a table, with their numbers, by goal and action."""


def by_id(table: Table) -> ById:
    """Return the rows of a table by goal and action; several where the numbers repeat."""
    found: dict[tuple[str, str], tuple[tuple[int, Row], ...]] = {}
    for number, row in enumerate(table.rows, 1):
        key = (row.goal, row.action)
        found[key] = (*found.get(key, ()), (number, row))
    return found


def _figures(part: Part) -> dict[str, Figure]:
    return dict(part.totals if isinstance(part, Table) else part.figures)


def _cell(kind: str, occurrence: int, number: int, row: Row, column: str) -> Named | None:
    figure = row.figures.get(column)
    return None if figure is None else Named(column, figure, kind, row.goal, row.action, occurrence, number)


@dataclass(slots=True)
class PartWhere:
    """One occurrence of one part: its figures outside rows by key, its columns; `counted` is without rows of No."""

    kind: str
    occurrence: int
    part: Part
    counted: bool = False
    _columns: dict[str, tuple[tuple[Named, Row], ...]] = field(default_factory=dict)

    def one(self, table: str, name: str) -> Named:
        """Return a figure outside rows; raises NotTriedError if this part does not print it."""
        found = _figures(self.part).get(name)
        if found is None or table:
            raise NotTriedError("not_printed")
        return Named(name, found, self.kind, occurrence=self.occurrence)

    def many(self, table: str, column: str, scope: str) -> tuple[Named, ...]:
        """Return the column's cells, of all rows or of those of that scope or year; raises NotTriedError."""
        if column not in self._columns:
            self._columns[column] = tuple(self._cells(column))
        cells = self._columns[column]
        if not cells or table not in {"", self.kind}:
            raise NotTriedError("not_printed")
        if not scope:
            return tuple(cell for cell, _ in cells)
        if scope in FILTERS and isinstance(self.part, Table):
            lines = tuple(cell for cell, row in cells if FILTERS[scope](row, self.part))
            if not lines:
                raise NotTriedError("not_printed")
            return lines
        if any(cell.figure.value and not scopes_of(row.texts.get("scope", "")) for cell, row in cells):
            raise NotTriedError("blank_scope")
        return tuple(cell for cell, row in cells if scope in scopes_of(row.texts.get("scope", "")))

    def _cells(self, column: str) -> Iterator[tuple[Named, Row]]:
        rows = self.part.rows if isinstance(self.part, Table) else ()
        for number, row in enumerate(rows, 1):
            if self.counted and says_no(self.kind, row):
                continue
            if cell := _cell(self.kind, self.occurrence, number, row, column):
                yield cell, row

    def without_no(self) -> "PartWhere | None":
        """Return the part without its rows that say No, or None where no row does."""
        rows = self.part.rows if isinstance(self.part, Table) else ()
        has = any(says_no(self.kind, row) for row in rows)
        return PartWhere(self.kind, self.occurrence, self.part, counted=True) if has else None


@dataclass(frozen=True, slots=True)
class RowWhere:
    """One row; with `beside`, the same action's row in the plan's own table of another kind."""

    kind: str
    occurrence: int
    number: int
    row: Row
    other_kind: str = ""
    other_rows: ById = field(default_factory=dict)

    def one(self, table: str, name: str) -> Named:
        """Return the row's cell, or the same action's in the other table; raises NotTriedError."""
        if table:
            return self._other(name)
        cell = _cell(self.kind, self.occurrence, self.number, self.row, name)
        if cell is None:
            raise NotTriedError("not_printed")
        return cell

    def many(self, table: str, column: str, scope: str) -> tuple[Named, ...]:
        """Rows have no columns to add."""
        raise NotTriedError("not_printed")

    def _other(self, column: str) -> Named:
        found = self.other_rows.get((self.row.goal, self.row.action), ())
        if len(found) != 1:
            raise NotTriedError("repeated_ids" if found else "no_such_action")
        number, row = found[0]
        if not same_title(row, self.row):
            raise NotTriedError("other_title")
        cell = _cell(self.other_kind, 1, number, row, column)
        if cell is None:
            raise NotTriedError("not_printed")
        return cell


@dataclass(slots=True)
class PlanWhere:
    """The plan's own parts, the first of each kind; notes the years of the parts it was asked for."""

    plan: Plan
    years: set[int] = field(default_factory=set)
    counted: bool = False

    def one(self, table: str, name: str) -> Named:
        """Return a figure outside rows by its key; raises NotTriedError."""
        return self._part(_kind_of(name)).one("", name)

    def many(self, table: str, column: str, scope: str) -> tuple[Named, ...]:
        """Return a column of the plan's own table of that kind; raises NotTriedError."""
        return self._part(table).many("", column, scope)

    def _part(self, kind: str) -> PartWhere:
        parts = parts_of(self.plan, kind)
        if not parts:
            raise NotTriedError("no_table")
        year = belongs_to(parts[0], kind)
        if year is not None:
            self.years.add(year)
        return PartWhere(kind, 1, parts[0], self.counted)

    def without_no(self) -> "PlanWhere | None":
        """Return the plan without the rows of its contributing tables that say No, or None where no row does."""
        has = any(says_no(table.kind, row) for table in self.plan.tables for row in table.rows)
        return PlanWhere(self.plan, counted=True) if has else None


@dataclass(frozen=True, slots=True)
class LastWhere:
    """This plan's own parts and, under `last.`, those of last year's plan, whose figures carry their file's name."""

    plan: PlanWhere
    last: PlanWhere

    def one(self, table: str, name: str) -> Named:
        """Return a figure outside rows of this plan or, with table "last", of last year's; raises NotTriedError."""
        where = self.last if table == "last" else self.plan
        return where.one("", name).in_file(where.plan.document.name)

    def many(self, table: str, column: str, scope: str) -> tuple[Named, ...]:
        """Columns are not added across two plans."""
        raise NotTriedError("not_printed")

    @property
    def in_step(self) -> bool:
        """Tell whether the parts asked for belong to two plans that follow each other."""
        own, before = (where.years or _years_of(where.plan) for where in (self.plan, self.last))
        return len(own) == 1 and before == {year - 1 for year in own}


def _years_of(plan: Plan) -> set[int]:
    year = plan.document.plan_year[:4]
    return {int(year)} if year.isdigit() else set()


def _kind_of(key: str) -> str:
    return PREFIXES[key[: key.index("_") + 1]]
