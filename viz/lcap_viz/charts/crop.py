"""A chart cut to its plot, for a page that says title, subtitle, notes and source in its own words."""

import re
from dataclasses import dataclass

from lcap_viz.charts.draw import Chart
from lcap_viz.charts.layout import INNER, MARGIN

__all__ = ["Plot", "plot_of"]

_TEXT = re.compile(r'<text[^>]*?transform="translate\([-\d.]+,(?P<y>[-\d.]+)\).*?</text>', re.S)
"""A line of words in a chart, with its height in the chart's own units."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot of a chart as SVG, and its measures in the chart's own units."""

    svg: str
    wide: float
    high: float


def plot_of(chart: Chart) -> Plot:
    """Return the chart without the words above and below its plot."""
    top, wide, high = chart.head - 6, INNER + 2, chart.foot - chart.head
    inside = _TEXT.sub(lambda text: text[0] if top <= float(text["y"]) <= chart.foot else "", chart.svg)
    opening, rest = inside.split(">", 1)
    opening = re.sub(r' (width|height|viewBox)="[^"]*"', "", opening)
    box = f' width="{wide}" height="{high:.0f}" viewBox="{MARGIN - 1} {top:.0f} {wide} {high:.0f}"'
    return Plot(f"{opening}{box}>{rest}", wide, high)
