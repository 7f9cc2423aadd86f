"""The checks that are no sums: each has a plan that it speaks of and one in which it is silent."""

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from lcap_models.checks import Checked, check_plan, find, known_checks, together
from lcap_models.checks.run import ODDITIES
from lcap_models.data import load
from lcap_models.errors import WrongUse
from lcap_models.expression import NotTriedError
from lcap_models.findings import Finding
from lcap_models.place import Box, PdfPlace
from lcap_models.plan import Overview, Plan, Reason
from lcap_models.proof import prove
from lcap_viz.questions import finding_words
from lcap_viz.words import catalog
from support.plans import change, document, plan_of, reread, table, valle_dorado
from support.truth import figure, plan_from_truth
from valle_dorado.layout import lay_out
from valle_dorado.printed import PrintedPlan
from valle_dorado.random_plans import plans, styles
from valle_dorado.style import Style
from valle_dorado.truth import write

ONE_READER = ("pdfium", "1"), ("pdfplumber", "2")


def found(plan: Plan, *beside: Plan) -> dict[str, Finding]:
    """Return the findings by id; every one of them must be sayable in both languages."""
    checked = check_plan(together(plan, beside))
    for finding in checked.findings:
        for lang in ("en", "es"):
            says, asks = finding_words(finding, lang)
            assert "{" not in says + asks and "  " not in says
            assert asks.endswith("?")
    assert len({finding.id for finding in checked.findings}) == len(checked.findings)
    assert checked.findings == find(prove(plan)) or beside
    return {finding.id: finding for finding in checked.findings}


def result(plan: Plan, check: str, *beside: Plan) -> tuple[str, str]:
    """Return what a check gave, and why."""
    checks = {one.check.id: one for one in check_plan(together(plan, beside)).checks}
    return checks[check].result, checks[check].why


def rows(*cells: Mapping[str, str]) -> list[dict[str, str]]:
    return [dict(cell) for cell in cells]


# All checks


def test_every_check_that_is_no_sum_is_tried_or_says_what_it_needs() -> None:
    told = {"several_columns"}  # comes out of failing sums
    for fields in load("oddities.yaml")["checks"]:
        assert (fields["id"] in ODDITIES) + (fields["id"] in told) + bool(fields.get("needs")) == 1
    assert set(ODDITIES) <= {check.id for check in known_checks()}


@pytest.mark.parametrize("check", known_checks(), ids=lambda check: check.id)
def test_a_check_has_its_source_its_tolerance_with_a_reason_and_a_name(check: object) -> None:
    fields = {name: getattr(check, name) for name in ("rule", "tolerance", "why", "source", "severity")}
    assert all(fields.values())
    assert all(catalog(lang)[f"check.{getattr(check, 'id')}"] for lang in ("en", "es"))  # noqa: B009


def test_every_check_of_a_plan_in_which_everything_holds_holds_or_was_not_tried() -> None:
    checked = check_plan(together(valle_dorado(), ()))
    assert {one.result for one in checked.checks} == {"holds", "not tried"}
    assert [one.check.id for one in checked.checks if one.result == "not tried" and not one.why] == []
    assert sum(one.result == "holds" for one in checked.checks) > 40


def reasons_in_code() -> set[str]:
    """Return every reason key that the code names: why a check may not be tried, or fails without a finding."""
    folder = Path(find.__code__.co_filename).parents[1]
    code = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    known = {key.removeprefix("check.why.") for key in catalog("en") if key.startswith("check.why.")}
    pattern = r'NotTriedError\("(\w+)"(?: if [^"]+ else "(\w+)")?\)|"not tried", "(\w+)"'
    raised = {key for found in re.findall(pattern, code) for key in found if key}
    return raised | {key for key in known if f'"{key}"' in code}


def test_every_reason_has_words_and_no_words_are_without_use() -> None:
    known = {key.removeprefix("check.why.") for key in catalog("en") if key.startswith("check.why.")}
    assert known == reasons_in_code() | {"needs_sacs"}
    assert result(valle_dorado(), "sacs_totals") == ("not tried", "needs_sacs")


