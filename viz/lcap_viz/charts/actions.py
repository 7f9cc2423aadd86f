"""The largest contributing actions, by planned LCFF dollars."""

from decimal import Decimal

from lcap_models import views
from lcap_models.ledger import Ledger
from lcap_models.plan import Plan
from lcap_viz.charts.common import build, name_action, short
from lcap_viz.facts import ChartFacts, ChartRow, Sentence, amount_of, ratio_of, sum_of

__all__ = ["facts"]

LARGEST = 10


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the ten largest contributing actions; None where the plan lists no LCFF amounts for them."""
    plan = ledger.book.plan
    actions = views.contributing(plan)
    rows = [
        ChartRow(name_action(a.goal, a.action, a.title), (amount_of(a.lcff),))
        for a in actions
        if a.lcff is not None and a.lcff.value
    ]
    if not actions or all(a.lcff is None or a.lcff.value is None for a in actions):
        return None
    rows.sort(key=lambda row: row.amounts[0].value or Decimal(0), reverse=True)
    shown = tuple(rows[:LARGEST]) or (ChartRow(Sentence("chart.promise.total"), (sum_of(a.lcff for a in actions),)),)
    what = Sentence("chart.actions.what" if len(rows) > LARGEST else "chart.actions.what_all", {"count": len(shown)})
    empty = len(actions) - len(rows)
    notes = (Sentence("chart.actions.blank_note", {"count": empty, "total": len(actions)}),) if empty else ()
    title = _title(plan, rows)
    return build(plan, "actions", title, what, shown, column="column.action", notes=notes)


def _title(plan: Plan, rows: list[ChartRow]) -> Sentence:
    if not rows:
        return Sentence("chart.actions.title_zero")
    first = rows[0]
    title = short(name_action("", "", first.label.text)) if not isinstance(first.label, Sentence) else ""
    total = sum_of(a.lcff for a in views.contributing(plan))
    share = ratio_of(first.amounts[0], total)
    if share.value is None or len(rows) < 3:
        return Sentence("chart.actions.title_few", {"title": title, "amount": first.amounts[0]})
    return Sentence("chart.actions.title", {"title": title, "share": share})
