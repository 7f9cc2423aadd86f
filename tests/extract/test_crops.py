"""Pictures of the rows and sentences where a plan's figures stand: every shown figure is on one, in its place."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from lcap_extract import crops as pictures
from lcap_extract.crops import TALLEST, crops, regions
from lcap_extract.opening import Source, open_source
from lcap_extract.plans import read_plans
from lcap_models.crops import Crop, crop_of, span_of
from lcap_models.place import Box, PdfPlace
from lcap_models.plan import Plan, entries
from support import trouble

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def source() -> Source:
    return open_source(SAMPLES / "valle-dorado-2022" / "plan.pdf")


@pytest.fixture(scope="module")
def plan(source: Source) -> Plan:
    return read_plans(source)[0]


@pytest.fixture(scope="module")
def made(source: Source, plan: Plan) -> tuple[Crop, ...]:
    return crops(source, regions(plan))


def test_every_printed_figure_is_in_a_picture_with_ink_where_it_stands(plan: Plan, made: tuple[Crop, ...]) -> None:
    check_ink(plan, made)


def test_rows_of_pages_that_lie_sideways_are_shown_as_one_holds_them_to_read(tmp_path: Path) -> None:
    document = trouble.made(tmp_path, style=trouble.changed(tables="sideways", prose="portrait"))
    source = trouble.source_of(document.pdf)
    plan = read_plans(source)[0]
    turns = plan.document.turned_pages
    assert {turn.quarters for turn in turns} == {3}
    assert {turn.page for turn in turns} == {page for table in plan.tables for page in table.pages}
    check_ink(plan, crops(source, regions(plan), turns))


def check_ink(plan: Plan, made: tuple[Crop, ...]) -> None:
    shown = [entry.figure for entry in entries(plan) if entry.figure.text.strip()]
    assert len(shown) > 100
    for figure in shown:
        assert isinstance(figure.place, PdfPlace)
        crop = crop_of(made, figure.place.page, figure.place.box)
        assert crop is not None, figure
        span = span_of(crop, figure.place.box)
        left, top, wide, high = (share / 100 * crop.width for share in (span.left, span.top, span.width, span.height))
        picture = Image.open(BytesIO(crop.png)).convert("L")
        assert picture.size == (crop.width, crop.height)
        dark = picture.crop((round(left), round(top), round(left + wide), round(top + high))).histogram()
        assert sum(dark[:128]) > 10, figure.text


def test_a_row_is_shown_once_for_all_its_figures(plan: Plan, made: tuple[Crop, ...]) -> None:
    rows = [row for table in plan.tables for row in table.rows]
    for row in rows:
        places = [f.place for f in row.figures.values() if f.text.strip() and isinstance(f.place, PdfPlace)]
        own = {crop_of(made, place.page, place.box) for place in places}
        assert len(own) == len({place.page for place in places})
    assert len(made) < len(rows) + 25


def test_no_picture_is_taller_than_a_row_may_be(made: tuple[Crop, ...]) -> None:
    assert max(crop.box.bottom - crop.box.top for crop in made) <= TALLEST + 2 * pictures.ABOVE


def test_the_same_file_gives_the_same_pictures(source: Source, plan: Plan, made: tuple[Crop, ...]) -> None:
    assert crops(source, regions(plan)[:9]) == made[:9]


def test_pictures_are_small_in_few_greys(made: tuple[Crop, ...]) -> None:
    assert {Image.open(BytesIO(crop.png)).getpalette()[:12:3] == list(pictures.GREYS) for crop in made} == {True}  # type: ignore[index]
    assert sum(len(crop.png) for crop in made) < 4_000 * len(made)


def test_all_pictures_together_are_bounded(source: Source, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 20_000)
    few = crops(source, regions(plan))
    assert 0 < sum(len(crop.png) for crop in few) <= 20_000


def test_a_place_off_the_page_or_on_no_page_has_no_picture(source: Source) -> None:
    off = PdfPlace(1, Box(9000, 9000, 9100, 9100))
    assert crops(source, [off]) == ()


def test_a_file_without_pages_has_no_pictures() -> None:
    book = open_source(SAMPLES / "valle-dorado-2024" / "plan.xlsx")
    (plan,) = read_plans(book)
    assert (regions(plan), crops(book, [PdfPlace(1, Box(0, 0, 9, 9))])) == ((), ())
