"""What a plan says in words: goals, descriptions, reasons. Over page breaks, in every look; never a wrong blank."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lcap_extract.hyphens import unbroken
from lcap_extract.numbers import Known, number_in
from lcap_extract.opening import Source, open_source
from lcap_extract.pages import PageText
from lcap_extract.plans import read_plan
from lcap_extract.reasons import actions_in, reasons
from lcap_extract.wordtables import WordRow, WordTable
from lcap_models.narrative import description, goal_of, need_of
from lcap_models.place import Box
from lcap_models.plan import Plan
from support.comparing import differences
from support.truth import REAL
from valle_dorado.facts import Goal
from valle_dorado.layout import lay_out
from valle_dorado.printed import PrintedPlan
from valle_dorado.published.online_2022 import SAMPLE as ONLINE
from valle_dorado.published.small_2024 import SAMPLE as SMALL
from valle_dorado.random_plans import plans, styles
from valle_dorado.sample import Sample
from valle_dorado.style import Style
from valle_dorado.truth import write

KNOWN = Known({("1", "1.1"): "Tutors", ("1", "1.2"): "Nurses", ("1", "1.3"): "Buses", ("2", "2.1"): "Coaches"})
PLAIN = Known({("1", "1"): "1.01 Tutors", ("1", "2"): "1.10 Nurses", ("2", "1"): "2.03 Buses"})
WORD_PARTS = ("goals", "services", "tables")


def read(sample: Sample, home: Path, plan: PrintedPlan | None = None, style: Style | None = None) -> Plan:
    """Lay out the sample's words and tables, write their truth into `home`, and return what is read."""
    layout = lay_out(plan or sample.plan, style or sample.style, ("summary", *WORD_PARTS), 4)
    write(plan or sample.plan, layout, home)
    return read_plan(Source("plan.pdf", "0" * 64, layout.pdf, layout.pages))


@pytest.mark.parametrize("sample", [SMALL, ONLINE], ids=lambda sample: sample.name)
@pytest.mark.parametrize(
    ("look", "rules"), [("portrait", "strokes"), ("landscape", "thin_rects"), ("rotated", "fills")]
)
def test_words_read_back_exactly_on_pages_of_every_look(sample: Sample, look: str, rules: str, tmp_path: Path) -> None:
    style = replace(sample.style, prose=look, rules=rules)
    assert differences(read(sample, tmp_path, style=style), tmp_path) == []


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(plans(), styles(), st.integers(1, 6))
def test_what_is_read_of_random_plans_is_what_they_say(plan: PrintedPlan, style: Style, length: int) -> None:
    goals = tuple(Goal(number, f"Goal number {number} of the plan.") for number in ("1", "2", "3"))
    plan = replace(plan, facts=replace(plan.facts, goals=goals))
    layout = lay_out(plan, style, WORD_PARTS, length)
    found = read_plan(Source("plan.pdf", "0" * 64, layout.pdf, layout.pages))
    said = layout.record.words
    assert [one.description for one in found.goals] == [row["description"] for row in said["goals"]]
    told = {(row["goal"], row["action"]): row["description"] for row in said.get("action_descriptions", [])}
    assert {(one.goal, one.action): one.text for one in found.descriptions} == told
    rows = [(r["scope"], r["actions"], r["need"]) for r in said.get("reasons", [])]
    seen = [(one.scope, " ".join("/".join(pair) for pair in one.actions), one.need) for one in found.reasons]
    assert [row for row in rows if row in seen] == seen
    assert seen == rows or found.unread_reasons


def test_a_plan_that_calls_itself_community_funded_is_quoted(tmp_path: Path) -> None:
    words = "Valle Dorado Unified is a community-funded (basic aid) district: taxes pay for its schools."
    plan = replace(SMALL.plan, facts=replace(SMALL.plan.facts, community=words))
    document = read(SMALL, tmp_path, plan).document
    assert (document.community_page, document.community_words) == (1, words)
    assert read(SMALL, tmp_path).document.community_words == ""


