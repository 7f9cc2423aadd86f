"""A plan as the rows of the result's CSV files (DESIGN.md, "What is written"; docs/data.md).

Everything is text: numbers as plain digits with the printed decimals, blanks empty.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from lcap.contract import columns_of, file_columns
from lcap_models.figure import Figure, State
from lcap_models.place import PdfPlace, page_of, spot_of
from lcap_models.plan import Entry, Plan, Reason, Row, Table, entries

__all__ = [
    "Grid",
    "action_tables",
    "csv_text",
    "digits",
    "figures",
    "part_name",
    "summary",
    "table_list",
    "word_tables",
]


@dataclass(frozen=True, slots=True)
class Grid:
    """A file of rows under named columns; every row has as many cells as there are columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def digits(value: Decimal | None) -> str:
    """Return a number as plain digits with the decimals it has ("-18957.00"), or nothing for None."""
    return "" if value is None else format(value, "f")


def csv_text(grid: Grid) -> str:
    """Return the grid as CSV with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(grid.columns)
    writer.writerows(grid.rows)
    return out.getvalue()


def part_name(kind: str, occurrence: int) -> str:
    """Return the name of the n-th part of a kind in the file: planned_actions, planned_actions_2, …."""
    return kind if occurrence == 1 else f"{kind}_{occurrence}"


def action_tables(plan: Plan) -> tuple[Grid, ...]:
    """Return one grid per action table that has rows or could have."""
    return tuple(
        Grid(name, columns_of(table.kind, printed_columns(table)), tuple(_table_rows(table)))
        for name, table in _named_tables(plan)
        if table.rows or "title" in columns_of(table.kind, ())
    )


def summary(plan: Plan) -> Grid:
    """Return the figures outside rows: every Budget Overview's, the plan's own services section's and tables'."""
    own = {id(plan.table(table.kind)) for table in plan.tables}
    parts = [(n, overview.figures) for n, overview in enumerate(plan.overviews, 1)]
    parts += [(1, section.figures) for section in plan.services[:1]]
    parts += [(1, table.totals) for table in plan.tables if id(table) in own]
    rows = (
        (key, digits(figure.value), _page(figure), figure.unit, figure.state, figure.text, str(document))
        for document, part in parts
        for key, figure in part.items()
    )
    return Grid("summary", file_columns("summary.csv"), tuple(rows))


def figures(plan: Plan) -> Grid:
    """Return every figure with its box, state and readers."""
    return Grid("figures", file_columns("figures.csv"), tuple(_figure_row(entry) for entry in entries(plan)))


def table_list(plan: Plan) -> Grid:
    """Return the tables found, with their years and pages."""
    rows = (
        (name, table.year, *_first_and_last(table.pages), str(len(table.rows))) for name, table in _named_tables(plan)
    )
    return Grid("tables", file_columns("tables.csv"), tuple(rows))


def word_tables(plan: Plan) -> tuple[Grid, ...]:
    """Return what the plan says in words: goals, action_descriptions, reasons, one row per printed row."""
    goals = ((one.goal, one.description, one.kind, str(page_of(one.place) or "")) for one in plan.goals)
    descriptions = (
        (one.goal, one.action, one.title, one.text, str(page_of(one.place) or "")) for one in plan.descriptions
    )
    reasons = ((*_reason(one), str(page_of(one.place) or "")) for one in plan.reasons)
    named = (("goals", goals), ("action_descriptions", descriptions), ("reasons", reasons))
    return tuple(Grid(name, file_columns(f"{name}.csv"), tuple(rows)) for name, rows in named)


def _reason(one: Reason) -> tuple[str, str, str, str, str]:
    actions = " ".join(f"{goal}/{action}" for goal, action in one.actions)
    return one.scope, actions, one.need, one.how, one.metric


def _named_tables(plan: Plan) -> Iterator[tuple[str, Table]]:
    seen: dict[str, int] = {}
    for table in plan.tables:
        seen[table.kind] = seen.get(table.kind, 0) + 1
        yield part_name(table.kind, seen[table.kind]), table


def printed_columns(table: Table) -> tuple[str, ...]:
    """Return the table's columns and any other that a row fills, each once."""
    used = (column for row in table.rows for column in (*row.texts, *row.figures))
    return tuple(dict.fromkeys((*table.columns, *used)))


def _table_rows(table: Table) -> Iterator[tuple[str, ...]]:
    columns = columns_of(table.kind, printed_columns(table))
    for row in table.rows:
        yield tuple(_cell(row, column) for column in columns)


def _cell(row: Row, column: str) -> str:
    if column in row.figures:
        return digits(row.figures[column].value)
    if column == "doubtful":
        return " ".join(name for name, figure in row.figures.items() if figure.state is State.DOUBTFUL)
    if column == "page":
        return str(page_of(row.place) or "")
    return {"goal": row.goal, "action": row.action}.get(column, row.texts.get(column, ""))


def _figure_row(entry: Entry) -> tuple[str, ...]:
    figure = entry.figure
    return (
        part_name(entry.part, entry.occurrence),
        str(entry.row or ""),
        entry.goal,
        entry.action,
        entry.column,
        digits(figure.value),
        figure.unit,
        figure.text,
        _page(figure),
        *_edges(figure),
        figure.state,
        figure.reason,
        " ".join(readers_of(figure)),
        "" if isinstance(figure.place, PdfPlace) else str(spot_of(figure.place)),
    )


def readers_of(figure: Figure) -> tuple[str, ...]:
    """Return the readers that saw the figure's value in its box, each once."""
    return tuple(dict.fromkeys(reading.reader for reading in figure.readings if reading.value == figure.value))


def _page(figure: Figure) -> str:
    return str(page_of(figure.place) or "")


def _edges(figure: Figure) -> tuple[str, str, str, str]:
    if not isinstance(figure.place, PdfPlace):
        return ("", "", "", "")
    box = figure.place.box
    return (f"{box.x0:.2f}", f"{box.top:.2f}", f"{box.x1:.2f}", f"{box.bottom:.2f}")


def _first_and_last(pages: Iterable[int]) -> tuple[str, str]:
    known = sorted(pages)
    return (str(known[0]), str(known[-1])) if known else ("", "")
