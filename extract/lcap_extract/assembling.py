"""From text with places and voted figures to the `Plan`: who it is, which table is whose, in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from lcap_extract import overviews
from lcap_extract.community import community_funded
from lcap_extract.document import About, about, language_of, overview_name, template_of, type_of
from lcap_extract.goals import descriptions, goals, own_tables
from lcap_extract.hyphens import made_whole
from lcap_extract.naming import kind_of
from lcap_extract.numbers import Known
from lcap_extract.opening import Source
from lcap_extract.pages import PageText, Triage
from lcap_extract.raws import RawRow, RawTable
from lcap_extract.reasons import reasons
from lcap_extract.texts import text_of
from lcap_extract.wording import fields_of
from lcap_extract.wordtables import WordTable
from lcap_models.figure import Figure
from lcap_models.place import PdfPlace, Turn
from lcap_models.plan import Document, Overview, Plan, Row, Section, Table

__all__ = ["FirstReading", "Slot", "assembled"]

Slot = tuple[str, int, int, str]
"""Where a figure belongs: "overview" or "table", its number from 0, its row from 0 (-1: outside rows), its key."""

Figures = Mapping[Slot, Figure]
Unsure = Mapping[tuple[int, int], tuple[str, ...]]
"""Columns by the numbers of the table and of its row, from 0."""

TABLE_KINDS = (
    "planned_actions", "contributing_actions", "annual_update", "contributing_annual_update", "carryover",
    "budgeted_actions", "prior_update_actions", "continuity_actions",
)  # fmt: skip
OF_THE_YEAR = ("planned_actions", "contributing_actions", "budgeted_actions")


@dataclass(frozen=True, slots=True)
class FirstReading:
    """What the first reader found: everything as text with places.

    `own` are the pages of this plan; `share` is its number among the plans of the file, and how many these are. The
    texts of other pages are empty. `hidden_pages` show other letters than they name.
    """

    texts: tuple[PageText, ...]
    triage: Triage
    overviews: tuple[overviews.RawOverview, ...]
    tables: tuple[RawTable, ...]
    cover_name: str
    picture_pages: tuple[int, ...]
    narrative: tuple[WordTable, ...] = ()
    own: tuple[int, ...] = ()
    share: tuple[int, int] = (1, 1)
    unread_pages: tuple[int, ...] = ()
    turned_pages: tuple[Turn, ...] = ()
    hidden_pages: tuple[int, ...] = ()


def assembled(source: Source, first: FirstReading, figures: Figures, unsure: Unsure = MappingProxyType({})) -> Plan:
    """Return the plan of what was read; `unsure` are words of rows that were read in two ways."""
    own_pages = first.own or tuple(page.number for page in first.texts)
    pages = [first.texts[n - 1] for n in own_pages if n not in first.triage.instructions]
    facts = about(pages, own_pages[0])
    year = _plan_year(first, facts)
    template = template_of(year, first.texts)
    services: list[Section] = []
    tables: list[Table] = []
    for index, raw in enumerate(first.tables):
        totals = {key: figures["table", index, -1, key] for key in raw.totals}
        on = tuple(sorted(raw.pages))
        if raw.kind == "services":
            services.append(Section(totals, on, raw.year))
            continue
        rows = tuple(
            _doubted(_row(raw, row, index, number, figures), raw.kind, unsure.get((index, number), ()))
            for number, row in enumerate(raw.rows)
        )
        columns = tuple(raw.columns)
        table = Table(raw.kind, raw.year, template, columns, rows, totals, on, raw.heading, raw.stray, raw.lineless)
        tables.append(table)
    items = [t.totals[k].value for t in tables for k in ("tp_sc_grants", "ca_sc_grants") if k in t.totals]
    items += [s.figures["ii_projected_sc_grants"].value for s in services if "ii_projected_sc_grants" in s.figures]
    name = facts.footer_name or first.cover_name or facts.label_name
    found = _overviews_of(first, figures, items, name)
    code = next((o.cds_code for o in found if o.cds_code and _same_name(o.lea_name, name)), "")
    if not code and len({o.cds_code for o in found if o.cds_code}) == 1 and not first.tables:
        code = found[0].cds_code
    kind = type_of(name, code)
    community_page, community_words = community_funded(pages, name, kind)
    document = Document(
        name=source.name,
        sha256=source.sha256,
        pages=source.pages,
        first_page=own_pages[0],
        last_page=own_pages[-1],
        plan_number=first.share[0],
        plans_in_file=first.share[1],
        lea_name=name,
        cds_code=code,
        plan_year=year,
        template=template,
        status=facts.status,
        status_page=facts.status_page,
        status_words=facts.status_words,
        lea_type=kind,
        picture_pages=first.picture_pages,
        unread_pages=first.unread_pages,
        turned_pages=first.turned_pages,
        community_page=community_page,
        community_words=community_words,
        language=language_of(pages),
        kind=kind_of([table.kind for table in tables], services=bool(services), pages=pages),
    )
    ordered = _own_first(tables, year)
    known = Known.of(ordered)
    own = own_tables(first.narrative, pages)
    made_whole(own, pages)
    why, unread = reasons(own, pages, known)
    return Plan(document, found, tuple(services), ordered, goals(own), descriptions(own, known), why, unread)


def _row(raw: RawTable, row: RawRow, index: int, number: int,
         figures: Figures) -> Row:  # fmt: skip
    fields = fields_of(raw.kind)
    texts, numbers = {}, {}
    for key in raw.columns:
        if key not in row.cells:
            continue
        if fields[key].kind in ("usd", "percent"):
            numbers[key] = figures["table", index, number, key]
        else:
            texts[key] = text_of(row.cells[key], fields[key])
    goal, action = texts.pop("goal", ""), texts.pop("action", "")
    return Row(goal, action, texts, numbers, PdfPlace(row.page, row.box))


def _doubted(row: Row, kind: str, unsure: tuple[str, ...]) -> Row:
    """Return the row with what is not sure of it; a Yes or No that is not sure is unknown."""
    if not unsure:
        return row
    fields = fields_of(kind)
    texts = {key: "" if key in unsure and fields[key].kind == "yes_no" else text for key, text in row.texts.items()}
    return replace(row, texts=texts, unsure=unsure)


def _overviews_of(first: FirstReading, figures: Figures, items: Sequence[Decimal | None],
                  name: str) -> tuple[Overview, ...]:  # fmt: skip
    found = []
    for index, raw in enumerate(first.overviews):
        own = {key: figures["overview", index, -1, key] for key in raw.figures}
        lea, code, year = overview_name(first.texts[raw.pages[0] - 1])
        found.append(Overview(own, raw.pages, year, 1, lea, code))

    def fit(overview: Overview) -> tuple[bool, bool]:
        grants = overview.figures.get("bop_sc_grants")
        same = grants is not None and grants.value is not None and grants.value in items
        return not same, not _same_name(overview.lea_name, name)

    ordered = sorted(found, key=fit)
    return tuple(
        Overview(o.figures, o.pages, o.year, number, o.lea_name, o.cds_code) for number, o in enumerate(ordered, 1)
    )


def _same_name(one: str, other: str) -> bool:
    return bool(one) and one.casefold() == other.casefold()


def _plan_year(first: FirstReading, facts: About) -> str:
    lined = next((table.year for table in first.tables if table.kind == "budgeted_actions" and table.year), "")
    if lined or facts.plan_year:
        return lined or facts.plan_year
    years = [t.year for t in first.tables if t.kind in (*OF_THE_YEAR, "services") and t.year]
    years = years or [t.year for t in first.tables if t.kind == "continuity_actions"]
    return max(set(years), key=years.count) if years else ""


def _own_first(tables: Sequence[Table], year: str) -> tuple[Table, ...]:
    """Return the tables by kind; of one kind, those of the plan's own year first (the year before, for updates)."""
    before = f"{int(year[:4]) - 1}-{int(year[2:4]):02d}" if year else ""

    def rank(table: Table) -> tuple[int, bool]:
        wanted = year if table.kind in OF_THE_YEAR else before
        return TABLE_KINDS.index(table.kind), bool(table.year and wanted and table.year != wanted)

    return tuple(sorted(tables, key=rank))
