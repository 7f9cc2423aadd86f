"""Headings of forms of 2017-18 to 2019-20 that OCR overlooked: the amounts below them are read all the same."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pytest

from lcap_extract.budgeted.reading import read_budgeted
from lcap_extract.budgeted.sheets import parted, sheet_of
from lcap_extract.budgeted.spans import Spans
from lcap_extract.budgeted.spellings import first_key
from lcap_extract.ink import PageInk, Word, lines_of
from lcap_extract.pages import PageText
from lcap_extract.readers import pdfium
from lcap_extract.scans.found import SeenPage, Stance
from support.packets import sample

Amount = tuple[str, ...]

PAGES = tuple(range(1, 10))
"""Of the sample of 2019-20: its cover, the annual update, the engagement and the plan's first actions."""


@pytest.fixture(scope="module")
def inks() -> list[PageInk]:
    pdf = pypdfium2.PdfDocument(sample("valle-dorado-2019"))
    return [pdfium.page_ink(pdf[number - 1], number) for number in PAGES]


def without(ink: PageInk, pattern: str) -> PageInk:
    """Return the page without the lines that begin so."""
    lines = [line for line in lines_of(ink.words) if not re.match(pattern, " ".join(word.text for word in line))]
    return replace(ink, words=tuple(word for line in lines for word in line))


def amounts(inks: Sequence[PageInk], *, lost: str = "nothing at all") -> Counter[Amount]:
    """Return section, goal, action, year and amount of each line of money on pictures without lines that begin so."""
    pages = [without(ink, lost) for ink in inks]
    texts = [PageText.of(page.number, " ".join(word.text for word in page.words)) for page in pages]
    stances = [Stance(0, 1.5, page.width, page.height, 200) for page in pages]
    pdf = [SeenPage(page, text.text, stance, 90) for page, text, stance in zip(pages, texts, stances, strict=True)]
    (table,) = read_budgeted(pdf, texts, Spans(PAGES)).tables
    keys = ("section", "goal", "action", "year", "amount")
    return Counter(tuple(row.cells[key].text for key in keys) for row in table.rows)


@pytest.mark.parametrize("lost", ["Annual Update", "Goals, Actions", "Stakeholder"])
def test_a_heading_that_ocr_overlooked_costs_no_amount(inks: list[PageInk], lost: str) -> None:
    whole = amounts(inks)
    assert {section for section, *_ in whole} == {"annual_update", "planned"}
    assert whole.total() > 50
    assert amounts(inks, lost=lost) == whole


def test_where_no_page_tells_the_year_any_more_the_amounts_have_none(inks: list[PageInk]) -> None:
    found = amounts(inks, lost="Annual Update|LCAP Year")
    assert found.total() == amounts(inks).total()
    assert {year for section, _, _, year, _ in found if section == "annual_update"} == {"budgeted", "estimated actual"}


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Annual Update LCAP Year Reviewed: 2016-17", "annual_update"),
        ("Annual Update ¿car Year reviewed: 2016-17", "annual_update"),
        ("AnmalUadate SAP Year Reviewed: 2016-17", "annual_update"),
        ("We look back at all that was done in the year reviewed 2016-17", ""),
    ],
)
def test_the_heading_of_the_annual_update_is_known_by_its_year_where_letters_are_wrong(
    heading: str, section: str
) -> None:
    assert first_key(heading, "sections") == section


def test_lines_side_by_side_are_read_from_the_left_although_a_picture_is_a_hair_askew() -> None:
    places = (("PLANNED", 50, 100.4), ("ACTUAL", 300, 100.0), ("Tutors", 50, 112.7), ("$5,000", 300, 111.0))
    words = tuple(Word(text, x, top, x + 60, top + 7, n) for n, (text, x, top) in enumerate(places))
    sheet = sheet_of(PageInk(1, 612, 792, words, ()), (), on_picture=True)
    assert [line.text for line in sheet.lines] == ["PLANNED", "ACTUAL", "Tutors", "$5,000"]


def test_a_dash_low_as_its_ink_is_goes_with_the_words_behind_it() -> None:
    dash = Word("-", 50, 104.0, 52, 105.0, 0)
    words = (
        dash,
        Word("LCFF", 56, 100, 80, 108, 1),
        Word("Base:", 84, 100, 110, 108, 2),
        Word("$5", 140, 100, 150, 108),
    )
    assert [[word.text for word in part] for part in parted(words)] == [["-", "LCFF", "Base:"], ["$5"]]
