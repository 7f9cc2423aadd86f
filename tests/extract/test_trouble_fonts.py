"""Fonts that do not name their letters, or name others than they show: no number is taken from them, and it is said."""

import csv
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from lcap_extract.plans import read_plan
from lcap_extract.readers.glyphs import Shape, misnamed
from lcap_extract.scans.pages import FIRST, SECOND
from lcap_extract.scans.setup import find_setup
from lcap_extract.unread import page_ranges
from lcap_extract.wishes import Wishes
from lcap_models.errors import Unreadable
from lcap_models.figure import State
from lcap_models.plan import entries
from lcap_models.proof import prove
from support.trouble import Made, altered, changed, made, proved, source_of, wrong_and_unmarked

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Change = Callable[[pikepdf.Pdf], None]


def with_maps(pdf: pikepdf.Pdf, name: str) -> Iterator[Any]:
    """Yield the fonts whose name has that part and that have a map from codes to letters."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item and name in str(item.get("/BaseFont")):
            yield item


def no_map(name: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for font in with_maps(pdf, name):
            del font["/ToUnicode"]

    return change


def other_digits(names: str, fonts: str = "") -> Change:
    """Let the map name `names[d]` for the digit d."""

    def change(pdf: pikepdf.Pdf) -> None:
        for font in with_maps(pdf, fonts):
            lines = font["/ToUnicode"].read_bytes().decode("ascii")
            lied = re.sub(r"> <003(\d)>", lambda found: f"> <003{names[int(found[1])]}>", lines)
            font["/ToUnicode"] = pdf.make_stream(lied.encode("ascii"))

    return change


@pytest.mark.parametrize("fonts", ["embedded", "coded"])
def test_a_documents_own_fonts_read_exactly_as_long_as_they_name_their_letters(fonts: str, tmp_path: Path) -> None:
    plan = proved(made(tmp_path, style=changed(fonts=fonts)))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]


@pytest.mark.parametrize(
    "change",
    [
        no_map(""),
        no_map("Roman"),
        *map(other_digits, ("1234567890", "0723456189", "0128456739", "0153426789", "0123756489", "0321456789")),
    ],
    ids=[
        "no map",
        "no map of the amounts' font",
        "each digit the next",
        "1 and 7",
        "3 and 8",
        "2 and 5",
        "4 and 7",
        "1 and 3",
    ],
)
def test_a_plan_whose_fonts_hide_its_letters_is_refused_with_its_pages(change: Change, tmp_path: Path) -> None:
    document = altered(made(tmp_path, style=changed(fonts="coded")), change)
    with pytest.raises(Unreadable) as refused:
        read_plan(replace(source_of(document.pdf), wishes=Wishes(ocr=False)))
    assert refused.value.key == "unnamed_letters"
    assert str(refused.value.facts["pages"]).startswith("1-")


@pytest.mark.skipif(isinstance(find_setup(), str) and "CI" not in os.environ, reason="OCR is not installed")
def test_pages_whose_fonts_lie_about_their_digits_alone_are_read_as_pictures(tmp_path: Path) -> None:
    document = altered(made(tmp_path, style=changed(fonts="coded")), other_digits("0723456189", "Roman"))
    plan = prove(read_plan(replace(source_of(document.pdf), wishes=Wishes.of("9")))).plan
    assert wrong_and_unmarked(plan, document.truth) == []
    (table,) = plan.tables
    figures = [figure for row in table.rows for figure in row.figures.values() if figure.value is not None]
    with (tmp_path / "annual_update.csv").open(encoding="utf-8") as file:
        printed = [row[key] for row in csv.DictReader(file) for key in ("planned_total", "estimated_actual_total")]
    assert len(figures) == sum(map(bool, printed)) > 20
    assert {reading.reader for figure in figures for reading in figure.readings} == {FIRST, SECOND}
    assert plan.document.unread_pages == ()


def given_maps(pdf: pikepdf.Pdf) -> None:
    """Give each font a map that names 7 for 1 and 1 for 7."""
    names = {code: code for code in range(32, 127)} | {ord("1"): ord("7"), ord("7"): ord("1")}
    lines = "".join(f"<{code:02X}> <{name:04X}>\n" for code, name in names.items())
    codes = "1 begincodespacerange <00> <FF> endcodespacerange"
    text = f"begincmap {codes} {len(names)} beginbfchar\n{lines}endbfchar endcmap"
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
            item["/ToUnicode"] = pdf.make_stream(text.encode("ascii"))


@pytest.mark.parametrize("name", ["valle-dorado-2017", "valle-dorado-2015"])
def test_plans_of_older_forms_whose_fonts_lie_about_their_digits_are_refused_with_their_pages(name: str) -> None:
    document = altered(Made((SAMPLES / name / "plan.pdf").read_bytes(), SAMPLES / name), given_maps)
    with pytest.raises(Unreadable) as refused:
        read_plan(replace(source_of(document.pdf), wishes=Wishes(ocr=False)))
    assert refused.value.key == "unnamed_letters"


def test_where_only_the_headers_font_has_no_map_the_pages_are_named(tmp_path: Path) -> None:
    document = altered(made(tmp_path, style=changed(fonts="coded")), no_map("Bold"))
    plan = prove(read_plan(replace(source_of(document.pdf), wishes=Wishes(ocr=False)))).plan
    assert wrong_and_unmarked(plan, document.truth) == []
    assert plan.table("planned_actions") is None
    assert len(plan.document.unread_pages) > 5


def test_page_numbers_are_given_as_ranges() -> None:
    assert page_ranges([14, 3, 8, 9, 10]) == "3, 8-10, 14"


def square(low: float, high: float) -> list[tuple[float, float]]:
    return [(0, low), (1, low), (1, high), (0, high)]


def ring(low: float, high: float) -> Shape:
    """Return a digit ten high with a hole."""
    return Shape([square(0, 10), square(low, high)], curved=True)


def test_a_six_and_a_nine_that_changed_places_are_told_by_their_holes() -> None:
    assert not misnamed({"6": ring(1, 4), "9": ring(6, 9)})
    assert misnamed({"6": ring(6, 9), "9": ring(1, 4)})


def test_one_digit_drawn_in_its_own_way_is_no_lie() -> None:
    assert not misnamed({"6": ring(1, 4), "9": ring(1, 4)})


def test_strokes_that_overlap_are_no_lie() -> None:
    many = Shape([square(0, 10), square(1, 4), square(5, 6)], curved=True)
    assert not misnamed({"6": many, "9": many, "1": many})
