"""Actions for all or some schools that count for high-needs students, and the need that the plan states for them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from lcap_models.checks.look import Look, is_blank, is_sure
from lcap_models.expression import NotTriedError
from lcap_models.findings import Computed, Finding, Named, pages_fact
from lcap_models.narrative import need_of, reasons_for
from lcap_models.place import Place
from lcap_models.plan import Plan, Row
from lcap_models.terms import scopes_of, yes_or_no

__all__ = ["unstated_need"]

_WIDE = {"leawide", "schoolwide"}


def unstated_need(look: Look) -> Iterator[Finding]:
    """Yield the LEA-wide and schoolwide actions that count, with their LCFF dollars, whose need every row that names
    them leaves blank, and those that no table of needs names.

    An action can stand in both tables; a need that either of them states is stated.
    """
    look.table("contributing_actions")
    plan = look.plan
    if not any(reason.scope == "leawide" for reason in plan.reasons):
        raise NotTriedError("no_reasons")
    wide = [named for row, named in look.cells("contributing_actions", "planned_lcff") if _is_wide(row, named)]
    needs = {named.address: need_of(plan, named.goal, named.action) for named in wide}
    if found := [named for named in wide if needs[named.address] == "blank"]:
        yield _told(look, "blank_need", found, _places(plan, found))
    if found := [named for named in wide if needs[named.address] == "no row"]:
        yield _told(look, "unstated_need", found, ())


def _told(look: Look, message: str, found: list[Named], places: Iterable[Place]) -> Finding:
    found.sort(key=lambda named: -(named.figure.value or Decimal(0)))
    dollars = sum((named.figure.value or Decimal(0) for named in found), Decimal(0))
    facts = {"actions": str(len(found)), "need_pages": pages_fact(places)}
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
    return counts and wide and (is_sure(named.figure) or is_blank(named.figure))


def _places(plan: Plan, found: Iterable[Named]) -> Iterator[Place]:
    """Yield where the rows stand that leave the need of these actions blank."""
    return (row.place for named in found for row in reasons_for(plan, named.goal, named.action))
