"""The word columns of a row: titles, yes or no, ticked items."""

import re
from functools import cache

from lcap_extract.raws import RawCell
from lcap_extract.wording import Field, squash, words

__all__ = ["text_of"]

_SPACES = re.compile(r"\s+")


def text_of(cell: RawCell, field: Field) -> str:
    """Return a word column's text as printed, one space where a line breaks.

    Yes/No and the fixed items of tick boxes come out unbroken and without the form's stray X ("XLEA-wide").
    """
    text = _SPACES.sub(" ", cell.text).strip()
    if field.kind == "yes_no":
        return _yes_no(text)
    if field.kind == "choices":
        return _ticked(text) or text
    return text


def _yes_no(text: str) -> str:
    tight = squash(text)
    known = words().yes | words().no
    for candidate in (tight, tight.strip("x"), tight.removeprefix("x").removeprefix("x")):
        if candidate in known:
            return "Yes" if candidate in words().yes else "No"
    first = squash(text.split(" ", 1)[0]).strip("x") if text else ""
    return "Yes" if first in words().yes else "No" if first in words().no else text


@cache
def _items() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words().choices.items(), key=lambda item: len(item[0]), reverse=True))


def _ticked(text: str) -> str:
    """Return the items that the text consists of, one space between, or empty where other words stand there too."""
    if not text or "," in text or ";" in text:
        return ""
    rest = squash(text)
    found: list[str] = []
    while rest:
        item = next(((tight, name) for tight, name in _items() if rest.startswith(tight)), None)
        if item is None and rest.startswith("x") and len(rest) > 1:
            rest = rest[1:]
            continue
        if item is None:
            if rest == "x":
                break
            return ""
        found.append(_as_printed(item[1], text))
        rest = rest[len(item[0]) :]
    return " ".join(found)


def _as_printed(name: str, text: str) -> str:
    """Return the item as the page prints it (case, hyphen), where it stands there unbroken."""
    match = re.search("[ -]".join(map(re.escape, re.split("[ -]", name))), text, re.IGNORECASE)
    return match[0] if match else name
