"""The lines of tables on a picture, drawn here and found again: as many cells as a person sees, whatever the lines."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from lcap_extract.boxes import cell_boxes
from lcap_extract.ink import Rule
from lcap_extract.scans.again import small_cells
from lcap_extract.scans.edges import pieces_of_lines
from lcap_extract.scans.images import POINTS, Grey
from lcap_extract.scans.ruling import strokes_apart, whole_lines

BLACK, DARK, PALE, WHITE = 0, 30, 235, 255
COLUMNS = (200, 420, 700, 1100)
"""Pixels: the middles of lines down."""


def drawn(heights: Sequence[int], thick: int, *, fill: int = WHITE, head: int = WHITE) -> Grey:
    """Return a table on white: lines of that thickness at these heights and the columns; the first row in `head`."""
    picture = np.full((heights[-1] + 200, COLUMNS[-1] + 200), WHITE, np.uint8)
    picture[heights[0] : heights[-1], COLUMNS[0] : COLUMNS[-1]] = fill
    picture[heights[0] : heights[1], COLUMNS[0] : COLUMNS[-1]] = head
    half = thick // 2
    for y in heights:
        picture[y - half : y - half + thick, COLUMNS[0] - half : COLUMNS[-1] - half + thick] = BLACK
    for x in COLUMNS:
        picture[heights[0] - half : heights[-1] - half + thick, x - half : x - half + thick] = BLACK
    return picture


def written(picture: Grey, words: Sequence[tuple[str, int, int]], size: float) -> Grey:
    """Return the picture with words at (x, y of the line they stand on)."""
    for word, x, y in words:
        cv2.putText(picture, word, (x, y), cv2.FONT_HERSHEY_SIMPLEX, size, BLACK, 2, cv2.LINE_AA)
    return picture


def as_jpeg(picture: Grey, quality: int) -> Grey:
    held = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(held, cv2.IMREAD_GRAYSCALE), dtype=np.uint8)


def cells(picture: Grey, dpi: float = 200) -> list[tuple[int, int]]:
    """Return width and height of the cells found, in pixels, rounded to tens."""
    scale = POINTS / dpi
    lines = whole_lines(strokes_apart(pieces_of_lines(picture, dpi), dpi), dpi)
    boxes = cell_boxes([Rule(*(end * scale for end in line)) for line in lines])
    return [(round((b.x1 - b.x0) / scale, -1), round((b.bottom - b.top) / scale, -1)) for b in boxes]


ROW = [(220, 40), (280, 40), (400, 40)]


@pytest.mark.parametrize("thick", [1, 2, 4, 6])
@pytest.mark.parametrize("dpi", [150, 200])
def test_rows_of_one_line_between_lines_thick_or_thin_are_rows(thick: int, dpi: float) -> None:
    assert cells(drawn((200, 240, 280, 320), thick, fill=PALE), dpi) == ROW * 3


@pytest.mark.parametrize("quality", [50, 65, 85])
def test_what_jpeg_leaves_beside_a_dark_header_is_no_line(quality: int) -> None:
    picture = drawn((202, 322, 362, 402), 5, fill=PALE, head=DARK)
    assert cells(as_jpeg(picture, quality)) == [(220, 120), (280, 120), (400, 120), *ROW * 2]


def test_a_pale_line_near_a_black_one_is_a_line_still() -> None:
    picture = drawn((200, 240, 280), 3)
    picture[262:264, 200:1100] = PALE - 20
    assert len(cells(picture)) == 9


def test_tall_letters_are_no_sides_of_a_low_cell() -> None:
    picture = written(
        drawn((200, 242, 284), 3), [("lllllll", 230, 235), ("Illinois", 450, 235), ("HHH ll", 730, 277)], 1.35
    )
    assert cells(picture) == ROW * 2


def test_a_low_cell_is_read_by_itself_however_wide_and_a_paragraph_is_not() -> None:
    picture = np.full((2000, 2000), WHITE, np.uint8)
    number, paragraph = (100, 100, 1100, 150), (100, 200, 1100, 700)
    assert small_cells(picture, [number, paragraph], 200) == [number]
