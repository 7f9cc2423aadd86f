"""Which cards a plan gives, by `cards.yaml`: its message, where it contradicts itself, and what its charts say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from lcap_models.findings import Finding
from lcap_models.ledger import Ledger
from lcap_viz.cards.model import Card
from lcap_viz.charts.catalog import all_facts
from lcap_viz.charts.contradictions import sides_of
from lcap_viz.charts.pennies import NONE_NAMED
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence
from lcap_viz.message import KeyNumber, Message, Question, amounts_in, disputes_of, message_of, where
from lcap_viz.message.mains import Main, main_of
from lcap_viz.message.questions import ASKS, ordered, question_of

__all__ = ["cards_of", "choices"]

NUMBERS, BARS = 3, 3
"""How many numbers, or bars, a card holds at most."""
_ALWAYS = "measure"
"""A question of `message.ask` that fits any plan."""
_OWN_NOTES = {"chart.note.contested", "chart.contradictions.more", "chart.actions.blank_note"}
"""Notes of charts that a card says in its own words, or whose bars it does not show."""


@cache
def choices() -> Mapping[str, Any]:
    """Return `cards.yaml`, as text only. Read once."""
    text = files("lcap_viz.cards").joinpath("cards.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return MappingProxyType(content)


def cards_of(ledger: Ledger) -> tuple[Card, ...]:
    """Return the cards of a plan, the message first. Pure: the same ledger gives the same cards.

    The message is always there; at most `most` cards, doubtful ones only where there are fewer than `enough` without.
    """
    message, (main, _) = message_of(ledger), main_of(ledger)
    first = _main(message)
    rest = [*_differences(ledger, main, {first.question.asks.key}), *_charts(ledger, main, first)]
    sure = [card for card in rest if not card.doubtful]
    missing = int(choices()["enough"]) - 1 - len(sure)
    kept = [*sure, *[card for card in rest if card.doubtful][: max(0, missing)]]
    return tuple(_disputed(ledger, card) for card in (first, *kept[: int(choices()["most"]) - 1]))


def _main(message: Message) -> Card:
    return Card("message", message.main, message.question, message.numbers, disputes=message.disputes)


def _differences(ledger: Ledger, main: Main, told: set[str]) -> Iterator[Card]:
    """Yield a card for each of the most telling findings with two figures that differ, of different kinds.

    A single row that does not add up is for the report: on a card its amount could be taken for that of all actions.
    """
    most, made = int(choices()["differences"]), 0
    seen = {named.figure for named in main.finding.figures} if main.finding else set()
    for finding in ordered(ledger.book.findings):
        if made == most or not finding.contradicts:
            continue
        sides, question = sides_of(ledger.book, finding), question_of(finding)
        if sides is None or finding.figures[0].row or question.says is None or question.asks.key in told:
            continue
        if {named.figure for named in finding.figures} & seen:
            continue
        told.add(question.asks.key)
        made += 1
        yield Card(f"difference-{made}", question.says, question, _pair(finding, sides))


def _pair(finding: Finding, sides: Sequence[tuple[Amount, Sentence]]) -> tuple[KeyNumber, ...]:
    """Return two figures that do not agree, by the part of the plan in which each stands.

    A printed total that stands against our sum has its own name.
    """
    found = []
    for amount, caption in sides:
        part = caption.facts["part"]
        assert isinstance(part, Sentence)  # as the chart of contradictions captions every figure
        own = finding.computed is not None and not amount.computed
        label = Sentence(finding.figures[0].label) if own else part
        shown = replace(amount, contested=not amount.computed)
        found.append(KeyNumber("difference", label, shown, where(amount.figures)))
    return tuple(found)


def _charts(ledger: Ledger, main: Main, first: Card) -> Iterator[Card]:
    facts = {one.name: one for one in all_facts(ledger)}
    asked = {first.question.asks.key}
    for rule in choices()["charts"]:
        chart = facts.get(rule["chart"])
        if chart is None or main.kind in rule["unless"] or not _says(chart):
            continue
        question = _question(ledger, rule["asks"], asked)
        asked.add(question.asks.key)
        card = Card(chart.name, chart.title, question, about=chart)
        if rule["shows"] == "numbers":
            yield replace(card, numbers=_numbers(chart))
            continue
        about = _about(chart)
        told = (one for one in (*amounts_in(chart.title), about.rows[0].amounts[0]) if one.value is not None)
        notes = tuple(note for note in about.notes if note.key not in _OWN_NOTES and not _says_it(question, note))
        yield replace(card, about=about, hero=next(told), plot=_plot(about), notes=notes)


def _says(chart: ChartFacts) -> bool:
    """Tell whether a chart's title is a finding: it tells an amount, or that all is for one thing, not for the rest."""
    if chart.form == "pennies" and (len(chart.rows) < 2 or chart.title.key == NONE_NAMED):
        return False
    return any(one.value is not None for one in amounts_in(chart.title)) or ".title_all." in chart.title.key