def test_a_failing_sum_with_a_doubtful_figure_is_not_tried_and_no_finding() -> None:
    plan = change(valle_dorado(), "au_total_planned", "", reread("1.00", ("pdfium", "1.00"), ("pdfplumber", "9.00")))
    assert found(plan) == {}
    assert result(plan, "au_planned_column") == ("not tried", "unsure")


def test_a_failure_that_another_finding_tells_says_so() -> None:
    plan = change(valle_dorado(), "ca_planned_contributing", "", reread("999000.50"))
    plan = change(plan, "ca_planned_pct_to_increase", "", reread("11.100"))
    assert list(found(plan)) == ["ca_item_4"]
    assert result(plan, "planned_contributing_places") == ("fails", "follows")


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans(), styles())
def test_random_plans_give_no_finding_but_those_their_inputs_hold(plan: PrintedPlan, style: Style) -> None:
    """What the inputs leave open: an action's money in two tables, scopes ticked twice, titles or grants repeated."""
    layout = lay_out(plan, style)
    with tempfile.TemporaryDirectory() as folder:
        write(plan, layout, Path(folder))
        read = plan_from_truth(Path(folder))
    open_ = {
        *("cau_row_planned", "cau_row_estimated", "ca_total_types", "planned_reaches_required", "ii_additional_15"),
        *("contributing_without_lcff", "promised_without_amount", "high_needs_reaches_sc", "blank_overview"),
    }
    actions = [[action.title for action in side] for side in (plan.facts.actions, plan.facts.past_actions)]
    if any(len({"".join(filter(str.isalnum, title)) for title in titles}) < len(titles) for titles in actions):
        open_ |= {"duplicate_actions"}
    if (plan.facts.base_grant, plan.facts.sc_grants) == (plan.facts.prior_base, plan.facts.prior_sc):
        open_ |= {"stale_copy"}
    assert {finding.check for finding in find(prove(read))} <= open_


# Percentages and the money between them


def contributing(**totals: str) -> Plan:
    return plan_of(table("contributing_actions", [], totals))


REQUIRED = {
    "ca_base_grant": "1707675",
    "ca_sc_grants": "113579",
    "ca_projected_pct": "6.651",
    "ca_carryover_pct": "4.964",
    "ca_total_pct": "11.615",
    "ca_planned_contributing": "3500.00",
    "ca_planned_pct_improved": "0.000",
    "ca_planned_pct_to_increase": "0.205",
}


def test_a_planned_percentage_below_the_required_one_carries_the_dollars_between_them() -> None:
    """113,579 + 4.964% of 1,707,675 - 3,500 - 0."""
    finding = found(contributing(**REQUIRED))["planned_reaches_required"]
    assert finding.severity == "question"
    assert finding.computed is not None
    assert (finding.computed.value, finding.computed.unit) == (Decimal(194848), "usd")
    assert "about $194,848" in finding_words(finding, "en")[0]
    assert "cerca de $194,848" in finding_words(finding, "es")[0]
    keys = [named.key for named in finding.figures]
    assert keys[:2] == ["ca_planned_pct_to_increase", "ca_total_pct"]
    assert {"ca_sc_grants", "ca_planned_contributing"} <= set(keys) and len(keys) == len(set(keys))


@pytest.mark.parametrize(("share", "dollars"), [("0.000", 194848), ("1.000", 177771)])  # 1% of item 1 is $17,076.75
def test_a_planned_percentage_of_improved_services_counts_as_dollars(share: str, dollars: int) -> None:
    finding = found(contributing(**{**REQUIRED, "ca_planned_pct_improved": share, "ca_planned_pct_to_increase": "1.2"}))
    computed = finding["planned_reaches_required"].computed
    assert computed is not None
    assert computed.value == dollars


