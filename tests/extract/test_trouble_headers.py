"""Headers in another order, with columns more or fewer, or printed in several rows of cells."""

import pytest

from lcap_extract.joins import read_tables
from lcap_extract.raws import RawTable
from support.paper import page, table

HEADER = (
    "Last Year's Goal #",
    "Last Year's Action #",
    "Prior Action/Service Title",
    "Contributed to Increased or Improved Services?",
    "Last Year's Planned Expenditures (Total Funds)",
    "Estimated Actual Expenditures (Input Total Funds)",
)
ROW = ("1", "1.1", "Tutors", "Yes", "$100.00", "$90.00")
READ = dict(
    zip(("goal", "action", "title", "contributed", "planned_total", "estimated_actual_total"), ROW, strict=True)
)


def only_table(*rows: tuple[str, ...]) -> RawTable:
    (found,) = read_tables([page(1, ["2024-25 Annual Update Table"], table(rows))])
    return found


def cells(found: RawTable) -> list[dict[str, str]]:
    return [{key: cell.text for key, cell in row.cells.items()} for row in found.rows]


def test_columns_in_another_order_are_known_by_their_headers() -> None:
    order = (5, 1, 0, 3, 4, 2)
    found = only_table(tuple(HEADER[n] for n in order), tuple(ROW[n] for n in order))
    assert (found.kind, cells(found)) == ("annual_update", [READ])


def test_a_column_that_no_template_has_is_left_out_and_a_missing_one_is_missed() -> None:
    found = only_table((*HEADER[:4], "Comments", *HEADER[4:]), (*ROW[:4], "spent $5 less", *ROW[4:]))
    assert cells(found) == [READ]
    found = only_table((*HEADER[:3], *HEADER[4:]), (*ROW[:3], *ROW[4:]))
    assert cells(found) == [{key: text for key, text in READ.items() if key != "contributed"}]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (
            (
                "Last Year's",
                "Last Year's",
                "Prior Action/",
                "Contributed to Increased",
                "Last Year's Planned",
                "Estimated",
            ),
            ("Goal #", "Action #", "Service Title", "or Improved Services?", "Expenditures", "Actual Expenditures"),
        ),
        (
            (
                "Last Year's",
                "Last Year's",
                *HEADER[2:4],
                "Last Year's Planned Expenditures",
                "Estimated Actual Expenditures",
            ),
            ("Goal #", "Action #", "", "", "(Total Funds)", "(Input Total Funds)"),
        ),
    ],
)
def test_a_header_in_two_rows_of_cells_is_read_as_one(upper: tuple[str, ...], lower: tuple[str, ...]) -> None:
    found = only_table(upper, lower, ROW, ("1", "1.2", "Bus", "No", "$1.00", "$2.00"))
    assert found.kind == "annual_update"
    assert cells(found)[0] == READ
    assert [row.cells["action"].text for row in found.rows] == ["1.1", "1.2"]


def test_rows_of_words_under_a_whole_header_are_not_taken_into_it() -> None:
    found = only_table(HEADER, ("", "", "startcollapse", "", "", ""), ROW)
    assert cells(found) == [READ]


def test_the_portals_two_halves_of_rows_meet_in_printed_order_where_action_numbers_begin_again() -> None:
    words = ("Goal #", "Action #", "Action Title", "Student Group(s)", "Scope", "Location", "Time Span")
    money = ("Goal #", "Action #", "Total Personnel", "LCFF Funds", "Federal Funds", "Total Funds")
    titles = ("1.05 Tutors", "1.06 Buses", "2.01 Books")
    numbers = (("1", "1"), ("1", "1"), ("2", "1"))
    upper = [
        (*ids, title, "All", "LEA-wide", "All Schools", "1 year") for ids, title in zip(numbers, titles, strict=True)
    ]
    lower = [(*ids, "$1.00", f"${n}.00", "", f"${n}.00") for n, ids in enumerate(numbers, 1)]
    rows = [*table((words, *upper)), *table((money, *lower), top=400.0, grid=1)]
    (found,) = read_tables([page(1, ["2025-26 Total Planned Expenditures Table"], rows)])
    assert [(row["title"], row["lcff_funds"]) for row in cells(found)] == list(
        zip(titles, ("$1.00", "$2.00", "$3.00"), strict=True)
    )
