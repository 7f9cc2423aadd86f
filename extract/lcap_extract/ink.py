"""What is visible on a page: words and ruling lines, in points, origin top left of the page as displayed.

Every reader gives its pages in these shapes, so that what follows does not know which engine read them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from lcap_extract.letters import as_read
from lcap_models.place import Box

__all__ = [
    "Letter",
    "PageInk",
    "Rule",
    "Word",
    "contrast",
    "inside",
    "joined_text",
    "line_text",
    "lines_of",
    "union",
    "words_from",
]

LINE_OVERLAP = 0.5
"""Two words stand on one line when they share at least this part of the lower one's height."""

SPACE = 0.18
"""A gap wider than this part of the letter height is a space: narrower ones are kerning."""

SAME_LINE = 0.5
"""A letter goes on with a word if it shares at least this part of its height with it."""

BACK = -0.6
"""A letter may begin this part of its height before the last one ends (kerning, italics); more is a jump."""

Letter = tuple[str, float, float, float, float]
"""A visible letter with its box, x0, top, x1, bottom; "" for a space."""

UNREADABLE_CONTRAST = 1.55
"""Text with less contrast to what lies under it cannot be read on paper (white on pale blue is 1.5; #ccc is 1.6)."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them. `order` is its place in the page's content."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    order: int = 0

    @property
    def box(self) -> Box:
        """The word's rectangle."""
        return Box(self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal (`y0 == y1`) or vertical (`x0 == x1`) line, drawn or the edge of a filled rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class PageInk:
    """One page: number (from 1), size in points, its visible words in content order, its ruling lines."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]


SAME_SPOT = 0.5
"""Two equal letters or words that cover more than this part of each other are one, printed twice (bold, a shadow)."""


MOST_EQUAL = 200
"""A word is compared with at most this many equal ones: a page made to delay us has a hundred thousand."""


def words_from(letters: Iterable[Letter]) -> list[Word]:
    """Gather letters into words: a space, a gap, another line or the sign of another amount begins a new one.

    What is printed twice at one place is seen once. Letters come out as a person reads them.
    """
    return _once(_words(letters))


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


def _words(letters: Iterable[Letter]) -> list[Word]:
    words: list[Word] = []
    text, last, order, start = "", "", 0, 0.0
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


def inside(word: Word, box: Box) -> bool:
    """Tell whether the word's middle lies in the box."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def union(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all boxes (at least one)."""
    all_boxes = list(boxes)
    return Box(
        min(b.x0 for b in all_boxes),
        min(b.top for b in all_boxes),
        max(b.x1 for b in all_boxes),
        max(b.bottom for b in all_boxes),
    )


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words as lines, top to bottom, each from left to right."""
    if len(words) < 2:
        return [list(words)] if words else []
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        if lines and _same_line(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.x0) for line in lines]


def _same_line(line: Sequence[Word], word: Word) -> bool:
    last = line[-1]
    shared = min(last.bottom, word.bottom) - max(last.top, word.top)
    return shared >= LINE_OVERLAP * min(last.bottom - last.top, word.bottom - word.top)


def joined_text(words: Sequence[Word], between_lines: str = " ") -> str:
    """Return the words as text: spaces where there is a gap, `between_lines` where the line breaks."""
    return between_lines.join(line_text(line) for line in lines_of(words))


def line_text(line: Sequence[Word]) -> str:
    """Return one line's words as text, with spaces where there is a gap."""
    if len(line) == 1:
        return line[0].text
    height = median(w.bottom - w.top for w in line)
    parts = [line[0].text]
    for left, right in pairwise(line):
        if right.x0 - left.x1 > SPACE * height or right.order != left.order:
            parts.append(" ")
        parts.append(right.text)
    return "".join(parts)


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Return the contrast ratio of two colours (red, green, blue from 0 to 1), 1 to 21, as WCAG 2.2 defines it."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[float, float, float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
