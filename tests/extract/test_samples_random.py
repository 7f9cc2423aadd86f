"""Random plans in random styles: whatever the look, what the record says stands on the page it names."""

import csv
import re
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given

from valle_dorado.ink import wrap, wrap_number
from valle_dorado.layout import lay_out
from valle_dorado.printed import PrintedPlan, PrintedRow
from valle_dorado.printing import Printing, plain
from valle_dorado.published.small_2024 import SAMPLE
from valle_dorado.random_plans import plans, styles
from valle_dorado.record import Layout
from valle_dorado.style import Style
from valle_dorado.truth import COLUMNS, write


def _pages(layout: Layout) -> list[str]:
    document = pypdfium2.PdfDocument(layout.pdf)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]


def _stands(text: str, page: int, pages: list[str]) -> bool:
    squashed = re.sub(r"\s", "", text)
    if squashed in pages[page - 1]:
        return True
    rest = pages[page] if page < len(pages) else ""
    return any(squashed[:n] in pages[page - 1] and squashed[n:] in rest for n in range(1, len(squashed)))


@given(plans(), styles())
def test_every_printed_figure_stands_on_the_page_the_record_names(plan: PrintedPlan, style: Style) -> None:
    layout = lay_out(plan, style)
    pages, record = _pages(layout), layout.record
    assert layout.pages == len(pages)
    assert [key for key, (text, page) in record.figures.items() if text and not _stands(text, page, pages)] == []
    for kind, rows in record.rows.items():
        for row, printed in zip(rows, plan.tables[kind].rows, strict=True):
            amounts = [text for text in printed.cells.values() if plain(text) and text in row.texts.values()]
            assert [
                text for text in amounts if not _on_any(text, _row_pages(style, layout, kind, row.page), pages)
            ] == []


def _row_pages(style: Style, layout: Layout, kind: str, first: int) -> range:
    """The pages a row's amounts can stand on: split in two tables, its second half stands on a later one."""
    split = style.split_planned and kind == "planned_actions"
    return range(first, layout.record.tables[kind][1] + 1 if split else first + 1)


def _on_any(text: str, numbers: range, pages: list[str]) -> bool:
    return any(_stands(text, number, pages) for number in numbers)


@given(plans(most_actions=3), styles(most_rows=3))
def test_nothing_is_painted_off_the_page(plan: PrintedPlan, style: Style) -> None:
    for page in pypdfium2.PdfDocument(lay_out(plan, style).pdf):
        turned = page.get_rotation() == 90
        width, height = reversed(page.get_size()) if turned else page.get_size()
        for mark in page.get_objects():
            left, bottom, right, top = mark.get_bounds()
            assert left > 0 and bottom > 0 and right < width and top < height


@given(plans(most_actions=4), styles(most_rows=4))
def test_the_truth_files_hold_each_row_and_each_number_that_is_printed(plan: PrintedPlan, style: Style) -> None:
    layout = lay_out(plan, style)
    with tempfile.TemporaryDirectory() as folder:
        write(plan, layout, Path(folder))
        for kind, columns in COLUMNS.items():
            rows = plan.tables[kind].rows if kind in layout.record.rows else ()
            path = Path(folder) / f"{kind}.csv"
            assert path.exists() == bool(rows)
            if rows:
                _compare(path, columns, rows, plan.facts.template)


