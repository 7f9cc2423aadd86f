"""Numbers as people here write them, the same in both languages."""

from decimal import Decimal

import pytest

from lcap_viz.words import money, money_short, number, pages_words, percent, say, share_percent


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1234567", "$1,234,567"),
        ("1234567.00", "$1,234,567"),
        ("27677126.76", "$27,677,126.76"),
        ("0.5", "$0.50"),
        ("0", "$0"),
        ("-18957", "-$18,957"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_exact_money_is_the_same_in_both_languages(value: str, expected: str, lang: str) -> None:
    assert money(Decimal(value), lang) == expected


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        ("113579.40", "$113,579", "$113,579"),
        ("999999.60", "$1 million", "$1 millón"),
        ("1040000", "$1 million", "$1 millón"),
        ("2000000", "$2 million", "$2 millones"),
        ("77313864", "$77.3 million", "$77.3 millones"),
        ("-168461387.97", "-$168.5 million", "-$168.5 millones"),
        ("999960000", "$1 billion", "$1 mil millones"),
        ("1161569037.46", "$1.16 billion", "$1.16 mil millones"),
    ],
)
def test_rounded_money_is_the_same_number_in_both_languages(value: str, english: str, spanish: str) -> None:
    """A no-break space stands between, so that no line ends there."""
    told = [money_short(Decimal(value), lang).replace("\u00a0", " ") for lang in ("en", "es")]
    assert told == [english, spanish]
    assert " " not in money_short(Decimal(value), "es")


@pytest.mark.parametrize(
    ("value", "expected"), [("14.679", "14.679%"), ("0.00", "0.00%"), ("5", "5%"), ("-1.5", "-1.5%")]
)
def test_percentages_keep_the_decimals_that_are_printed(value: str, expected: str) -> None:
    assert [percent(Decimal(value), lang) for lang in ("en", "es")] == [expected, expected]


@pytest.mark.parametrize(
    ("share", "english", "spanish"),
    [
        ("0.284", "28%", "28%"),
        ("0.285", "29%", "29%"),
        ("0", "0%", "0%"),
        ("0.0009", "less than 1%", "menos del 1%"),
        ("0.9999", "more than 99%", "más del 99%"),
        ("1", "100%", "100%"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_all(share: str, english: str, spanish: str) -> None:
    assert (share_percent(Decimal(share), "en"), share_percent(Decimal(share), "es")) == (english, spanish)


def test_pages_are_joined_into_runs() -> None:
    assert pages_words([7], "en") == "page 7"
    assert pages_words([9, 7, 8, 12, 8], "en") == "pages 7–9, 12"
    assert pages_words([7, 9], "es") == "páginas 7, 9"


def test_counts_get_separators_and_strangers_braces_stay_as_they_are() -> None:
    assert number(1234567, "es") == "1,234,567"
    assert say("report.file", "en", name="{0.__class__} {x}", pages=1234) == (
        "Made from the file {0.__class__} {x}, 1,234 pages."
    )


def test_cents_are_never_rounded_to_nothing() -> None:
    assert [money_short(Decimal(value), "es") for value in ("0.31", "-0.5", "0", "1.2")] == [
        "$0.31",
        "-$0.50",
        "$0",
        "$1",
    ]
