"""A chart in words: for people who do not see it, for print, for reading aloud."""

from lcap_viz import words
from lcap_viz.charts.layout import beside, notes, source, subtitle
from lcap_viz.facts import ChartFacts, ChartRow, tell

__all__ = ["describe", "line", "written"]


def describe(facts: ChartFacts, lang: str) -> str:
    """Return the chart's description: what it measures, and every row."""
    return " ".join((subtitle(facts, lang) + ".", *(line(row, facts, lang) + "." for row in facts.rows)))


def line(row: ChartRow, facts: ChartFacts, lang: str) -> str:
    """Return one row in words with exact amounts: "1.3 Tutors: $12,000.50 planned, $9,000 spent"."""
    amounts = ", ".join(
        beside(amount, series, lang, exact=True) for amount, series in zip(row.amounts, facts.series, strict=True)
    )
    return words.say("chart.text.row", lang, label=tell(row.label, lang), amounts=amounts)


def written(facts: ChartFacts, lang: str) -> str:
    """Return the chart as a text file: title, subtitle, one line per row with exact amounts, notes, source."""
    head = (tell(facts.title, lang), subtitle(facts, lang), "")
    rows = (line(row, facts, lang) for row in facts.rows)
    return "\n".join((*head, *rows, "", *notes(facts, lang), source(facts, lang))) + "\n"
