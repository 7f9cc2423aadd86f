"""How much services must grow, with the carryover in it, and what the plan works out."""

from lcap_models import views
from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build, printed, stated
from lcap_viz.facts import ChartFacts, ChartRow, Sentence, amount_from

__all__ = ["facts"]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the required percentage, its two parts, and the planned one; None where either is not printed."""
    whole, planned = amount_from(ledger.required_pct), amount_from(ledger.planned_pct)
    new = printed(ledger, views.required(ledger.book.plan).projected_pct)
    needed = whole if stated(whole) else new
    if not stated(needed, planned):
        return None
    rows = [ChartRow(Sentence("chart.required.bar.required"), (needed,), strong=True)]
    if stated(whole):
        parts = (("new", new), ("carried", amount_from(ledger.carried_in.pct)))
        rows += [
            ChartRow(Sentence(f"chart.required.bar.{name}"), (amount,), part=True)
            for name, amount in parts
            if stated(amount)
        ]
    rows.append(ChartRow(Sentence("chart.required.bar.planned"), (planned,)))
    title = Sentence("chart.required.title", {"required": needed, "planned": planned})
    return build(ledger, "required", title, Sentence("chart.required.what"), tuple(rows))
