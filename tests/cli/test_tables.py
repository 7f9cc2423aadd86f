"""The CSV files, plan.json and the workbook say exactly what the plan says."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from lcap import plan_json, tables
from lcap.contract import columns_of
from lcap_models.figure import Figure, Reading, State
from lcap_models.findings import Computed, Finding, Named
from lcap_models.place import Box, PdfPlace
from lcap_models.plan import Description, Document, Goal, Overview, Plan, Reason, Row, Section, Table
from lcap_viz.message.questions import ordered
from lcap_viz.questions import finding_words
from lcap_viz.words import say
from lcap_viz.workbook import workbook
from support.truth import REAL, plan_from_truth

EVIL = '=HYPERLINK("http://example.invalid","<script>")'


def figure(value: str | None, page: int = 3, unit: str = "usd", state: State = State.READ, text: str = "") -> Figure:
    number = None if value is None else Decimal(value)
    readings = (Reading("pdfium", text, number), Reading("pdfplumber", text, None))
    return Figure(number, text, unit, PdfPlace(page, Box(1, 2.345, 3, 4)), readings, state, "two_readers")  # type: ignore[arg-type]


def row(n: int, title: str = "Tutors", **figures: Figure) -> Row:
    return Row("1", f"1.{n}", {"title": title, "contributing": "Yes"}, figures, PdfPlace(3, Box(0, 0, 9, 9)))


PLAN = Plan(
    Document("plan.pdf", "a" * 64, 9, "Valle Dorado", "", "2024-25", "2024", status="draft", status_page=1),
    overviews=(
        Overview({"bop_sc_grants": figure("1000"), "bop_federal": figure(None, text="$")}, (1,), "2024-25", 1, "Valle"),
        Overview({"bop_sc_grants": figure("2000", page=5)}, (5,), "2024-25", 2, "County"),
    ),
    services=(Section({"ii_projected_pct": figure("14.680", unit="percent")}, (4,)),),
    tables=(
        Table(
            "contributing_actions",
            "2024-25",
            "2024",
            ("goal", "action", "title", "contributing", "planned_lcff", "total_funds"),
            (
                row(1, EVIL, planned_lcff=figure("-18957.00"), total_funds=figure("5", state=State.DOUBTFUL)),
                row(10, planned_lcff=figure(None, state=State.MISSING), total_funds=figure("0.00")),
            ),
            {"ca_total": figure("12345678.90", state=State.PROVED)},
            (6, 7),
        ),
        Table("contributing_actions", "2023-24", "2024", ("goal",), (row(1),), {"ca_total": figure("7")}, (8,)),
        Table("carryover", "2023-24", "2024", (), (), {"co_carryover_pct": figure(None, text="No carryover")}, (9,)),
    ),
    goals=(Goal("1", EVIL, "Broad Goal", PdfPlace(3, Box(0, 0, 9, 9))),),
    descriptions=(Description("1", "1.1", "Tutors", EVIL, PdfPlace(3, Box(0, 0, 9, 9))),),
    reasons=(Reason((("1", "1.1"), ("2", "2.1")), "leawide", "", "how", EVIL, PdfPlace(3, Box(0, 0, 9, 9))),),
    unread_reasons=(8,),
)


def read(grid: tables.Grid) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tables.csv_text(grid))))


def test_a_table_is_written_row_by_row_with_the_columns_of_the_contract() -> None:
    first, second = tables.action_tables(PLAN)
    assert (first.name, second.name) == ("contributing_actions", "contributing_actions_2")
    assert first.columns == (
        *("goal", "action", "title", "contributing", "scope", "unduplicated_groups", "location", "planned_lcff"),
        *("planned_pct_improved", "page", "doubtful", "total_funds"),
    )
    one, two = read(first)
    assert (one["goal"], one["action"], one["title"], one["page"]) == ("1", "1.1", EVIL, "3")
    assert (one["planned_lcff"], one["total_funds"], one["doubtful"]) == ("-18957.00", "5", "total_funds")
    assert (two["action"], two["planned_lcff"], two["total_funds"], two["doubtful"]) == ("1.10", "", "0.00", "")


def test_the_summary_holds_the_plans_own_figures_and_every_budget_overview() -> None:
    found = [(r["key"], r["value"], r["page"], r["unit"], r["text"], r["document"]) for r in read(tables.summary(PLAN))]
    assert found == [
        ("bop_sc_grants", "1000", "3", "usd", "", "1"),
        ("bop_federal", "", "3", "usd", "$", "1"),
        ("bop_sc_grants", "2000", "5", "usd", "", "2"),
        ("ii_projected_pct", "14.680", "3", "percent", "", "1"),
        ("ca_total", "12345678.90", "3", "usd", "", "1"),
        ("co_carryover_pct", "", "3", "usd", "No carryover", "1"),
    ]


def test_every_figure_is_listed_with_its_box_state_and_readers() -> None:
    listed = read(tables.figures(PLAN))
    assert len(listed) == 11
    assert listed[0] == {
        **{"table": "overview", "row": "", "goal": "", "action": "", "column": "bop_sc_grants", "value": "1000"},
        **{"unit": "usd", "text": "", "page": "3", "x0": "1.00", "top": "2.35", "x1": "3.00", "bottom": "4.00"},
        **{"state": "read", "reason": "two_readers", "readers": "pdfium", "place": ""},
    }
    assert [r["table"] for r in listed][-2:] == ["contributing_actions_2", "carryover"]


def test_tables_are_listed_with_their_years_and_pages() -> None:
    assert [tuple(r.values()) for r in read(tables.table_list(PLAN))] == [
        ("contributing_actions", "2024-25", "6", "7", "2"),
        ("contributing_actions_2", "2023-24", "8", "8", "1"),
        ("carryover", "2023-24", "9", "9", "0"),
    ]


def test_words_are_written_row_by_row_with_their_pages() -> None:
    goals, descriptions, reasons = tables.word_tables(PLAN)
    assert [grid.name for grid in (goals, descriptions, reasons)] == ["goals", "action_descriptions", "reasons"]
    assert [tuple(r.values()) for r in read(goals)] == [("1", EVIL, "Broad Goal", "3")]
    assert [tuple(r.values()) for r in read(descriptions)] == [("1", "1.1", "Tutors", EVIL, "3")]
    assert [tuple(r.values()) for r in read(reasons)] == [("leawide", "1/1.1 2/2.1", "", "how", EVIL, "3")]


def test_plan_json_keeps_its_schema_and_its_numbers_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_json, "finding_words", lambda found, lang: (f"says {lang}", f"asks {lang}"))
    figures = (Named("ca_total", figure("7"), "contributing_actions"),)
    finding = Finding("f1", "ca_total_column", "arithmetic", "sum", figures, Computed(Decimal("8.00"), "usd", "a + b"))
    checks = [{"check": "ca_total_column", "result": "fails", "why": ""}]
    content = plan_json.plan_json(PLAN, [finding], checks)
    content = json.loads(plan_json.json_bytes(content))
    jsonschema.Draft202012Validator(json.loads(plan_json.plan_schema())).validate(content)
    first = content["tables"][0]["rows"][0]["figures"]["planned_lcff"]
    assert (first["value"], first["page"], first["box"]) == ("-18957.00", 3, [1, 2.35, 3, 4])
    assert content["findings"][0]["question"] == {"en": "asks en", "es": "asks es"}
    assert content["findings"][0]["computed"] == {"value": "8.00", "unit": "usd", "formula": "a + b"}


def test_the_schema_is_a_schema_and_refuses_what_the_contract_does_not_know() -> None:
    schema = json.loads(plan_json.plan_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    content = plan_json.plan_json(PLAN, [], [])
    content["document"]["surprise"] = 1
    assert not jsonschema.Draft202012Validator(schema).is_valid(content)


def opened(plan: Plan, found: Sequence[Finding] = (), contested: Collection[Figure] = ()) -> openpyxl.Workbook:
    made = workbook(plan, lambda table: columns_of(table.kind, table.columns), found, contested)
    assert made == workbook(plan, lambda table: columns_of(table.kind, table.columns), found, contested)
    return openpyxl.load_workbook(io.BytesIO(made))


def test_the_workbook_holds_numbers_as_numbers_and_text_as_text() -> None:
    book = opened(PLAN)
    assert book.sheetnames[1:] == [
        "Findings",
        "Hallazgos",
        "summary",
        "contributing_actions",
        "contributing_actions_2",
        "proof",
    ]
    sheet = book["contributing_actions"]
    assert [sheet["A1"].value, sheet["A2"].value, sheet.freeze_panes] == ["Goal", "Meta", "C3"]
    assert [cell.value for cell in sheet[3]][:3] == ["1", "1.1", EVIL]
    assert (sheet["C3"].data_type, sheet["C3"].hyperlink) == ("s", None)
    assert (sheet["H3"].value, sheet["H3"].number_format) == (-18957, '"$"#,##0.00;-"$"#,##0.00')
    assert (sheet["H4"].value, sheet["L4"].value) == (None, 0)


def test_a_figure_that_could_not_be_confirmed_is_marked_in_the_workbook() -> None:
    sheet = opened(PLAN)["contributing_actions"]
    assert (sheet["L3"].fill.fgColor.rgb, sheet["L4"].fill.fill_type) == ("FFFFE08A", None)
    assert sheet["K3"].value == "All funds / Todos los fondos"


SUM = Finding(
    *("f1", "ca_total_column", "arithmetic", "column_sum"),
    (Named("ca_total", PLAN.tables[0].totals["ca_total"], "contributing_actions"),),
    Computed(Decimal("12345600.00"), "usd", "sum"),
    facts={"rows": 2, "rows_pages": "3"},
)
BLANK = Finding(
    *("f2", "contributing_without_lcff", "question", "contributing_without_lcff"),
    (Named("planned_lcff", PLAN.tables[0].rows[1].figures["planned_lcff"], "contributing_actions", "1", "1.10", 1, 2),),
)


@pytest.mark.parametrize(("name", "lang"), [("Findings", "en"), ("Hallazgos", "es")])
def test_the_workbook_says_what_does_not_add_up_where_and_by_how_much(name: str, lang: str) -> None:
    sheet = opened(PLAN, [BLANK, SUM])[name]
    assert [cell.value for cell in sheet[1]][:4] == [
        say(f"workbook.{key}", lang) for key in ("number", "kind", "says", "asks")
    ]
    by_severity = {row[1].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=2)}
    told = by_severity[say("report.severity.arithmetic", lang)]
    assert tuple(told[2:4]) == finding_words(SUM, lang)
    assert told[4:8] == [say("key.ca_total", lang), say("table.contributing_actions", lang), 3, 12345678.90]
    assert told[8:] == [None] * 4 + [12345600, 78.90, None]
    asked = by_severity[say("report.severity.question", lang)]
    assert tuple(asked[2:4]) == finding_words(BLANK, lang)
    assert (asked[6], asked[7], asked[13], asked[14]) == (3, None, None, "1/1.10")


def test_findings_stand_in_the_workbook_in_the_order_of_the_report() -> None:
    sheet = opened(PLAN, [BLANK, SUM])["Findings"]
    told = [(row[0].value, row[2].value) for row in sheet.iter_rows(min_row=2)]
    assert told == [(n, finding_words(one, "en")[0]) for n, one in enumerate(ordered([BLANK, SUM]), 1)]


def test_a_figure_that_the_plan_contradicts_stays_a_number_and_has_its_mark_on_every_sheet() -> None:
    book = opened(PLAN, [SUM], {SUM.figures[0].figure})
    assert [row for row in book.worksheets[0].iter_rows() if "≠" in str(row[0].value)]
    found = {
        sheet.title: cell for sheet in book for row in sheet.iter_rows() for cell in row if "≠" in cell.number_format
    }
    assert sorted(found) == ["Findings", "Hallazgos", "proof", "summary"]
    assert {cell.value for cell in found.values()} == {12345678.90}
    assert not [c for sheet in opened(PLAN) for row in sheet.iter_rows() for c in row if "≠" in c.number_format]


def test_a_plan_without_a_finding_says_so_in_the_workbook() -> None:
    book = opened(PLAN)
    assert book["Findings"]["C2"].value == say("check.say.findings_none", "en")
    assert book["Hallazgos"]["C2"].value == say("check.say.findings_none", "es")


def test_the_proof_sheet_lists_every_figure() -> None:
    assert opened(PLAN)["proof"].max_row == 2 + 11


def test_text_that_no_cell_can_hold_is_cut_and_strange_characters_do_no_harm() -> None:
    table = replace(PLAN.tables[0], rows=(row(1, "x" * 40_000), row(2, "bell \x07 and half \ud800")))
    sheet = opened(replace(PLAN, tables=(table,)))["contributing_actions"]
    assert len(sheet["C3"].value) == 32_767 and sheet["C3"].value.endswith("x…")
    assert sheet["C4"].value.startswith("bell ")


@pytest.mark.skipif(not REAL.is_dir(), reason="the real plans are not on this machine")
@pytest.mark.parametrize("name", ["rsm-2024", "rsm-2024-bop", "sfusd-2023-1st", "sfusd-2021"])
def test_hand_checked_figures_come_out_as_they_went_in(tmp_path: Path, name: str) -> None:
    plan = plan_from_truth(REAL / name)
    for grid in (tables.summary(plan), *tables.action_tables(plan)):
        (tmp_path / f"{grid.name}.csv").write_text(tables.csv_text(grid), encoding="utf-8")
    command = [sys.executable, str(REAL / "score.py"), str(REAL / name), str(tmp_path)]
    scored = subprocess.run(command, capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stdout
