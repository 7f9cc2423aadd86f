"""The state's action tables as a workbook give the figures of the same plan's PDF, each with its sheet and cell."""

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lcap_extract.opening import Source, open_source
from lcap_extract.plans import read_plan
from lcap_extract.workbooks.formats import printed
from lcap_models.figure import State
from lcap_models.place import SheetPlace
from lcap_models.plan import Plan, Row, entries
from lcap_models.proof import prove

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "valle-dorado-2024"
PLANNED, CARRYOVER = "Total Planned Exp. Table", "LCFF Carryover Table"


@pytest.fixture(scope="module")
def pdf() -> Plan:
    return read_plan(open_source(SAMPLE / "plan.pdf"))


@pytest.fixture(scope="module")
def xlsx() -> Plan:
    return read_plan(open_source(SAMPLE / "plan.xlsx"))


def values(plan: Plan) -> dict[tuple[str, int, str, str, str], Decimal | None]:
    parts = {table.kind for table in plan.tables}
    found = (e for e in entries(plan) if e.part in parts)
    return {(e.part, e.row, e.goal, e.action, e.column): e.figure.value for e in found}


def words(row: Row) -> tuple[str, str, dict[str, str]]:
    return row.goal, row.action, dict(row.texts)


def changed(change: Callable[[Any], None], tmp_path: Path) -> Plan:
    """Return the plan of the sample workbook after a change that a person could make and save."""
    book = openpyxl.load_workbook(SAMPLE / "plan.xlsx", data_only=True)
    change(book)
    out = tmp_path / "changed.xlsx"
    book.save(out)
    return read_plan(open_source(out))


def saved(book: openpyxl.Workbook) -> Source:
    out = io.BytesIO()
    book.save(out)
    return Source("made.xlsx", "0" * 64, out.getvalue(), 0, "xlsx")


def test_the_workbook_has_exactly_the_figures_and_rows_of_the_pdf(pdf: Plan, xlsx: Plan) -> None:
    assert values(xlsx) == values(pdf)
    for table in pdf.tables:
        own = xlsx.table(table.kind)
        assert own is not None
        assert (own.year, own.heading, own.columns) == (table.year, table.heading, table.columns)
        assert [words(row) for row in own.rows] == [words(row) for row in table.rows]
    same = (xlsx.document.plan_year, xlsx.document.template, xlsx.document.lea_name)
    assert same == (pdf.document.plan_year, pdf.document.template, pdf.document.lea_name)


def test_a_figure_is_printed_as_in_the_pdf_and_tells_its_sheet_and_cell(xlsx: Plan) -> None:
    percentage = xlsx.figure("tp_projected_pct")
    assert percentage is not None
    assert (percentage.text, percentage.value) == ("28.000%", Decimal("28.000"))
    assert percentage.place == SheetPlace(PLANNED, "D4")
    assert all(isinstance(entry.figure.place, SheetPlace) for entry in entries(xlsx))
    assert xlsx.document.pages == 0 and all(table.pages == () for table in xlsx.tables)


def test_both_programs_agree_on_every_cell_and_the_sums_prove_it(xlsx: Plan) -> None:
    assert all({r.reader for r in e.figure.readings} == {"openpyxl", "calamine"} for e in entries(xlsx))
    states = [entry.figure.state for entry in entries(prove(xlsx).plan)]
    assert State.DOUBTFUL not in states
    assert states.count(State.PROVED) > len(states) / 2


def test_hidden_rows_columns_and_sheets_are_not_printed(xlsx: Plan) -> None:
    planned = xlsx.table("planned_actions")
    assert planned is not None
    assert "9" not in {row.goal for row in planned.rows}
    assert Decimal("4711.25") not in {entry.figure.value for entry in entries(xlsx)}
    assert Decimal(1234567) not in {entry.figure.value for entry in entries(xlsx)}


