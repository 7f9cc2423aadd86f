"""Letters as a person reads them: the same word, however a program stored it.

Ligatures are the letters they join, full-width digits are digits, the minus sign is a hyphen, unseen marks are nothing.
"""

import unicodedata
from functools import lru_cache

__all__ = ["SPACES", "UNKNOWN", "as_read", "names_no_letter"]

UNKNOWN = "\ufffd"
"""Stands for a letter that is printed, but that the file does not name, or names wrongly. Never guessed."""

SPACES = frozenset({0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000})
"""Codes of spaces beside the common one; the widths do not matter here."""

_HYPHENS = {0x2010, 0x2011, 0x2212, 0xFE63, 0xAD}
_UNSEEN = {0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_WHITE_CONTROLS = {9, 10, 11, 12, 13}


@lru_cache(maxsize=20_000)
def as_read(text: str) -> str:
    """Return the text in plain letters. Accents, dashes between words and quotation marks stay as printed.

    A letter and its accent are one letter, also where the file stores them apart.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", "".join(_plain(letter) for letter in text))


def names_no_letter(code: int) -> bool:
    """Tell whether a code that a printed letter carries names none: a control code or a non-character."""
    return (code < 32 and code not in _WHITE_CONTROLS) or 0xFFF9 <= code <= 0xFFFF


def _plain(letter: str) -> str:
    code = ord(letter)
    if code in _HYPHENS:
        return "-"
    if code in _UNSEEN:
        return ""
    if 0xFB00 <= code <= 0xFB06 or 0xFF01 <= code <= 0xFF5E:
        return unicodedata.normalize("NFKC", letter)
    return letter
