"""Last year's promise: planned and estimated spending on contributing actions, in total and for the largest."""

from lcap_models import views
from lcap_models.figure import Figure
from lcap_models.ledger import Ledger
from lcap_models.plan import Plan
from lcap_viz.charts.common import build, name_action
from lcap_viz.facts import ChartFacts, ChartRow, Sentence, amount_of

__all__ = ["facts"]

LARGEST = 6
SERIES = ("chart.promise.bar.planned", "chart.promise.bar.spent")


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the totals and the largest contributing actions of last year.

    A file with a Budget Overview alone gives the overview's two figures. None where neither is printed.
    """
    plan = ledger.book.plan
    totals = views.last_year_totals(plan)
    if _stated(totals.contributing_planned) and _stated(totals.contributing_estimated):
        return _from_tables(plan, totals)
    parents = views.high_needs(plan)
    if not (_stated(parents.prior_budgeted) and _stated(parents.prior_actual)):
        return None
    amounts = (amount_of(parents.prior_budgeted), amount_of(parents.prior_actual))
    rows = (ChartRow(Sentence("chart.promise.high_needs"), amounts, strong=True),)
    told = {"planned": amounts[0], "spent": amounts[1]}
    title, what = Sentence("chart.promise.title_overview", told), Sentence("chart.promise.what_overview")
    return build(plan, "promise", title, what, rows, series=SERIES, year=_before(plan))


def _from_tables(plan: Plan, totals: views.LastYearTotals) -> ChartFacts:
    amounts = (amount_of(totals.contributing_planned), amount_of(totals.contributing_estimated))
    actions = sorted(
        views.last_year_contributing(plan), key=lambda a: (a.planned and a.planned.value) or 0, reverse=True
    )
    rows = [ChartRow(Sentence("chart.promise.total"), amounts, strong=True)]
    rows += [
        ChartRow(name_action(a.goal, a.action, a.title), (amount_of(a.planned), amount_of(a.estimated_actual)))
        for a in actions[:LARGEST]
    ]
    told = {"planned": amounts[0], "spent": amounts[1]}
    title, what = Sentence("chart.promise.title", told), Sentence("chart.promise.what")
    column = "column.action"
    return build(plan, "promise", title, what, tuple(rows), series=SERIES, column=column, year=_before(plan))


def _before(plan: Plan) -> str:
    """Return the year that the update tables print; the year before the plan's where they print none."""
    for kind in ("contributing_annual_update", "annual_update"):
        table = plan.table(kind)
        if table and table.year:
            return table.year
    first = plan.document.plan_year[:4]
    return f"{int(first) - 1}-{int(first) % 100:02d}" if first.isdecimal() else ""


def _stated(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None
