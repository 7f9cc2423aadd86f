"""`lcap analyze` on the published samples: what it writes, what it says, how it ends."""

import csv
import io
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import openpyxl
import pytest

from lcap.contract import contract, file_columns
from lcap_viz.words import say

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
SMALL = SAMPLES / "valle-dorado-2024" / "plan.pdf"
LONGEST_LINE = 400


def lcap(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "lcap", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Return the result folder of the small sample and what the command said, in both languages."""
    here = tmp_path_factory.mktemp("analyze")
    said = lcap("analyze", SMALL, "--lang", "both", cwd=here)
    assert said.returncode == 0, said.stderr
    (folder,) = (here / "lcap-out").iterdir()
    return folder, said


Done = tuple[Path, subprocess.CompletedProcess[str]]


def test_the_folder_is_named_after_district_and_year(done: Done) -> None:
    assert done[0].name == "valle-dorado-unified-school-district-2024-25"


def test_everything_the_contract_promises_is_written(done: Done) -> None:
    files = contents(done[0])
    assert {"report.html", "handout-en.pdf", "handout-es.pdf", "plan.json", "plan.xlsx"} <= set(files)
    tables = {Path(name).name for name in files if name.startswith("tables/")}
    actions = {"planned_actions", "contributing_actions", "annual_update", "contributing_annual_update"}
    assert tables == {*contract()["files"], *(f"{name}.csv" for name in actions)}
    charts = {Path(name).name for name in files if name.startswith("charts/")}
    names = {chart.split("-")[0] for chart in charts}
    assert len(names) >= 5
    assert charts == {
        f"{name}-{lang}.{kind}" for name in names for lang in ("en", "es") for kind in ("svg", "png", "txt")
    }
    assert all(files.values())


def test_the_report_shows_the_rows_of_its_figures_and_stays_under_two_megabytes(done: Done) -> None:
    page = (done[0] / "report.html").read_text(encoding="utf-8")
    assert len(page.encode()) < 2_000_000
    assert page.count('<img class="pic" src="data:image/png;base64,') > 40
    assert "<!--picture" not in page and " of-f" not in page


@pytest.mark.parametrize("name", [name for name in contract()["files"] if name.endswith(".csv")])
def test_csv_files_have_the_columns_of_the_contract(done: Done, name: str) -> None:
    rows = rows_of(done[0] / "tables" / name)
    assert rows and tuple(rows[0]) == file_columns(name)


@pytest.mark.parametrize("name", ["goals.csv", "action_descriptions.csv", "reasons.csv"])
def test_the_words_of_a_plan_are_written_as_its_pages_say_them(done: Done, name: str) -> None:
    assert rows_of(done[0] / "tables" / name) == rows_of(SMALL.parent / name)


def test_every_figure_has_the_unit_that_the_contract_gives_its_key(done: Done) -> None:
    found = {row["key"]: row["unit"] for row in rows_of(done[0] / "tables" / "summary.csv")}
    assert found == {key: contract()["keys"][key]["unit"] for key in found}


def test_meta_and_plan_agree_and_keep_the_schema(done: Done) -> None:
    meta = json.loads((done[0] / "tables" / "meta.json").read_text(encoding="utf-8"))
    plan = json.loads((done[0] / "plan.json").read_text(encoding="utf-8"))
    schema = json.loads(lcap("schema", cwd=done[0]).stdout)
    jsonschema.Draft202012Validator(schema).validate(plan)
    assert meta == {"schema": 1, "lcap": plan["lcap"], **plan["document"]}
    assert list(meta)[:7] == ["schema", "lcap", "file", "sha256", "lea_name", "cds_code", "lea_type"]
    assert (meta["file"], meta["plan_year"], meta["template"]) == ("plan.pdf", "2024-25", "2024")


def test_numbers_in_the_workbook_are_those_of_the_tables(done: Done) -> None:
    printed = [row["total_funds"] for row in rows_of(done[0] / "tables" / "planned_actions.csv")]
    book = openpyxl.load_workbook(done[0] / "plan.xlsx")
    sheet = book["planned_actions"]
    column = [cell.value for cell in sheet[1]].index("All funds") + 1
    found = [sheet.cell(row, column).value for row in range(3, sheet.max_row + 1)]
    assert found == [float(value) if value else None for value in printed]


def test_the_summary_says_who_how_much_what_differs_how_sure_and_where(done: Done) -> None:
    english, spanish = done[1].stdout.split("\n\n")
    plan = json.loads((done[0] / "plan.json").read_text(encoding="utf-8"))
    for lang, text in (("en", english), ("es", spanish)):
        lines = text.strip().splitlines()
        assert lines[0].startswith("Valle Dorado Unified School District · LCAP 2024-25 · ")
        assert any(re.search(rf"{say('report.minute.card.money_in', lang)} +\$[\d,]+ ", line) for line in lines)
        assert say("command.findings.some", lang, count=len(plan["findings"])) in lines
        shown = [n for n, found in enumerate(plan["findings"]) if "  - " + found["says"][lang] in lines]
        assert len(shown) == 3
        assert all("    " + plan["findings"][n]["question"][lang] in lines for n in shown)
        assert str(Path("lcap-out") / done[0].name) in lines[-1]
        assert max(map(len, lines)) < LONGEST_LINE
    assert done[1].stderr == ""


def test_the_same_file_again_gives_the_same_bytes_in_the_same_place(done: Done) -> None:
    before = contents(done[0])
    again = lcap("analyze", SMALL, "--json", "--lang", "es", cwd=done[0].parents[1])
    assert again.returncode == 0
    assert [path.name for path in done[0].parent.iterdir()] == [done[0].name]
    after = contents(done[0])
    assert set(after) == set(before)
    assert [name for name in before if before[name] != after[name]] == []
    (one,) = json.loads(again.stdout)["files"]
    assert (one["exit"], one["folder"]) == (0, str(Path("lcap-out") / done[0].name))
    assert sum(one["figures"].values()) == len(list(csv.reader(io.StringIO(after["tables/figures.csv"].decode())))) - 1


def test_keep_stages_shows_what_the_reader_saw(tmp_path: Path) -> None:
    assert lcap("analyze", SMALL, "--keep-stages", "--json", cwd=tmp_path).returncode == 0
    (folder,) = (tmp_path / "lcap-out").iterdir()
    assert json.loads((folder / "stages" / "tables.json").read_text(encoding="utf-8"))


def test_strict_ends_with_5_exactly_where_a_figure_is_doubtful(done: Done, tmp_path: Path) -> None:
    doubtful = sum(row["state"] == "doubtful" for row in rows_of(done[0] / "tables" / "figures.csv"))
    strict = lcap("analyze", SMALL, "--strict", cwd=tmp_path)
    assert strict.returncode == (5 if doubtful else 0)
    assert strict.stderr == (say("command.strict", "en", file="plan.pdf", count=doubtful) + "\n" if doubtful else "")


def test_words_that_are_code_stay_words(tmp_path: Path) -> None:
    """The hostile sample: script tags, formulas, template syntax, and a path as the agency's name."""
    work = tmp_path / "deep" / "work"
    work.mkdir(parents=True)
    said = lcap("analyze", SAMPLES / "hostile-2024" / "plan.pdf", "--lang", "both", cwd=work)
    assert (said.returncode, said.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]
    folder = work / "lcap-out" / "x-2024-25"
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    assert not any(unicodedata.category(c)[0] == "C" and c != "\n" for c in said.stdout)
    report = (folder / "report.html").read_text(encoding="utf-8")
    for harm in ("<script>alert", "<img src=x", "<b onmouseover", "<svg onload", "<textarea", 'javascript:alert(4)"'):
        assert harm not in report
    for picture in (folder / "charts").glob("*.svg"):
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.parse(picture).iter()}
        assert tags.isdisjoint({"script", "foreignObject", "a", "image"})
    for sheet in openpyxl.load_workbook(folder / "plan.xlsx"):
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    titles = [row["title"] for row in rows_of(folder / "tables" / "planned_actions.csv")]
    assert titles[:2] == ["<script>alert(1)</script>", '=HYPERLINK("http://x","y")']


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
