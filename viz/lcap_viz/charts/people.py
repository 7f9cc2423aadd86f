"""People and things: how much of the money pays people, of all funds. The form does not split the equity money."""

from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build
from lcap_viz.facts import ChartFacts, ChartRow, Sentence, amount_from, ratio_of

__all__ = ["facts"]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the dollars for people, for things and services, and those the plan does not split, the largest first.

    Of the actions that count where their rows print it, else of the whole plan. None where the form prints neither.
    """
    split = ledger.people
    if split is None or not split.total.value:
        return None
    people = split.part("people")
    parts = sorted(split.parts, key=lambda part: part.amount.value or 0, reverse=True)
    rows = tuple(
        ChartRow(Sentence(f"chart.people.bar.{part.key}"), (amount_from(part.amount),), strong=part is people)
        for part in parts
        if part.amount.value is not None
    )
    share = ratio_of(amount_from(people.amount), amount_from(split.total)) if people else None
    if share is None or share.value is None:
        return None
    which = "contributing" if split.of == "contributing" else "all"
    limit = "limit.people_all_funds" if which == "contributing" else "limit.people_whole_plan"
    title = Sentence(f"chart.people.title.{which}", {"share": share})
    return build(ledger, "people", title, Sentence("chart.people.what"), rows, notes=(Sentence(limit),))
