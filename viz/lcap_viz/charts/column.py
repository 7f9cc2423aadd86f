"""A chart from the top down, as it fills: words in lines, bars under their names, shapes at their places."""

from collections.abc import Iterable
from decimal import Decimal

from lcap_viz.charts.measure import width, wrap
from lcap_viz.charts.shapes import (
    INNER,
    LABEL,
    LEADING,
    MARGIN,
    NOTE,
    VALUE_GAP,
    WIDTH,
    Band,
    Bar,
    Box,
    Layout,
    Style,
    Text,
)
from lcap_viz.charts.text import beside
from lcap_viz.facts import Amount, ChartRow, Series, tell

__all__ = ["Column", "styled"]

BAR, PAIR_BAR, PART_BAR = 22.0, 18.0, 12.0
PAIR_GAP, ROW_GAP = 3.0, 15.0
LABEL_LINES = 2


class Column:
    """The chart so far: `y` is where the next thing starts."""

    def __init__(self) -> None:
        self.y: float = MARGIN
        self.texts: list[Text] = []
        self.bars: list[Bar] = []
        self.bands: list[Band] = []
        self.boxes: list[Box] = []

    def block(self, text: str, size: float, *, bold: bool = False, quiet: bool = False, lines: int = 9) -> None:
        """Add words over the whole width, over as many lines as they need."""
        self.y = self.words(text, size, self.y, MARGIN, INNER, bold=bold, quiet=quiet, lines=lines)

    def words(
        self,
        text: str,
        size: float,
        top: float,
        left: float,
        room: float,
        *,
        bold: bool = False,
        quiet: bool = False,
        lines: int = 9,
        middle: bool = False,
    ) -> float:
        """Add words in a place of their own and return where they end; `middle` centers them in their room."""
        x = left + room / 2 if middle else left
        for line in wrap(text, room, size, bold=bold, lines=lines):
            self.texts.append(Text(line, top + size, size, bold, quiet, x=x, middle=middle))
            top += size * LEADING
        return top

    def row(self, row: ChartRow, series: tuple[Series, ...], lang: str) -> None:
        """Add a row: its name, then one bar per series with its amount beside it."""
        if row.heading:
            self.y += 4
            self.block(tell(row.heading, lang), NOTE, bold=True, quiet=True)
            self.y += 5
        self.block(tell(row.label, lang), NOTE if row.part else LABEL, bold=row.strong, lines=LABEL_LINES)
        self.y += 2
        size = NOTE if row.part else LABEL
        thick = PART_BAR if row.part else PAIR_BAR if len(series) > 1 else BAR
        for n, amount in enumerate(row.amounts):
            value = float(amount.value or Decimal(0))
            if amount.value is not None:
                self.bars.append(Bar(value, self.y, self.y + thick, _bar_style(row, amount, n)))
            middle = self.y + thick / 2 + size * 0.36
            said = beside(amount, series[n], lang)
            self.texts.append(Text(said, middle, size, bold=True, value=max(value, 0.0)))
            self.y += thick + PAIR_GAP
        self.y += ROW_GAP - PAIR_GAP

    def layout(self, head: float, foot: float) -> Layout:
        """Return the whole chart; the longest bar leaves room for the widest amount."""
        values = [bar.value for bar in self.bars] or [1.0]
        low, high = min(0.0, *values), max(0.0, *values)
        high = high if high > low else low + 1
        height = self.y + MARGIN - 4
        shapes = (tuple(self.bars), tuple(self.texts), tuple(self.bands), tuple(self.boxes))
        return Layout(height, head, foot, low, high, _right(self.texts, low, high), *shapes)


def _right(texts: Iterable[Text], low: float, high: float) -> float:
    """Return how far the bars may reach so that each amount, at the end of its own bar, stays in the picture."""
    room = WIDTH - MARGIN - VALUE_GAP
    reach = room - MARGIN
    for text in texts:
        if text.value:
            reach = min(
                reach, (room - MARGIN - width(text.text, text.size, bold=True)) / (text.value - low) * (high - low)
            )
    return MARGIN + max(reach, 60.0)


def _bar_style(row: ChartRow, amount: Amount, index: int) -> Style:
    pale = row.part or (len(row.amounts) > 1 and index == 0)
    return styled("light" if pale else "strong" if row.strong and len(row.amounts) == 1 else "main", amount)


def styled(style: Style, amount: Amount) -> Style:
    """Return the style, striped where the amount is doubtful."""
    return style + "?" if amount.doubtful else style
