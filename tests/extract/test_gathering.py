"""Letters become words in two ways, one by one and a page at a time: both give the same words."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lcap_extract.at_once import words_in
from lcap_extract.gathering import words_from
from lcap_extract.ink import Letter, Word

STEPS = st.sampled_from([0.0, 0.0, 0.0, 0.3, 1.2, 4.0, -0.2, -2.4, -3.2, -5.0, -60.0])
DROPS = st.sampled_from([0.0, 0.0, 0.0, 0.0, 0.4, 3.0, 12.0, -3.0])
MARKS = st.sampled_from([*"ab1123$,. ", "\ufb01", "\u00b2", "\ufeff", "\u00e9", "\U0001d7d9"])


@st.composite
def printed(draw: st.DrawFn) -> list[Letter]:
    """Letters as a page may print them: on, back, over themselves, on other lines, in other sizes."""
    x = top = 100.0
    letters: list[Letter] = []
    for _ in range(draw(st.integers(0, 40))):
        mark, size = draw(MARKS), draw(st.sampled_from([10.0, 10.0, 10.0, 6.0, 0.0]))
        x, top = x + draw(STEPS), top + draw(DROPS)
        if mark == " ":
            letters.append(("", 0.0, 0.0, 0.0, 0.0))
            continue
        letters.append((mark, x, top, x + 5, top + size))
        x += 5
    return letters


def at_once(letters: list[Letter]) -> list[Word]:
    text = "".join(letter[0] or " " for letter in letters)
    return words_in(text, np.array([letter[1:] for letter in letters], float).reshape(-1, 4))


@given(printed())
def test_a_page_at_a_time_gives_the_same_words_as_letter_by_letter(letters: list[Letter]) -> None:
    assert at_once(letters) == words_from(letters)


def test_a_line_a_gap_a_space_and_a_second_amount_begin_words() -> None:
    line = [(mark, 10.0 + 5 * n, 0.0, 15.0 + 5 * n, 10.0) for n, mark in enumerate("$1,2$3")]
    under = [(mark, 10.0 + 5 * n, 12.0, 15.0 + 5 * n, 22.0) for n, mark in enumerate("ab")]
    away = [("c", 30.0, 12.0, 35.0, 22.0), ("", 0.0, 0.0, 0.0, 0.0), ("d", 35.0, 12.0, 40.0, 22.0)]
    found = at_once([*line, *under, *away])
    assert [(word.text, word.order) for word in found] == [("$1,2", 0), ("$3", 0), ("ab", 0), ("c", 0), ("d", 1)]
