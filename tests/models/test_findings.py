"""What a document says against itself, told once, from figures that are sure, with a question in both languages."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lcap_models.checks import find
from lcap_models.figure import Figure
from lcap_models.findings import Finding, sentence_facts
from lcap_models.plan import Overview, Plan
from lcap_models.proof import prove
from lcap_viz.questions import finding_words
from support.plans import change, document, plan_of, reread, table, valle_dorado


def found(plan: Plan) -> dict[str, Finding]:
    """Return the findings by id; every one of them must be sayable in both languages."""
    findings = find(prove(plan))
    for finding in findings:
        for lang in ("en", "es"):
            says, asks = finding_words(finding, lang)
            assert "{" not in says + asks
            assert asks.endswith("?")
    assert len({finding.id for finding in findings}) == len(findings)
    return {finding.id: finding for finding in findings}


def test_a_plan_in_which_everything_holds_has_no_findings() -> None:
    assert found(valle_dorado()) == {}


def test_a_wrong_total_is_one_finding_with_both_numbers() -> None:
    plan = change(valle_dorado(), "au_total_planned", "", reread("1.00"))
    finding = found(plan)["au_planned_column"]
    assert finding.severity == "arithmetic"
    assert [named.key for named in finding.figures] == ["au_total_planned", *["planned_total"] * 3]
    assert finding.computed is not None
    assert finding.computed.value == Decimal("435000.73")
    assert "$435,000.73" in finding_words(finding, "en")[0]


@pytest.mark.parametrize(("printed", "expected"), [("100", set()), ("101", set()), ("103", {"ca_total_column"})])
def test_rows_rounded_to_whole_dollars_may_miss_their_total_by_half_a_dollar_each(
    printed: str, expected: set[str]
) -> None:
    rows = [{"goal": "1", "action": str(n), "planned_lcff": amount} for n, amount in enumerate(("33", "33", "34"), 1)]
    assert set(found(plan_of(table("contributing_actions", rows, {"ca_total": printed})))) == expected


def test_a_figure_that_one_reader_saw_accuses_nobody() -> None:
    plan = change(valle_dorado(), "au_total_planned", "", reread("1.00", ("pdfium", "1.00"), ("pdfplumber", "9.00")))
    assert found(plan) == {}


def test_a_table_in_which_several_columns_do_not_add_up_may_lack_a_row_and_is_one_question() -> None:
    plan = valle_dorado()
    kept = [replace(t, rows=t.rows[:-1]) if t.kind == "planned_actions" else t for t in plan.tables]
    findings = found(replace(plan, tables=tuple(kept)))
    assert findings["planned_actions_columns"].severity == "question"
    assert not [name for name in findings if name.startswith("tp_") and name.endswith("_column")]


def test_a_table_that_we_may_have_joined_wrongly_accuses_nobody() -> None:
    rows = [{"goal": "1", "action": str(n), "planned_lcff": "10.00"} for n in (1, 2, 3)]
    plan = plan_of(table("contributing_actions", rows, {"ca_total": "99.00"}))
    last = plan.tables[0].rows[2].figures["planned_lcff"]
    plan = change(plan, "planned_lcff", "1", lambda old: replace(old, place=last.place))
    assert found(plan) == {}


def test_rows_that_fail_alike_are_told_together() -> None:
    rows = [
        {"goal": "1", "action": str(n), "lcff_funds": "5.00", "other_state_funds": "", "local_funds": "",
         "federal_funds": "", "total_funds": "9.00"}
        for n in (1, 2)
    ]  # fmt: skip
    finding = found(plan_of(table("planned_actions", rows, {})))["tp_row_funds"]
    assert (finding.message, finding.facts["actions"]) == ("row_funds_many", "2")


def test_the_same_percentage_printed_twice_and_differing_is_found_once() -> None:
    plan = change(valle_dorado(), "ii_projected_pct", "", reread("9.000"))
    finding = found(plan)["projected_pct_places"]
    assert [named.key for named in finding.figures] == ["ca_projected_pct", "ii_projected_pct", "tp_projected_pct"]
    assert list(found(plan)) == ["projected_pct_places"]


def test_an_action_ticked_with_two_scopes_explains_totals_by_type_above_the_total() -> None:
    rows = [
        {
            "goal": "1",
            "action": "1.1",
            "scope": "LEA-wide Limited to Unduplicated Student Group(s)",
            "planned_lcff": "3500",
        },
        {"goal": "1", "action": "1.2", "scope": "LEA-wide", "planned_lcff": "500"},
    ]
    totals = {"ca_total": "4000", "ca_leawide_total": "4000", "ca_limited_total": "3500", "ca_schoolwide_total": "0"}
    finding = found(plan_of(table("contributing_actions", rows, totals)))["ca_total_types"]
    assert (finding.message, finding.severity, finding.facts["action"]) == ("double_scope", "question", "1.1")


def test_totals_by_type_of_zero_over_actions_with_money_are_found() -> None:
    rows = [{"goal": "1", "action": "1.1", "scope": "", "planned_lcff": "70000"}]
    totals = {"ca_total": "", "ca_leawide_total": "0.00", "ca_limited_total": "0.00", "ca_schoolwide_total": "0.00"}
    finding = found(plan_of(table("contributing_actions", rows, totals)))["ca_types_cover_rows"]
    assert finding.computed is not None
    assert finding.computed.value == 70000


def carryover(dollars: str, text: str | None = None) -> Plan:
    """Item 10 is 15%, item 11 is 14.48%: 0.52% of $524,350,000 is $2,726,620 to carry over."""
    totals = {
        "co_estimated_base": "524350000",
        "co_estimated_sc": "78652500",
        "co_prior_carryover_pct": "0.00",
        "co_total_pct": "15.00",
        "co_estimated_contributing": "75925880",
        "co_estimated_pct_improved": "0.00",
        "co_actual_pct": "14.48",
        "co_carryover_dollars": dollars,
    }
    plan = plan_of(table("carryover", [], totals))
    if text is None:
        return plan
    return change(plan, "co_carryover_dollars", "", lambda old: replace(old, value=None, text=text, readings=()))


@pytest.mark.parametrize(
    ("dollars", "text", "expected"),
    [
        ("2726620", None, ""),
        ("2700000", None, ""),  # from percentages rounded to two decimals
        ("2000000", None, "carryover_dollars"),
        ("272662000", None, "carryover_times_100"),
        ("0.00", None, "carryover_dollars"),
        ("1", "No carryover", "no_carryover"),
        ("1", "", "carryover_blank"),
    ],
)
def test_the_carryover_is_what_the_formula_gives(dollars: str, text: str | None, expected: str) -> None:
    messages = [finding.message for finding in found(carryover(dollars, text)).values()]
    assert messages == ([expected] if expected else [])


def test_a_planned_percentage_below_the_required_one_is_a_question() -> None:
    totals = {"ca_planned_pct_to_increase": "0.205", "ca_total_pct": "11.615"}
    finding = found(plan_of(table("contributing_actions", [], totals)))["planned_reaches_required"]
    assert finding.severity == "question"


@pytest.mark.parametrize(
    ("scope", "lcff", "percent", "expected"),
    [
        ("LEA-wide", "", "", True),
        ("LEA-wide", "0.00", "0.00", True),
        ("LEA-wide", "", "1.20", True),  # only a limited action may count by percentage alone
        ("Limited", "", "1.20", False),
        ("LEA-wide", "5.00", "", False),
    ],
)
def test_an_action_that_counts_has_lcff_money_or_is_limited_with_a_percentage(
    scope: str, lcff: str, percent: str, expected: bool
) -> None:
    row = {"goal": "1", "action": "1", "contributing": "Yes", "scope": scope}
    rows = [{**row, "planned_lcff": lcff, "planned_pct_improved": percent}]
    findings = found(plan_of(table("contributing_actions", rows, {})))
    assert ("contributing_without_lcff" in findings) is expected


@pytest.mark.parametrize("unsure", ["", "action"])
def test_nothing_is_said_of_a_blank_whose_action_was_not_surely_read(unsure: str) -> None:
    row = {"goal": "1", "action": "34", "contributing": "Yes", "scope": "LEA-wide"}  # of 3.4, its dot lost on a scan
    rows = [{**row, "planned_lcff": "", "planned_pct_improved": ""}]
    made = table("contributing_actions", rows, {})
    read = replace(made, rows=tuple(replace(one, unsure=(unsure,) if unsure else ()) for one in made.rows))
    assert ("contributing_without_lcff" in found(plan_of(read))) is not bool(unsure)


@pytest.mark.parametrize("unsure", ["", "action"])
def test_no_list_is_compared_with_actions_whose_numbers_were_not_surely_read(unsure: str) -> None:
    listed = [{"goal": "1", "action": "1.1", "title": "Tutors", "contributing": "Yes", "planned_lcff": "5.00"}]
    money = {"lcff_funds": "5.00", "total_funds": "5.00"}
    every = [{**listed[0], **money}, {**listed[0], **money, "action": "12", "title": "Bus"}]  # 1.2, its dot lost
    second = table("planned_actions", every, {})
    last = replace(second.rows[1], unsure=(unsure,) if unsure else ())
    plan = plan_of(table("contributing_actions", listed, {}), replace(second, rows=(second.rows[0], last)))
    told = [finding.message for finding in found(plan).values()]
    assert ("not_listed" in told) is not bool(unsure)


def test_a_blank_amount_of_the_overview_is_found_and_is_not_zero() -> None:
    plan = change(valle_dorado(), "bop_total_in_lcap", "", reread(None))
    finding = found(plan)["blank_overview"]
    assert (finding.severity, finding.message, len(finding.figures)) == ("blank", "blank_overview_one", 1)
    assert list(found(plan)) == ["blank_overview"]


def test_an_overview_amount_that_differs_from_the_table_is_a_disagreement() -> None:
    plan = change(valle_dorado(), "bop_high_needs_planned", "", reread("999000"))
    finding = found(plan)["bop_high_needs"]
    assert finding.severity == "disagreement"
    assert [named.key for named in finding.figures] == ["bop_high_needs_planned", "ca_planned_contributing"]


def test_an_overview_that_agrees_with_the_rows_is_not_blamed_for_a_wrong_item_4() -> None:
    plan = change(valle_dorado(), "ca_planned_contributing", "", reread("999000.50"))
    plan = change(plan, "ca_planned_pct_to_increase", "", reread("11.100"))
    assert set(found(plan)) == {"ca_item_4"}


def test_a_planned_percentage_is_held_against_the_lowest_required_percentage_printed() -> None:
    plan = plan_of(
        table("contributing_actions", [], {"ca_planned_pct_to_increase": "23.87", "ca_total_pct": "24.10"}),
        ii={"ii_total_pct": "23.50"},
    )
    assert set(found(plan)) == {"total_pct_places"}


def test_two_overviews_in_one_file_may_state_the_plans_amount_together() -> None:
    plan = valle_dorado()
    half = change(plan, "bop_high_needs_planned", "", reread("200000.50")).overviews[0]
    other = {key: figure for key, figure in half.figures.items() if key == "bop_high_needs_planned"}
    other = {key: replace(figure, value=Decimal(220_000)) for key, figure in other.items()}
    both = replace(plan, overviews=(half, Overview(other, (4,), number=2)))
    assert "bop_high_needs" not in found(both)


def test_tables_of_another_year_are_named_and_not_compared() -> None:
    plan = valle_dorado()
    tables = tuple(
        replace(t, year="2022-23") if t.kind == "planned_actions" else replace(t, year="") for t in plan.tables
    )
    overviews = tuple(replace(overview, year="2024-25") for overview in plan.overviews)
    plan = replace(plan, document=document(), tables=tables, overviews=overviews)
    plan = change(plan, "bop_total_in_lcap", "", reread("5.00"))
    findings = found(plan)
    assert findings["planned_actions_year"].facts["table_year"] == "2022-23"
    assert "bop_in_lcap" not in findings


def test_an_action_under_another_number_is_asked_about_and_its_money_not_compared() -> None:
    counted = [{"goal": "1", "action": "7", "title": "Supplemental Support", "planned_lcff": "50.00"}]
    planned = [
        {"goal": "1", "action": "7", "title": "Ethnic Focal Groups", "lcff_funds": "1.00"},
        {"goal": "1", "action": "14", "title": "Supplemental support", "lcff_funds": "50.00"},
    ]
    plan = plan_of(table("contributing_actions", counted, {}), table("planned_actions", planned, {}, page=9))
    assert list(found(plan)) == ["action_numbers"]


def test_lcff_money_above_all_money_of_the_same_action_is_found() -> None:
    counted = [{"goal": "1", "action": "7", "title": "Tutors", "estimated_actual_lcff": "50.00"}]
    everything = [{"goal": "1", "action": "7", "title": "Tutors", "estimated_actual_total": "40.00"}]
    plan = plan_of(table("contributing_annual_update", counted, {}), table("annual_update", everything, {}, page=9))
    assert found(plan)["cau_row_estimated"].message == "lcff_above_total"


def test_the_plainest_contradictions_come_first() -> None:
    plan = change(valle_dorado(), "ii_projected_pct", "", reread("9.000"))
    plan = change(plan, "bop_local", "", reread(None))
    plan = change(plan, "au_total_planned", "", reread("1.00"))
    severities = [finding.severity for finding in found(plan).values()]
    assert severities == ["arithmetic", "arithmetic", "disagreement", "blank"]


def test_the_facts_of_a_sentence_hold_numbers_not_words() -> None:
    plan = change(valle_dorado(), "bop_high_needs_planned", "", reread("999000"))
    facts = sentence_facts(found(plan)["bop_high_needs"])
    assert facts["first_page"] == 2
    assert facts["second_page"] == 22
    assert {"first_label", "second_label", "difference", "pages"} <= set(facts)
    assert not any(isinstance(fact, Figure) for fact in facts.values())
