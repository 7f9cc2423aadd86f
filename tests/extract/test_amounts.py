"""What counts as a number, and what must not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcap_extract.amounts import amount, amounts, is_word, joined


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$1,234.00", "1234.00"),
        ("1,707,675", "1707675"),
        ("$4000", "4000"),
        ("3500", "3500"),
        ("$0.00", "0.00"),
        ("($18,957.00)", "-18957.00"),
        ("$(18,957.00)", "-18957.00"),
        ("-$12.50", "-12.50"),
        ("$ 1,234", "1234"),
        ("$$6,180,445.00", "6180445.00"),
        ("$38,707,023. 1 0", "38707023.10"),
        ("$1,234.00*", "1234.00"),
        ("($1,234)\u2020", "-1234"),
        ("$500\u00b9", "500"),
        ("$00.00", "0.00"),
    ],
)
def test_money_is_read_in_all_the_ways_forms_print_it(text: str, value: str) -> None:
    assert amount(text, "usd") == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "$", "$572,517,9", "$38,707,023.", "$695,672.4", "1,23,456", "12,3456", "$1,000.00$500.00", "1.234", "$1.005",
     "$12 and $5", "$4000 3", "4000 3", "$40 3", "$1 234", "4%", "No carryover", "O.00", "$01", "$0012", "2024-25"],
)  # fmt: skip
def test_half_a_number_is_no_number(text: str) -> None:
    assert amount(text, "usd") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("about $5.8M more", "5800000"),
        ("$1 billion for schools", "1000000000"),
        ("$1 mill\u00f3n para escuelas", "1000000"),
        ("$500 thousand", "500000"),
        ("$500 mil d\u00f3lares", None),  # a thousand in Spanish, a million in slang
        ("$2 MM", None),
        ("$5,000-8,000", None),
        ("$5,000 - 8,000 a year", None),
        ("$5,000 to 8,000", None),
        ("$12.50.00", None),
        ("$1 234 567", None),
        ("$5,000 CR", None),
        ("$5,000 - 4310 Materials", "5000"),
        ("$5,000, Base", "5000"),
        ("pays $5,000.", "5000"),
    ],
)
def test_an_amount_among_words_is_all_of_it_or_none(text: str, value: str | None) -> None:
    (found,) = amounts(text)
    assert amount(found[0], "usd") == (None if value is None else Decimal(value))


@pytest.mark.parametrize("text", ["14.67 3", "4 5%", "1 4.5%"])
def test_a_percentage_beside_another_digit_is_none(text: str) -> None:
    assert amount(text, "percent") is None


@pytest.mark.parametrize(
    ("text", "value"), [("6.651%", "6.651"), ("%14.72", "14.72"), ("0", "0"), ("0.205 %", "0.205"), ("-1.5%", "-1.5")]
)
def test_percentages_are_read_as_printed(text: str, value: str) -> None:
    assert amount(text, "percent") == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", " ", "$", "No carryover", "Not Required", "[Intentionally Blank]", "N/A", "TBD", "-"]
)
def test_words_in_place_of_a_number_are_words(text: str) -> None:
    assert is_word(text)


@pytest.mark.parametrize("text", ["0", "$0.00", "$1,2", "7 %"])
def test_digits_are_never_words(text: str) -> None:
    assert not is_word(text)


@given(st.decimals(min_value=0, max_value=10**11, places=2), st.data())
def test_a_number_cut_anywhere_by_a_narrow_column_is_joined_to_itself(value: Decimal, data: st.DataObject) -> None:
    printed = f"${value:,.2f}"
    cut = data.draw(st.integers(min_value=1, max_value=len(printed) - 1))
    assert amount(joined((printed[:cut], printed[cut:]), "usd"), "usd") == value


@given(st.decimals(min_value=1000, max_value=10**9, places=2), st.integers(min_value=1, max_value=3))
def test_a_number_that_lost_its_last_digits_is_refused_unless_its_cents_are_whole(value: Decimal, lost: int) -> None:
    printed = f"${value:,.2f}"[:-lost]
    assert (amount(printed, "usd") is None) == (lost in (1, 2))


def test_words_over_two_lines_keep_their_space() -> None:
    assert joined(("No", "carryover"), "usd") == "No carryover"
