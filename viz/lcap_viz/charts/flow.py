"""The way of the money as bands that one can follow with a finger, left to right: what there is, for whom, for what.

All three columns have one scale. A band to the second column bends first and then runs straight under its label, or
around it where it is as tall. Each part has at least the room of its label, so that no two labels meet.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lcap_viz.charts.column import Column, styled
from lcap_viz.charts.measure import width, wrap
from lcap_viz.charts.shapes import LEADING, MARGIN, NOTE, SMALL, WIDTH, Band, Box, Style
from lcap_viz.facts import ChartFacts, ChartRow, tell, tell_amount

__all__ = ["way"]

TALL = 260.0
"""The height of the largest column, without the room between its parts."""
NODE = 12.0
LEFTS = (float(MARGIN), 160.0, 248.0)
"""The left edges of the three columns."""
BENT = LEFTS[0] + NODE + 34
"""Where a band to the second column has ended its bend."""
NEAR, AFTER = BENT + 5, LEFTS[2] + NODE + 7
"""Where the labels of the second and of the third column start."""
ROOMS = (0.0, LEFTS[1] - NEAR - 3, WIDTH - MARGIN - AFTER)
GAP, PAD = 12.0, 4.0
LINES = 6
STEPS = 10
"""Straight pieces of a band's bend."""

_Edge = tuple[float, float, float]
"""Where a band starts or ends: x, and from where to where it reaches down."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A part: its row, the place of its mark, and the top of its label."""

    row: ChartRow
    top: float
    height: float
    label: float

    @property
    def left(self) -> float:
        return LEFTS[self.row.step]


def way(column: Column, facts: ChartFacts, lang: str) -> None:
    """Draw the parts, the bands between them, and the labels."""
    start = facts.rows[0]
    column.block(f"{tell(start.label, lang)}: {tell_amount(start.amounts[0], lang)}", NOTE, bold=True)
    column.y += 8
    going = {link.source for link in facts.links}
    nodes, end = _nodes(facts.rows, lang, column.y)
    _bands(column, facts, nodes, going)
    for n, node in enumerate(nodes):
        style = "main" if n in going or node.row.step > 1 else "rest"
        box = Box(node.left, node.top, node.left + NODE, node.top + node.height, styled(style, node.row.amounts[0]))
        column.boxes.append(box)
        if node.row.step:
            _label(column, node, lang)
    column.y = end


def _nodes(rows: Sequence[ChartRow], lang: str, top: float) -> tuple[list[_Node], float]:
    """Return the parts, each column in its own order and halfway down the longest, and where that ends."""
    columns = [list(group) for _, group in groupby(rows, key=lambda row: row.step)]
    scale = TALL / max(sum(_value(row) for row in column) for column in columns)
    placed = [_placed(column, scale, top, lang) for column in columns]
    end = max(bottom for _, bottom in placed)
    return [_lower(node, (end - bottom) / 2) for nodes, bottom in placed for node in nodes], end


def _placed(rows: Sequence[ChartRow], scale: float, top: float, lang: str) -> tuple[list[_Node], float]:
    """Return the parts of one column from `top` down, and where it ends."""
    found = []
    for row in rows:
        found.append(_node(row, max(_value(row) * scale, 1.0), top, lang))
        top = max(found[-1].top + found[-1].height, found[-1].label + _label_height(row, lang)) + GAP
    return found, top


def _lower(node: _Node, by: float) -> _Node:
    return replace(node, top=node.top + by, label=node.label + by)


def _node(row: ChartRow, height: float, top: float, lang: str) -> _Node:
    """Place a part and its label: for whom, the label within its band, or above one that is too thin for it."""
    label = _label_height(row, lang)
    if row.step != 1:
        return _Node(row, top + max(label - height, 0) / 2, height, top + max(height - label, 0) / 2)
    if height >= label + 2 * PAD:
        return _Node(row, top, height, top + (height - label) / 2)
    return _Node(row, top + label + 1, height, top)


def _bands(column: Column, facts: ChartFacts, nodes: Sequence[_Node], going: set[int]) -> None:
    """Draw each link from the next free place of its source to the next free place of its target."""
    leaving = [node.top for node in nodes]
    arriving = [node.top for node in nodes]
    for link in facts.links:
        one, two = nodes[link.source], nodes[link.target]
        value = float(link.amount.value or 0)
        out, into = (value * node.height / _value(node.row) for node in (one, two))
        start = (one.left + NODE, leaving[link.source], leaving[link.source] + out)
        end = (two.left, arriving[link.target], arriving[link.target] + into)
        style = "band" if two.row.step > 1 or link.target in going else "rest"
        _band(column, start, end, styled(style, link.amount), straight=two.row.step == 1)
        leaving[link.source] += out
        arriving[link.target] += into


def _band(column: Column, start: _Edge, end: _Edge, style: Style, *, straight: bool) -> None:
    bend = (BENT, *end[1:]) if straight else end
    upper, lower = [], []
    for n in range(STEPS + 1):
        share = n / STEPS
        bent = share * share * (3 - 2 * share)
        x, top, bottom = (one + (two - one) * by for one, two, by in zip(start, bend, (share, bent, bent), strict=True))
        upper.append((x, top))
        lower.append((x, bottom))
    if straight:
        upper.append((end[0], end[1]))
        lower.append((end[0], end[2]))
    column.bands.append(Band((*upper, *reversed(lower)), style))


def _label(column: Column, node: _Node, lang: str) -> None:
    """Write name and amount; on white within a band."""
    step = node.row.step
    left, room = NEAR if step == 1 else AFTER, ROOMS[step]
    name, amount = _said(node.row, lang)
    if step == 1 and node.label > node.top:
        lines = [width(line, SMALL) for line in wrap(name, room, SMALL, lines=LINES)]
        lines += [width(line, NOTE, bold=True) for line in wrap(amount, room, NOTE, bold=True)]
        end = node.label + _label_height(node.row, lang)
        column.boxes.append(Box(left - 4, node.label - 1, left + max(lines) + 2, end + 1, "plate"))
    y = column.words(name, SMALL, node.label, left, room, lines=LINES)
    column.words(amount, NOTE, y, left, room, bold=True)


def _label_height(row: ChartRow, lang: str) -> float:
    if not row.step:
        return 0.0
    name, amount = _said(row, lang)
    room = ROOMS[row.step]
    return (
        len(wrap(name, room, SMALL, lines=LINES)) * SMALL + len(wrap(amount, room, NOTE, bold=True)) * NOTE
    ) * LEADING


def _said(row: ChartRow, lang: str) -> tuple[str, str]:
    """Return name and amount; the amount may break over lines, so that none of it is ever cut."""
    return tell(row.label, lang), tell_amount(row.amounts[0], lang).replace("\u00a0", " ")


def _value(row: ChartRow) -> float:
    return float(row.amounts[0].value or 0)
