"""Ticks that are letters: an X beside the ticked item, nothing beside the others ("X English Learners   Foster Youth").

Where no X stands on a page, nothing is known of its items: their boxes may have been lost on the way to the PDF.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from lcap_extract.budgeted.sheets import Line, Sheet
from lcap_extract.budgeted.spellings import spellings
from lcap_extract.budgeted.ticks import Choice, Item
from lcap_extract.ink import Word, lines_of
from lcap_extract.wording import squash

__all__ = ["lettered_rows"]

KINDS = ("not_included_groups", "included_groups", "scope", "location")

FEWEST = 2
"""A row of tick boxes has at least this many items."""


def lettered_rows(sheet: Sheet) -> list[Choice]:
    """Return the rows of items of a page, if an X stands at one of them."""
    rows = [row for line in _printed_lines(sheet.lines) if (row := _row(sheet.number, line)) is not None]
    return rows if any(item.ticked for row in rows for item in row.items) else []


def _printed_lines(lines: Sequence[Line]) -> Iterator[list[Word]]:
    """Yield the words of each cell's lines, and of each line between cells, its parts together again."""
    cells = {id(line.cell): line.cell for line in lines if line.cell is not None}
    for cell in cells.values():
        yield from cell.lines
    yield from lines_of([word for line in lines if line.cell is None for word in line.words])


def _row(page: int, words: Sequence[Word]) -> Choice | None:
    starts = list(_items(words))
    if len(starts) < FEWEST:
        return None
    ends = [start for start, *_ in starts[1:]] + [len(words)]
    items = tuple(
        Item(" ".join([name, *(word.text for word in words[rest:end])]), ticked)
        for (_, rest, name, ticked), end in zip(starts, ends, strict=True)
    )
    return Choice(page, min(word.top for word in words), words[0].x0, tuple(_plain(item) for item in items))


def _plain(item: Item) -> Item:
    """Return the item without the words between two items, and without the line to write on."""
    text = item.text
    for word in spellings()["between"]:
        text = text.removesuffix(f" {word}")
    return Item(text.rstrip(spellings()["item_ends"]), item.ticked)


def _items(words: Sequence[Word]) -> Iterator[tuple[int, int, str, bool]]:
    """Yield (its first word with its X, the word after it, name, ticked) of each item the words spell."""
    at = 0
    while at < len(words):
        found = next(((name, count) for name, tight in _names() if (count := _spelled(words[at:], tight))), None)
        if found is None:
            at += 1
            continue
        yield at, at + found[1], found[0], _has_letter(words, at)
        at += found[1]


def _spelled(words: Sequence[Word], tight: str) -> int:
    """Return how many of the words spell the name, 0 if they do not; an X may be glued to the first of them."""
    text = ""
    for count, word in enumerate(words[:8], 1):
        text += squash(word.text)
        if text in (tight, f"x{tight}"):
            return count
        if not tight.startswith(text) and not f"x{tight}".startswith(text):
            return 0
    return 0


def _has_letter(words: Sequence[Word], at: int) -> bool:
    return words[at].text[:1] == "X" or words[at].text in spellings()["letters"]["ticked"]


@cache
def _names() -> tuple[tuple[str, str], ...]:
    names = [name for kind in KINDS for name in spellings()["items"][kind]]
    return tuple((name, squash(name)) for name in sorted(names, key=len, reverse=True))
