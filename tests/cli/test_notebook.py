"""`lcap.read` and `lcap.frames`: what a researcher gets in a notebook is what the CSV files hold."""

import csv
import io
import math
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import lcap
from lcap import tables
from lcap_models.errors import WrongUse
from lcap_models.figure import State
from lcap_models.plan import Plan, entries

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return lcap.read(ROOT / "samples/valle-dorado-2024/plan.pdf")


def test_a_plan_comes_with_its_proof(plan: Plan) -> None:
    assert {entry.figure.state for entry in entries(plan)} >= {State.PROVED, State.READ}


def test_a_missing_file_is_said_in_one_sentence() -> None:
    with pytest.raises(WrongUse):
        lcap.read("no-such-plan.pdf")


def test_every_csv_file_is_a_frame_with_the_same_columns_and_rows(plan: Plan) -> None:
    grids = (tables.summary(plan), tables.figures(plan), tables.table_list(plan), *tables.action_tables(plan))
    grids += tables.word_tables(plan)
    frames = lcap.frames(plan)
    for grid in grids:
        assert (tuple(frames[grid.name].columns), len(frames[grid.name])) == (grid.columns, len(grid.rows))


def test_exact_numbers_are_those_of_the_csv_files(plan: Plan) -> None:
    frame = lcap.frames(plan, exact=True)["planned_actions"]
    (grid,) = (grid for grid in tables.action_tables(plan) if grid.name == "planned_actions")
    printed = [row["total_funds"] for row in csv.DictReader(io.StringIO(tables.csv_text(grid)))]
    assert list(frame["total_funds"]) == [Decimal(text) if text else None for text in printed]
    assert {type(value) for value in frame["total_funds"]} == {Decimal, type(None)}


def test_numbers_add_up_to_the_printed_total(plan: Plan) -> None:
    frames = lcap.frames(plan)
    summary = frames["summary"].set_index("key")["value"]
    assert frames["planned_actions"]["total_funds"].sum() == pytest.approx(summary["tp_total_funds"], abs=0.005)


def test_a_blank_is_never_a_zero(plan: Plan) -> None:
    figures = lcap.frames(plan)["figures"]
    blank = figures[figures["state"] == "missing"]
    assert len(blank) > 0
    assert all(math.isnan(value) for value in blank["value"])


def test_numbers_of_actions_stay_text(plan: Plan) -> None:
    assert set(lcap.frames(plan)["planned_actions"]["action"].map(type)) == {str}


def test_importing_lcap_imports_nothing_heavy() -> None:
    code = "import sys, lcap; sys.exit(bool({'pandas', 'pypdfium2', 'babel', 'click'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_parts_of_every_breakdown_add_up_to_the_planned_dollars(plan: Plan) -> None:
    ledger = lcap.frames(plan, exact=True)["ledger"]
    (planned,) = ledger[(ledger["step"] == "planned") & (ledger["key"] == "planned")]["value"]
    for step in ("by_scope", "by_group", "by_goal", "by_place", "by_topic"):
        assert sum(ledger[ledger["step"] == step]["value"].dropna()) == planned


def test_each_action_that_counts_has_one_main_topic(plan: Plan) -> None:
    frames = lcap.frames(plan)
    actions = frames["ledger_actions"]
    assert list(actions["action"]) == list(frames["contributing_actions"]["action"])
    assert all(main == several.split()[0] for main, several in zip(actions["topic"], actions["topics"], strict=True))
