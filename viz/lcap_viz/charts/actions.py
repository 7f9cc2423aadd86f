"""The ten largest equity actions, by planned LCFF dollars; of older forms the largest lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lcap_models.ledger import Ledger, Line
from lcap_viz.charts.common import build, name_action, short, table_year
from lcap_viz.charts.lines import facts as older_lines
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Label, Sentence, amount_from, ratio_of

__all__ = ["facts"]

LARGEST = 10


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the ten largest contributing actions; None where the plan lists no LCFF amounts for them.

    Of a plan before 2021-22, the largest lines that its form has.
    """
    lines = ledger.lines
    if not lines:
        return older_lines(ledger)
    if all(line.lcff.value is None for line in lines):
        return None
    found = [(name_action(line.goal, line.action, line.title), amount_from(line.lcff)) for line in lines]
    found = sorted((one for one in found if one[1].value), key=lambda one: one[1].value or Decimal(0), reverse=True)
    total = amount_from(ledger.planned)
    rows = tuple(ChartRow(name, (amount,)) for name, amount in found[:LARGEST])
    return build(
        ledger,
        "actions",
        _title(found, total),
        Sentence("chart.actions.what" if len(found) > LARGEST else "chart.actions.what_all", {"count": len(rows)}),
        rows or (ChartRow(Sentence("chart.promise.total"), (total,)),),
        column="column.action",
        year=table_year(ledger, "contributing_actions"),
        notes=tuple(_notes(lines)),
    )


def _notes(lines: Sequence[Line]) -> Iterator[Sentence]:
    """Yield how many actions have no bar, and why: no money, or money that could not be read."""
    barless = [line for line in lines if not line.lcff.value]
    unread = sum(line.lcff.doubtful for line in barless)
    for key, count in (("blank_note", len(barless) - unread), ("unread_note", unread)):
        if count:
            yield Sentence(f"chart.actions.{key}", {"count": count, "total": len(lines)})


def _title(found: list[tuple[Label, Amount]], total: Amount) -> Sentence:
    if not found:
        return Sentence("chart.actions.title_zero")
    name, amount = found[0]
    title = short(Label(name.text)) if name.text else short(name)
    share = ratio_of(amount, total)
    if share.value is None or len(found) < 3:
        unsure = replace(amount, incomplete=amount.incomplete or total.doubtful)  # another could be the largest
        return Sentence("chart.actions.title_few", {"title": title, "amount": unsure})
    return Sentence("chart.actions.title", {"title": title, "share": share})
