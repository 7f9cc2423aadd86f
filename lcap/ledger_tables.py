"""The ledger as rows of two files: the way of the equity dollars, and each action that counts, with its topic."""

from lcap.contract import file_columns
from lcap.tables import Grid, digits
from lcap_models.ledger import Ledger, Line
from lcap_models.ledger.flat import FlatRow, flat
from lcap_models.narrative import description
from lcap_models.topics import topics_of

__all__ = ["ledger_tables"]


def ledger_tables(ledger: Ledger) -> tuple[Grid, ...]:
    """Return ledger.csv (amounts, then the parts of each breakdown) and ledger_actions.csv (one row per action)."""
    amounts = tuple(_amount(row) for row in flat(ledger))
    actions = tuple(_action(ledger, line) for line in ledger.lines)
    return (
        Grid("ledger", file_columns("ledger.csv"), amounts),
        Grid("ledger_actions", file_columns("ledger_actions.csv"), actions),
    )


def _amount(row: FlatRow) -> tuple[str, ...]:
    marks = {"about": row.about, "contested": row.contested}
    return (
        row.step,
        row.key,
        row.name,
        "" if row.actions is None else str(row.actions),
        digits(row.value),
        row.unit,
        digits(row.percent),
        row.state,
        row.origin,
        " ".join(mark for mark, there in marks.items() if there),
        row.formula,
        " ".join(str(page) for page in row.pages),
    )


def _action(ledger: Ledger, line: Line) -> tuple[str, ...]:
    found = topics_of(line.title, description(ledger.book.plan, line.goal, line.action, line.title))
    return (
        line.goal,
        line.action,
        line.title,
        digits(line.lcff.value),
        line.lcff.state,
        digits(line.planned_pct.value),
        " ".join(line.scopes),
        " ".join(line.groups),
        line.spot.kind,
        line.spot.words,
        line.topic,
        " ".join(found.all),
        "; ".join(found.words.get(line.topic, ())),
        str(line.page or ""),
    )
