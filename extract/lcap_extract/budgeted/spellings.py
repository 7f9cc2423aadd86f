"""The printed words of these forms, from `templates/budgeted.yaml`, as compiled patterns."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from lcap_extract.wording import load, squash

__all__ = ["first_key", "is_furniture", "keys_of", "matches", "number_in", "spellings"]


def spellings() -> Any:
    """Return templates/budgeted.yaml."""
    return load("budgeted")


@cache
def _patterns(*path: str) -> tuple[re.Pattern[str], ...]:
    found: Any = spellings()
    for part in path:
        found = found[part]
    return tuple(re.compile(pattern) for pattern in ([found] if isinstance(found, str) else found))


@cache
def keys_of(*path: str) -> tuple[str, ...]:
    """Return the keys of a group of spellings, in the file's order."""
    found: Any = spellings()
    for part in path:
        found = found[part]
    return tuple(found)


def matches(text: str, *path: str) -> bool:
    """Tell whether the whole text, squashed, is one of the spellings at that place of the file."""
    tight = squash(text)
    return bool(tight) and any(pattern.fullmatch(tight) for pattern in _patterns(*path))


def first_key(text: str, *path: str) -> str:
    """Return the key of the group whose spellings the whole text is, or empty."""
    return next((key for key in keys_of(*path) if matches(text, *path, key)), "")


def holds(squashed: str, *path: str) -> bool:
    """Tell whether a page's squashed text holds one of the spellings."""
    return any(pattern.search(squashed) for pattern in _patterns(*path))


def which(squashed: str, *path: str) -> set[int]:
    """Return the numbers of the spellings at that place that a page's squashed text holds."""
    return {number for number, pattern in enumerate(_patterns(*path)) if pattern.search(squashed)}


@cache
def _plain(key: str) -> re.Pattern[str]:
    return re.compile(spellings()[key], re.IGNORECASE)


def number_in(text: str, key: str) -> str:
    """Return the number that a line as printed holds: of a goal, an action, an action in a text; or empty."""
    found = _plain(key).search(text.strip())
    return found[1] if found else ""


def year_in(text: str, key: str) -> str:
    """Return "2017-18" where the line is (or names, for "year_reviewed") a year, or empty."""
    found = _plain(key).search(text.strip())
    return f"{found[1]}-{found[2]}" if found else ""


@cache
def _any_case(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in spellings()[key])


def is_furniture(text: str) -> bool:
    """Tell whether a line at a page's edge is a page number or a footer."""
    return any(pattern.search(text.strip()) for pattern in _any_case("furniture"))


def is_left_over(text: str) -> bool:
    """Tell whether a line between cells comes from the form's producer, not from the plan."""
    return any(pattern.search(text.strip()) for pattern in _any_case("left_over"))


def is_lone_heading(text: str) -> bool:
    """Tell whether the text is "Goal" or "Action" without its number."""
    return matches(text, "lone_headings")


def is_number(text: str) -> bool:
    """Tell whether the text is a number such as a heading's: 1, 2a, 1.10."""
    return bool(re.fullmatch(r"\d{1,2}(?:\.\d{1,3})?[a-z]?", text.strip(), re.IGNORECASE))


def begins_with(text: str, names: Iterable[str]) -> str:
    """Return the longest of the names that the text begins with, compared squashed, or empty."""
    tight = squash(text)
    fits = [name for name in names if tight.startswith(squash(name))]
    return max(fits, key=len, default="")