def test_the_dollars_are_left_out_where_a_figure_in_them_is_doubtful() -> None:
    plan = change(contributing(**REQUIRED), "ca_planned_contributing", "", reread("3500.00", *ONE_READER))
    finding = found(plan)["planned_reaches_required"]
    assert (finding.message, finding.computed) == ("planned_below_required", None)


def with_agency(plan: Plan, kind: str, year: str = "2024-25") -> Plan:
    return replace(plan, document=replace(document(year=year), lea_type=kind))


@pytest.mark.parametrize(
    ("kind", "year", "percent", "expected"),
    [
        ("district", "2024-25", "49.26", ("holds", "")),  # within the rounding
        ("district", "2024-25", "49.28", ("fails", "")),
        ("charter", "2021-22", "60.00", ("fails", "")),
        ("county office", "2024-25", "60.00", ("not tried", "other_formula")),
        ("", "2024-25", "60.00", ("not tried", "no_agency")),
        ("district", "2026-27", "60.00", ("not tried", "no_law")),
        ("district", "", "60.00", ("not tried", "no_year")),
    ],
)
def test_no_district_or_charter_can_have_more_than_49_25_percent(
    kind: str, year: str, percent: str, expected: tuple[str, str]
) -> None:
    plan = with_agency(contributing(ca_projected_pct=percent), kind, year)
    assert result(plan, "highest_percentage") == expected
    assert ("highest_percentage" in found(plan)) is (expected[0] == "fails")


# Numbers of another year


STALE = {"ca_base_grant": "1000000.00", "ca_sc_grants": "50000.00"}


def years(base: str, sc: str) -> Plan:
    carryover = table("carryover", [], {"co_estimated_base": base, "co_estimated_sc": sc}, page=30, year="2023-24")
    return plan_of(table("contributing_actions", [], STALE, year="2024-25"), carryover)


@pytest.mark.parametrize(
    ("base", "sc", "stale"),
    [
        ("1000000.00", "50000.00", True),
        ("1000000.00", "50000.01", False),
        ("1000000.01", "50000.00", False),
    ],
)
def test_grants_that_two_years_share_to_the_cent_are_asked_about(base: str, sc: str, stale: bool) -> None:
    plan = years(base, sc)
    assert ("stale_copy" in found(plan)) is stale
    if stale:
        assert len(found(plan)["stale_copy"].figures) == 4


def test_grants_of_zero_are_no_copy() -> None:
    zero = {"ca_base_grant": "0.00", "ca_sc_grants": "0.00"}
    carryover = table("carryover", [], {"co_estimated_base": "0.00", "co_estimated_sc": "0.00"}, page=30)
    assert found(plan_of(table("contributing_actions", [], zero), carryover)) == {}


# Last year's plan


def a_year_before(plan: Plan, name: str = "last.pdf") -> Plan:
    """Return the plan as if it were last year's, in a file of its own."""
    return replace(plan, document=replace(plan.document, name=name, plan_year="2023-24"))


def test_what_was_planned_last_year_is_what_last_years_plan_prints() -> None:
    this, last = valle_dorado(), a_year_before(valle_dorado())
    last = change(last, "co_estimated_base", "", reread("8900000.00"))
    last = change(last, "co_total_pct", "", reread("4.494"))
    assert result(this, "last_total_planned") == ("not tried", "needs_last_year")
    assert result(this, "last_total_planned", last) == ("holds", "")
    assert result(this, "last_planned_contributing", last) == ("holds", "")
    assert result(this, "stale_last", last) == ("holds", "")


def test_another_planned_total_in_last_years_plan_is_a_disagreement_of_two_files() -> None:
    last = a_year_before(valle_dorado(funds=((1_00, 2_00, 3_00, 4_00),), spent=(5_00,)))
    finding = found(valle_dorado(), last)["last_total_planned"]
    assert finding.severity == "disagreement"
    assert [(n.key, n.document) for n in finding.figures] == [
        ("au_total_planned", "plan.pdf"),
        ("tp_total_funds", "last.pdf"),
    ]
    assert "page 20 of last.pdf" in finding_words(finding, "en")[0]
    assert "página 20 de last.pdf" in finding_words(finding, "es")[0]


