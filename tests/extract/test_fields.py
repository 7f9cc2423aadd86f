"""Header cells are recognized in every spelling that the data files list, and instructions are not."""

import pytest

from lcap_extract.fields import find_header, heading_of
from lcap_extract.wording import Block, load, tables
from support.paper import cells

BLOCKS = [(table.kind, block) for table in tables() for block in table.blocks]
DATA = load("tables")


def printed(kind: str, block: Block) -> dict[str, list[str]]:
    """Return each field's spellings as the data file prints them."""
    if block.is_rows:
        return {key: column["headers"] for key, column in DATA[kind]["rows"].items()}
    return dict(DATA[kind]["boxes"][block.name])


@pytest.mark.parametrize(("kind", "block"), BLOCKS, ids=lambda value: value if isinstance(value, str) else value.name)
def test_every_spelling_of_every_header_is_recognized_among_its_neighbours(kind: str, block: Block) -> None:
    spellings = printed(kind, block)
    for key, variants in spellings.items():
        for variant in variants:
            row = [variant if other == key else texts[0] for other, texts in spellings.items()]
            header = find_header(cells(row).cells, kind)
            assert header is not None and header.block is not None
            assert (header.block.table, header.block.name) == (kind, block.name)
            assert [field.key if field else None for field in header.fields] == list(spellings)


@pytest.mark.parametrize(("kind", "heading"), [(kind, h) for kind in DATA for h in DATA[kind]["headings"]])
def test_every_heading_names_its_table_and_its_year(kind: str, heading: str) -> None:
    assert heading_of(f"2024-25 {heading}") == (kind, "2024-25")
    assert heading_of(heading.upper()) == (kind, "")


@pytest.mark.parametrize(
    "line",
    [
        "A report of the Total Estimated Actual Expenditures for last year may be found in the Annual Update Table.",
        "Table 2: Contributing Actions Table (for the coming LCAP Year) must be completed by all LEAs",
        "Goals and Actions",
    ],
)
def test_a_sentence_about_a_table_is_no_heading(line: str) -> None:
    assert heading_of(line) is None


def test_words_cut_by_a_narrow_column_and_notes_in_parentheses_do_not_matter() -> None:
    header = find_header(
        cells(["Goal\n#", "Actio\nn #", "LCFF\nFunds", "Total\nFunds (in $)"]).cells, "planned_actions"
    )
    assert header is not None
    assert [field.key for field in header.fields if field] == ["goal", "action", "lcff_funds", "total_funds"]


def test_a_header_with_a_lost_letter_is_still_known() -> None:
    row = ["Goal #", "Action #", "Contrbuting to Increased or Improved Services?", "LCFF Funds"]
    header = find_header(cells(row).cells, "planned_actions")
    assert header is not None
    assert [field.key for field in header.fields if field][2] == "contributing"


def test_item_six_is_never_taken_for_item_seven() -> None:
    row = ["7. Estimated Actual LCFF Supplemental and/or Concentration Grants", "9. Estimated Actual LCFF Base Grant",
           "13. LCFF Carryover - Percentage"]  # fmt: skip
    header = find_header(cells(row).cells, "carryover")
    assert header is not None
    assert [field.key if field else None for field in header.fields] == [None, "co_estimated_base", "co_carryover_pct"]


@pytest.mark.parametrize(
    "row",
    [
        ["Action #", "Title", "Description", "Total Funds", "Contributing"],
        ["1", "1.1", "LCFF Funds", "$4,000.00"],
        ["Metric", "Baseline", "Year 1 Outcome"],
        ["", "", ""],
    ],
)
def test_other_rows_are_no_header(row: list[str]) -> None:
    assert find_header(cells(row).cells, "planned_actions") is None


def test_a_header_cut_short_by_its_rows_height_is_known_where_the_rest_is_sure() -> None:
    row = [
        "Goal #",
        "Action #",
        "Action Title",
        "Scope",
        "Location",
        "LCFF Funds",
        "Total Non-",
        "Other State",
        "Total",
    ]
    header = find_header(cells(row).cells, "planned_actions")
    assert header is not None
    keys = [field.key if field else None for field in header.fields]
    assert keys[5:] == ["lcff_funds", "total_nonpersonnel", "other_state_funds", None]
