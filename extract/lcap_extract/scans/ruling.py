"""The lines of tables in a picture, put together from their edges."""

from collections.abc import Sequence

from lcap_extract.scans.edges import Line, turned
from lcap_extract.scans.images import Grey

__all__ = ["strokes_apart", "whole_lines", "without_lines"]

NEAR, BREAK = 0.04, 0.12
"""Inches: the two edges of a line are this near, at most; letters that touch a line break it for so long, at most."""

STROKE, JOINT = 0.4, 0.04
"""Inches: a shorter line is a stroke of a letter, unless lines the other way are so near to both of its ends."""


def whole_lines(pieces: Sequence[Line], dpi: float) -> list[Line]:
    """Return the lines that the pieces make up."""
    across = [piece for piece in pieces if piece[1] == piece[3]]
    down = [turned(piece) for piece in pieces if piece[1] != piece[3]]
    return _whole(across, dpi) + list(map(turned, _whole(down, dpi)))


def strokes_apart(pieces: Sequence[Line], dpi: float) -> list[Line]:
    """Return the pieces without strokes of letters, as the l of a large "Goal" or the feet of "222" in a row.

    Sides of cells join lines at both of their ends.
    """
    lines = whole_lines(pieces, dpi)
    down, across = _strokes(lines, dpi), _strokes([turned(line) for line in lines], dpi)
    near = NEAR * dpi
    return [p for p in pieces if not _is_of_any(p, down, near) and not _is_of_any(turned(p), across, near)]


def _strokes(lines: Sequence[Line], dpi: float) -> list[Line]:
    """Return the lines down that are strokes of letters."""
    across = [line for line in lines if line[1] == line[3]]
    return [line for line in lines if line[0] == line[2] and _is_stroke(line, across, dpi)]


def _is_stroke(line: Line, across: Sequence[Line], dpi: float) -> bool:
    x, top, _, bottom = line
    if bottom - top >= STROKE * dpi:
        return False
    near = JOINT * dpi
    beside = [y for left, y, right, _ in across if left - near <= x <= right + near]
    return not all(any(abs(y - end) <= near for y in beside) for end in (top, bottom))


def _is_of_any(piece: Line, lines: Sequence[Line], near: float) -> bool:
    """Tell whether a piece down belongs to one of the lines."""
    x, top, x1, bottom = piece
    return x == x1 and any(abs(x - line[0]) <= near and top < line[3] and line[1] < bottom for line in lines)


def _whole(pieces: list[Line], dpi: float) -> list[Line]:
    """Return the pieces across with those that go on with each other, or lie on each other, as one line."""
    near, gap = NEAR * dpi, BREAK * dpi
    lines: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: (piece[0], piece[1])):
        fits = [own for own in lines if any(_goes_on(other, piece, near, gap) for other in own)]
        merged = [piece, *(one for own in fits for one in own)]
        lines = [own for own in lines if own not in fits] + [merged]
    return [_one(own) for own in lines]


def _goes_on(one: Line, other: Line, near: float, gap: float) -> bool:
    return abs(one[1] - other[1]) <= near and one[0] - gap <= other[2] and other[0] - gap <= one[2]


def _one(pieces: list[Line]) -> Line:
    length = sum(x1 - x0 for x0, _, x1, _ in pieces)
    y = sum(y * (x1 - x0) for x0, y, x1, _ in pieces) / length
    return min(piece[0] for piece in pieces), y, max(piece[2] for piece in pieces), y


def without_lines(picture: Grey, lines: Sequence[Line], dpi: float) -> Grey:
    """Return the picture with the lines painted white, as thick as they are."""
    clean = picture.copy()
    reach = max(2, round(0.012 * dpi))
    height, width = picture.shape
    for x0, y0, x1, y1 in lines:
        top, bottom = max(0, int(y0) - reach), min(height, int(y1) + reach + 1)
        left, right = max(0, int(x0) - reach), min(width, int(x1) + reach + 1)
        clean[top:bottom, left:right] = 255
    return clean