def test_the_carryover_brought_in_is_the_one_that_last_years_plan_carried_in() -> None:
    last = change(a_year_before(valle_dorado()), "ca_carryover_pct", "", reread("2.504"))
    assert "last_carryover_pct" in found(valle_dorado(), last)


def test_grants_that_differ_from_the_expectation_of_a_year_ago_are_told_and_are_no_finding() -> None:
    last = change(a_year_before(valle_dorado()), "ca_sc_grants", "", reread("399000.00"))
    assert result(valle_dorado(), "last_sc_grants", last) == ("holds", "differs")
    assert not [name for name in found(valle_dorado(), last) if name == "last_sc_grants"]


def test_items_6_and_9_copied_from_last_years_plan_are_asked_about() -> None:
    assert "stale_last" in found(valle_dorado(), a_year_before(valle_dorado()))


def test_tables_of_another_year_in_last_years_file_are_not_compared() -> None:
    last = a_year_before(valle_dorado(funds=((1_00, 2_00, 3_00, 4_00),), spent=(5_00,)))
    stale = tuple(replace(one, year="2021-22") for one in last.tables)
    assert result(valle_dorado(), "last_total_planned", replace(last, tables=stale)) == ("not tried", "other_year")


# A Budget Overview in a file of its own


def overview(plan: Plan) -> Plan:
    """Return the plan's Budget Overview as a file of its own."""
    return replace(plan, tables=(), services=(), document=replace(plan.document, name="bop.pdf"))


def test_an_overview_of_its_own_is_compared_as_if_it_were_in_the_plan() -> None:
    whole = valle_dorado()
    plan = replace(whole, overviews=())
    assert result(plan, "bop_high_needs") == ("not tried", "no_table")
    assert result(plan, "bop_high_needs", overview(whole)) == ("holds", "")
    other = change(whole, "bop_high_needs_planned", "", reread("999000"))
    for pair in ((plan, overview(other)), (overview(other), plan)):
        finding = found(*pair)["bop_high_needs"]
        files = {named.key: named.document for named in finding.figures}
        assert files["bop_high_needs_planned"] == "bop.pdf"
        assert files["ca_planned_contributing"] == "plan.pdf"


def test_findings_about_one_file_name_no_file() -> None:
    plan = change(replace(valle_dorado(), overviews=()), "au_total_planned", "", reread("1.00"))
    finding = found(plan, overview(valle_dorado()))["au_planned_column"]
    assert {named.document for named in finding.figures} == {""}


@pytest.mark.parametrize(
    ("change_of_document", "key"),
    [
        ({"plan_year": "2021-22"}, "beside_does_not_fit"),
        ({"plan_year": ""}, "beside_no_year"),
        ({"plan_year": "2023-24", "lea_name": "Rio Claro Charter School"}, "beside_other_agency"),
        ({}, "beside_does_not_fit"),  # the same parts again
    ],
)
def test_a_file_that_does_not_fit_is_refused(change_of_document: dict[str, str], key: str) -> None:
    plan = valle_dorado()
    other = replace(plan, document=replace(plan.document, **change_of_document))  # type: ignore[arg-type]
    with pytest.raises(WrongUse) as caught:
        together(plan, [other])
    assert caught.value.key == key
    for lang in ("en", "es"):
        assert catalog(lang)[f"error.{key}"].format(**caught.value.facts)


def test_last_years_plan_is_taken_once() -> None:
    last = a_year_before(valle_dorado())
    with pytest.raises(WrongUse):
        together(valle_dorado(), [last, last])


# The same action twice


