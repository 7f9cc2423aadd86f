"""Scanned paper is grey and grainy: it is made white, and lines are found in it; what is clean stays as it is."""

import cv2
import numpy as np
import pytest

from lcap_extract.boxes import cell_boxes
from lcap_extract.ink import Rule
from lcap_extract.scans.cleaning import cleaned
from lcap_extract.scans.edges import pieces_of_lines
from lcap_extract.scans.images import POINTS, Grey
from lcap_extract.scans.ruling import strokes_apart, whole_lines

DPI = 200.0


def page() -> Grey:
    """Return a table of three shaded rows, parted by white lines, with a number in its first cell."""
    picture = np.full((700, 1400), 255, np.uint8)
    picture[200:440, 200:1200] = 215
    for y in (200, 280, 360, 440):
        picture[y - 1 : y + 2, 200:1200] = 255
    for x in (200, 400, 800, 1200):
        picture[200:440, x - 1 : x + 2] = 255
    cv2.putText(picture, "$1234", (220, 250), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2, cv2.LINE_AA)
    picture[248:251, 300:303] = 0  # a point
    return picture


def on_paper(picture: Grey, grain: float, black: float, white: float) -> Grey:
    """Return the picture as a scanner sees it: a little blurred, on grey paper with grain."""
    blurred = cv2.GaussianBlur(picture, (0, 0), 0.6).astype(np.float64)
    noise = np.random.default_rng(3).normal(0, grain, picture.shape)
    return np.clip(black + blurred * (white - black) / 255 + noise, 0, 255).astype(np.uint8)


def as_jpeg(picture: Grey, quality: int) -> Grey:
    held = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(held, cv2.IMREAD_GRAYSCALE), dtype=np.uint8)


def cells(picture: Grey, *, grainy: bool) -> list[tuple[int, int]]:
    """Return width and height of the cells found, in pixels, rounded to tens."""
    scale = POINTS / DPI
    pieces = strokes_apart(pieces_of_lines(picture, DPI, grainy=grainy), DPI)
    boxes = cell_boxes([Rule(*(end * scale for end in line)) for line in whole_lines(pieces, DPI)])
    return [(round((b.x1 - b.x0) / scale, -1), round((b.bottom - b.top) / scale, -1)) for b in boxes]


ROW = [(200, 80), (400, 80), (400, 80)]


@pytest.mark.parametrize("quality", [0, 65, 40])
def test_a_clean_page_stays_as_it_is(quality: int) -> None:
    picture = as_jpeg(page(), quality) if quality else page()
    found, grainy = cleaned(picture)
    assert found is picture
    assert not grainy


@pytest.mark.parametrize("grain", [3.0, 6.0, 9.0])
def test_lines_between_shaded_cells_are_found_on_grainy_paper(grain: float) -> None:
    found, grainy = cleaned(on_paper(page(), grain, 60, 230))
    assert grainy
    assert cells(found, grainy=True) == ROW * 3


def test_without_that_they_drown_in_the_grain() -> None:
    assert cells(on_paper(page(), 9.0, 60, 230), grainy=False) != ROW * 3


@pytest.mark.parametrize("grain", [0.0, 6.0])
def test_grey_paper_becomes_white_and_points_stay_black(grain: float) -> None:
    found, _ = cleaned(on_paper(page(), grain, 60, 230))
    assert np.median(found[:150]) >= 250
    assert found[245:254, 296:307].min() < 100
    assert (found[:150] > 200).all()
