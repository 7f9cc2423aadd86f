"""A plan as pandas tables, for notebooks: what the CSV files hold, with numbers as numbers.

    import lcap
    plan = lcap.read("plan.pdf")
    tables = lcap.frames(plan)
    tables["contributing_actions"].groupby("scope")["planned_lcff"].sum()

Column names are those of the CSV files (docs/data.md).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lcap import tables
from lcap.ledger_tables import ledger_tables
from lcap.tables import Grid
from lcap_models.ledger import ledger_of
from lcap_models.plan import entries
from lcap_models.proof import prove

if TYPE_CHECKING:
    import pandas as pd

    from lcap_models.plan import Plan

__all__ = ["frames"]

COUNTED = {"page", "row", "first_page", "last_page", "rows", "document", "action_count"}
"""Columns of whole numbers."""
PLACED = {"x0", "top", "x1", "bottom"}
"""Columns of points on a page."""


def frames(plan: Plan, *, exact: bool = False) -> dict[str, pd.DataFrame]:
    """Return the plan's tables by name, one row per printed row, in printed order.

    "summary" holds the figures outside rows, "figures" every figure with its page, box, state and readers, "tables" the
    tables found; then each action table under the name of its CSV ("planned_actions", "contributing_actions", ...), and
    the words: "goals", "action_descriptions", "reasons". "ledger" follows the equity dollars, "ledger_actions" lists
    the actions that count with their scope, groups, place and topic.
    Dollars and percentages (14.679 for 14.679%) are float64, or with `exact` Decimal objects as printed; a blank is
    NaN or None, never 0. Pages count from 1. The column "doubtful" names the row's figures that nothing confirms.

    Args:
        plan: a plan with its proof, as `lcap.read` gives it.
        exact: keep every number as the Decimal that the page prints.
    """
    grids = [tables.summary(plan), tables.figures(plan), tables.table_list(plan)]
    grids += (*tables.action_tables(plan), *tables.word_tables(plan), *ledger_tables(ledger_of(prove(plan))))
    numbers = {entry.column for entry in entries(plan)} | {"value", "percent", "lcff", "planned_pct"}
    return {grid.name: _frame(grid, numbers, exact) for grid in grids}


def _frame(grid: Grid, numbers: set[str], exact: bool) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415  slow to import: only for those who ask

    frame = pd.DataFrame(grid.rows, columns=list(grid.columns), dtype="str")
    for column in frame.columns:
        if column in COUNTED:
            frame[column] = pd.to_numeric(frame[column]).astype("Int64")
        elif column in numbers and exact:
            frame[column] = frame[column].map(lambda text: Decimal(text) if text else None).astype(object)
        elif column in numbers | PLACED:
            frame[column] = pd.to_numeric(frame[column])
    return frame
