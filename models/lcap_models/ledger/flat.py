"""The ledger as rows of one table, for data frames and files."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lcap_models.figure import Unit
from lcap_models.ledger.flow import Ledger
from lcap_models.ledger.money import Money

__all__ = ["FlatRow", "flat"]


@dataclass(frozen=True, slots=True)
class FlatRow:
    """One amount of the ledger.

    `step` is "in", "planned", "last_year", or a breakdown ("by_scope", ...); `key` names the amount or part, `name` is
    the plan's own words for it where it has some; `actions` counts the rows of a part. `origin` is "printed" or
    "computed" (then `formula` says how). Pages are those of its figures, in order.
    """

    step: str
    key: str
    name: str
    value: Decimal | None
    unit: Unit
    actions: int | None
    origin: str
    formula: str
    about: bool
    contested: bool
    state: str
    pages: tuple[int, ...]


def flat(ledger: Ledger) -> Iterator[FlatRow]:
    """Yield every amount of the ledger, in the order of the money's way; a part without a value is a row, too."""
    for step, key, money in _amounts(ledger):
        yield _row(step, key, "", money, None)
    for split in ledger.breakdowns:
        for part in split.parts:
            yield _row(f"by_{split.by}", part.key, part.name, part.amount, part.actions)


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


def _row(step: str, key: str, name: str, money: Money, actions: int | None) -> FlatRow:
    origin = "computed" if money.computed else "printed"
    return FlatRow(
        step,
        key,
        name,
        money.value,
        money.unit,
        actions,
        origin,
        money.formula,
        money.about,
        money.contested,
        str(money.state),
        money.pages,
    )
