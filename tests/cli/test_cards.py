"""`lcap cards`: what it writes, in three languages, and what it says when something is wrong."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lcap.cli import cli
from lcap.exits import Exit
from lcap_viz.catalogs import folders
from support.pseudo import LANG, undisguised, write_pseudo

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
WORD = re.compile(r"[^\W\d_]{3,}")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], standalone_mode=False)


def test_a_plan_with_few_figures_gives_few_cards_and_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("cards", SAMPLES / "valle-dorado-2015" / "plan.pdf", "--lang", "es", "--out", out)
    assert done.return_value == Exit.DONE, done.output
    (folder,) = out.iterdir()
    about = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    assert about["sha256"] in done.stdout
    assert len(about["cards"]) < 4
    assert f"solo hay {len(about['cards'])} tarjeta" in done.stdout
    assert {path.suffix for path in folder.iterdir()} == {".png", ".txt", ".json"}
    assert not list(folder.glob("*-en.*"))


def test_a_folder_of_the_same_plan_is_replaced_whole(tmp_path: Path) -> None:
    plan = SAMPLES / "valle-dorado-2015" / "plan.pdf"
    run("cards", plan, "--lang", "es", "--out", tmp_path)
    (folder,) = tmp_path.iterdir()
    (folder / "old.png").write_bytes(b"")
    assert run("cards", plan, "--lang", "en", "--out", tmp_path).return_value == Exit.DONE
    (again,) = tmp_path.iterdir()
    assert not (again / "old.png").exists() and not list(again.glob("*-es.*"))


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, Exit.WRONG_USE), (b"%PDF-1.7 broken", Exit.UNREADABLE), (b"hello", Exit.UNREADABLE)],
)
def test_a_file_that_cannot_be_read_gives_one_sentence_and_no_folder(
    tmp_path: Path, content: bytes | None, code: Exit
) -> None:
    plan = tmp_path / "plan.pdf"
    if content is not None:
        plan.write_bytes(content)
    done = run("cards", plan, "--lang", "en", "--out", tmp_path / "out")
    assert done.return_value == code
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_no_plan_says_so(tmp_path: Path) -> None:
    done = run("cards", SAMPLES / "no-lcap" / "plan.pdf", "--out", tmp_path / "out")
    assert done.return_value == Exit.NOT_A_PLAN
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = run("cards", SAMPLES / "valle-dorado-2015" / "plan.pdf", "--lang", "en", "--out", tmp_path / "file" / "x")
    assert done.return_value == Exit.WRONG_USE
    assert done.stderr.count("\n") == 1


def test_a_third_language_gets_its_cards_from_its_catalog_alone(tmp_path: Path) -> None:
    write_pseudo(tmp_path / "locales", folders()["en"] / "lcap.po")
    environment = {**os.environ, "LCAP_LOCALES": str(tmp_path / "locales"), "PYTHONIOENCODING": "utf-8"}
    plan, out = SAMPLES / "valle-dorado-2024" / "plan.pdf", tmp_path / "out"
    command = [sys.executable, "-m", "lcap", "cards", str(plan), "--lang", LANG, "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 0, done.stderr
    (folder,) = out.iterdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"*-{LANG}.txt"))]
    assert len(texts) == len(list(folder.glob(f"*-{LANG}.png"))) >= 8
    for text in texts:
        head, *ours = text.splitlines()
        assert head == "Valle Dorado Unified School District"
        outside = re.sub(r"^\d[\d./]* .*?(?=: )|“[^”]*”", " ", undisguised("\n".join(ours)), flags=re.M)
        assert [word for word in WORD.findall(outside) if word != "LCAP"] == []
