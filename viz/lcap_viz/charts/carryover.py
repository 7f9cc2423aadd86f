"""Carried over: last year's equity money, what was spent on actions that count, what is owed, and what arrives."""

from lcap_models.ledger import Ledger, Money
from lcap_viz.charts.common import build, stated, table_year, year_before
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence, amount_from

__all__ = ["facts"]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the bars of the LCFF Carryover Table; None where it does not print the first two.

    None also where it has no place for the carryover. Where our own sum of the form's rule differs from what is
    printed, it is a bar of its own.
    """
    last = ledger.last_year
    came, spent, owed = (amount_from(money) for money in (last.sc, last.spent, last.owed))
    if not last.owed.printed or not stated(came, spent):
        return None
    found = [("sc", came), ("spent", spent), ("carry", owed)]
    if _differs(last.owed_computed, last.owed):
        found.append(("computed", amount_from(last.owed_computed)))
    if last.carried.value is not None:
        found.append(("arrives", amount_from(last.carried)))
    rows = tuple(
        ChartRow(Sentence(f"chart.carryover.bar.{name}"), (amount,), strong=name == "carry") for name, amount in found
    )
    year = table_year(ledger, "carryover") or year_before(ledger)
    return build(ledger, "carryover", _title(owed), Sentence("chart.carryover.what"), rows, year=year)


def _differs(computed: Money, printed: Money) -> bool:
    """Tell whether our sum is a dollar or more from the printed one; words or a blank stand for none."""
    return computed.value is not None and abs(computed.value - (printed.value or 0)) >= 1


def _title(carried: Amount) -> Sentence:
    if carried.value:
        return Sentence("chart.carryover.title", {"amount": carried})
    if carried.value is not None:
        return Sentence("chart.carryover.title_zero", {"amount": carried})
    return Sentence(
        "chart.carryover.title_words" if carried.text.strip() else "chart.carryover.title_blank", {"words": carried}
    )
