"""How an answer comes about, with its numbers: short sums for the answer key."""

from collections.abc import Iterable

from lcap_models.answers import Said
from lcap_models.ledger import Ledger, Money

__all__ = ["chain", "difference", "gap", "share", "sum_of", "times"]


def sum_of(parts: Iterable[Money]) -> Said:
    """Return "a + b + c"; its result is the answer beside it."""
    return chain(tuple(parts))


def chain(parts: tuple[Money, ...]) -> Said:
    """Return the amounts joined by plus signs, as one sentence inside another."""
    if len(parts) == 1:
        return Said("kit.working.one", {"first": parts[0]})
    first, *rest = parts
    return Said("kit.working.plus", {"first": first, "rest": chain(tuple(rest))})


def difference(first: Money, second: Money, result: Money) -> Said:
    """Return "a − b = c"."""
    return Said("kit.working.minus", {"first": first, "second": second, "result": result})


def share(part: Money, whole: Money, result: Money) -> Said:
    """Return "a ÷ b × 100 = c"."""
    return Said("kit.working.share", {"part": part, "whole": whole, "result": result})


def times(percent: Money, whole: Money, result: Money) -> Said:
    """Return "a% of b = c"."""
    return Said("kit.working.times", {"percent": percent, "whole": whole, "result": result})


def gap(ledger: Ledger) -> Said:
    """Return the ledger's gap with its numbers: items 2 and 4, and the percentages of item 1 that are not zero."""
    carried, improved = ledger.carried_in.pct, ledger.planned_pct_improved
    told: Money | Said = ledger.received
    if carried.value:
        told = Said("kit.working.plus", {"first": told, "rest": _part(carried, ledger.base)})
    told = Said("kit.working.less", {"first": told, "second": ledger.planned_printed})
    if improved.value:
        told = Said("kit.working.less", {"first": told, "second": _part(improved, ledger.base)})
    return told


def _part(percent: Money, whole: Money) -> Said:
    return Said("kit.working.part", {"percent": percent, "whole": whole})
