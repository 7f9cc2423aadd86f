"""The amounts of a box of free text, each with the words that belong to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lcap_extract.budgeted.money import Printed, amounts_in, spelled
from lcap_extract.budgeted.sheets import Line
from lcap_extract.budgeted.spellings import spellings
from lcap_models.place import Box

__all__ = ["Entry", "entries_of", "parted_source"]

AT_THE_START = 4
"""An amount that begins within so many letters of a line's start leads its words ("1) $5,000 for books")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount with the words that belong to it, and where those begin."""

    text: str
    money: Printed
    money_page: int
    page: int
    box: Box


@cache
def _generated() -> re.Pattern[str]:
    return re.compile(spellings()["generated_line"])


def entries_of(lines: Sequence[Line], *, bare: bool) -> Iterator[Entry]:
    """Yield the amounts of a box with their words: those before each, or after it where amounts lead their lines.

    Words go on from the last cell of a page to the only one of the next. Where a form made the lines, only amounts
    at their ends count; otherwise every amount is one. `bare`: numbers without a dollar sign are amounts too.
    """
    if not _amounts_lead(lines, bare=bare):
        yield from _words_first(lines, bare=bare)
        return
    found: list[tuple[Line, Printed, list[str]]] = []
    for line in lines:
        text, _ = spelled(line.words)
        money = amounts_in(line.words, bare=bare)
        if found and text[: money[0].start if money else None].strip():
            found[-1][2].append(text[: money[0].start if money else None].strip())
        ends = [one.start for one in money[1:]] + [len(text)] * bool(money)
        found += [(line, one, [text[one.end : end].strip()]) for one, end in zip(money, ends, strict=True)]
    for line, one, words in found:
        yield Entry(" ".join(word for word in words if word), one, line.page, line.page, line.box)


def _amounts_lead(lines: Sequence[Line], *, bare: bool) -> bool:
    """Tell whether the first line with an amount, and most others, begin with one and go on with words."""
    leading, others = 0, 0
    for line in lines:
        money = amounts_in(line.words, bare=bare)
        if not money and not leading and not others and line.text.strip():
            return False
        if money:
            leads = money[0].start <= AT_THE_START and len(spelled(line.words)[0]) > money[0].end + AT_THE_START
            leading, others = leading + leads, others + (not leads)
            if not leading:
                return False
    return leading > others


def _words_first(lines: Sequence[Line], *, bare: bool) -> Iterator[Entry]:
    strict = _is_generated(lines)
    before: list[str] = []
    start: Line | None = None
    last: Line | None = None
    for index, line in enumerate(lines):
        if last is not None and line.cell is not last.cell and not _goes_on(last, line, lines):
            before, start = [], None
        last = line
        text, _ = spelled(line.words)
        done = 0
        for money in amounts_in(line.words, bare=bare):
            if strict and not _ends_entry(text, money, before, lines[index + 1] if index + 1 < len(lines) else None):
                continue
            words = " ".join([*before, text[done : money.start].strip()]).strip()
            begin = start or line
            yield Entry(words, money, line.page, begin.page, begin.box)
            before, start, done = [], None, money.end
        rest = text[done:].strip()
        if rest:
            before.append(rest)
            start = start or line


def _goes_on(last: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a cell is the rest of one that the page before cut: the only one of this box on its page."""
    cells = {id(other.cell) for other in lines if other.page == line.page}
    return line.page != last.page and len(cells) == 1


def _is_generated(lines: Sequence[Line]) -> bool:
    """Tell whether at least half of the lines with amounts end in ": $1,000", as those of one form do."""
    ends, others, before = 0, 0, ""
    for line in lines:
        if amounts_in(line.words, bare=False):
            fits = _generated().search(f"{before} {line.text}")
            ends, others = ends + bool(fits), others + (not fits)
        before = line.text
    return ends > 0 and ends >= others


def _ends_entry(text: str, money: Printed, before: Sequence[str], after: Line | None) -> bool:
    whole = " ".join([*before[-1:], text[: money.end]])
    goes_on = after is not None and after.words[0].text.startswith(("-", "\u2013"))
    return not text[money.end :].strip() and bool(_generated().search(whole)) and not goes_on


def parted_source(text: str) -> tuple[str, str]:
    """Return (source, reference) of the words before an amount: "reference - source:"."""
    text = text.strip().rstrip(":").strip()
    head, dash, tail = text.rpartition(" - ")
    if dash and re.search(spellings()["source_words"], tail, re.IGNORECASE) and not re.search(r"\d{4}", tail):
        return tail.strip(), head.strip()
    return "", text
