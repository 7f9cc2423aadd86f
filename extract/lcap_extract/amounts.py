"""Printed text -> a number, strictly: a half-read amount must fail here, not become a smaller one."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from lcap_extract.wording import plain, words

__all__ = ["amount", "amounts", "is_word", "joined"]

_MONEY = re.compile(r"\$*-?\$?(\d{1,3}(?:,\d{3})+|0+|[1-9]\d*)(\.\d{2})?")
"""No digits after a leading 0: in "$01" the 1 may be the mark of a footnote."""

_PERCENT = re.compile(r"%?-?(\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})%?")
_ROUNDED = re.compile(r"\$(\d{0,4}(?:\.\d{1,3})?)(billion|million|mill[o\u00f3]n|millones|thousand|m|k)", re.IGNORECASE)
_TIMES = {
    "billion": 1_000_000_000,
    "million": 1_000_000,
    "mill\u00f3n": 1_000_000,
    "millon": 1_000_000,
    "millones": 1_000_000,
    "m": 1_000_000,
    "thousand": 1_000,
    "k": 1_000,
}
"""What a word behind a number multiplies it by. "mil" is not among them: a thousand in Spanish, a million in slang."""

_UNITS = r"(?:\s?(?:(?:m|b|tr)illi?[o\u00f3]n(?:e?s)?|thousands?|mil(?:es)?|[bt]n|MM|[MK]|CR)|B)\b"
_NUMBER = r"(?:\d(?:[\d,]*\d)?(?:[.,]\d+)*|\.\d+)"
_GROUPS = r"\d{1,3}(?:\s\d{3})+(?:\.\d+)*\b(?![,\-])"
_RANGE = r"(?:[-\u2010-\u2015]\d[\d,.]*|\s?(?:[-\u2010-\u2015]|to|a)\s?\d{1,3}(?:,\d{3})+(?:\.\d+)?)\b"
_IN_TEXT = re.compile(rf"-?\$+\s*-?(?:{_GROUPS}|{_NUMBER})(?:{_UNITS})*(?:{_RANGE}(?:{_UNITS})*)?", re.IGNORECASE)
"""An amount with all that may belong to it: further digits, a word for its size, the end of a range. What is more than
an amount is then none, never its head."""

_MARKS = "*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
"""What marks a footnote behind a number and can be nothing else. A plain digit may be either, so it is none."""

_DIGIT = re.compile(r"\d")
_APART = re.compile(r"\d[ \t\u00a0]+\d")


def amount(text: str, unit: Literal["usd", "percent"]) -> Decimal | None:
    """Return the number that the text is, or None.

    Money has no cents or two ($1,234, 1234.50, ($18,957.00), $4000); its commas stand at thousands; $5.8M is 5800000.
    A percentage is as printed: 14.679% is 14.679. Spaces are ignored, since a narrow column breaks a number anywhere,
    but not those that may part two numbers; so is the mark of a footnote.
    """
    if _is_apart(text, unit):
        return None
    tight = re.sub(r"\s+", "", text).strip(_MARKS).replace("\u2212", "-").replace("\u2013", "-")
    tight = tight.replace("$(", "($")
    negative = tight.startswith("(") and tight.endswith(")")
    if negative:
        tight = tight[1:-1]
    rounded = _ROUNDED.fullmatch(tight) if unit == "usd" else None
    if rounded and _DIGIT.search(rounded[1]):
        value = Decimal(int(Decimal(rounded[1]) * _TIMES[rounded[2].lower()]))
        return -value if negative else value
    pattern = _MONEY if unit == "usd" else _PERCENT
    if not pattern.fullmatch(tight):
        return None
    value = Decimal(re.sub(r"[$,%]", "", tight))
    return -abs(value) if negative else value


def _is_apart(text: str, unit: Literal["usd", "percent"]) -> bool:
    """Tell whether a space parts digits that need not be one number: "$4000 3" may end in the mark of a footnote.

    Commas at thousands, or a percent sign behind the decimals, say that it is one.
    """
    gap = _APART.search(text)
    if gap is None:
        return False
    return "," not in text if unit == "usd" else not (text.rstrip().endswith("%") and "." in text[: gap.start()])


def amounts(text: str) -> list[re.Match[str]]:
    """Return the amounts with a dollar sign that stand in a text, from left to right."""
    return list(_IN_TEXT.finditer(text))


def is_word(text: str) -> bool:
    """Tell whether the text stands in place of a number: blank, or words such as "No carryover"."""
    tight = plain(text)
    return not tight or tight in words().no_number or not _DIGIT.search(tight)


def joined(pieces: Sequence[str], unit: Literal["usd", "percent"]) -> str:
    """Return the lines of a cell as one text: a number that a narrow column cut becomes whole, words keep a space."""
    whole = "".join(pieces)
    if len(pieces) > 1 and amount(whole, unit) is not None:
        return whole
    return " ".join(pieces)
