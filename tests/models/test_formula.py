"""The formula gives what the state's own examples and real plans print, and behaves as the law says it must."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcap_models.applies import FormulaKind, formula_kind
from lcap_models.errors import WrongUse
from lcap_models.formula import (
    additional_concentration_grant,
    adjusted_rate,
    base_grants,
    concentration_grant,
    concentration_upp,
    funded_ada,
    grade_span_adjustment,
    grade_spans,
    maximum_mpp,
    mpp_from_upp,
    share_above_threshold,
    supplemental_grant,
    tk_add_on,
    unduplicated_percentage,
    upp_from_mpp,
)
from lcap_models.items import carried_over, improved_services_share, planned_share, projected_share, shortfall
from lcap_models.law import NoRuleForYear, Notes, load_law
from lcap_models.plan import Document
from lcap_models.years import LcapYear

LAW = load_law()
D = Decimal
NOW, OLD = LcapYear("2025-26"), LcapYear("2019-20")
ADA = {"TK-3": D(3000), "4-6": D(2200), "7-8": D(1500), "9-12": D(3300)}

SHARES = st.decimals(0, 1, places=4, allow_nan=False)
DOLLARS = st.decimals(0, 10**10, places=2, allow_nan=False)
BASES = st.decimals(1, 10**10, places=2, allow_nan=False)
FULL_YEARS = st.sampled_from([LcapYear(f"20{first}-{first + 1}") for first in range(18, 26)])
YEARS = st.sampled_from([LcapYear(f"20{first}-{first + 1}") for first in range(13, 26)])
TRANSITION = [LcapYear(f"20{first}-{first + 1}") for first in range(13, 18)]


def percent(share: Decimal, places: str = "0.01") -> Decimal:
    return (share * 100).quantize(D(places))


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(D("0.01"))


def test_a_district_of_2025_has_the_base_grant_of_its_four_spans() -> None:
    assert [adjusted_rate(span, NOW, LAW) for span in grade_spans(LAW)] == [11323, 10411, 10719, 12746]
    assert base_grants(ADA, NOW, LAW) == {"TK-3": 33969000, "4-6": 22904200, "7-8": 16078500, "9-12": 42061800}
    assert sum(base_grants(ADA, NOW, LAW).values()) == D("115013500")


@pytest.mark.parametrize(
    "row",
    [
        "0.40  9201080.00  0            0           9201080.00   8.00",
        "0.55  12651485.00 0            0           12651485.00  11.00",
        "0.70  16101890.00 11213816.25  2587803.75  27315706.25  23.75",
    ],
)
def test_a_district_of_2025_gets_these_grants_to_the_cent(row: str) -> None:
    upp, supplemental, concentration, additional, together, mpp = (D(number) for number in row.split())
    base = sum(base_grants(ADA, NOW, LAW).values(), D(0))
    first, second = supplemental_grant(base, upp, NOW, LAW), concentration_grant(base, upp, NOW, LAW)
    assert (first, second, first + second) == (supplemental, concentration, together)
    assert additional_concentration_grant(base, upp, NOW, LAW) == additional
    assert projected_share(base, first + second) * 100 == mpp
    assert mpp_from_upp(upp, NOW, LAW) * 100 == mpp


def test_the_same_district_in_2019_got_half_above_the_threshold() -> None:
    base = sum(base_grants(ADA, OLD, LAW).values())
    assert base == 86371200
    assert supplemental_grant(base, D("0.70"), OLD, LAW) == 12091968
    assert concentration_grant(base, D("0.70"), OLD, LAW) == 6477840
    with pytest.raises(NoRuleForYear):
        additional_concentration_grant(base, D("0.70"), OLD, LAW)


def test_the_state_auditors_example_under_the_old_rule() -> None:
    base, upp = D(100) * D(500), D(75) / D(100)
    first, second = supplemental_grant(base, upp, OLD, LAW), concentration_grant(base, upp, OLD, LAW)
    assert [base, first, second, base + first + second] == [50000, 7500, 5000, 62500]


def test_the_share_of_high_needs_students_is_taken_over_three_years() -> None:
    counts, enrolled = (6300, 6150, 6000), (9000, 8800, 8600)
    notes = Notes(LAW)
    assert unduplicated_percentage(counts, enrolled, NOW, notes) == D("0.6989")
    assert {entry.rule for entry in notes.unverified} == {"upp_years", "upp_rounding"}
    assert unduplicated_percentage(counts[:1], enrolled[:1], LcapYear("2013-14"), Notes(LAW)) == D("0.7")
    assert unduplicated_percentage(counts[:2], enrolled[:2], LcapYear("2014-15"), Notes(LAW)) == D("0.6994")


@pytest.mark.parametrize(
    ("counts", "enrolled"),
    [((1, 1), (2, 2)), ((1, 1, 3), (2, 2, 2)), ((1, 1, -1), (2, 2, 2)), ((0, 0, 0), (0, 0, 0))],
)
def test_impossible_counts_are_refused(counts: tuple[int, ...], enrolled: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"needs|negative|enrolled"):
        unduplicated_percentage(counts, enrolled, NOW, Notes(LAW))


UPPS = (10, 20, 30, 40, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100)
MPPS = {
    LcapYear("2024-25"): "2 4 6 8 10 11 15.25 19.5 23.75 28 32.25 36.5 40.75 45 49.25",
    LcapYear("2021-22"): "2 4 6 8 10 11 15.25 19.5 23.75 28 32.25 36.5 40.75 45 49.25",
    LcapYear("2020-21"): "2 4 6 8 10 11 14.5 18 21.5 25 28.5 32 35.5 39 42.5",
    LcapYear("2018-19"): "2 4 6 8 10 11 14.5 18 21.5 25 28.5 32 35.5 39 42.5",
}


@pytest.mark.parametrize("year", MPPS)
def test_the_percentage_follows_from_the_share_of_high_needs_students(year: LcapYear) -> None:
    expected = [D(number) for number in MPPS[year].split()]
    assert [mpp_from_upp(D(upp) / 100, year, LAW) * 100 for upp in UPPS] == expected
    assert [upp_from_mpp(mpp / 100, year, LAW) * 100 for mpp in expected] == list(UPPS)
    assert maximum_mpp(year, LAW) * 100 == expected[-1]


def test_the_inverse_finds_the_share_behind_a_real_plans_percentage() -> None:
    """San Francisco 2024-25: item 3 prints 14.679%, item 2 $75,546,039, its additional 15 percent $3,388,391."""
    assert percent(upp_from_mpp(D("0.14679"), LcapYear("2024-25"), LAW)) == D("59.33")
    year = LcapYear("2024-25")
    additional, share = LAW.value("additional_concentration", year), LAW.value("concentration_grant", year)
    concentration = D(3388391) / additional * share
    supplemental = D(75546039) - concentration
    assert (round(concentration), round(supplemental)) == (14683028, 60863011)
    upp = D("0.5941")
    found = concentration_grant(D(1), upp, year, LAW) / supplemental_grant(D(1), upp, year, LAW)
    assert found == pytest.approx(concentration / supplemental, abs=D("0.0005"))


def test_the_old_rule_comes_close_to_a_real_plan_of_the_last_year_before_the_new_one() -> None:
    """San Francisco 2021-22: the plan prints a share of 56.8% and 12.32%; the old rule gives 12.26%."""
    assert percent(mpp_from_upp(D("0.568"), LcapYear("2020-21"), LAW)) == D("12.26")


@pytest.mark.parametrize("mpp", ["-0.01", "0.4926"])
def test_a_percentage_that_no_share_gives_is_refused(mpp: str) -> None:
    with pytest.raises(ValueError, match="no UPP"):
        upp_from_mpp(D(mpp), NOW, LAW)


@pytest.mark.parametrize("year", TRANSITION)
def test_during_the_transition_the_percentage_did_not_follow_from_the_share(year: LcapYear) -> None:
    for ask in (mpp_from_upp, upp_from_mpp):
        with pytest.raises(WrongUse) as caught:
            ask(D("0.1"), year, LAW)
        assert (caught.value.key, caught.value.code) == ("mpp_in_transition", 2)
    with pytest.raises(WrongUse):
        maximum_mpp(year, LAW)


GSA = {
    "2013-14": (723, 219),
    "2014-15": (729, 221),
    "2015-16": (737, 223),
    "2016-17": (737, 223),
    "2017-18": (748, 227),
    "2018-19": (776, 235),
    "2019-20": (801, 243),
    "2020-21": (801, 243),
    "2021-22": (842, 255),
    "2022-23": (953, 289),
    "2023-24": (1032, 312),
    "2024-25": (1043, 316),
    "2025-26": (1067, 323),
}


@pytest.mark.parametrize("year", GSA)
def test_grade_span_adjustments_are_whole_dollars(year: str) -> None:
    given_by = [grade_span_adjustment(span, LcapYear(year), LAW) for span in grade_spans(LAW)]
    assert given_by == [GSA[year][0], 0, 0, GSA[year][1]]


def test_the_adjusted_rates_of_2013_are_those_of_a_booklet_of_2014() -> None:
    year = LcapYear("2013-14")
    assert [adjusted_rate(span, year, LAW) for span in ("TK-3", "9-12")] == [7675, 8638]


def test_the_tk_add_on_is_paid_per_student_of_transitional_kindergarten() -> None:
    assert tk_add_on(D(300), NOW, LAW) == 1663500
    with pytest.raises(NoRuleForYear):
        tk_add_on(D(300), LcapYear("2021-22"), LAW)


def test_base_grants_refuse_what_is_no_span_or_no_attendance() -> None:
    with pytest.raises(ValueError, match="unknown span"):
        base_grants({"K-3": D(1)}, NOW, LAW)
    with pytest.raises(ValueError, match="negative"):
        base_grants({"TK-3": D(-1)}, NOW, LAW)
    with pytest.raises(ValueError, match="share"):
        supplemental_grant(D(1), D(70), NOW, LAW)


def test_a_charter_school_counts_at_most_its_districts_share() -> None:
    notes = Notes(LAW)
    assert concentration_upp(D("0.90"), D("0.60"), NOW, notes) == D("0.60")
    assert concentration_upp(D("0.58"), D("0.60"), NOW, notes) == D("0.58")
    assert [entry.rule for entry in notes.entries] == ["charter_concentration"]
    # 20% of 90%, and 65% of the 5 points by which 60% goes beyond 55%
    assert mpp_from_upp(D("0.90"), NOW, LAW, concentration=D("0.60")) == D("0.2125")


def test_attendance_that_is_funded_follows_the_rule_of_its_year() -> None:
    prior = (D(960), D(1000), D(1040))
    assert funded_ada("district", D(950), prior, LcapYear("2022-23"), LAW) == 1000  # the average of three years
    assert funded_ada("district", D(1010), prior, NOW, LAW) == 1010
    assert funded_ada("district", D(950), (D(1005), D(990), D(990)), NOW, LAW) == 1005
    before = Notes(LAW)
    assert funded_ada("district", D(950), prior[:1], LcapYear("2021-22"), before) == 960
    assert funded_ada("charter", D(950), (), NOW, before) == 950
    assert {entry.since for entry in before.unverified} == {"2013-14", "2022-23"}
    with pytest.raises(NoRuleForYear):
        funded_ada("charter", D(950), (), NOW, LAW)
    with pytest.raises(ValueError, match="not on file"):
        funded_ada("charter", D(950), prior, LcapYear("2021-22"), LAW)
    with pytest.raises(ValueError, match="3 years"):
        funded_ada("district", D(950), prior[:2], NOW, LAW)


def test_the_worked_example_of_the_carryover() -> None:
    found = carried_over(
        D(100_000_000), D(24_000_000), D(20_500_000), improved_share=D("0.0030"), prior_share=D("0.0150")
    )
    assert (found.required_share, found.actual_share) == (D("0.2550"), D("0.2080"))
    assert (found.dollars, found.share) == (D(4_700_000), D("0.0470"))


@pytest.mark.parametrize(
    ("base", "grants", "printed"),
    [
        ("399102039", "38021754", "9.53"),
        ("391520480", "51253947", "13.09"),
        ("402334093", "64604798", "16.058"),
        ("433586271", "75108473", "17.323"),
    ],
    ids=["2022-23", "2023-24", "2024-25", "2025-26"],
)
def test_san_juans_item_3_is_recomputed(base: str, grants: str, printed: str) -> None:
    places = printed.partition(".")[2]
    assert percent(projected_share(D(base), D(grants)), f"0.{'0' * len(places)}") == D(printed)


@pytest.mark.parametrize(
    ("inputs", "printed"),
    [
        ("339571600 36300204 36746031", "10.69 10.82 0 0"),
        ("373355500 40845093 36124456.78", "10.94 9.68 4720636.22 1.26"),
        ("414992546 64604798 66698574.16", "15.568 16.072 0 0"),
    ],
    ids=["2021-22", "2022-23", "2024-25"],
)
def test_san_juans_carryover_is_recomputed(inputs: str, printed: str) -> None:
    base, grants, spent = (D(number) for number in inputs.split())
    item_10, item_11, item_12, item_13 = printed.split()
    found = carried_over(base, grants, spent)
    places = f"0.{'0' * len(item_10.partition('.')[2])}"
    assert percent(found.required_share, places) == D(item_10)
    assert percent(found.actual_share, places) == D(item_11)
    assert cents(found.dollars) == D(item_12)
    assert percent(found.share) == D(item_13)


def test_san_juans_carryover_would_be_about_8_million_with_last_years_percentage() -> None:
    found = carried_over(D(414992546), D(64604798), D("66698574.16"), prior_share=D("0.02504"))
    assert percent(found.required_share, "0.001") == D("18.072")
    assert round(found.dollars, -4) == D(8_300_000)


def test_a_small_charter_school_owes_what_it_did_not_spend() -> None:
    """Rising Sun 2024-25 prints a carryover of 64,829 with items 6 and 7 at 98,786 and 33,957."""
    assert carried_over(D(1_000_000), D(98786), D(33957)).dollars == 64829


def test_an_action_without_money_counts_by_what_it_would_cost() -> None:
    notes = Notes(LAW)
    assert improved_services_share(D(165_000), D(55_000_000), LcapYear("2024-25"), notes) == D("0.003")
    assert [entry.rule for entry in notes.unverified] == ["improved_services_base"]
    with pytest.raises(NoRuleForYear):
        improved_services_share(D(165_000), D(55_000_000), LcapYear("2024-25"), LAW)


def test_what_is_planned_below_what_is_required_is_a_gap_in_dollars() -> None:
    base, grants, planned = D(1_000_000), D(100_000), D(80_000)
    assert planned_share(base, planned, D("0.005")) == D("0.085")
    assert shortfall(base, grants, D("0.01"), planned, D("0.005")) == D(25_000)


@pytest.mark.parametrize("base", ["0", "-1"])
def test_without_a_base_there_is_no_percentage(base: str) -> None:
    for ask in (
        lambda b: projected_share(b, D(1)),
        lambda b: planned_share(b, D(1)),
        lambda b: carried_over(b, D(1), D(1)),
    ):
        with pytest.raises(ValueError, match="not above 0"):
            ask(D(base))


@given(SHARES, SHARES, FULL_YEARS)
def test_more_high_needs_students_never_bring_less(first: Decimal, second: Decimal, year: LcapYear) -> None:
    low, high = sorted((first, second))
    assert mpp_from_upp(low, year, LAW) <= mpp_from_upp(high, year, LAW)
    assert (low < high) == (mpp_from_upp(low, year, LAW) < mpp_from_upp(high, year, LAW))


@given(DOLLARS, SHARES, YEARS)
def test_no_concentration_grant_at_the_threshold_and_below(base: Decimal, upp: Decimal, year: LcapYear) -> None:
    grant = concentration_grant(base, upp, year, LAW)
    threshold = LAW.value("concentration_threshold", year)
    assert (grant > 0) == (upp > threshold and base > 0)
    assert concentration_grant(base, threshold, year, LAW) == 0
    assert share_above_threshold(upp, year, LAW) == max(upp - threshold, 0)


@given(SHARES, FULL_YEARS)
def test_the_inverse_of_the_inverse_is_where_one_began(upp: Decimal, year: LcapYear) -> None:
    assert round(upp_from_mpp(mpp_from_upp(upp, year, LAW), year, LAW), 20) == upp


@given(SHARES, SHARES, SHARES, FULL_YEARS)
def test_the_cap_of_charter_schools_never_raises_a_grant(
    upp: Decimal, district: Decimal, other: Decimal, year: LcapYear
) -> None:
    capped = concentration_upp(upp, district, year, LAW)
    assert capped <= upp
    assert mpp_from_upp(upp, year, LAW, concentration=capped) <= mpp_from_upp(upp, year, LAW)
    low, high = sorted((district, other))
    assert concentration_upp(upp, low, year, LAW) <= concentration_upp(upp, high, year, LAW)


ATTENDANCE = st.decimals(0, 10**6, places=2, allow_nan=False)


@given(st.dictionaries(st.sampled_from(grade_spans(LAW)), ATTENDANCE), YEARS)
def test_each_span_brings_its_own_part_of_the_base(ada: dict[str, Decimal], year: LcapYear) -> None:
    alone = [sum(base_grants({span: students}, year, LAW).values()) for span, students in ada.items()]
    assert sum(base_grants(ada, year, LAW).values()) == sum(alone)
    assert tuple(base_grants(ada, year, LAW)) == grade_spans(LAW)


@given(BASES, DOLLARS, DOLLARS)
def test_without_last_years_percentage_the_carryover_is_what_was_not_spent(
    base: Decimal, grants: Decimal, spent: Decimal
) -> None:
    assert carried_over(base, grants, spent).dollars == max(Decimal(0), grants - spent)


@given(BASES, DOLLARS, DOLLARS, SHARES, SHARES)
def test_the_carryover_is_what_is_required_beyond_what_was_reached(
    base: Decimal, grants: Decimal, spent: Decimal, improved: Decimal, prior: Decimal
) -> None:
    found = carried_over(base, grants, spent, improved_share=improved, prior_share=prior)
    difference = max(found.required_share - found.actual_share, Decimal(0))
    assert abs(found.share - difference) < D("1e-15")
    assert abs(found.dollars - difference * base) < D("1e-5")
    assert found.share >= 0


@pytest.mark.parametrize(
    ("lea_type", "words", "kind", "applies"),
    [
        ("district", "", FormulaKind.DISTRICT, True),
        ("charter", "", FormulaKind.CHARTER, True),
        ("district", "a community-funded district", FormulaKind.COMMUNITY_FUNDED, True),
        ("county office", "", FormulaKind.COUNTY_OFFICE, False),
        ("county office", "community-funded districts", FormulaKind.COUNTY_OFFICE, False),
        ("", "", FormulaKind.UNKNOWN, False),
    ],
)
def test_the_formula_of_districts_is_not_applied_to_others(
    lea_type: str, words: str, kind: FormulaKind, applies: bool
) -> None:
    found = formula_kind(Document("plan.pdf", "a" * 64, 1, lea_type=lea_type, community_words=words))
    assert (found, found.applies) == (kind, applies)
