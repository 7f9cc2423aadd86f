"""Actions for all or some schools that count for high-needs students, and the need that the plan states for them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from lcap_models.checks.look import Look, is_sure
from lcap_models.expression import NotTriedError
from lcap_models.findings import Computed, Finding, Named, pages_fact
from lcap_models.place import Place
from lcap_models.plan import Reason, Row
from lcap_models.readings import surely_blank
from lcap_models.terms import scopes_of, yes_or_no

__all__ = ["unstated_need"]

_WIDE = {"leawide", "schoolwide"}
_Number = tuple[str, str]


def unstated_need(look: Look) -> Iterator[Finding]:
    """Yield the LEA-wide and schoolwide actions that count, with their LCFF dollars, whose need the plan leaves blank
    in the table for such actions, and those that no table of needs names."""
    look.table("contributing_actions")
    reasons = look.plan.reasons
    if not any(reason.scope == "leawide" for reason in reasons):
        raise NotTriedError("no_reasons")
    wide = [named for row, named in look.cells("contributing_actions", "planned_lcff") if _is_wide(row, named)]
    blank = _places(reason for reason in reasons if reason.scope == "leawide" and not reason.need.strip())
    stated = _places(reason for reason in reasons if reason.scope == "leawide" and reason.need.strip())
    if found := [named for named in wide if _id(named) in blank and _id(named) not in stated]:
        yield _told(look, "blank_need", found, {_id(named): blank[_id(named)] for named in found})
    named_at_all = _places(reasons)
    every_one_read = not look.plan.unread_reasons and all(reason.actions for reason in reasons)
    if every_one_read and (found := [named for named in wide if _id(named) not in named_at_all]):
        yield _told(look, "unstated_need", found, {})


def _told(look: Look, message: str, found: list[Named], places: dict[_Number, Place]) -> Finding:
    found.sort(key=lambda named: -(named.figure.value or Decimal(0)))
    dollars = sum((named.figure.value or Decimal(0) for named in found), Decimal(0))
    facts = {"actions": str(len(found)), "need_pages": pages_fact(places.values())}
    return look.finding(
        message if len(found) == 1 else f"{message}_many",
        tuple(found),
        name=message,
        computed=Computed(dollars, "usd", "sum(planned_lcff) of these actions"),
        facts=facts,
    )


def _is_wide(row: Row, named: Named) -> bool:
    """Tell whether the row is for all or some schools, counts, and was surely read."""
    counts = yes_or_no(row.texts.get("contributing", "")) is True
    wide = bool(_WIDE & set(scopes_of(row.texts.get("scope", ""))))
    return counts and wide and (is_sure(named.figure) or surely_blank(named.figure))


def _places(reasons: Iterable[Reason]) -> dict[_Number, Place]:
    """Return the actions that the rows name, each with its place."""
    return {_number(*action): reason.place for reason in reasons for action in reason.actions}


def _id(named: Named) -> _Number:
    return _number(named.goal, named.action)


def _number(goal: str, action: str) -> _Number:
    """Return goal and action so that "1", "1.2" and "1", "2" are the same action."""
    goal, action = goal.strip(), action.strip()
    return goal, action.removeprefix(f"{goal}.")
