"""Expected revenue by source, from the Budget Overview for Parents."""

from lcap_models import views
from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence, amount_of, difference_of, ratio_of

__all__ = ["facts"]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return revenue by source, equity money apart; None where total, LCFF or equity money is not printed there."""
    plan = ledger.book.plan
    if not plan.overviews:
        return None
    money = views.money_in(plan)
    total, lcff, equity = (amount_of(figure) for figure in (money.total, money.lcff, money.sc))
    share = ratio_of(equity, total)
    if share.value is None or lcff.value is None or ratio_of(equity, lcff).value is None:
        return None
    found: list[tuple[str, Amount]] = [
        ("chart.income.bar.other_lcff", difference_of(lcff, equity)),
        ("column.other_state_funds", amount_of(money.other_state)),
        ("column.local_funds", amount_of(money.local)),
        ("column.federal_funds", amount_of(money.federal)),
    ]
    others = [ChartRow(Sentence(key), (amount,)) for key, amount in found if amount.value is not None]
    others.sort(key=lambda row: row.amounts[0].value or 0, reverse=True)
    rows = (ChartRow(Sentence("chart.income.bar.sc"), (equity,), strong=True), *others)
    title = Sentence("chart.income.title", {"share": share})
    return build(plan, "income", title, Sentence("chart.income.what"), rows)
