"""A card in words: what the template draws, and the text that can be posted with the picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lcap_models.ledger import Ledger
from lcap_viz import words
from lcap_viz.cards.model import Card
from lcap_viz.charts.crop import plot_of
from lcap_viz.charts.draw import draw
from lcap_viz.charts.text import line
from lcap_viz.facts import ChartFacts, Sentence, clean, tell_amount
from lcap_viz.message import plain, where
from lcap_viz.message import tell as say
from lcap_viz.where import plan_words

__all__ = ["FORMS", "SIZES", "Form", "alt_text", "said"]

SIZES = {"1080x1080": (1080, 1080), "1200x630": (1200, 630)}
"""Pixels: a square for messengers and phones, and the shape in which links are shown."""
LONGEST = 24
"""Letters after which a word without spaces may be broken."""


@dataclass(frozen=True, slots=True)
class Form:
    """How much a card tells, at most: `numbers`, `bars` of its plot, `notes`, `disputes` told with both numbers."""

    numbers: int = 3
    bars: int = 3
    notes: int = 3
    disputes: int = 2


FORMS = {
    "1080x1080": (Form(), Form(disputes=1), Form(3, 2, 3, 1), Form(3, 2, 2, 0), Form(2, 0, 1, 0)),
    "1200x630": (Form(bars=0), Form(3, 0, 3, 1), Form(2, 0, 2, 1), Form(2, 0, 1, 0), Form(1, 0, 1, 0)),
}
"""From all of it to the least, for each size; the first that has room in every language is taken."""


def said(ledger: Ledger, card: Card, lang: str, size: str, form: Form) -> dict[str, Any]:
    """Return the words of a card for the template: texts, numbers, the plot as SVG."""
    wide, high = SIZES[size]
    return {
        "lang": lang,
        "wide": wide,
        "high": high,
        "head": _breakable(_head(ledger, lang)),
        "finding": _breakable(say(card.finding, lang)),
        "what": _measured(card.about, lang) if card.about else "",
        "hero": tell_amount(card.hero, lang) if card.hero else "",
        "numbers": [_number(card, n, lang) for n in range(min(form.numbers, len(card.numbers)))],
        "plot": _plot(card, lang, form.bars) if card.plot and form.bars else None,
        "ask": words.say("handout.ask", lang),
        "question": _breakable(say(card.question.asks, lang)),
        "notes": [_breakable(note) for note in _notes(card, lang, form)],
        "source": _breakable(_source(ledger, card, lang)),
    }


def alt_text(ledger: Ledger, card: Card, lang: str, form: Form) -> str:
    """Return what the picture says, for people who do not see it and to post with it; bars with exact amounts."""
    lines = [_head(ledger, lang), say(card.finding, lang)]
    if card.about:
        lines.append(_measured(card.about, lang))
    for number in card.numbers[: form.numbers]:
        place = f" ({_said_inside(number.where, lang)})" if number.where else ""
        told = tell_amount(number.amount, lang) + place
        lines.append(words.say("chart.text.row", lang, label=say(number.label, lang), amounts=told))
    if card.plot and form.bars:
        lines += [line(row, card.plot, lang) for row in card.plot.rows[: form.bars]]
    ask = words.say("handout.ask", lang)
    lines.append(words.say("chart.text.row", lang, label=ask, amounts=say(card.question.asks, lang)))
    lines += [*_notes(card, lang, form), _source(ledger, card, lang)]
    return "\n".join(lines) + "\n"


def _head(ledger: Ledger, lang: str) -> str:
    document = ledger.book.plan.document
    return plain(clean(document.lea_name), 60) or words.say("word.unknown_lea", lang)


def _measured(about: ChartFacts, lang: str) -> str:
    """Return what the bars measure, and of which year; the source says whether the plan is a draft."""
    year = about.year or words.say("word.unknown_year", lang)
    return words.say("chart.text.row", lang, label=say(about.what, lang), amounts=year)


def _number(card: Card, n: int, lang: str) -> dict[str, str]:
    number = card.numbers[n]
    return {
        "amount": tell_amount(number.amount, lang),
        "label": _breakable(say(number.label, lang)),
        "where": say(number.where, lang) if number.where else "",
    }


def _plot(card: Card, lang: str, bars: int) -> dict[str, Any] | None:
    if card.plot is None:
        return None
    plot = plot_of(draw(replace(card.plot, rows=card.plot.rows[:bars]), lang))
    return {"svg": plot.svg, "alt": say(card.finding, lang), "ratio": plot.high / plot.wide}


def _notes(card: Card, lang: str, form: Form) -> Iterator[str]:
    """Yield what must be known with the card: its own notes, that bars are missing, what each mark means."""
    shown = [one for one in card.amounts if form.bars or one not in (card.plot.amounts if card.plot else ())]
    for note in card.notes[: form.notes]:
        yield say(note, lang)
    if card.plot and card.about and form.bars and len(card.plot.rows[: form.bars]) < len(card.about.rows):
        yield words.say("handout.chart.part", lang)
    if any(one.doubtful for one in shown):
        yield words.say("handout.mark.doubt", lang)
    if any(one.contested for one in shown):
        both = (say(one, lang) for one in card.disputes[: form.disputes])
        told = " ".join((words.say("handout.mark.contested", lang), *both))
        yield re.sub(r"(?<=[a-záéíóú]) (?=\d)", "\N{NO-BREAK SPACE}", told)


def _source(ledger: Ledger, card: Card, lang: str) -> str:
    document = ledger.book.plan.document
    return words.say(
        "cards.source",
        lang,
        plan=plan_words(document, lang, clean(document.plan_year) or words.say("word.unknown_year", lang)),
        status=words.say(f"chart.status.{document.status}", lang),
        pages=_place(card, lang),
        sha=document.sha256[:8],
    )


def _place(card: Card, lang: str) -> str:
    place = where([figure for amount in card.amounts for figure in amount.figures]) or card.question.where
    return _said_inside(place, lang) if place else words.say("word.no_pages", lang)


def _said_inside(place: Sentence, lang: str) -> str:
    """Return a place as it stands inside a sentence, with a small letter."""
    return words.say(place.key, lang, **place.facts)


def _breakable(text: str) -> str:
    """Return the text with places where a word without spaces may be broken, so that none runs out of the picture."""
    return re.sub(rf"(\S{{{LONGEST}}})(?=\S{{4}})", "\\1\u00ad", text)
