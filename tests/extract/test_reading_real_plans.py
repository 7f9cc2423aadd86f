"""The real plans on a developer's machine: no figure is wrong, none is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

from lcap.commands.analyze import analyze
from lcap_extract.opening import open_source
from lcap_extract.plans import read_plan
from lcap_models.errors import NotAPlan
from support.comparing import differences
from support.truth import REAL

PLANS = ("rsm-2024", "rsm-2024-bop", "sfusd-2023-1st", "sfusd-2021")


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


@pytest.mark.parametrize("name", ["acton-2017", "ross-2017"])
def test_a_real_plan_in_the_form_of_2017_is_named_as_such(name: str) -> None:
    folder = real(name)
    with pytest.raises(NotAPlan) as refused:
        read_plan(open_source(folder / "plan.pdf"))
    assert refused.value.key == "older_form"
