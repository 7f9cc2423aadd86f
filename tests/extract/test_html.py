"""A web page gives the plan of its PDF; what a browser does not show, or what may not count, is never read."""

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcap_extract.documents.flow import Paragraph, TableBlock
from lcap_extract.opening import Source, open_source
from lcap_extract.plans import read_plan
from lcap_extract.webpages.flow import blocks
from lcap_extract.webpages.page import decoded, tree_of
from lcap_extract.webpages.second import second_view
from lcap_extract.webpages.sniff import refusal_of, starts_like_html
from lcap_models.figure import Figure, State
from lcap_models.place import TextPlace, page_of
from lcap_models.plan import Plan, entries
from lcap_models.proof import prove
from support.trouble import changed, source_of, wrong_and_unmarked
from valle_dorado.layout import FIGURES_ONLY, lay_out
from valle_dorado.office.web_page import html_page, html_table, web_page
from valle_dorado.printed import PrintedPlan
from valle_dorado.random_plans import plans
from valle_dorado.truth import write

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "valle-dorado-2024"
NOWHERE = TextPlace(0)
HEADER = ("Total Projected LCFF Supplemental and/or Concentration Grants",
          "Projected Additional 15 percent LCFF Concentration Grant")  # fmt: skip
SECTION = (
    "<h2>Increased or Improved Services for Foster Youth, English Learners, and Low-Income Students [2024-25]</h2>"
)


@pytest.fixture(scope="module")
def pdf() -> Plan:
    return read_plan(open_source(SAMPLE / "plan.pdf"))


@pytest.fixture(scope="module")
def html() -> Plan:
    return read_plan(open_source(SAMPLE / "plan.html"))


def values(plan: Plan) -> dict[tuple[str, int, int, str, str, str], Decimal | None]:
    return {(e.part, e.occurrence, e.row, e.goal, e.action, e.column): e.figure.value for e in entries(plan)}


def without_places(plan: Plan) -> list[object]:
    rows = [(table.kind, row.goal, row.action, dict(row.texts)) for table in plan.tables for row in table.rows]
    said = (*plan.goals, *plan.descriptions, *plan.reasons)
    return [*rows, *(replace(one, place=NOWHERE) for one in said)]


def page(*parts: str) -> Source:
    return Source("plan.html", "0" * 64, html_page(parts), 0, "html")


def grants(cell: str, style: str = "") -> Figure:
    """Return the figure of a page whose box for it holds `cell`."""
    source = page(f"<style>{style}</style>", SECTION, html_table((HEADER, (cell, "$10"))))
    figure = prove(read_plan(source)).plan.figure("ii_projected_sc_grants")
    assert figure is not None
    return figure


def shown(body: str) -> list[object]:
    """Return lines of running text, and tables as rows of (lines, column, columns, rows)."""
    found: list[object] = []
    for block in blocks(tree_of(f"<body>{body}</body>", "x")):
        if isinstance(block, Paragraph):
            found += block.lines
        else:
            found.append([[(" / ".join(c.lines), c.column, c.columns, c.rows) for c in row] for row in block.rows])
    return found


def test_the_web_page_has_exactly_the_figures_rows_and_words_of_the_pdf(pdf: Plan, html: Plan) -> None:
    assert values(html) == values(pdf)
    assert without_places(html) == without_places(pdf)
    about = replace(pdf.document, name="", sha256="", pages=0, first_page=None, last_page=None)
    assert replace(html.document, name="", sha256="", file_kind="pdf") == about


def test_both_programs_agree_on_every_figure_and_none_has_a_page(html: Plan) -> None:
    assert all({r.reader for r in e.figure.readings} == {"lxml", "lexbor"} for e in entries(html))
    assert all(isinstance(e.figure.place, TextPlace) and page_of(e.figure.place) is None for e in entries(html))
    assert State.DOUBTFUL not in {entry.figure.state for entry in entries(prove(html).plan)}


@pytest.mark.parametrize(
    "cell",
    [
        "$400",
        "&#36;4<!-- note -->00&nbsp;",
        "<span>$4</span><b>00</b>",
        "<input value='$400'>",
        "<input type=hidden value=9>$400",
        "<textarea>$400</textarea>",
        "<select><option>$1<option selected>$400</select>",
        "$400<span hidden>5</span>",
        "$400<span style='color:red; DISPLAY : none'>5</span>",
        "$400<span class='x'>5</span>",
        "$400<script>5</script><noscript>5</noscript><template>5</template>",
        "<table><tr><td>$400</td></tr></table>",
    ],
)
def test_what_a_browser_shows_is_read(cell: str) -> None:
    figure = grants(cell, "p { color: red } .x, .y { display: none } @media print { table { display: none } }")
    assert (figure.value, figure.state) == (Decimal(400), State.READ)


@pytest.mark.parametrize(
    ("cell", "style"),
    [
        ("$4000<sup>1</sup>", ""),
        ("<del>$400</del>$500", ""),
        ("$400<s>5</s>", ""),
        ("$400<br>5", ""),
        ("$400<input value=5>", ""),
        ("<bdo dir=rtl>0004$</bdo>", ""),
        ("$400<i style='text-decoration: line-through'>5</i>", ""),
        ("$400<i style='opacity: 0'>5</i>", ""),
        ("$400<i class=x>5</i>", "td .x { display: none }"),
        ("$400<i class=x>5</i>", "td > i { display: none }"),
        ("$400<i class=x>5</i>", ".x { display: block }"),
        ("$400<i class=x>5</i>", ".x { position: absolute; clip: rect(0, 0, 0, 0) }"),
    ],
)
def test_what_may_not_count_makes_the_number_doubtful(cell: str, style: str) -> None:
    assert grants(cell, style).state is State.DOUBTFUL


