"""What a plan says, whatever its template: actions, promises, totals, each with its figure."""

import pytest

from lcap_models import views
from lcap_models.proof import prove
from lcap_models.terms import scopes_of, yes_or_no
from support.plans import change, plan_of, reread, table, valle_dorado


def test_the_actions_of_a_plan_come_in_printed_order_with_their_pages() -> None:
    actions = views.planned(valle_dorado())
    assert [(a.goal, a.action, a.title, a.row, a.page) for a in actions] == [
        ("1", "1.1", "Action number 0", 1, 20),
        ("1", "1.2", "Action number 1", 2, 20),
        ("1", "1.3", "Action number 2", 3, 20),
    ]


def test_a_column_the_template_does_not_print_is_none_and_a_blank_cell_is_a_figure() -> None:
    row = {"goal": "1", "action": "1", "lcff_funds": ""}
    [action] = views.planned(plan_of(table("planned_actions", [row], {})))
    assert action.personnel is None
    assert action.lcff is not None
    assert action.lcff.value is None


def test_contributing_actions_know_their_scopes() -> None:
    assert [a.scopes for a in views.contributing(valle_dorado())] == [("leawide",), ("limited",), ("schoolwide",)]


def test_of_one_number_at_several_places_the_surest_is_taken() -> None:
    plan = change(valle_dorado(), "ca_total_pct", "", reread("4.444", ("pdfium", "4.444")))
    found = views.required(prove(plan).plan)
    assert found.total_pct is not None
    assert found.total_pct.state.value == "proved"


def test_the_equity_money_of_a_plan_without_overview_is_item_2() -> None:
    plan = plan_of(table("contributing_actions", [], {"ca_sc_grants": "5.00"}))
    assert views.money_in(plan).sc is plan.tables[0].totals["ca_sc_grants"]
    assert views.money_in(plan).total is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LEA-wide", ("leawide",)),
        ("Limited to Unduplicated Student Group(s)", ("limited",)),
        ("LEA-wide Limited to Unduplicated Student Group(s)", ("leawide", "limited")),
        ("LEA- wide Schoolwide", ("leawide", "schoolwide")),
        ("En toda la LEA", ("leawide",)),
        ("", ()),
    ],
)
def test_a_scope_cell_names_its_scopes(text: str, expected: tuple[str, ...]) -> None:
    assert scopes_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Yes", True), ("Sí", True), ("NO", False), ("", None), ("maybe", None)]
)
def test_a_ticked_cell_says_yes_no_or_nothing(text: str, expected: bool | None) -> None:
    assert yes_or_no(text) is expected