def actions(kind: str, *cells: tuple[str, str, str, str]) -> Plan:
    """Return a plan with one table of (goal, action, title, amount)."""
    column = "total_funds" if kind == "planned_actions" else "planned_total"
    made = [{"goal": g, "action": a, "title": t, column: amount} for g, a, t, amount in cells]
    return plan_of(table(kind, made, {}))


@pytest.mark.parametrize("kind", ["planned_actions", "annual_update"])
@pytest.mark.parametrize(
    ("second", "message"),
    [
        (("2", "2.1", "Summer  PROGRAM.", "5000.00"), "duplicate_actions"),  # same money, two goals
        (("1", "1.2", "Summer program", "5000.00"), "duplicate_actions"),
        (("1", "1.2", "Summer program", "70.00"), "duplicate_titles"),  # one goal, whatever the amounts
        (("1", "1.2", "Summer program", ""), "duplicate_titles"),
        (("2", "2.1", "Summer program", "70.00"), ""),  # two goals, two amounts: may well be two actions
        (("2", "2.1", "Summer program 2", "5000.00"), ""),
        (("1", "1.1", "Summer program", "5000.00"), ""),  # the number is repeated, not the action
    ],
)
def test_an_action_that_stands_twice(kind: str, second: tuple[str, str, str, str], message: str) -> None:
    plan = actions(kind, ("1", "1.1", "Summer program", "5000.00"), second)
    assert [finding.message for finding in found(plan).values()] == ([message] if message else [])


def test_amounts_of_zero_or_of_one_reader_are_not_the_same_money() -> None:
    zero = actions("planned_actions", ("1", "1.1", "Summer", "0.00"), ("2", "2.1", "Summer", "0.00"))
    assert found(zero) == {}
    plan = actions("planned_actions", ("1", "1.1", "Summer", "9.00"), ("2", "2.1", "Summer", "9.00"))
    assert found(change(plan, "total_funds", "2.1", reread("9.00", *ONE_READER))) == {}


def test_titles_with_the_same_money_are_told_with_the_others_of_the_table() -> None:
    plan = actions(
        "annual_update",
        ("1", "1.1", "Summer", "23000"), ("1", "1.2", "Liaison", "12000"),
        ("2", "2.1", "Summer", "13000"), ("2", "2.2", "Liaison", "12000"),
    )  # fmt: skip
    finding = found(plan)["annual_update_duplicates"]
    assert (finding.message, finding.facts["actions"], finding.facts["alike"]) == ("duplicate_actions_many", "2", "1")
    assert [named.action for named in finding.figures] == ["1.2", "2.2", "1.1", "2.1"]


def test_what_last_years_table_repeats_is_told_once() -> None:
    both = [
        actions(kind, ("5", "6", "Family", "0.00"), ("5", "7", "Family", "0.00"))
        for kind in ("planned_actions", "annual_update")
    ]
    assert list(found(plan_of(*(one.tables[0] for one in both)))) == ["planned_actions_duplicates"]


# Lists of the actions that count


def lists(marks: Sequence[tuple[str, str, str]], listed: Sequence[tuple[str, str]]) -> Plan:
    """Return Tables 1 and 2 from (action, title, mark) and (action, title)."""
    everything = [{"goal": "1", "action": a, "title": t, "contributing": m, "total_funds": "5.00"} for a, t, m in marks]
    counted = [{"goal": "1", "action": a, "title": t, "contributing": "Yes", "planned_lcff": "5.00"} for a, t in listed]
    return plan_of(table("planned_actions", everything, {}), table("contributing_actions", counted, {}, page=22))


