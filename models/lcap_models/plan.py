"""A plan as read: the document, its Budget Overviews, its services section, its tables.

One generic `Table` serves all templates; which columns it has is data (`lcap_extract/templates`).
Figures outside rows are kept by key (`tp_base_grant`, `bop_sc_grants`; all keys are in docs/data.md).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from lcap_models.figure import Figure
from lcap_models.numbering import skips_a_number
from lcap_models.place import Place, Turn

__all__ = [
    "Description",
    "Document",
    "DocumentKind",
    "Entry",
    "FileKind",
    "Goal",
    "Overview",
    "Plan",
    "Reason",
    "Row",
    "Section",
    "Status",
    "Table",
    "entries",
    "map_figures",
]

Status = Literal["draft", "adopted", "unknown"]
FileKind = Literal["pdf", "xlsx", "docx", "html"]
DocumentKind = Literal["lcap", "budget_overview", "continuity_plan", "annual_update", "supplement", "midyear_report"]
Figures = Mapping[str, Figure]
_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """The file and what its pages say about themselves.

    `plan_year` is "2024-25" or empty; `template` the first year of the template's use ("2021", "2022", "2024").
    `status_words` are the page's own words for draft or adopted, on `status_page`.
    `picture_pages` are pages that only show a picture: nothing on them was read. `unread_pages` are pages with figures
    that were not read: their letters have no names in the file, or their table has no lines and no clear columns.
    `turned_pages` are pages with figures that lie sideways or askew as displayed; boxes lie on them as so turned.
    `lea_type` is "district", "county office", "charter" or empty, where the name or its code tells.
    `pages` counts the file's pages; the plan stands on `first_page` to `last_page`, all of them in most files, and is
    the plan with `plan_number` of the `plans_in_file`.
    `file_kind` is what the file is: only a "pdf" has pages, figures of an "xlsx" stand in cells, of others in lines.
    `kind` says which relative of the LCAP it is, where it has figures but not a plan's own tables.
    `community_words` are the page's own words that call the district community-funded (basic aid), on
    `community_page`: there the formula's grants set a floor of services, but bring no state money of their own.
    """

    name: str
    sha256: str
    pages: int
    lea_name: str = ""
    cds_code: str = ""
    plan_year: str = ""
    template: str = ""
    language: str = "en"
    status: Status = "unknown"
    status_page: int | None = None
    status_words: str = ""
    lea_type: str = ""
    picture_pages: tuple[int, ...] = ()
    unread_pages: tuple[int, ...] = ()
    turned_pages: tuple[Turn, ...] = ()
    community_page: int | None = None
    community_words: str = ""
    first_page: int | None = None
    last_page: int | None = None
    plan_number: int = 1
    plans_in_file: int = 1
    kind: DocumentKind = "lcap"
    file_kind: FileKind = "pdf"

    @property
    def is_part_of_file(self) -> bool:
        """Whether other documents stand in the file too: the plan is not all of its pages."""
        return bool(self.first_page and self.last_page) and (self.first_page, self.last_page) != (1, self.pages)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan whose figures stand in text or boxes, not in rows (the services section)."""

    figures: Figures
    pages: tuple[int, ...]
    year: str = ""


@dataclass(frozen=True, slots=True)
class Overview(Section):
    """A Budget Overview for Parents. `number` counts from 1 in order of fit: the plan's own comes first."""

    number: int = 1
    lea_name: str = ""
    cds_code: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: an action. `texts` holds the word columns, `figures` the money and percentage columns.

    `unsure` names those of goal, action and word columns that the two engines read differently on a picture of the
    page: whose figures these are, or whether the action counts, is not sure then.
    """

    goal: str
    action: str
    texts: Mapping[str, str]
    figures: Figures
    place: Place
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One action table over all its pages. `kind` names its CSV; `year` is as its heading prints it, or empty.

    `columns` lists the columns the table prints, in printed order; `totals` its total blocks and numbered items.
    `unread` counts printed amounts between its rows that found no place: then a sum of its rows proves nothing.
    `lineless` tables have no lines between their cells: a row may have been overlooked. `may_lack` says that a row may
    be missing in what we read; `prove` sets it (`lcap_models.completeness`).
    """

    kind: str
    year: str
    template: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: Figures
    pages: tuple[int, ...]
    heading: str = ""
    unread: int = 0
    lineless: bool = False
    may_lack: bool = False


