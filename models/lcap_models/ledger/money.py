"""An amount of the ledger: its value, the plan's figures it comes from, and how far it can be trusted.

Money is Decimal dollars, percentages are as printed (14.679 for 14.679%).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from lcap_models.figure import State, Unit
from lcap_models.findings import Named
from lcap_models.place import page_of

__all__ = ["NOTHING", "Money", "added", "minus", "percent_of", "whole_dollars"]

_ORDER = (State.PROVED, State.READ, State.DOUBTFUL)
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Money:
    """A number and where it comes from.

    Printed: `formula` is empty and `sources` holds the one figure. Computed by us: `formula` says how, in words of
    keys. `value` None means that the plan does not state it; a blank or words ("No carryover") are then its source.
    `about` says that a rounded percentage is in it. `contested`: the plan prints another number for the same thing.
    `incomplete`: a part of it may be missing in what we read, so it is doubtful whatever its sources are.
    """

    value: Decimal | None
    unit: Unit = "usd"
    sources: tuple[Named, ...] = ()
    formula: str = ""
    about: bool = False
    contested: bool = False
    incomplete: bool = False

    @property
    def computed(self) -> bool:
        """Whether we worked it out; else it is printed as it is."""
        return bool(self.formula)

    @property
    def state(self) -> State:
        """The weakest state of the figures behind it; missing where there is no value.

        A blank cell in a sum adds nothing and takes nothing away; digits that are no number make it doubtful.
        """
        states = {named.figure.state for named in self.sources} - {State.MISSING}
        if self.value is None:
            return State.DOUBTFUL if State.DOUBTFUL in states else State.MISSING
        if self.incomplete or not states:
            return State.DOUBTFUL
        return max(states, key=_ORDER.index)

    @property
    def doubtful(self) -> bool:
        """Whether it must carry the mark of doubt."""
        return self.state is State.DOUBTFUL

    @property
    def words(self) -> str:
        """What the plan prints instead of a number, or nothing."""
        stated = self.state is State.MISSING and len(self.sources) == 1
        return self.sources[0].figure.text.strip() if stated else ""

    @property
    def printed(self) -> bool:
        """Whether the plan has the place for it at all, be it blank."""
        return bool(self.sources)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of its figures, in order, each once."""
        found = {page for named in self.sources if (page := page_of(named.figure.place)) is not None}
        return tuple(sorted(found))


NOTHING = Money(None)
"""What this plan or this form does not print."""


def added(amounts: Iterable[Money], formula: str) -> Money:
    """Return the sum in dollars of the amounts that have a value; no value if none has."""
    parts = tuple(amounts)
    values = [part.value for part in parts if part.value is not None]
    return _made(sum(values, Decimal(0)) if values else None, parts, formula)


def minus(first: Money, second: Money, formula: str) -> Money:
    """Return first less second; no value where either has none."""
    if first.value is None or second.value is None:
        return _made(None, (first, second), formula, first.unit)
    return _made(first.value - second.value, (first, second), formula, first.unit)


def percent_of(part: Money, whole: Money, formula: str) -> Money:
    """Return what percentage `part` is of `whole`, to a tenth; no value where that has no meaning.

    Something is never rounded to nothing, nor a part to the whole.
    """
    if part.value is None or not whole.value or whole.value < 0 or part.value < 0:
        return _made(None, (part, whole), formula, "percent")
    exact = 100 * part.value / whole.value
    shown = exact.quantize(_TENTH, ROUND_HALF_UP)
    if exact in {0, 100}:
        shown = exact.quantize(Decimal(1))
    elif (exact > 0 and shown == 0) or (exact < 100 and shown == 100):
        shown = min(max(exact.quantize(Decimal("0.001"), ROUND_HALF_UP), Decimal("0.001")), Decimal("99.999"))
    return _made(shown, (part, whole), formula, "percent")


def whole_dollars(value: Decimal) -> Decimal:
    """Return the value in whole dollars, half a dollar up."""
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def _made(value: Decimal | None, parts: tuple[Money, ...], formula: str, unit: Unit = "usd") -> Money:
    sources: dict[tuple[str, int, int, str], Named] = {}
    for part in parts:
        sources |= {named.address: named for named in part.sources}
    return Money(
        value,
        unit,
        tuple(sources.values()),
        formula,
        about=any(part.about for part in parts),
        contested=any(part.contested for part in parts),
        incomplete=any(part.incomplete for part in parts),
    )
