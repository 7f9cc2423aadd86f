"""Pages whose text runs sideways or upside down, without the file saying that they lie turned.

Such a page is read as a person holds it: turned until most of its text runs from left to right. Its boxes are then in
points of the page as held.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

__all__ = ["QUARTERS", "Box4", "Direction", "direction_of", "held", "held_size", "main_direction"]

Direction = Literal["right", "up", "back", "down"]
"""Where text runs on the page as displayed."""

QUARTERS: dict[Direction, int] = {"right": 0, "down": 1, "back": 2, "up": 3}
"""By how many quarters a page is turned to the left, so that text that runs there runs to the right."""

Box4 = tuple[float, float, float, float]
"""x0, top, x1, bottom."""

STRAIGHT = 0.02
"""Text that leaves its direction by more than this part runs aslant, as a watermark does."""


def direction_of(along: float, up: float) -> Direction | None:
    """Return where text runs whose baseline goes so far to the right and so far up; None if aslant."""
    if abs(up) <= STRAIGHT * abs(along):
        return "right" if along > 0 else "back"
    if abs(along) <= STRAIGHT * abs(up):
        return "up" if up > 0 else "down"
    return None


def main_direction(directions: Iterable[Direction | None]) -> Direction:
    """Return where most of a page's text runs; "right" for a page without straight text."""
    counted = Counter(direction for direction in directions if direction is not None)
    return max(counted, key=lambda d: (counted[d], d == "right"), default="right")


def held(box: Box4, direction: Direction, width: float, height: float) -> Box4:
    """Return a box of the displayed page (its width and height in points) on the page as held to read that text."""
    x0, top, x1, bottom = box
    if direction == "up":
        return height - bottom, x0, height - top, x1
    if direction == "down":
        return top, width - x1, bottom, width - x0
    if direction == "back":
        return width - x1, height - bottom, width - x0, height - top
    return box


def held_size(direction: Direction, width: float, height: float) -> tuple[float, float]:
    """Return the page's width and height as held."""
    return (height, width) if direction in ("up", "down") else (width, height)
