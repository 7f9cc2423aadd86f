"""The LCFF's own steps: from the law's rates and an LEA's counts to dollars, and to the percentage that follows.

Pure arithmetic, no files. Decimal dollars for the whole year, unrounded unless the law rounds; shares 0 to 1;
attendance is average daily attendance (ADA). Every number of the law comes from `law`: a `Law` gives verified numbers
only, `Notes` give all and remember them. Every function raises NoRuleForYear where there is no value for the year.

For districts and charter schools. County offices have another formula: ask `applies` first.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from lcap_models.errors import WrongUse
from lcap_models.law import NoRuleForYear, Rules
from lcap_models.years import LcapYear

__all__ = [
    "additional_concentration_grant",
    "adjusted_rate",
    "base_grant",
    "base_grants",
    "concentration_grant",
    "concentration_upp",
    "funded_ada",
    "grade_span_adjustment",
    "grade_spans",
    "grown_rate",
    "in_transition",
    "maximum_mpp",
    "mpp_from_upp",
    "share_above_threshold",
    "supplemental_grant",
    "tk_add_on",
    "unduplicated_percentage",
    "upp_from_mpp",
]

ONE = Decimal(1)
NONE = Decimal(0)


def grade_spans(law: Rules) -> tuple[str, ...]:
    """Return the names of the four grade spans, youngest first: "TK-3", "4-6", "7-8", "9-12"."""
    return law.parts("base_rate")


def unduplicated_percentage(counts: Sequence[int], enrollments: Sequence[int], year: LcapYear, law: Rules) -> Decimal:
    """Return the unduplicated pupil percentage (UPP) as a share, rounded to a hundredth of a point.

    The counts of several years over the enrollments of the same years: three, in the formula's first years fewer.

    Args:
        counts: high-needs students of each year, each counted once; this year's and the years before, in any order.
        enrollments: all students of the same years, in the same order.
        year: picks how many years count.
        law: the rules.

    Raises:
        ValueError: not that many years, no students, or more counted than enrolled.

    Law: Ed Code § 42238.02(b)(5) (not verified).
    """
    wanted = int(law.value("upp_years", year))
    if len(counts) != wanted or len(enrollments) != wanted:
        raise ValueError(f"{year} needs the counts and enrollments of {wanted} years")
    if any(not 0 <= count <= enrolled for count, enrolled in zip(counts, enrollments, strict=True)):
        raise ValueError("a count is negative or above its enrollment")
    if not sum(enrollments):
        raise ValueError("nobody is enrolled")
    share = Decimal(sum(counts)) / Decimal(sum(enrollments))
    return _rounded(share, law.value("upp_rounding", year))


def grown_rate(rate: Decimal, year: LcapYear, law: Rules) -> Decimal:
    """Return the base rate of `year` in dollars per ADA, grown from the `rate` of the year before.

    The funded COLA, or where `rate_factor` has one that factor; half a dollar goes up. `base_rate` holds the results.
    """
    return _rounded(rate * _growth(year, law), law.value("rate_rounding", year))


def _growth(year: LcapYear, law: Rules) -> Decimal:
    try:
        return law.value("rate_factor", year)
    except NoRuleForYear:
        return ONE + law.value("cola_funded", year)


def _rounded(number: Decimal, step: Decimal) -> Decimal:
    """Return the number rounded to whole steps, half a step going up."""
    return (number / step).to_integral_value(ROUND_HALF_UP) * step


def grade_span_adjustment(span: str, year: LcapYear, law: Rules) -> Decimal:
    """Return the grade-span adjustment in whole dollars per ADA: 0 for the spans that have none."""
    if span not in law.parts("grade_span_adjustment"):
        return NONE
    exact = law.value("base_rate", year, span) * law.value("grade_span_adjustment", year, span)
    return _rounded(exact, law.value("rate_rounding", year))


def adjusted_rate(span: str, year: LcapYear, law: Rules) -> Decimal:
    """Return the adjusted base rate in whole dollars per ADA: base rate and grade-span adjustment."""
    return law.value("base_rate", year, span) + grade_span_adjustment(span, year, law)


def base_grant(span: str, ada: Decimal, year: LcapYear, law: Rules) -> Decimal:
    """Return the base grant of one grade span in dollars: adjusted rate times funded ADA (ValueError: below 0)."""
    return adjusted_rate(span, year, law) * _attendance(ada)


def base_grants(ada: Mapping[str, Decimal], year: LcapYear, law: Rules) -> dict[str, Decimal]:
    """Return the base grant of each grade span in dollars; their sum is the base grant.

    Args:
        ada: funded ADA by grade span ("TK-3", "4-6", "7-8", "9-12"); a span left out has none.
        year: picks the rates.
        law: the rates.

    Raises:
        ValueError: an unknown span or a negative ADA.
    """
    unknown = set(ada) - set(grade_spans(law))
    if unknown:
        raise ValueError(f"unknown span {sorted(unknown)}")
    return {span: base_grant(span, ada.get(span, NONE), year, law) for span in grade_spans(law)}


def supplemental_grant(base_grant: Decimal, upp: Decimal, year: LcapYear, law: Rules) -> Decimal:
    """Return the supplemental grant in dollars: a share of the (adjusted) base grant for the share of pupils `upp`."""
    return base_grant * _share(upp) * law.value("supplemental_grant", year)


def concentration_upp(upp: Decimal, district_upp: Decimal | None, year: LcapYear, law: Rules) -> Decimal:
    """Return the share of pupils that counts for the concentration grant.

    Args:
        upp: the LEA's own unduplicated pupil percentage as a share.
        district_upp: for a charter school, that of the district where it stands (the highest, if several); for a
            district None.
        year: picks the rule.
        law: the rules.
    """
    if district_upp is None:
        return _share(upp)
    law.word("charter_concentration", year)  # one rule so far: the lesser of the two; asked for, so that it is named
    return min(_share(upp), _share(district_upp))


def share_above_threshold(upp: Decimal, year: LcapYear, law: Rules) -> Decimal:
    """Return the part of `upp` above the concentration threshold, as a share; 0 at the threshold and below."""
    return max(_share(upp) - law.value("concentration_threshold", year), NONE)


def concentration_grant(base_grant: Decimal, upp: Decimal, year: LcapYear, law: Rules) -> Decimal:
    """Return the concentration grant in dollars; for a charter school give `concentration_upp` as `upp`."""
    return base_grant * share_above_threshold(upp, year, law) * law.value("concentration_grant", year)


def additional_concentration_grant(base_grant: Decimal, upp: Decimal, year: LcapYear, law: Rules) -> Decimal:
    """Return, in dollars, the part of the concentration grant that must pay for more staff (the additional points)."""
    return base_grant * share_above_threshold(upp, year, law) * law.value("additional_concentration", year)


def tk_add_on(tk_ada: Decimal, year: LcapYear, law: Rules) -> Decimal:
    """Return the add-on for this year's transitional kindergarten ADA, in dollars. It raises no other grant."""
    return _attendance(tk_ada) * law.value("tk_add_on", year)


