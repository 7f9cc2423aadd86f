"""A row of the contributing actions table that says No: it does not count, whether the total adds it up or not."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from lcap_models.checks import find
from lcap_models.ledger import Ledger, ledger_of
from lcap_models.plan import Plan
from lcap_models.proof import prove
from support.plans import plan_of, state, table

COUNTING = {"goal": "1", "action": "1", "title": "Tutors", "scope": "LEA-wide", "contributing": "Yes"}
BLANK = {"goal": "1", "action": "2", "title": "Buses", "scope": "LEA-wide", "contributing": ""}
MARKED = {"goal": "2", "action": "1", "title": "Roofs", "scope": "LEA-wide", "contributing": "No"}


def plan(total: str, marked: str = "40.00", leawide: str = "") -> Plan:
    """A Table 2 with 100, 50 and, marked No, 40 dollars."""
    cells = ((COUNTING, "100.00"), (BLANK, "50.00"), (MARKED, marked))
    rows: list[Mapping[str, str]] = [{**words, "planned_lcff": amount} for words, amount in cells]
    totals = {"ca_planned_contributing": total, "ca_total": total, "ca_leawide_total": leawide or total}
    return plan_of(table("contributing_actions", rows, totals))


def ledger(made: Plan) -> Ledger:
    return ledger_of(prove(made))


def outcome(made: Plan, identity: str) -> str:
    return next(result.outcome for result in prove(made).results if result.identity.id == identity)


@pytest.mark.parametrize("total", ["150.00", "190.00"])
@pytest.mark.parametrize("identity", ["ca_item_4", "ca_total_column", "ca_leawide_rows", "ca_types_cover_rows"])
def test_a_total_with_or_without_the_rows_marked_no_is_right(total: str, identity: str) -> None:
    assert outcome(plan(total), identity) in {"holds", "not tried"}
    assert not [finding for finding in find(prove(plan(total))) if finding.check == identity]


def test_a_total_that_is_neither_fails() -> None:
    assert outcome(plan("170.00"), "ca_item_4") == "fails"


def test_a_total_without_them_proves_the_other_rows_only() -> None:
    proof = prove(plan("150.00"))
    assert state(proof, "planned_lcff", "2") == ("proved", "sum")
    assert [row.figures["planned_lcff"].state.value for row in proof.plan.tables[0].rows] == [
        "proved",
        "proved",
        "read",
    ]


def test_an_action_marked_no_does_not_count_where_the_total_leaves_it_out() -> None:
    made = ledger(plan("150.00"))
    assert [line.title for line in made.lines] == ["Tutors", "Buses"]
    assert (made.planned.value, made.planned_printed.value) == (Decimal("150.00"), Decimal("150.00"))
    assert "marked_no" in made.limits and "rows_not_total" not in made.limits


def test_an_action_marked_no_stays_where_the_total_adds_it_up() -> None:
    made = ledger(plan("190.00"))
    assert [(line.title, line.contributing) for line in made.lines][2] == ("Roofs", False)
    assert made.planned.value == Decimal("190.00") and "marked_no" not in made.limits


@pytest.mark.parametrize("marked", ["", "0.00"])
def test_an_action_marked_no_without_money_does_not_count(marked: str) -> None:
    made = ledger(plan("150.00", marked))
    assert [line.row for line in made.lines] == [1, 2]
    assert made.planned.value == Decimal("150.00")


def test_without_a_printed_total_an_action_marked_no_does_not_count() -> None:
    made = ledger(plan(""))
    assert [line.row for line in made.lines] == [1, 2]
