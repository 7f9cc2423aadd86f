"""A dollar as ten by ten coins, each topic in a paint of its own; its name and cents stand beside a coin of it."""

from lcap_viz.charts.column import Column, styled
from lcap_viz.charts.measure import wrap
from lcap_viz.charts.shapes import BODY, LEADING, MARGIN, SMALL, WIDTH, Box
from lcap_viz.facts import ChartFacts, ChartRow, tell, tell_amount

__all__ = ["pennies"]

SIDE, PITCH, COIN = 10, 21.0, 18.0
LABELS = MARGIN + SIDE * PITCH + 14
"""Where the labels' coins start."""
ROOM = WIDTH - MARGIN - LABELS - PITCH - 4
GAP = 9.0


def pennies(column: Column, facts: ChartFacts, lang: str) -> None:
    """Draw the coins row by row, the largest topic first, and a label for each topic."""
    top = column.y
    styles = [styled(f"coin{n}", row.amounts[0]) for n, row in enumerate(facts.rows)]
    labels = [_height(row, lang) for row in facts.rows]
    height = max(SIDE * PITCH, sum(labels) + GAP * (len(labels) - 1))
    spent = [styles[n] for n, row in enumerate(facts.rows) for _ in range(int(row.amounts[0].value or 0))]
    for n, style in enumerate(spent):
        _coin(column, MARGIN + n % SIDE * PITCH, top + n // SIDE * PITCH, style)
    y = top
    for row, style, tall in zip(facts.rows, styles, labels, strict=True):
        _coin(column, LABELS, y, style)
        end = column.words(tell_amount(row.amounts[0], lang), BODY, y, LABELS + PITCH + 4, ROOM, bold=True)
        column.words(tell(row.label, lang), SMALL, end, LABELS + PITCH + 4, ROOM, lines=4)
        y += tall + GAP
    column.y = top + height + 12


def _coin(column: Column, left: float, top: float, style: str) -> None:
    column.boxes.append(Box(left, top, left + COIN, top + COIN, style, round=True))


def _height(row: ChartRow, lang: str) -> float:
    lines = len(wrap(tell(row.label, lang), ROOM, SMALL, lines=4))
    return max(
        COIN, (len(wrap(tell_amount(row.amounts[0], lang), ROOM, BODY, bold=True)) * BODY + lines * SMALL) * LEADING
    )
