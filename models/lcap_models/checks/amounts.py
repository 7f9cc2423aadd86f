"""Amounts that are missing: blank overviews, actions that count without money, a carryover that is not stated."""

from collections.abc import Iterator
from decimal import Decimal

from lcap_models.checks.look import Look, is_blank, is_sure, no_money, numbered, value_of
from lcap_models.expression import NotTriedError, Terms
from lcap_models.findings import Computed, Finding, Named
from lcap_models.identities import identities
from lcap_models.lookup import PartWhere, same_title
from lcap_models.plan import Row
from lcap_models.terms import scopes_of, yes_or_no

__all__ = ["blank_overview", "contributing_without_lcff", "no_carryover", "overviews_alike", "promised_without_amount"]

_LAST_YEAR = ("bop_prior_high_needs_budgeted", "bop_prior_high_needs_actual")


def blank_overview(look: Look) -> Iterator[Finding]:
    """Yield the overviews in which some amounts are blank and others are not."""
    if not look.plan.overviews:
        raise NotTriedError("not_in_plan")
    for n, overview in enumerate(look.plan.overviews, 1):
        blank = [Named(key, f, "overview", occurrence=n) for key, f in overview.figures.items() if is_blank(f)]
        if blank and len(blank) < len(overview.figures):
            message = "blank_overview_one" if len(blank) == 1 else "blank_overview"
            yield look.finding(message, tuple(blank), name=numbered(look.check.id, n))


def overviews_alike(look: Look) -> Iterator[Finding]:
    """Yield two overviews of different agencies that print the same amounts for last year."""
    if len(look.plan.overviews) < 2:
        raise NotTriedError("one_overview")
    first, second = (overview.figures for overview in look.plan.overviews[:2])
    for key in ("bop_sc_grants", *_LAST_YEAR):
        if value_of(first, key) is None or value_of(second, key) is None:
            raise NotTriedError("unsure")
    if value_of(first, "bop_sc_grants") == value_of(second, "bop_sc_grants"):
        return
    if all(value_of(first, key) and value_of(first, key) == value_of(second, key) for key in _LAST_YEAR):
        sides = ((1, first), (2, second))
        named = [Named(key, side[key], "overview", occurrence=n) for key in _LAST_YEAR for n, side in sides]
        yield look.finding("overviews_alike", tuple(named))


def contributing_without_lcff(look: Look) -> Iterator[Finding]:
    """Yield the contributing actions without LCFF money that are not limited ones with a planned percentage."""
    table = look.table("contributing_actions")
    if "planned_pct_improved" not in table.columns:
        raise NotTriedError("not_printed")
    cells = look.cells(table.kind, "planned_lcff")
    found = tuple(named for row, named in cells if _counts_without_money(row, named))
    if found:
        facts = {"actions": str(len(found)), "rows": str(len(table.rows))}
        message = "contributing_without_lcff" + ("" if len(found) == 1 else "_many")
        yield look.finding(message, found, facts=facts)


def _counts_without_money(row: Row, named: Named) -> bool:
    limited = scopes_of(row.texts.get("scope", "")) == ("limited",)
    if yes_or_no(row.texts.get("contributing", "")) is not True or not no_money(named.figure):
        return False
    return not (limited and not no_money(row.figures.get("planned_pct_improved")))


def promised_without_amount(look: Look) -> Iterator[Finding]:
    """Yield last year's contributing actions whose planned LCFF cell is blank although the action had money."""
    look.tables("contributing_annual_update", "annual_update")
    promised = {(row.goal, row.action): (row, named) for row, named in look.cells("annual_update", "planned_total")}
    pairs: list[Named] = []
    for row, named in look.cells("contributing_annual_update", "planned_lcff"):
        other = promised.get((row.goal, row.action))
        if other and is_blank(named.figure) and same_title(row, other[0]):
            figure = other[1].figure
            if figure.value and is_sure(figure):
                pairs += [named, other[1]]
    if pairs:
        message = "promised_without_amount" + ("" if len(pairs) == 2 else "_many")
        yield look.finding(message, tuple(pairs), facts={"actions": str(len(pairs) // 2)})


def no_carryover(look: Look) -> Iterator[Finding]:
    """Yield where Table 5 states no carryover dollars although item 10 is above item 11."""
    totals = look.table("carryover").totals
    needed = ("co_total_pct", "co_actual_pct", "co_estimated_base")
    if "co_carryover_dollars" not in totals or any(key not in totals for key in needed):
        raise NotTriedError("not_printed")
    wanted, reached, base = (value_of(totals, key) for key in needed)
    if wanted is None or reached is None or base is None:
        raise NotTriedError("unsure")
    dollars, points = totals["co_carryover_dollars"], Decimal(look.check.tolerance)
    if not is_blank(dollars) or wanted - reached <= points:
        return
    figures = tuple(Named(key, totals[key], "carryover") for key in ("co_carryover_dollars", *needed))
    computed = _owed(look) or _by_percentages(wanted, reached, base)
    if computed.value <= 0:
        return
    tolerance = base * points / 100
    if dollars.text.strip():
        yield look.finding("no_carryover", figures, computed=computed, tolerance=tolerance)
    else:
        yield look.finding("carryover_blank", figures, severity="blank", computed=computed, tolerance=tolerance)


def _owed(look: Look) -> Computed | None:
    """Return item 12 by its formula from unrounded dollars, where all of them are sure."""
    item = next(identity.right for identity in identities() if identity.id == "co_item_12")
    terms = Terms()
    try:
        owed = item.value(PartWhere("carryover", 1, look.table("carryover")), terms) if item else Decimal(0)
    except NotTriedError:
        return None
    sure = all(is_sure(named.figure) or is_blank(named.figure) for named, _ in terms.figures)
    return Computed(owed.quantize(Decimal(1)), "usd", item.text) if item and sure else None


def _by_percentages(wanted: Decimal, reached: Decimal, base: Decimal) -> Computed:
    owed = ((wanted - reached) * base / 100).quantize(Decimal(1))
    return Computed(owed, "usd", "(co_total_pct - co_actual_pct) * co_estimated_base / 100")
