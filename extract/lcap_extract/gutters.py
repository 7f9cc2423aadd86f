"""Where the columns of a table without lines part: the white strips between what stands under its headers."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

__all__ = ["edges_between"]

Span = tuple[float, float]
"""From x0 to x1, in points."""

NARROWEST = 0.8
"""A white strip between two columns is at least this wide, in points."""

UNCLEAR = 0.75
"""What stands between two headers, nearly as far from the one as from the other, could belong to either."""


def edges_between(headers: Sequence[Span], spans: Iterable[Span]) -> list[float] | None:
    """Return the x between each two columns, or None where what stands under the headers leaves no white strip.

    Args:
        headers: from where to where each header's words reach, from left to right.
        spans: from where to where each word under them reaches.
    """
    held = _merged([*spans, *headers])
    edges = []
    for left, right in pairwise(headers):
        edge = _edge(left, right, held)
        if edge is None:
            return None
        edges.append(edge)
    return edges


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans with those that overlap, or leave less than a strip between them, as one."""
    whole: list[Span] = []
    for x0, x1 in sorted(spans):
        if whole and x0 < whole[-1][1] + NARROWEST:
            whole[-1] = whole[-1][0], max(whole[-1][1], x1)
        else:
            whole.append((x0, x1))
    return whole


def _edge(left: Span, right: Span, held: Sequence[Span]) -> float | None:
    """Return the middle of the white strip between two headers' columns."""
    start, end = left[1], right[0]
    for x0, x1 in held:
        if x1 <= left[0] or x0 >= right[1]:
            continue
        of_left, of_right = x0 < left[1], x1 > right[0]
        if of_left and of_right:
            return None
        if not of_left and not of_right:
            before, after = x0 - left[1], right[0] - x1
            if min(before, after) > UNCLEAR * max(before, after):
                return None
            of_left = before < after
        if of_left:
            start = max(start, x1)
        else:
            end = min(end, x0)
    return (start + end) / 2 if end - start >= NARROWEST else None
