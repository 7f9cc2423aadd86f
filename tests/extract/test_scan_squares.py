"""Tick boxes on pictures: frames, and grey fields that look pressed in. Letters are none; a row counts only whole."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from lcap_extract.budgeted.ticks import Choice, Item, Ticks
from lcap_extract.scans.images import Grey
from lcap_extract.scans.squares import squares_in

DPI = 200
SIDE = 30
"""Pixels: 10.8 points."""


def blank() -> Grey:
    return np.full((120, 160), 255, dtype=np.uint8)


def pressed_in(*, ticked: bool, blurred: bool = False) -> Grey:
    """Return a grey field, dark at its top and left, as the forms of 2017 draw it."""
    picture = blank()
    picture[40 : 40 + SIDE, 50 : 50 + SIDE] = 225
    for first, tone in ((0, 128), (2, 70)):
        picture[40 + first : 42 + first, 50 + first : 50 + SIDE - 2] = tone
        picture[40 + first : 40 + SIDE - 2, 50 + first : 52 + first] = tone
    if ticked:
        cv2.polylines(picture, [np.array([(58, 55), (63, 61), (73, 50)])], False, 150, 4)
    return np.asarray(cv2.GaussianBlur(picture, (3, 3), 0), dtype=np.uint8) if blurred else picture


def frame(*, ticked: bool) -> Grey:
    picture = blank()
    cv2.rectangle(picture, (50, 40), (78, 68), 0, 2)
    if ticked:
        cv2.line(picture, (54, 44), (74, 64), 0, 3)
        cv2.line(picture, (54, 64), (74, 44), 0, 3)
    return picture


def letter(text: str) -> Grey:
    picture = blank()
    cv2.putText(picture, text, (50, 70), cv2.FONT_HERSHEY_DUPLEX, 1.2, 0, 3)
    return picture


def ticks_in(picture: Grey) -> list[bool]:
    return [ticked for _, ticked in squares_in(picture, DPI)]


@pytest.mark.parametrize("ticked", [True, False])
def test_frames_and_fields_that_look_pressed_in_are_boxes(ticked: bool) -> None:
    assert ticks_in(frame(ticked=ticked)) == [ticked]
    assert ticks_in(pressed_in(ticked=ticked)) == [ticked]
    assert ticks_in(pressed_in(ticked=ticked, blurred=True)) == [ticked]


def test_a_box_of_which_nobody_can_tell_is_left_out() -> None:
    speck = frame(ticked=False)
    speck[52:57, 62:65] = 0
    assert ticks_in(speck) == []


def test_a_shape_of_a_word_is_no_box() -> None:
    word = frame(ticked=True)
    cv2.rectangle(word, (82, 50), (90, 68), 0, 3)
    assert ticks_in(word) == []


@pytest.mark.parametrize("text", ["F", "T", "E", "P", "D", "L", "r"])
def test_letters_are_no_boxes(text: str) -> None:
    assert ticks_in(letter(text)) == []


GROUPS = ("English Learners", "Foster Youth", "Low Income")
SCOPE = ("LEA-wide", "Schoolwide", "Limited to Unduplicated Student Group(s)")


def row(names: Sequence[str], ticked: Sequence[str] = (), *, on_picture: bool = True) -> Choice:
    return Choice(1, 10.0, 10.0, tuple(Item(name, name in ticked) for name in names), on_picture)


def answer(*rows: Choice) -> str:
    ticks = Ticks()
    for one in rows:
        ticks.take(one)
    return ticks.answer


def test_on_a_picture_an_action_counts_or_not_only_if_all_boxes_of_its_rows_were_found() -> None:
    assert answer(row(GROUPS), row(SCOPE)) == "no"
    assert answer(row(GROUPS, GROUPS[:1])) == "yes"
    assert answer(row(GROUPS)) == ""  # the other row was not found
    assert answer(row(("English Learners Foster Youth", "Low Income")), row(SCOPE)) == ""  # the ticked one was not
    assert answer(row(("Enqlish Learners", *GROUPS[1:]), GROUPS[1:]), row(SCOPE)) == ""
    assert answer(row(GROUPS[:2], on_picture=False)) == "no"
