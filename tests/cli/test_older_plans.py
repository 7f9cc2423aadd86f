"""`lcap analyze`, `ask` and `check` on plans of 2014-15 to 2016-17 and on the 2020-21 Learning Continuity Plan."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from lcap.contract import contract

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
PLANS = {
    "valle-dorado-2015": ("budgeted_actions", "valle-dorado-unified-school-district-2015-16", "2014"),
    "rio-claro-2015-vendor": ("budgeted_actions", "rio-claro-elementary-school-district-2015-16", "2014"),
    "valle-dorado-2020-continuity": ("continuity_actions", "valle-dorado-unified-school-district-2020-21", "2020"),
}


def lcap(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "lcap", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(("name", "told"), PLANS.items(), ids=PLANS)
def test_a_result_folder_holds_every_printed_row(name: str, told: tuple[str, str, str], tmp_path: Path) -> None:
    table, folder, template = told
    done = lcap("analyze", SAMPLES / name / "plan.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (home,) = (tmp_path / "lcap-out").iterdir()
    assert home.name == folder
    truth, found = (_rows(path) for path in (SAMPLES / name / f"{table}.csv", home / "tables" / f"{table}.csv"))
    columns = contract()["tables"][table]["columns"]
    assert [[row.get(c, "") for c in columns] for row in found] == [[row[c] for c in columns] for row in truth]
    assert json.loads((home / "tables" / "meta.json").read_text(encoding="utf-8"))["template"] == template
    schema = json.loads(lcap("schema", cwd=tmp_path).stdout)
    jsonschema.validate(json.loads((home / "plan.json").read_text(encoding="utf-8")), schema)


@pytest.mark.parametrize("name", PLANS)
def test_questions_and_checks_are_answered_or_told_to_be_out_of_reach(name: str, tmp_path: Path) -> None:
    plan = SAMPLES / name / "plan.pdf"
    asked, checked = lcap("ask", plan, "1", "5", cwd=tmp_path), lcap("check", plan, "--strict", cwd=tmp_path)
    assert (asked.returncode, checked.returncode) == (0, 0), asked.stderr + checked.stderr
    assert "$" in asked.stdout


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
