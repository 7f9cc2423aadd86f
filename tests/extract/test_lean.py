"""The second reader's pages are pdfplumber's own: only what nobody asks for is left out, and content is taken apart at
once, into what pdfminer takes it apart into.
"""

from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSEOF

from lcap_extract.readers.lean import lean
from lcap_extract.readers.tokens import objects_of

SAMPLES = Path(__file__).parents[2] / "samples"
LOOKED_AT = ("text", "x0", "x1", "top", "bottom", "matrix", "non_stroking_color")
DRAWN = ("x0", "x1", "top", "bottom", "fill", "non_stroking_color")


@pytest.mark.parametrize("name", ["valle-dorado-2024", "hostile-2024"])
def test_a_lean_page_says_of_letters_and_lines_what_pdfplumber_says(name: str) -> None:
    with pdfplumber.open(SAMPLES / name / "plan.pdf") as pdf:
        for page in pdf.pages[-4:]:
            own = lean(page)
            assert [[char[key] for key in LOOKED_AT] for char in own.chars] == [
                [char[key] for key in LOOKED_AT] for char in page.chars
            ]
            assert [_drawn(own.rects), _drawn(own.lines), _drawn(own.curves)] == [
                _drawn(page.rects), _drawn(page.lines), _drawn(page.curves)
            ]  # fmt: skip
            assert [table.cells for table in own.find_tables()] == [table.cells for table in page.find_tables()]


def test_a_lean_page_of_a_sheet_whose_corner_is_not_at_zero_says_the_same(tmp_path: Path) -> None:
    moved = tmp_path / "moved.pdf"
    with pikepdf.open(SAMPLES / "valle-dorado-2024" / "plan.pdf") as file:
        file.pages[0].mediabox = pikepdf.Array([-30, -40, 900, 900])
        file.save(moved)
    with pdfplumber.open(moved) as pdf:
        page = pdf.pages[0]
        assert page.chars
        assert [[char[key] for key in LOOKED_AT] for char in lean(page).chars] == [
            [char[key] for key in LOOKED_AT] for char in page.chars
        ]


def _drawn(records: list[dict[str, Any]]) -> list[list[Any]]:
    return [[record[key] for key in DRAWN] for record in records]


def _by_pdfminer(*streams: bytes) -> list[object]:
    """Return what pdfminer's own parser finds in content streams."""
    parser = PDFContentParser([PDFStream({}, stream) for stream in streams])
    found: list[object] = []
    while True:
        try:
            found.append(parser.nextobject()[1])
        except PSEOF:
            return found


PLAIN = (
    b"q 1 0 0 -1 .5 792. cm /F1 12 Tf BT -1.25 +3 Td (Total: \\$1,234) Tj ET Q",
    b"[(a) -250 (b(c)d) <0041 42> 3]TJ T* (x)' 1 2(y)\" f*",
    b"/Span<</MCID 0/Lang(en)/A[1 2]/B<<>>>>BDC EMC /P /MC1 DP",
    b"(line\r\nline) Tj (\\050\\\r\n\\n\\q) Tj () Tj <> Tj <4> Tj /A#20B gs /gs1 gs",
    b"1 0 0RG 12.5.5 0-3 true false null[null 1] Do",
    b"] >> 1 [ 2 3 ] 4 [ 5",
    b"",
)


@pytest.mark.parametrize("content", PLAIN)
def test_content_taken_apart_at_once_is_what_pdfminer_finds_in_it(content: bytes) -> None:
    assert objects_of([content]) == _by_pdfminer(content)


def test_a_stream_ends_the_number_or_operator_at_its_end() -> None:
    assert objects_of([b"1 2", b"3 B", b"T"]) == _by_pdfminer(b"1 2", b"3 B", b"T")


@pytest.mark.parametrize(
    "content",
    [b"1 % a comment\n2", b"BI /W 1 ID \x00(\xff EI", b"(never closed", b"(nor this\\)", b"(nor(this)",
     b"(a(b(c)d)e) Tj", b"{1}", b"1 - 2", b"<4x>", b"1 )", b"<</A>> BDC", b"\xe9"],
)  # fmt: skip
def test_unusual_content_is_left_to_pdfminer(content: bytes) -> None:
    assert objects_of([content]) is None


PIECES = st.sampled_from(
    [b"1", b"-.5", b"+2.", b" ", b"\n", b"\x00", b"(", b")", b"\\", b"\\(", b"[", b"]", b"<", b">", b"<<", b">>", b"/N",
     b"#4", b"Tj", b"f*", b"'", b"true", b"null", b"%", b"-", b".", b"{", b"BI", b"a", b"7", b"8\xe9"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12))
def test_whatever_is_taken_apart_at_once_comes_out_as_pdfminer_has_it(pieces: list[bytes]) -> None:
    content = b"".join(pieces)
    found = objects_of([content])
    assert found is None or found == _by_pdfminer(content)


def test_content_made_to_delay_is_taken_apart_in_one_go() -> None:
    for unit in (b"(", b"(a", b"(\\(", b"((a)", b"<4", b"[", b"<<", b"/", b"1-"):
        found = objects_of([unit * 100_000])
        assert found is None or len(found) <= 100_000
