"""The ledger as rows of one table, for data frames and files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lcap_models.figure import Unit
from lcap_models.ledger.breakdown import Breakdown
from lcap_models.ledger.flow import Ledger
from lcap_models.ledger.money import Money, percent_of

__all__ = ["FlatRow", "flat"]


@dataclass(frozen=True, slots=True)
class FlatRow:
    """One amount of the ledger.

    `step` is "in", "planned", "last_year", or a breakdown ("by_scope", ...; "by_people_contributing" or "by_people_all"
    say whose funds are split); `key` names the amount or part, `name` is the plan's own words for it where it has some;
    `actions` counts the rows of a part, `percent` is its part of the breakdown's total, to a tenth. `origin` is
    "printed" or "computed" (then `formula` says how). Pages are those of its figures, in order.
    """

    step: str
    key: str
    name: str
    value: Decimal | None
    unit: Unit
    actions: int | None
    percent: Decimal | None
    origin: str
    formula: str
    about: bool
    contested: bool
    state: str
    pages: tuple[int, ...]


def flat(ledger: Ledger) -> Iterator[FlatRow]:
    """Yield every amount of the ledger, in the order of the money's way; a part without a value is a row, too."""
    for step, key, money in _amounts(ledger):
        yield _row(step, key, "", money)
    for split in ledger.breakdowns:
        for part in split.parts:
            percent = percent_of(part.amount, split.total, "part / total").value
            row = _row(_step(split), part.key, part.name, part.amount)
            yield replace(row, actions=part.actions, percent=percent)


def _step(split: Breakdown) -> str:
    return f"by_{split.by}" if split.of == "lcff" else f"by_{split.by}_{split.of}"


def _amounts(ledger: Ledger) -> Iterator[tuple[str, str, Money]]:
    last = ledger.last_year
    yield "in", "base", ledger.base
    yield "in", "received", ledger.received
    yield "in", "extra_15", ledger.extra_15
    yield "in", "carried_in", ledger.carried_in.dollars
    yield "in", "carried_in_pct", ledger.carried_in.pct
    yield "in", "available", ledger.available
    yield "planned", "required_pct", ledger.required_pct
    yield "planned", "planned_pct", ledger.planned_pct
    yield "planned", "planned_pct_improved", ledger.planned_pct_improved
    yield "planned", "planned", ledger.planned
    yield "planned", "planned_printed", ledger.planned_printed
    yield "planned", "gap", ledger.gap
    for key in ("sc", "planned", "planned_rows", "spent", "spent_rows", "unspent", "unspent_printed", "base", "owed"):
        yield "last_year", key, getattr(last, key)
    for key in ("owed_pct", "owed_computed", "carried", "carried_pct"):
        yield "last_year", key, getattr(last, key)


def _row(step: str, key: str, name: str, money: Money) -> FlatRow:
    origin = "computed" if money.computed else "printed"
    return FlatRow(
        step,
        key,
        name,
        money.value,
        money.unit,
        None,
        None,
        origin,
        money.formula,
        money.about,
        money.contested,
        str(money.state),
        money.pages,
    )
