"""The cells of tables, and numbers outside of them: line by line, each at the size that the engine reads best."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lcap_extract.amounts import amount
from lcap_extract.scans.images import Grey, Pixels
from lcap_extract.scans.strips import INK, apart, grown, padded, shapes_in, strips_in
from lcap_extract.scans.tesseract import Seen, Tesseract

__all__ = ["read_cells", "read_outside", "small_cells"]

HEIGHTS = (26, 22, 31, 38)
"""Pixels of a line of digits that Tesseract reads best: measured on 383 numbers at 150 and 200 dots per inch. Where a
reading is no amount ("1.707,675"), or has not as many letters as there are shapes of ink, the next is tried: "13" is
not all of 1.3."""

WORDS_HEIGHT = 34
"""Pixels of a line of words, with what hangs below it."""

SHORT = 6
"""Numbers of so few letters are read at all heights: a "1" alone may look like a 4."""

DIGITS = "0123456789$,.%()-"
SIGNS = frozenset("$,.%")
MOSTLY = 0.6
"""A line is a number if at least this part of it is digits and their signs."""

TALLEST, WIDEST, LOW = 3.2, 3.6, 0.5
"""Inches: a cell of a table is smaller, or this low. Larger ones hold paragraphs, which are read with the page."""

COLUMNS = 3
"""A header over so many cells may be painted as one."""

MOST = 1_500
"""Lines of a page that are read by themselves, at most."""

LEAN = 5
"""Pixels between the sides of two cells that touch."""

SIDE = 7
"""Pixels from the side of a column to white, at most: words of a narrow header reach to it."""

_LABEL = re.compile(r"[^\W\d]:$")
"""The end of a label before a number: "C:" in "LCFF S & C: $5,000"."""

_TELLING = re.compile(r"[\d$]")


def small_cells(picture: Grey, cells: Sequence[Pixels], dpi: float) -> list[Pixels]:
    """Return the cells that are read by themselves, those of a table; a cell over whole columns is parted by them."""
    small = [cell for cell in cells if cell[3] - cell[1] < TALLEST * dpi]
    found = []
    for cell in small:
        parts = _parted(picture, cell, small)
        if len(parts) > 1 or cell[2] - cell[0] < WIDEST * dpi or cell[3] - cell[1] < LOW * dpi:
            found += parts
    return found


def _parted(picture: Grey, cell: Pixels, cells: Sequence[Pixels]) -> list[Pixels]:
    """Return a header that is painted as one cell, in the columns of the row under it; others whole."""
    x0, top, x1, bottom = cell
    under = sorted(c for c in cells if abs(c[1] - bottom) <= LEAN and c[0] >= x0 - LEAN and c[2] <= x1 + LEAN)
    sides = [left[2] for left, right in pairwise(under) if abs(left[2] - right[0]) <= LEAN]
    if len(under) < COLUMNS or len(sides) < len(under) - 1:
        return [cell]
    columns = np.flatnonzero(~(picture[top:bottom, x0:x1] < INK).any(axis=0)) + x0
    free = [_nearest(columns, side) for side in sides]
    parts = (x0, *(side for side in free if side is not None), x1)
    return [(left, top, right, bottom) for left, right in pairwise(parts)]


def _nearest(columns: NDArray[np.intp], side: int) -> int | None:
    """Return the white column of pixels nearest to a side, if it is near."""
    near = columns[np.abs(columns - side) <= SIDE]
    return int(min(near, key=lambda column: abs(column - side))) if len(near) else None


def read_cells(picture: Grey, dpi: float, cells: Sequence[Pixels], engine: Tesseract) -> list[Seen]:
    """Return the words of the cells, cell by cell and line by line, the lines numbered from 0."""
    found: list[Seen] = []
    line = 0
    for cell in cells:
        for strip in strips_in(picture, cell, dpi):
            if line < MOST:
                found += [replace(word, line=line) for word in read_strip(picture, strip.box, engine)]
                line += 1
    return found


def read_outside(picture: Grey, seen: Sequence[Seen], engine: Tesseract) -> Iterator[Seen]:
    """Yield the words that the engine saw on a page, those with digits read again with all ink beside them.

    Words that grow into each other are read as one: what is white between "1" and "0" of a large 10 may part them.
    Words that are read again along with a number, in blurred print, come once.
    """
    again = _read_again(picture, seen, engine)
    parts = [part for found in again.values() for part in found]
    for number, word in enumerate(seen):
        if number in again:
            yield from again[number]
        elif not any(_is_same(part, word) for part in parts):
            yield word


def _read_again(picture: Grey, seen: Sequence[Seen], engine: Tesseract) -> dict[int, list[Seen]]:
    """Return the words of the strips around digits, by the number of the word where they stand; of others nothing."""
    boxes = {n: grown(picture, _box(word)) for n, word in enumerate(seen) if _TELLING.search(word.text)}
    taken: list[Pixels] = []
    found: dict[int, list[Seen]] = {}
    for number, own in boxes.items():
        if len(taken) >= MOST:
            break
        box = _with_all(own, boxes.values())
        found[number] = []
        if apart(taken, box):
            taken.append(box)
            found[number] = [replace(part, line=seen[number].line) for part in read_strip(picture, box, engine)]
    return found


def _box(word: Seen) -> Pixels:
    return word.x0, word.top, word.x1, word.bottom


def _is_same(part: Seen, word: Seen) -> bool:
    """Tell whether a part of a strip is that word, by where it stands."""
    return part.x0 <= (word.x0 + word.x1) / 2 <= part.x1 and part.top <= (word.top + word.bottom) / 2 <= part.bottom


def _with_all(box: Pixels, boxes: Collection[Pixels]) -> Pixels:
    """Return the box with those of the same line that overlap it, and those that overlap these."""
    own = [box, *(one for one in boxes if one[0] < box[2] and box[0] < one[2] and _same_line(one, box))]
    whole = min(b[0] for b in own), min(b[1] for b in own), max(b[2] for b in own), max(b[3] for b in own)
    return box if whole == box else _with_all(whole, boxes)


def _same_line(one: Pixels, other: Pixels) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return 2 * shared > max(one[3] - one[1], other[3] - other[1])


def read_strip(picture: Grey, box: Pixels, engine: Tesseract) -> list[Seen]:
    """Return the words of one line; a line of digits is read with nothing but digits in mind."""
    words = _at_height(picture, box, engine, WORDS_HEIGHT, "")
    if not _is_number(words):
        return words
    shapes = shapes_in(picture, box)
    tries = []
    for height in HEIGHTS:
        tries.append(_at_height(picture, box, engine, height, DIGITS))
        if len(_text(tries[-1])) == shapes > SHORT and _is_whole(_text(tries[-1])):
            return tries[-1]
    if all(letter in DIGITS for letter in _text(words)):
        tries.append(words)
    whole = [found for found in tries if len(_text(found)) == shapes] or tries
    most = Counter(_text(found) for found in whole).most_common(1)[0][0]
    return next(found for found in whole if _text(found) == most) or words


def _is_whole(text: str) -> bool:
    """Tell whether a text is an amount, or has no sign of one: a range of years or of account codes."""
    return not SIGNS & {*text} or amount(text, "usd") is not None or amount(text, "percent") is not None


def _text(words: Sequence[Seen]) -> str:
    return "".join(word.text for word in words)


def _is_number(words: Sequence[Seen]) -> bool:
    text = _text(words)
    if any(_LABEL.search(word.text) for word in words):
        return False
    return bool(text) and sum(letter in DIGITS for letter in text) >= MOSTLY * len(text)


def _at_height(picture: Grey, box: Pixels, engine: Tesseract, height: int, letters: str) -> list[Seen]:
    """Return the words of one line, read at that height, with their boxes on the page."""
    x0, top, x1, bottom = box
    factor = max(0.4, min(4.0, height / max(1, bottom - top)))
    line = padded(picture, box, factor)
    left, upper = (line.shape[1] / factor - (x1 - x0)) / 2 - x0, (line.shape[0] / factor - (bottom - top)) / 2 - top
    return [
        replace(
            word,
            x0=round(word.x0 / factor - left),
            top=round(word.top / factor - upper),
            x1=round(word.x1 / factor - left),
            bottom=round(word.bottom / factor - upper),
        )
        for word in engine.line(line, letters)
    ]
