"""How lcap's own tables are counted: each number in its row and under its column, as ../shared/real/score.py does.

right: printed and read alike. wrong: another number is given as if it were sure. missed: printed, not read, or read
differently but marked doubtful. extra: a number where the page prints none.
"""

import difflib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Self

from accuracy_truth import FREE_FORM, KEYS_OF, PERCENT_COLUMNS, Case, TruthRow, key_part, number, number_columns

__all__ = ["Count", "Misread", "Scored", "agree", "score_rows", "score_summary"]

MONEY_APART = Decimal("0.005")
"""Half a cent: printed amounts are exact."""
PERCENT_APART = Decimal("0.0005")
"""Half of the last of the three decimals that forms print."""

Records = Sequence[Mapping[str, str]]
Pair = tuple[TruthRow | None, Mapping[str, str] | None]

KEYS = frozenset((
    "bop_total_revenue", "bop_lcff_funds", "bop_sc_grants", "bop_other_state", "bop_local", "bop_federal",
    "bop_total_budgeted_general_fund", "bop_total_in_lcap", "bop_not_in_lcap", "bop_high_needs_planned",
    "bop_prior_high_needs_budgeted", "bop_prior_high_needs_actual", "ii_projected_sc_grants",
    "ii_additional_15pct_concentration", "ii_projected_pct", "ii_carryover_pct", "ii_carryover_dollars",
    "ii_total_pct", "tp_base_grant", "tp_sc_grants", "tp_projected_pct", "tp_carryover_pct", "tp_total_pct",
    "tp_total_lcff", "tp_total_other_state", "tp_total_local", "tp_total_federal", "tp_total_funds",
    "tp_total_personnel", "tp_total_nonpersonnel", "ca_base_grant", "ca_sc_grants", "ca_projected_pct",
    "ca_carryover_pct", "ca_total_pct", "ca_planned_contributing", "ca_planned_pct_improved",
    "ca_planned_pct_to_increase", "ca_total", "ca_leawide_total", "ca_limited_total", "ca_schoolwide_total",
    "au_total_planned", "au_total_estimated_actual", "cau_estimated_sc_grants", "cau_planned_contributing",
    "cau_estimated_contributing", "cau_difference", "cau_planned_pct", "cau_estimated_pct", "cau_pct_difference",
    "co_estimated_base", "co_estimated_sc", "co_prior_carryover_pct", "co_total_pct", "co_estimated_contributing",
    "co_estimated_pct_improved", "co_actual_pct", "co_carryover_dollars", "co_carryover_pct", "bs_total_general_fund",
    "bs_total_lcap", "bs_total_lcff_revenues",
))  # fmt: skip
"""The figures outside rows that the truth records wherever a page prints them: any other value of theirs is extra."""


@dataclass(frozen=True, slots=True)
class Count:
    """Numbers by what became of them.

    `doubtful`: those that were read otherwise, but marked (missed, if the page prints one). `marked`: those of `right`
    that are marked as doubtful all the same.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    extra: int = 0
    doubtful: int = 0
    marked: int = 0

    @property
    def printed(self) -> int:
        """How many numbers the page prints."""
        return self.right + self.wrong + self.missed

    @property
    def perfect(self) -> bool:
        """Whether everything is right and nothing was made up."""
        return not (self.wrong or self.missed or self.extra)

    def __add__(self, other: Self) -> "Count":
        return Count(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class Misread:
    """One number that is not right: what became of it ("wrong", "missed", "extra", "doubtful") and where.

    `marked`: what was read is marked as doubtful.
    """

    kind: str
    table: str
    where: str
    column: str
    printed: Decimal | None
    read: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """A count and everything in it that is not right."""

    count: Count = Count()
    misread: tuple[Misread, ...] = ()

    def __add__(self, other: Self) -> "Scored":
        return Scored(self.count + other.count, self.misread + other.misread)


def agree(column: str, printed: Decimal, read: Decimal) -> bool:
    """Tell whether two numbers are the same, to half of the last printed digit."""
    percent = column in PERCENT_COLUMNS or ("_pct" in column and not column.endswith("concentration"))
    return abs(printed - read) <= (PERCENT_APART if percent else MONEY_APART)


def score_rows(case: Case, tables: Mapping[str, Records]) -> Scored:
    """Count the numbers of all action rows. `tables`: name -> rows as in lcap's CSV files."""
    scored = Scored()
    for table in KEYS_OF:
        printed = [row for row in case.rows if row.table == table]
        read = tables.get(table, ())
        columns = tuple(printed[0].numbers) if printed else number_columns(read[0] if read else ())
        for truth, cells in _paired(table, printed, read):
            scored += _score_row(table, columns, truth, cells or {})
    return scored


