"""How letters come onto paper: once, twice (bold by printing again), with a shadow, or each by itself.

Each is a habit of some program that makes PDFs. A person sees the same words in all of them.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from valle_dorado.ink import ACCENTS, text_width

__all__ = ["Impression", "Letters", "Press", "impressions", "in_letters"]

Press = Literal["once", "twice", "exactly_twice", "shadow", "by_letter"]
"""twice: again at a fraction of a point; exactly_twice: again at the same place; shadow: a grey copy below."""

Letters = Literal["plain", "typographic", "wide", "thin", "apart"]
"""typographic: ligatures, no-break spaces, soft hyphens, the minus sign; wide: full-width digits; thin: thin spaces in
numbers and the fraction of a point between letters; apart: letters and their accents are stored one after the other."""

_SHADOW = (0.72, 0.72, 0.72)
_LIGATURES = (("ffi", "\ufb03"), ("ffl", "\ufb04"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02"))
_WIDE = {ord(digit): 0xFF10 + int(digit) for digit in "0123456789"}


@dataclass(frozen=True, slots=True)
class Impression:
    """One stroke of the press: the text, how far it is moved right and down, and a colour of its own."""

    text: str
    right: float = 0.0
    down: float = 0.0
    color: tuple[float, float, float] | None = None


def impressions(text: str, font: str, size: float, press: Press) -> Iterator[Impression]:
    """Yield what is printed, in order, for a line of text."""
    if press == "by_letter":
        at = 0.0
        for letter in text:
            if letter != " ":
                yield Impression(letter, right=at)
            at += text_width(letter, font, size)
        return
    if press == "once" and any(map(unicodedata.combining, text)):
        yield from _with_accents(text, font, size)
        return
    if press == "shadow":
        yield Impression(text, right=0.8, down=0.8, color=_SHADOW)
    yield Impression(text)
    if press == "twice":
        yield Impression(text, right=0.35)
    elif press == "exactly_twice":
        yield Impression(text)


def _with_accents(text: str, font: str, size: float) -> Iterator[Impression]:
    """Yield the text in pieces, each accent over the middle of the letter before it."""
    at, piece = 0.0, ""
    for letter in text:
        if unicodedata.combining(letter) and piece:
            yield Impression(piece, right=at)
            at += text_width(piece, font, size)
            middle = (text_width(piece[-1], font, size) + text_width(ACCENTS[ord(letter)], font, size)) / 2
            yield Impression(letter, right=at - middle)
            piece = ""
        else:
            piece += letter
    yield Impression(piece, right=at)


def in_letters(text: str, letters: Letters) -> str:
    """Return the same words as a typesetter or another keyboard writes them."""
    if letters == "wide":
        return text.translate(_WIDE)
    if letters == "apart":
        return unicodedata.normalize("NFD", text)
    if letters == "thin":
        return text.replace(",", ",\u2009").replace("$", "$\u2009")
    if letters == "typographic":
        for plain, ligature in _LIGATURES:
            text = text.replace(plain, ligature)
        text = text.replace("-$", "\u2212$").replace("$-", "$\u2212").replace(" ", "\u00a0")
        return text.replace("Expenditures", "Expen\u00additures")
    return text
