"""Letters in another dress, printed twice or one by one: a person sees the same amounts, and so do both readers."""

from pathlib import Path

import pytest

from lcap_extract.gathering import words_from
from lcap_extract.letters import as_read
from lcap_models.figure import State
from lcap_models.plan import entries
from support.trouble import changed, made, proved


@pytest.mark.parametrize("press", ["twice", "exactly_twice", "shadow", "by_letter"])
def test_letters_printed_twice_with_a_shadow_or_one_by_one_are_read_once_by_both_readers(
    press: str, tmp_path: Path
) -> None:
    plan = proved(made(tmp_path, style=changed(press=press)))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]


@pytest.mark.parametrize("letters", ["typographic", "wide", "thin"])
def test_ligatures_wide_digits_thin_spaces_and_the_minus_sign_change_no_figure(letters: str, tmp_path: Path) -> None:
    plan = proved(made(tmp_path, style=changed(letters=letters)))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("\ufb01nancial e\ufb00ects", "financial effects"),
        ("\uff04\uff11\uff12\uff0c\uff15\uff10\uff10", "$12,500"),
        ("\u221248.00", "-48.00"),
        ("Expen\u00additures", "Expen-ditures"),
        ("12\u200d0\ufeff0", "1200"),
        ("a\u00f1o \u201cuno\u201d \u2013 dos\u2026", "a\u00f1o \u201cuno\u201d \u2013 dos\u2026"),
        ("\u00b2 \u00bd", "\u00b2 \u00bd"),
    ],
)
def test_letters_are_read_as_a_person_reads_them(stored: str, read: str) -> None:
    assert as_read(stored) == read


def letters(text: str, x: float, top: float, width: float = 5.0) -> list[tuple[str, float, float, float, float]]:
    return [(char, x + n * width, top, x + (n + 1) * width, top + 10) for n, char in enumerate(text)]


def test_each_letter_printed_twice_before_the_next_is_one_letter() -> None:
    one, again = letters("$1,100", 10, 10), letters("$1,100", 10.4, 10)
    both = [letter for pair in zip(one, again, strict=True) for letter in pair]
    assert [word.text for word in words_from(both)] == ["$1,100"]


def test_equal_letters_side_by_side_and_equal_words_under_each_other_all_stay() -> None:
    found = words_from([*letters("11", 10, 10), *letters("11", 10, 22), *letters("1", 10, 34)])
    assert [word.text for word in found] == ["11", "11", "1"]
