"""What the charts share: how an action is named, how a plan's own words head a chart, amounts with all their marks."""

import re

from lcap_models.figure import Figure
from lcap_models.ledger import Ledger
from lcap_viz.facts import (
    Amount,
    ChartFacts,
    ChartRow,
    Form,
    Label,
    Link,
    Sentence,
    Series,
    amount_from,
    clean,
    status_of,
)

__all__ = ["build", "name_action", "printed", "short", "stated", "table_year", "year_before"]

_NUMBER = re.compile(r"(\d{1,3})[./](\d{1,3})(?![.\d])", re.ASCII)

SHORT_TITLE = 60
"""Letters of an action's title inside a chart's own title: two lines at most, the full title stands in the table."""


def name_action(goal: str, action: str, title: str) -> Label:
    """Return the name of an action: its number as printed, with the goal where the action's own lacks it.

    A title that begins with the same number ("1.07 Tutors" of goal 1, action 7) has no second one before it.
    """
    own, text = action.strip(), clean(title)
    number = own if not goal.strip() or own.startswith(f"{goal.strip()}.") else f"{goal.strip()}/{own}"
    return Label(text, "" if _numbers(text) == _numbers(number) != () else clean(number.strip("/")))


def _numbers(text: str) -> tuple[int, ...]:
    """Return the goal and action with which a text begins: (1, 7) of "1.07 Tutors" or "1/7"; nothing for another."""
    found = _NUMBER.match(text)
    return tuple(map(int, found.groups())) if found else ()


def short(label: Label, limit: int = SHORT_TITLE) -> str:
    """Return the action's title in quotes, cut at a word."""
    text = label.text or label.number
    if len(text) > limit:
        text = text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"
    return f"“{text}”"


def printed(ledger: Ledger, figure: Figure | None) -> Amount:
    """Return what a figure of the plan prints, marked where the plan contradicts it; blank where it has no place."""
    return amount_from(ledger.book.printed(figure))


def table_year(ledger: Ledger, kind: str) -> str:
    """Return the year that a table's own heading prints; empty where it prints none: then it is the plan's."""
    table = ledger.book.plan.table(kind)
    return table.year if table else ""


def year_before(ledger: Ledger) -> str:
    """Return the year before the plan's: "2023-24" for 2024-25; empty where the plan states none."""
    first = ledger.book.plan.document.plan_year[:4]
    return f"{int(first) - 1}-{int(first) % 100:02d}" if first.isdecimal() else ""


def stated(*amounts: Amount) -> bool:
    """Tell whether the plan gives a number for each of these amounts."""
    return all(amount.value is not None for amount in amounts)


def build(
    ledger: Ledger,
    name: str,
    title: Sentence,
    what: Sentence,
    rows: tuple[ChartRow, ...],
    *,
    series: tuple[Series, ...] = ("",),
    column: str = "column.what",
    year: str = "",
    notes: tuple[Sentence, ...] = (),
    form: Form = "bars",
    links: tuple[Link, ...] = (),
) -> ChartFacts:
    """Return the facts of one chart, with the plan's year, status and name."""
    document = ledger.book.plan.document
    return ChartFacts(
        name=name,
        title=title,
        what=what,
        year=clean(year or document.plan_year),
        status=status_of(ledger.book.plan),
        lea_name=clean(document.lea_name),
        plan_year=clean(document.plan_year),
        sha256=document.sha256,
        rows=rows,
        series=series,
        column=column,
        notes=notes,
        form=form,
        links=links,
    )
