"""Numbers, and what the first engine overlooked in cells, read again: line by line, at the size it reads best."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lcap_extract.scans.images import Grey, Pixels
from lcap_extract.scans.strips import apart, grown, padded, strips_in
from lcap_extract.scans.tesseract import Seen, Tesseract

__all__ = ["Token", "read_again"]

Token = tuple[str, Pixels]
"""A word and its box in pixels."""

HEIGHTS = (26, 22, 31)
"""Pixels of a line of digits that Tesseract reads best: measured on 383 numbers at 150 and 200 dots per inch."""

SHORT = 6
"""Numbers of so few letters are read at all heights: a "1" alone may look like a 4."""

DIGITS = "0123456789$,.%()-"
MOSTLY = 0.6
"""A line is a number if at least this part of it is digits and their signs."""

FEW = 3
"""A cell with at most so many words is read again: headers with a "#", Yes and No, names of groups."""

MOST = 1_500
"""Lines of a page that are read again, at most."""

LEAN = 3
"""Pixels a word may reach beyond its cell or line."""

_TELLING = re.compile(r"[\d$]")


def read_again(
    picture: Grey, dpi: float, cells: Sequence[Pixels], seen: Sequence[Seen], engine: Tesseract
) -> list[Token]:
    """Return the words of the page in its order, those with digits and those of short cells as read a second time.

    Args:
        picture: black on white, without lines.
        dpi: its dots per inch.
        cells: the boxes between lines.
        seen: what the engine saw on the whole page.
        engine: reads single lines.
    """
    inside: dict[int, list[Seen]] = {}
    outside: list[Seen] = []
    for word in seen:
        at = _cell_of(cells, word)
        (outside if at is None else inside.setdefault(at, [])).append(word)
    found = list(_of_page(picture, outside, engine))
    budget = MOST
    for at, cell in enumerate(cells):
        own = inside.get(at, [])
        strips = strips_in(picture, cell, dpi)
        taken: set[int] = set()
        for strip in strips:
            words = [word for word in own if id(word) not in taken and _on(word, strip.box)]
            taken |= {id(word) for word in words}
            if len(own) > FEW and words and _is_plain(words, cell):
                found += [_token(word) for word in words]
            elif budget > 0:
                budget -= 1
                found += read_strip(picture, strip.box, engine)
    return found


def _of_page(picture: Grey, words: Sequence[Seen], engine: Tesseract) -> Iterator[Token]:
    """Yield the words outside of cells, numbers read again with all ink beside them."""
    taken: list[Pixels] = []
    for word in words:
        token = _token(word)
        if not _TELLING.search(word.text) or len(taken) > MOST:
            yield token
            continue
        box = grown(picture, token[1])
        if apart(taken, box):
            taken.append(box)
            yield from read_strip(picture, box, engine)


def read_strip(picture: Grey, box: Pixels, engine: Tesseract) -> list[Token]:
    """Return the words of one line; a line of digits is read with nothing but digits in mind."""
    words = _at_height(picture, box, engine, HEIGHTS[0], "")
    if not _is_number(words):
        return words
    tries = [_at_height(picture, box, engine, HEIGHTS[0], DIGITS)]
    if len(_text(tries[0])) <= SHORT:
        tries += [_at_height(picture, box, engine, height, DIGITS) for height in HEIGHTS[1:]]
    most = Counter(_text(found) for found in tries).most_common(1)[0][0]
    return next(found for found in tries if _text(found) == most) or words


def _text(words: Sequence[Token]) -> str:
    return "".join(text for text, _ in words)


def _is_number(words: Sequence[Token]) -> bool:
    text = _text(words)
    return bool(text) and sum(letter in DIGITS for letter in text) >= MOSTLY * len(text)


def _at_height(picture: Grey, box: Pixels, engine: Tesseract, height: int, letters: str) -> list[Token]:
    """Return the words of one line, read at that height."""
    x0, top, x1, bottom = box
    factor = max(0.4, min(4.0, height / max(1, bottom - top)))
    line = padded(picture, box, factor)
    left, upper = (line.shape[1] / factor - (x1 - x0)) / 2 - x0, (line.shape[0] / factor - (bottom - top)) / 2 - top
    return [
        (w.text, (round(w.x0 / factor - left), round(w.top / factor - upper), round(w.x1 / factor - left),
                  round(w.bottom / factor - upper)))
        for w in engine.line(line, letters)
    ]  # fmt: skip


def _token(word: Seen) -> Token:
    return word.text, (word.x0, word.top, word.x1, word.bottom)


def _is_plain(words: Sequence[Seen], cell: Pixels) -> bool:
    """Tell whether the words hold no digit and do not reach over the cell's sides."""
    return not any(_TELLING.search(word.text) or word.x0 < cell[0] - LEAN or word.x1 > cell[2] + LEAN for word in words)


def _on(word: Seen, box: Pixels) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] - LEAN <= x <= box[2] + LEAN and box[1] - LEAN <= y <= box[3] + LEAN


def _cell_of(cells: Sequence[Pixels], word: Seen) -> int | None:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    hits = [n for n, (x0, top, x1, bottom) in enumerate(cells) if x0 <= x <= x1 and top <= y <= bottom]
    return min(hits, key=lambda n: (cells[n][2] - cells[n][0]) * (cells[n][3] - cells[n][1]), default=None)
