"""What is visible on a page: words and ruling lines, in points, origin top left of the page as displayed.

Every reader gives its pages in these shapes, so that what follows does not know which engine read them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from lcap_models.place import Box

__all__ = [
    "RAISED",
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
]

LINE_OVERLAP = 0.5
"""Two words stand on one line when they share at least this part of the lower one's height."""

SPACE = 0.18
"""A gap wider than this part of the letter height is a space: narrower ones are kerning."""

RAISED = 0.75
"""A digit lower than this part of the number before it is the mark of a footnote, not a digit of it."""

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
    """One page: number (from 1), size in points, its visible words in content order, its ruling lines.

    `quarters`: by how many quarters (to the left) the page as displayed was turned. Boxes lie on it so held.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    quarters: int = 0


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
    upper, lower = 0.0, -1.0
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        top, bottom = word.top, word.bottom
        shared = (lower if lower < bottom else bottom) - (upper if upper > top else top)
        lowest = lower - upper if lower - upper < bottom - top else bottom - top
        if lines and shared >= LINE_OVERLAP * lowest:
            lines[-1].append(word)
        else:
            lines.append([word])
        upper, lower = top, bottom
    return [sorted(line, key=_left) for line in lines]


_left = attrgetter("x0")


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
        if right.x0 - left.x1 > SPACE * height or right.order != left.order or _is_raised(right, left):
            parts.append(" ")
        parts.append(right.text)
    return "".join(parts)


def _is_raised(word: Word, before: Word) -> bool:
    """Tell whether the word begins with the mark of a footnote that stands behind a number."""
    lower = word.bottom - word.top < RAISED * (before.bottom - before.top)
    return lower and before.text[-1].isdigit() and word.text[0].isdigit()


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Return the contrast ratio of two colours (red, green, blue from 0 to 1), 1 to 21, as WCAG 2.2 defines it."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[float, float, float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
