"""Where last year's estimated spending differed most from what was planned, all actions and all funds."""

from decimal import Decimal

from lcap_models import views
from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build, name_action, short
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Label, Sentence, amount_of, difference_of

__all__ = ["facts"]

LARGEST = 8
SERIES = ("chart.promise.bar.planned", "chart.promise.bar.spent")


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the actions with the largest differences; None where no action has both figures."""
    plan = ledger.book.plan
    rows = [
        ChartRow(name_action(a.goal, a.action, a.title), (amount_of(a.planned), amount_of(a.estimated_actual)))
        for a in views.last_year(plan)
    ]
    rows = [row for row in rows if _gap(row).value is not None]
    if not rows:
        return None
    rows.sort(key=lambda row: abs(_gap(row).value or Decimal(0)), reverse=True)
    shown = tuple(rows[:LARGEST])
    table = plan.table("annual_update")
    what = Sentence("chart.gaps.what", {"count": len(shown)})
    year = table.year if table else ""
    return build(plan, "gaps", _title(shown[0]), what, shown, series=SERIES, column="column.action", year=year)


def _gap(row: ChartRow) -> Amount:
    return difference_of(row.amounts[0], row.amounts[1])


def _title(row: ChartRow) -> Sentence:
    gap = _gap(row)
    if not gap.value or not isinstance(row.label, Label):
        return Sentence("chart.gaps.title.none")
    key = "chart.gaps.title.less" if gap.value > 0 else "chart.gaps.title.more"
    size = Amount(abs(gap.value), gap.unit, gap.figures, computed=True)
    return Sentence(key, {"amount": size, "title": short(row.label)})
