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


SPANISH = ["Meta", "Acción", "Título", "¿Contribuye al Aumento o Mejora de los Servicios?", "Alcance",
           "Grupos de Estudiantes No Duplicados", "Lugar",
           "Gastos Planeados para Acciones Contribuyentes (Fondos LCFF)",
           "Porcentaje Planeado de Servicios Mejorados (%)"]  # fmt: skip
ENGLISH = ["Goal #", "Action #", "Action Title", "Scope", "Location", "LCFF Funds"]
BOXES = ["1. Projected LCFF Base Grant", "2. Projected LCFF Supplemental and/or Concentration Grants",
         "3. Projected Percentage to Increase or Improve Services for the Coming School Year",
         "LCFF Carryover - Percentage",
         "Total Percentage to Increase or Improve Services for the Coming School Year",
         "4. Total Planned Contributing Expenditures", "5. Total Planned Percentage of Improved Services",
         "Planned Percentage to Increase or Improve Services for the Coming School Year"]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "at", "misread"),
    [
        (SPANISH, 1, "Acclión"),
        (SPANISH, 1, "Acci6n"),
        (SPANISH, 1, "Acció"),
        (BOXES, 0, "4: Projected LCFF Base Grant"),
    ],
)
def test_a_header_misread_by_a_letter_or_its_number_is_known_where_the_rest_is_sure(
    row: list[str], at: int, misread: str
) -> None:
    as_printed = find_header(cells(row).cells, "contributing_actions")
    assert as_printed is not None
    assert all(as_printed.fields)
    texts = [misread if n == at else text for n, text in enumerate(row)]
    header = find_header(cells(texts).cells, "contributing_actions")
    assert header is not None
    assert header.fields == as_printed.fields


@pytest.mark.parametrize("other", ["Action Type", "Acton Planned", "Note", "Goals for Action", "Year"])
def test_another_word_in_a_header_that_is_sure_is_not_taken_for_one_left_over(other: str) -> None:
    row = ["Goal #", other, "Action Title", "Scope", "Location", "Contributing to Increased or Improved Services?",
           "Unduplicated Student Group(s)", "LCFF Funds"]  # fmt: skip
    assert find_header(cells(row).cells, "planned_actions") is None


def test_a_header_misread_goes_to_what_it_is_most_like_and_not_to_one_left_over() -> None:
    misread = [text.replace("Coming", "Comin 9") for text in BOXES]
    as_printed = find_header(cells(BOXES).cells, "contributing_actions")
    assert as_printed is not None
    for lost in ([], [2]):
        texts = ["~" if n in lost else text for n, text in enumerate(misread)]
        header = find_header(cells(texts).cells, "contributing_actions")
        assert header is not None
        assert [f for n, f in enumerate(header.fields) if n not in lost] == [
            f for n, f in enumerate(as_printed.fields) if n not in lost
        ]
        assert [header.fields[n] for n in lost] == [None] * len(lost)
