"""Pages that hold figures which were not read: said by number, so that nobody takes them for read.

Either their letters are stored without names (a font without a map), or amounts stand on them side by side that found
no place in any table.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from lcap_extract.bands import spans_of
from lcap_extract.ink import PageInk, Word, lines_of
from lcap_extract.letters import UNKNOWN
from lcap_extract.pages import PageText
from lcap_extract.raws import RawTable
from lcap_extract.readers import pdfium
from lcap_extract.wording import load

__all__ = ["lost_amounts", "lost_of", "page_ranges", "pages_without_names"]

UNNAMED = 0.15
"""A page is not read where the file leaves at least this part of its letters without a name; plans seen have none."""

HIDDEN_WORDS, HIDDEN_LETTERS = 3, 3
"""Nor is one with so many words, each with so many letters without a name: the font of its amounts may be another one
than that of its words. A bullet is one letter."""

ENOUGH = 60
"""Letters of a page whose text can be judged: fewer are a page number or a stamp."""

FEW_WORDS, ODD_WORDS = 20, 0.4
"""So many words can be judged; of a language's words hardly any has signs inside, of letters by wrong names most."""

SIDE_BY_SIDE = 2
"""Amounts in one line, with white between them, stand in a table; one alone may stand in a sentence."""

BESIDE, LEFT = 4, 0.25
"""A line is an action's row where so many pieces stand in it: goal, action, title, and any other; the first of them in
this part of the page's width, farther right stand words of headers."""

_LETTER, _ODD = re.compile(r"[A-Za-z]"), re.compile(r"[!-&*+/-@\[-`{-~]|[a-z][A-Z]")
_NO_LETTER = re.compile("[\x00-\x08\x0e-\x1f\ufff9-\uffff]")
_NUMBER = re.compile(r"\d{1,2}(\.\d{1,3})?")
_PUNCTUATION = "()[]{}.,;:!?'\"$%*#-/"
_AMOUNT = re.compile(r"\$\s*\d|\d,\d{1,3}(\.\d\d?)?$|^\d{1,3}(,\d{3})*,$")
"""An amount, or the first line of one that its cell breaks."""

_REST = re.compile(r"^\d{0,3}\.\d\d$")
"""The rest of an amount that its cell and a page break; in a line of nothing else it is no number of an action."""


def pages_without_names(pdf: Any, texts: Iterable[PageText], inks: Mapping[int, PageInk]) -> tuple[int, ...]:
    """Return the pages on which a good part of the letters has no name, or another than it shows.

    Args:
        pdf: the open file.
        texts: its pages' texts; a page is looked at closely only where its text is strange.
        inks: the pages that were read closely already.
    """
    found = []
    for page in texts:
        if page.number in inks:
            share = 1.0 if _hides_words(inks[page.number]) else unnamed_share(inks[page.number])
        else:
            strange = _is_strange(page)
            share = unnamed_share(pdfium.page_ink(pdf[page.number - 1], page.number)) if strange else 0.0
            share = 1.0 if strange and _is_no_language(page.text) else share
        if share >= UNNAMED:
            found.append(page.number)
    return tuple(found)


def unnamed_share(ink: PageInk) -> float:
    """Return which part of the page's letters the file does not name, or names wrongly, 0 to 1."""
    letters = "".join([word.text for word in ink.words])
    return letters.count(UNKNOWN) / len(letters) if len(letters) >= ENOUGH else 0.0


def _hides_words(ink: PageInk) -> bool:
    hidden = (word for word in ink.words if UNKNOWN in word.text)
    return sum(word.text.count(UNKNOWN) >= HIDDEN_LETTERS for word in hidden) >= HIDDEN_WORDS


def _is_strange(page: PageText) -> bool:
    """Tell whether the text names letters that are none, or has none of the words that every page has."""
    if len(page.text) < ENOUGH:
        return False
    return not _common().search(page.text) or len(_NO_LETTER.findall(page.text)) > ENOUGH / 4


