"""The printed words of the form of 2014-15 to 2016-17, from `templates/early.yaml`, as compiled patterns."""

import re
from functools import cache
from typing import Any

from lcap_extract.wording import load, squash

__all__ = ["begins", "first_key", "fits", "holds", "pattern", "patterns", "spellings"]


def spellings() -> Any:
    """Return templates/early.yaml."""
    return load("early")


@cache
def patterns(*path: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns at that place of the file, case ignored."""
    found: Any = spellings()
    for part in path:
        found = found[part]
    listed = [found] if isinstance(found, str) else found
    return tuple(re.compile(one, re.IGNORECASE) for one in listed)


def pattern(key: str) -> re.Pattern[str]:
    """Return the only pattern under that key."""
    return patterns(key)[0]


def fits(text: str, *path: str) -> bool:
    """Tell whether the whole text, squashed, is one of the spellings at that place."""
    tight = squash(text)
    return bool(tight) and any(one.fullmatch(tight) for one in patterns(*path))


def begins(text: str, *path: str) -> bool:
    """Tell whether the text, squashed, begins with one of the spellings at that place."""
    tight = squash(text)
    return bool(tight) and any(one.match(tight) for one in patterns(*path))


def first_key(text: str, group: str) -> str:
    """Return the key of the group whose spellings the whole text is, or empty."""
    return next((key for key in spellings()[group] if fits(text, group, key)), "")


def holds(squashed: str, *path: str) -> bool:
    """Tell whether a page's squashed text holds one of the spellings."""
    return any(one.search(squashed) for one in patterns(*path))
