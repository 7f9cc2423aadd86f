"""What the charts say: right numbers from plans that can be checked by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lcap_models.figure import Figure, State
from lcap_models.findings import Named
from lcap_models.ledger import Money
from lcap_models.plan import Plan
from lcap_viz.charts.catalog import CHARTS, all_facts
from lcap_viz.facts import (
    Amount,
    ChartFacts,
    amount_from,
    amount_of,
    difference_of,
    ratio_of,
    tell,
    tell_amount,
)
from support.ledgers import doubted, ledger
from support.plans import change, plan_of, reread, table, valle_dorado
from support.truth import REAL, figure, plan_from_truth


def facts_of(plan: Plan, name: str) -> ChartFacts:
    return next(facts for facts in all_facts(ledger(plan)) if facts.name == name)


def shown(facts: ChartFacts) -> list[tuple[str, ...]]:
    """Return the rows of a chart in English: name, then exact amounts."""
    return [(tell(row.label, "en"), *(tell_amount(a, "en", exact=True) for a in row.amounts)) for row in facts.rows]


def contributing(*rows: tuple[str, str, str, str]) -> Plan:
    """Return a plan with contributing actions: goal, action, scope, planned LCFF dollars."""
    lines = [
        {"goal": goal, "action": action, "title": f"Action {action}", "scope": scope, "planned_lcff": amount}
        for goal, action, scope, amount in rows
    ]
    return plan_of(table("contributing_actions", lines, {}, year="2024-25"))


LIMITED = "Limited to Unduplicated Student Group(s)"


def test_an_action_ticked_with_two_scopes_is_a_group_of_its_own_and_counted_once() -> None:
    plan = contributing(
        ("1", "1.1", "LEA-wide", "100"), ("1", "1.2", f"LEA-wide {LIMITED}", "500"), ("2", "2.1", LIMITED, "250")
    )
    facts = facts_of(plan, "whom")
    assert shown(facts) == [
        ("Two boxes ticked: LEA-wide + Limited", "$500"),
        ("Only high-needs students (Limited)", "$250"),
        ("All schools (LEA-wide)", "$100"),
    ]
    assert tell(facts.title, "en") == "59% of the money for actions that count is in actions with two boxes ticked"


def test_an_action_without_a_scope_is_shown_as_not_stated() -> None:
    facts = facts_of(contributing(("1", "1", "", "10"), ("1", "2", "", "30")), "whom")
    assert shown(facts) == [("Not stated", "$40")]
    assert tell(facts.title, "es") == "La tabla no dice para quién son las acciones que cuentan"


def test_the_ten_largest_actions_are_shown_and_the_empty_ones_are_counted() -> None:
    rows = [("1", f"1.{n}", "LEA-wide", str(n * 100)) for n in range(13)]
    facts = facts_of(contributing(*rows, ("2", "2.1", "LEA-wide", "")), "actions")
    assert [row[0] for row in shown(facts)] == [f"1.{n} Action 1.{n}" for n in range(12, 2, -1)]
    assert [tell(note, "en") for note in facts.notes] == ["2 of 14 actions that count have no LCFF money or a blank."]
    assert tell(facts.title, "en") == "15% of the money for actions that count goes to “Action 1.12”"  # 1200 / 7800


def test_an_action_number_without_its_goal_is_shown_with_it() -> None:
    facts = facts_of(contributing(("2", "7", "", "10")), "actions")
    assert [row[0] for row in shown(facts)] == ["2/7 Action 7"]


def test_the_promise_shows_printed_totals_and_the_largest_actions() -> None:
    facts = facts_of(valle_dorado(), "promise")
    assert shown(facts) == [
        ("All actions that count", "$420,000.50", "$408,000.56"),
        ("1.1 Action number 0", "$300,000", "$290,000"),
        ("1.2 Action number 1", "$120,000.50", "$118,000.25"),
        ("1.3 Action number 2", "$0", "$0.31"),
    ]
    assert facts.year == "2023-24"


def test_without_last_years_contributing_table_all_actions_tell_of_the_promise_the_largest_difference_first() -> None:
    rows = [("1.1", "100", "90"), ("1.2", "100", "160"), ("1.3", "50", "50"), ("1.4", "", "7")]
    lines = [
        {"goal": "1", "action": a, "title": f"Action {a}", "planned_total": p, "estimated_actual_total": e}
        for a, p, e in rows
    ]
    totals = {"au_total_planned": "250", "au_total_estimated_actual": "307"}
    facts = facts_of(plan_of(table("annual_update", lines, totals, year="2023-24")), "promise")
    assert shown(facts) == [
        ("All actions of the plan", "$250", "$307"),
        ("1.2 Action 1.2", "$100", "$160"),
        ("1.1 Action 1.1", "$100", "$90"),
        ("1.4 Action 1.4", "blank", "$7"),
        ("1.3 Action 1.3", "$50", "$50"),
    ]
    assert tell(facts.title, "en") == "Last year $250 was planned for all actions; an estimated $307 was spent"


def test_words_instead_of_a_carryover_are_shown_as_printed_beside_what_the_rule_gives() -> None:
    plan = valle_dorado(spent=(290_000_00, 100_000_00, 0))
    carried = figure(None, "usd", 28, text="No carryover")
    tables = [
        replace(t, totals={**t.totals, "co_carryover_dollars": carried}) if t.kind == "carryover" else t
        for t in plan.tables
    ]
    facts = facts_of(replace(plan, tables=tuple(tables)), "carryover")
    assert tell(facts.title, "en") == "The plan prints “No carryover” ≠ for the money carried over"
    assert shown(facts)[2:] == [
        ("Carried over, as printed", "“No carryover” ≠"),
        ("Carryover that the form's rule gives", "$10,000"),  # 400,000 - 390,000
    ]


def test_a_budget_overview_alone_gives_income_spending_and_last_year() -> None:
    plan = replace(valle_dorado(), tables=(), services=())
    assert [facts.name for facts in all_facts(ledger(plan))] == ["promise", "income", "spending"]
    income = dict(shown(facts_of(plan, "income")))
    assert income["Equity money (LCFF)"] == "$400,000"
    assert income["All other LCFF money"] == "$9,000,000"  # 9,400,000 - 400,000


def test_a_chart_without_its_figures_is_left_out() -> None:
    assert all_facts(ledger(plan_of())) == ()
    blank = contributing(("1", "1", "LEA-wide", ""), ("1", "2", "LEA-wide", ""))
    assert all_facts(ledger(blank)) == ()


def test_blank_and_zero_are_two_things() -> None:
    blank = amount_of(figure("", "usd", 1).with_state(State.MISSING, "blank"))
    one, zero = amount_of(figure("1", "usd", 1)), amount_of(figure("0", "usd", 1))
    assert tell_amount(blank, "es") == "en blanco"
    assert ratio_of(one, zero).value is None
    assert difference_of(one, blank).value is None
    assert difference_of(zero, one).value == -1


def test_a_sum_is_as_sure_as_its_weakest_figure() -> None:
    sure = amount_of(figure("5", "usd", 3).with_state(State.PROVED, "sum"))
    weak = amount_of(figure("2", "usd", 5, at=1).with_state(State.DOUBTFUL, "one_reader"))
    amount = difference_of(sure, weak)
    assert (amount.state, amount.pages, tell_amount(amount, "en")) == (State.DOUBTFUL, (3, 5), "$3 ?")
    assert ratio_of(weak, replace(sure, contested=True)).contested


def test_a_figure_that_the_plan_contradicts_is_marked_in_its_chart() -> None:
    plan = change(valle_dorado(), "bop_total_in_lcap", "", reread("77"))
    found = {facts.name: facts for facts in all_facts(ledger(plan))}
    told = [tell_amount(amount, "en") for amount in found["spending"].amounts]
    assert told[0] == "$77 ≠"
    assert tell(found["spending"].notes[-1], "en").startswith("≠: the plan's figures differ here.")
    assert found["required"].notes == ()
    assert shown(found["contradictions"])[1] == ("Budget in the LCAP", "$77", "$435,000.73")


def test_every_doubtful_figure_is_marked_in_every_chart_that_shows_it() -> None:
    found = all_facts(doubted(valle_dorado()))
    assert {facts.name for facts in found} == set(CHARTS) - {"contradictions"}
    for facts in found:
        told = [tell_amount(amount, "en") for amount in facts.amounts if amount.value is not None]
        assert facts.doubtful
        assert [words for words in told if not words.endswith(" ?")] == []
        in_title = sum(isinstance(fact, Amount) for fact in facts.title.facts.values())
        assert tell(facts.title, "en").count("?") == in_title


@pytest.mark.skipif(not REAL.is_dir(), reason="the real plans are not on this machine")
def test_a_real_plan_with_contradictions_keeps_what_is_printed() -> None:
    facts = {facts.name: facts for facts in all_facts(ledger(plan_from_truth(REAL / "rsm-2024")))}
    assert set(facts) <= set(CHARTS)
    assert tell(facts["required"].title, "en") == "Services must grow by 11.615%; the plan reaches 0.205%"
    assert shown(facts["whom"]) == [
        ("Two boxes ticked: LEA-wide + Limited", "$3,500"),
        ("Low-income students", "$3,500"),
    ]
    assert shown(facts["promise"])[0] == ("All actions that count", "$15,000", "$33,957")
    assert ("2.4 Early Education Curriculum for English Language Learners", "blank", "$3,957") in shown(
        facts["promise"]
    )
    assert shown(facts["carryover"])[2:] == [
        ("Carried over, as printed", "$64,829"),
        ("Carried into the new plan, as printed", "$64,829"),
    ]


def test_an_amount_of_the_ledger_keeps_its_figures_and_all_its_marks() -> None:
    weak = figure("2", "usd", 5).with_state(State.READ, "two_readers")
    money = Money(Decimal(3), "usd", (Named("ca_total", weak),), "sum", about=True, contested=True, incomplete=True)
    amount = amount_from(money)
    assert (amount.figures, amount.computed, amount.pages) == ((weak,), True, (5,))
    assert (amount.state, tell_amount(amount, "en")) == (State.DOUBTFUL, "about $3 ? ≠")
    assert tell_amount(amount, "es", exact=True) == "cerca de $3 ? ≠"


def test_a_sum_of_rows_that_stands_against_a_total_is_as_sure_as_its_cells_and_names_their_pages() -> None:
    plan = change(valle_dorado(), "cau_planned_contributing", "", reread("500000"))
    rows = {tell(row.label, "en"): row for row in facts_of(plan, "contradictions").rows}
    printed, summed = rows["4. Total planned for actions that count, LCFF funds"].amounts
    assert (printed.value, summed.value, summed.computed) == (Decimal(500000), Decimal("420000.50"), True)
    assert [figure.value for figure in summed.figures] == [Decimal(300000), Decimal("120000.50"), Decimal(0)]
    assert summed.pages == (26,)


def test_all_is_said_only_where_no_amount_is_in_doubt() -> None:
    rows = (("1", "1.1", "LEA-wide", "100"), ("1", "1.2", LIMITED, ""))
    assert tell(facts_of(contributing(*rows), "whom").title, "en").startswith("All money for actions that count")
    unread = change(contributing(*rows[:1], ("1", "1.2", LIMITED, "5")), "planned_lcff", "1.2", _unreadable)
    title = tell(facts_of(unread, "whom").title, "en")
    assert title.startswith("100% ? of the money for actions that count")
    assert "?" in tell(facts_of(unread, "actions").title, "en")  # the other action could be the largest
    digits = _unreadable(figure("7", "usd", 1)).with_state(State.DOUBTFUL, "unreadable")
    assert tell_amount(replace(amount_of(digits), text=""), "es") == "no se pudo leer ?"


def test_money_that_could_not_be_read_is_not_called_blank_under_the_chart_of_actions() -> None:
    rows = (("1", "1.1", "LEA-wide", "100"), ("1", "1.2", LIMITED, ""), ("1", "1.3", LIMITED, "5"))
    notes = facts_of(change(contributing(*rows), "planned_lcff", "1.3", _unreadable), "actions").notes
    assert [tell(note, "en") for note in notes][:2] == [
        "1 of 3 actions that count has no LCFF money or a blank.",
        "We could not read the money of 1 of 3 actions that count.",
    ]


def test_a_whole_of_which_a_part_could_not_be_read_is_not_divided() -> None:
    rows = (("1", "1.1", "LEA-wide", "100"), ("1", "1.2", LIMITED, "5"))
    assert {"pennies", "way"} <= drawn(contributing(*rows))
    assert drawn(change(contributing(*rows), "planned_lcff", "1.2", _unreadable)).isdisjoint({"pennies", "way"})


def drawn(plan: Plan) -> set[str]:
    """Return the names of the charts that a plan has."""
    return {facts.name for facts in all_facts(ledger(plan))}


def test_a_table_that_names_nobody_is_told_without_a_share() -> None:
    plan = plan_of(
        table("contributing_actions", [{"goal": "1", "action": "1.1", "planned_lcff": "7"}], {"ca_total": "9"})
    )
    title = facts_of(plan, "whom").title
    assert tell(title, "en") == "The table does not say who the actions that count are for"


def _unreadable(old: Figure) -> Figure:
    """Return a figure whose digits no reader could read."""
    readings = tuple(replace(one, text="$1#0", value=None) for one in old.readings)
    return replace(old, value=None, text="$1#0", readings=readings)


def test_a_chart_names_the_year_of_its_own_table() -> None:
    plan = valle_dorado()
    assert facts_of(plan, "carryover").year == facts_of(plan, "promise").year == "2023-24"  # no heading prints one
    older = {"contributing_actions": "2022-23", "carryover": "2021-22"}
    plan = replace(plan, tables=tuple(replace(one, year=older.get(one.kind, "")) for one in plan.tables))
    years = {name: facts_of(plan, name).year for name in ("pennies", "whom", "actions", "carryover", "promise")}
    assert years == {
        "pennies": "2022-23",
        "whom": "2022-23",
        "actions": "2022-23",
        "carryover": "2021-22",
        "promise": "2023-24",
    }


def test_a_title_that_begins_with_a_very_small_share_is_a_sentence_in_both_languages() -> None:
    plan = valle_dorado(funds=((100, 0, 5, 0),), spent=(1,))
    title = facts_of(plan, "spending").title
    assert tell(title, "en") == "Less than 1% of the budget is in this plan"
    assert tell(title, "es") == "Del presupuesto, menos del 1% está en este plan"
