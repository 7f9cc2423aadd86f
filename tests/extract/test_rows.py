"""Rows at the top of a page without a number: the rest of the row above, or a row of their own."""

from collections.abc import Mapping, Sequence

import pytest

from lcap_extract.raws import Part, RawCell, RawRow, RawTable
from lcap_extract.rows import add_row
from lcap_extract.scans.marks import unsure_words
from lcap_extract.wording import fields_of
from lcap_models.place import Box

KIND, BOX = "planned_actions", Box(0, 0, 10, 10)


def cells(page: int, **texts: str) -> dict[str, RawCell]:
    return {key: RawCell((Part(page, BOX, (text,) if text else ()),)) for key, text in texts.items()}


def table_with(above: dict[str, RawCell]) -> RawTable:
    table = RawTable(KIND, "", "")
    table.rows.append(RawRow(1, BOX, above))
    table.at, table.at_page = 0, 1
    return table


def add(table: RawTable, *, first_of_page: bool = True, ruled: bool = True, **below: str) -> None:
    add_row(table, 2, BOX, cells(2, **below), fields_of(KIND), first_of_page=first_of_page, ruled=ruled)


@pytest.mark.parametrize(
    ("above", "below", "rows"),
    [
        ({"lcff_funds": "$1,000", "local_funds": ""}, {"lcff_funds": ".00", "local_funds": ""}, 1),
        ({"lcff_funds": "$5.00", "local_funds": ""}, {"lcff_funds": "", "local_funds": "$7.00"}, 2),
        ({"lcff_funds": "$5.00", "local_funds": ""}, {"lcff_funds": "", "local_funds": ""}, 1),
    ],
)
def test_a_row_with_whole_amounts_in_other_columns_is_not_the_rest_of_the_row_above(
    above: dict[str, str], below: dict[str, str], rows: int
) -> None:
    table = table_with(cells(1, goal="1", action="1.1", title="A", **above))
    add(table, title="B", **below)
    assert len(table.rows) == rows


def test_a_piece_without_a_number_that_brings_amounts_on_a_picture_may_be_another_actions() -> None:
    above = {"goal": "1", "action": "1.1", "title": "A"}
    for lcff_funds, unsure in (("$1,000", {}), ("", {(0, 0): ("action",)})):
        table = table_with(cells(1, **above, lcff_funds=lcff_funds))
        add(table, goal="", action="", title="B", lcff_funds=".00" if lcff_funds else "$1,000.00")
        assert len(table.rows) == 1

        def read(wanted: Mapping[int, Sequence[Box]]) -> dict[int, list[tuple[str, ...]]]:
            return {page: [("1", "1.1") for _ in boxes] for page, boxes in wanted.items()}

        assert unsure_words([table], {2: None}, read) == unsure
        assert unsure_words([table], {}, read) == {}


def test_on_bare_paper_a_piece_without_a_number_is_no_row_and_its_page_is_noted() -> None:
    table = table_with(cells(1, goal="1", action="1.1", title="A", lcff_funds="$5.00"))
    add(table, title="B", lcff_funds="$7.00", first_of_page=False, ruled=False)
    assert (len(table.rows), table.loose) == (1, {2})
    add(table, title="B", lcff_funds="$7.00", first_of_page=False)
    assert len(table.rows) == 2
