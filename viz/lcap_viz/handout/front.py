"""Page 1, to hold up: the one main message, three numbers, one chart, one question. Words only, for the template."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lcap_models.ledger import Ledger
from lcap_viz import words
from lcap_viz.charts.crop import plot_of
from lcap_viz.charts.draw import Chart, draw
from lcap_viz.charts.text import describe, subtitle
from lcap_viz.facts import tell, tell_amount
from lcap_viz.message import KeyNumber, Message, disputes_of
from lcap_viz.message import tell as say

__all__ = ["FRONTS", "Front", "front", "showing"]

SMALLEST = 12.0
"""Points: nothing on the handout is smaller, words inside the chart included."""
PAGE, GAP = 525.0, 18.0
BESIDE = 386.0
"""Points: the width of the page between its margins, between numbers and chart, and of a chart beside the numbers."""
NARROW = 345.0
"""A chart beside the numbers is at least so wide."""
DIGIT, UNIT, SMALL = 0.54, 9.0, 24.0
"""The width of a large digit, as a share of its size; of a letter of the word after it, in points; and the size below
which that word rather stands on a line of its own."""

_NUMBER = re.compile(r"(?P<before>[^\d$-]*)(?P<number>-?\$?[\d.,]*\d%?)(?P<after>.*)", re.S)
_TEXT = re.compile(
    r'<text[^>]*?transform="translate\([-\d.]+,(?P<y>[-\d.]+)\)[^>]*?font-size="(?P<size>[\d.]+)px".*?</text>', re.S
)
"""A line of words in a chart, with its height and its size in the chart's own units."""
_OF_THE_REPORT = {"chart.note.contested", "chart.doubt_note", "chart.contradictions.more"}
"""Notes of charts that the handout says in its own words."""


@dataclass(frozen=True, slots=True)
class Front:
    """How page 1 is set: type sizes in points; `bars` how many rows of the chart are drawn (0: all)."""

    main: int
    number: int
    question: int
    bars: int = 0
    disputes: int = 2


FRONTS = (
    Front(34, 44, 24),
    Front(31, 40, 22),
    Front(28, 36, 20),
    Front(25, 32, 18),
    *(Front(25, 32, 18, bars) for bars in (5, 4, 3, 2)),
    Front(22, 28, 16, 2, 1),
    Front(22, 28, 16, 1, 1),
    Front(16, 22, 14, 1, 0),
)
"""From generous to tight: smaller display type first, then fewer rows of the chart."""


def front(ledger: Ledger, message: Message, chart: Chart | None, lang: str, size: Front) -> dict[str, Any]:
    """Return the words of page 1; `chart` is the one that shows the message, in this language, if the plan has it."""
    shown = _cut(chart, size.bars) if chart else None
    picture = _picture(shown, lang, whole=shown.facts.rows == chart.facts.rows) if chart and shown else None
    return {
        "main": say(message.main, lang),
        "where": say(message.where, lang) if message.where else "",
        "numbers": [_number(one, lang) for one in message.numbers],
        "chart": picture,
        "drawn": list(shown.facts.pages) if shown else [],
        "no_chart": words.say("handout.no_chart", lang),
        "ask": words.say("handout.ask", lang),
        "question": say(message.question.asks, lang),
        "question_where": say(message.question.where, lang) if message.question.where else "",
        "notes": list(_notes(ledger, message, shown, lang, size)),
        "sizes": {"main": size.main, "number": _digits(message, picture, lang, size.number), "question": size.question},
    }


def _digits(message: Message, picture: dict[str, Any] | None, lang: str, size: int) -> float:
    """Return the size of the large numbers: at most `size`, and so that the longest has room in its column."""
    wide = (PAGE - 2 * GAP) / 3 if picture is None or not picture["beside"] else PAGE - GAP - picture["width"]
    told = [_number(one, lang) for one in message.numbers]
    rooms = [(wide - UNIT * len(one["after"])) / (DIGIT * len(one["number"])) for one in told]
    return max(SMALL, min(size, *rooms)) if rooms else size


def showing(chart: Chart, message: Message) -> Chart | None:
    """Return the chart that shows the message: of contradictions the one it tells first; None where it does not."""
    if chart.facts.form != "pairs":
        return chart
    told = {figure for amount in message.main_amounts for figure in amount.figures}
    rows = [(len({f for amount in row.amounts for f in amount.figures} & told), row) for row in chart.facts.rows]
    if not any(shared for shared, _ in rows):
        return None
    ordered = tuple(row for _, row in sorted(rows, key=lambda one: -one[0]))
    return chart if ordered == chart.facts.rows else draw(replace(chart.facts, rows=ordered), chart.lang)


def _cut(chart: Chart, bars: int) -> Chart:
    """Return the chart with its first rows only, where it has more and its form allows it."""
    facts = chart.facts
    if not 0 < bars < len(facts.rows) or facts.form not in {"bars", "pairs"}:
        return chart
    return draw(replace(facts, rows=facts.rows[:bars]), chart.lang)


def _notes(ledger: Ledger, message: Message, chart: Chart | None, lang: str, size: Front) -> Iterator[str]:
    """Yield what each mark on the page means, and both numbers wherever the plan prints two."""
    drawn = chart.facts.amounts if chart else ()
    shown = (*(one.amount for one in message.numbers), *message.main_amounts, *drawn)
    if any(amount.doubtful for amount in shown):
        yield words.say("handout.mark.doubt", lang)
    if any(amount.contested for amount in shown):
        told = list(message.disputes)
        told += [one for one in disputes_of(ledger, drawn) if one not in told]
        both = (say(one, lang) for one in told[: size.disputes])
        yield " ".join((words.say("handout.mark.contested", lang), *both))


def _number(one: KeyNumber, lang: str) -> dict[str, str]:
    """Return a number in three parts, so that its digits can be large and the words around them small."""
    told = tell_amount(one.amount, lang)
    parts = _NUMBER.fullmatch(told)
    found = parts.groupdict() if parts else {"before": "", "number": told, "after": ""}
    where = say(one.where, lang) if one.where else ""
    found = {name: text.strip().replace(" ", "\N{NO-BREAK SPACE}") for name, text in found.items()}
    return {**found, "label": say(one.label, lang), "where": where}


def _picture(chart: Chart, lang: str, *, whole: bool) -> dict[str, Any]:
    """Return the chart cut to its plot, as wide as its smallest words need; the page says what it measures."""
    plot = plot_of(chart)
    needed = SMALLEST * plot.wide / _smallest(chart)
    beside = needed <= BESIDE
    notes = [tell(note, lang) for note in chart.facts.notes if note.key not in _OF_THE_REPORT]
    return {
        "svg": plot.svg,
        "alt": describe(chart.facts, lang),
        "what": subtitle(chart.facts, lang),
        "notes": notes if whole else [*notes, words.say("handout.chart.part", lang)],
        "pages": words.pages_words(chart.facts.pages, lang) if chart.facts.pages else "",
        "beside": beside,
        "width": max(needed + 1, NARROW) if beside else min(PAGE, needed + 1),
    }


def _smallest(chart: Chart) -> float:
    """Return the smallest type in a chart's plot, in its own units."""
    return min((float(text["size"]) for text in _TEXT.finditer(chart.svg) if _in_plot(chart, text)), default=SMALLEST)


def _in_plot(chart: Chart, text: re.Match[str]) -> bool:
    """Tell whether a line of words belongs to the plot, and not to the title above it or the notes below."""
    return chart.head - 6 <= float(text["y"]) <= chart.foot
