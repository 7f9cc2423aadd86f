"""How wide words are on a chart, and where to break them: widths of Arial, in thousandths of the size.

Arial is the widest of the fonts that a chart asks for: Source Sans Pro, in which pictures are painted, is narrower.
"""

import unicodedata
from functools import lru_cache

__all__ = ["cut", "width", "wrap"]

_FIRST = 32
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584"
)
_WIDTHS = {False: tuple(map(int, _REGULAR.split())), True: tuple(map(int, _BOLD.split()))}
_OTHER = 600
"""A letter outside the table (a dash, a quote, another script): a little more than a digit."""
_WIDE = 1000
"""A full-width letter, as in Chinese or Japanese."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of `text` in pixels at a font size in pixels."""
    return sum(_letter(letter, bold) for letter in text) * size / 1000


@lru_cache(maxsize=4096)
def _letter(letter: str, bold: bool) -> int:
    base = unicodedata.normalize("NFD", letter)[0].replace("\u00a0", " ")
    index = ord(base) - _FIRST
    if 0 <= index < len(_WIDTHS[bold]):
        return _WIDTHS[bold][index]
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER


def cut(text: str, limit: float, size: float, *, bold: bool = False) -> str:
    """Return `text`, shortened with … where it is wider than `limit` pixels."""
    if width(text, size, bold=bold) <= limit:
        return text
    while text and width(text + "…", size, bold=bold) > limit:
        text = text[:-1]
    return text.rstrip(" ,;:.-–&/") + "…"


def wrap(text: str, limit: float, size: float, *, bold: bool = False, lines: int = 99) -> tuple[str, ...]:
    """Return `text` broken at spaces into at most `lines` lines of `limit` pixels; the last is cut where it must be."""
    found: list[str] = []
    words = [word for word in text.split(" ") if word]
    while words and len(found) < lines:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size, bold=bold) <= limit:
            line = f"{line} {words.pop(0)}"
        found.append(line)
    if words:
        found[-1] = f"{found[-1]} {' '.join(words)}"
    return tuple(cut(line, limit, size, bold=bold) for line in found)
