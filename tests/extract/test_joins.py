"""Rows over pages become tables: repeated headers, cut rows, sums without a label, last year's copy."""

import pytest

from lcap_extract.joins import read_tables
from lcap_extract.raws import RawTable
from support.paper import page, table

UPDATE = ["Last Year's Goal #", "Last Year's Action #", "Action Title",
          "Contributed to Increased or Improved Services?", "Last Year's Planned Expenditures (Total Funds)",
          "Estimated Actual Expenditures"]  # fmt: skip
HEADING = "2023-24 Annual Update Table"


def rows(found: RawTable) -> list[list[str]]:
    return [[row.cells[key].text for key in ("goal", "action", "planned_total")] for row in found.rows]


def one(*pages: object) -> RawTable:
    found = read_tables(pages)  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0]


def test_a_table_goes_on_over_pages_with_or_without_its_header() -> None:
    first = table([UPDATE, ["1", "1.1", "A", "No", "$1.00", "$1.00"]], 1)
    repeated = table([UPDATE, ["1", "1.2", "B", "No", "$2.00", "$1.00"]], 2)
    without = table([["2", "2.1", "C", "Yes", "$3.00", "$1.00"]], 3)
    found = one(page(1, [HEADING], first), page(2, [], repeated), page(3, [], without))
    assert (found.kind, found.year) == ("annual_update", "2023-24")
    assert rows(found) == [["1", "1.1", "$1.00"], ["1", "1.2", "$2.00"], ["2", "2.1", "$3.00"]]


def test_a_row_cut_by_the_page_is_mended_even_inside_its_money() -> None:
    first = table([UPDATE, ["1", "1.1", "Long", "No", "$695,672.4", ""]], 1)
    second = table([["", "", "title", "", "2", "$5.00"], ["1", "1.2", "B", "No", "$2.00", ""]], 2)
    found = one(page(1, [HEADING], first), page(2, [], second))
    assert "".join(found.rows[0].cells["planned_total"].lines) == "$695,672.42"
    assert found.rows[0].cells["title"].text == "Long title"
    assert found.rows[0].cells["estimated_actual_total"].lines == ("$5.00",)
    assert len(found.rows) == 2


def test_a_row_without_numbers_of_goal_and_action_keeps_its_own_money() -> None:
    first = table([UPDATE, ["1", "1.1", "A", "No", "$1.00", "$1.00"]], 1)
    second = table([["", "", "B", "No", "$2.00", "$2.00"]], 2)
    found = one(page(1, [HEADING], first), page(2, [], second))
    assert rows(found) == [["1", "1.1", "$1.00"], ["", "", "$2.00"]]


def test_a_row_of_sums_among_the_rows_is_no_action() -> None:
    found = one(page(1, [HEADING], table([UPDATE, ["Totals", "", "", "", "$9.00", "$8.00"],
                                          ["1", "1.1", "A", "No", "$9.00", "$8.00"]])))  # fmt: skip
    assert rows(found) == [["1", "1.1", "$9.00"]]
    assert found.totals["au_total_planned"].text == "$9.00"


def test_what_forms_leave_behind_is_no_row() -> None:
    left_behind = [["startcollapse", "", "", "", "", ""], [""] * 6, ["[Intentionally Blank]"] * 6]
    found = one(page(1, [HEADING], table([UPDATE, *left_behind, ["1", "1.1", "A", "No", "", ""]])))
    assert rows(found) == [["1", "1.1", ""]]


def test_the_values_of_a_box_may_stand_on_the_next_page() -> None:
    head = table([["Totals", "Last Year's Total Planned Expenditures", "Total Estimated Actual Expenditures"]], 1)
    values = table([["Totals", "$7.00", "$6.00"]], 2, top=20)
    found = one(page(1, [HEADING], head), page(2, [], values))
    assert {key: cell.text for key, cell in found.totals.items()} == {
        "au_total_planned": "$7.00",
        "au_total_estimated_actual": "$6.00",
    }


