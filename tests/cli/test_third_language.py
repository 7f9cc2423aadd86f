"""A third language is one folder and no code: everything that is shown comes out in it, from its catalog alone."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from lcap_viz.catalogs import folders
from support.pseudo import LANG, undisguised, write_pseudo
from support.told import told

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "samples" / "valle-dorado-2024" / "plan.pdf"

WORD = re.compile(r"[^\W\d_]{3,}")
COMMON_NAMES = {
    "LCAP",
    "SHA",
    "pdf",
    "xlsx",
    "docx",
    "plan",
    "Code",
    "CCR",
    "pdfium",
    "pdfplumber",
    "camelot",
    "json",
    "html",
}
"""The same in every language: names of files, programs and of the law."""


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locales")
    write_pseudo(folder, folders()["en"] / "lcap.po")
    return folder


def lcap(locales: Path, *arguments: str) -> str:
    environment = {**os.environ, "LCAP_LOCALES": str(locales), "PYTHONIOENCODING": "utf-8"}
    run = [sys.executable, "-m", "lcap", *arguments]
    done = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def analyzed(locales: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("out")
    shown = lcap(locales, "analyze", str(PLAN), "--lang", LANG, "--out", str(out))
    return next(out.iterdir()), shown


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


@pytest.fixture(scope="module")
def own(analyzed: tuple[Path, str]) -> set[str]:
    """Give the words of the plan itself: names, titles, marks; they stand in the plan's own language."""
    plan = json.loads((analyzed[0] / "plan.json").read_text(encoding="utf-8"))
    parts = [
        plan["document"]["lea_name"],
        plan["document"]["sha256"],
        str(analyzed[0]),
        [table["rows"] for table in plan["tables"]],
    ]
    parts += [plan["goals"], plan["descriptions"], plan["reasons"]]
    return {word for text in strings(parts) for word in WORD.findall(text)} | COMMON_NAMES


def foreign(text: str, own: set[str]) -> list[str]:
    """Return the words that came neither from the catalog nor from the plan."""
    return [word for word in WORD.findall(undisguised(text)) if word not in own]


def test_the_terminal_speaks_the_third_language(analyzed: tuple[Path, str], own: set[str]) -> None:
    assert analyzed[1].count("[!!") > 10
    assert foreign(analyzed[1], own) == []


def test_every_output_comes_in_the_third_language_too(analyzed: tuple[Path, str]) -> None:
    names = {str(path.relative_to(analyzed[0])) for path in analyzed[0].rglob("*") if path.is_file()}
    english = {name for name in names if re.search(r"-en\.\w+$", name)}
    assert len(english) > 10
    assert {name.replace("-en.", f"-{LANG}.") for name in english} - names == set()


def test_the_workbook_has_a_sheet_of_findings_in_the_third_language(analyzed: tuple[Path, str]) -> None:
    book = openpyxl.load_workbook(analyzed[0] / "plan.xlsx", read_only=True)
    name = book.sheetnames[3]
    assert name.startswith("!! ") and book.sheetnames[1:3] == ["Findings", "Hallazgos"]
    says = [row[2].value for row in book[name].iter_rows(min_row=2)]
    assert len(says) == book["Findings"].max_row - 1 and all(told.startswith("[!! ") for told in says)


def test_report_charts_and_papers_say_only_what_the_catalog_says(analyzed: tuple[Path, str], own: set[str]) -> None:
    english, third = told(analyzed[0], "en"), told(analyzed[0], LANG)
    assert english.keys() == third.keys()
    assert {file: len(blocks) for file, blocks in english.items() if not file.endswith(".pdf")} == {
        file: len(blocks) for file, blocks in third.items() if not file.endswith(".pdf")
    }
    shown = {file: foreign("\n".join(blocks), own) for file, blocks in third.items()}
    assert {file: words for file, words in shown.items() if words} == {}


def test_the_report_lets_readers_choose_the_third_language(analyzed: tuple[Path, str]) -> None:
    page = (analyzed[0] / "report.html").read_text(encoding="utf-8")
    assert f'id="lang-{LANG}"' in page
    assert f'for="lang-{LANG}"' in page


def test_a_workshop_kit_comes_in_the_third_language(locales: Path, tmp_path: Path, own: set[str]) -> None:
    lcap(locales, "kit", str(PLAN), "--lang", LANG, "--out", str(tmp_path))
    kit = next(tmp_path.iterdir())
    shown = told(kit, LANG)
    files = {word for path in kit.iterdir() for word in WORD.findall(path.name)}
    assert len(shown["index.html"]) > 10
    said = {name: foreign("\n".join(shown[name]), own | files) for name in ("index.html", "04.pdf", "09.pdf")}
    assert {name: words for name, words in said.items() if words} == {}
    cards = kit / f"08-glossary-cards-{LANG}.pdf"
    assert "[!!" in "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(cards))


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", str(PLAN)),
        ("ask", str(PLAN), "all"),
        ("glossary",),
        ("lcff", "--year", "2024-25", "--ada", "TK-3=3000", "--upp", "70"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_commands_speak_the_third_language(locales: Path, arguments: tuple[str, ...], own: set[str]) -> None:
    shown = lcap(locales, *arguments, "--lang", LANG)
    assert shown.count("[!!") > 20
    assert foreign(shown, own) == []


def test_a_catalog_that_is_not_finished_falls_back_to_english(tmp_path: Path) -> None:
    (tmp_path / "hmn").mkdir()
    (tmp_path / "hmn" / "lcap.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: hmn\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
        'msgid "glossary.goal.term"\nmsgstr "Lub hom phiaj"\n\n'
        'msgid "glossary.action.term"\nmsgstr "{wrong}"\n\n'
        'msgid "glossary.board.term"\nmsgstr ""\n',
        encoding="utf-8",
    )
    shown = lcap(tmp_path, "glossary", "--lang", "hmn").splitlines()
    assert {"Lub hom phiaj", "Action", "Governing board"} <= set(shown)
    environment = {**os.environ, "LCAP_LOCALES": str(tmp_path)}
    run = [sys.executable, "-m", "lcap", "glossary", "--lang", "hmn", "--check"]
    done = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 2
    assert "glossary.action.term" in done.stdout
    assert "Not translated yet" in done.stdout
    sheets = "print([findings_name(lang) for lang in LANGS])"
    code = f"from lcap_viz.words import LANGS; from lcap_viz.workbook.found import findings_name; {sheets}"
    run = [sys.executable, "-c", code]
    named = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, env=environment, check=True).stdout
    assert named.strip() == "['Findings', 'Hallazgos', 'Findings hmn']"
