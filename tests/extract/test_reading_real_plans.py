"""The real plans on a developer's machine: no figure is wrong, none is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

from lcap.commands.analyze import analyze
from lcap_extract.opening import open_source
from lcap_extract.plans import read_plan
from lcap_models.plan import Row
from support.comparing import differences
from support.truth import REAL

PLANS = ("rsm-2024", "rsm-2024-bop", "sfusd-2023-1st", "sfusd-2021", "ross-2017", "acton-2017")


def real(name: str) -> Path:
    folder = REAL / name
    if not (folder / "plan.pdf").exists():
        pytest.skip("the real plans are not on this machine: ../shared/real is absent")
    return folder


@pytest.mark.parametrize("name", PLANS)
def test_every_figure_row_and_page_of_a_real_plan_is_read_as_printed(name: str) -> None:
    folder = real(name)
    assert differences(read_plan(open_source(folder / "plan.pdf")), folder) == []


@pytest.mark.parametrize("name", PLANS)
def test_the_scorer_of_the_real_plans_accepts_what_the_command_writes(name: str, tmp_path: Path) -> None:
    folder = real(name)
    code = analyze.main([str(folder / "plan.pdf"), "--out", str(tmp_path)], standalone_mode=False)
    assert code == 0
    scored = subprocess.run(
        [sys.executable, str(REAL / "score.py"), str(folder), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert scored.returncode == 0, scored.stdout
    assert "wrong=0" in scored.stdout


def test_a_form_that_ticks_with_pictures_is_read_like_one_that_draws_its_boxes() -> None:
    ticked = {
        name: {
            (row.texts["contributing"], row.texts["scope"]) for row in rows_of(name) if row.texts["year"] == "2017-18"
        }
        for name in ("acton-2017", "ross-2017")
    }
    limited = "Limited to Unduplicated Student Group(s)"
    assert ticked["ross-2017"] == {("yes", limited), ("no", "")}
    assert ticked["acton-2017"] == {("yes", "LEA-wide"), ("yes", "Schoolwide"), ("yes", limited), ("no", "")}


def rows_of(name: str) -> tuple[Row, ...]:
    table = read_plan(open_source(real(name) / "plan.pdf")).table("budgeted_actions")
    assert table is not None
    return table.rows


def test_an_annual_update_of_another_year_is_a_table_of_its_own() -> None:
    plan = read_plan(open_source(real("sfusd-2021") / "plan.pdf"))
    table = plan.table("prior_update_actions")
    assert plan.table("budgeted_actions") is None
    assert table is not None
    assert {row.texts["year"] for row in table.rows} == {"2019-20 budgeted", "2019-20 estimated actual"}
    first = table.rows[0]
    assert (first.goal, first.action, first.texts["budget_reference"]) == ("1", "1.01", "LCFF BASE")
    assert (first.figures["amount"].text, first.figures["amount"].value) == ("$5.8M", 5_800_000)
