"""Last year's promise: planned and estimated spending, in total and for the actions with the largest differences."""

from collections.abc import Iterable
from decimal import Decimal

from lcap_models import views
from lcap_models.figure import Figure
from lcap_models.ledger import Kept, Ledger
from lcap_models.plan import Plan
from lcap_viz.charts.common import build, name_action, printed, stated, table_year, year_before
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence, amount_from

__all__ = ["facts"]

LARGEST = 6
SERIES = ("chart.promise.bar.planned", "chart.promise.bar.spent")


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the totals and the actions with the largest differences.

    Of the actions that counted, LCFF dollars; a plan without that table gives all actions, all funds, or the two
    figures of its Budget Overview. None where neither is printed.
    """
    last = ledger.last_year
    counted = (amount_from(last.planned), amount_from(last.spent))
    everything = tuple(printed(ledger, figure) for figure in _all_actions(ledger.book.plan))
    parents = views.high_needs(ledger.book.plan)
    told = tuple(printed(ledger, figure) for figure in (parents.prior_budgeted, parents.prior_actual))
    if stated(*counted):
        return _with_actions(ledger, "", "chart.promise.total", counted, last.lines)
    if stated(*told):
        return _chart(ledger, "_overview", "chart.promise.high_needs", told, ())
    if stated(*everything):
        return _with_actions(ledger, "_all", "chart.promise.total_all", everything, last.all_funds)
    return None


def _all_actions(plan: Plan) -> tuple[Figure | None, Figure | None]:
    """Return the totals of Table 3, or those that older plans print in a summary of their lines."""
    totals = views.last_year_totals(plan)
    older = (views.best(plan, "ba_update_budgeted"), views.best(plan, "ba_update_actual"))
    return older if totals.planned is None else (totals.planned, totals.estimated_actual)


def _with_actions(
    ledger: Ledger, which: str, total: str, amounts: tuple[Amount, ...], lines: Iterable[Kept]
) -> ChartFacts:
    largest = sorted(lines, key=_size, reverse=True)[:LARGEST]
    rows = tuple(
        ChartRow(name_action(kept.goal, kept.action, kept.title), (amount_from(kept.planned), amount_from(kept.spent)))
        for kept in largest
    )
    return _chart(ledger, which, total, amounts, rows)


def _size(kept: Kept) -> Decimal:
    """Return how far planned and spent are apart; a blank beside an amount is as far as that amount."""
    return abs((kept.planned.value or Decimal(0)) - (kept.spent.value or Decimal(0)))


def _chart(
    ledger: Ledger, which: str, total: str, amounts: tuple[Amount, ...], rows: tuple[ChartRow, ...]
) -> ChartFacts:
    title = Sentence(f"chart.promise.title{which}", {"planned": amounts[0], "spent": amounts[1]})
    return build(
        ledger,
        "promise",
        title,
        Sentence(f"chart.promise.what{which}"),
        (ChartRow(Sentence(total), amounts, strong=True), *rows),
        series=SERIES,
        column="column.action",
        year=_before(ledger),
    )


def _before(ledger: Ledger) -> str:
    """Return the year that the update tables print; the year before the plan's where they print none."""
    years = (table_year(ledger, kind) for kind in ("contributing_annual_update", "annual_update"))
    return next((year for year in years if year), year_before(ledger))
