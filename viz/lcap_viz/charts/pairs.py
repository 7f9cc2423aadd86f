"""Two figures for one thing, side by side, each with the place where it stands."""

import re

from lcap_viz.charts.column import Column, styled
from lcap_viz.charts.measure import width, wrap
from lcap_viz.charts.shapes import INNER, LABEL, LEADING, MARGIN, SMALL, Box
from lcap_viz.facts import Amount, ChartFacts, ChartRow, tell, tell_amount

__all__ = ["pairs"]

BETWEEN = 26.0
"""The room between two boxes, for the sign that they differ."""
SIDE = (INNER - BETWEEN) / 2
STRIP, PAD, BIG = 7.0, 6.0, 17.0
LINES = 4


def pairs(column: Column, facts: ChartFacts, lang: str) -> None:
    """Draw a box for each figure; its upper edge is striped where the figure is doubtful."""
    for row in facts.rows:
        column.block(tell(row.label, lang), LABEL, bold=True, lines=3)
        column.y += 3
        height = STRIP + PAD + max(_height(row, n, lang) for n in range(2)) + PAD
        for n in range(len(row.amounts)):
            _side(column, row, n, height, lang)
        column.words("≠", 22.0, column.y + height / 2 - 15, MARGIN + SIDE, BETWEEN, bold=True, middle=True)
        column.y += height + 15


def _side(column: Column, row: ChartRow, index: int, height: float, lang: str) -> None:
    amount = row.amounts[index]
    left, top = MARGIN + index * (SIDE + BETWEEN), column.y
    column.boxes.append(Box(left, top, left + SIDE, top + height, "paper"))
    column.boxes.append(Box(left, top, left + SIDE, top + STRIP, styled("main" if index else "strong", amount)))
    room, inside = SIDE - 2 * PAD, left + PAD
    end = column.words(
        _figure(amount, lang), _size(amount, lang), top + STRIP + PAD, inside, room, bold=True, lines=3, middle=True
    )
    column.words(_caption(row, index, lang), SMALL, end, inside, room, lines=LINES, middle=True)


def _height(row: ChartRow, index: int, lang: str) -> float:
    amount, room = row.amounts[index], SIDE - 2 * PAD
    size = _size(amount, lang)
    figure = len(wrap(_figure(amount, lang), room, size, bold=True, lines=3)) * size
    return (figure + len(wrap(_caption(row, index, lang), room, SMALL, lines=LINES)) * SMALL) * LEADING


def _caption(row: ChartRow, index: int, lang: str) -> str:
    """Return where a figure stands; a number stays on the line of the word before it ("page 132")."""
    return re.sub(r" (?=\d)", "\u00a0", tell(row.captions[index], lang))


def _figure(amount: Amount, lang: str) -> str:
    return tell_amount(amount, lang, exact=True)


def _size(amount: Amount, lang: str) -> float:
    """Return the size at which the figure fits one line, but never less than the caption's."""
    wide = width(_figure(amount, lang), BIG, bold=True)
    return max(SMALL, min(BIG, BIG * (SIDE - 2 * PAD) / wide))
