"""Letters -> words: a space, a gap, another line or the sign of another amount begins a new one.

What is printed twice at one place is seen once. Letters come out as a person reads them.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from lcap_extract.ink import SPACE, Letter, Word
from lcap_extract.letters import as_read

__all__ = ["words_from", "words_in"]

SAME_LINE = 0.5
"""A letter goes on with a word if it shares at least this part of its height with it."""

BACK = -0.6
"""A letter may begin this part of its height before the last one ends (kerning, italics); more is a jump."""

SAME_SPOT = 0.5
"""Two equal letters or words that cover more than this part of each other are one, printed twice (bold, a shadow)."""

MOST_EQUAL = 200
"""A word is compared with at most this many equal ones: a page made to delay us has a hundred thousand."""

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


def words_from(letters: Iterable[Letter]) -> list[Word]:
    """Gather letters in content order into words."""
    return _once(_words(letters))


def words_in(text: str, boxes: Numbers) -> list[Word]:
    """Return what `words_from` returns for the letters of a page, sooner.

    Most words are plain: each letter stands on the line of the one before it and farther right. Where these begin and
    end is found for the whole page at once; only what stands between two spaces and is not plain goes letter by letter.

    Args:
        text: the visible letters in content order; " " for a space.
        boxes: one row per letter: x0, top, x1, bottom in points; of a space, any.
    """
    if not text:
        return []
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    spaces = codes == ord(" ")
    order = np.cumsum(spaces)
    linked = ~(spaces[1:] | spaces[:-1])
    begins, odd = _links(text, codes, boxes)
    parted = ~linked | begins
    starts = np.flatnonzero(~spaces & np.concatenate(([True], parted)))
    ends = np.flatnonzero(~spaces & np.concatenate((parted, [True])))
    edges = (boxes[starts, 0], boxes[starts, 1], boxes[ends, 2], boxes[starts, 3], order[starts])
    plain = zip(starts.tolist(), (ends + 1).tolist(), *(edge.tolist() for edge in edges), strict=True)
    strange = {number: _between_spaces(text, boxes, order, number) for number in order[1:][linked & odd].tolist()}
    return _once(list(_put_together(text, plain, strange)))


def _put_together(
    text: str,
    plain: Iterable[tuple[int, int, float, float, float, float, int]],
    strange: dict[int, list[Word]],
) -> Iterator[Word]:
    """Yield the plain words, and those of each strange piece once in place of its plain ones."""
    read = str if text.isascii() else as_read
    for start, end, left, upper, right, lower, order in plain:
        if order in strange:
            yield from strange[order]
            strange[order] = []
        else:
            yield Word(read(text[start:end]), left, upper, right, lower, order)


def _links(text: str, codes: NDArray[np.uint32], boxes: Numbers) -> tuple[Flags, Flags]:
    """Return, for each letter but the first, whether a new word begins with it, if the word before it is plain, and
    whether it makes the word that it goes on with a strange one: printed twice, on another line, or farther left.
    """
    x0, top, x1, bottom = boxes.T
    height, gap = (bottom - top)[1:], x0[1:] - x1[:-1]
    shared = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    begins = (shared < SAME_LINE * height) | ~((BACK * height <= gap) & (gap <= SPACE * height))
    for at in np.flatnonzero(codes[1:] == ord("$")).tolist():
        begins[at] |= text[at].isdigit()
    same_line = (top[1:] == top[:-1]) & (bottom[1:] == bottom[:-1])
    farther = (x0[1:] >= x0[:-1]) & (x1[1:] >= x1[:-1])
    near = (np.abs(np.diff(x0)) < SAME_SPOT * (x1 - x0)[1:]) & (np.abs(np.diff(top)) < SAME_SPOT * height)
    twice = (gap < 0) & (codes[1:] == codes[:-1]) & near
    return begins, twice | ~(begins | (same_line & farther))


def _between_spaces(text: str, boxes: Numbers, order: NDArray[np.int64], number: int) -> list[Word]:
    """Return the words after so many spaces, up to the next one, letter by letter."""
    start, end = np.searchsorted(order, (number, number + 1)).tolist()
    start += text[start] == " "
    return _words(zip(text[start:end], *boxes[start:end].T.tolist(), strict=True), number)


def _again(right: float, width: float, down: float, height: float) -> bool:
    """Tell whether an equal letter, moved by so much right and down, is the last one printed a second time."""
    return abs(right) < SAME_SPOT * width and abs(down) < SAME_SPOT * height


def _once(words: list[Word]) -> list[Word]:
    """Return the words without empty ones and those that stand on an equal word."""
    seen: dict[str, list[Word]] = {}
    kept = []
    for word in words:
        others = seen.get(word.text)
        if others is None:
            seen[word.text] = [word]
        elif any(
            word.x0 < other.x1 and other.x0 < word.x1 and _same_spot(word, other) for other in others[-MOST_EQUAL:]
        ):
            continue
        else:
            others.append(word)
        if word.text:
            kept.append(word)
    return kept


def _same_spot(one: Word, other: Word) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return high > SAME_SPOT * (one.bottom - one.top) and wide > SAME_SPOT * (one.x1 - one.x0)


def _words(letters: Iterable[Letter], order: int = 0) -> list[Word]:
    words: list[Word] = []
    text, last, start = "", "", 0.0
    left = upper = right = lower = 0.0
    for char, x0, top, x1, bottom in letters:
        if text:
            height, gap = bottom - top, x0 - right
            if gap < 0 and char and char == last and _again(x0 - start, x1 - x0, top - upper, height):
                continue
            if (
                not char
                or (lower if lower < bottom else bottom) - (upper if upper > top else top) < SAME_LINE * height
                or not BACK * height <= gap <= SPACE * height
                or (char == "$" and text[-1].isdigit())
            ):
                words.append(Word(text if text.isascii() else as_read(text), left, upper, right, lower, order))
                text = ""
        if not char:
            order += 1
        elif text:
            text += char
            upper, lower = (upper if upper < top else top), (lower if lower > bottom else bottom)
            left, right = (left if left < x0 else x0), (right if right > x1 else x1)
        else:
            text, left, upper, right, lower = char, x0, top, x1, bottom
        last, start = char, x0
    if text:
        words.append(Word(text if text.isascii() else as_read(text), left, upper, right, lower, order))
    return words
