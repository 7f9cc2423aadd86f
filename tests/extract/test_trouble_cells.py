"""What spreadsheets and word processors in the browser leave in the cells of amounts."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from lcap_extract.joins import read_tables
from lcap_models.figure import State
from lcap_models.plan import entries
from lcap_models.proof import prove
from support.comparing import differences
from support.paper import page, table
from support.trouble import PLAN, changed, made, proved, read
from valle_dorado.printed import PrintedPlan, PrintedRow


def with_cells(new: Callable[[PrintedRow, str, str], str]) -> PrintedPlan:
    """Return the plan with other texts in its cells: `new` of the row, the column, the text."""

    def row(old: PrintedRow) -> PrintedRow:
        return replace(old, cells={column: new(old, column, text) for column, text in old.cells.items()})

    tables = {kind: replace(table, rows=tuple(map(row, table.rows))) for kind, table in PLAN.tables.items()}
    return replace(PLAN, tables=tables)


def test_a_dollar_sign_and_a_dash_is_kept_as_words_never_shown_as_a_number(tmp_path: Path) -> None:
    plan = proved(made(tmp_path, with_cells(lambda row, column, text: "$ -" if text == "$0.00" else text)))
    dashes = [e.figure for e in entries(plan) if e.figure.text == "$ -"]
    assert len(dashes) > 10
    assert {(figure.value, figure.state, figure.reason) for figure in dashes} == {(None, State.MISSING, "words")}


@pytest.mark.parametrize("look", [{}, {"rules": "across"}, {"rules": "none", "wrap_money": 0}, {"wrap_money": 3}])
def test_a_dollar_sign_far_from_its_number_belongs_to_it_also_where_a_dash_or_a_bracket_follows(
    look: dict[str, object], tmp_path: Path
) -> None:
    less = {("1.2", "lcff_funds"): "$ (18,957.00)"}
    plan = with_cells(lambda r, column, text: less.get((r.action, column), "$ -" if text == "$0.00" else text))
    read_back = proved(made(tmp_path, plan, changed(accounting=True, **look)))
    figures = [e.figure for e in entries(read_back)]
    assert [f.value for f in figures if f.value is not None and f.value < 0] == [Decimal("-18957.00")]
    assert not [f for f in figures if f.state is State.DOUBTFUL]


def test_a_dollar_sign_in_a_cell_of_its_own_belongs_to_the_number_in_the_next_one() -> None:
    header = ("Last Year's Goal #", "Last Year's Action #", "Prior Action/Service Title",
              "Contributed to Increased or Improved Services?", "Last Year's Planned Expenditures (Total Funds)", "",
              "Estimated Actual Expenditures (Input Total Funds)", "")  # fmt: skip
    rows = [("1", "1.1", "Tutors", "Yes", "$", "100.00", "$90.00", ""), ("1", "1.2", "Books", "No", "$", "-", "$", "")]
    (found,) = read_tables([page(1, ["2024-25 Annual Update Table"], table((header, *rows)))])
    money = [(row.cells["planned_total"].text, row.cells["estimated_actual_total"].text) for row in found.rows]
    assert money == [("$ 100.00", "$90.00"), ("$ -", "$")]


def test_a_number_that_did_not_fit_its_cell_is_doubtful_by_name_and_proves_nothing(tmp_path: Path) -> None:
    hidden = {("1.1", "lcff_funds")}
    document = made(tmp_path, with_cells(lambda r, column, text: "#######" if (r.action, column) in hidden else text))
    plan = prove(read(document)).plan
    assert differences(plan, document.truth) == []
    found = [e for e in entries(plan) if "#" in e.figure.text]
    assert [(e.figure.value, e.figure.state, e.figure.reason) for e in found] == [(None, State.DOUBTFUL, "unreadable")]
    column = [e.figure.state for e in entries(plan) if e.part == "planned_actions" and e.column == "lcff_funds"]
    assert State.PROVED not in column


@pytest.mark.parametrize("wrap", [3, 5])
def test_very_narrow_columns_printed_letter_by_letter_on_separate_tables_read_exactly(
    wrap: int, tmp_path: Path
) -> None:
    """As a word processor in the browser prints pasted tables: "$447,940,8" over "96.00", each letter by itself."""
    look = {"wrap_money": wrap, "money_break": "any", "narrow_keys": True, "rules": "strokes", "font_size": 8.0}
    plan = proved(made(tmp_path, style=changed(press="by_letter", tick="none", debris=False, **look)))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]
