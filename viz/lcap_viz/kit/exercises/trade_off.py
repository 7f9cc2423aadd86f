"""Level 3: a trade-off with a real target number, and options that the plan itself prices."""

from decimal import Decimal
from itertools import combinations

from lcap_models.answers import Deed, Said
from lcap_models.ledger import Ledger, Line, Money
from lcap_models.ledger.money import added
from lcap_viz.kit.exercises.model import Answered, Exercise, LeftOut, pages_of, sure, usable
from lcap_viz.kit.exercises.working import difference, gap, sum_of

__all__ = ["OPTIONS", "make", "target_of"]

KIND = "trade_off"
OPTIONS = 5
FEWEST = 3


def make(ledger: Ledger) -> Exercise | LeftOut:
    """Return the exercise; left out where the plan has no target, or fewer than three actions with a sure price."""
    why, target = target_of(ledger)
    lines = _options(ledger, target)
    if target.value is None or len(lines) < FEWEST:
        return LeftOut(KIND, "kit.left_out.trade_off")
    task = (Said(f"kit.exercise.{KIND}.{why}", {"target": target}), Said(f"kit.exercise.{KIND}.task"))
    gives = tuple((Deed(line.goal, line.action, line.title), line.lcff, "") for line in lines)
    working = _working(ledger, why)
    answers = (Answered(Said("kit.figure.target"), target, working, pages_of(target)), *_nearest(lines, target))
    remarks = tuple(Said(f"kit.exercise.{KIND}.remark_{name}") for name in ("free", "whole", "advice"))
    headings = ("column.action", "column.planned_lcff", "kit.exercise.trade_off.yours")
    disputes = ledger.book.against(target.sources)
    return Exercise(KIND, 3, task, answers, gives, headings, remarks, disputes, space=3)


def target_of(ledger: Ledger) -> tuple[str, Money]:
    """Return a target of the plan's own and its name: missing to the required share, owed, left unspent."""
    last = ledger.last_year
    for why, money in (("gap", ledger.gap), ("owed", last.owed), ("unspent", last.unspent)):
        if usable(money) and money.value is not None and money.value > 0:
            return why, money
    return "", Money(None)


def _working(ledger: Ledger, why: str) -> tuple[Said, ...]:
    """Return how the target comes about; nothing where the plan prints it."""
    last = ledger.last_year
    if why == "gap":
        return (gap(ledger),)
    return (difference(last.planned, last.spent, last.unspent),) if why == "unspent" else ()


def _options(ledger: Ledger, target: Money) -> tuple[Line, ...]:
    """Return up to five actions with a sure price, nearest to a third of the target, in printed order."""
    if target.value is None:
        return ()
    aim = target.value / 3
    priced = [line for line in ledger.lines if sure(line.lcff) and line.lcff.value and line.title.strip()]
    priced.sort(key=lambda line: (abs((line.lcff.value or Decimal(0)) - aim), line.row))
    return tuple(sorted(priced[:OPTIONS], key=lambda line: line.row))


def _nearest(lines: tuple[Line, ...], target: Money) -> tuple[Answered, ...]:
    """Return the mix of whole actions that comes nearest to the target without passing it, if one does."""
    assert target.value is not None
    found: tuple[Decimal, tuple[Line, ...]] | None = None
    for count in range(1, len(lines) + 1):
        for mix in combinations(lines, count):
            cost = sum((line.lcff.value for line in mix if line.lcff.value is not None), Decimal(0))
            if cost <= target.value and (found is None or cost > found[0]):
                found = cost, mix
    if found is None:
        return ()
    amounts = tuple(line.lcff for line in found[1])
    whole = added(amounts, "sum(planned_lcff)")
    return (Answered(Said("kit.figure.nearest"), whole, (sum_of(amounts),), pages_of(whole)),)
