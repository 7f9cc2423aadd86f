"""What does not add up: two figures for one thing, each with its page. From the findings of the checks."""

import re
from decimal import Decimal

from lcap_models.findings import Computed, Finding, Named, Spot, pages_fact
from lcap_models.ledger import Book, Ledger, Money
from lcap_viz import words
from lcap_viz.charts.common import build
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence, amount_from, clean

__all__ = ["facts", "sides_of"]

LARGEST = 5
"""How many contradictions one picture holds; the report lists all."""

SERIES = ("chart.contradictions.bar.first", "chart.contradictions.bar.second")
_SUM = re.compile(r"sum\((?:(\w+)\.)?(\w+)\)")
_SEVERITIES = ("arithmetic", "disagreement")
_Side = tuple[Amount, Sentence]


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the contradictions with the largest differences, both figures of each; None where there is none."""
    found = [(finding, sides) for finding in ledger.book.findings if (sides := sides_of(ledger.book, finding))]
    if not found:
        return None
    found.sort(key=lambda one: (one[1][0][0].unit == "usd", _difference(one[1])), reverse=True)
    rows = tuple(_row(finding, sides) for finding, sides in found[:LARGEST])
    title = Sentence("chart.contradictions.title", {"count": len(found)})
    more = len(found) > LARGEST
    notes = (Sentence("chart.contradictions.more", {"count": LARGEST}),) if more else ()
    what = Sentence("chart.contradictions.what")
    return build(ledger, "contradictions", title, what, rows, series=SERIES, notes=notes, form="pairs")


def _row(finding: Finding, sides: tuple[_Side, _Side]) -> ChartRow:
    first = finding.figures[0]
    name = Sentence(first.label)
    if first.row:
        there = {"goal": clean(first.goal), "action": clean(first.action)}
        name = Sentence("chart.contradictions.action", {"label": name, **there})
    return ChartRow(name, tuple(amount for amount, _ in sides), captions=tuple(caption for _, caption in sides))


def sides_of(book: Book, finding: Finding) -> tuple[_Side, _Side] | None:
    """Return the two figures that do not agree; None where a finding is not about two numbers of one unit.

    None also where several printed totals together stand against a sum of rows: no one of them is wrong.
    """
    if finding.severity not in _SEVERITIES:
        return None
    first, *others = finding.figures
    one, two = _printed(first), None
    if finding.computed:
        if finding.computed.formula.startswith("sum(") and any(
            not other.row and other.key != first.key for other in others
        ):
            return None
        sources = _rows(book, finding.computed.formula, first) or tuple(others) or (first,)
        two = _worked_out(finding, finding.computed, sources)
    else:
        two = next((side for named in others if _differ(one[0], (side := _printed(named))[0])), None)
    return (one, two) if two and _differ(one[0], two[0]) else None


def _differ(one: Amount, two: Amount) -> bool:
    """Tell whether two amounts can stand against each other: one unit, two values; words may stand for the first."""
    said = one.value is not None or bool(one.text)
    return said and two.value is not None and one.unit == two.unit and one.value != two.value


def _difference(sides: tuple[_Side, _Side]) -> Decimal:
    (one, _), (two, _) = sides
    return abs((one.value or Decimal(0)) - (two.value or Decimal(0)))


def _printed(named: Named) -> _Side:
    amount = amount_from(Money(named.figure.value, named.figure.unit, (named,)))
    return amount, _where(f"table.{named.part}", (named,))


def _rows(book: Book, formula: str, first: Named) -> tuple[Named, ...]:
    """Return the cells that a sum of rows adds up; none where the formula is no such sum of the plan's own table."""
    summed = _SUM.fullmatch(formula)
    table = book.plan.table(summed[1] or first.part) if summed else None
    if summed is None or table is None or (not summed[1] and first.occurrence != 1):
        return ()
    cells = (row.figures.get(summed[2]) for row in table.rows)
    return tuple(book.names[id(cell)] for cell in cells if cell is not None)


def _worked_out(finding: Finding, computed: Computed, sources: tuple[Named, ...]) -> _Side:
    """Return our number; of a sum of rows the place is that of the rows, which the finding gives."""
    amount = amount_from(Money(computed.value, computed.unit, sources, computed.formula))
    rows = finding.facts.get("rows_pages")
    if isinstance(rows, str | Spot):
        return amount, _said("chart.contradictions.rows", rows)
    return amount, _where("chart.contradictions.computed", sources)


def _where(what: str, figures: tuple[Named, ...]) -> Sentence:
    there = pages_fact(named.figure.place for named in figures)
    return _said(what, there if isinstance(there, Spot) else str(there))


def _said(what: str, there: str | Spot) -> Sentence:
    if isinstance(there, Spot):
        place = Sentence("word.page", {"page": words.spot(there.kind, clean(there.text))})
    else:
        several = "," in there or "-" in there
        pages = there.replace("-", "–")
        place = Sentence("word.pages", {"pages": pages}) if several else Sentence("word.page", {"page": pages})
    return Sentence("chart.contradictions.where", {"part": Sentence(what), "place": place})
