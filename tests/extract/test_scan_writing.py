"""Pictures in pages of text: those that may be a table are read, charts and logos cost no reading."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFilter

from lcap_extract.pages import PageText
from lcap_extract.readers.shapes import pictures
from lcap_extract.scans.choosing import may_show_a_table
from lcap_extract.scans.writing import holds_lines

SIZE = (900, 420)
"""Pixels at 100 a inch: what a table of some rows takes of a page."""

ROWS = (
    "Goal   Action   Action title                          Student group     LCFF funds     Total funds",
    "1      1        Teachers for small classes            All               $1,200,000     $1,350,000",
    "1      2        Tutors after school                   Low-income        $80,500        $80,500",
)


def blank() -> Image.Image:
    return Image.new("L", SIZE, 255)


def table(ink: int = 0, *, ruled: bool = True) -> Image.Image:
    picture = blank()
    draw = ImageDraw.Draw(picture)
    for n, row in enumerate(ROWS):
        draw.text((20, 30 + 40 * n), row, fill=ink, font_size=16)
        if ruled:
            draw.line((10, 20 + 40 * n, 890, 20 + 40 * n), fill=ink)
    return picture


def pie() -> Image.Image:
    """Return a pie of three colours with a legend at its right, as the Budget Overview shows the sources of money."""
    picture = blank()
    draw = ImageDraw.Draw(picture)
    for start, end, grey in ((0, 50, 120), (50, 150, 190), (150, 360, 90)):
        draw.pieslice((60, 30, 420, 390), start, end, fill=grey, outline=255)
    for n, words in enumerate(("All Other State Funds - $169,000,000 (15%)", "All Local Funds - $283,000,000 (25%)")):
        draw.text((560, 150 + 22 * n), words, fill=0, font_size=12)
    return picture


def logo() -> Image.Image:
    picture = blank()
    draw = ImageDraw.Draw(picture)
    draw.ellipse((250, 10, 650, 410), outline=0, width=6)
    draw.text((330, 180), "Valle Dorado USD", fill=0, font_size=30)
    return picture


@contextmanager
def page_with(picture: Image.Image) -> Iterator[Any]:
    """Give a page that shows the picture and nothing else."""
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PDF", resolution=100)
    document = pypdfium2.PdfDocument(out.getvalue())
    try:
        yield document[0]
    finally:
        document.close()


def holds(picture: Image.Image) -> bool:
    with page_with(picture) as page:
        return any(holds_lines(page, box) for _, box in pictures(page))


TABLES: dict[str, Callable[[], Image.Image]] = {
    "ruled": table,
    "without rulings": lambda: table(ruled=False),
    "faint": lambda: table(150, ruled=False),
    "blurred": lambda: table(ruled=False).filter(ImageFilter.GaussianBlur(1)),
    "turned": lambda: table().rotate(90, expand=True),
    "light on dark": lambda: table().point([255 - level for level in range(256)]),
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_picture_of_a_table_is_worth_reading(kind: str) -> None:
    assert holds(TABLES[kind]())


@pytest.mark.parametrize("drawn", [pie, logo, blank])
def test_a_pie_chart_a_logo_or_nothing_is_not(drawn: Callable[[], Image.Image]) -> None:
    assert not holds(drawn())


OVERVIEW = (
    "LCFF Budget Overview for Parents. Update on Increased or Improved Services for High Needs Students in 2023-24. "
    "The text description of the above chart is as follows: In 2023-24, Valle Dorado Unified's LCAP budgeted {} for "
    "planned actions to increase or improve services for high needs students. Valle Dorado Unified actually spent {} "
    "for actions to increase or improve services for high needs students in 2023-24."
)


@pytest.mark.parametrize(("amounts", "looked_at"), [(("$15,000", "$33,957"), []), (("", ""), [1])])
def test_a_chart_whose_amounts_the_overviews_text_tells_costs_no_reading(
    amounts: tuple[str, str], looked_at: list[int]
) -> None:
    out = io.BytesIO()
    table().convert("RGB").save(out, "PDF", resolution=100)
    document = pypdfium2.PdfDocument(out.getvalue())
    try:
        assert may_show_a_table(document, [PageText.of(1, OVERVIEW.format(*amounts))]) == looked_at
    finally:
        document.close()
