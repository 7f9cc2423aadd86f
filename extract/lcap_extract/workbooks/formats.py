"""A number as a workbook prints it: 0.14679 under the format 0.000% is 14.679%.

Common formats only (decimals, thousands, money, percent, parentheses, colours). A format with anything else, such as a
date or a fraction, gives None: what it prints is not known here and never guessed.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from functools import lru_cache

__all__ = ["printed"]

GENERAL_DIGITS = 10
"""Digits that a number without a format prints at most, in a column wide enough; 11 places with the point."""

MOST_DIGITS = 40
"""A number with more digits is none of money."""

_ELSEWHERE = re.compile(r"\[[<>=]")
_LOCALE = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_HUE = re.compile(r"\[(black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]", re.IGNORECASE)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
_LITERAL = frozenset("$-+()!^&'~{}<>= ")


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a format: what stands before and behind the digits, how these are written.

    `decimals` is the number of fixed decimals, `optional` of those printed only if not 0. `digits` is false for a
    section of words alone, such as "-". `hue` tells whether it prints in a colour of its own.
    """

    before: str
    after: str
    digits: bool
    thousands: bool
    least: int
    decimals: int
    optional: int
    scale: int
    hue: bool


def printed(value: Decimal, number_format: str) -> str | None:
    """Return the number as the format prints it, or None for a format that is not known here."""
    if value.adjusted() > MOST_DIGITS or value.adjusted() < -MOST_DIGITS:
        return None
    if number_format.strip().casefold() in ("", "general", "@"):
        return _general(value)
    sections = _sections(number_format)
    if not sections:
        return None
    first, own = _section_for(value, sections)
    if own is None:
        return None
    if not own.digits:
        return own.before
    text = _digits(abs(value), own)
    whole = f"{own.before}{text}{own.after}"
    return _below_zero(whole, own, first=first) if value < 0 and re.search("[1-9]", text) else whole


def _below_zero(text: str, own: _Section, *, first: bool) -> str | None:
    """Return a number below zero with its minus sign, which a section of its own may print by a colour only.

    Without sign, parentheses and colour it looks like one above zero: what it says is not known.
    """
    if first:
        return f"-{text}"
    if "-" in text or "(" in text:
        return text
    return f"-{text}" if own.hue else None


def _section_for(value: Decimal, sections: tuple[_Section | None, ...]) -> tuple[bool, _Section | None]:
    """Return the section for a number, and whether a minus sign must be added to it."""
    if value < 0 and len(sections) > 1:
        return False, sections[1]
    if value == 0 and len(sections) > 2:
        return False, sections[2]
    return True, sections[0]


@lru_cache(maxsize=1000)
def _sections(number_format: str) -> tuple[_Section | None, ...]:
    if _ELSEWHERE.search(number_format) or len(number_format) > 255:
        return ()
    return tuple(_section(part) for part in _split(number_format)[:3])


def _split(number_format: str) -> list[str]:
    """Return the sections between semicolons that do not stand in quotes."""
    parts, quoted, escaped = [""], False, False
    for letter in number_format:
        if letter == ";" and not quoted and not escaped:
            parts.append("")
            continue
        quoted ^= letter == '"' and not escaped
        escaped = letter == "\\" and not escaped
        parts[-1] += letter
    return parts


def _section(text: str) -> _Section | None:
    hue = bool(_HUE.search(text))
    text = _HUE.sub("", _LOCALE.sub(lambda found: '"' + found[1] + '"', text))
    before, after, mask, scale = "", "", "", 0
    at = 0
    while at < len(text):
        literal, used = _literal(text, at)
        match = None if used else _DIGITS.match(text, at)
        if match and not mask:
            mask, used = match[0], len(match[0])
            if mask.endswith(","):  # a comma behind the digits means thousands
                return None
        elif text[at] == "%" and not used:
            literal, used, scale = "%", 1, scale + 2
        elif not used:
            return None
        if mask:
            after += literal
        else:
            before += literal
        at += used
    return _made(before, after, mask, scale, hue=hue)


def _literal(text: str, at: int) -> tuple[str, int]:
    """Return the words that stand at this place of a format, and how many signs of the format they take."""
    sign = text[at]
    if sign == '"':
        end = text.find('"', at + 1)
        end = len(text) if end < 0 else end
        return text[at + 1 : end], end + 1 - at
    if sign == "\\":
        return text[at + 1 : at + 2], 2
    if sign in "_*":  # room as wide as a letter, or filled with it: white
        return "", 2
    return (sign, 1) if sign in _LITERAL else ("", 0)


def _made(before: str, after: str, mask: str, scale: int, *, hue: bool) -> _Section:
    whole, _, part = mask.partition(".")
    digits = bool(mask) and (set(mask) != {"?"})
    return _Section(
        before=before if digits else before + after,
        after=after,
        digits=digits,
        thousands="," in whole,
        least=whole.count("0"),
        decimals=part.rstrip("#?").count("0") + part.rstrip("#?").count("#"),
        optional=len(part),
        scale=scale,
        hue=hue,
    )


def _digits(value: Decimal, own: _Section) -> str:
    with localcontext() as context:
        context.prec = 2 * MOST_DIGITS
        shown = value.scaleb(own.scale).quantize(Decimal(1).scaleb(-own.optional), ROUND_HALF_UP)
    whole, _, part = f"{shown:f}".partition(".")
    while len(part) > own.decimals and part.endswith("0"):
        part = part[:-1]
    whole = "" if whole == "0" and not own.least else whole.zfill(own.least)
    if own.thousands and whole:
        whole = f"{int(whole):,}"
    return f"{whole}.{part}" if part else whole


def _general(value: Decimal) -> str | None:
    try:
        whole = max(value.adjusted() + 1, 1)
        if whole > GENERAL_DIGITS + 1:
            return None  # printed as 1.23E+15
        shown = value.quantize(Decimal(1).scaleb(-max(GENERAL_DIGITS - whole, 0)), ROUND_HALF_UP)
    except InvalidOperation:
        return None
    text = f"{shown:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
