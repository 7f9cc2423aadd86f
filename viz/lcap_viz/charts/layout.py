"""Where everything on a chart stands: words above their bars, so that it reads on a phone and on paper.

All places are pixels from the top left. Bars keep their values: the renderer's scale starts at zero.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lcap_models.figure import State
from lcap_viz import words
from lcap_viz.charts.measure import width, wrap
from lcap_viz.facts import Amount, ChartFacts, ChartRow, tell, tell_amount

__all__ = ["Bar", "Layout", "Style", "Text", "arrange"]

WIDTH = 460
MARGIN = 10
INNER = WIDTH - 2 * MARGIN
TITLE, SUBTITLE, LABEL, VALUE, NOTE, SOURCE = 21.0, 14.0, 15.0, 15.0, 13.0, 12.0
LEADING = 1.28
"""Line height as a multiple of the font size."""
BAR, PAIR_BAR, PART_BAR = 22.0, 18.0, 12.0
PAIR_GAP, ROW_GAP, VALUE_GAP = 3.0, 15.0, 7.0
LABEL_LINES = 2

Style = str
"""How a bar is filled: "main", "strong", "light" (outlined); with "?" appended where it is doubtful."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its value from zero, top and bottom in pixels, and its style."""

    value: float
    top: float
    bottom: float
    style: Style


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words. `value` places it at the end of a bar of that value; else it stands at the left."""

    text: str
    y: float
    size: float
    bold: bool = False
    quiet: bool = False
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart ready to draw. Bars run from `zero` to `right` pixels over `low` to `high`; `head` and `foot` are the
    heights at which the plot starts and ends, so that a page can show it under a heading of its own."""

    height: float
    head: float
    foot: float
    low: float
    high: float
    right: float
    bars: tuple[Bar, ...]
    texts: tuple[Text, ...]


def arrange(facts: ChartFacts, lang: str) -> Layout:
    """Return the places of title, subtitle, rows, notes and source of one chart in one language."""
    texts: list[Text] = []
    y = _block(texts, tell(facts.title, lang), MARGIN, TITLE, bold=True)
    head = y = _block(texts, subtitle(facts, lang), y + 3, SUBTITLE, quiet=True) + 10
    bars: list[Bar] = []
    for row in facts.rows:
        y = _row(texts, bars, row, facts, lang, y)
    foot = y
    for note in notes(facts, lang):
        y = _block(texts, note, y + 2, NOTE)
    y = _block(texts, source(facts, lang), y + 4, SOURCE, quiet=True) + MARGIN - 4
    values = [bar.value for bar in bars] or [1.0]
    low, high = min(0.0, *values), max(0.0, *values)
    beside = max((width(t.text, t.size, bold=True) for t in texts if t.value is not None), default=0.0)
    right = WIDTH - MARGIN - min(beside, INNER - 80) - VALUE_GAP
    return Layout(y, head, foot, low, high if high > low else low + 1, right, tuple(bars), tuple(texts))


def subtitle(facts: ChartFacts, lang: str) -> str:
    """Return what the bars measure, which year, and whether the plan is a draft."""
    year = facts.year or words.say("word.unknown_year", lang)
    return words.say(
        "chart.subtitle", lang, what=tell(facts.what, lang), year=year, status=words.say(facts.status, lang)
    )


def notes(facts: ChartFacts, lang: str) -> Iterator[str]:
    """Yield the notes under a chart: its own, then what the mark of doubt means where one is drawn."""
    for note in facts.notes:
        yield tell(note, lang)
    if facts.doubtful:
        yield words.say("chart.doubt_note", lang)


def source(facts: ChartFacts, lang: str) -> str:
    """Return district, plan, pages and file: where the figures come from."""
    return words.say(
        "chart.source",
        lang,
        lea=facts.lea_name or words.say("word.unknown_lea", lang),
        year=facts.plan_year or words.say("word.unknown_year", lang),
        pages=words.pages_words(facts.pages, lang),
        sha=facts.sha256[:8],
    )


def _block(
    texts: list[Text], text: str, y: float, size: float, *, bold: bool = False, quiet: bool = False, lines: int = 9
) -> float:
    """Add wrapped lines under `y` and return where they end."""
    for line in wrap(text, INNER, size, bold=bold, lines=lines):
        texts.append(Text(line, y + size, size, bold, quiet))
        y += size * LEADING
    return y


def _row(texts: list[Text], bars: list[Bar], row: ChartRow, facts: ChartFacts, lang: str, y: float) -> float:
    size = NOTE if row.part else LABEL
    y = _block(texts, tell(row.label, lang), y, size, bold=row.strong, lines=LABEL_LINES) + 2
    thick = PART_BAR if row.part else PAIR_BAR if len(facts.series) > 1 else BAR
    for n, amount in enumerate(row.amounts):
        value = float(amount.value or Decimal(0))
        if amount.value:
            bars.append(Bar(value, y, y + thick, _style(row, amount, n, len(facts.series))))
        size = NOTE if row.part else VALUE
        middle = y + thick / 2 + size * 0.36
        texts.append(Text(_beside(amount, facts.series[n], lang), middle, size, bold=True, value=max(value, 0.0)))
        y += thick + PAIR_GAP
    return y - PAIR_GAP + ROW_GAP


def _beside(amount: Amount, series: str, lang: str) -> str:
    said = tell_amount(amount, lang)
    return f"{said} {words.say(series, lang)}" if series else said


def _style(row: ChartRow, amount: Amount, index: int, count: int) -> Style:
    pale = row.part or (count > 1 and index == 0)
    style = "light" if pale else "strong" if row.strong and count == 1 else "main"
    return style + ("?" if amount.state is State.DOUBTFUL else "")
