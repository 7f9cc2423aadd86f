"""The sheets of the plan's own tables: the figures outside rows, each table, and the proof of every figure."""

from collections.abc import Callable, Iterator, Sequence

from lcap_models.figure import Figure, State
from lcap_models.place import spot_of
from lcap_models.plan import Plan, Row, Table, entries
from lcap_viz.workbook.sheet import Cell, Sheet, both, headings, name_of, named

__all__ = ["plan_sheets"]


def plan_sheets(plan: Plan, columns_of: Callable[[Table], Sequence[str]]) -> tuple[Sheet, ...]:
    """Return the figures outside rows, each table, the proof. `columns_of` gives a table's columns in order."""
    return (_summary(plan), *_tables(plan, columns_of), _proof(plan))


def _summary(plan: Plan) -> Sheet:
    heads = ("workbook.key", "column.what", "column.figure", "workbook.unit", "column.page", "column.state")
    rows = tuple(
        (entry.column, name_of(entry.column), entry.figure, *_about_figure(entry.figure), entry.figure.text)
        for entry in entries(plan)
        if entry.row == 0 and entry.occurrence == 1
    )
    return Sheet("summary", headings((*heads, "column.text")), rows, 1)


def _about_figure(figure: Figure) -> tuple[Cell, ...]:
    return (both(f"unit.{figure.unit}"), spot_of(figure.place), both(f"state.{figure.state}"))


def _tables(plan: Plan, columns_of: Callable[[Table], Sequence[str]]) -> Iterator[Sheet]:
    seen: dict[str, int] = {}
    for table in plan.tables:
        seen[table.kind] = number = seen.get(table.kind, 0) + 1
        if table.rows:
            columns = tuple(columns_of(table))
            rows = tuple(tuple(_cell(row, column) for column in columns) for row in table.rows)
            name = table.kind if number == 1 else f"{table.kind}_{number}"
            heads = tuple("workbook.doubtful" if column == "doubtful" else f"column.{column}" for column in columns)
            yield Sheet(name, headings(heads), rows, 2)


def _cell(row: Row, column: str) -> Cell:
    if column in row.figures:
        return row.figures[column]
    if column == "page":
        return spot_of(row.place)
    if column == "doubtful":
        return ", ".join(name_of(key) for key, figure in row.figures.items() if figure.state is State.DOUBTFUL)
    return {"goal": row.goal, "action": row.action}.get(column, row.texts.get(column, ""))


def _proof(plan: Plan) -> Sheet:
    heads = ("workbook.table", "workbook.row", "column.goal", "column.action", "column.what", "column.figure")
    more = ("workbook.unit", "column.page", "column.state", "column.text", "column.reason", "column.reader")
    rows = tuple(
        (
            named(f"table.{entry.part}", entry.part) + (f" ({entry.occurrence})" if entry.occurrence > 1 else ""),
            entry.row or None,
            entry.goal,
            entry.action,
            name_of(entry.column),
            entry.figure,
            *_about_figure(entry.figure),
            entry.figure.text,
            named(f"reason.{entry.figure.reason}", entry.figure.reason),
            _readers(entry.figure),
        )
        for entry in entries(plan)
    )
    return Sheet("proof", headings((*heads, *more)), rows, 2)


def _readers(figure: Figure) -> str:
    return ", ".join(dict.fromkeys(one.reader for one in figure.readings if one.value == figure.value))
