"""Tables without lines: a sum that fails is the plan's only where another sum shows that every row was read."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from lcap_models.checks import check, find
from lcap_models.figure import State
from lcap_models.ledger import ledger_of
from lcap_models.plan import Plan
from lcap_models.proof import prove
from support.plans import find_entry, plan_of, table

ROWS = ("1.1", "LEA-wide", "100"), ("1.2", "Limited", "250"), ("1.3", "LEA-wide", "50")


def contributing(totals: Mapping[str, str], **how: object) -> Plan:
    """Return a plan whose Table 2 has three actions of $400 together."""
    rows = [
        {"goal": "1", "action": action, "title": f"Title {action}", "scope": scope, "planned_lcff": amount}
        for action, scope, amount in ROWS
    ]
    return plan_of(replace(table("contributing_actions", rows, totals), **how))  # type: ignore[arg-type]


def last_year(planned: str, spent: str, *rows: tuple[str, str], **how: object) -> Plan:
    """Return a plan whose Table 3 has these rows and totals."""
    cells = [
        {"goal": "1", "action": f"1.{n}", "title": f"T{n}", "planned_total": one, "estimated_actual_total": other}
        for n, (one, other) in enumerate(rows, 1)
    ]
    totals = {"au_total_planned": planned, "au_total_estimated_actual": spent}
    return plan_of(replace(table("annual_update", cells, totals), **how))  # type: ignore[arg-type]


def told(plan: Plan) -> set[str]:
    return {finding.id for finding in find(prove(plan))}


def lacks(plan: Plan) -> bool:
    return prove(plan).plan.tables[0].may_lack


def why(plan: Plan, name: str) -> tuple[str, str]:
    return next((one.result, one.why) for one in check(prove(plan)).checks if one.check.id == name)


def test_between_lines_a_total_that_is_not_the_sum_of_its_rows_is_told() -> None:
    assert "ca_item_4" in told(contributing({"ca_planned_contributing": "500"}))


def test_without_lines_the_same_total_is_not_told_and_the_check_says_why() -> None:
    plan = contributing({"ca_planned_contributing": "500"}, lineless=True)
    assert told(plan) == set()
    assert why(plan, "ca_item_4") == ("not tried", "unsure_rows")
    assert lacks(plan)
    assert prove(plan).plan.pages_to_compare == (20,)


def test_an_amount_without_a_place_silences_the_sums_of_a_table_with_lines_too() -> None:
    assert told(contributing({"ca_planned_contributing": "500"}, unread=1)) == set()


def test_without_lines_a_second_total_that_holds_shows_that_the_first_is_the_plans_own_mistake() -> None:
    plan = contributing({"ca_planned_contributing": "500", "ca_total": "400"}, lineless=True)
    assert "ca_item_4" in told(plan)
    assert not lacks(plan)


def test_without_lines_a_sum_by_scope_is_never_told_for_a_word_of_a_row_may_be_cut() -> None:
    totals = {"ca_total": "400", "ca_leawide_total": "200", "ca_limited_total": "200", "ca_schoolwide_total": "0"}
    assert "ca_leawide_rows" in told(contributing(totals))
    assert not any(name.endswith("_rows") for name in told(contributing(totals, lineless=True)))


def test_another_columns_sum_vouches_only_if_each_row_with_money_here_has_money_there() -> None:
    both = last_year("300", "999", ("100", "90"), ("200", "210"), lineless=True)
    assert told(both) == {"au_estimated_column"}
    alone = last_year("300", "999", ("100", "90"), ("200", "210"), ("", "5"), lineless=True)
    assert told(alone) == set()
    assert lacks(alone)


def test_a_table_without_lines_and_without_a_printed_sum_may_lack_a_row() -> None:
    assert lacks(contributing({}, lineless=True))
    assert not lacks(contributing({}))
    assert not lacks(contributing({"ca_planned_contributing": "400"}, lineless=True))


@pytest.mark.parametrize(("total", "state"), [("500", State.DOUBTFUL), ("400", State.PROVED), ("", State.READ)])
def test_a_cell_without_lines_is_doubted_where_its_sum_fails_for_it_may_be_cut(total: str, state: State) -> None:
    plan = prove(contributing({"ca_planned_contributing": total} if total else {}, lineless=True)).plan
    assert find_entry(plan, "planned_lcff", "1.2").figure.state is state


@pytest.mark.parametrize("total", ["500", ""])
def test_our_totals_over_a_table_without_lines_carry_the_doubt(total: str) -> None:
    ledger = ledger_of(prove(contributing({"ca_planned_contributing": total} if total else {}, lineless=True)))
    assert ledger.planned.doubtful
    assert "rows_may_lack" in ledger.limits
    assert all(part.amount.doubtful for part in ledger.by_scope.parts)


def test_a_blank_cell_or_a_missing_action_of_a_table_without_lines_is_not_held_against_the_plan() -> None:
    rows = [{"goal": "1", "action": "1.1", "title": "T", "contributing": "Yes", "scope": "LEA-wide",
             "planned_lcff": "", "planned_pct_improved": ""}]  # fmt: skip
    ruled = table("contributing_actions", rows, {})
    assert "contributing_without_lcff" in told(plan_of(ruled))
    assert told(plan_of(replace(ruled, lineless=True))) == set()
