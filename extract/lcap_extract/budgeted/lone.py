"""Amounts on pictures that found no place: a label or the words before an amount may have been misread."""

import re
from collections.abc import Iterable, Sequence

from lcap_extract.budgeted.lines import AmountLine
from lcap_extract.budgeted.sheets import Line
from lcap_models.place import Box

__all__ = ["Spot", "lone_amounts", "without_place"]

Spot = tuple[int, Box]
"""A page and a box on it."""

_ALONE = re.compile(r"\$\s?\d[\d,]*(\.\d\d)?")


def lone_amounts(lines: Iterable[Line]) -> list[Spot]:
    """Return where an amount stands with nothing beside it on its line."""
    return [(line.page, line.box) for line in lines if _ALONE.fullmatch(line.text.strip())]


def without_place(spots: Iterable[Spot], lines: Sequence[AmountLine]) -> int:
    """Return how many of the spots are no amount of a line of money."""
    taken: dict[int, list[Box]] = {}
    for line in lines:
        for part in line.amount.parts:
            taken.setdefault(part.page, []).append(part.box)
    return sum(not any(_overlap(box, other) for other in taken.get(page, ())) for page, box in spots)


def _overlap(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
