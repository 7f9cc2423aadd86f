"""A workbook, a Word file, a web page through all of lcap: folder, report, JSON, checks. Nothing speaks of a page."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from lcap_models.findings import Spot, pages_fact
from lcap_models.place import Box, PdfPlace, SheetPlace, TextPlace
from lcap_viz.questions import fact_words
from lcap_viz.words import pages_words, say, spot

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "valle-dorado-2024"
KINDS = ("xlsx", "docx", "html")
SPEAKS_OF_NO_PAGE = re.compile(r"\b(page|página|p\.|pág\.) ?(0|None|\?|,|\)|<)|None[–,)]|[\ue000-\uf8ff]")


def lcap(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "lcap", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module", params=KINDS)
def done(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, str]:
    """Return the kind of file, the result folder and what the command said. The name says nothing of the kind."""
    here = tmp_path_factory.mktemp(request.param)
    (here / "plan").write_bytes((SAMPLE / f"plan.{request.param}").read_bytes())
    said = lcap("analyze", "plan", "--lang", "both", "--strict", "--keep-stages", cwd=here)
    assert said.returncode == 0, said.stderr
    return request.param, here / "lcap-out" / "valle-dorado-unified-school-district-2024-25", said.stdout


def test_plan_json_keeps_its_schema_and_every_figure_has_a_place_and_no_page(done: tuple[str, Path, str]) -> None:
    kind, folder, _ = done
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    jsonschema.validate(plan, json.loads(lcap("schema", cwd=folder).stdout))
    about = plan["document"]
    assert (about["file_kind"], about["pages"], about["first_page"], about["status_page"]) == (kind, 0, None, None)
    keys = {"sheet", "cell"} if kind == "xlsx" else {"line"}
    figures = [f for t in plan["tables"] for row in t["rows"] for f in row["figures"].values()]
    figures += [f for t in plan["tables"] for f in t["totals"].values()]
    figures += [f for finding in plan["findings"] for f in finding["figures"]]
    assert all(figure["page"] is None and figure["place"].keys() == keys for figure in figures)


def test_figures_csv_names_the_place_and_leaves_the_page_empty(done: tuple[str, Path, str]) -> None:
    kind, folder, _ = done
    with (folder / "tables" / "figures.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {(row["page"], row["x0"], row["bottom"]) for row in rows} == {("", "", "")}
    first = next(row for row in rows if (row["table"], row["column"]) == ("planned_actions", "tp_projected_pct"))
    place = r"D4 · Total Planned Exp\. Table" if kind == "xlsx" else r"\d+"
    readers = {"xlsx": "openpyxl calamine", "docx": "lxml mammoth", "html": "lxml lexbor"}
    assert re.fullmatch(place, first["place"]) and first["readers"] == readers[kind]


def test_neither_report_nor_terminal_speaks_of_a_page_that_is_not_there(done: tuple[str, Path, str]) -> None:
    kind, folder, said = done
    report = (folder / "report.html").read_text(encoding="utf-8")
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", "", report, flags=re.DOTALL)
    assert not SPEAKS_OF_NO_PAGE.search(text) and not SPEAKS_OF_NO_PAGE.search(said)
    for lang in ("en", "es"):
        assert say(f"report.file.{kind}", lang, name="plan") in text
    shown = {
        "xlsx": ("cell B7 · Contributing Actions Table", "Celda B7"),
        "docx": ("line 677", "La línea 18"),
        "html": ("line 682", "La línea 20"),
    }[kind]
    assert all(words in text for words in shown)


@pytest.mark.parametrize("kind", KINDS)
def test_check_and_ask_work_on_it(kind: str, tmp_path: Path) -> None:
    checked = lcap("check", SAMPLE / f"plan.{kind}", "--lang", "es", cwd=tmp_path)
    asked = lcap("ask", SAMPLE / f"plan.{kind}", "all", cwd=tmp_path)
    assert (checked.returncode, asked.returncode) == (0, 0), checked.stderr + asked.stderr
    assert not SPEAKS_OF_NO_PAGE.search(checked.stdout) and not SPEAKS_OF_NO_PAGE.search(asked.stdout)


def test_the_word_file_and_the_web_page_have_the_findings_of_the_pdf(tmp_path: Path) -> None:
    found = []
    for kind in ("pdf", "docx", "html"):
        said = json.loads(lcap("check", SAMPLE / f"plan.{kind}", "--json", cwd=tmp_path).stdout)
        found.append([(f["id"], [(x["key"], x["value"], x["state"]) for x in f["figures"]]) for f in said["findings"]])
    assert found[0] == found[1] == found[2]
    assert len(found[0]) > 3


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Cell F9 · A says", "(cell F9 · A)", "line 7, 9")),
        ("es", ("La celda F9 · A dice", "(celda F9 · A)", "línea 7, 9")),
    ],
)
def test_a_sentence_says_cell_or_line_where_it_would_say_page(lang: str, said: tuple[str, str, str]) -> None:
    cell = fact_words(Spot("cell", "F9 · A"), lang)
    page = say("report.status.draft.explain", lang, page=cell, words="Draft")
    facts = {"first_action": "1", "first_goal": "1", "computed": "$1"}
    brief = say("finding.blank_need", lang, need_pages=cell, first_page=cell, **facts)
    lines = say("word.pages", lang, pages=fact_words(pages_fact([TextPlace(7), TextPlace(9)]), lang))
    assert said[0] in page and said[1] in brief and lines == said[2]


def test_pages_stay_pages_and_a_stranger_s_sheet_name_stays_a_name() -> None:
    box = Box(0, 0, 1, 1)
    assert pages_fact([PdfPlace(9, box), PdfPlace(7, box)]) == "7, 9"
    assert pages_fact([PdfPlace(9, box), PdfPlace(7, box)], as_range=True) == "7-9"
    assert pages_fact([]) == ""
    assert fact_words(pages_fact([SheetPlace("a\ue011\u202e\nb", "C1")]), "en") == spot("cell", "C1 · a b")
    assert pages_words((), "en") == say("word.no_pages", "en")