def test_a_blank_need_is_blank_and_a_stated_one_is_stated(tmp_path: Path) -> None:
    plan = read(SMALL, tmp_path)
    assert need_of(plan, "3", "3.2") == "blank"
    assert need_of(plan, "3", "3.1") == "stated"
    assert need_of(plan, "1", "1.1") == "no row"
    assert need_of(replace(plan, unread_reasons=(9,)), "3", "3.2") == "unsure"
    assert need_of(replace(plan, reasons=()), "3", "3.2") == "unsure"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.1", [("1", "1.1")]),
        ("1.1, 1.3", [("1", "1.1"), ("1", "1.3")]),
        ("1.1 1.2; 2.1", [("1", "1.1"), ("1", "1.2"), ("2", "2.1")]),
        ("1.1-1.3", [("1", "1.1"), ("1", "1.2"), ("1", "1.3")]),
        ("Goal 1, Action 2", [("1", "1.2")]),
        ("Goal 1 Actions 1, 2 and 3", [("1", "1.1"), ("1", "1.2"), ("1", "1.3")]),
        ("Goal 1: Action 1.2", [("1", "1.2")]),
        ("Actions 1.1 & 2.1", [("1", "1.1"), ("2", "2.1")]),
        ("1.4", None),  # no such action
        ("1.1, 1.", None),  # cut
        ("1.1 0", None),  # perhaps 1.10
        ("All", None),
        ("1.1 (see appendix)", None),
        ("1.1-2.1", None),
        ("", None),
    ],
)
def test_a_cell_names_actions_or_is_not_understood(text: str, expected: list[tuple[str, str]] | None) -> None:
    found = actions_in(text, KNOWN)
    assert found == (None if expected is None else tuple(expected))


def test_numbers_are_those_of_the_titles_where_titles_bring_numbers() -> None:
    assert actions_in("1.10", PLAIN) == (("1", "2"),)
    assert actions_in("2.03, 1.01", PLAIN) == (("2", "1"), ("1", "1"))
    assert actions_in("1.2", PLAIN) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("Action #3", "3"), ("Goal 1", "1"), ("1.10", "1.10"), ("1. 1", "1.1"), ("4A", "4A"), ("Metric", ""), ("", "")],
)
def test_a_number_is_told_from_the_words_around_it(text: str, number: str) -> None:
    assert number_in(text) == number


def table(cells: Sequence[tuple[str, ...]], ids: str = "1.1", kind: str = "leawide", **marks: bool) -> WordTable:
    box = Box(0, 0, 9, 9)
    rows = [WordRow(7, box, {"ids": (ids,), "need": need, "how": ("how",), "metric": ()}, **marks) for need in cells]
    return WordTable(kind, ("ids", "need", "how", "metric"), (), rows, 7, 0.0, 7)


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        (("Action:", "Tutors", "Need:", "Reading", "lags.", "Scope:", "LEA-wide"), "Reading lags."),
        (("Action:", "Tutors", "Need:", "Scope:", "LEA-wide"), ""),
        (("Need: Reading lags.", "Scope:", "LEA-wide"), "Reading lags."),
        (("Reading lags.",), "Reading lags."),
        ((), ""),
    ],
)
def test_the_need_is_what_stands_between_the_labels(need: tuple[str, ...], expected: str) -> None:
    found, unread = reasons([table([need])], [], KNOWN)
    assert ([one.need for one in found], unread) == ([expected], ())


@pytest.mark.parametrize(
    "odd",
    [
        table([("Action:", "Tutors", "Need:")]),  # cut: the need may stand on a page that we did not join
        table([("Action:", "Tutors", "Need:", "Scope:", "Action:", "Need:", "Scope:")]),  # two rows in one
        table([("Action:", "Quite another title", "Need:", "Scope:")]),
        table([("Tutors", "Need:", "Scope:")]),
        table([("Reading lags.",)], ids="All"),
        table([("Reading lags.",)], sure=False),
        table([()], at_break=True),  # perhaps the page break cut its numbers, and the need stands above
    ],
)
def test_a_row_that_is_not_surely_read_is_left_out_and_its_page_listed(odd: WordTable) -> None:
    assert reasons([odd], [], KNOWN) == ((), (7,))


