"""The numbered items of the action tables as pure arithmetic: the required percentage, the planned one, the carryover.

Dollars and shares 0 to 1, unrounded (the forms round only what they print). Item numbers are those of the state's
template since 2022-23, "Calculations in the Action Tables"; 1-5 are the coming year, 6-13 the current one.
"""

from dataclasses import dataclass
from decimal import Decimal

from lcap_models.law import Rules
from lcap_models.years import LcapYear

__all__ = ["Carried", "carried_over", "improved_services_share", "planned_share", "projected_share", "shortfall"]


@dataclass(frozen=True, slots=True)
class Carried:
    """Items 10 to 13: the share required, the share reached, and what is carried over, in dollars and as a share."""

    required_share: Decimal
    actual_share: Decimal
    dollars: Decimal
    share: Decimal


def projected_share(base_grant: Decimal, sc_grants: Decimal) -> Decimal:
    """Return item 3, the minimum proportionality percentage (MPP), as a share: item 2 over item 1.

    Raises ValueError for a base grant that is not above 0. Law: 5 CCR § 15496(a)(8).
    """
    return sc_grants / _base(base_grant)


def planned_share(base_grant: Decimal, contributing: Decimal, improved_share: Decimal = Decimal(0)) -> Decimal:
    """Return the planned percentage to increase or improve services, as a share: item 4 over item 1, and item 5."""
    return contributing / _base(base_grant) + improved_share


def shortfall(
    base_grant: Decimal, sc_grants: Decimal, carryover_share: Decimal, contributing: Decimal, improved_share: Decimal
) -> Decimal:
    """Return by how many dollars of services the plan stays below what is required; negative where it goes beyond.

    Required (items 2 and the carryover) less planned (items 4 and 5), in dollars of item 1. The carryover share is
    printed rounded, so say "about".
    """
    return sc_grants + carryover_share * base_grant - contributing - improved_share * base_grant


def carried_over(
    base_grant: Decimal,
    sc_grants: Decimal,
    contributing: Decimal,
    *,
    improved_share: Decimal = Decimal(0),
    prior_share: Decimal = Decimal(0),
) -> Carried:
    """Return items 10 to 13.

    Args:
        base_grant: item 9, estimated actual base grant, in dollars.
        sc_grants: item 6, estimated actual supplemental and concentration grants, in dollars.
        contributing: item 7, estimated actual spending for contributing actions, LCFF dollars.
        improved_share: item 8, estimated actual percentage of improved services, as a share.
        prior_share: the carryover percentage that last year's plan brought in, as a share.

    Raises:
        ValueError: item 9 is not above 0.

    Law: Ed Code § 42238.07, first for the year 2021-22.
    """
    base = _base(base_grant)
    # The same as (item 10 - item 11) x item 9, without a division in between: to the cent, however long the shares.
    left = sc_grants + prior_share * base - contributing - improved_share * base
    dollars = max(left, Decimal(0))
    required, actual = sc_grants / base + prior_share, contributing / base + improved_share
    return Carried(required, actual, dollars, dollars / base)


def improved_services_share(estimated_cost: Decimal, base_grant: Decimal, year: LcapYear, law: Rules) -> Decimal:
    """Return a planned percentage of improved services, as a share: what the action would cost, over item 1.

    That the base is item 1 is inferred (`improved_services_base`), so a plain `Law` raises NoRuleForYear: use `Notes`.
    """
    law.word("improved_services_base", year)
    return estimated_cost / _base(base_grant)


def _base(base_grant: Decimal) -> Decimal:
    if base_grant <= 0:
        raise ValueError("the base grant is not above 0")
    return base_grant
