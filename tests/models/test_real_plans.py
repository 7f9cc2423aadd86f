"""The proof on the hand-checked figures of real plans: what adds up, and each contradiction a careful reader listed."""

import pytest

from lcap_models.checks import find
from lcap_models.figure import State
from lcap_models.findings import Finding
from lcap_models.plan import Plan, entries
from lcap_models.proof import prove
from support.truth import REAL, plan_from_truth

NO_CARRYOVER = {"co_carryover_dollars": "No carryover", "co_carryover_pct": "No carryover"}
EXPECTED = {
    "rsm-2024": {
        "ca_total_types",  # LEA-wide and Limited together are twice the Total
        "contributing_without_lcff",  # 1.3 and 1.4: Yes, no LCFF funds
        "planned_reaches_required",
        "promised_without_amount",  # 2.4: blank, although money was planned
        "annual_update_mark",  # 1.4: neither Yes nor No
        "annual_update_duplicates",  # five titles under two goals
    },
    "rsm-2024-bop": {"high_needs_reaches_sc"},
    "sfusd-2023-1st": {
        "cau_item_4",
        "projected_pct_places",
        "bop_high_needs",
        "bop_prior_budgeted",
        "bop_prior_actual",
        "cau_row_estimated",
        "no_carryover",
        "planned_reaches_required",
        "contributing_without_lcff",
        "action_numbers",
        "planned_actions_duplicates",  # 5/6 and 5/7
    },
    "sfusd-2021": {"tp_totals_people", "bop_in_lcap", "bop_high_needs_2021", "overviews_alike", "ca_types_cover_rows"},
}
SHARE_PROVED = {"rsm-2024": 1.0, "sfusd-2023-1st": 0.95, "sfusd-2021": 0.8}


def plan(name: str) -> Plan:
    if not (REAL / name).is_dir():
        pytest.skip("the real plans are not on this machine")
    return plan_from_truth(REAL / name, NO_CARRYOVER if name == "sfusd-2023-1st" else None)


def findings(name: str) -> dict[str, Finding]:
    return {finding.id: finding for finding in find(prove(plan(name)))}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_contradiction_in_reach_is_found_and_nothing_else(name: str) -> None:
    assert set(findings(name)) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(SHARE_PROVED))
def test_most_row_money_is_proved_and_all_of_it_is_read(name: str) -> None:
    rows = [e.figure for e in entries(prove(plan(name)).plan) if e.row and e.figure.unit == "usd" and e.figure.value]
    assert sum(figure.state is State.PROVED for figure in rows) >= SHARE_PROVED[name] * len(rows)
    assert all(figure.state in {State.PROVED, State.READ} for figure in rows)


def test_the_three_amounts_for_high_needs_students_stand_side_by_side() -> None:
    found = findings("sfusd-2023-1st")
    amounts = [str(n.figure.value) for n in found["bop_high_needs"].figures]
    assert amounts == ["187989064", "27677126.76"]
    computed = found["cau_item_4"].computed
    assert computed is not None
    assert str(computed.value) == "79234500.80"
