"""Inside and outside the plan: the General Fund budget, from the Budget Overview for Parents or the budget summary."""

from lcap_models import views
from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build, printed
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence, difference_of, ratio_of

__all__ = ["facts"]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the budget inside the plan, the part for high-needs students, and the rest; None where not printed.

    Plans of 2017-20 print total and plan in their budget summary: there the rest is worked out.
    """
    total, inside, outside, what = _budget(ledger)
    share = ratio_of(inside, total)
    if share.value is None or outside.value is None:
        return None
    rows = [ChartRow(Sentence("chart.spending.bar.inside"), (inside,), strong=True)]
    high_needs = printed(ledger, views.high_needs(ledger.book.plan).planned)
    if high_needs.value is not None and high_needs.value <= (inside.value or 0):
        rows.append(ChartRow(Sentence("chart.spending.bar.high_needs"), (high_needs,), part=True))
    rows.append(ChartRow(Sentence("chart.spending.bar.outside"), (outside,)))
    return build(ledger, "spending", Sentence("chart.spending.title", {"share": share}), Sentence(what), tuple(rows))


def _budget(ledger: Ledger) -> tuple[Amount, Amount, Amount, str]:
    """Return total, inside, outside, and the key of what they are from."""
    money = views.money_out(ledger.book.plan)
    if money.budgeted is not None:
        total, inside, outside = (printed(ledger, one) for one in (money.budgeted, money.in_lcap, money.not_in_lcap))
        return total, inside, outside, "chart.spending.what"
    keys = ("bs_total_general_fund", "bs_total_lcap")
    total, inside = (printed(ledger, views.best(ledger.book.plan, key)) for key in keys)
    return total, inside, difference_of(total, inside), "chart.spending.what_summary"