def test_a_blank_cell_and_an_empty_form_field_are_blank() -> None:
    assert [grants(cell).state for cell in ("", "<input placeholder='$5'>", "&nbsp;")] == [State.MISSING] * 3


def test_tables_that_only_arrange_the_page_are_taken_apart() -> None:
    inner = "<table><caption>Sums</caption><tr><td>1<td>2</table>"
    body = f"<table><tr><td>Left {inner}</td><td>Right</td></tr></table>"
    assert shown(body) == ["Left", "Sums", [[("1", 0, 1, 1), ("2", 1, 1, 1)]], "Right"]


def test_a_foot_prints_last_hidden_rows_do_not_and_cells_span() -> None:
    body = (
        "<table><tfoot><tr><td colspan=2>sum</table><table><tfoot><tr><td>sum<td>3</tfoot><tbody><tr><td rowspan=2>1"
        "<td>a<tr hidden><td>x<tr><td>b<tr style='display:none'><td>y</table>"
    )
    assert shown(body) == [
        [[("sum", 0, 2, 1)]],
        [[("1", 0, 1, 2), ("a", 1, 1, 1)], [("b", 1, 1, 1)], [("sum", 0, 1, 1), ("3", 1, 1, 1)]],
    ]


def test_in_a_table_only_the_words_of_ticked_boxes_count() -> None:
    boxes = "<input type=checkbox> LEA-wide<br><input type=checkbox checked> Schoolwide<br><input type=radio>Limited"
    assert shown(f"<table><tr><td>{boxes}</table>") == [[[("Schoolwide", 0, 1, 1)]]]
    assert shown(f"<p>{boxes}") == ["\u2610 LEA-wide", "\u2612 Schoolwide", "\u2610 Limited"]


def test_a_table_wider_than_any_of_a_plan_is_not_laid_out() -> None:
    assert shown(f"<table><tr>{'<td colspan=200>1' * 1000}</table>") == [[]]


def test_a_table_that_the_second_program_sees_in_another_shape_is_not_confirmed() -> None:
    (found,) = blocks(tree_of("<table><tr><td>a<td>b</table>", "x"))
    assert isinstance(found, TableBlock)
    assert second_view("<table><tr><td>a<td>b</table>").cell([found], 0, 0, 1) == ("b",)
    assert second_view("<table><tr><td>a</table>").cell([found], 0, 0, 0) == ()
    assert second_view("").cell([found], 0, 0, 0) == ()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>años".encode(), "<p>años"),
        (b"\xef\xbb\xbf<p>" + "años".encode(), "<p>años"),
        ("<p>años".encode("utf-16"), "<p>años"),
        ("<meta charset=iso-8859-1><p>año \x96".encode("latin-1"), "<meta charset=iso-8859-1><p>año –"),
        (b"<p>a\xf1o", "<p>año"),
        (b'<meta charset="no-such-code"><p>a\xf1o', '<meta charset="no-such-code"><p>año'),
    ],
)
def test_letters_are_told_as_browsers_tell_them(data: bytes, text: str) -> None:
    assert decoded(data) == text


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf\r\n <?xml version='1.0'?>\n<!-- saved from url -->\n<HTML>", True),
        ("<html>".encode("utf-16"), True),
        (b"<table border=1>", True),
        (b"<?xml version='1.0'?><rss>", False),
        (b"Local Control and Accountability Plan", False),
        (b"<1> Goal", False),
        (b"", False),
    ],
)
def test_a_web_page_is_known_by_its_first_tag(data: bytes, is_page: bool) -> None:
    assert starts_like_html(data) is is_page


def test_files_that_are_not_read_are_told_apart() -> None:
    data = (
        b"Goal\tAction\n",
        b"{\\rtf1",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
        b"\x00\x01",
        b"text %PDF-",
    )
    kinds = ["is_plain_text", "is_rich_text", "is_web_archive", "not_a_pdf", "not_a_pdf"]
    assert [refusal_of(one) for one in data] == kinds


@settings(max_examples=5)
@given(plans(("2024-25", "2025-26")), st.booleans())
def test_a_random_plan_as_a_web_page_reads_back(plan: PrintedPlan, tagless: bool) -> None:
    """Also where cells and rows are not ended, as in pages written by hand: both programs end them alike."""
    layout = lay_out(plan, changed(), FIGURES_ONLY)
    data = web_page(plan, layout.record)
    if tagless:
        data = data.replace(b"</td>", b"").replace(b"</tr>", b"").replace(b"</p>", b"")
    with tempfile.TemporaryDirectory() as folder:
        write(plan, layout, Path(folder))
        read = prove(read_plan(Source("plan.html", "0" * 64, data, 0, "html"))).plan
        assert wrong_and_unmarked(read, Path(folder)) == []
        same = values(read) == values(read_plan(source_of(layout.pdf)))
        assert same
