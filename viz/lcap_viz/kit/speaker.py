"""Speaker cards: two-minute scripts from the plan's answers, a written comment, lines for the speaker's own story."""

from collections.abc import Iterator
from dataclasses import dataclass

from lcap_viz.kit.content import load
from lcap_viz.kit.model import Block, Document, Heading, Para, Script
from lcap_viz.kit.source import Source
from lcap_viz.message import comment_text, tell
from lcap_viz.words import say

__all__ = ["Card", "cards", "scripts", "speaker_document"]

WORDS_A_MINUTE = 130
_MOST_SENTENCES = 2


def speaker_document(source: Source, lang: str) -> Document:
    """Return the cards: one script per question, an open card, and the written comment."""
    blocks: list[Block] = [Para(say("kit.speaker.intro", lang))]
    blocks += [Heading(say("kit.speaker.main", lang)), *(Script(tell(said, lang)) for said in source.message.script)]
    found = cards(source)
    if not found:
        blocks.append(Para(say("kit.speaker.none", lang), "strong"))
    for card in found:
        blocks += [Heading(source.words(card.number, lang).asks), *_card(source, card, lang)]
    blocks += [Heading(say("kit.speaker.open", lang)), *_open(source, lang)]
    written = comment_text(source.message.comment, lang)
    blocks += [Heading(say("kit.speaker.comment", lang))]
    blocks += [Para(say("kit.speaker.comment.about", lang, count=len(written)), "quiet"), Script(written)]
    return source.document(lang, say("kit.speaker.title", lang), tuple(blocks), whole=True)


@dataclass(frozen=True, slots=True)
class Card:
    """One card: the number of the question that the plan answers, and the key of the question to the board."""

    number: int
    ask: str


def cards(source: Source) -> list[Card]:
    """Return the cards of a plan: answered, sure, the best first, each question once."""
    found: dict[int, Card] = {}
    for one in load("kit")["speaker"]:
        number = int(one["answer"].split(".")[1])
        answer = source.answers[number]
        if answer.status == "answered" and answer.case == one["answer"] and not answer.doubtful:
            found.setdefault(number, Card(number, one["ask"]))
    return list(found.values())[: int(load("kit")["most_cards"])]


def scripts(source: Source, lang: str) -> list[str]:
    """Return the words of each card, as they are read aloud, without the lines to fill in."""
    return [" ".join(_said(source, card, lang)) for card in cards(source)]


def _card(source: Source, card: Card, lang: str) -> Iterator[Block]:
    parts = list(_said(source, card, lang))
    told, ask, end = parts[:-2], parts[-2], parts[-1]
    yield Script(say("kit.speaker.hello", lang))
    yield Script(" ".join(told))
    yield Script(say("kit.speaker.story", lang))
    yield Script(ask)
    yield Script(end)
    count = sum(len(part.split()) for part in parts)
    yield Para(say("kit.speaker.length", lang, count=count, seconds=round(count * 60 / WORDS_A_MINUTE)), "quiet")


def _said(source: Source, card: Card, lang: str) -> Iterator[str]:
    told = source.words(card.number, lang)
    yield say("kit.speaker.plan", lang, year=source.year(lang))
    yield told.asks  # who listens does not see the card's heading
    yield from told.says[:_MOST_SENTENCES]
    if told.pages:
        yield say("kit.speaker.pages", lang, pages=told.pages)
    for says, _ in told.also[:1]:
        yield says
    yield f"{say('kit.speaker.ask', lang)} {say(card.ask, lang)}"
    yield say("kit.speaker.end", lang)


def _open(source: Source, lang: str) -> Iterator[Block]:
    yield Script(say("kit.speaker.hello", lang))
    yield Script(say("kit.speaker.plan", lang, year=source.year(lang)))
    for key in ("kit.speaker.open.fact", "kit.speaker.story", "kit.speaker.open.ask", "kit.speaker.end"):
        yield Script(say(key, lang))
