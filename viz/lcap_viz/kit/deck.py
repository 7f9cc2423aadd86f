"""What the slides say, as data: those of the workshop, and those of `lcap slides`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lcap_models.findings import Finding
from lcap_viz.charts.text import written
from lcap_viz.facts import ChartFacts, tell
from lcap_viz.kit.evening import parts_of
from lcap_viz.kit.source import Source
from lcap_viz.message.questions import ordered
from lcap_viz.questions import finding_words
from lcap_viz.words import pages_words, say

__all__ = ["Slide", "drawable", "plan_deck", "workshop_deck"]

_FINDINGS = 3
"""Slides with what does not add up, the most telling first: more would tire a room."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a title, then points or a chart; `foot` is its source, `notes` what the trainer sees."""

    title: str
    points: tuple[str, ...] = ()
    facts: ChartFacts | None = None
    foot: str = ""
    notes: str = ""
    cover: bool = False
    address: str = ""


def workshop_deck(source: Source, lang: str) -> tuple[Slide, ...]:
    """Return the slides of the evening."""
    own = source.settings
    what = tuple(text for text in (own.date, own.time, own.place, own.organization) if text)
    about = say("kit.subtitle", lang, lea=source.lea(lang), year=source.year(lang), status=source.status(lang))
    agenda = tuple(
        f"{say(f'kit.part.{part.name}', lang)} ({part.minutes})"
        for part in parts_of(own.minutes)
        if part.name != "close"
    )
    rules = tuple(say(f"kit.slides.rules.{rule}", lang) for rule in ("1", "2", "3", "4"))
    prompts = tuple(say(f"kit.poster.{name}", lang) for name in ("see", "wonder", "feel", "demand"))
    steps = tuple(say(f"kit.sheet.speak.{step}", lang) for step in ("1", "2", "3", "4"))
    return (
        Slide(own.title or say("kit.slides.title", lang), (about, *what), cover=True),
        Slide(say("kit.slides.agenda", lang), agenda, notes=say("kit.part.welcome.say", lang)),
        Slide(say("kit.slides.rules", lang), rules),
        Slide(say("kit.slides.prompts", lang), prompts, notes=say("kit.part.walk.say", lang)),
        *_posters(source, lang),
        Slide(say("kit.slides.question", lang), (say("kit.part.talk.say", lang),)),
        Slide(say("kit.slides.practice", lang), steps, notes=say("kit.part.speak.say", lang)),
        Slide(say("kit.slides.thanks", lang), _last(source, lang), address=own.address),
    )


def _posters(source: Source, lang: str) -> Iterator[Slide]:
    """Yield a slide per poster; two places that differ are told in words, each on its slide."""
    for poster in source.posters:
        if drawable(poster.facts):
            yield _chart(source, poster.facts, lang, say(f"ask.{poster.question}", lang))
        elif poster.facts.form == "pairs":
            yield from _findings([one for one in source.ledger.book.findings if one.contradicts], lang)


def drawable(facts: ChartFacts) -> ChartFacts | None:
    """Return what a slide draws as bars; None for a chart whose form only a picture has.

    Of the pennies the cents; their dollars are in the notes.
    """
    if facts.form == "pennies":
        rows = tuple(replace(row, amounts=row.amounts[:1]) for row in facts.rows)
        return replace(facts, form="bars", rows=rows, series=facts.series[:1])
    one_unit = len({amount.unit for amount in facts.amounts}) == 1
    return _first_group(facts) if facts.form == "bars" and one_unit else None


def _first_group(facts: ChartFacts) -> ChartFacts:
    """Return the chart up to the heading of its second group: bars alone would not tell two splits apart."""
    heads = [n for n, row in enumerate(facts.rows) if row.heading and n]
    return replace(facts, rows=facts.rows[: heads[0]]) if heads else facts


def _last(source: Source, lang: str) -> tuple[str, ...]:
    own = source.settings
    return tuple(text for text in (say("kit.slides.next", lang), own.contact, own.address) if text)


def plan_deck(source: Source, lang: str) -> tuple[Slide, ...]:
    """Return the slides about a plan: every chart, what it says in two places, how we know."""
    about = say("kit.subtitle", lang, lea=source.lea(lang), year=source.year(lang), status=source.status(lang))
    how = tuple(say(f"kit.slides.how.{point}", lang) for point in ("1", "2", "3"))
    return (
        Slide(say("kit.slides.title", lang), (about, tell(source.message.main, lang)), cover=True),
        *(_chart(source, facts, lang) for facts in source.facts.values() if drawable(facts)),
        *_findings(source.ledger.book.findings, lang),
        Slide(say("kit.slides.how", lang), how),
    )


def _findings(findings: Sequence[Finding], lang: str) -> Iterator[Slide]:
    for finding in ordered(findings)[:_FINDINGS]:
        says, asks = finding_words(finding, lang)
        yield Slide(say("kit.slides.findings", lang), (says, asks))


def _chart(source: Source, facts: ChartFacts, lang: str, ask: str = "") -> Slide:
    pages = pages_words(facts.pages, lang)
    foot = say("kit.slides.source", lang, pages=pages, year=source.year(lang), status=source.status(lang))
    return Slide(tell(facts.title, lang), facts=facts, foot=foot, notes="\n".join((ask, written(facts, lang))).strip())
