"""Scans of the forms of 2017-18 to 2019-20: amounts are read, and whose they are, or they are marked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from lcap_extract.budgeted.lines import AmountLine, Number, table_of
from lcap_extract.plans import read_plan
from lcap_extract.raws import Part, RawCell, RawRow, RawTable
from lcap_extract.scans.again import HEIGHTS, read_outside, read_strip
from lcap_extract.scans.edges import Line
from lcap_extract.scans.images import Grey
from lcap_extract.scans.marks import Lines, unsure_words
from lcap_extract.scans.page import _has_ink
from lcap_extract.scans.ruling import strokes_apart
from lcap_extract.scans.setup import find_setup
from lcap_extract.scans.tesseract import Seen
from lcap_models.figure import State
from lcap_models.place import Box
from lcap_models.plan import Plan, Row
from lcap_models.proof import prove
from scan_pages import Scanner, scanned
from support.packets import pages_of, sample, source_of

needs_ocr = pytest.mark.skipif(
    isinstance(find_setup(), str) and "CI" not in __import__("os").environ,
    reason="OCR is not installed: pip install 'lcap[ocr]', and Tesseract with English and Spanish",
)

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"

PAGES = (1, 2, 6, 7, 8, 9)
"""Of the sample of 2019-20: the annual update's first goal, and the actions of the plan's."""


def lines(plan: Plan) -> list[Row]:
    table = plan.table("budgeted_actions")
    return list(table.rows) if table else []


def named(rows: Sequence[Row]) -> Counter[tuple[str, ...]]:
    """Count the amounts with all that says whose they are."""
    return Counter(
        (r.texts["section"], r.goal, r.action, r.texts["year"], str(r.figures["amount"].value)) for r in rows
    )


@pytest.fixture(scope="module")
def plans() -> tuple[Plan, Plan]:
    data = pages_of(sample("valle-dorado-2019"), PAGES)
    text, scan = source_of(data), source_of(scanned(data, Scanner(200)))
    return prove(read_plan(text)).plan, prove(read_plan(scan)).plan


@needs_ocr
def test_amounts_under_actions_are_read_from_a_scan_with_whose_they_are(plans: tuple[Plan, Plan]) -> None:
    printed = named(lines(plans[0]))
    sure = [row for row in lines(plans[1]) if row.figures["amount"].state in (State.READ, State.PROVED)]
    assert printed.total() >= 30
    assert named(sure) - printed == Counter()
    assert named(sure).total() >= 0.9 * printed.total()


@needs_ocr
def test_what_is_ticked_on_a_scan_is_what_the_text_says_or_unknown(plans: tuple[Plan, Plan]) -> None:
    printed = {(row.goal, row.action): row.texts["contributing"] for row in lines(plans[0])}
    read = {(row.goal, row.action): row.texts["contributing"] for row in lines(plans[1])}
    assert all(answer in ("", printed.get(action)) for action, answer in read.items())


def one_line(goal: Number, action: Number, second: str = "3") -> dict[tuple[int, int], tuple[str, ...]]:
    """Return what is unsure of a row on a picture.

    The second engine reads "3" at (10, 10), `second` at (30, 10) and nothing else.
    """
    amount = RawCell((Part(1, Box(50, 50, 90, 60), ("$5,000",)),))
    table = table_of("budgeted_actions", "2017-18", [
        AmountLine("planned", goal, action, "2017-18", amount, "LCFF", "3 books", 1, Box(20, 50, 90, 60))
    ])  # fmt: skip

    def read(wanted: object) -> dict[int, list[Lines]]:
        assert isinstance(wanted, dict)
        texts = {10: ("3",), 30: (second,), 20: ("3 books",)}
        return {page: [texts[int(box.x0)] if box.x1 > box.x0 else () for box in boxes]
                for page, boxes in wanted.items()}  # fmt: skip

    return unsure_words([table], {1: None}, read)


def test_a_number_is_compared_where_it_is_printed() -> None:
    place = (1, Box(10, 10, 16, 20))
    assert one_line(Number("3", place), Number("3", place)) == {}
    assert one_line(Number("3", place), Number("8", place)) == {(0, 0): ("action",)}


def test_a_number_in_the_text_of_an_action_is_compared_with_its_goals() -> None:
    goal, action = Number("3", (1, Box(10, 10, 16, 20))), Number("2", (1, Box(30, 10, 46, 20)))
    assert one_line(goal, action, "3.2:") == {}
    assert one_line(goal, action, "Action 3.2") == {}
    assert one_line(goal, action, "32") == one_line(goal, action, "8.2") == {(0, 0): ("action",)}


def test_on_a_picture_no_amount_of_an_action_is_sure_where_one_lost_its_year() -> None:
    box = Box(10, 10, 16, 20)

    def unsure(*years: str) -> object:
        said = [{"section": "planned", "goal": "1", "action": "1", "year": year} for year in years]
        rows = [
            RawRow(1, box, {k: RawCell((Part(1, box, (v,) if v else ()),)) for k, v in one.items()}) for one in said
        ]
        table = RawTable("budgeted_actions", "", "", rows=rows)
        return unsure_words([table], {1: None}, lambda wanted: {1: [("1",) for _ in wanted[1]]})

    assert unsure("2017-18", "2018-19") == unsure("", "") == {}
    assert unsure("2017-18", "") == {(0, 0): ("action",), (0, 1): ("action",)}


def test_a_cell_wider_than_its_column_may_be_two_columns_run_together() -> None:
    def row(action: str, top: float, right: float) -> RawRow:
        said = {"goal": ("1", 0.0, 20.0), "action": (action, 20.0, 40.0), "lcff_funds": ("$5", 40.0, right)}
        boxes = {key: (text, Box(x0, top, x1, top + 10)) for key, (text, x0, x1) in said.items()}
        return RawRow(1, Box(0, top, right, top + 10), {k: RawCell((Part(1, b, (v,)),)) for k, (v, b) in boxes.items()})

    rows = [row("1.1", 0, 80), row("1.2", 10, 80), row("1.3", 20, 120)]
    table = RawTable("planned_actions", "", "", rows=rows)
    read = lambda wanted: {1: [("1 1.1 1.2 1.3",) for _ in wanted[1]]}  # noqa: E731
    assert unsure_words([table], {1: None}, read) == {(0, 2): ("action",)}


def test_two_numbers_in_one_cell_are_two_rows_run_together() -> None:
    box = Box(10, 10, 16, 20)

    def unsure(goal: str, action: str) -> object:
        cells = {"goal": RawCell((Part(1, box, (goal,)),)), "action": RawCell((Part(1, box, (action,)),))}
        table = RawTable("planned_actions", "", "", rows=[RawRow(1, box, cells)])
        read = {1: [(f"{goal} {action}",)]}
        return unsure_words([table], {1: None}, lambda _: read)

    assert unsure("2", "2.5") == {}
    assert unsure("2 3", "2.5 3.1") == {(0, 0): ("goal", "action")}


def test_on_a_picture_an_action_that_was_only_counted_is_not_sure() -> None:
    place = (1, Box(10, 10, 16, 20))
    assert one_line(Number("3", place), Number("3")) == {(0, 0): ("action",)}


def test_on_a_picture_an_action_that_comes_again_after_another_one_is_not_sure() -> None:
    box = Box(10, 10, 16, 20)

    def row(action: str, year: str) -> RawRow:
        said = {"section": "planned", "goal": "1", "action": action, "year": year}
        return RawRow(1, box, {key: RawCell((Part(1, box, (text,)),)) for key, text in said.items()})

    def read(wanted: Mapping[int, Sequence[Box]]) -> dict[int, list[Lines]]:
        return {page: [("1", "2", "9") for _ in boxes] for page, boxes in wanted.items()}

    printed = [row("1", "2017-18"), row("1", "2018-19"), row("2", "2017-18"), row("9", "2017-18")]
    assert unsure_words([RawTable("budgeted_actions", "", "", rows=printed)], {1: None}, read) == {}
    cut = [*printed, row("1", "2017-18")]  # both engines lost the 0 of action 10
    found = unsure_words([RawTable("budgeted_actions", "", "", rows=cut)], {1: None}, read)
    assert found == {(0, at): ("action",) for at in (0, 1, 4)}
    assert unsure_words([RawTable("budgeted_actions", "", "", rows=cut)], {}, read) == {}


def test_the_stroke_of_a_large_letter_is_no_side_of_a_cell() -> None:
    frame: list[Line] = [(100, 100, 400, 100), (100, 170, 400, 170), (100, 100, 100, 170), (400, 100, 400, 170)]
    underline: Line = (110, 160, 300, 160)
    stroke: Line = (240, 110, 240, 157)
    assert strokes_apart([*frame, underline, stroke], 200) == [*frame, underline]


def test_the_feet_of_digits_side_by_side_are_no_line_but_the_sides_of_a_small_cell_are() -> None:
    feet: Line = (119, 1196, 170, 1196)  # of "222"
    cell: list[Line] = [(400, 1000, 460, 1000), (400, 1060, 460, 1060), (400, 1000, 400, 1066), (460, 1000, 460, 1066)]
    assert strokes_apart([feet, *cell], 200) == cell


class _Engine:
    """Reads as many digits as there are shapes of ink side by side."""

    def line(self, picture: Grey, letters: str) -> list[Seen]:
        count, *_ = cv2.connectedComponents((picture < 150).astype(np.uint8))
        return [Seen("10"[: count - 1], 90.0, 0, 0, picture.shape[1], picture.shape[0], 0)]


def test_digits_far_apart_that_the_engine_saw_as_two_words_are_read_as_one_number() -> None:
    picture = np.full((60, 200), 255, dtype=np.uint8)
    picture[10:40, 50:62] = picture[10:41, 71:90] = 0  # white of nine pixels: wider to the right than to the left
    seen = [Seen("1", 96.0, 50, 10, 62, 39, 0), Seen("0", 96.0, 70, 10, 90, 41, 0)]
    engine: Any = _Engine()
    assert [word.text for word in read_outside(picture, seen, engine)] == ["10"]


class _Reader:
    """Sees in each picture of a line the words that it was told, side by side."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts

    def line(self, picture: Grey, letters: str) -> list[Seen]:
        wide = picture.shape[1] // len(self._texts)
        words = [text for text in self._texts if not letters or set(text) <= set(letters)]
        return [Seen(text, 90.0, n * wide, 0, (n + 1) * wide, picture.shape[0], 0) for n, text in enumerate(words)]


