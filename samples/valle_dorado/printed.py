"""A plan as it is printed: every figure is the text the page will show. Contradictions are planted here.

`figures` has the keys of the worked examples (tp_base_grant, ...); keys that begin with "x_" are printed too but have
no key of their own in the truth files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from valle_dorado.facts import Facts

__all__ = ["Overview", "PrintedPlan", "PrintedRow", "PrintedTable"]


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row: cells by column. Columns that hold a list of boxes have one item per box in `items`."""

    goal: str
    action: str
    cells: Mapping[str, str]
    items: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One action table: its CSV's name, its rows in printed order."""

    kind: str
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A second Budget Overview in the same file, of another LEA."""

    lea_name: str
    cds_code: str
    figures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """Everything one document prints.

    `words` are lines of the cover, such as the date of adoption; `stamp` stands on every page; `tables_year` is the
    year in the tables' headings where it is not the plan's own (last year's tables under this year's cover).
    """

    facts: Facts
    figures: Mapping[str, str]
    tables: Mapping[str, PrintedTable]
    words: tuple[str, ...] = ()
    stamp: str = ""
    tables_year: str = ""
    second_overview: Overview | None = None

    def with_figures(self, figures: Mapping[str, str]) -> "PrintedPlan":
        """Return the plan printing other texts under those keys, whatever the formulas say."""
        unknown = figures.keys() - self.figures.keys()
        if unknown:
            raise KeyError(f"no such figures: {sorted(unknown)}")
        return replace(self, figures=MappingProxyType({**self.figures, **figures}))
