"""What a check that is no sum looks at, and the small questions such checks share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lcap_models.checks.known import Check, known
from lcap_models.expression import NotTriedError
from lcap_models.figure import Figure, State
from lcap_models.findings import Computed, Fact, Finding, Named, Severity
from lcap_models.lookup import same_year
from lcap_models.plan import Plan, Row, Table
from lcap_models.readings import surely_blank

__all__ = ["Cell", "Look", "is_blank", "is_patchy", "is_sure", "no_money", "numbered", "value_of"]

Cell = tuple[Row, Named]
"""A row and one of its figures."""

SURE = {State.PROVED, State.READ}


@dataclass(frozen=True, slots=True)
class Look:
    """A plan with its proof, and last year's where it was given. `check` is the check that is being tried."""

    plan: Plan
    last: Plan | None
    check: Check

    def table(self, kind: str) -> Table:
        """Return the plan's own table of that kind; raises NotTriedError where there is none."""
        table = self.plan.table(kind)
        if table is None:
            raise NotTriedError("no_table")
        return table

    def tables(self, first: str, second: str) -> tuple[Table, Table]:
        """Return two of the plan's own tables that are compared; raises NotTriedError if they are of two years."""
        tables = self.table(first), self.table(second)
        if not same_year(*tables):
            raise NotTriedError("other_year")
        return tables

    def cells(self, kind: str, column: str) -> tuple[Cell, ...]:
        """Return the cells of a column of the plan's own table of that kind, with their rows.

        Raises NotTriedError where the table has no lines and a blank cell, or a blank row, may be one we overlooked.
        """
        table = self.plan.table(kind)
        if table is not None and is_patchy(table):
            raise NotTriedError("unsure_rows")
        return tuple(_cells(table, column)) if table else ()

    def finding(
        self,
        message: str,
        figures: tuple[Named, ...],
        *,
        name: str = "",
        severity: Severity | None = None,
        computed: Computed | None = None,
        tolerance: Decimal | None = None,
        facts: Mapping[str, Fact] | None = None,
    ) -> Finding:
        """Return a finding of this check. `name` tells several of one check apart; without it the check's id is it."""
        check = self.check
        return Finding(
            id=name or check.id,
            check=check.id,
            severity=severity or check.severity,
            message=message,
            figures=figures,
            computed=computed,
            tolerance=_number(check.tolerance) if tolerance is None else tolerance,
            source=check.source,
            facts=dict(facts or {}),
        )

    @classmethod
    def at(cls, name: str, plan: Plan, last: Plan | None = None) -> "Look":
        """Return the look of the check with that id."""
        return cls(plan, last, known(name))


def _number(text: str) -> Decimal:
    return Decimal(text) if text.replace(".", "", 1).isdigit() else Decimal(0)


def _cells(table: Table, column: str) -> Iterator[Cell]:
    for n, row in enumerate(table.rows, 1):
        if column in row.figures:
            yield row, Named(column, row.figures[column], table.kind, row.goal, row.action, 1, n)


def is_patchy(table: Table) -> bool:
    """Tell whether the table has no lines and something of its rows may be missing in what we read."""
    return table.lineless and (table.may_lack or not all(row.action.strip() for row in table.rows))


def is_sure(figure: Figure | None) -> bool:
    """Tell whether the figure has a value that a sum or two readers confirm."""
    return figure is not None and figure.state in SURE


def is_blank(figure: Figure) -> bool:
    """Tell whether the plan surely leaves the cell blank: nothing stands there, and whose cell it is was read, too."""
    return surely_blank(figure) and figure.state is not State.DOUBTFUL


def no_money(figure: Figure | None) -> bool:
    """Tell whether a cell surely holds no amount: it is blank, or a zero that is sure."""
    if figure is None or is_blank(figure):
        return True
    return figure.value == 0 and is_sure(figure)


def value_of(figures: Mapping[str, Figure], key: str) -> Decimal | None:
    """Return the value of a figure that is sure, else None."""
    figure = figures.get(key)
    return figure.value if figure is not None and is_sure(figure) else None


def numbered(name: str, occurrence: int) -> str:
    """Return the id of the finding about the n-th part of a kind."""
    return name if occurrence == 1 else f"{name}-{occurrence}"
