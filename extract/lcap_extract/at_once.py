"""Letters -> words for a whole page at once, with the words that `gathering` finds letter by letter.

Apart from it because numpy is slow to import, and the second reader's helper process has no need of it.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from lcap_extract.gathering import BACK, SAME_LINE, SAME_SPOT, between_spaces, once
from lcap_extract.ink import SPACE, Word
from lcap_extract.letters import as_read

__all__ = ["words_in"]

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


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
    odd_pieces = dict.fromkeys(order[1:][linked & odd].tolist())
    strange = {number: _one_by_one(text, boxes, order, number) for number in odd_pieces}
    return once(list(_put_together(text, plain, strange)))


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


def _one_by_one(text: str, boxes: Numbers, order: NDArray[np.int64], number: int) -> list[Word]:
    """Return the words after so many spaces, up to the next one, letter by letter."""
    start, end = np.searchsorted(order, (number, number + 1)).tolist()
    start += text[start] == " "
    return between_spaces(zip(text[start:end], *boxes[start:end].T.tolist(), strict=True), number)
