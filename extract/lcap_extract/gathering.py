"""Letters -> words: a space, a gap, another line, the sign of another amount or a footnote's mark begins a new one.

What is printed twice at one place is seen once. Letters come out as a person reads them.
"""

from collections.abc import Iterable

from lcap_extract.ink import RAISED, SPACE, Letter, Word
from lcap_extract.letters import as_read

__all__ = ["BACK", "SAME_LINE", "SAME_SPOT", "between_spaces", "once", "words_from"]

SAME_LINE = 0.5
"""A letter goes on with a word if it shares at least this part of its height with it."""

BACK = -0.6
"""A letter may begin this part of its height before the last one ends (kerning, italics); more is a jump."""

SAME_SPOT = 0.5
"""Two equal letters or words that cover more than this part of each other are one, printed twice (bold, a shadow)."""

MOST_EQUAL = 200
"""A word is compared with at most this many equal ones: a page made to delay us has a hundred thousand."""


def words_from(letters: Iterable[Letter]) -> list[Word]:
    """Gather letters in content order into words."""
    return once(between_spaces(letters))


def _again(right: float, width: float, down: float, height: float) -> bool:
    """Tell whether an equal letter, moved by so much right and down, is the last one printed a second time."""
    return abs(right) < SAME_SPOT * width and abs(down) < SAME_SPOT * height


def once(words: list[Word]) -> list[Word]:
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


def between_spaces(letters: Iterable[Letter], order: int = 0) -> list[Word]:
    """Return the words letter by letter, those printed twice too; `order` spaces came before the first letter."""
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
                or (char < ":" and text[-1].isdigit() and (char == "$" or height < RAISED * (lower - upper)))
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
