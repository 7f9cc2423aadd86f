"""`lcap kit` and `lcap slides`: what they write, and what they say when something is wrong."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lcap import practice
from lcap.cli import cli
from lcap.exits import Exit
from lcap_models.errors import WrongUse

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PLAN = str(SAMPLES / "valle-dorado-2024" / "plan.pdf")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], standalone_mode=False)


def kit_folder(out: Path) -> Path:
    (folder,) = (path for path in out.iterdir() if path.is_dir())
    return folder


def test_the_practice_district_needs_no_plan(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("kit", "--practice", "--lang", "es", "--minutes", "45", "--paper", "tabloid", "--out", out)
    assert done.return_value == Exit.DONE, done.output
    folder = kit_folder(out)
    about = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    assert about["sha256"] in done.stdout
    assert about["practice"] and about["settings"]["minutes"] == 45
    assert {one["name"] for one in about["files"]} == {p.name for p in folder.iterdir()} - {"index.html", "made.json"}
    assert (folder / "13-practice-plan-plan-de-practica.pdf").read_bytes() == Path(PLAN).read_bytes()
    assert not list(folder.glob("*-en.*"))


def test_a_plan_with_hardly_any_figures_gives_a_kit_that_says_so(tmp_path: Path) -> None:
    done = run("kit", SAMPLES / "valle-dorado-2015" / "plan.pdf", "--lang", "en", "--out", tmp_path)
    assert done.return_value == Exit.DONE, done.output
    assert "lcap kit --practice" in done.stdout
    index = (kit_folder(tmp_path) / "index.html").read_text(encoding="utf-8")
    assert "What this plan does not have" in index and "lcap kit --practice" in index


def test_slides_come_in_a_folder_of_their_own(tmp_path: Path) -> None:
    done = run("slides", PLAN, "--lang", "en", "--out", tmp_path)
    assert done.return_value == Exit.DONE, done.output
    assert {path.name for path in kit_folder(tmp_path).iterdir()} == {"slides-en.pptx", "made.json"}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (None, "There is no settings file"),
        ("[workshop", "Cannot read the settings"),
        ("[organization]\nlogo = 'none.png'", "There is no logo"),
        ("[organization]\nlogo = 'kit.toml'", "can't be opened as a PNG or JPEG"),
        ("[workshop]\nroom = 'x'", "workshop.room"),
    ],
)
def test_settings_that_are_wrong_give_one_sentence_and_no_folder(
    tmp_path: Path, settings: str | None, said: str
) -> None:
    if settings is not None:
        (tmp_path / "kit.toml").write_text(settings, encoding="utf-8")
    done = run("kit", PLAN, "--lang", "en", "--settings", tmp_path / "kit.toml", "--out", tmp_path / "out")
    assert done.return_value == Exit.WRONG_USE
    assert said in done.stderr and done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_plan_or_the_practice_district_never_both_or_none(tmp_path: Path) -> None:
    for arguments in (["--practice", PLAN], []):
        done = run("kit", *arguments, "--lang", "en", "--out", tmp_path / "out")
        assert done.return_value == Exit.WRONG_USE
        assert "--practice" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--paper", "a4"], ["--minutes", "50"]])
def test_an_unknown_paper_or_length_is_wrong_use(arguments: list[str]) -> None:
    done = CliRunner().invoke(cli, ["kit", PLAN, *arguments])
    assert done.exit_code == Exit.WRONG_USE
    assert arguments[1] in done.stderr


def test_a_folder_that_cannot_be_written_gives_one_sentence(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("folders are closed in another way on Windows")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = run("kit", "--practice", "--lang", "es", "--out", tmp_path / "file" / "kit")
    assert done.return_value == Exit.WRONG_USE
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_no_plan_says_so(tmp_path: Path) -> None:
    done = run("kit", SAMPLES / "no-lcap" / "plan.pdf", "--out", tmp_path / "out")
    assert done.return_value == Exit.NOT_A_PLAN
    assert not (tmp_path / "out").exists()


def test_a_missing_practice_plan_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(practice, "_IN_THE_PROJECT", tmp_path / "gone.pdf")
    with pytest.raises(WrongUse) as caught:
        practice.practice_plan()
    assert caught.value.key == "kit_no_practice"
