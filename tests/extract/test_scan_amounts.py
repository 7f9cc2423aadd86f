"""Amounts beside labels on pictures: a label that OCR overlooked loses none, and one that found no place is counted."""

import pytest

from lcap_extract.budgeted.expenditures import Expenditures
from lcap_extract.budgeted.labels import figures_on
from lcap_extract.budgeted.lines import AmountLine, Number
from lcap_extract.budgeted.lone import lone_amounts, without_place
from lcap_extract.budgeted.sheets import Line, Sheet
from lcap_extract.grids import Cell
from lcap_extract.ink import Word
from lcap_extract.raws import Part, RawCell
from lcap_models.place import Box

LABELS = ("Amount", "Source", "Amount", "Source")
VALUES = (("$875", "LCFF", "$130", "Title I"), ("$900", "LCFF", "$158", "Title I"))
ROW, COLUMN = 30.0, 300.0


def line(text: str, x: float, top: float, *, cell: bool) -> Line:
    words = tuple(Word(word, x + 40 * n, top, x + 36 + 40 * n, top + 10, n) for n, word in enumerate(text.split()))
    box = Box(x - 5, top - 5, x + 150, top + 15)
    return Line(1, words, Cell(box, words) if cell else None, text)


def table(without: tuple[int, int] | None) -> list[Line]:
    """Return two years side by side, each with its labels but the one at that (year, row)."""
    lines = [line(f"20{17 + year}-{18 + year}", 20 + COLUMN * year, 10, cell=False) for year in (0, 1)]
    for year, values in enumerate(VALUES):
        for row, (label, value) in enumerate(zip(LABELS, values, strict=True)):
            top = 40 + ROW * row
            if (year, row) != without:
                lines.append(line(label, 20 + COLUMN * year, top, cell=False))
            lines.append(line(value, 100 + COLUMN * year, top, cell=True))
    return sorted(lines, key=lambda one: (one.top, one.words[0].x0))


def read(without: tuple[int, int] | None, *, on_picture: bool) -> list[list[tuple[str, str]]]:
    money = Expenditures()
    money.take(table(without), 620, on_picture=on_picture)
    return [
        [(cell.text, source) for stack in money.stacks[year] for _, _, cell, source, _ in stack.rows()]
        for year in (0, 1)
    ]


WHOLE = [[(values[0], values[1]), (values[2], values[3])] for values in VALUES]


def test_on_a_picture_a_label_that_was_overlooked_stands_where_the_other_years_have_it() -> None:
    assert read(None, on_picture=False) == read(None, on_picture=True) == WHOLE
    for missing in ((0, 0), (0, 2), (1, 1), (1, 2)):
        assert read(missing, on_picture=True) == WHOLE
    assert read((1, 2), on_picture=False) != WHOLE


def test_an_amount_alone_on_its_line_that_is_in_no_row_is_counted() -> None:
    lines = [line(text, 100, 40 + ROW * n, cell=False) for n, text in enumerate(("$875", "$199", "books: $5", "1,200"))]
    spots = lone_amounts(lines)
    assert len(spots) == 2
    row = AmountLine("planned", Number("1"), Number("1"), "2017-18", RawCell((Part(1, lines[0].box, ("$875",)),)),
                     "", "", 1, lines[0].box)  # fmt: skip
    assert without_place(spots, [row]) == 1
    assert without_place(spots, []) == 2


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Percentane to Increase ar Imnrove Services:", "ii_projected_pct"),  # the tails of g and p on an underline
        ("Estimated Sunplemental and Concentration Grant Funds:", "ii_projected_sc_grants"),
        ("Percentage to Decrease or Improve Services:", ""),
    ],
)
def test_a_label_whose_letters_lost_their_tails_on_an_underline_is_known(label: str, key: str) -> None:
    lines = (line(label, 20, 40, cell=False), line("9.01%" if "Perc" in label else "$730,509", 420, 40, cell=True))
    assert [found for found, _, _ in figures_on(Sheet(1, 792, 612, lines, ()))] == [key] * bool(key)