def _compare(path: Path, columns: tuple[str, ...], rows: tuple[PrintedRow, ...], template: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert list(written[0]) == list(columns)
    assert len(written) == len(rows)
    money = [name for name in columns if name.endswith(("_funds", "_total", "_lcff"))]
    for row, printed in zip(written, rows, strict=True):
        for name in money:
            assert row[name] == plain(printed.cells.get(name, "")), (template, name)


@given(plans(most_actions=2), styles(most_rows=2))
def test_the_same_plan_and_style_give_the_same_bytes(plan: PrintedPlan, style: Style) -> None:
    assert lay_out(plan, style).pdf == lay_out(plan, style).pdf


def _images(layout: Layout) -> list[bytes]:
    document = pypdfium2.PdfDocument(layout.pdf)
    return [page.render(scale=1).to_numpy().tobytes() for page in document]


def test_the_x_of_a_ticked_box_is_in_the_text_and_not_on_the_paper() -> None:
    """Hidden by render mode 3 or by its color, the page looks the same: nobody sees the X."""
    parts = ("tables",)
    painted = lay_out(SAMPLE.plan, replace(SAMPLE.style, tick_ink="fill"), parts)
    unpainted = lay_out(SAMPLE.plan, replace(SAMPLE.style, tick_ink="mode3"), parts)
    assert _images(painted) == _images(unpainted)
    for layout in (painted, unpainted):
        assert "XXYes" in "".join(_pages(layout))
    assert "XX" not in "".join(
        text for rows in painted.record.rows.values() for row in rows for text in row.texts.values()
    )


def test_a_spelling_of_a_header_or_a_heading_is_printed_as_given() -> None:
    spellings = {
        "planned_actions": "{year} Table of All Spending",
        "planned_actions.lcff_funds": "LCFF Money",
        "tp_total_lcff": "Sum of LCFF",
    }
    layout = lay_out(SAMPLE.plan, replace(SAMPLE.style, spellings=spellings), ("tables",))
    text = "".join(_pages(layout))
    assert all(word in text for word in ("2024-25TableofAllSpending", "LCFFMoney", "SumofLCFF"))


def test_a_header_stands_alone_at_the_foot_of_its_page_where_the_style_says_so() -> None:
    style = replace(SAMPLE.style, header_alone=frozenset({"annual_update"}), repeat_header=False, debris=False)
    layout = lay_out(SAMPLE.plan, style, ("tables",))
    first = layout.record.tables["annual_update"][0]
    pages = _pages(layout)
    assert pages[first - 1].count("Year'sGoal#") == 1
    assert pages[first].count("Year'sGoal#") == 0
    assert {row.page for row in layout.record.rows["annual_update"]} == {first + 1}


def test_a_totals_block_is_cut_between_header_and_values_where_the_style_says_so() -> None:
    style = replace(SAMPLE.style, cut_totals=frozenset({"planned_actions.totals"}))
    layout = lay_out(SAMPLE.plan, style, ("tables",))
    page = layout.record.figures["tp_total_lcff"][1]
    pages = _pages(layout)
    assert "TotalNon-personnel" in pages[page - 2].replace("\ufffe", "-")
    assert "$31,774,850.00" in pages[page - 1] and "$31,774,850.00" not in pages[page - 2]


@pytest.mark.parametrize(
    ("where", "lines"),
    [
        ("any", ["$38,707,023.", "01"]),
        ("comma", ["$38,707,", "023.01"]),
        ("point", ["$38,707,023", ".01"]),
    ],
)
def test_an_amount_too_wide_for_its_column_is_cut_inside_the_number(where: str, lines: list[str]) -> None:
    assert wrap_number("$38,707,023.01", "Helvetica", 10, 62, where) == lines


def test_words_are_cut_after_hyphens_and_inside_only_where_they_must() -> None:
    assert wrap("LEA-wide", "Helvetica", 10, 30) == ["LEA-", "wide"]
    assert wrap("Action #", "Helvetica", 10, 27) == ["Actio", "n #"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("$1,234.00", "1234.00"),
        ("($18,957.00)", "-18957.00"),
        ("%14.72", "14.72"),
        ("0.205 %", "0.205"),
        ("$4000", "4000"),
        ("1,707,675", "1707675"),
        ("No carryover", ""),
        ("$", ""),
        ("", ""),
    ],
)
def test_the_truth_holds_the_plain_number_and_words_are_no_number(text: str, number: str) -> None:
    assert plain(text) == number


def test_negative_amounts_and_mixed_forms_print_as_people_type_them() -> None:
    printing = Printing(cells="mixed")
    assert [printing.money(Decimal(4000), turn) for turn in range(6)] == [
        "$4,000.00",
        "$4,000.00",
        "4000",
        "$4,000",
        "$4,000.00",
        "$4000",
    ]


def test_totals_stand_before_or_after_the_rows_with_or_without_a_label() -> None:
    for totals, place in (("before", "<"), ("after", ">")):
        layout = lay_out(SAMPLE.plan, replace(SAMPLE.style, totals=totals, labels=False), ("tables",))
        text = "".join(_pages(layout))
        first_total, first_row = text.index("$36,307,951.25"), text.index("Credentialedteachers")
        assert (first_total < first_row) == (place == "<")
        assert "TotalsLCFFFunds" not in text


def test_last_years_tables_can_stand_under_this_years_cover() -> None:
    layout = lay_out(replace(SAMPLE.plan, tables_year="2023-24"), SAMPLE.style, ("cover", "tables"))
    text = "".join(_pages(layout))
    assert "2023-24TotalExpendituresTable" in text and "2022-23AnnualUpdateTable" in text
    assert text.index("2024-25") < text.index("2023-24TotalExpendituresTable")
