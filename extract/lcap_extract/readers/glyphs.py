"""Does a font show the digits that it names? An 8 has two holes, a 2 stands on a bar, a 7 hangs from one.

A font's map from codes to letters may be missing, or lie. Then the text says one number and the page shows another, and
every program that reads the text agrees on the wrong one. The shapes do not lie.
"""

from collections.abc import Mapping
from typing import Any

from lcap_extract.readers.likeness import look_like_others
from lcap_extract.readers.outlines import Outline, Shape, shape_of

__all__ = ["Shape", "misnamed", "shows_other_digits"]

OUTLINES = {"0": 2, "1": 1, "2": 1, "3": 1, "4": 2, "5": 1, "6": 2, "7": 1, "8": 3, "9": 2}
"""Outlines of each digit: its body and its holes. A 4 may be open, a 0 may have a stroke or a dot inside."""

FEWEST = {**OUTLINES, "4": 1}
MOST = {**OUTLINES, "0": 4}

BARS = {"1": (0, 0.5, 0, 1), "2": (0, 1, 0.78, 1), "3": (0, 0.74, 0, 0.78), "5": (0.67, 1, 0, 0.78),
        "7": (0.8, 1, 0, 0.4)}  # fmt: skip
"""Which part of its width a digit's top spans, at least and at most, and its foot: a bar all, a curve half of it.
Measured on 39 fonts: the foot of a 2 from 0.82, of a 3 or 5 to 0.75; the top of a 5 from 0.68, of a 7 from 0.85."""

HOLES = {"0": (0.5, 1, 0, 1), "4": (0, 0.6, 0, 1), "6": (0, 0.6, 0, 0.55), "9": (0, 0.6, 0.45, 1)}
"""How high the hole is, at least and at most, and its middle, from the foot; parts of the digit's height."""

EDGE = 0.04
"""The top and the foot of a digit, of its height."""

ROUND, STRAIGHT = "0235689", "147"
"""Digits with curves, and digits that most fonts draw without."""


def shows_other_digits(font: Any) -> bool:
    """Tell whether the font's digits are not those it names; never of a font without outlines (a bitmap font)."""
    shapes = {digit: shape_of(font, digit) for digit in OUTLINES}
    drawn = [shape.outlines for shape in shapes.values()]
    own = {digit: shape for digit, shape in shapes.items() if drawn.count(shape.outlines) == 1}
    own = {digit: shape for digit, shape in own.items() if shape.outlines and not _is_box(shape)}
    return misnamed(own) or look_like_others(own)


def _is_box(shape: Shape) -> bool:
    """Tell whether it is the empty box that many fonts draw for a letter they lack."""
    return not shape.curved and len(shape.outlines) == 2 and all(len(points) <= 5 for points in shape.outlines)


def misnamed(shapes: Mapping[str, Shape]) -> bool:
    """Tell whether at least two digits do not look like themselves: one alone may be drawn in its own way.

    Too many outlines (strokes that overlap) count only beside a digit that is odd in another way.
    """
    odd = sum(len(shape.outlines) < FEWEST[digit] or _is_odd(digit, shapes) for digit, shape in shapes.items())
    many = sum(len(shape.outlines) > MOST[digit] for digit, shape in shapes.items())
    return odd > 0 and odd + many > 1


def _is_odd(digit: str, shapes: Mapping[str, Shape]) -> bool:
    """Tell whether a digit looks like another one."""
    shape = shapes[digit]
    others = [other for name, other in shapes.items() if name != digit]
    if digit in ROUND and not shape.curved and sum(other.curved for other in others) > 2:
        return True
    if digit in STRAIGHT and shape.curved:
        straight = [shapes[name].curved for name in STRAIGHT if name != digit and name in shapes]
        if len(straight) > 1 and not any(straight):
            return True
    count = len(shape.outlines)
    if digit == "0" and count > 2:
        return _are_stacked(shape.outlines)
    if count != OUTLINES[digit] or digit == "8":
        return False
    found = _bars(shape.outlines[0]) if count == 1 else _hole(shape.outlines)
    low, high, least, most = (BARS if count == 1 else HOLES)[digit]
    return not (low <= found[0] <= high and least <= found[1] <= most)


def _bars(points: Outline) -> tuple[float, float]:
    """Return which part of the digit's width its top spans, and its foot."""
    wide = max(x for x, _ in points) - min(x for x, _ in points) or 1.0
    low, high = _ends(points)
    edge = EDGE * (high - low)
    top = [x for x, y in points if y >= high - edge]
    foot = [x for x, y in points if y <= low + edge]
    return (max(top) - min(top)) / wide, (max(foot) - min(foot)) / wide


def _hole(outlines: list[Outline]) -> tuple[float, float]:
    """Return how high the hole is, and its middle from the foot, as parts of the digit's height."""
    hole, (low, high) = sorted(map(_ends, outlines), key=lambda ends: ends[1] - ends[0])
    tall = (high - low) or 1.0
    return (hole[1] - hole[0]) / tall, ((hole[0] + hole[1]) / 2 - low) / tall


def _are_stacked(outlines: list[Outline]) -> bool:
    """Tell whether the two holes stand one over the other, as in an 8."""
    first, second = sorted(map(_ends, outlines), key=lambda ends: ends[1] - ends[0])[:2]
    return first[0] >= second[1] or second[0] >= first[1]


def _ends(points: Outline) -> tuple[float, float]:
    return min(y for _, y in points), max(y for _, y in points)