def _about(chart: ChartFacts) -> ChartFacts:
    """Return what a card takes of a chart: of whom the money is for only the boxes ticked, not the groups."""
    if chart.name != "whom":
        return chart
    later = [n for n, row in enumerate(chart.rows) if row.heading and n]
    rows = tuple(replace(row, heading=None) for row in chart.rows[: min(later, default=len(chart.rows))])
    several = any(isinstance(row.label, Sentence) and row.label.key == "scope.several" for row in rows)
    notes = tuple(note for note in chart.notes if several and note.key == "limit.two_scopes")
    return replace(chart, what=Sentence("chart.whom.what"), rows=rows, notes=notes)


def _says_it(question: Question, note: Sentence) -> bool:
    """Tell whether the question asks what a note says is not known."""
    return (question.asks.key, note.key) == ("message.ask.base_or_sc", "limit.base_or_sc")


def _question(ledger: Ledger, names: list[str], asked: set[str]) -> Question:
    """Return the first of these questions that the plan's figures give and no card asks yet; else the first.

    A question about an amount that is doubtful or contested is not asked where there is another.
    """
    found = [question for name in (*names, _ALWAYS) if (question := _named(ledger, name)) is not None]
    sure = [one for one in found if not any(amount.doubtful or amount.contested for amount in amounts_in(one.asks))]
    return next((one for one in (*sure, *found) if one.asks.key not in asked), sure[0])


def _named(ledger: Ledger, name: str) -> Question | None:
    if not name.startswith("finding:"):
        return ASKS[name](ledger)
    check = name.partition(":")[2]
    return next((question_of(one) for one in ledger.book.findings if one.check == check), None)


def _numbers(chart: ChartFacts) -> tuple[KeyNumber, ...]:
    """Return a chart's first amounts; of a row with two amounts both, each by the name of its series."""
    whole = [row for row in chart.rows if not row.part]
    if len(chart.series) > 1:
        row = whole[0]
        named = zip((Sentence(key) for key in chart.series), row.amounts, strict=True)
    else:
        named = zip((_label(row) for row in whole), (row.amounts[0] for row in whole), strict=True)
    return tuple(_number(chart, label, amount) for label, amount in named)[:NUMBERS]


def _label(row: ChartRow) -> Sentence:
    assert isinstance(row.label, Sentence)  # the charts that show numbers name their rows themselves
    return row.label


def _number(chart: ChartFacts, label: Sentence, amount: Amount) -> KeyNumber:
    return KeyNumber(chart.name, label, amount, where(amount.figures))


def _plot(chart: ChartFacts) -> ChartFacts:
    """Return a chart of the first bars only: of pennies the cents."""
    rows = chart.rows[:BARS]
    if chart.form != "pennies":
        return replace(chart, rows=rows)
    rows = tuple(replace(row, amounts=row.amounts[:1]) for row in rows if row.amounts[0].value)
    return replace(chart, rows=rows, form="bars", series=("",))


def _disputed(ledger: Ledger, card: Card) -> Card:
    """Return the card with both numbers of each shown amount that is contested, unless the card itself tells them."""
    if card.about is None:
        return card
    return replace(card, disputes=disputes_of(ledger, card.amounts))
