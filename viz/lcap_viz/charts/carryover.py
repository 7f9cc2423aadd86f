"""Last year's equity money, what was spent on contributing actions, and what the plan carries over, as printed."""

from lcap_models import views
from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence, amount_of

__all__ = ["facts"]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return three bars of the LCFF Carryover Table; None where it does not print the first two."""
    plan = ledger.book.plan
    items = views.carryover(plan)
    came, spent, carried = (amount_of(f) for f in (items.sc, items.estimated_contributing, items.dollars))
    if items.dollars is None or came.value is None or spent.value is None:
        return None
    rows = tuple(
        ChartRow(Sentence(f"chart.carryover.bar.{name}"), (amount,), strong=name == "carry")
        for name, amount in (("sc", came), ("spent", spent), ("carry", carried))
    )
    table = plan.table("carryover")
    year = table.year if table else ""
    return build(plan, "carryover", _title(carried), Sentence("chart.carryover.what"), rows, year=year)


def _title(carried: Amount) -> Sentence:
    if carried.value:
        return Sentence("chart.carryover.title", {"amount": carried})
    if carried.value is not None:
        return Sentence("chart.carryover.title_zero", {"amount": carried})
    return Sentence(
        "chart.carryover.title_words" if carried.text.strip() else "chart.carryover.title_blank", {"words": carried}
    )