def test_a_blank_need_before_the_rest_of_a_row_that_was_not_joined_is_not_told() -> None:
    tables = [table([()]), table([("Reading lags.",)], ids="", sure=False)]
    assert reasons(tables, [], KNOWN) == ((), (7,))
    assert len(reasons([tables[0], table([("Reading lags.",)])], [], KNOWN)[0]) == 2


def test_a_row_of_the_form_that_nobody_filled_is_nothing() -> None:
    empty = WordRow(7, Box(0, 0, 9, 9), {"ids": (), "need": ("Action:", "Need:", "Scope:"), "how": (), "metric": ()})
    blank = WordTable("leawide", ("ids", "need", "how", "metric"), (), [empty], 7, 0.0, 7)
    assert reasons([blank], [], KNOWN) == ((), ())


def test_a_page_with_the_header_of_a_table_that_was_not_found_is_unread() -> None:
    words = "Goal and Action # Identified Need(s) How the Action(s) are Designed to Address Need(s)"
    assert reasons([], [PageText.of(4, words)], KNOWN) == ((), (4,))


def test_words_that_a_line_broke_are_whole_again() -> None:
    known = frozenset({"departmental", "socio-economic", "short-term"})
    lines = ("cross departmen-", "tal and socio-", "economic, 2023-", "24, short-", "and long-term", "K-", "Smith")
    assert unbroken(lines, known) == (
        "cross departmental and socio-economic, 2023-24, short-", "and long-term", "K-", "Smith",
    )  # fmt: skip


def real(name: str) -> Plan:
    if not (REAL / name / "plan.pdf").exists():
        pytest.skip("the real plans are not on this machine: ../shared/real is absent")
    return read_plan(open_source(REAL / name / "plan.pdf"))


@pytest.mark.parametrize(("name", "goals", "actions"), [("rsm-2024", 5, 16), ("sfusd-2023-1st", 5, 52),
                                                        ("sfusd-2021", 3, 39)])  # fmt: skip
def test_every_planned_action_of_a_real_plan_has_its_description(name: str, goals: int, actions: int) -> None:
    plan = real(name)
    table = plan.table("planned_actions")
    assert table is not None and len(table.rows) == len(plan.descriptions) == actions
    assert [one.goal for one in plan.goals] == [str(n) for n in range(1, goals + 1)]
    assert all(goal_of(plan, row.goal) for row in table.rows)
    said = [description(plan, row.goal, row.action, row.texts["title"]) for row in table.rows]
    assert all(len(text) > 25 for text in said)
    assert len(set(said)) == actions


def test_actions_numbered_in_two_ways_are_known_by_their_titles() -> None:
    plan = real("sfusd-2023-1st")
    assert description(plan, "1", "2").startswith("Enhance and formalize the ILP system")
    assert description(plan, "1", "2", "1.02 Teaching & Learning: Instructional Materials & Resources").startswith(
        "Provide instructional materials"
    )
    assert description(plan, "1", "2", "Swimming pools") == ""


def test_the_needs_of_a_real_plan_are_stated_or_blank_as_its_pages_show() -> None:
    plan = real("rsm-2024")
    told = [(one.scope, one.actions[0][1], bool(one.need), bool(one.how), one.place.page) for one in plan.reasons]
    assert told == [
        ("leawide", "1.3", False, False, 20),
        ("leawide", "1.4", False, False, 20),
        ("leawide", "2.5", True, True, 21),
        ("limited", "1.3", True, True, 21),
        ("limited", "1.4", True, True, 22),
        ("limited", "2.5", True, True, 22),
    ]
    assert plan.unread_reasons == ()
