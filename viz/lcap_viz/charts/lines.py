"""The largest lines of the older forms, as printed: budget lines of 2014-20, actions of the plan of 2020-21.

Nothing is added up: a line that those plans list twice would count twice.
"""

from lcap_models.amount_lines import FILTERS
from lcap_models.ledger import Ledger
from lcap_models.plan import Row, Table
from lcap_models.terms import yes_or_no
from lcap_viz.charts.common import build, name_action, printed, short
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Label, Sentence, clean

__all__ = ["facts"]

LARGEST = 10
_FORMS = (("continuity_actions", "total_funds"), ("budgeted_actions", "amount"))


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return the ten largest planned lines of the plan's own year; None where the plan has no such table."""
    for kind, column in _FORMS:
        table = ledger.book.plan.table(kind)
        lines = _lines(ledger, table, column) if table else []
        if table and lines:
            name, amount = lines[0]
            title = Sentence(f"chart.actions.title.{kind}", {"title": short(Label(name.text)), "amount": amount})
            rows = tuple(ChartRow(name, (amount,)) for name, amount in lines[:LARGEST])
            what = Sentence(f"chart.actions.what.{kind}")
            return build(ledger, "actions", title, what, rows, column="column.action", year=table.year)
    return None


def _lines(ledger: Ledger, table: Table, column: str) -> list[tuple[Label, Amount]]:
    meant = FILTERS["own_year"] if table.kind == "budgeted_actions" else _counts
    rows = (row for row in table.rows if meant(row, table))
    found = ((_name(row), printed(ledger, row.figures.get(column))) for row in rows)
    return sorted((one for one in found if one[1].value), key=lambda one: one[1].value or 0, reverse=True)


def _counts(row: Row, _: Table) -> bool:
    return yes_or_no(row.texts.get("contributing", "")) is True


def _name(row: Row) -> Label:
    """Return the line's own words, with its goal and action where it has them."""
    words = [clean(row.texts.get(key, "")) for key in ("description", "source", "budget_reference")]
    return name_action(row.goal, row.action, " · ".join(word for word in words if word))
