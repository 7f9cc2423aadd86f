"""Which words belong to which amount of a box, and which of them name the source of the money."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from lcap_extract.budgeted.sheets import Line
from lcap_extract.early.spellings import patterns, spellings
from lcap_extract.raws import Part

__all__ = ["Found", "Piece", "owned", "parted", "source_span", "tidy"]

_NEXT = re.compile(r"\s*[/;(]")
_AROUND = re.compile(r"^[\s/;,:=+|\u2013\u2014\u2022\-]+|[\s/;,:=+|\u2013\u2014\u2022\-]+$")


@dataclass(slots=True)
class Found:
    """An amount in the making: its parts, where it starts, the words before and after it."""

    parts: list[Part]
    line: Line
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


Piece = str | Found


def owned(rows: Sequence[Sequence[Piece]]) -> list[Found]:
    """Give the words to the amounts: those after each where amounts begin the lines, else those before.

    Words in parentheses right after an amount are always its own.
    """
    flat = list(_without_brackets([piece for row in rows for piece in row]))
    found = [piece for piece in flat if isinstance(piece, Found)]
    leading = _leads(rows)
    now: list[str] = []
    last: Found | None = None
    for piece in flat:
        if isinstance(piece, Found):
            if not leading or last is None:
                piece.before, now = now, []
            last = piece
        elif last is not None and (leading or _begins_with_object(piece, last)):
            last.after.append(piece.strip())
        else:
            now.append(piece.strip())
    if last is not None:
        last.after += now
    if leading and found[0].before and found[0].before[-1].endswith(":"):
        for other in found[1:]:
            other.before = list(found[0].before)
    return found


def _leads(rows: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether amounts begin the lines, so that the words after each are its own; a heading may stand above."""
    if isinstance(rows[0][0], Found):
        return True
    with_money = [row for row in rows if any(isinstance(piece, Found) for piece in row)]
    followed = [row[1] for row in with_money if len(row) > 1]
    own = any(isinstance(piece, str) and not _NEXT.match(piece) for piece in followed)
    return all(isinstance(row[0], Found) for row in with_money) and own


def _without_brackets(flat: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces, without the words in parentheses right after an amount, which are given to it."""
    last: Found | None = None
    open_in = False
    for piece in flat:
        if isinstance(piece, Found):
            last, open_in = piece, False
            yield piece
            continue
        if last is not None and (open_in or piece.strip().startswith("(")):
            inner, closes, rest = piece.strip().partition(")")
            last.after.append(inner.strip("( "))
            open_in = not closes
            if rest.strip(" ."):
                last = None
                yield rest
            continue
        last = None
        yield piece


def _begins_with_object(text: str, last: Found) -> bool:
    """Tell whether an object code stands after an amount that has none before it: then it belongs to that amount."""
    bare = tidy(text)
    has = any(one.search(" ".join(last.before)) for one in patterns("objects"))
    return not has and any(one.match(bare) for one in patterns("objects"))


def tidy(text: str) -> str:
    """Return the words without separators at either end, and without parentheses around all of them."""
    text = _AROUND.sub("", text)
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") and text.count("(") == 1 else text


def parted(words: str) -> tuple[str, str]:
    """Return (source, what is left) of the words beside an amount; no source where none of its words stands there."""
    span = source_span(words)
    if span is None:
        return "", tidy(words)
    before, after = tidy(words[: span[0]]), tidy(words[span[1] :])
    return tidy(words[slice(*span)]), " ".join(part for part in (before, after) if part)


@cache
def _sources() -> re.Pattern[str]:
    one = "(?:" + "|".join(spellings()["sources"]) + ")"
    return re.compile(rf"(?<!\w){one}(?:{spellings()['between_sources']}{one})*(?!\w)", re.IGNORECASE)


def source_span(words: str) -> tuple[int, int] | None:
    """Return where the source stands: the longest run of its words, outside object codes and their names."""
    masked = words
    for one in patterns("objects"):
        masked = one.sub(lambda match: "\0" * len(match[0]), masked)
    found = [match.span() for match in _sources().finditer(masked)]
    return max(found, key=lambda span: span[1] - span[0], default=None)
