"""The state's template in Word gives the plan of its PDF: figures, rows and words. Its pages are not known."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from lcap_extract.documents.flow import Paragraph, TableBlock, blocks
from lcap_extract.documents.parts import body_of
from lcap_extract.documents.second import second_view
from lcap_extract.opening import Source, open_source
from lcap_extract.plans import read_plan
from lcap_models.figure import Figure, State
from lcap_models.place import TextPlace, page_of
from lcap_models.plan import Plan, entries
from lcap_models.proof import prove
from valle_dorado.office.word_file import document_xml, paragraph, table, zipped

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "valle-dorado-2024"
NOWHERE = TextPlace(0)
HEADER = ("Total Projected LCFF Supplemental and/or Concentration Grants",
          "Projected Additional 15 percent LCFF Concentration Grant")  # fmt: skip


@pytest.fixture(scope="module")
def pdf() -> Plan:
    return read_plan(open_source(SAMPLE / "plan.pdf"))


@pytest.fixture(scope="module")
def docx() -> Plan:
    return read_plan(open_source(SAMPLE / "plan.docx"))


def values(plan: Plan) -> dict[tuple[str, int, int, str, str, str], Decimal | None]:
    return {(e.part, e.occurrence, e.row, e.goal, e.action, e.column): e.figure.value for e in entries(plan)}


def without_places(plan: Plan) -> list[object]:
    """Return rows, goals, descriptions and reasons without where they stand."""
    rows = [(table.kind, row.goal, row.action, dict(row.texts)) for table in plan.tables for row in table.rows]
    said = (*plan.goals, *plan.descriptions, *plan.reasons)
    return [*rows, *(replace(one, place=NOWHERE) for one in said)]


def services(amounts: tuple[str, str], before: str = "") -> Source:
    """Return a Word file with one box of the services section, its cells as inner XML or words."""
    heading = "Increased or Improved Services for Foster Youth, English Learners, and Low-Income Students [2024-25]"
    return word(paragraph(heading), before, table((HEADER, amounts)))


def word(*parts: str) -> Source:
    return Source("plan.docx", "0" * 64, zipped(document_xml(parts)), 0, "docx")


def grants(source: Source) -> Figure:
    figure = prove(read_plan(source)).plan.figure("ii_projected_sc_grants")
    assert figure is not None
    return figure


def lines(xml: str) -> Iterator[str]:
    """Yield the printed lines of a body: paragraphs, then cells."""
    for block in blocks(body_of(zipped(document_xml([xml])), "plan.docx")):
        if isinstance(block, Paragraph):
            yield from block.lines
        else:
            yield from (line for row in block.rows for cell in row for line in cell.lines)


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def test_the_word_file_has_exactly_the_figures_rows_and_words_of_the_pdf(pdf: Plan, docx: Plan) -> None:
    assert values(docx) == values(pdf)
    assert without_places(docx) == without_places(pdf)
    about = replace(pdf.document, name="", sha256="", pages=0, first_page=None, last_page=None)
    assert replace(docx.document, name="", sha256="", file_kind="pdf") == about


def test_both_programs_agree_on_every_figure_and_none_has_a_page(docx: Plan) -> None:
    assert all({r.reader for r in e.figure.readings} == {"lxml", "mammoth"} for e in entries(docx))
    assert all(isinstance(e.figure.place, TextPlace) and page_of(e.figure.place) is None for e in entries(docx))
    assert State.DOUBTFUL not in {entry.figure.state for entry in entries(prove(docx).plan)}
    assert docx.document.pages == 0 and all(table.pages == () for table in docx.tables)


def test_cells_of_a_file_have_places_of_their_own(docx: Plan) -> None:
    planned = docx.table("planned_actions")
    assert planned is not None
    places = [figure.place for row in planned.rows for figure in row.figures.values()]
    assert len(set(places)) == len(places)


def test_words_deleted_with_tracked_changes_are_gone_and_inserted_ones_are_there() -> None:
    old = "<w:del><w:r><w:delText>$1,000</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>$3</w:t></w:r></w:moveFrom>"
    figure = grants(services((f"<w:p>{old}<w:ins>{run('$2,500')}</w:ins></w:p>", "$10")))
    assert (figure.value, figure.text, figure.state) == (Decimal(2500), "$2,500", State.READ)


def test_hidden_words_are_not_printed_and_what_only_one_program_leaves_out_is_doubtful() -> None:
    figure = grants(services((f"<w:p>{run('$2,500')}{run('00', '<w:vanish/>')}</w:p>", "$10")))
    assert (figure.value, figure.state, figure.reason) == (Decimal(2500), State.DOUBTFUL, "readers_disagree")


@pytest.mark.parametrize("line", ["<w:strike/>", "<w:dstrike/>"])
def test_a_number_struck_through_is_not_joined_to_the_one_beside_it(line: str) -> None:
    figure = grants(services((f"<w:p>{run('$400', line)}{run('5')}</w:p>", "$10")))
    assert (figure.value, figure.state) == (None, State.DOUBTFUL)
    alone = grants(services((f"<w:p>{run('$400', line)}</w:p>", "$10")))
    assert (alone.value, alone.state) == (None, State.DOUBTFUL)
    switched_off = line.replace("/>", ' w:val="0"/>')
    assert grants(services((f"<w:p>{run('$400', switched_off)}</w:p>", "$10"))).value == 400


def test_an_empty_form_field_is_blank() -> None:
    invites = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Enter amount") + "</w:sdtContent></w:sdt>"
    )
    figure = grants(services((f"<w:p>{invites}</w:p>", "$10")))
    assert (figure.value, figure.state) == (None, State.MISSING)


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        ('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr></w:sdt>', True),
        ('<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr></w:sdt>', False),
        ("<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr></w:sdt>", False),
        ("<w:r><w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>", True),
        (
            '<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>',
            False,
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', True),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', False),
        (run("\u2612"), True),
        (run("\u2610"), False),
    ],
)
def test_in_a_table_only_the_words_of_ticked_boxes_count(box: str, kept: bool) -> None:
    cell = f"<w:p>{box}{run('LEA-wide')}</w:p>"
    assert list(lines(table([(cell,)]))) == (["LEA-wide"] if kept else [])


def test_merged_cells_stand_once_and_span_their_columns_and_rows() -> None:
    def cell(words: str, told: str) -> str:
        return f"<w:tc><w:tcPr>{told}</w:tcPr>{paragraph(words)}</w:tc>"

    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    xml = table(((cell("all", '<w:gridSpan w:val="2"/>'),), (cell("1", restart), "1.1"), (cell("", goes_on), "1.2")))
    found = next(b for b in blocks(body_of(zipped(document_xml([xml])), "x")) if isinstance(b, TableBlock))
    shapes = [[(c.lines, c.column, c.columns, c.rows) for c in row] for row in found.rows]
    assert shapes == [[(("all",), 0, 2, 1)], [(("1",), 0, 1, 2), (("1.1",), 1, 1, 1)], [(("1.2",), 1, 1, 1)]]


def test_a_table_that_the_second_program_sees_in_another_shape_is_not_confirmed() -> None:
    found = [b for b in blocks(body_of(zipped(document_xml([table((("a", "b"),))])), "x")) if isinstance(b, TableBlock)]
    other = second_view(zipped(document_xml([table((("a",),))])))
    assert other.cell(found, 0, 0, 0) == ()
    assert second_view(b"no package").cell(found, 0, 0, 0) == ()


def test_the_state_s_instructions_are_not_read(docx: Plan) -> None:
    assert len(docx.services) == 1


def test_two_amounts_in_one_cell_are_not_joined_to_one() -> None:
    figure = grants(services((paragraph("$4000") + paragraph("3500"), "$10")))
    assert (figure.value, figure.state) == (None, State.DOUBTFUL)


def test_a_text_box_inside_text_boxes_is_read_once() -> None:
    xml = paragraph("innermost")
    for depth in range(12):
        xml = f"<w:p><w:r><w:t>{depth}</w:t><w:txbxContent>{xml}</w:txbxContent></w:r></w:p>"
    assert sorted(lines(xml)) == sorted(["innermost", *map(str, range(12))])