def test_blurred_words_that_are_read_again_with_a_number_beside_them_come_once() -> None:
    picture = np.full((60, 400), 255, dtype=np.uint8)
    picture[20:40, 100:300:3] = 0  # hardly any white between the words
    before, year = Seen("¿car", 30.0, 90, 10, 180, 48, 7), Seen("2016-17", 90.0, 204, 20, 298, 40, 7)
    far = Seen("Goal", 90.0, 10, 20, 50, 40, 7)
    engine: Any = _Reader("Reviewed:", "2016-17")
    assert [word.text for word in read_outside(picture, [far, before, year], engine)] == [
        "Goal",
        "Reviewed:",
        "2016-17",
    ]


class _Doubter:
    """Reads a 4 where it looks for digits alone in lines of those heights, and a 1 elsewhere."""

    def __init__(self, *heights: int) -> None:
        self._heights = heights

    def line(self, picture: Grey, letters: str) -> list[Seen]:
        high, wide = picture.shape
        is_four = bool(letters) and any(abs(high - 1.7 * height) <= 2 for height in self._heights)
        return [Seen("4" if is_four else "1", 90.0, 0, 0, wide, high, 0)]


@pytest.mark.parametrize(("heights", "most"), [((26, 22), "1"), ((26, 22, 31), "4")])
def test_a_lone_digit_is_what_most_sizes_of_its_picture_look_like(heights: tuple[int, ...], most: str) -> None:
    picture = np.full((60, 60), 255, dtype=np.uint8)
    picture[20:40, 28:32] = 0
    engine: Any = _Doubter(*heights)
    assert [word.text for word in read_strip(picture, (28, 20, 32, 40), engine)] == [most]


