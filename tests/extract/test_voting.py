"""Several readers look at the same box: what the figure keeps of each."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from lcap_extract.raws import Part, RawCell
from lcap_extract.voting import Asked, Lines, vote
from lcap_models.figure import Figure
from lcap_models.place import Box

BOX = Box(0, 0, 60, 20)


def asked(*lines: str, full: bool = True) -> Asked:
    return Asked(RawCell((Part(3, BOX, lines, full),)), "usd")


def says(*lines: str) -> tuple[str, object]:
    return "other", lambda wanted: {page: [lines for _ in boxes] for page, boxes in wanted.items()}


def never(wanted: Mapping[int, Sequence[Box]]) -> dict[int, list[Lines]]:
    assert not wanted, "the third reader was asked although the first two agree"
    return {}


def one(ask: Asked, second: Lines, third: Lines | None = None) -> Figure:
    last = ("third", never) if third is None else says(*third)
    return vote("first", [ask], says(*second), last)[0]  # type: ignore[arg-type]


def test_two_readers_that_agree_need_no_third() -> None:
    figure = one(asked("$1,000.00"), ("$1,000.00",))
    assert figure.value == Decimal("1000.00")
    assert [(r.reader, r.value) for r in figure.readings] == [("first", 1000), ("other", 1000)]


def test_a_third_reader_is_asked_where_two_disagree_and_the_first_ones_number_stands() -> None:
    figure = one(asked("$1,000.00"), ("$7,000.00",), ("$7,000.00",))
    assert figure.value == Decimal("1000.00")
    assert [r.value for r in figure.readings] == [1000, 7000, 7000]


def test_a_number_that_the_first_reader_missed_is_not_lost() -> None:
    figure = one(asked(), ("$55.00",), ())
    assert (figure.value, figure.text) == (Decimal("55.00"), "$55.00")


def test_blank_for_both_is_blank() -> None:
    figure = one(asked(), ())
    assert (figure.value, figure.text) == (None, "")


def test_words_are_kept_as_text_without_a_value() -> None:
    figure = one(asked("No", "carryover"), ("No", "carryover"))
    assert (figure.value, figure.text) == (None, "No carryover")


@pytest.mark.parametrize(
    ("lines", "full", "value"),
    [
        (("$4000", "3500"), False, None),
        (("$4000", "3500"), True, 40003500),
        (("$1,161,569,037", ".46"), False, Decimal("1161569037.46")),
    ],
)
def test_two_lines_are_one_number_only_if_the_column_cut_it(
    lines: Lines, full: bool, value: Decimal | int | None
) -> None:
    assert one(asked(*lines, full=full), lines).value == value


@pytest.mark.parametrize(("first_page", "second_page", "full"), [(3, 3, True), (3, 4, False)])
def test_two_whole_amounts_are_never_joined_to_a_third(first_page: int, second_page: int, full: bool) -> None:
    """Two cells that fell into one column, or an amount of its own at the top of the next page."""
    cell = RawCell((Part(first_page, BOX, ("12",), full), Part(second_page, BOX, ("500",))))
    both = {3: [("12",), ("500",)], 4: [("500",)]}
    figure = vote("first", [Asked(cell, "usd")], ("second", lambda _: both), ("third", never))[0]
    assert (figure.value, figure.text) == (None, "12 500")


def test_a_cell_over_two_pages_is_asked_for_on_both() -> None:
    cell = RawCell((Part(3, BOX, ("$695,672.4",)), Part(4, BOX, ("2",))))
    figure = vote(
        "first",
        [Asked(cell, "usd")],
        ("second", lambda wanted: {3: [("$695,672.4",)], 4: [("2",)]}),
        ("third", never),
    )[0]
    assert [r.value for r in figure.readings] == [Decimal("695672.42")] * 2


def test_an_amount_in_parentheses_among_words_is_not_taken_for_one_above_zero() -> None:
    words = "Carryover ($5,000)"
    ask = Asked(RawCell((Part(3, BOX, (words,)),)), "usd", in_text=True)
    assert one(ask, (words,)).value is None
    noted = "LCFF $5,000 (books)"
    assert one(Asked(RawCell((Part(3, BOX, (noted,)),)), "usd", in_text=True), (noted,)).value == 5000
