"""The amounts in a box of expenditures, each with the words that belong to it.

Districts wrote what they liked: "$12,000 LCFF Base", "Supplemental 9021.00", "LCFF Base $12,000 / Title I $3,400", a
source over its amounts, object codes, prices of one. A number counts as an amount only where its own signs say so; a
box with words alone is one line without a number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lcap_extract.amounts import amount, amounts
from lcap_extract.budgeted.money import spelled
from lcap_extract.budgeted.sheets import Line
from lcap_extract.early.spellings import patterns, spellings
from lcap_extract.early.words import Found, Piece, owned, source_span, tidy
from lcap_extract.ink import Word, union
from lcap_extract.raws import Part, RawCell
from lcap_extract.wording import squash
from lcap_models.place import Box

__all__ = ["Entry", "entries"]

_CENTS = re.compile(r"(?<![\w.,\-/#$:])\(?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d\)?(?![\w%\-/]|\.\d|,\d)")
_GROUPED = re.compile(r"(?<![\w.,\-/#$:])\(?\d{1,3}(?:,\d{3})+\)?(?![\w%\-/]|\.\d|,\d)")
_LONE = re.compile(r"^\s*\(?\d{5,9}\)?\s*$")
_LAST = re.compile(r"(?<= )(?:[1-9]\d{4,8}|[1-9]\d{2,3})$")
_AT_END = re.compile(r"\$(?=\s*$)")
_PIECE = re.compile(r"[\d,.]*\d\)?(?![\w\-:%/])")
_COULD_BE = re.compile(r"\d[\d,. ]*\d{2}|\$")
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d{3,}(?:\.\d\d)?|\d+\.\d\d")
_SIGN = "$"
PADDING = 6.0
"""White room at both ends of a cell, at least, in points."""


CODE_LETTERS = 4
"""A bare number with at most so many digits after a source may be the source's own code: then it is not sure."""