def test_last_years_copy_of_a_table_is_a_table_of_its_own() -> None:
    this = table([UPDATE, ["1", "1.1", "A", "No", "$1.00", "$1.00"]], 1)
    last = table([UPDATE, ["1", "1.1", "A", "No", "$5.00", "$5.00"]], 2)
    found = read_tables([page(1, [HEADING], this), page(2, ["2022-23 Annual Update Table"], last)])
    assert [(t.year, rows(t)) for t in found] == [
        ("2023-24", [["1", "1.1", "$1.00"]]),
        ("2022-23", [["1", "1.1", "$5.00"]]),
    ]


def test_a_table_of_another_kind_below_is_not_taken_for_more_rows() -> None:
    other = table([["Metric #", "Metric", "Baseline", "Year One Outcome", "Target", "Difference"],
                   ["1.1", "Attendance", "90", "91", "95", "1"]], top=300, grid=1)  # fmt: skip
    own = table([UPDATE, ["1", "1.1", "A", "No", "$1.00", "$1.00"]])
    assert rows(one(page(1, [HEADING], [*own, *other]))) == [["1", "1.1", "$1.00"]]


def test_the_two_halves_of_a_row_that_the_portal_splits_are_joined() -> None:
    left = ["Goal #", "Action #", "Action Title", "Student Group(s)", "Contributing to Increased or Improved Services?",
            "Scope", "Location"]  # fmt: skip
    right = ["Goal #", "Action #", "Total Personnel", "Total Non-personnel", "LCFF Funds", "Total Funds"]
    first = table([left, ["1", "1", "A", "All", "No", "", ""], ["1", "2", "B", "All", "No", "", ""]])
    money = [["1", "1", "$1.00", "$0.00", "$1.00", "$1.00"], ["1", "2", "$2.00", "$0.00", "$2.00", "$2.00"]]
    second = table([right, *money], top=300, grid=1)
    found = one(page(1, ["2025-26 Total Planned Expenditures Table"], [*first, *second]))
    assert [(r.cells["title"].text, r.cells["lcff_funds"].text) for r in found.rows] == [("A", "$1.00"), ("B", "$2.00")]


@pytest.mark.parametrize("label", ["LEA-wide Total:", "LEA-wide\nTotal:"])
def test_totals_by_type_stand_beside_their_label(label: str) -> None:
    found = one(page(1, ["2024-25 Contributing Actions Table"],
                     table([["Totals by Type", "Total LCFF Funds", "Total Funds"], ["Total:", "$3.00", "$9.00"],
                            [label, "$2.00", "$8.00"]])))  # fmt: skip
    assert {key: cell.text for key, cell in found.totals.items()} == {
        "ca_total": "$3.00",
        "ca_total_all_funds": "$9.00",
        "ca_leawide_total": "$2.00",
        "ca_leawide_all_funds": "$8.00",
    }


def test_the_rest_of_a_header_that_the_page_break_cut_is_no_row() -> None:
    second = table([["", "", "", "", "(Total Funds)", "ditures"], ["1", "1.1", "A", "No", "$1.00", "$2.00"]], 2)
    head = table([[*UPDATE[:4], "Last Year's Planned Expenditures", "Estimated Actual Expenditures"]], 1, top=500)
    found = one(page(1, [HEADING], head), page(2, [], second))
    assert rows(found) == [["1", "1.1", "$1.00"]]


def test_rows_under_another_tables_heading_never_join_the_table_before_even_if_their_header_is_unknown() -> None:
    own = table([UPDATE, ["1", "1.1", "A", "No", "$1.00", "$1.00"]], 1)
    other = table([["Plan 1", "", "", "", "", ""], ["1", "1.2", "B", "No", "$9.00", "$9.00"]], 2, top=60)
    found = read_tables([page(1, [HEADING], own), page(2, ["2024-25 Contributing Actions Table"], other)])
    assert [(t.kind, rows(t)) for t in found] == [("annual_update", [["1", "1.1", "$1.00"]])]
