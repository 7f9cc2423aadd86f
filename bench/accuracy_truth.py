"""What the documents of the bench print: the hand-checked or generated CSVs beside each PDF, as typed rows.

A folder is one document: plan.pdf, meta.json, summary.csv (figures outside rows) and one CSV per action table. Numbers
are the money and percentages of the action rows, as printed; a blank cell holds None.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

__all__ = ["FREE_FORM", "KEYS_OF", "Case", "TruthRow", "key_part", "load_case", "number", "number_columns", "squeeze"]

PERCENT_COLUMNS = ("planned_pct_improved", "planned_pct", "estimated_actual_pct")
MONEY_COLUMNS = (
    "total_personnel", "total_nonpersonnel", "lcff_funds", "other_state_funds", "local_funds", "federal_funds",
    "total_funds", "planned_lcff", "planned_total", "estimated_actual_total", "estimated_actual_lcff", "amount",
)  # fmt: skip

KEYS_OF: Mapping[str, tuple[str, ...]] = {
    "planned_actions": ("goal", "action"),
    "contributing_actions": ("goal", "action"),
    "annual_update": ("goal", "action"),
    "contributing_annual_update": ("goal", "action"),
    "budgeted_actions": ("section", "goal", "action", "year"),
}
"""The action tables, and what names a row in each."""

FREE_FORM = frozenset({"budgeted_actions"})
"""Tables of forms that print amounts among words, not as cells in a row of an action (before 2020)."""

BESIDE = {"contributing_actions": "extra_contributing_total_funds.csv"}
"""A second money column that one form prints: recorded apart, and not scored."""

IN_TABLES = ("tp_", "ca_", "au_", "cau_", "co_")
"""Keys of summary.csv that stand in the totals of tables; the others stand in sentences and boxes."""


@dataclass(frozen=True, slots=True)
class TruthRow:
    """One printed row: its table, what names it, its numbers by column in printed order, the page where it starts.

    `beside` are numbers that the row prints in a column that is not scored.
    """

    table: str
    key: tuple[str, ...]
    goal: str
    action: str
    title: str
    numbers: Mapping[str, Decimal | None]
    page: int
    beside: tuple[Decimal, ...] = ()

    @property
    def printed(self) -> tuple[Decimal, ...]:
        """The numbers that are printed, blanks left out."""
        return tuple(value for value in self.numbers.values() if value is not None)


@dataclass(frozen=True, slots=True)
class Case:
    """One document with its truth. `summary`: key -> (value, page); `others`: further values a key may have."""

    name: str
    group: str
    pdf: Path
    pages: int
    rows: tuple[TruthRow, ...]
    summary: Mapping[str, tuple[Decimal, int]]
    others: Mapping[str, tuple[Decimal, ...]]

    @property
    def totals(self) -> dict[str, tuple[Decimal, int]]:
        """The figures that stand in the totals of tables."""
        return {key: figure for key, figure in self.summary.items() if key.startswith(IN_TABLES)}

    @property
    def table_pages(self) -> tuple[int, ...]:
        """The pages handed to the peers: every page of a table, and the page after each, where a row may end."""
        starts = {row.page for row in self.rows if row.table in FREE_FORM}
        inside = {row.page for row in self.rows} - starts | {page for _, page in self.totals.values()}
        run = set(range(min(inside), max(inside) + 2)) if inside else set()
        return tuple(sorted(page for page in run | starts | {page + 1 for page in starts} if page <= self.pages))


def number(text: str | None) -> Decimal | None:
    """Return the number that a cell holds ("($1,200.50)", "14.7 %", "3500"), or None if it holds none or more."""
    bare = squeeze(text or "")
    negative = bare.startswith("(") and bare.endswith(")")
    bare = re.sub(r"[$,%]", "", bare.strip("()"))
    try:
        value = Decimal(bare)
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    return -value if negative else value


def squeeze(text: str) -> str:
    """Return the text without any white space."""
    return re.sub(r"\s+", "", text)


def key_part(column: str, text: str) -> str:
    """Return what names a row, however it is written: "Goal 01" is "1", "17-18" is "2017-18"; "1.10" is not "1.1"."""
    plain = " ".join(text.split()).casefold()
    if column in {"goal", "action"}:
        plain = re.sub(r"^(goal|action)\s*#?\s*", "", plain).rstrip(".")
        return re.sub(r"^0*(\d+)(\.0+)?$", r"\1", plain) if column == "goal" else plain
    if column == "year":
        plain = re.sub(r"\s*-\s*", "-", plain.replace("–", "-").replace("_", " "))
        return re.sub(r"\b(?:20)?(\d\d)-(?:20)?(\d\d)\b", r"20\1-\2", plain)
    return plain.replace(" ", "_")


def number_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """Return those columns that hold money or percentages, in their order."""
    return tuple(column for column in columns if column in MONEY_COLUMNS or column in PERCENT_COLUMNS)


def load_case(folder: Path, group: str) -> Case:
    """Return the document in a folder with its truth."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    summary = {row["key"]: (value, int(row["page"])) for row, value in _figures(folder / "summary.csv")}
    others: dict[str, tuple[Decimal, ...]] = {}
    for row, value in _figures(folder / "summary_alt.csv"):
        others[row["key"]] = (*others.get(row["key"], ()), value)
    rows = tuple(row for table in KEYS_OF for row in _table(folder, table))
    return Case(folder.name, group, folder / "plan.pdf", int(meta["pages"]), rows, summary, others)


def _table(folder: Path, table: str) -> Iterator[TruthRow]:
    beside = {(row["goal"], row["action"]): number(row["total_funds"]) for row in _read(folder / BESIDE.get(table, ""))}
    for row in _read(folder / f"{table}.csv"):
        key = tuple(key_part(column, row[column]) for column in KEYS_OF[table])
        numbers = {column: number(row[column]) for column in number_columns(row)}
        other = beside.get((row["goal"], row["action"]))
        title, page, unscored = row.get("title", ""), int(row["page"]), () if other is None else (other,)
        yield TruthRow(table, key, row["goal"], row["action"], title, numbers, page, unscored)


def _figures(path: Path) -> Iterator[tuple[dict[str, str], Decimal]]:
    for row in _read(path):
        value = number(row["value"])
        if value is not None:
            yield row, value


def _read(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))
