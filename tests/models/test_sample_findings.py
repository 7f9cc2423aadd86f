"""The sample plans: every contradiction planted in them is found, and nothing else is said against them."""

from functools import cache
from pathlib import Path

import pytest

from lcap_extract.opening import open_source
from lcap_extract.plans import read_plan
from lcap_models.checks import Checked, check_plan, together
from lcap_models.plan import Plan

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

PLANTED = {
    "valle-dorado-2024": {
        "projected_pct_places": "required percentage",
        "bop_in_lcap": "overview and table",
        "bop_prior_actual": "overview and table",
        "ca_total_types": "two scopes",
        "contributing_without_lcff": "contributing without LCFF money",
        "blank_need": "blank need",
    },
    "valle-dorado-2024-long": {"ca_item_4": "total and its parts", "tp_personnel_column": "ten times"},
    "valle-dorado-2022": {"no_carryover": "no carryover", "bop_high_needs": "overview and table"},
    "valle-dorado-2021": {"tp_totals_people": "total and its parts"},
    "rio-claro-charter-2025": {
        "co_item_12": "100 times",
        "ca_total_types": "two scopes",
        "blank_overview": "an amount left blank",
        "blank_need": "blank need",
    },
    "valle-dorado-coe-2023": {
        "bop_prior_budgeted": "overview and table",
        "bop_prior_actual": "overview and table",
        "ca_total_pct": "total and its parts",
    },
    "hostile-2024": {},
}
"""Finding -> what is planted (samples/README.md)."""

OPEN = {
    "valle-dorado-2024": {"planned_reaches_required"},
    "valle-dorado-2024-long": {
        "planned_reaches_required",
        "planned_actions_duplicates",
    },  # titles drawn twice in a goal
    "valle-dorado-2021": {"high_needs_reaches_sc"},
    "rio-claro-charter-2025": {"planned_reaches_required"},
    "hostile-2024": {"planned_reaches_required"},
}
"""What the samples' own amounts ask: less is planned than required, as in many real plans."""


@cache
def read(name: str) -> Plan:
    return read_plan(open_source(SAMPLES / name / "plan.pdf"))


@cache
def checked(name: str) -> Checked:
    return check_plan(together(read(name), ()))


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found_and_nothing_else(name: str) -> None:
    assert {finding.id for finding in checked(name).findings} == set(PLANTED[name]) | OPEN.get(name, set())


@pytest.mark.parametrize("name", PLANTED)
def test_most_checks_that_a_plan_allows_are_tried(name: str) -> None:
    """What is not tried has a reason that the form, a blank or a missing file explains, never our reading."""
    tried = [one for one in checked(name).checks if one.result != "not tried"]
    assert len(tried) > 20
    ours = {"unsure", "misjoined", "unread_cell", "unsure_rows"}
    assert {one.check.id: one.why for one in checked(name).checks if one.why in ours} == {}


def test_a_number_ten_times_too_large_and_one_a_hundred_times_are_told_as_such() -> None:
    long = {finding.id: finding for finding in checked("valle-dorado-2024-long").findings}
    assert (long["tp_personnel_column"].message, long["tp_personnel_column"].facts["times"]) == ("shifted_up", "10")
    charter = {finding.id: finding for finding in checked("rio-claro-charter-2025").findings}
    assert charter["co_item_12"].message == "carryover_times_100"


def test_an_overview_that_took_all_funds_for_lcff_funds_is_told_whose_number_it_is() -> None:
    plan = {finding.id: finding for finding in checked("valle-dorado-2022").findings}
    assert plan["bop_high_needs"].note == "elsewhere_total"
    office = {finding.id: finding for finding in checked("valle-dorado-coe-2023").findings}
    assert office["bop_prior_actual"].note == "elsewhere_total"


def test_two_plans_of_one_district_a_year_apart_agree() -> None:
    both = check_plan(together(read("valle-dorado-2024"), [read("valle-dorado-2022")]))
    results = {one.check.id: one.result for one in both.checks if one.check.group == "last"}
    assert set(results.values()) == {"holds"}
    assert both.findings == checked("valle-dorado-2024").findings
