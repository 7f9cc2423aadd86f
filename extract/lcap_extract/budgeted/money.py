"""Amounts in text, with the words they consist of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lcap_extract.amounts import amount, amounts
from lcap_extract.ink import Word, union
from lcap_extract.raws import Part, RawCell
from lcap_models.place import Box

__all__ = ["Printed", "amounts_in", "cell_of", "each_is_one", "spelled"]

_GROUPED = re.compile(r"(?<![\d.,\-/#$])\(?\d{1,3}(?:,\d{3})+(?:\.\d\d)?\)?(?![\d\-/%]|,\d)")
_LONE = re.compile(r"^\s*\(?\d+(?:\.\d\d)?\)?\s*$")


@dataclass(frozen=True, slots=True)
class Printed:
    """An amount in a line: its text, where it begins and ends among the line's letters, its box."""

    text: str
    start: int
    end: int
    box: Box


def amounts_in(words: Sequence[Word], *, bare: bool) -> list[Printed]:
    """Return the amounts of a line, from left to right.

    Args:
        words: the line's words, from left to right.
        bare: take numbers without a dollar sign too: with commas at thousands, or alone on the line.
    """
    text, owners = spelled(words)
    found = amounts(text)
    if not found and bare:
        found = list(_GROUPED.finditer(text)) or [m for m in [_LONE.match(text)] if m]
    outside = [match for match in found if not _in_parentheses(text, match.start())]
    return [_printed(match, words, owners) for match in (outside or found)]


def _in_parentheses(text: str, at: int) -> bool:
    """Tell whether a note in parentheses goes on there: "$5,000 (with $1,000 for books)"."""
    return text.count("(", 0, at) > text.count(")", 0, at)


def spelled(words: Sequence[Word]) -> tuple[str, list[int]]:
    """Return the words with one space between, and for each letter the number of its word."""
    text, owners = "", list[int]()
    for index, word in enumerate(words):
        if index:
            text, owners = text + " ", [*owners, index]
        text += word.text
        owners += [index] * len(word.text)
    return text, owners


def _printed(match: re.Match[str], words: Sequence[Word], owners: Sequence[int]) -> Printed:
    used = sorted({owners[index] for index in range(*match.span())})
    return Printed(match[0].strip(), match.start(), match.end(), union(words[index].box for index in used))


def cell_of(page: int, printed: Printed) -> RawCell:
    """Return the amount as a cell: the place of its words."""
    return RawCell((Part(page, printed.box, (printed.text,)),))


def each_is_one(lines: Sequence[str]) -> bool:
    """Tell whether every line is an amount by itself."""
    return all(amount(line, "usd") is not None for line in lines)
