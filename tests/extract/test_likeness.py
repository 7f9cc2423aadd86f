"""Digits are compared with those of known fonts: honest fonts pass, two digits in each other's place do not."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import font_source_sans_pro
import pypdfium2
import pytest
import reportlab
from pypdfium2 import raw

from lcap_extract.readers.likeness import DIGITS, look_like_others
from lcap_extract.readers.outlines import Shape, shape_of

PACKAGES = (font_source_sans_pro, reportlab)
NAMES = ("SourceSansPro-Regular", "SourceSansPro-Bold", "SourceSansPro-Italic", "Vera", "VeraBd", "VeraIt")
FONTS = sorted(
    path for package in PACKAGES for path in Path(str(package.__file__)).parent.rglob("*.ttf") if path.stem in NAMES
)


@pytest.fixture(scope="module", params=FONTS, ids=lambda path: path.stem)
def shapes(request: pytest.FixtureRequest) -> Iterator[dict[str, Shape]]:
    """The digits of a font that names what it shows."""
    data = request.param.read_bytes()
    held: Any = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    document = pypdfium2.PdfDocument.new()
    font = raw.FPDFText_LoadFont(document.raw, held, len(data), raw.FPDF_FONT_TRUETYPE, 1)
    yield {digit: shape_of(font, digit) for digit in DIGITS}
    raw.FPDFFont_Close(font)
    document.close()


def test_the_digits_of_an_honest_font_look_like_themselves(shapes: dict[str, Shape]) -> None:
    assert not look_like_others(shapes)


@pytest.mark.parametrize("wide", [0.75, 1.35])
def test_so_do_they_where_a_font_is_narrow_or_wide(shapes: dict[str, Shape], wide: float) -> None:
    drawn = {
        digit: Shape([[(wide * x, y) for x, y in outline] for outline in shape.outlines], shape.curved)
        for digit, shape in shapes.items()
    }
    assert not look_like_others(drawn)


@pytest.mark.parametrize("pair", ["47", "57"])
def test_two_digits_in_each_others_place_do_not(shapes: dict[str, Shape], pair: str) -> None:
    one, other = pair
    assert look_like_others({**shapes, one: shapes[other], other: shapes[one]})


def test_a_single_digit_tells_nothing(shapes: dict[str, Shape]) -> None:
    assert not look_like_others({"4": shapes["7"]})
    assert not look_like_others({})
