"""The plan's own tables, whole: every column it prints, every row, blanks as blanks."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from lcap_models.figure import Figure
from lcap_models.place import spot_of
from lcap_models.plan import Plan, Row, Section, Table
from lcap_viz import words
from lcap_viz.facts import clean
from lcap_viz.report.marks import Marks, both
from lcap_viz.where import PLACE_COLUMN

__all__ = ["FigureList", "FullTable", "figure_lists", "full_tables"]

TEXT_ORDER = (
    "year",
    "source",
    "budget_reference",
    "student_groups",
    "contributing",
    "contributed",
    "scope",
    "unduplicated_groups",
    "location",
    "time_span",
)
"""Word columns in the order of the forms, for tables that do not say their own."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its HTML, and whether it is a number, the row's name, or empty."""

    html: Markup
    kind: str


@dataclass(frozen=True, slots=True)
class FullTable:
    """One action table: headings as catalog keys, one tuple of cells per row."""

    id: str
    kind: str
    year: str
    pages: tuple[int, ...]
    language: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class FigureList:
    """Figures that stand outside rows: (name's catalog key, number as HTML, page)."""

    id: str
    kind: str
    year: str
    number: int
    lines: tuple[tuple[str, Markup, str], ...]


def full_tables(plan: Plan, marks: Marks) -> Iterator[FullTable]:
    """Yield every table that has rows, in printed order."""
    for n, table in enumerate(plan.tables, 1):
        if table.rows:
            columns = _columns(table)
            numbers = frozenset(column for column in columns if any(column in row.figures for row in table.rows))
            rows = tuple(tuple(_cell(row, column, marks) for column in columns) for row in table.rows)
            place = PLACE_COLUMN[plan.document.file_kind]
            headings = tuple(place if column == "page" else f"column.{column}" for column in columns)
            language = plan.document.language
            yield FullTable(f"table-{n}", table.kind, table.year, table.pages, language, headings, rows, numbers)


def _columns(table: Table) -> tuple[str, ...]:
    """Return the columns to show: the action, its numbers in printed order, then the words, then the page."""
    numbers = dict.fromkeys(column for row in table.rows for column in row.figures)
    words_seen = dict.fromkeys(column for row in table.rows for column in row.texts)
    filled = {column for row in table.rows for column, text in row.texts.items() if text.strip()}
    kept = [c for c in words_seen if c not in {"title", "section"} and (c in filled or c in table.columns)]
    order = [*table.columns, *TEXT_ORDER]
    in_order = sorted((*numbers,), key=lambda c: order.index(c) if c in order else len(order))
    rest = sorted(kept, key=lambda c: TEXT_ORDER.index(c) if c in TEXT_ORDER else len(TEXT_ORDER))
    return ("goal_action", *in_order, *rest, "page")


def _cell(row: Row, column: str, marks: Marks) -> Cell:
    if column == "goal_action":
        number = f"{clean(row.goal)} / {clean(row.action)}"
        blank = Markup('<span class="v">{}</span>').format(both("word.blank")) if "title" in row.texts else ""
        title = clean(row.texts.get("title", "")) or blank
        return Cell(Markup('<span class="id">{}</span> {}').format(number, title), "name")
    if column in row.figures:
        figure = row.figures[column]
        return Cell(marks.cell(figure), "number" if figure.value is not None else "blank number")
    if column == "page":
        return Cell(escape(clean(str(spot_of(row.place)))), "page")
    text = clean(row.texts.get(column, ""))
    if not text:
        return Cell(Markup('<span class="v">{}</span>').format(both("word.blank")), "blank")
    return Cell(escape(text), "words")


def figure_lists(plan: Plan, marks: Marks) -> Iterator[FigureList]:
    """Yield the figures outside rows: overviews, services sections, then each table's totals."""
    sections: list[tuple[str, int, Section]] = [("overview", n, s) for n, s in enumerate(plan.overviews, 1)]
    sections += [("services", n, s) for n, s in enumerate(plan.services, 1)]
    for kind, n, section in sections:
        yield FigureList(f"{kind}-{n}", kind, section.year, n, _lines(dict(section.figures), marks))
    for n, table in enumerate(plan.tables, 1):
        if table.totals:
            yield FigureList(f"totals-{n}", table.kind, table.year, 1, _lines(dict(table.totals), marks))


def _lines(figures: dict[str, Figure], marks: Marks) -> tuple[tuple[str, Markup, str], ...]:
    told = ((name_key(key), marks.cell(figure), spot_of(figure.place)) for key, figure in figures.items())
    return tuple((key, cell, clean(str(spot))) for key, cell, spot in told)


def name_key(key: str) -> str:
    """Return the catalog key of a figure's name; a figure without a name there is a bug, found by a test."""
    return f"key.{key}" if words.has(f"key.{key}") else f"column.{key}"
