"""Printed text -> a number, strictly: a half-read amount must fail here, not become a smaller one."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from lcap_extract.wording import plain, words

__all__ = ["amount", "amounts", "is_word", "joined"]

_MONEY = re.compile(r"\$*-?\$?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{2})?")
_PERCENT = re.compile(r"%?-?(\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})%?")
_ROUNDED = re.compile(r"\$(\d{0,4}(?:\.\d{1,3})?)(million|millones|m|k)", re.IGNORECASE)
_TIMES = {"million": 1_000_000, "millones": 1_000_000, "m": 1_000_000, "k": 1_000}
_IN_TEXT = re.compile(r"-?\$+\s*-?(?:\d(?:[\d,]*\d)?(?:\.\d+)?|\.\d+)(?:\s?(?:million|millones|M|K)\b)?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def amount(text: str, unit: Literal["usd", "percent"]) -> Decimal | None:
    """Return the number that the text is, or None.

    Money has no cents or two ($1,234, 1234.50, ($18,957.00), $4000); its commas stand at thousands; $5.8M is 5800000.
    A percentage is as printed: 14.679% is 14.679. Spaces are ignored, since a narrow column breaks a number anywhere.
    """
    tight = re.sub(r"\s+", "", text).replace("\u2212", "-").replace("\u2013", "-")
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
