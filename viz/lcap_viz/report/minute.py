"""What a parent needs in two minutes: the message, three numbers, the question, words to say, and when to say them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lcap_models.findings import Finding
from lcap_viz.message import Message, Question, comment_text
from lcap_viz.report.marks import Marks, sentence

__all__ = ["Asked", "Minute", "Number", "minute_of"]


@dataclass(frozen=True, slots=True)
class Number:
    """One number to show large, with its name and where it stands."""

    label: Markup
    amount: Markup
    where: Markup


@dataclass(frozen=True, slots=True)
class Asked:
    """One question for the district; what the plan prints about it, and where."""

    asks: Markup
    says: Markup
    where: Markup


@dataclass(frozen=True, slots=True)
class Minute:
    """The message in one language. `found` tells how many places there are to ask about."""

    main: Markup
    where: Markup
    numbers: tuple[Number, ...]
    question: Asked
    more: tuple[Asked, ...]
    script: tuple[Markup, ...]
    comment: str
    dates: tuple[tuple[Markup, Markup, str], ...]
    disputes: tuple[Markup, ...]
    found: Markup


def minute_of(message: Message, findings: Sequence[Finding], marks: Marks, lang: str) -> Minute:
    """Return the message in one language, every number a link to its proof."""

    def where(said: object) -> Markup:
        return Markup("") if said is None else marks.say(said, lang)  # type: ignore[arg-type]

    def asked(question: Question) -> Asked:
        says = Markup("") if question.says is None else marks.say(question.says, lang)
        return Asked(marks.say(question.asks, lang), says, where(question.where))

    return Minute(
        main=marks.say(message.main, lang),
        where=where(message.where),
        numbers=tuple(
            Number(marks.say(one.label, lang), marks.amount(one.amount, lang), where(one.where))
            for one in message.numbers
        ),
        question=asked(message.question),
        more=tuple(asked(question) for question in message.more),
        script=tuple(marks.say(said, lang) for said in message.script),
        comment=comment_text(message.comment, lang),
        dates=tuple((marks.say(one.when, lang), marks.say(one.what, lang), _law(one.source)) for one in message.dates),
        disputes=tuple(marks.say(said, lang) for said in message.disputes),
        found=_found(findings, lang),
    )


def _found(findings: Sequence[Finding], lang: str) -> Markup:
    key = "report.minute.findings.some" if findings else "report.minute.findings.none"
    return sentence(key, lang, count=len(findings))


def _law(source: str) -> str:
    """Return the sections of the law among the sources of a date; the rest of them stands in our facts, not here."""
    return "; ".join(part.strip() for part in source.split(";") if part.strip().startswith(("Ed Code", "5 CCR")))
