"""Plans of 2017-18 to 2019-20: every amount line, in each of the forms' looks, with what is ticked for it."""

from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Literal

import pytest

from lcap_extract.opening import open_source
from lcap_extract.plans import read_plan
from lcap_models.figure import State
from lcap_models.plan import Plan, entries
from lcap_models.proof import prove
from support.comparing import differences
from valle_dorado.lined.facts import Action, Goal, Line, Look
from valle_dorado.lined.plans import LINED, PLAN, LinedSample, save_lined
from valle_dorado.lined.random_plans import random_look, random_plan

HOME = Path(__file__).resolve().parents[2] / "samples"
LOOKS = [
    Look(labels="beside", ticks=ticks, update=update, borders=borders)
    for ticks, (update, borders) in product(
        ("drawn", "pictures", "signs", "letters"), (("boxes", True), ("generated", False), ("typed", True))
    )
]
LOOKS += [Look(labels="table", ticks=ticks, update="table", capitals=False) for ticks in ("words", "pictures")]
LOOKS += [Look(update="leading"), Look(cells_for_heads=True), Look(cells_for_heads=True, update="typed")]
LOOKS += [Look(action_heads=False, update="boxes"), Look(page_numbers="bottom", update="typed", action_heads=False)]


def named(look: Look) -> str:
    heads = "" if look.action_heads else "-unnumbered"
    heads += "-cells" if look.cells_for_heads else ""
    return f"{look.labels}-{look.ticks}-{look.update}{'' if look.borders else '-borderless'}{heads}"


def read(folder: Path) -> Plan:
    return read_plan(open_source(folder / "plan.pdf"))


@pytest.mark.parametrize("sample", LINED, ids=lambda sample: sample.name)
def test_every_line_of_a_sample_is_read_as_printed(sample: LinedSample) -> None:
    plan = read(HOME / sample.name)
    assert differences(plan, HOME / sample.name) == []
    document = plan.document
    assert (document.lea_name, document.plan_year, document.template) == (sample.plan.lea, sample.plan.year, "2017")


@pytest.mark.parametrize("look", LOOKS, ids=named)
def test_every_look_of_the_form_is_read_as_printed(look: Look, tmp_path: Path) -> None:
    save_lined(LinedSample("plan", "", PLAN, look), tmp_path)
    assert differences(read(tmp_path / "plan"), tmp_path / "plan") == []


@pytest.mark.parametrize("seed", range(8))
def test_random_plans_in_random_looks_are_read_as_printed(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    look, plan = random_look(random), random_plan(random)
    save_lined(LinedSample("plan", "", plan, look), tmp_path)
    assert differences(read(tmp_path / "plan"), tmp_path / "plan") == []


@pytest.mark.parametrize("labels", ["beside", "table"])
def test_a_box_may_hold_several_amounts_none_or_words(labels: Literal["beside", "table"], tmp_path: Path) -> None:
    several = Line("$5,000\n$3,250.50\n$12", "LCFF Base\nTitle I\nLottery", "Books\nTrips\nStamps")
    lines = {
        "2017-18": [several, Line("", "LCFF Base", "Paid for above"), Line("No cost", "None", "Volunteers")],
        "2018-19": [Line("7,500", "LCFF Base", "Books"), Line("0", "", ""), Line("$1,100 (of $2,000)", "LCFF", "Van")],
    }
    action = Action("1", "Field trips.", lines, ("All",))
    plan = replace(PLAN, goals=(Goal("1", "Go out.", (action,)),))
    save_lined(LinedSample("plan", "", plan, Look(labels=labels)), tmp_path)
    assert differences(read(tmp_path / "plan"), tmp_path / "plan") == []


def test_tick_boxes_that_were_lost_on_the_way_to_the_pdf_say_nothing(tmp_path: Path) -> None:
    save_lined(LinedSample("plan", "", PLAN, Look(ticks="lost")), tmp_path)
    table = read(tmp_path / "plan").table("budgeted_actions")
    assert table is not None
    assert {row.texts["contributing"] for row in table.rows} == {""}


def test_amounts_are_proved_where_the_plan_prints_their_sum_and_read_elsewhere() -> None:
    full, web = (prove(read(HOME / name)).plan for name in ("valle-dorado-2017", "valle-dorado-2017-web"))
    assert {e.figure.state for e in entries(full) if e.column == "amount"} == {State.PROVED}
    proved = {e.row for e in entries(web) if e.column == "amount" and e.figure.state is State.PROVED}
    table = web.table("budgeted_actions")
    assert table is not None
    assert proved == {n for n, row in enumerate(table.rows, 1) if row.texts["year"] == web.document.plan_year}


def test_a_changed_digit_in_a_covered_line_is_never_proved(tmp_path: Path) -> None:
    sample = LINED[0]
    home = tmp_path / sample.name
    save_lined(LinedSample(sample.name, "", PLAN, Look(summary=False)), tmp_path)
    wrong = LinedSample("wrong", "", PLAN.with_total("$2,660,276"), Look())
    save_lined(wrong, tmp_path)
    right, off = prove(read(home)).plan, prove(read(tmp_path / "wrong")).plan
    assert any(e.figure.state is State.PROVED for e in entries(right) if e.column == "amount")
    assert not any(e.figure.state is State.PROVED for e in entries(off) if e.column == "amount")
    assert all(e.figure.state is State.READ for e in entries(off) if e.column == "amount")
