"""A board packet with several plans: a folder for each, and which plan the other commands mean."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import lcap
from lcap.checking import check_files
from lcap.output import write_folder
from lcap_models.errors import WrongUse
from support.packets import SAMPLES, sample
from valle_dorado.packet import other, packet

DISTRICT, CHARTER = "valle-dorado-unified-school-district-2024-25", "rio-claro-charter-school-2025-26"
LISTED = "1: Valle Dorado Unified School District 2024-25 (26–61); 2: Río Claro Charter School 2025-26 (67–89)"


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "lcap", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plans = sample("valle-dorado-2024"), sample("rio-claro-charter-2025")
    made = packet([other("agenda", 25), plans[0], other("budget", 5), plans[1], other("minutes", 5)])
    path = tmp_path_factory.mktemp("packet") / "packet.pdf"
    path.write_bytes(made.pdf)
    return path


@pytest.fixture(scope="module")
def done(file: Path) -> subprocess.CompletedProcess[str]:
    return run("analyze", file, "--json", cwd=file.parent)


def test_each_plan_of_a_packet_has_a_folder_and_an_entry(file: Path, done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)["files"]
    assert [(one["file"], Path(one["folder"]).name) for one in told] == [(str(file), DISTRICT), (str(file), CHARTER)]
    where = [[one[key] for key in ("plan_number", "plans_in_file", "first_page", "last_page", "pages")] for one in told]
    assert where == [[1, 2, 26, 61, 94], [2, 2, 67, 89, 94]]
    assert {path.name for path in (file.parent / "lcap-out").iterdir()} == {DISTRICT, CHARTER}


def test_the_files_say_which_pages_the_plan_took(file: Path, done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0
    folder = file.parent / "lcap-out" / CHARTER
    meta = json.loads((folder / "tables" / "meta.json").read_text(encoding="utf-8"))
    assert (meta["first_page"], meta["last_page"], meta["plan_number"], meta["plans_in_file"]) == (67, 89, 2, 2)
    schema = json.loads(run("schema", cwd=file.parent).stdout)
    jsonschema.validate(json.loads((folder / "plan.json").read_text(encoding="utf-8")), schema)
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert "Plan 2 of 2 in this file: pages 67 to 89 of 94." in report
    assert "Plan 2 de 2 en este archivo: páginas 67 a 89 de 94." in report


def test_the_report_of_a_plan_that_is_a_file_of_its_own_says_nothing_of_parts(tmp_path: Path) -> None:
    said = run("analyze", SAMPLES / "rio-claro-charter-2025" / "plan.pdf", cwd=tmp_path)
    report = (tmp_path / "lcap-out" / CHARTER / "report.html").read_text(encoding="utf-8")
    assert "Plan 1 of" not in said.stdout + report and "The plan stands on" not in said.stdout + report


def test_the_terminal_says_which_plan_and_which_pages(file: Path) -> None:
    said = run("ask", file, "1", "--plan", "2", "--lang", "both", cwd=file.parent)
    assert said.returncode == 0, said.stderr
    assert "Plan 2 of 2 in this file: pages 67 to 89 of 94." in said.stdout
    assert "Plan 2 de 2 en este archivo: páginas 67 a 89 de 94." in said.stdout
    assert "Río Claro Charter School" in said.stdout and "Valle Dorado" not in said.stdout


@pytest.mark.parametrize("command", ["check", "ask"])
def test_without_a_number_one_sentence_says_which_plans_there_are(file: Path, command: str) -> None:
    said = run(command, file, cwd=file.parent)
    assert (said.returncode, said.stdout) == (2, "")
    assert (
        said.stderr
        == f"packet.pdf holds 2 plans (with their pages): {LISTED}. Choose one with --plan and its number.\n"
    )


def test_a_number_that_no_plan_has_is_told_in_both_languages(file: Path) -> None:
    said = run("check", file, "--plan", "3", "--lang", "both", cwd=file.parent)
    assert (said.returncode, said.stdout, len(said.stderr.splitlines())) == (2, "", 2)
    assert LISTED in said.stderr and "no tiene un plan con el número 3" in said.stderr


def test_check_of_a_plan_in_a_packet_finds_what_it_finds_in_its_own_file(file: Path) -> None:
    alone = check_files(SAMPLES / "rio-claro-charter-2025" / "plan.pdf")
    within = check_files(file, number=2)
    assert len(alone.checked.findings) > 3
    assert [one.check for one in within.checked.findings] == [one.check for one in alone.checked.findings]


def test_of_a_file_beside_it_a_plan_is_compared_with_the_one_that_fits(file: Path, tmp_path: Path) -> None:
    last = "valle-dorado-2022"
    both = tmp_path / "both.pdf"
    both.write_bytes(packet([sample("rio-claro-charter-2025"), other("minutes", 3), sample(last)]).pdf)
    done = check_files(file, [both], number=1)
    assert [(one.lea_name, one.plan_year) for one in done.beside] == [
        ("Valle Dorado Unified School District", "2023-24")
    ]
    with pytest.raises(WrongUse) as caught:
        check_files(SAMPLES / last / "plan.pdf", [file])
    assert caught.value.key == "several_beside"


def test_a_notebook_asks_for_a_plan_by_its_number(file: Path) -> None:
    assert lcap.read(file, plan=1).document.lea_name == "Valle Dorado Unified School District"
    with pytest.raises(WrongUse) as caught:
        lcap.read(file)
    assert caught.value.facts["plans"] == LISTED


def test_plans_of_one_name_in_one_file_have_folders_of_their_own(tmp_path: Path) -> None:
    sha = "1" * 64
    files = {"tables/meta.json": json.dumps({"sha256": sha}).encode()}
    folders: list[Path] = []
    for _ in range(3):
        folders.append(write_folder(tmp_path, "Valle", "2024-25", sha, files, taken=folders))
    assert [path.name for path in folders] == ["valle-2024-25", "valle-2024-25-11111111", "valle-2024-25-11111111-2"]
    again = [write_folder(tmp_path, "Valle", "2024-25", sha, files, taken=folders[:n]) for n in range(3)]
    assert again == folders
