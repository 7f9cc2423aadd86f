"""LCAP years as people write them: "2024-25", from July to June."""

import re
from typing import NewType

from lcap_models.errors import WrongUse

__all__ = ["LcapYear", "lcap_year", "next_year", "year_before"]

LcapYear = NewType("LcapYear", str)
"""A year that `lcap_year` accepted. Years compare and sort as text."""

_YEAR = re.compile(r"(?P<first>20[0-9]{2})-(?P<second>[0-9]{2})")
_LONG = re.compile(r"(?P<first>20[0-9]{2})(?:[^0-9]+(?:20)?[0-9]{2})?")
_SHORT = re.compile(r"(?P<first>[0-9]{2})[^0-9]+(?:20)?[0-9]{2}")
_SHOWN = 30
"""Letters of a wrong year that its sentence repeats."""


def lcap_year(text: str) -> LcapYear:
    """Return the year if it is written "2024-25"; raise WrongUse with the year that was probably meant."""
    written = text.strip()
    match = _YEAR.fullmatch(written)
    if match and (int(match["first"]) + 1) % 100 == int(match["second"]):
        return LcapYear(written)
    guess = _guess(written)
    if guess:
        raise WrongUse("bad_year_guess", year=written[:_SHOWN], guess=guess)
    raise WrongUse("bad_year", year=written[:_SHOWN])


def _guess(written: str) -> str:
    """Return the year that starts where the text does: 2024, 2024-2025, 2024/25 and 24-25 all mean 2024-25."""
    if match := _LONG.fullmatch(written):
        return _starting(int(match["first"]))
    if match := _SHORT.fullmatch(written):
        return _starting(2000 + int(match["first"]))
    return ""


def _starting(first: int) -> LcapYear:
    return LcapYear(f"{first}-{(first + 1) % 100:02}")


def next_year(year: LcapYear) -> LcapYear:
    """Return the year after."""
    return _starting(int(year[:4]) + 1)


def year_before(year: LcapYear) -> LcapYear:
    """Return the year before."""
    return _starting(int(year[:4]) - 1)