def in_transition(year: LcapYear, law: Rules) -> bool:
    """Tell whether LEAs got less than the formula's target that year, and the MPP followed last year's spending."""
    return law.word("proportionality", year) == "transition"


def mpp_from_upp(upp: Decimal, year: LcapYear, law: Rules, *, concentration: Decimal | None = None) -> Decimal:
    """Return the minimum proportionality percentage (MPP) that follows from the UPP; both are shares.

    Supplemental and concentration grants over the base grant. Real plans differ a little: allowances for small schools,
    recovery targets and other money stand in their base.

    Args:
        upp: the unduplicated pupil percentage as a share.
        year: picks the rates.
        law: the rates.
        concentration: for a charter school, `concentration_upp`; else `upp` counts for both grants.

    Raises:
        WrongUse: the year is one of the transition, when the MPP did not follow from the UPP.

    Law: 5 CCR § 15496(a)(8).
    """
    _require_full_funding(year, law)
    above = upp if concentration is None else concentration
    return supplemental_grant(ONE, upp, year, law) + concentration_grant(ONE, above, year, law)


def maximum_mpp(year: LcapYear, law: Rules) -> Decimal:
    """Return the highest MPP the formula can give, as a share: that of an LEA where every pupil is unduplicated."""
    return mpp_from_upp(ONE, year, law)


def upp_from_mpp(mpp: Decimal, year: LcapYear, law: Rules) -> Decimal:
    """Return the UPP from which an MPP follows, as shares: the inverse of `mpp_from_upp`.

    Raises:
        WrongUse: the year is one of the transition.
        ValueError: no UPP gives this MPP (negative, or above `maximum_mpp`).
    """
    if not 0 <= mpp <= maximum_mpp(year, law):
        raise ValueError(f"no UPP gives an MPP of {mpp}")
    threshold = law.value("concentration_threshold", year)
    supplemental, concentration = law.value("supplemental_grant", year), law.value("concentration_grant", year)
    if mpp <= supplemental * threshold:
        return mpp / supplemental
    return (mpp + concentration * threshold) / (supplemental + concentration)


def funded_ada(
    kind: Literal["district", "charter"], current: Decimal, prior: Sequence[Decimal], year: LcapYear, law: Rules
) -> Decimal:
    """Return the ADA that is funded.

    Args:
        kind: "district" or "charter".
        current: this year's ADA.
        prior: ADA of the years before, last year's first; as many as the rule of that year looks at.
        year: picks the rule.
        law: the rules.

    Raises:
        ValueError: an ADA is missing or negative, or how it was found that year is not on file (charters, 2021-22).
    """
    for ada in (current, *prior):
        _attendance(ada)
    rule = law.word("funded_ada", year, kind)
    if rule == "current":
        return current
    if rule == "greater_of_current_and_prior":
        return max(current, *_latest(prior, 1))
    if rule == "greatest_of_current_prior_and_average":
        years = int(law.value("funded_ada_years", year))
        latest = _latest(prior, years)
        return max(current, latest[0], sum(latest, NONE) / years)
    raise ValueError(f"how a {kind}'s funded ADA was found in {year} is not on file")


def _latest(prior: Sequence[Decimal], years: int) -> Sequence[Decimal]:
    if len(prior) < years:
        raise ValueError(f"needs the ADA of {years} years before")
    return prior[:years]


def _require_full_funding(year: LcapYear, law: Rules) -> None:
    if in_transition(year, law):
        raise WrongUse("mpp_in_transition", year=year)


def _share(upp: Decimal) -> Decimal:
    """Return the share; raises ValueError where it is none (70 for 0.70)."""
    if not 0 <= upp <= 1:
        raise ValueError(f"{upp} is not a share from 0 to 1")
    return upp


def _attendance(ada: Decimal) -> Decimal:
    if ada < 0:
        raise ValueError("ADA is negative")
    return ada
