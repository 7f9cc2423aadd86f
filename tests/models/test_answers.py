"""Answers to the questions of a board meeting, as checked by hand on the pages of the samples and of real plans."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcap_models.answers import QUESTIONS, Answer, Deed, Grid, Said, answer, answers
from lcap_models.figure import Figure, Reading, State
from lcap_models.findings import Named
from lcap_models.ledger import Ledger, Money, ledger_of
from lcap_models.plan import Plan
from lcap_models.proof import prove
from lcap_viz.answers import AnswerWords, answer_words, asks
from support.plans import change, plan_of, reread, table, valle_dorado
from support.truth import REAL, plan_from_truth

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(path.parent.name for path in (ROOT / "samples").glob("*/summary.csv"))
NO_CARRYOVER = {"co_carryover_dollars": "No carryover", "co_carryover_pct": "No carryover"}


def ledger(plan: Plan) -> Ledger:
    return ledger_of(prove(plan))


def sample(name: str, texts: dict[str, str] | None = None) -> Ledger:
    return ledger(plan_from_truth(ROOT / "samples" / name, texts))


def real(name: str) -> Ledger:
    if not (REAL / name).is_dir():
        pytest.skip("the real plans are not on this machine")
    return ledger(plan_from_truth(REAL / name, NO_CARRYOVER if name == "sfusd-2023-1st" else None))


def facts(one: Answer, n: int = 0) -> dict[str, str]:
    """Return the amounts and counts of a sentence as text."""
    return {name: _text(fact) for name, fact in one.says[n].facts.items()}


def _text(fact: object) -> str:
    if isinstance(fact, Money):
        return str(fact.value)
    return fact.title if isinstance(fact, Deed) else fact.key if isinstance(fact, Said) else str(fact)


def cells(grid: Grid) -> list[tuple[str, ...]]:
    return [tuple(_text(cell) for cell in row) for row in grid.rows]


def cases(one: Answer) -> list[str]:
    return [said.key for said in one.says]


def said(made: Ledger, number: int, lang: str = "en") -> AnswerWords:
    return answer_words(answer(made, number), lang)


def test_there_are_34_questions_with_an_answer_or_a_place_to_ask() -> None:
    assert tuple(range(1, 35)) == QUESTIONS
    elsewhere = {one.number for one in answers(ledger(valle_dorado())) if one.status == "other document"}
    assert elsewhere == {20, 21, 22, 23, *range(25, 35)}


def test_a_number_that_is_no_question_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        answer(ledger(valle_dorado()), 35)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_answer_can_be_said_in_both_languages(name: str) -> None:
    for one in answers(sample(name)):
        for lang in ("en", "es"):
            told = answer_words(one, lang)
            cells_said = [cell for grid in told.tables for row in grid.rows for cell in row]
            assert name == "hostile-2024" or "{" not in "".join((*told.says, *told.marks, *cells_said))
            assert told.says
            assert asks(one.number, lang).endswith("?")


@pytest.mark.parametrize("name", SAMPLES)
def test_an_amount_in_an_answer_has_figures_and_pages(name: str) -> None:
    for one in answers(sample(name)):
        for money in one.amounts:
            assert money.value is None or money.pages, (one.number, money)
        if one.status == "answered" and one.number != 10:
            assert one.pages, one.number


# valle-dorado-2024, looked up on its pages


def test_1_the_grants_stand_at_four_places() -> None:
    one = answer(sample("valle-dorado-2024"), 1)
    assert facts(one) == {"sc": "9142084"}
    assert facts(one, 1) == {"extra": "979509"}
    assert facts(one, 2) == {"count": "4"}
    assert one.pages == (2, 21, 26, 28)


def test_2_the_part_of_100_dollars_is_worked_out() -> None:
    one = answer(sample("valle-dorado-2024"), 2)
    assert facts(one) == {"sc": "9142084", "total": "51555135", "part": "17.73"}
    assert "about $17.73" in said(sample("valle-dorado-2024"), 2).says[0]


def test_3_the_number_of_students_is_not_in_the_plan() -> None:
    assert answer(sample("valle-dorado-2024"), 3).status == "not in the plan"


def test_4_a_percentage_printed_twice_and_differently_is_told_with_both() -> None:
    one = answer(sample("valle-dorado-2024"), 4)
    assert facts(one) == {"total": "30.770"}
    assert facts(one, 1) == {"new": "28.000", "carried": "2.770"}
    assert [finding.id for finding in one.disputes] == ["projected_pct_places"]
    told = said(sample("valle-dorado-2024"), 4)
    assert "28.000% ≠" in told.says[1]
    assert "27.400%" in told.also[0][0]


def test_5_the_gap_stands_in_dollars() -> None:
    one = answer(sample("valle-dorado-2024"), 5)
    assert cases(one)[:2] == ["answer.5.below", "answer.5.gap"]
    assert facts(one) == {"required": "30.770", "planned": "28.199"}
    assert facts(one, 1) == {"gap": "839572"}


def test_5_a_plan_that_reaches_it_says_yes() -> None:
    assert answer(sample("valle-dorado-2022"), 5).case == "answer.5.reaches"


def test_7_the_largest_actions_come_with_their_share() -> None:
    one = answer(sample("valle-dorado-2024"), 7)
    assert facts(one) == {"action": "Smaller classes in grades 4-6", "amount": "1915000.00", "share": "20.9"}
    rows = cells(one.grids[0])
    assert len(rows) == 9  # 11 actions count; two have no amount
    assert rows[0] == ("Smaller classes in grades 4-6", "1915000.00", "20.9", "28")


def test_7_of_many_actions_ten_are_shown() -> None:
    one = answer(sample("valle-dorado-2024-long"), 7)
    assert len(one.grids[0].rows) == 10
    assert cases(one)[1] == "answer.7.top"


def test_8_the_scopes_are_added_up_from_the_rows() -> None:
    one = answer(sample("valle-dorado-2024"), 8)
    assert [(row[1], row[3]) for row in cells(one.grids[0])] == [
        ("5002800.00", "4"),
        ("2001250.00", "3"),
        ("1592200.00", "3"),
        ("561700.00", "1"),
    ]
    assert "ca_total_types" in {finding.id for finding in one.disputes}


def test_9_a_limited_action_without_money_is_shown() -> None:
    one = answer(sample("valle-dorado-2024"), 9)
    assert facts(one)["amount"] == "1592200.00"
    assert cells(one.grids[1]) == [("Newcomer welcome circles", "group.english_learners", "None", "29")]


def test_10_an_action_with_two_types_explains_the_excess() -> None:
    one = answer(sample("valle-dorado-2024"), 10)
    assert facts(one) == {"count": "1", "amount": "561700.00"}
    assert facts(one, 1) == {"types": "9719650.00", "excess": "561700.00", "all": "9157950.00"}


def test_12_what_was_spent_is_told_of_100_dollars_and_with_the_other_figure() -> None:
    one = answer(sample("valle-dorado-2024"), 12)
    assert facts(one) == {"planned": "8766000.00", "spent": "7827570.85", "part": "89.29"}
    assert [finding.id for finding in one.disputes] == ["bop_prior_actual"]


def test_13_most_was_left_with_the_clinicians() -> None:
    one = answer(sample("valle-dorado-2024"), 13)
    assert facts(one) == {"action": "Mental health clinicians", "amount": "260000.00", "planned": "1120000.00"}


def test_14_nothing_was_left_undone_in_the_sample() -> None:
    assert answer(sample("valle-dorado-2024"), 14).case == "answer.14.no"


def test_14_a_zero_and_a_blank_are_told_apart() -> None:
    rows = [
        {"goal": "1", "action": "1", "title": "A", "planned_lcff": "10.00", "estimated_actual_lcff": "0.00"},
        {"goal": "1", "action": "2", "title": "B", "planned_lcff": "20.00", "estimated_actual_lcff": ""},
        {"goal": "1", "action": "3", "title": "C", "planned_lcff": "", "estimated_actual_lcff": "0.00"},
    ]
    one = answer(ledger(plan_of(table("contributing_annual_update", rows, {}))), 14)
    assert cases(one)[:2] == ["answer.14.zero_lcff", "answer.14.blank_lcff"]
    assert [row[0] for row in cells(one.grids[0])] == ["A", "B"]


@pytest.mark.parametrize(
    ("name", "texts", "fifteen", "sixteen", "seventeen"),
    [
        ("valle-dorado-2024", None, "answer.15.amount", "answer.16.right", "answer.17.arrived"),
        ("rio-claro-charter-2025", None, "answer.15.amount", "answer.16.differs", "answer.17.differs"),
        ("valle-dorado-2022", NO_CARRYOVER, "answer.15.words", "answer.16.words", "answer.17.words"),
        ("valle-dorado-coe-2023", NO_CARRYOVER, "answer.15.words", "answer.16.words_right", "answer.17.words"),
        ("valle-dorado-2021", None, "answer.15.none", "answer.16.none", "answer.17.none"),
    ],
)
def test_15_to_17_the_carryover(
    name: str, texts: dict[str, str] | None, fifteen: str, sixteen: str, seventeen: str
) -> None:
    made = sample(name, texts)
    assert [answer(made, n).case for n in (15, 16, 17)] == [fifteen, sixteen, seventeen]


def test_16_no_carryover_in_words_is_set_against_the_formula() -> None:
    one = answer(sample("valle-dorado-2022", NO_CARRYOVER), 16)
    assert facts(one) == {"words": "No carryover", "computed": "526587.15"}


def test_18_the_budget_outside_the_plan() -> None:
    one = answer(sample("valle-dorado-2024"), 18)
    assert facts(one) == {"rest": "14940915", "whole": "52340915", "share": "28.5"}
    assert facts(one, 1) == {"page": "3"}


def test_18_a_blank_is_not_in_the_plan() -> None:
    one = answer(sample("rio-claro-charter-2025"), 18)
    assert (one.status, one.case) == ("not in the plan", "answer.18.blank")


def test_19_two_of_five_amounts_differ() -> None:
    one = answer(sample("valle-dorado-2024"), 19)
    assert facts(one) == {"count": "2", "all": "5"}
    assert [(row[1], row[2], row[3]) for row in cells(one.grids[0])] == [
        ("9142084", "9142084", "compared.holds"),
        ("37400000", "36307951.25", "compared.fails"),
        ("9157950", "9157950.00", "compared.holds"),
        ("8766000", "8766000.00", "compared.holds"),
        ("8605000", "7827570.85", "compared.fails"),
    ]


def test_24_an_action_without_money_or_percentage_is_a_question() -> None:
    one = answer(sample("valle-dorado-2024"), 24)
    assert facts(one) == {"count": "2", "all": "11"}
    assert facts(one, 1) == {"count": "1"}
    assert [row[0] for row in cells(one.grids[0])] == ["Newcomer welcome circles", "Library hours after school"]


def test_the_form_of_2021_says_that_it_lacks_figures() -> None:
    made = sample("valle-dorado-2021")
    for number in (5, 15, 16, 17):
        one = answer(made, number)
        assert one.status == "not in the plan"
        assert "limit.form_2021" in cases(one)
    assert facts(answer(made, 6)) == {"rows": "6237750.50", "count": "6"}


def test_a_form_from_before_2020_is_not_said_to_lack_amounts_that_it_prints_in_another_way() -> None:
    rows = [{"goal": "1", "action": "1", "title": "A", "amount": "10.00"}]
    made = ledger(plan_of(table("budgeted_actions", rows, {}, template="2017")))
    assert {answer(made, n).case for n in (5, 6, 12, 13, 24)} == {"answer.older_form"}
    assert answer(made, 19).case == "answer.19.no_overview"


def test_a_county_office_is_told_that_its_money_comes_another_way() -> None:
    made = sample("valle-dorado-coe-2023")
    county = ledger_of(prove(_of_kind(made.book.plan, "county office")))
    for number in (1, 4, 5):
        assert "limit.county_office" in cases(answer(county, number))
    assert "limit.one_scope_kind" in cases(answer(county, 8))


def test_a_community_funded_district_is_told_with_the_pages_own_words() -> None:
    plan = _of_kind(valle_dorado(), "district", words="Basic Aid", page=7)
    for number in (1, 4, 5):
        assert "law.kind.community_funded" in cases(answer(ledger(plan), number))
    assert "Page 7 says “Basic Aid”" in " ".join(said(ledger(plan), 1).says)


def _of_kind(plan: Plan, kind: str, words: str = "", page: int | None = None) -> Plan:
    from dataclasses import replace

    document = replace(plan.document, lea_type=kind, community_words=words, community_page=page)
    return replace(plan, document=document)


def test_no_share_is_told_of_no_money() -> None:
    nothing = ledger(valle_dorado(funds=((0, 5_000_00, 0, 0), (0, 1_000_00, 0, 0)), spent=(0, 0)))
    assert cases(answer(nothing, 8)) == ["answer.7.zero"]
    assert cases(answer(nothing, 9))[0] == "answer.9.limited_of_none"
    assert "blank" not in " ".join(said(nothing, 8).says)


def test_an_amount_of_the_budget_overview_is_not_called_one_of_the_actions_that_count() -> None:
    plan = valle_dorado()
    made = ledger(replace(plan, tables=(), services=()))
    assert cases(answer(made, 12)) == ["answer.12.less_overview", "answer.12.overview"]
    assert "planned for high-needs students" in said(made, 12).says[0]


# real plans


def test_the_charter_is_far_below_what_is_required() -> None:
    made = real("rsm-2024")
    one = answer(made, 5)
    assert (facts(one), facts(one, 1)) == ({"required": "11.615", "planned": "0.205"}, {"gap": "194848"})
    assert facts(answer(made, 10), 1) == {"types": "7000.00", "excess": "3500.00", "all": "3500.00"}
    assert facts(answer(made, 24)) == {"count": "2", "all": "3"}
    assert answer(made, 16).case == "answer.16.right"


def test_the_draft_with_three_amounts_for_high_needs_students() -> None:
    made = real("sfusd-2023-1st")
    twelve = answer(made, 12)
    assert cases(twelve) == ["answer.12.less", "answer.12.planned_rows", "answer.12.of_rows"]
    assert facts(twelve)["part"] == "16.39"
    assert facts(twelve, 2) == {"planned": "79234500.80", "spent": "27615867.23", "part": "34.85"}
    assert facts(answer(made, 16)) == {"words": "No carryover", "computed": "43718464.77"}
    assert [row[3] for row in cells(answer(made, 19).grids[0])] == ["compared.holds"] * 2 + ["compared.fails"] * 3
    assert len(answer(made, 9).grids[1].rows) == 5  # the foster youth actions with $0
    assert "14.72%" in " ".join(told for told, _ in said(made, 4).also)


def test_the_plan_of_2021_in_which_no_scope_is_stated() -> None:
    made = real("sfusd-2021")
    assert facts(answer(made, 6)) == {"rows": "225047219.19", "count": "15"}
    assert answer(made, 8).status == "not in the plan"
    assert answer(made, 11).case == "answer.11.differs"
    assert facts(answer(made, 12)) == {"planned": "66349783", "spent": "68547660", "part": "103.31"}


# doubt


@given(st.sampled_from(("ca_sc_grants", "ca_base_grant", "ca_planned_contributing", "cau_estimated_contributing")))
def test_an_answer_made_of_an_unsure_figure_carries_the_mark(key: str) -> None:
    plan = _at_one_place(valle_dorado(), key)
    for one in answers(ledger(plan)):
        unsure = any(named.figure.state is State.DOUBTFUL for named in one.figures)
        told = answer_words(one, "en")
        assert one.doubtful is unsure
        assert bool(told.marks and "?" in told.marks[0]) is unsure
        for money in one.amounts:
            hit = any(named.figure.state is State.DOUBTFUL for named in money.sources)
            assert money.value is None or money.doubtful is hit


def _at_one_place(plan: Plan, key: str) -> Plan:
    """Return the plan in which one reader saw another number for `key`."""
    return change(plan, key, "", reread("123.00", ("pdfium", "123.00"), ("pdfplumber", "9.00")))


@given(st.lists(st.integers(1, 10**10), min_size=1, max_size=8), st.integers(1, 10**12), st.integers(1, 10**12))
def test_shares_are_between_0_and_100_and_something_is_never_nothing(cents: list[int], base: int, sc: int) -> None:
    made = ledger(valle_dorado([(amount, 0, 0, 0) for amount in cents], [0] * len(cents), base, sc))
    for number in (7, 8):
        for row in answer(made, number).grids[0].rows:
            share = row[2]
            assert isinstance(share, Money)
            assert share.value is not None
            assert Decimal(0) < share.value <= 100


def test_a_strangers_words_are_shown_without_control_letters() -> None:
    rows = [{"goal": "1", "action": "1", "title": "\x1b[31mred\u202e", "scope": "Limited", "planned_lcff": "10.00"}]
    told = said(ledger(plan_of(table("contributing_actions", rows, {}))), 7)
    assert "\x1b" not in told.says[0] + told.tables[0].rows[0][0]
    assert "\u202e" not in told.says[0] + told.tables[0].rows[0][0]


# What is not sure is never said of all actions


def row(action: str, scope: str, amount: str) -> dict[str, str]:
    words = {"goal": "1", "action": action, "title": f"Action {action}", "scope": scope, "contributing": "Yes"}
    return {**words, "planned_lcff": amount}


def spent(action: str, planned: str, actual: str) -> dict[str, str]:
    words = {"goal": "1", "action": action, "title": f"Action {action}", "contributed": "Yes"}
    return {**words, "planned_lcff": planned, "estimated_actual_lcff": actual}


def last_year(*rows: dict[str, str]) -> Plan:
    return plan_of(table("contributing_annual_update", rows, {}, page=30))


def with_unread(plan: Plan) -> Plan:
    return replace(plan, tables=tuple(replace(one, unread=2) for one in plan.tables))


@pytest.mark.parametrize("number", [6, 7, 8, 9, 10, 24])
def test_where_rows_may_be_missing_every_answer_about_all_actions_says_so(number: int) -> None:
    plan = plan_of(table("contributing_actions", [row("1", "LEA-wide", "100"), row("2", "LEA-wide", "900")], {}))
    assert "limit.rows_may_lack" not in cases(answer(ledger(plan), number))
    assert "limit.rows_may_lack" in cases(answer(ledger(with_unread(plan)), number))


@pytest.mark.parametrize("number", [12, 13, 14])
def test_where_rows_of_last_year_may_be_missing_the_answer_says_so(number: int) -> None:
    plan = last_year(spent("1", "100", "100"), spent("2", "100", "200"))
    assert "limit.rows_may_lack" not in cases(answer(ledger(plan), number))
    assert "limit.rows_may_lack" in cases(answer(ledger(with_unread(plan)), number))


@pytest.mark.parametrize("rows", [("100", ""), ("", "100")])
def test_12_a_blank_on_one_side_gives_no_ratio(rows: tuple[str, str]) -> None:
    one = answer(ledger(last_year(spent("1", "100", "100"), spent("2", *rows))), 12)
    assert cases(one) == ["answer.12.amounts"]


def test_13_none_is_as_sure_as_the_amounts_behind_it() -> None:
    plan = last_year(spent("1", "100", "100"), spent("2", "100", "200"))
    unsure = change(plan, "estimated_actual_lcff", "2", reread("200", ("pdfium", "200"), ("pdfplumber", "20")))
    assert not answer(ledger(plan), 13).doubtful
    assert answer(ledger(unsure), 13).doubtful


def unreadable(old: Figure) -> Figure:
    """Return the figure with digits that are no number for either reader."""
    return replace(old, value=None, text="2#0", readings=tuple(Reading(r.reader, "2#0", None) for r in old.readings))


def test_14_and_24_do_not_speak_of_all_where_an_amount_could_not_be_read() -> None:
    plan = change(
        last_year(spent("1", "100", "100"), spent("2", "100", "200")), "estimated_actual_lcff", "2", unreadable
    )
    assert cases(answer(ledger(plan), 14)) == ["answer.14.unread"]
    planned = plan_of(table("contributing_actions", [row("1", "LEA-wide", "100"), row("2", "LEA-wide", "900")], {}))
    assert cases(answer(ledger(planned), 24)) == ["answer.24.every"]
    assert cases(answer(ledger(change(planned, "planned_lcff", "2", unreadable)), 24)) == ["answer.24.unsure"]


def test_9_and_10_count_the_actions_without_a_type() -> None:
    plan = plan_of(table("contributing_actions", [row("1", "LEA-wide", "100"), row("2", "", "900")], {}))
    assert cases(answer(ledger(plan), 9)) == ["answer.9.no_action", "answer.9.unticked"]
    assert cases(answer(ledger(plan), 10)) == ["answer.10.no", "answer.9.unticked"]


def test_a_table_of_another_year_is_named_wherever_its_figures_are_used() -> None:
    totals = {"ca_planned_contributing": "1000", "ca_sc_grants": "1000"}
    old = table("contributing_actions", [row("1", "LEA-wide", "1000")], totals, year="2023-24")
    made = ledger(plan_of(old))
    for number in (1, 6, 7, 8):
        assert "contributing_actions_year" in {finding.id for finding in answer(made, number).disputes}, number


def test_digits_that_nobody_could_read_are_no_words_of_the_plan() -> None:
    figure = valle_dorado().figure("tp_total_funds")
    assert figure is not None
    unclear = replace(figure, value=None, text="12,3#4", state=State.DOUBTFUL)
    assert Money(None, sources=(Named("co_carryover_dollars", unclear, "carryover"),)).words == ""
