"""Where everything on a chart stands: words above their bars, so that it reads on a phone and on paper.

All places are pixels from the top left. Bars keep their values: the renderer's scale starts at zero.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lcap_models.figure import State
from lcap_viz import words
from lcap_viz.charts.measure import width, wrap
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Series, tell, tell_amount

__all__ = ["Bar", "Layout", "Style", "Text", "arrange", "beside", "notes", "source", "subtitle"]

WIDTH = 400
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
    column = _Column()
    column.block(tell(facts.title, lang), TITLE, bold=True)
    column.y += 3
    column.block(subtitle(facts, lang), SUBTITLE, quiet=True)
    column.y += 10
    head = column.y
    for row in facts.rows:
        column.row(row, facts.series, lang)
    foot = column.y
    for note in notes(facts, lang):
        column.y += 2
        column.block(note, NOTE)
    column.y += 4
    column.block(source(facts, lang), SOURCE, quiet=True)
    return _layout(column, head, foot)


class _Column:
    """The chart from the top down, as it fills: `y` is where the next thing starts."""

    def __init__(self) -> None:
        self.y: float = MARGIN
        self.texts: list[Text] = []
        self.bars: list[Bar] = []

    def block(self, text: str, size: float, *, bold: bool = False, quiet: bool = False, lines: int = 9) -> None:
        """Add words over as many lines as they need."""
        for line in wrap(text, INNER, size, bold=bold, lines=lines):
            self.texts.append(Text(line, self.y + size, size, bold, quiet))
            self.y += size * LEADING

    def row(self, row: ChartRow, series: tuple[Series, ...], lang: str) -> None:
        """Add a row: its name, then one bar per series with its amount beside it."""
        self.block(tell(row.label, lang), NOTE if row.part else LABEL, bold=row.strong, lines=LABEL_LINES)
        self.y += 2
        size = NOTE if row.part else VALUE
        thick = PART_BAR if row.part else PAIR_BAR if len(series) > 1 else BAR
        for n, amount in enumerate(row.amounts):
            value = float(amount.value or Decimal(0))
            if amount.value is not None:
                self.bars.append(Bar(value, self.y, self.y + thick, _style(row, amount, n)))
            middle = self.y + thick / 2 + size * 0.36
            said = beside(amount, series[n], lang)
            self.texts.append(Text(said, middle, size, bold=True, value=max(value, 0.0)))
            self.y += thick + PAIR_GAP
        self.y += ROW_GAP - PAIR_GAP


def _layout(column: _Column, head: float, foot: float) -> Layout:
    values = [bar.value for bar in column.bars] or [1.0]
    low, high = min(0.0, *values), max(0.0, *values)
    beside = max((width(t.text, t.size, bold=True) for t in column.texts if t.value is not None), default=0.0)
    right = WIDTH - MARGIN - min(beside, INNER - 80) - VALUE_GAP
    height = column.y + MARGIN - 4
    high = high if high > low else low + 1
    return Layout(height, head, foot, low, high, right, tuple(column.bars), tuple(column.texts))


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


def beside(amount: Amount, series: Series, lang: str, *, exact: bool = False) -> str:
    """Return the words at the end of a bar: the amount, and which of two it is."""
    said, name = tell_amount(amount, lang, exact=exact), words.say(series, lang) if series else ""
    if not name:
        return said
    return f"{said} {name}" if amount.value is not None else f"{name}: {said}"


def _style(row: ChartRow, amount: Amount, index: int) -> Style:
    pale = row.part or (len(row.amounts) > 1 and index == 0)
    style = "light" if pale else "strong" if row.strong and len(row.amounts) == 1 else "main"
    return style + ("?" if amount.state is State.DOUBTFUL else "")
