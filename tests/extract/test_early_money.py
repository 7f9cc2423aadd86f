"""The amounts in a box of free text: what is money, what is not, and which words belong to it."""

import pytest

from lcap_extract.budgeted.sheets import Line
from lcap_extract.early.money import entries
from lcap_extract.early.words import parted
from lcap_extract.grids import Cell
from lcap_extract.ink import Word
from lcap_extract.raws import RawCell
from lcap_extract.voting import Asked, vote
from lcap_models.place import Box

WIDE = 300.0


def box(*printed: str, width: float = WIDE) -> list[Line]:
    """Return a cell's lines, every letter five points wide."""
    rows: list[tuple[Word, ...]] = []
    for number, text in enumerate(printed):
        x, words = 4.0, []
        for piece in text.split():
            words.append(Word(piece, x, 12.0 * number, x + 5.0 * len(piece), 12.0 * number + 10))
            x += 5.0 * len(piece) + 4
        rows.append(tuple(words))
    cell = Cell(Box(0, 0, width, 12.0 * len(rows)), tuple(word for row in rows for word in row))
    return [Line(1, row, cell, cell.text) for row in rows]


def read(*printed: str, width: float = WIDE) -> list[tuple[str, str, str]]:
    """Return (amount, source, reference) of each entry; an amount that is no number as "?", words alone as ""."""
    return [(_value(entry.cell), *parted(entry.words)) for entry in entries(box(*printed, width=width))]


def _value(cell: RawCell) -> str:
    """Return what a reader that sees the cell's own lines makes of it."""

    def same(wanted: object) -> dict[int, list[tuple[str, ...]]]:
        return {1: [part.lines for part in cell.parts]}

    (figure,) = vote("pdfium", [Asked(cell, "usd", in_text=True)], ("pdfplumber", same), ("camelot", same))
    if figure.value is None:
        return "?" if any(letter.isdigit() for letter in figure.text) else ""
    return str(figure.value)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (("$12,000 LCFF Base",), [("12000", "LCFF Base", "")]),
        (("Supplemental 9021.00",), [("9021.00", "Supplemental", "")]),
        (("LCFF Base $12,000 / Title I $3,400",), [("12000", "LCFF Base", ""), ("3400", "Title I", "")]),
        (("LCFF: $12,000; Title I 3,400",), [("12000", "LCFF", ""), ("3400", "Title I", "")]),
        (("Buy 1,200 books: $12,000",), [("12000", "", "Buy 1,200 books")]),
        (("LCFF $12,000", "Title I 3,400"), [("12000", "LCFF", ""), ("3400", "Title I", "")]),
        (("Base 1344500",), [("1344500", "Base", "")]),
        (("4000-4999: Books", "$18,000 Lottery"), [("18000", "Lottery", "4000-4999: Books")]),
        (("1000 series $45,000",), [("45000", "", "1000 series")]),
        (("$500 per teacher for 20 teachers: $10,000",), [("10000", "", "$500 per teacher for 20 teachers")]),
        (("$40/hour, $8,000 Title II",), [("8000", "Title II", "$40/hour")]),
        (("5% more than in 2014-15: $1,050",), [("1050", "", "5% more than in 2014-15")]),
        (
            ("Books: $5,000 (Title I)", "Trips: $700 (Lottery)"),
            [("5000", "Title I", "Books"), ("700", "Lottery", "Trips")],
        ),
        (("Other State", "$63,269 / LCFF Base", "$5,000"), [("63269", "Other State", ""), ("5000", "LCFF Base", "")]),
        (("LCFF S&C:", "$9,000 pay", "$400 books"), [("9000", "LCFF S&C", "pay"), ("400", "LCFF S&C", "books")]),
        (("$1.2 million Base",), [("1200000", "Base", "")]),
    ],
    ids=lambda value: " | ".join(value) if isinstance(value, tuple) else "",
)
def test_a_box_gives_its_amounts_with_their_words(
    printed: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert read(*printed) == expected


@pytest.mark.parametrize(
    "printed",
    ["No additional cost", "1000 series", "4000-4999: Books", "15.77%", "See 2014-15", "1,200 students", "0.50 FTE",
     "12 teachers", "$500 per teacher", "01.0-00000-0.0-1110", "Resource 0000", "6/30/2016"],
)  # fmt: skip
def test_what_is_no_amount_gives_words_without_a_number(printed: str) -> None:
    (found,) = read(printed)
    assert found[0] in ("", "?")


@pytest.mark.parametrize(
    "printed", ["See Goal 1, Action 2", "1000 series", "4000-4999: Books", "5% in 2014-15", "$5 each"]
)
def test_a_box_without_any_possible_amount_raises_no_doubt(printed: str) -> None:
    """An empty place is asked for: no reader sees a number there."""
    (entry,) = entries(box(printed))
    (part,) = entry.cell.parts
    assert (entry.words, part.lines, part.box.x0) == (printed, (), part.box.x1)


def test_what_may_be_an_amount_is_left_to_the_readers() -> None:
    for printed in ("9021.5", "Resource 0000", "12 000"):
        (entry,) = entries(box(printed))
        assert entry.cell.parts[0].box.x0 < entry.cell.parts[0].box.x1


def test_a_range_is_no_number() -> None:
    assert [amount for amount, *_ in read("$5,000 - $8,000 Base")] == ["?"]


def test_a_number_that_its_column_cuts_is_one() -> None:
    assert read("$1,234,", "567 Base", width=40) == [("1234567", "Base", "")]
    assert read("Base $", "1,100,001", width=60) == [("1100001", "Base", "")]


def test_two_amounts_under_each_other_stay_two() -> None:
    assert [amount for amount, *_ in read("$1,500", "2,000")] == ["1500", "2000"]


def test_a_count_under_an_amount_does_not_make_it_longer() -> None:
    assert read("LCFF $12,000,", "500 hours of tutoring") == [("12000", "LCFF", "500 hours of tutoring")]
    assert read("$12,000,", "500 hours of tutoring", width=120) == [("12000", "", "500 hours of tutoring")]
    assert [amount for amount, *_ in read("Base $", "2 teachers")] == [""]


def test_a_bare_number_of_four_digits_after_a_source_is_left_to_a_second_look() -> None:
    """It may be the source's own code: without a text of its own only the second reader sees it, so it is doubtful."""
    (entry,) = entries(box("Title I 3010"))
    assert entry.cell.lines == ()
