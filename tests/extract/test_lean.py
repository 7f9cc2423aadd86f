"""The second reader's pages are pdfplumber's own: only entries of letters that nobody asks for are left out."""

from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from lcap_extract.readers.lean import lean

SAMPLES = Path(__file__).parents[2] / "samples"
LOOKED_AT = ("text", "x0", "x1", "top", "bottom", "matrix", "non_stroking_color")


@pytest.mark.parametrize("name", ["valle-dorado-2024", "hostile-2024"])
def test_a_lean_page_says_of_letters_and_lines_what_pdfplumber_says(name: str) -> None:
    with pdfplumber.open(SAMPLES / name / "plan.pdf") as pdf:
        for page in pdf.pages[-4:]:
            own = lean(page)
            assert [[char[key] for key in LOOKED_AT] for char in own.chars] == [
                [char[key] for key in LOOKED_AT] for char in page.chars
            ]
            assert (own.rects, own.lines, own.curves) == (page.rects, page.lines, page.curves)
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