def _is_no_language(text: str) -> bool:
    """Tell whether the words are none of any language: signs and digits stand inside them, as codes give them."""
    words = [word for word in text.split() if len(word) > 2 and _LETTER.search(word)]
    odd = sum(bool(_ODD.search(word.strip(_PUNCTUATION))) for word in words)
    return len(words) >= FEW_WORDS and odd > ODD_WORDS * len(words) and not _common().search(text)


@cache
def _common() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(load('pages')['common_words'])})\b", re.IGNORECASE)


def lost_amounts(inks: Iterable[PageInk], tables: Sequence[RawTable]) -> dict[int, int]:
    """Return how many amounts stand in no cell of any table, though they look like cells, by page.

    Args:
        inks: the pages that hold one of our tables, or may hold the rest of one.
        tables: what was read of them.
    """
    used: dict[int, list[tuple[float, float, float, float]]] = {}
    for box, page in _used(tables):
        used.setdefault(page, []).append(box)
    lost = {}
    for ink in inks:
        if count := _lost(ink, used.get(ink.number, ())):
            lost[ink.number] = count
    return lost


def lost_of(table: RawTable, tables: Sequence[RawTable], lost: Mapping[int, int]) -> int:
    """Return how many lost amounts may be the table's: those on its pages, and on pages after it that have no table."""
    if not table.pages:
        return 0
    starts = sorted(page for one in tables for page in one.pages if page > max(table.pages))
    end = starts[0] if starts else max((*lost, *table.pages)) + 1
    return sum(count for page, count in lost.items() if page in table.pages or max(table.pages) < page < end)


def _used(tables: Sequence[RawTable]) -> Iterator[tuple[tuple[float, float, float, float], int]]:
    for table in tables:
        cells = [*table.totals.values(), *(cell for row in table.rows for cell in row.cells.values())]
        for part in (part for cell in cells for part in cell.parts):
            yield (part.box.x0, part.box.top, part.box.x1, part.box.bottom), part.page


def _lost(ink: PageInk, used: Sequence[tuple[float, float, float, float]]) -> int:
    lineless = not any(rule.x0 == rule.x1 for rule in ink.rules)
    if not lineless and not any(_AMOUNT.search(word.text) or _REST.search(word.text) for word in ink.words):
        return 0
    free = [word for word in ink.words if not any(_holds(box, word) for box in used)]
    left = LEFT * ink.width if lineless else 0.0
    return sum(_in_a_row(line, left) for line in lines_of(free))


def _in_a_row(line: Sequence[Word], left: float) -> int:
    """Return how many amounts of a line stand in a table's row: beside each other, or in an action's on bare paper.

    The row of an action without any amount counts as one. `left` is where the left part of bare paper ends, in points;
    0 on a page with lines.
    """
    amounts = [word for word in line if _AMOUNT.search(word.text)]
    apart = sum(any(x0 <= word.x0 and word.x1 <= x1 for word in amounts) for x0, x1 in spans_of(line))
    if apart >= SIDE_BY_SIDE or _is_action(line, left):
        return len(amounts) or 1
    if left and all(_REST.search(word.text) for word in line):
        return len(line)
    return len(_alone(line))


def _alone(line: Sequence[Word]) -> list[Word]:
    """Return the amounts of a line that stand in a cell of their own: white on both sides, no words beside them."""
    found: list[Word] = []
    for x0, x1 in spans_of(line):
        piece = [word for word in line if x0 <= word.x0 and word.x1 <= x1]
        if not any(_LETTER.search(word.text) for word in piece):
            found += (word for word in piece if _AMOUNT.search(word.text))
    return found


def _is_action(line: Sequence[Word], left: float) -> bool:
    """Tell whether a line looks like the row of an action: a number at the left, several pieces with white between."""
    return line[0].x0 < left and _NUMBER.fullmatch(line[0].text) is not None and len(spans_of(line)) >= BESIDE


def _holds(box: tuple[float, float, float, float], word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def page_ranges(pages: Sequence[int]) -> str:
    """Return page numbers as words of no language: "3, 8-14"."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