def score_summary(case: Case, summary: Records, keys: frozenset[str] = KEYS) -> Scored:
    """Count the figures outside rows that are in `keys`. A further value of a key must be printed somewhere too."""
    read: dict[str, list[Mapping[str, str]]] = {}
    for row in summary:
        if row["value"]:
            read.setdefault(row["key"], []).append(row)
    scored = Scored()
    for key in sorted(keys & (set(case.summary) | set(read))):
        printed = case.summary[key][0] if key in case.summary else None
        rows = sorted(_own(case, key, read.get(key, ())), key=lambda row: not _same(key, printed, row["value"]))
        first = rows[0] if rows else {"value": "", "state": ""}
        scored += _score_number(_outside(key, printed, first), counts=True)
        for row in rows[1:]:
            if not _same(key, printed, row["value"]):
                scored += _score_number(_outside(key, None, row), counts=False)
    return scored


def _own(case: Case, key: str, rows: Records) -> Iterator[Mapping[str, str]]:
    """Yield the values of a key without those that the page prints as another's: a second Budget Overview's."""
    printed = case.summary[key][0] if key in case.summary else None
    for row in rows:
        others = any(_same(key, value, row["value"]) for value in case.others.get(key, ()))
        if not others or _same(key, printed, row["value"]):
            yield row


def _outside(key: str, printed: Decimal | None, row: Mapping[str, str]) -> Misread:
    return Misread("", "summary", "", key, printed, row["value"], row["state"] == "doubtful")


def _same(key: str, printed: Decimal | None, text: str) -> bool:
    read = number(text)
    return printed is not None and read is not None and agree(key, printed, read)


def _score_row(table: str, columns: Sequence[str], truth: TruthRow | None, cells: Mapping[str, str]) -> Scored:
    """Count one row: a row that only one side has is all missed, or all extra, marked or not."""
    key = truth.key if truth else _key(table, cells)
    printed = truth.numbers if truth else {}
    doubtful = cells.get("doubtful", "").split()
    scored = Scored()
    for column in columns:
        text = cells.get(column, "")
        place = Misread("", table, "/".join(key), column, printed.get(column), text, bool(text) and column in doubtful)
        scored += _score_number(place, counts=truth is not None)
    return scored


def _score_number(one: Misread, *, counts: bool) -> Scored:
    """Count one number; `one` says where it is, what is printed and what was read, and gets its kind here.

    `counts`: whether its mark makes it doubtful; a number of a row that the page does not print is extra all the same.
    """
    read = number(one.read)
    if one.printed is None and read is None:
        return Scored()
    if one.printed is not None and read is not None and agree(one.column, one.printed, read):
        return Scored(Count(right=1, marked=int(one.marked)))
    if counts and one.marked and one.read:
        count, kind = Count(missed=int(one.printed is not None), doubtful=1), "doubtful"
    elif one.printed is None:
        count, kind = Count(extra=1), "extra"
    elif one.read:
        count, kind = Count(wrong=1), "wrong"
    else:
        count, kind = Count(missed=1), "missed"
    return Scored(count, (replace(one, kind=kind),))


def _key(table: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(key_part(column, cells.get(column, "")) for column in KEYS_OF[table])


def _paired(table: str, printed: Sequence[TruthRow], read: Records) -> Iterator[Pair]:
    """Pair rows of the same key in printed order; amount lines of one key are aligned by their amounts."""
    groups: dict[tuple[str, ...], tuple[list[TruthRow], list[Mapping[str, str]]]] = {}
    for truth in printed:
        groups.setdefault(truth.key, ([], []))[0].append(truth)
    for cells in read:
        groups.setdefault(_key(table, cells), ([], []))[1].append(cells)
    for ours, theirs in groups.values():
        if table in FREE_FORM and len(ours) != len(theirs):
            yield from _aligned(ours, theirs)
        else:
            yield from itertools.zip_longest(ours, theirs)


def _aligned(ours: Sequence[TruthRow], theirs: Records) -> Iterator[Pair]:
    printed = [str((row.numbers["amount"] or Decimal(0)).normalize()) for row in ours]
    read = [str((number(row.get("amount")) or Decimal(0)).normalize()) for row in theirs]
    matcher = difflib.SequenceMatcher(None, printed, read, autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        yield from itertools.zip_longest(ours[first:last], theirs[start:end])