_RANGE = re.compile(r"\s*(?:-|\u2013|\u2014|to)\s*\$?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount's cell (or that of words alone), the words beside it, and where it starts."""

    words: str
    cell: RawCell
    page: int
    box: Box


def entries(lines: Sequence[Line]) -> Iterator[Entry]:
    """Yield the amounts of one box, from top to bottom, over pages; words alone count as one without a number."""
    rows = [row for row in _pieces(lines) if row]
    if not any(isinstance(piece, Found) for row in rows for piece in row):
        if lines:
            yield _words_alone(lines)
        return
    for found in owned(rows):
        words = " ".join(part for part in (*found.before, *found.after) if part)
        yield Entry(words, RawCell(tuple(found.parts)), found.line.page, found.line.box)


def _words_alone(lines: Sequence[Line]) -> Entry:
    """Return the box as one line without a number. A lone number that may be a code is left to a second look.

    Where the only numbers are prices of one, object codes, years, percentages or short ones ("See Goal 1"), no reader
    is asked: the line has no amount.
    """
    page, box = lines[0].page, union(line.box for line in lines if line.page == lines[0].page)
    text = " ".join(line.text for line in lines)
    if amounts(text) or (any(letter.isdigit() for letter in text) and _only_counts(text)):
        return Entry(text, RawCell((Part(page, Box(box.x0, box.top, box.x0, box.top), ()),)), page, box)
    seen = () if amount(text, "usd") is not None else tuple(line.text for line in lines if line.page == page)
    return Entry(text, RawCell((Part(page, box, seen),)), page, box)


def _only_counts(text: str) -> bool:
    """Tell whether no number is left that could be an amount, once codes, years and percentages are taken out."""
    for one in (*patterns("objects"), *patterns("no_amounts")):
        text = one.sub(" ", text)
    return not _COULD_BE.search(text)


def _pieces(lines: Sequence[Line]) -> list[list[Piece]]:
    """Return each line as words and amounts. An amount that its column cut is one, with a part on each line."""
    dollars = any("$" in line.text for line in lines)
    rows: list[list[Piece]] = []
    taken = 0
    for line, rest in zip(lines, [*lines[1:], None], strict=True):
        row, taken = _row(line, rest, taken, dollars=dollars)
        rows.append([piece for piece in row if isinstance(piece, Found) or tidy(piece)])
    return rows


def _row(line: Line, rest: Line | None, done: int, *, dollars: bool) -> tuple[list[Piece], int]:
    """Return a line's words and amounts, and how many letters of the next line belong to its last amount.

    Args:
        line: the line.
        rest: the next one in the box.
        done: how many of its letters belong to the amount above it.
        dollars: whether a dollar sign stands in the box.
    """
    text, owners = spelled(line.words)
    row: list[Piece] = []
    taken = 0
    for match in _matches(text, dollars):
        if match.start() < done:
            continue
        end = match.end()
        found = Found([_part(line, text, owners, match.start(), end)], line)
        taken = _rest_of(text[match.start() :], line, rest) if not text[end:].strip(",. ") else 0
        if match[0] == _SIGN and not taken:
            continue
        if rest is not None and taken:
            end = len(text)
            below = spelled(rest.words)
            found.parts = [_part(line, text, owners, match.start(), end), _part(rest, *below, 0, taken)]
        row += [text[done : match.start()], found]
        done = end
    return [*row, text[done:]], taken


def _matches(text: str, dollars: bool) -> list[re.Match[str]]:
    """Return the amounts of a line: with a dollar sign; without, only where other signs say that it is money."""
    found = _without_rates(text, _joined_ranges(text, [*amounts(text), *_AT_END.finditer(text)]))
    if found or "$" in text:
        bare = [
            m for m in (*_CENTS.finditer(text), *_GROUPED.finditer(text)) if _follows_source(text, m.start(), found)
        ]
        return sorted([*found, *bare], key=lambda match: match.start())
    plain = [*_CENTS.finditer(text)] or [*_GROUPED.finditer(text)] or [m for m in [_LONE.match(text)] if m]
    plain = plain or [m for m in _LAST.finditer(text) if _ends_in_source(text[: m.start()])]
    plain = [m for m in plain if _next_word(text, m.end()) not in _counted()]
    if (
        dollars
        and not _CENTS.search(text)
        and not all(not (text[: m.start()] + text[m.end() :]).strip() for m in plain)
    ):
        plain = [m for m in plain if source_span(text[: m.start()]) or source_span(text[m.end() :])]
    return plain


def _joined_ranges(text: str, found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the amounts; of a range ("$5,000 - $8,000") one match over both ends, which is no number."""
    kept: list[re.Match[str]] = []
    for match in found:
        if kept and _RANGE.fullmatch(text[kept[-1].end() : match.start()]):
            whole = re.compile(re.escape(text[kept[-1].start() : match.end()])).match(text, kept[-1].start())
            kept[-1] = whole or match
        else:
            kept.append(match)
    return kept


def _without_rates(text: str, found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the amounts that are not the price of one ("$500 per teacher")."""
    return [match for match in found if not _is_rate(text[match.end() :])]


def _is_rate(after: str) -> bool:
    return any(one.match(after.strip()) for one in patterns("rates"))


def _next_word(text: str, at: int) -> str:
    words = text[at:].split()
    return squash(words[0]) if words else ""


@cache
def _counted() -> frozenset[str]:
    return frozenset(spellings()["counted"])


def _follows_source(text: str, at: int, found: Sequence[re.Match[str]]) -> bool:
    """Tell whether a bare number stands right after a source of its own, in a line that prints dollar signs too."""
    if any(match.start() <= at < match.end() for match in found):
        return False
    return _ends_in_source(text[max((match.end() for match in found if match.end() <= at), default=0) : at])


def _ends_in_source(text: str) -> bool:
    span = source_span(text)
    return span is not None and not text[span[1] :].strip(" :-")


def _rest_of(printed: str, line: Line, rest: Line | None) -> int:
    """Return how many letters of the next line belong to the amount that ends a line, 0 for none.

    A lone dollar sign takes the amount under it. A number goes on only where it begins its line and the whole of it is
    wider than its cell: else it would stand on one line, and what follows is another.
    """
    if rest is None or (line.cell is None) != (rest.cell is None):
        return 0
    if rest.page == line.page and line.cell is not rest.cell:
        return 0
    piece = _PIECE.match(rest.text)
    if piece is None or amount(printed + piece[0], "usd") is None:
        return 0
    if printed.strip() == _SIGN:
        counts = _next_word(rest.text, piece.end()) in _counted()
        return 0 if counts or not _WHOLE.fullmatch(piece[0]) else piece.end()
    words = line.text == printed and line.cell is not None
    return piece.end() if words and _is_wide(line, rest, piece.end()) else 0


def _is_wide(line: Line, rest: Line, letters: int) -> bool:
    """Tell whether a line and so many letters of the next are together wider than their cell."""
    if line.cell is None:
        return False
    below = (rest.words[-1].x1 - rest.words[0].x0) * letters / max(len(rest.text), 1)
    return line.words[-1].x1 - line.words[0].x0 + below > line.cell.box.x1 - line.cell.box.x0 - PADDING


def _part(line: Line, text: str, owners: Sequence[int], start: int, end: int) -> Part:
    used: list[Word] = [line.words[n] for n in sorted(set(owners[start:end]))]
    printed = text[start:end].strip()
    unsure = printed.isdigit() and len(printed) <= CODE_LETTERS and start > 0
    return Part(line.page, union(word.box for word in used), () if unsure else (printed,))
