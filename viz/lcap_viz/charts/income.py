"""Where the money comes from: expected revenue by source, from the Budget Overview for Parents."""

from lcap_models import views
from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build, printed
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence, difference_of, ratio_of

__all__ = ["facts"]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return revenue by source, equity money apart; None where total, LCFF or equity money is not printed there."""
    if not ledger.book.plan.overviews:
        return None
    money = views.money_in(ledger.book.plan)
    total, lcff, equity = (printed(ledger, figure) for figure in (money.total, money.lcff, money.sc))
    share = ratio_of(equity, total)
    if share.value is None or lcff.value is None or ratio_of(equity, lcff).value is None:
        return None
    found: list[tuple[str, Amount]] = [
        ("chart.income.bar.other_lcff", difference_of(lcff, equity)),
        ("column.other_state_funds", printed(ledger, money.other_state)),
        ("column.local_funds", printed(ledger, money.local)),
        ("column.federal_funds", printed(ledger, money.federal)),
    ]
    others = [ChartRow(Sentence(key), (amount,)) for key, amount in found if amount.value is not None]
    others.sort(key=lambda row: row.amounts[0].value or 0, reverse=True)
    rows = (ChartRow(Sentence("chart.income.bar.sc"), (equity,), strong=True), *others)
    title = Sentence("chart.income.title", {"share": share})
    return build(ledger, "income", title, Sentence("chart.income.what"), rows)
