"""How much services must grow, and what the plan works out."""

from lcap_models import views
from lcap_models.figure import Figure
from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build
from lcap_viz.facts import ChartFacts, ChartRow, Sentence, amount_of

__all__ = ["facts"]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the required percentage, its two parts, and the planned one; None where either is not printed."""
    plan = ledger.book.plan
    items = views.required(plan)
    needed = items.total_pct if _stated(items.total_pct) else items.projected_pct
    if not (_stated(needed) and _stated(items.planned_pct)):
        return None
    rows = [ChartRow(Sentence("chart.required.bar.required"), (amount_of(needed),), strong=True)]
    if needed is items.total_pct:
        parts = (("new", items.projected_pct), ("carried", items.carryover_pct))
        rows += [
            ChartRow(Sentence(f"chart.required.bar.{name}"), (amount_of(figure),), part=True)
            for name, figure in parts
            if _stated(figure)
        ]
    rows.append(ChartRow(Sentence("chart.required.bar.planned"), (amount_of(items.planned_pct),)))
    told = {"required": amount_of(needed), "planned": amount_of(items.planned_pct)}
    title = Sentence("chart.required.title", told)
    return build(plan, "required", title, Sentence("chart.required.what"), tuple(rows))


def _stated(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None
