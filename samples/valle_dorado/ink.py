"""Text on paper: fonts, widths, and lines broken the way word processors and browsers break them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

__all__ = ["ACCENTS", "BOLD", "REGULAR", "Fonts", "Line", "embedded", "font_for", "text_width", "wrap", "wrap_number"]

REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
Fonts = Literal["standard", "embedded", "coded"]
_WIDE = {REGULAR: "Vera", BOLD: "VeraBd"}
_DIRECTION_MARKS = (0x202A, 0x202B, 0x202C, 0x202D, 0x202E)
"""Unseen marks that turn the reading direction; the embedded font has no glyphs for them."""
ACCENTS = {0x301: "\u00b4", 0x303: "\u02dc", 0x308: "\u00a8"}
"""Accents that belong to the letter before them -> the same sign by itself."""
_SAME_GLYPH = {0x2009: " ", 0xA0: " ", 0xAD: "-", 0x2212: "-", **{0xFF10 + n: str(n) for n in range(10)}, **ACCENTS}
"""Letters that the embedded font shows with another's glyph."""
_HYPHENS = "-–—/"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell; `front` and `back` count characters at its ends that are in the text but not to be seen."""

    text: str
    front: int = 0
    back: int = 0

    @property
    def visible(self) -> str:
        """What a person sees of the line."""
        return self.text[self.front : len(self.text) - self.back]


@lru_cache(maxsize=4096)
def font_for(text: str, font: str) -> str:
    """Return `font`, or an embedded font where the text has characters that the standard font lacks."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return embedded(font)
    return font


@lru_cache(maxsize=4)
def embedded(font: str, fonts: Fonts = "embedded") -> str:
    """Return the embedded font that stands in for `font`; `coded`: its codes are numbers in order of first use."""
    name, face = _WIDE[font] + ("Coded" if fonts == "coded" else ""), _WIDE[font]
    path = str(Path(reportlab.__file__).parent / "fonts" / f"{face}.ttf")
    made = TTFont(name, path, asciiReadable=fonts != "coded")
    if fonts == "coded":
        made.face.name += b"Coded"  # reportlab takes two fonts of one face for the same
    for mark in _DIRECTION_MARKS:
        made.face.charToGlyph[mark] = made.face.charToGlyph[ord(" ")]
        made.face.charWidths[mark] = 0
    for letter, like in _SAME_GLYPH.items():
        made.face.charToGlyph.setdefault(letter, made.face.charToGlyph[ord(like)])
        made.face.charWidths.setdefault(letter, made.face.charWidths[ord(like)])
    pdfmetrics.registerFont(made)
    return name


@lru_cache(maxsize=8192)
def _em(text: str, font: str) -> float:
    return float(pdfmetrics.stringWidth(text, font_for(text, font), 1000)) / 1000


def text_width(text: str, font: str, size: float) -> float:
    """Return the width of the text in points."""
    return _em(text, font) * size


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Return the lines of a text: broken at spaces and after hyphens, inside a word only where it is too wide."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, font, size, width)
    return lines


def _wrap_paragraph(text: str, font: str, size: float, width: float) -> list[str]:
    lines, line = [], ""
    space = text_width(" ", font, size)
    used = 0.0
    for word in text.split():
        long = text_width(word, font, size)
        if line and used + space + long <= width:
            line, used = f"{line} {word}", used + space + long
            continue
        pieces = [word] if long <= width else _pieces(word, font, size, width)
        if line:
            lines.append(line)
        lines += pieces[:-1]
        line, used = pieces[-1], text_width(pieces[-1], font, size)
    return [*lines, line] if line else (lines or [""])


def _pieces(word: str, font: str, size: float, width: float) -> list[str]:
    """Cut a word that is too wide: after its last hyphen that fits, else at the last character that fits."""
    pieces = []
    while text_width(word, font, size) > width and len(word) > 1:
        fit = _fitting(word, font, size, width)
        hyphen = max(word.rfind(mark, 0, fit) for mark in _HYPHENS)
        cut = hyphen + 1 if 0 < hyphen < len(word) - 1 else fit
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def _fitting(word: str, font: str, size: float, width: float) -> int:
    fit = len(word) - 1
    while fit > 1 and text_width(word[:fit], font, size) > width:
        fit -= 1
    return fit


def wrap_number(text: str, font: str, size: float, width: float, where: str) -> list[str]:
    """Return the lines of an amount: cut at any digit, after its last comma or before its point, where too wide."""
    if " " in text:
        return wrap(text, font, size, width)
    lines = []
    while text_width(text, font, size) > width and len(text) > 1:
        fit = _fitting(text, font, size, width)
        mark = text.rfind("," if where == "comma" else ".", 1, fit + 1)
        cut = fit if where == "any" or mark < 1 else min(mark + (where == "comma"), fit)
        lines.append(text[:cut])
        text = text[cut:]
    return [*lines, text]
