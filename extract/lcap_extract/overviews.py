"""The Budget Overview for Parents: the amounts in its sentences and small tables.

English sentences are the state's own. Spanish ones are each translator's: they are found by stems in their order, and
an amount only between two of them with no other amount there.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from lcap_extract.grids import GridRow
from lcap_extract.ink import PageInk, Word, lines_of, union
from lcap_extract.raws import Part, RawCell
from lcap_extract.wording import bare, overview_template, without_accents

__all__ = ["RawOverview", "read_overview", "split_overviews"]

GAP = 240
"""Letters between two stems, or a stem and an amount, of a Spanish sentence, at most: an LEA's name may stand there."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_NOT_DOLLARS = re.compile(r"[^a-z0-9$]+")
_AMOUNT = re.compile(r"\(?[-\u2212]?\$*[-\u2212]?\s*\d(?:[\d,]*\d)?(?:\.\d+)?\)?")
_MONEY = re.compile(r"\$\s*\d")

ORDER = ("bop_total_revenue", "bop_total_budgeted_general_fund", "bop_prior_high_needs_budgeted")
"""What an overview tells once, each in a sentence, in this order."""

LONGEST_NAME = 160
"""Letters of an LEA's name in a sentence, at most."""


@dataclass(frozen=True, slots=True)
class RawOverview:
    """One overview's figures as text with places, and its pages."""

    figures: dict[str, RawCell]
    pages: tuple[int, ...]


def split_overviews(pages: Sequence[PageInk], starts: Iterable[int]) -> list[list[PageInk]]:
    """Return the overview pages grouped into overviews.

    Each number in `starts` begins a new one, as does a gap, and a page that tells again what was told, or what comes
    before that: a title page may be missing, or unreadable on a scan.
    """
    begins = set(starts)
    groups: list[list[PageInk]] = []
    told = -1
    for page in pages:
        own = [ORDER.index(key) for key in _from_sentences([page]) if key in ORDER]
        again = bool(own) and min(own) <= told
        if not groups or page.number in begins or page.number > groups[-1][-1].number + 2 or again:
            groups.append([])
            told = -1
        groups[-1].append(page)
        told = max(told, *own) if own else told
    return groups


def read_overview(pages: Sequence[PageInk], rows: Iterable[GridRow]) -> RawOverview:
    """Return the figures of one overview."""
    figures = _from_sentences(pages)
    for key, cell in _from_tables(rows):
        figures.setdefault(key, cell)
    return RawOverview(figures, tuple(page.number for page in pages))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple(_pattern(sentence) for sentence in overview_template()["sentences"])


def _pattern(sentence: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    optional = overview_template()["optional"]
    parts, keys = [], []
    for index, piece in enumerate(_PLACEHOLDER.split(sentence)):
        if index % 2 == 0:
            parts.append(_plain(piece))
        elif piece == "lea":
            parts.append(f".{{1,{LONGEST_NAME}}}?")
        elif piece == "year":
            parts.append(r"\d{4,8}")
        elif piece in optional:
            parts.append(f"(?:{_plain(piece)})?actual")
        elif piece == "again":
            parts.append(r"\d*")
        else:
            parts.append(r"(\d*)")
            keys.append(piece)
    return re.compile("".join(parts)), tuple(keys)


def _plain(text: str) -> str:
    return _NOT_PLAIN.sub("", text.casefold())


def _with_dollars(text: str) -> str:
    """Return the letters without accents, the digits and the dollar signs, which tell amounts from years."""
    return _NOT_DOLLARS.sub("", without_accents(text).casefold())


@cache
def _loose_patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple(_loose_pattern(sentence.split()) for sentence in overview_template()["loose_sentences"])


def _loose_pattern(tokens: Sequence[str]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    keys = [token[1:-1] for token in tokens if token.startswith("{") and token != "{again}"]
    parts = [
        r"\$\d*" if token == "{again}" else r"\$(\d*)" if token.startswith("{") else f"(?:{token})" for token in tokens
    ]
    return re.compile(f"[^$]{{0,{GAP}}}?".join(parts)), tuple(keys)


def _from_sentences(pages: Sequence[PageInk]) -> dict[str, RawCell]:
    words = [(page.number, word) for page in pages for line in lines_of(page.words) for word in line]
    figures = _told(words, _plain, _patterns())
    for key, cell in _told(words, _with_dollars, _loose_patterns()).items():
        figures.setdefault(key, cell)
    return figures


def _told(
    words: Sequence[tuple[int, Word]], plainly: Callable[[str], str],
    patterns: Sequence[tuple[re.Pattern[str], tuple[str, ...]]],
) -> dict[str, RawCell]:  # fmt: skip
    """Return the amounts that the patterns find in the words, made plain and put together."""
    letters: list[str] = []
    owner: list[int] = []
    for index, (_, word) in enumerate(words):
        plain = plainly(word.text)
        letters.append(plain)
        owner.extend([index] * len(plain))
    text = "".join(letters)
    figures: dict[str, RawCell] = {}
    for pattern, keys in patterns:
        match = pattern.search(text)
        if match is None:
            continue
        for number, key in enumerate(keys, 1):
            figures.setdefault(key, _cell(words, owner, *match.span(number)))
    return figures


def _cell(words: Sequence[tuple[int, Word]], owner: Sequence[int], start: int, end: int) -> RawCell:
    """Return the amount at those letters; for a blank, the place right before it."""
    if end == start:
        page, word = words[owner[max(start - 1, 0)]]
        return RawCell((Part(page, word.box, ()),))
    used = sorted({owner[index] for index in range(start, end)})
    page = words[used[0]][0]
    printed = "".join(words[index][1].text for index in used)
    found = _AMOUNT.search(printed)
    box = union(words[index][1].box for index in used)
    return RawCell((Part(page, box, (found[0] if found else printed,)),))


def _from_tables(rows: Iterable[GridRow]) -> Iterable[tuple[str, RawCell]]:
    labels = {bare(label): key for key, texts in overview_template()["rows"].items() for label in texts}
    for row in rows:
        keys = [labels.get(bare(cell.text)) for cell in row.cells]
        key = next((k for k in keys if k), None)
        if key is None:
            continue
        value = next((cell for cell in row.cells[keys.index(key) + 1 :] if _MONEY.search(cell.text)), None)
        if value is not None:
            yield key, RawCell((Part(row.page, value.box, value.pieces),))
