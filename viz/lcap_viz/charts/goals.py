"""Contributing LCFF dollars by goal."""

from lcap_models import views
from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build
from lcap_viz.facts import ChartFacts, ChartRow, Sentence, clean, ratio_of, sum_of

__all__ = ["facts"]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return LCFF dollars of contributing actions by goal, largest first; None where no action has an amount."""
    plan = ledger.book.plan
    actions = views.contributing(plan)
    total = sum_of(a.lcff for a in actions)
    if total.value is None:
        return None
    goals = list(dict.fromkeys(a.goal for a in actions))
    rows = [ChartRow(_name(goal), (sum_of(a.lcff for a in actions if a.goal == goal),)) for goal in goals]
    rows = [row for row in rows if row.amounts[0].value is not None]
    rows.sort(key=lambda row: row.amounts[0].value or 0, reverse=True)
    share = ratio_of(rows[0].amounts[0], total)
    if not total.value or share.value is None:
        title = Sentence("chart.actions.title_zero")
    elif len(rows) == 1:
        title = Sentence("chart.goals.title_one", {"goal": rows[0].label})
    else:
        title = Sentence("chart.goals.title", {"goal": rows[0].label, "share": share})
    return build(plan, "goals", title, Sentence("chart.goals.what"), tuple(rows), column="column.goal")


def _name(goal: str) -> Sentence:
    return Sentence("word.goal", {"goal": clean(goal)}) if clean(goal) else Sentence("word.no_goal")
