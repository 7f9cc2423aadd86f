"""Planned spending in the LCAP and outside it, from the Budget Overview for Parents."""

from lcap_models import views
from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build
from lcap_viz.facts import ChartFacts, ChartRow, Sentence, amount_of, ratio_of

__all__ = ["facts"]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the budget inside the plan, the part for high-needs students, and the rest; None where not printed."""
    plan = ledger.book.plan
    money = views.money_out(plan)
    total, inside, outside = (amount_of(f) for f in (money.budgeted, money.in_lcap, money.not_in_lcap))
    share = ratio_of(inside, total)
    if share.value is None or outside.value is None:
        return None
    rows = [ChartRow(Sentence("chart.spending.bar.inside"), (inside,), strong=True)]
    high_needs = amount_of(views.high_needs(plan).planned)
    if high_needs.value is not None:
        rows.append(ChartRow(Sentence("chart.spending.bar.high_needs"), (high_needs,), part=True))
    rows.append(ChartRow(Sentence("chart.spending.bar.outside"), (outside,)))
    title = Sentence("chart.spending.title", {"share": share})
    return build(plan, "spending", title, Sentence("chart.spending.what"), tuple(rows))
