"""The way of the equity dollars: from what comes in, to whom the planned dollars are for, to what they are for."""

from dataclasses import replace
from decimal import Decimal

from lcap_models.ledger import Ledger, Line
from lcap_models.ledger.money import added
from lcap_viz.charts.common import build
from lcap_viz.charts.pennies import LARGEST, whole_parts
from lcap_viz.charts.whom import scope_name
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Link, Sentence, amount_from, difference_of

__all__ = ["facts"]

IN, WHOM, WHAT = 0, 1, 2
"""The columns of the flow."""


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the rows of the three columns and what flows between them; None where there is no whole to divide.

    The first row is all that comes in (with the carryover, where it is printed), or, where the plan does not say it,
    what is planned. What is in none of the actions that count is a row of the second column.
    """
    topics = whole_parts(ledger)
    scopes = [part for part in ledger.by_scope.parts if part.amount.value]
    if not topics or any((part.amount.value or 0) < 0 for part in scopes):
        return None
    planned = amount_from(ledger.planned)
    came = amount_from(ledger.available if ledger.available.value is not None else ledger.received)
    rest = difference_of(came, planned)
    rows = [_first(came, planned, carried=bool(ledger.carried_in.dollars.value) and ledger.available.value is not None)]
    rows += [ChartRow(scope_name(part.key), (amount_from(part.amount),), step=WHOM) for part in scopes]
    links = [Link(0, n, row.amounts[0]) for n, row in enumerate(rows) if n]
    if rest.value is not None and rest.value > 0:
        rows.append(ChartRow(Sentence("chart.way.rest"), (rest,), step=WHOM))
        links.append(Link(0, len(rows) - 1, rest))
    start = len(rows)
    rows += [ChartRow(name, (amount,), step=WHAT) for name, amount in topics]
    links += _crossing(ledger, [part.key for part in scopes], start)
    told = {"received": came, "planned": planned}
    title = Sentence("chart.way.title" if came.value is not None else "chart.way.title_planned", told)
    notes = (Sentence("limit.base_or_sc"), Sentence("chart.pennies.note"))
    what = Sentence("chart.way.what")
    return build(ledger, "way", title, what, tuple(rows), notes=notes, form="way", links=tuple(links))


def _first(came: Amount, planned: Amount, *, carried: bool) -> ChartRow:
    if came.value is None or planned.value is None or came.value <= planned.value:
        return ChartRow(Sentence("chart.way.planned"), (planned,), strong=True)
    return ChartRow(Sentence("chart.way.in_carried" if carried else "chart.way.in"), (came,), strong=True)


def _crossing(ledger: Ledger, scopes: list[str], start: int) -> list[Link]:
    """Return the links from scopes to topics; topics that share the last row share its links."""
    order = [part.key for part in ledger.by_topic.parts if part.amount.value]
    last = LARGEST if len(order) > LARGEST + 1 else len(order)
    found: dict[tuple[int, int], list[Line]] = {}
    for line in ledger.lines:
        if line.lcff.value:
            at = (1 + scopes.index("+".join(line.scopes) or "not_stated"), start + min(order.index(line.topic), last))
            found.setdefault(at, []).append(line)
    lacks = ledger.planned.incomplete
    return [Link(*at, _sum(lines, lacks)) for at, lines in sorted(found.items())]


def _sum(lines: list[Line], lacks: bool) -> Amount:
    """Return what the lines add up to; `lacks` says that a row of the table may be missing in what we read."""
    if len(lines) == 1 and not lacks:
        return amount_from(lines[0].lcff)
    total = amount_from(replace(added((line.lcff for line in lines), "sum(planned_lcff)"), incomplete=lacks))
    return total if total.value is not None else Amount(Decimal(0), "usd")
