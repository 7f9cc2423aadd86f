"""Where everything on a chart stands: title, what is measured, the plot, notes and source, one below the other.

Words stand above their bars, so that a chart reads on a phone and on paper. Bars keep their values: the renderer's
scale starts at zero. All places are pixels from the top left.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lcap_viz.charts.column import Column
from lcap_viz.charts.flow import way
from lcap_viz.charts.pairs import pairs
from lcap_viz.charts.pennies_grid import pennies
from lcap_viz.charts.shapes import INNER, MARGIN, NOTE, SOURCE, SUBTITLE, TITLE, VALUE_GAP, WIDTH, Layout, Text
from lcap_viz.charts.text import beside, notes, source, subtitle
from lcap_viz.facts import ChartFacts, Form, tell

__all__ = [
    "INNER",
    "MARGIN",
    "VALUE_GAP",
    "WIDTH",
    "Layout",
    "Text",
    "arrange",
    "beside",
    "notes",
    "source",
    "subtitle",
]


def arrange(facts: ChartFacts, lang: str) -> Layout:
    """Return the places of title, subtitle, rows, notes and source of one chart in one language."""
    column = Column()
    column.block(tell(facts.title, lang), TITLE, bold=True)
    column.y += 3
    column.block(subtitle(facts, lang), SUBTITLE, quiet=True)
    column.y += 10
    head = column.y
    _PLOTS[facts.form](column, facts, lang)
    foot = column.y
    for note in notes(facts, lang):
        column.y += 2
        column.block(note, NOTE)
    column.y += 4
    column.block(source(facts, lang), SOURCE, quiet=True)
    return column.layout(head, foot)


def _bars(column: Column, facts: ChartFacts, lang: str) -> None:
    for row in facts.rows:
        column.row(row, facts.series, lang)


_PLOTS: Mapping[Form, Callable[[Column, ChartFacts, str], None]] = MappingProxyType(
    {"bars": _bars, "pennies": pennies, "pairs": pairs, "way": way}
)