def _skips(table: Table) -> bool:
    """Tell whether a table of all actions leaves a number out: a row without amounts is missed by no sum."""
    return table.kind in ("planned_actions", "annual_update") and skips_a_number((r.goal, r.action) for r in table.rows)


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as the section "Goals and Actions" states it; `kind` is its printed "Type of Goal", or empty."""

    goal: str
    description: str
    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class Description:
    """What an action does, in the plan's own words, from the "Actions" table of its goal."""

    goal: str
    action: str
    title: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Reason:
    """A row of the "Required Descriptions": why actions count. Printed since 2024-25; empty words where blank.

    `actions` are the (goal, action) pairs the row names; `scope` is "leawide" for the table of LEA-wide and
    schoolwide actions, "limited" for the table of limited ones.
    """

    actions: tuple[tuple[str, str], ...]
    scope: str
    need: str
    how: str
    metric: str
    place: Place


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything read from one file. Goals, descriptions and reasons are words: they hold no figures.

    A reason's blank need is surely blank. `unread_reasons` are pages with rows of that kind which were not surely
    read: an action without a reason may stand there.
    """

    document: Document
    overviews: tuple[Overview, ...] = ()
    services: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    goals: tuple[Goal, ...] = ()
    descriptions: tuple[Description, ...] = ()
    reasons: tuple[Reason, ...] = ()
    unread_reasons: tuple[int, ...] = ()

    def table(self, kind: str) -> Table | None:
        """Return the plan's own table of that kind, or None. Where several stand in the file, the first is its own."""
        return next((table for table in self.tables if table.kind == kind), None)

    @property
    def pages_to_compare(self) -> tuple[int, ...]:
        """The pages of the tables without lines in whose reading a row may be missing, in order."""
        bare = (one for one in self.tables if one.lineless and (one.may_lack or _skips(one)))
        return tuple(sorted({page for one in bare for page in one.pages}))

    def figure(self, key: str) -> Figure | None:
        """Return the figure outside rows with that key, from the plan's own overview, services or tables."""
        parts = (*self.overviews[:1], *self.services[:1])
        for part in parts:
            if key in part.figures:
                return part.figures[key]
        for table in self.tables:
            if key in table.totals and self.table(table.kind) is table:
                return table.totals[key]
        return None


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with its address: part, occurrence of that part (from 1), row (from 1; 0 = outside rows), column."""

    part: str
    occurrence: int
    row: int
    goal: str
    action: str
    column: str
    figure: Figure = field(repr=False)


def entries(plan: Plan) -> Iterator[Entry]:
    """Yield every figure of the plan in printed order: overviews, services, then each table's totals and rows."""
    for part, sections in (("overview", plan.overviews), ("services", plan.services)):
        for n, section in enumerate(sections, 1):
            for key, figure in section.figures.items():
                yield Entry(part, n, 0, "", "", key, figure)
    seen: dict[str, int] = {}
    for table in plan.tables:
        n = seen[table.kind] = seen.get(table.kind, 0) + 1
        for key, figure in table.totals.items():
            yield Entry(table.kind, n, 0, "", "", key, figure)
        for index, row in enumerate(table.rows, 1):
            for column, figure in row.figures.items():
                yield Entry(table.kind, n, index, row.goal, row.action, column, figure)


def map_figures(plan: Plan, change: Callable[[Entry], Figure]) -> Plan:
    """Return the plan with every figure replaced by `change(entry)`."""
    changed = {(e.part, e.occurrence, e.row, e.column): change(e) for e in entries(plan)}

    def of(part: str, n: int, row: int, figures: Figures) -> Figures:
        return {key: changed[part, n, row, key] for key in figures}

    overviews = tuple(replace(o, figures=of("overview", n, 0, o.figures)) for n, o in enumerate(plan.overviews, 1))
    services = tuple(replace(s, figures=of("services", n, 0, s.figures)) for n, s in enumerate(plan.services, 1))
    tables: list[Table] = []
    seen: dict[str, int] = {}
    for table in plan.tables:
        n = seen[table.kind] = seen.get(table.kind, 0) + 1
        rows = tuple(
            replace(row, figures=of(table.kind, n, index, row.figures)) for index, row in enumerate(table.rows, 1)
        )
        tables.append(replace(table, totals=of(table.kind, n, 0, table.totals), rows=rows))
    return replace(plan, overviews=overviews, services=services, tables=tuple(tables))