@pytest.mark.parametrize(
    ("marks", "listed", "expected"),
    [
        ([("1", "Tutors", "Yes"), ("2", "Buses", "No")], [("1", "Tutors")], []),
        ([("1", "Tutors", "Yes"), ("2", "Buses", "Yes")], [("1", "Tutors")], ["contributing_lists-not_listed"]),
        (
            [("1", "Tutors", "Yes"), ("2", "Buses", "No")],
            [("1", "Tutors"), ("2", "Buses")],
            ["contributing_lists-listed_without_yes"],
        ),
        ([("1", "Tutors", "Yes"), ("2", "Buses", "No")], [("7", "Tutors")], []),  # another number, the same title
        ([("1", "Tutors", "Yes"), ("2", "Buses", "No")], [("1", "Tutoring")], []),  # another spelling, the same number
        ([("1", "Tutors", ""), ("2", "Buses", "")], [("1", "Tutors")], []),  # no marks at all: nothing to compare
    ],
)
def test_tables_1_and_2_name_the_same_actions(
    marks: list[tuple[str, str, str]], listed: list[tuple[str, str]], expected: list[str]
) -> None:
    assert list(found(lists(marks, listed))) == expected


def test_tables_3_and_4_name_the_same_actions() -> None:
    everything = [{"goal": "1", "action": "1", "title": "Tutors", "contributed": "Yes", "planned_total": "5.00"}]
    counted = [{"goal": "1", "action": "9", "title": "Buses", "contributed": "Yes", "planned_lcff": "5.00"}]
    plan = plan_of(table("annual_update", everything, {}), table("contributing_annual_update", counted, {}, page=9))
    finding = found(plan)["contributed_lists-not_listed"]
    assert (finding.check, finding.severity) == ("contributed_lists", "disagreement")


def test_lists_are_not_compared_where_a_row_may_not_have_been_read() -> None:
    plan = lists([("1", "Tutors", "Yes"), ("2", "Buses", "Yes")], [("1", "Tutors")])
    unread = tuple(replace(one, unread=1) if one.kind == "contributing_actions" else one for one in plan.tables)
    assert result(replace(plan, tables=unread), "contributing_lists") == ("not tried", "unsure_rows")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("Yes", "No", ""), ["planned_actions_mark"]),
        (("Yes", "No", "No"), []),
        (("Yes", "", ""), []),  # most rows say nothing: then the form may not ask, or we could not read it
        (("Yes", "No", "see below"), []),  # words, not a blank
    ],
)
def test_a_blank_mark_among_marked_rows_is_found(marks: tuple[str, ...], expected: list[str]) -> None:
    made = [
        {"goal": "1", "action": str(n), "title": f"Action {n}", "contributing": mark, "total_funds": "5.00"}
        for n, mark in enumerate(marks)
    ]
    assert list(found(plan_of(table("planned_actions", made, {})))) == expected


# Needs


def reason(*numbers: tuple[str, str], scope: str = "leawide", need: str = "Reading") -> Reason:
    return Reason(numbers, scope, need, "", "", PdfPlace(12, Box(0, 0, 1, 1)))


def wide(*reasons: Reason, scope: str = "LEA-wide") -> Plan:
    made = [
        {
            "goal": "1",
            "action": f"1.{n}",
            "title": f"Action {n}",
            "contributing": "Yes",
            "scope": scope,
            "planned_lcff": "500.00",
        }
        for n in (1, 2)
    ]
    return replace(plan_of(table("contributing_actions", made, {})), reasons=reasons)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (wide(reason(("1", "1.1")), reason(("1", "1.2"))), {}),
        (wide(reason(("1", "1"), ("1", "2"))), {}),  # numbers without the goal
        (wide(reason(("1", "1.1")), reason(("1", "1.2"), need=" ")), {"blank_need": Decimal(500)}),
        (wide(reason(("1", "1.1"), ("1", "1.2"), need="")), {"blank_need": Decimal(1000)}),
        (wide(reason(("1", "1.1"))), {"unstated_need": Decimal(500)}),
        (wide(reason(("1", "1.1")), reason(("1", "1.2"), scope="limited")), {}),
        (wide(reason(("1", "1.1"), ("1", "1.2"), need=""), reason(("1", "1.1"), ("1", "1.2"), scope="limited")), {}),
        (wide(reason(("1", "1.1")), scope="Limited"), {}),  # the rule is for all or some schools
    ],
)
def test_an_action_for_all_schools_that_counts_has_a_need(plan: Plan, expected: dict[str, Decimal]) -> None:
    dollars = {f.id: f.computed.value for f in found(plan).values() if f.computed}
    assert dollars == expected


