"""The charts as the report shows them: cut to their bars, with title, notes and exact figures as text of the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lcap_viz import words
from lcap_viz.charts.draw import Chart
from lcap_viz.charts.layout import INNER, MARGIN, notes, subtitle
from lcap_viz.report.marks import Marks

__all__ = ["SECTIONS", "Picture", "picture", "section_of"]

SECTIONS = {
    "income": "income",
    "promise": "promise",
    "gaps": "promise",
    "carryover": "promise",
    "carried": "promise",
    "contradictions": "findings",
}
"""Which section shows a chart; all others show where the equity money goes."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart in one language, as the page shows it."""

    chart: Chart
    section: str
    title: Markup
    subtitle: str
    svg: Markup
    notes: tuple[str, ...]
    rows: tuple[tuple[Markup, tuple[Markup, ...]], ...]
    columns: tuple[str, ...]
    pages: str


def section_of(name: str) -> str:
    """Return the section in which a chart stands."""
    return SECTIONS.get(name, "where")


def picture(chart: Chart, marks: Marks) -> Picture:
    """Return a chart for the page; its numbers are links to their proof."""
    facts, lang = chart.facts, chart.lang
    rows = tuple(
        (marks.tell(row.label, lang), tuple(marks.amount(amount, lang, exact=True) for amount in row.amounts))
        for row in facts.rows
    )
    return Picture(
        chart=chart,
        section=section_of(chart.name),
        title=marks.tell(facts.title, lang),
        subtitle=subtitle(facts, lang),
        svg=_inline(chart),
        notes=tuple(notes(facts, lang)),
        rows=rows,
        columns=_columns(facts.series, facts.unit),
        pages=words.pages_words(facts.pages, lang),
    )


def _columns(series: Sequence[str], unit: str) -> tuple[str, ...]:
    return tuple(one or f"unit.{unit}" for one in series)


def _inline(chart: Chart) -> Markup:
    """Return the chart's SVG cut to its bars: the page itself says title, notes and source."""
    view = f'viewBox="{MARGIN - 1} {chart.head - 6:.0f} {INNER + 2} {chart.foot - chart.head:.0f}"'
    opening, rest = chart.svg.split(">", 1)
    opening = re.sub(r' (width|height)="[^"]*"', "", opening)
    return Markup(re.sub(r'viewBox="[^"]*"', view, opening) + ">" + rest)
