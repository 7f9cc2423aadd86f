"""What the charts share: how an action is named, how a plan's own words head a chart."""

from lcap_models.plan import Plan
from lcap_viz.facts import ChartFacts, ChartRow, Label, Sentence, Series, clean, status_of

__all__ = ["build", "name_action", "short"]

SHORT_TITLE = 60
"""Letters of an action's title inside a chart's own title: two lines at most, the full title stands in the table."""


def name_action(goal: str, action: str, title: str) -> Label:
    """Return the name of an action: its number as printed, with the goal where the action's own lacks it."""
    own = action.strip()
    number = own if not goal.strip() or own.startswith(f"{goal.strip()}.") else f"{goal.strip()}/{own}"
    return Label(clean(title), clean(number.strip("/")))


def short(label: Label, limit: int = SHORT_TITLE) -> str:
    """Return the action's title in quotes, cut at a word."""
    text = label.text or label.number
    if len(text) > limit:
        text = text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"
    return f"“{text}”"


def build(
    plan: Plan,
    name: str,
    title: Sentence,
    what: Sentence,
    rows: tuple[ChartRow, ...],
    *,
    series: tuple[Series, ...] = ("",),
    column: str = "column.what",
    year: str = "",
    notes: tuple[Sentence, ...] = (),
) -> ChartFacts:
    """Return the facts of one chart, with the plan's year, status and name."""
    return ChartFacts(
        name=name,
        title=title,
        what=what,
        year=clean(year or plan.document.plan_year),
        status=status_of(plan),
        lea_name=clean(plan.document.lea_name),
        plan_year=clean(plan.document.plan_year),
        sha256=plan.document.sha256,
        rows=rows,
        series=series,
        column=column,
        notes=notes,
    )
