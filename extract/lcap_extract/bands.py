"""Lines of words under a header -> the rows of a table without lines: by rules across, by the white between them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lcap_extract.gutters import Span
from lcap_extract.ink import Word, lines_of

__all__ = ["ONE_CELL", "Band", "Line", "row_bands", "spans_of"]

Line = list[Word]

WHITE = 0.3
"""White between two lines higher than this part of their height parts two rows; less is the leading inside a cell."""

ONE_CELL = 0.45
"""Words of one line whose gap is less than this part of their height stand in one cell."""

SIGNS = frozenset({"$", "($", "$(", "(", "-$", "%"})
"""Signs that a spreadsheet prints at the side of a cell, away from their number."""


@dataclass(frozen=True, slots=True)
class Band:
    """The words of one row, its upper and lower edge in points, and whether it begins a row (not the rest of one)."""

    words: tuple[Word, ...]
    top: float
    bottom: float
    starts: bool

    @property
    def line_height(self) -> float:
        """The height of its first word."""
        return self.words[0].bottom - self.words[0].top


def row_bands(lines: Sequence[Line], starts: Callable[[Line], bool], cuts: Sequence[float]) -> list[Band]:
    """Return the rows that the lines form, from top to bottom; fewer where two rows cannot be told apart.

    Args:
        lines: lines of words, from top to bottom.
        starts: tells whether a line holds what a row begins with: the number of an action, a label.
        cuts: y of lines drawn across, in order. Two or more part the rows; between them white may part more.
    """
    bands: list[Band] = []
    groups = _by_white(lines)
    if len(cuts) > 1:
        between = _by_cuts(lines, cuts)
        groups = [part for own in between for part in ([own] if _count(own, starts) < 2 else _by_white(own))]
    for group in groups:
        count = _count(group, starts)
        if count < 2:
            bands.append(_band(group, count == 1))
        elif starts(group[0]):
            bands += _at_starts(group, starts)
        else:
            break
    return bands


def _count(lines: Sequence[Line], starts: Callable[[Line], bool]) -> int:
    return sum(starts(line) for line in lines)


def spans_of(words: Sequence[Word]) -> list[Span]:
    """Return from where to where each piece of text reaches: words of a line with no more than a space between them.

    A sign that stands away from its number reaches to it; one that stands at the number before it is that one's.
    """
    spans: list[Span] = []
    for line in lines_of(words):
        start = 0
        for at, (word, after) in enumerate(zip(line, [*line[1:], None], strict=True)):
            near = after is not None and after.x0 - word.x1 < ONE_CELL * (word.bottom - word.top)
            apart = after is not None and all(one.text in SIGNS for one in line[start : at + 1])
            if not near and not (apart and after is not None and _belongs(word.text, after.text)):
                spans.append((line[start].x0, word.x1))
                start = at + 1
    return spans


def _belongs(sign: str, number: str) -> bool:
    """Tell whether a word is a sign of the next one; a percent sign may be left over from the line above it."""
    return sign in SIGNS and not (sign == "%" and "%" in number)


def _by_cuts(lines: Sequence[Line], cuts: Sequence[float]) -> list[list[Line]]:
    groups: dict[int, list[Line]] = {}
    for line in lines:
        middle = (line[0].top + line[0].bottom) / 2
        groups.setdefault(sum(cut < middle for cut in cuts), []).append(line)
    return list(groups.values())


def _by_white(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    lowest = 0.0
    for line in lines:
        top, bottom = min(word.top for word in line), max(word.bottom for word in line)
        if not groups or top - lowest > WHITE * (bottom - top):
            groups.append([])
            lowest = bottom
        groups[-1].append(line)
        lowest = max(lowest, bottom)
    return groups


def _at_starts(group: Sequence[Line], starts: Callable[[Line], bool]) -> list[Band]:
    parts: list[list[Line]] = []
    for line in group:
        if starts(line):
            parts.append([])
        parts[-1].append(line)
    return [_band(part, starts=True) for part in parts]


def _band(group: Sequence[Line], starts: bool) -> Band:
    words = tuple(word for line in group for word in line)
    return Band(words, min(word.top for word in words), max(word.bottom for word in words), starts)
