"""Word columns come out as the page shows them, tick marks and broken words mended."""

import pytest

from lcap_extract.raws import Part, RawCell
from lcap_extract.texts import text_of
from lcap_extract.wording import Field, Kind
from lcap_models.place import Box


def text(kind: Kind, *lines: str) -> str:
    return text_of(RawCell((Part(1, Box(0, 0, 1, 1), lines),)), Field("x", kind, ()))


@pytest.mark.parametrize(
    ("printed", "value"),
    [("Yes", "Yes"), ("XXYes", "Yes"), ("X No", "No"), ("No X", "No"), ("YES", "Yes"), ("", ""), ("Yes Riders", "Yes")],
)
def test_yes_and_no_lose_the_tick(printed: str, value: str) -> None:
    assert text("yes_no", printed) == value


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (("LEA-", "wide"), "LEA-wide"),
        (("XLEA-wide",), "LEA-wide"),
        (("LEA-", "wide", "Limite", "d to", "Undupli", "cated", "Student", "Group(", "s)"),
         "LEA-wide Limited to Unduplicated Student Group(s)"),
        (("English", "LearnersX", "Low Income"), "English Learners Low Income"),
        (("English Learners,", "Foster Youth"), "English Learners, Foster Youth"),
        (("students with", "IEPs"), "students with IEPs"),
        (("All X",), "All"),
        (("Xavier School",), "Xavier School"),
        ((), ""),
    ],
)  # fmt: skip
def test_ticked_items_are_whole_and_other_words_are_left_as_printed(lines: tuple[str, ...], value: str) -> None:
    assert text("choices", *lines) == value


def test_titles_keep_their_words_and_breaks_become_spaces() -> None:
    assert text("text", "1.01 PK-", "12  Continuum") == "1.01 PK- 12 Continuum"
