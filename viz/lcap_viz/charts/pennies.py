"""The 100 pennies: of every planned dollar for actions that count, how many cents go to what main topic."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build, table_year
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence, amount_from, made_of

__all__ = ["NONE_NAMED", "cents_of", "facts", "whole_parts"]

LARGEST = 7
"""Topics with a place of their own; the rest stand together, so that every label keeps its place."""

OTHER = Sentence("topic.other")
"""What fits none of the topics: part of the dollar, but no finding."""

NONE_NAMED = "chart.pennies.title_none"
"""The key of the title that names no topic."""

HALF = 50
"""Cents in no topic above which no topic stands for the dollar."""

SERIES = ("chart.pennies.bar.cents", "chart.pennies.bar.dollars")


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return cents and dollars by main topic, the largest first; None where no action has an amount above zero."""
    topics = whole_parts(ledger)
    if not topics:
        return None
    total = amount_from(ledger.planned)
    cents = cents_of([amount.value or Decimal(0) for _, amount in topics])
    rows = tuple(
        ChartRow(name, (made_of(Decimal(count), "cents", amount, total), amount))
        for (name, amount), count in zip(topics, cents, strict=True)
    )
    notes = (Sentence("chart.pennies.note"), Sentence("limit.base_or_sc"))
    what = Sentence("chart.pennies.what")
    year = table_year(ledger, "contributing_actions")
    return build(
        ledger,
        "pennies",
        _title(rows),
        what,
        rows,
        series=SERIES,
        column="column.topic",
        year=year,
        notes=notes,
        form="pennies",
    )


def _title(rows: Sequence[ChartRow]) -> Sentence:
    """Return the cents of the largest topic that has a name; where most are in none, or all, that is what it says."""
    cents = rows[0].amounts[0]
    named = next((row for row in rows if row.label != OTHER), None)
    if named is None or (rows[0].label == OTHER and (cents.value or 0) > HALF):
        return Sentence(NONE_NAMED, {"cents": cents})
    return Sentence("chart.pennies.title", {"cents": named.amounts[0], "topic": named.label})


def whole_parts(ledger: Ledger, largest: int = LARGEST) -> list[tuple[Sentence, Amount]]:
    """Return main topics with their dollars, the largest first, those after `largest` together; nothing below zero.

    Empty where a topic is below zero or none is above, or where the money of an action could not be read: then there
    is no whole to be divided.
    """
    parts = [part for part in ledger.by_topic.parts if part.amount.value]
    unread = any(line.unread for line in ledger.lines)
    if unread or not parts or any((part.amount.value or 0) < 0 for part in parts):
        return []
    kept = parts if len(parts) <= largest + 1 else parts[:largest]
    found = [(Sentence(f"topic.{part.key}"), amount_from(part.amount)) for part in kept]
    if len(kept) < len(parts):
        others = [amount_from(part.amount) for part in parts[largest:]]
        rest = made_of(sum((one.value or Decimal(0) for one in others), Decimal(0)), "usd", *others)
        found.append((Sentence("chart.pennies.rest", {"count": len(others)}), rest))
    return found


def cents_of(values: Sequence[Decimal]) -> list[int]:
    """Return whole cents that add up to 100: each rounded down, the missing ones to the largest remainders."""
    total = sum(values, Decimal(0))
    shares = [100 * value / total for value in values]
    cents = [int(share.to_integral_value(ROUND_DOWN)) for share in shares]
    order = sorted(range(len(values)), key=lambda n: (cents[n] - shares[n], n))
    for n in order[: 100 - sum(cents)]:
        cents[n] += 1
    return cents