def test_needs_that_were_not_surely_read_accuse_nobody() -> None:
    unread = replace(wide(reason(("1", "1.1"))), unread_reasons=(12,))
    assert found(unread) == {}
    blank = replace(wide(reason(("1", "1.1")), reason(("1", "1.2"), need="")), unread_reasons=(13,))
    assert found(blank) == {}  # the need may stand on the page that was not read
    assert result(wide(), "unstated_need") == ("not tried", "no_reasons")
    assert found(wide(reason(("1", "1.1")), reason(need="Whose?"))) == {}


# Where a wrong number comes from


@pytest.mark.parametrize(
    ("printed", "message", "times"),
    [
        ("100000.00", "shifted_up", "1,000"),
        ("0.10", "shifted_down", "1,000"),
        ("1000.00", "shifted_up", "10"),
        ("1.00", "shifted_down", "100"),
        ("101.00", "column_sum", None),
        ("1002.00", "column_sum", None),
        ("-1000.00", "column_sum", None),
    ],
)
def test_a_total_that_is_a_power_of_ten_too_large_or_small(printed: str, message: str, times: str | None) -> None:
    made = [{"goal": "1", "action": str(n), "planned_lcff": "50.00"} for n in (1, 2)]
    finding = found(plan_of(table("contributing_actions", made, {"ca_total": printed})))["ca_total_column"]
    assert (finding.message, finding.facts.get("times")) == (message, times)


def test_two_places_may_differ_by_a_shifted_decimal_point() -> None:
    plan = change(valle_dorado(), "bop_total_in_lcap", "", reread("435.00"))  # thousands of dollars
    plan = change(plan, "bop_not_in_lcap", "", reread("1434565.73"))
    finding = found(plan)["bop_in_lcap"]
    assert (finding.message, finding.facts["times"]) == ("shifted_places", "1,000")


def marked(*cells: tuple[str, str], item_4: str) -> Plan:
    """Return Table 3 from (mark, amount) and Table 4 of the marked rows, 10.00 each, with an item 4."""
    everything = [
        {"goal": "1", "action": str(n), "title": f"Action {n}", "contributed": mark, "planned_total": amount}
        for n, (mark, amount) in enumerate(cells)
    ]
    counted = [
        {"goal": "1", "action": row["action"], "title": row["title"], "contributed": "Yes", "planned_lcff": "10.00"}
        for row in everything
        if row["contributed"] == "Yes"
    ]
    total = f"{sum(Decimal(amount) for _, amount in cells):.2f}"
    last = table("annual_update", everything, {"au_total_planned": total}, page=24, year="2023-24")
    counting = table(
        "contributing_annual_update", counted, {"cau_planned_contributing": item_4}, page=28, year="2023-24"
    )
    return plan_of(last, counting)


@pytest.mark.parametrize(
    ("item_4", "note", "says"),
    [
        ("3000.00", "elsewhere_yes", "$3,000 is also what “Planned, all funds” adds up to over the 2 rows marked Yes"),
        ("7000.00", "elsewhere_total", "$7,000 also stands on page 24 as"),
        ("5000.00", "", ""),
    ],
)
def test_a_total_that_is_not_its_own_sum_says_whose_it_is(item_4: str, note: str, says: str) -> None:
    finding = found(marked(("Yes", "1000.00"), ("Yes", "2000.00"), ("No", "4000.00"), item_4=item_4))["cau_item_4"]
    assert finding.note == note
    assert says in finding_words(finding, "en")[0]


