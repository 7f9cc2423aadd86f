"""Many invented actions at once: the same seed gives the same actions."""

import random
from decimal import Decimal

from valle_dorado.facts import Action, Goal, PastAction
from valle_dorado.shorthand import EL, FY, LI

__all__ = ["many_actions", "many_past"]

_KINDS = (
    "Coaching for", "New teachers in", "Materials for", "Extra hours of", "A coordinator for", "Summer sessions of",
    "Small groups in", "Family evenings on", "Assessment of", "Partnerships for",
)  # fmt: skip
_FIELDS = (
    "early reading", "mathematics", "English language development", "science and gardening", "counseling",
    "attendance", "career technical education", "arts and music", "special education", "school safety and climate",
    "newcomer support", "transportation", "foster youth services", "instructional technology", "health and wellness",
)  # fmt: skip
_SCOPES = ("LEA-wide", "Schoolwide", "Limited to Unduplicated Student Group(s)")
_GROUPS = ((EL,), (LI,), (FY,), (EL, LI), (EL, FY, LI))


def many_actions(seed: int, goals: tuple[Goal, ...], count: int, largest: int) -> tuple[Action, ...]:
    """Return `count` actions spread over the goals; amounts to the cent, up to `largest` dollars."""
    pick = random.Random(seed)
    actions: list[Action] = []
    for n in range(count):
        goal = goals[n * len(goals) // count]
        place = sum(action.goal == goal.number for action in actions) + 1
        actions.append(_action(pick, goal.number, f"{goal.number}.{place}", largest))
    return tuple(actions)


def _title(pick: random.Random) -> str:
    return f"{pick.choice(_KINDS)} {pick.choice(_FIELDS)}"


def _amount(pick: random.Random, largest: int) -> Decimal:
    return (Decimal(pick.randrange(100, 10_000)) ** 2 * largest / 10**8).quantize(Decimal("0.01"))


def _action(pick: random.Random, goal: str, number: str, largest: int) -> Action:
    contributing = pick.random() < 0.4
    largest = largest // 2 if contributing else largest
    funds = {
        name: _amount(pick, largest // size) if pick.random() < share else Decimal(0)
        for name, size, share in (("lcff", 1, 0.8), ("state", 3, 0.4), ("local", 9, 0.3), ("federal", 5, 0.3))
    }
    if contributing and not funds["lcff"]:
        funds["lcff"] = _amount(pick, largest)
    whole = sum(funds.values(), Decimal(0))
    personnel = (whole * pick.randrange(0, 101) / 100).quantize(Decimal("0.01"))
    groups = pick.choice(_GROUPS)
    return Action(
        goal,
        number,
        _title(pick),
        groups=groups if contributing else ("All",),
        contributing=contributing,
        scope=(pick.choice(_SCOPES),) if contributing else (),
        unduplicated=groups if contributing else (),
        location="All Schools" if contributing else "",
        time_span=pick.choice(("Ongoing", "3 years", "2024-2027")),
        personnel=personnel,
        nonpersonnel=whole - personnel,
        lcff=funds["lcff"],
        state=funds["state"],
        local=funds["local"],
        federal=funds["federal"],
        percentage=Decimal(0) if contributing else None,
    )


def many_past(seed: int, actions: tuple[Action, ...]) -> tuple[PastAction, ...]:
    """Return last year's actions: most of this year's, a little cheaper, not all of the money spent."""
    pick = random.Random(seed)
    return tuple(_past(pick, action) for action in actions if pick.random() < 0.85)


def _past(pick: random.Random, action: Action) -> PastAction:
    def share(amount: Decimal | None, low: int, high: int) -> Decimal:
        return ((amount or Decimal(0)) * pick.randrange(low, high) / 100).quantize(Decimal("0.01"))

    planned, lcff = share(action.total, 90, 101), share(action.lcff, 85, 90)
    contributed = bool(action.contributing)
    return PastAction(
        action.goal,
        action.action,
        action.title,
        contributed=contributed,
        planned_total=planned,
        actual_total=share(planned, 80, 104),
        planned_lcff=lcff if contributed else None,
        actual_lcff=share(lcff, 70, 101) if contributed else None,
        planned_percentage=Decimal(0) if contributed else None,
        actual_percentage=Decimal(0) if contributed else None,
    )