def test_a_formula_without_a_stored_value_is_doubtful_and_never_computed(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book[PLANNED]["D4"] = "=C4/B4"

    plan = prove(changed(change, tmp_path)).plan
    figure = plan.figure("tp_projected_pct")
    assert figure is not None
    assert (figure.value, figure.state, figure.reason) == (None, State.DOUBTFUL, "unreadable")


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A"])
def test_a_formula_that_failed_is_not_taken_for_a_blank(tmp_path: Path, error: str) -> None:
    def change(book: Any) -> None:
        book[PLANNED]["D4"] = error
        book[PLANNED]["D4"].data_type = "e"

    figure = prove(changed(change, tmp_path)).plan.figure("tp_projected_pct")
    assert figure is not None
    assert (figure.value, figure.state) == (None, State.DOUBTFUL)


@pytest.mark.parametrize(
    ("number", "value"), [(0.28, None), (-0.05, None), (1, None), (28, Decimal(28)), (0, Decimal(0))]
)
def test_a_percentage_without_its_sign_may_be_a_part_of_one_or_of_a_hundred(
    tmp_path: Path, number: float, value: Decimal | None
) -> None:
    def change(book: Any) -> None:
        book[PLANNED]["D4"] = number
        book[PLANNED]["D4"].number_format = "General"

    read = changed(change, tmp_path).figure("tp_projected_pct")
    proved = prove(changed(change, tmp_path)).plan.figure("tp_projected_pct")
    assert read is not None and read.value == value
    assert proved is not None and (value is not None or proved.state == State.DOUBTFUL)


def test_a_sheet_with_a_stray_cell_in_its_last_row_is_read_by_one_program_only(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book[CARRYOVER].cell(1048576, 60, "x")

    plan = prove(changed(change, tmp_path)).plan
    far, near = plan.figure("co_carryover_pct"), plan.figure("tp_projected_pct")
    assert far is not None and far.value == Decimal("2.770") and near is not None
    assert [reading.text for reading in far.readings] == ["2.770%", ""]
    assert {reading.text for reading in near.readings} == {near.text}


def test_words_in_place_of_a_number_are_missing_and_not_zero(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book[CARRYOVER]
        row = next(row for row in sheet.iter_rows() if str(row[0].value).startswith("9."))[0].row
        column = next(c.column for c in sheet[row] if str(c.value).startswith("12."))
        sheet.cell(row + 1, column).value = "No carryover"

    figure = prove(changed(change, tmp_path)).plan.figure("co_carryover_dollars")
    assert figure is not None
    assert (figure.value, figure.text, figure.state) == (None, "No carryover", State.MISSING)


def test_labels_may_stand_beside_their_values_and_the_entry_sheet_counts_only_alone() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data Entry"
    for row in [("LCAP Year:", "2024-25"), ("1. Projected LCFF Base Grant", 6000000.5),
                ("2. Projected LCFF Supplemental and/or Concentration Grants", 1500000),
                ("3. Projected Percentage to Increase or Improve Services for the Coming School Year", 0.25),
                ("LCFF Carryover - Percentage", None),
                ("Total Percentage to Increase or Improve Services for the Coming School Year", 0.25)]:  # fmt: skip
        sheet.append(row)
    for row in (4, 6):
        sheet.cell(row, 2).number_format = "0.00%"
    plan = read_plan(saved(book))
    read = {key: plan.figure(key) for key in ("tp_base_grant", "tp_sc_grants", "tp_projected_pct", "tp_carryover_pct")}
    assert {key: figure.value if figure else "absent" for key, figure in read.items()} == {
        "tp_base_grant": Decimal("6000000.5"),
        "tp_sc_grants": Decimal(1500000),
        "tp_projected_pct": Decimal("25.00"),
        "tp_carryover_pct": None,
    }
    assert read["tp_base_grant"] and read["tp_base_grant"].place == SheetPlace("Data Entry", "B2")
    assert plan.document.plan_year == "2024-25"


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        ("0.14679", "0.000%", "14.679%"),
        ("1234.5", '"$"#,##0.00', "$1,234.50"),
        ("-18957", '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)', "$(18,957.00)"),
        ("-5", '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)', "($5.00)"),
        ("1234", "[$$-409]#,##0.00", "$1,234.00"),
        ("14.679000000000002", "General", "14.679"),
        ("0.125", "0.00", "0.13"),  # half away from zero, as workbooks round
        ("0", '#,##0;-#,##0;"No carryover"', "No carryover"),
        ("5", ";;;", ""),  # prints nothing
        ("45000", "m/d/yyyy", None),  # a date: what it prints is not known
        ("0.5", "# ?/?", None),
        ("1234567", "#,##0,", None),  # in thousands
        ("5", "[>100]0;0.0", None),
        ("-500", '"$"#,##0;[Red]"$"#,##0', "-$500"),  # only its colour says that it is below zero
        ("-500", "#,##0;#,##0", None),  # nothing printed says so
        ("-500", "#,##0;-#,##0", "-500"),
        ("-0.4", "#,##0;#,##0", "0"),
    ],
)
def test_a_number_prints_as_its_format_says(number: str, number_format: str, text: str | None) -> None:
    assert printed(Decimal(number), number_format) == text
