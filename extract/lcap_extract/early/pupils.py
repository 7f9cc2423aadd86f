"""The check list of pupils: ALL, or low income pupils, English learners, foster youth and others; which are ticked."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from lcap_extract.budgeted.marks import Mark
from lcap_extract.budgeted.money import spelled
from lcap_extract.budgeted.sheets import Line
from lcap_extract.early.spellings import spellings
from lcap_extract.ink import Word
from lcap_extract.wording import load

__all__ = ["begins_list", "ticked"]

REACH = 26.0
"""A drawn box stands at most this far left of its item, in points."""

FEWEST = 4
"""A check list has at least so many of its items; fewer are words that someone wrote."""


def ticked(lines: Sequence[Line], marks: Mapping[int, Sequence[Mark]]) -> list[str]:
    """Return the ticked items in printed order; what stands there as words where it is no check list.

    Args:
        lines: the lines of the column for one action.
        marks: the drawn tick boxes by page.
    """
    words = [(line.page, word) for line in lines for word in line.words]
    text, owners = spelled([word for _, word in words])
    found = list(_items().finditer(text))
    signs = [_sign(text, match, found[n - 1].end() if n else 0) for n, match in enumerate(found)]
    drawn = [_drawn(*words[owners[match.start(1)]], marks) for match in found]
    told = [sign if sign is not None else box for sign, box in zip(signs, drawn, strict=True)]
    if len(found) < FEWEST and all(one is None for one in told):
        return [text] if text.strip("_ ") else []
    names = []
    for n, (match, one) in enumerate(zip(found, told, strict=True)):
        if one:
            end = found[n + 1].start() if n + 1 < len(found) else len(text)
            names.append(_with_words(match, text[match.end() : end]))
    return names


def begins_list(lines: Sequence[Line]) -> bool:
    """Tell whether the check list's first item stands among the lines: an action begins here."""
    text, _ = spelled([word for line in lines for word in line.words])
    first = str(spellings()["pupils"][0])
    return any(match[1].casefold() == first.casefold() for match in _items().finditer(text))


@cache
def _items() -> re.Pattern[str]:
    names = sorted(spellings()["pupils"], key=len, reverse=True)
    spelled_out = "|".join(r"\s*".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?:(?<=\W)|(?<=_)|^|(?<=\bX)|(?<=_X)|(?<=^X))({spelled_out})(?![a-z])", re.IGNORECASE)


@cache
def _run() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    signs = load("budgeted")["signs"]
    ticks, blanks = frozenset(signs["ticked"]) | {"X", "x"}, frozenset(signs["blank"]) | {"_"}
    chars = re.escape("".join(sorted(ticks | blanks)) + "[]()-")
    return re.compile(rf"(?:^|(?<=\s))[{chars}][{chars}\s]*$"), ticks, blanks


def _sign(text: str, match: re.Match[str], start: int) -> bool | None:
    """Return whether the signs before an item tick it (True), leave it blank (False), or are none (None)."""
    run, ticks, blanks = _run()
    before = run.search(text[start : match.start(1)])
    if before is None:
        return None
    if any(char in ticks for char in before[0]):
        return True
    return False if any(char in blanks for char in before[0]) else None


def _drawn(page: int, word: Word, marks: Mapping[int, Sequence[Mark]]) -> bool | None:
    for mark in marks.get(page, ()):
        beside = -3 <= word.x0 - mark.box.x1 <= REACH
        if beside and mark.box.top - 3 <= (word.top + word.bottom) / 2 <= mark.box.bottom + 3:
            return mark.ticked
    return None


def _with_words(match: re.Match[str], after: str) -> str:
    name = re.sub(r"\s+", " ", match[1])
    if name.casefold() != str(spellings()["with_words"]).casefold():
        return name
    more = after.strip("_: ")
    return f"{name} {more}" if more else name
