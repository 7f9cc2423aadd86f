"""--no-ocr and --pages: what is read of a file, and what is said of the rest."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lcap.cli import cli
from scan_pages import Scanner, scanned
from support.packets import SAMPLES

PLAN = SAMPLES / "valle-dorado-2024" / "plan.pdf"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words), standalone_mode=False)


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scan") / "scan.pdf"
    path.write_bytes(scanned(PLAN.read_bytes(), Scanner(60), (26, 27, 28)))
    return path


@pytest.mark.parametrize("command", ["analyze", "check", "ask", "cards", "slides", "kit"])
def test_without_ocr_a_scan_is_refused_in_one_sentence_that_names_its_pages(
    command: str, scan: Path, tmp_path: Path
) -> None:
    out = ("--out", str(tmp_path)) if command not in {"check", "ask"} else ()
    done = run(command, str(scan), "--no-ocr", "--lang", "en", *out)
    assert done.return_value == 3
    assert done.stderr == "Pages of scan.pdf are pictures: 1-3. Leave out --no-ocr to read them.\n"


def test_only_the_wanted_pages_are_checked() -> None:
    done = run("check", str(PLAN), "--pages", "26-27")
    assert done.return_value == 0
    assert "27" in done.stdout


def test_cards_are_made_of_the_wanted_pages_alone(tmp_path: Path) -> None:
    done = run("cards", str(PLAN), "--out", str(tmp_path), "--lang", "en", "--pages", "26-27")
    assert done.return_value == 0
    told = " ".join(path.read_text(encoding="utf-8") for path in sorted(tmp_path.rglob("*.txt")))
    assert "page 26" in told.casefold() or "p. 26" in told
    assert "28" not in told


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ("two", 'Give page numbers to --pages like this: 12-30,45. "two" is not understood.\n'),
        ("9-3", 'Give page numbers to --pages like this: 12-30,45. "9-3" is not understood.\n'),
        ("30-99", "plan.pdf has 36 pages, so page 99 cannot be read. Check --pages.\n"),
    ],
)
def test_pages_that_are_none_are_refused_with_an_example(pages: str, said: str) -> None:
    done = run("ask", str(PLAN), "--pages", pages)
    assert (done.return_value, done.stderr) == (2, said)