def test_parts_that_come_to_the_total_times_the_number_of_rows_say_so() -> None:
    made = [{"goal": "1", "action": str(n), "total_funds": "10.00"} for n in (1, 2, 3)]
    totals = {"tp_total_funds": "30.00", "tp_total_personnel": "60.00", "tp_total_nonpersonnel": "30.00"}
    finding = found(plan_of(table("planned_actions", made, totals)))["tp_totals_people"]
    assert (finding.note, finding.facts["rows"]) == ("times_rows", "3")


def test_three_amounts_for_high_needs_students_stand_in_one_finding() -> None:
    totals = {"ca_planned_contributing": "27677126.76", "ca_total_all_funds": "139340667.81"}
    plan = plan_of(table("contributing_actions", [], totals), bop={"bop_high_needs_planned": "187989064"})
    finding = found(plan)["bop_high_needs"]
    assert finding.message == "two_places_also"
    assert [str(named.figure.value) for named in finding.figures] == ["187989064", "27677126.76", "139340667.81"]


def test_a_third_carryover_amount_is_a_contradiction_of_its_own() -> None:
    """Item 12 is 100 times too large, and the services section prints a third amount: what was planned less spent."""
    totals = {
        "co_estimated_base": "524790883.00",
        "co_estimated_sc": "78513964.00",
        "co_prior_carryover_pct": "0.00",
        "co_total_pct": "14.96",
        "co_estimated_contributing": "75787342.00",
        "co_estimated_pct_improved": "0.00",
        "co_actual_pct": "14.44",
        "co_carryover_dollars": "272662200.00",
    }
    update = {
        "cau_planned_contributing": "78225538.00",
        "cau_estimated_contributing": "75787342.00",
        "cau_difference": "2438196.00",
    }
    carryover = table("carryover", [], totals, page=30)
    plan = plan_of(
        carryover, table("contributing_annual_update", [], update, page=28), ii={"ii_carryover_dollars": "2438196.00"}
    )
    findings = found(plan)
    assert findings["co_item_12"].message == "carryover_times_100"
    assert findings["carryover_dollars_places"].note == "elsewhere_total"
    right = change(plan, "ii_carryover_dollars", "", reread("2726622.00"))
    assert "carryover_dollars_places" not in found(right)


def test_a_second_overview_is_no_second_plan() -> None:
    other = Overview({"bop_high_needs_planned": figure("5", "usd", 3)}, (3,), number=2)
    plan = replace(valle_dorado(), overviews=(*valle_dorado().overviews, other))
    assert isinstance(check_plan(together(plan, ())), Checked)
    with pytest.raises(NotTriedError):
        list(ODDITIES["overviews_alike"](_look(valle_dorado())))


def _look(plan: Plan) -> object:
    from lcap_models.checks.look import Look

    return Look.at("overviews_alike", plan)


def test_tables_of_two_years_are_not_compared() -> None:
    rows = [{"goal": "1", "action": "1", "title": "Books", "contributing": "Yes", "total_funds": "500.00"}]
    other = [{"goal": "1", "action": "9", "title": "Nurses", "contributing": "Yes", "planned_lcff": "500.00"}]
    one, two = (
        table("planned_actions", rows, {}, year="2024-25"),
        table("contributing_actions", other, {}, year="2023-24"),
    )
    assert result(plan_of(one, two), "contributing_lists") == ("not tried", "other_year")
    assert result(plan_of(one, replace(two, year="2024-25")), "contributing_lists")[0] == "fails"


def test_a_sum_of_no_lines_is_no_sum() -> None:
    lines = [{"goal": "1", "action": "1", "title": "Books", "amount": "500.00"}]
    made = table("budgeted_actions", lines, {"bs_total_lcap": "500000"}, year="2018-19", template="2017")
    rows = tuple(replace(row, texts={"section": "planned", "year": "2017-18"}) for row in made.rows)
    plan = plan_of(replace(made, rows=rows))
    plan = replace(plan, document=replace(plan.document, template="2017", plan_year="2018-19"))
    assert "bs_lcap_lines" not in found(plan)
    assert result(plan, "bs_lcap_lines")[0] == "not tried"