class _Commas:
    """Reads a comma as a point in the picture of one height."""

    def line(self, picture: Grey, letters: str) -> list[Seen]:
        high, wide = picture.shape
        text = "1.707,675" if letters and abs(high - 1.7 * HEIGHTS[0]) <= 2 else "1,707,675"
        return [Seen(text, 90.0, 0, 0, wide, high, 0)]


def test_a_reading_that_is_no_number_is_not_taken_before_other_sizes_were_tried() -> None:
    picture = np.full((60, 400), 255, dtype=np.uint8)
    for shape in range(9):
        picture[20:40, 20 + 15 * shape : 30 + 15 * shape] = 0
    engine: Any = _Commas()
    assert [word.text for word in read_strip(picture, (20, 20, 150, 40), engine)] == ["1,707,675"]


def test_a_word_that_the_engine_sees_in_white_with_noise_is_none() -> None:
    picture = np.full((60, 200), 255, dtype=np.uint8)
    picture[10:40:3, 50:62:2] = 236
    word = Seen("wee", 25.0, 50, 10, 62, 40, 0)
    assert not _has_ink(picture, word)
    picture[20:22, 52:60] = 180  # pale print
    assert _has_ink(picture, word)


@pytest.mark.skipif(not REAL.exists(), reason="the real plans are not here")
@needs_ocr
def test_a_real_form_that_numbers_its_actions_in_their_texts_alone_is_sure_on_a_scan() -> None:
    data = pages_of((REAL / "acton-2017" / "plan.pdf").read_bytes(), (5, 7, 8, 44))
    text, scan = (prove(read_plan(source_of(one))).plan for one in (data, scanned(data, Scanner(200))))
    printed, sure = named(lines(text)), [r for r in lines(scan) if r.figures["amount"].state is not State.DOUBTFUL]
    assert named(sure) - printed == Counter()
    assert named(sure).total() >= 0.9 * printed.total() > 13
