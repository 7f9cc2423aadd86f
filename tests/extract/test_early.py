"""Plans of 2014-15 to 2016-17: every amount under each goal, action and year, in each of the form's looks."""

from dataclasses import replace
from pathlib import Path

import pytest

from lcap_extract.early.planned import numbered
from lcap_extract.opening import open_source
from lcap_extract.plans import read_plan
from lcap_models.figure import State
from lcap_models.plan import Plan, entries
from lcap_models.proof import prove
from support.comparing import differences
from valle_dorado.early.facts import Look
from valle_dorado.early.layout import lay_out
from valle_dorado.early.plans import EARLY, PLAN, VENDOR_PLAN, EarlySample, save_early
from valle_dorado.early.random_plans import random_plan

HOME = Path(__file__).resolve().parents[2] / "samples"
LOOKS = {
    "signs": Look(ticks="signs", goal_label="none"),
    "drawn": Look(ticks="drawn", goal_label="words", one_head_row=True),
    "heads not repeated": Look(heads=False, scope_rows=False),
    "no borders": Look(borders=False, one_head_row=True, scope_rows=False),
    "numbered": Look(numbers=True),
}


def read(folder: Path) -> Plan:
    return read_plan(open_source(folder / "plan.pdf"))


@pytest.mark.parametrize("sample", EARLY, ids=lambda sample: sample.name)
def test_every_amount_of_a_sample_is_read_as_printed(sample: EarlySample) -> None:
    plan = read(HOME / sample.name)
    assert differences(plan, HOME / sample.name) == []
    document = plan.document
    assert (document.lea_name, document.plan_year, document.template) == (sample.plan.lea, "2015-16", "2014")


@pytest.mark.parametrize("vendor", [False, True], ids=["free text", "vendor's lines"])
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_look_of_the_form_is_read_as_printed(look: Look, vendor: bool, tmp_path: Path) -> None:
    save_early(EarlySample("plan", "", VENDOR_PLAN if vendor else PLAN, look), tmp_path)
    assert differences(read(tmp_path / "plan"), tmp_path / "plan") == []


@pytest.mark.parametrize(
    "text",
    [
        "Section 504 plans are read by two people.",
        "Complete a survey of families.",
        "Goal 1: Books",
        "Annual update of",
        "Identified needs of newcomers are met.",
        "LCAP Year 1: the first steps",
        "Estimated costs are paid.",
        "English learners read more.",
        "All pupils",
        "Or later: books",
        "Foster youth ride free.",
    ],
)
def test_an_action_may_begin_like_a_heading_of_the_form(text: str, tmp_path: Path) -> None:
    goals = [
        replace(
            goal,
            years={year: [replace(action, text=text) for action in goal.years[year]] for year in goal.years},
            past=[replace(past, planned=text) for past in goal.past],
        )
        for goal in PLAN.goals
    ]
    save_early(EarlySample("plan", "", replace(PLAN, goals=goals), Look()), tmp_path)
    assert differences(read(tmp_path / "plan"), tmp_path / "plan") == []


def test_this_generation_has_no_mark_for_actions_that_count() -> None:
    for sample in EARLY:
        (table,) = read(HOME / sample.name).tables
        assert {row.texts["contributing"] for row in table.rows} == {""}


def test_amounts_in_free_text_are_read_twice_but_never_proved() -> None:
    plan = prove(read(HOME / "valle-dorado-2015")).plan
    states = {entry.figure.state for entry in entries(plan) if entry.figure.value is not None}
    assert states == {State.READ}


def test_a_vendors_summary_proves_the_amounts_that_it_adds_up() -> None:
    plan = prove(read(HOME / "rio-claro-2015-vendor")).plan
    assert {entry.figure.state for entry in entries(plan) if entry.part == "budgeted_actions"} == {State.PROVED}


def test_a_summary_that_does_not_fit_proves_nothing(tmp_path: Path) -> None:
    sample = EARLY[1]
    printed = lay_out(sample.plan, sample.look)
    goal = sample.plan.goals[0]
    past = goal.past[0]
    spent = replace(past.spent, printed=[f"1000-1999: Certificated Personnel Salaries Base $ {1190002:,}"])
    changed = replace(sample.plan, goals=[replace(goal, past=[replace(past, spent=spent), *goal.past[1:]]),
                                          *sample.plan.goals[1:]])  # fmt: skip
    save_early(EarlySample("plan", "", changed, sample.look), tmp_path)
    assert printed.pages == read(tmp_path / "plan").document.pages
    proof = prove(read(tmp_path / "plan"))
    told = {
        entry.figure.state
        for entry in entries(proof.plan)
        if entry.column == "ba_update_actual" or (entry.row and entry.figure.text.endswith("1,190,002"))
    }
    assert told == {State.READ}
    assert [r.outcome for r in proof.results if r.identity.id == "ba_update_actual_lines"] == ["fails"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1.1 Coaches", "1.2 Books"], ["1.1", "1.2"]),
        (["Action 1: Coaches", "Action 2: Books"], ["1", "2"]),
        (["1. Coaches", "1. Books"], ["1", "2"]),  # the same number twice names nothing
        (["3.5 FTE coaches", "Books"], ["1", "2"]),
        (["A. Coaches", "B. Books"], ["A", "B"]),
        (["Coaches", "Books", "Buses"], ["1", "2", "3"]),
    ],
)
def test_actions_have_their_printed_numbers_or_are_counted(texts: list[str], expected: list[str]) -> None:
    assert numbered([texts]) == [expected]


@pytest.mark.parametrize("seed", range(12))
def test_plans_made_by_chance_are_read_as_printed(seed: int, tmp_path: Path) -> None:
    """Boxes in every manner, actions over several pages: each amount, source, scope and ticked group."""
    plan, look = random_plan(seed)
    save_early(EarlySample("plan", "", plan, look), tmp_path)
    assert differences(read(tmp_path / "plan"), tmp_path / "plan") == []
