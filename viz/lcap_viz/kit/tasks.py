"""Exercises and their answer key as documents."""

from collections.abc import Iterator

from lcap_models.findings import pages_fact
from lcap_models.ledger import Money
from lcap_viz import questions
from lcap_viz.answers import fact_words
from lcap_viz.kit.exercises import Answered, Exercise
from lcap_viz.kit.model import Block, Document, Grid, Heading, Lines, Note, Para, Points
from lcap_viz.kit.source import Source
from lcap_viz.questions import finding_words
from lcap_viz.words import pages_words, say

__all__ = ["answers_document", "exercises_document"]


def exercises_document(source: Source, lang: str) -> Document:
    """Return the exercises, with space to work."""
    blocks: list[Block] = [Para(say("kit.exercises.intro", lang))]
    for number, exercise in enumerate(source.exercises.given, 1):
        level = say("kit.exercises.level", lang, level=exercise.level)
        blocks += [_heading(number, exercise, lang), Para(level, "quiet")]
        blocks += [Para(fact_words(said, lang)) for said in exercise.task]
        blocks += _to_fill_in(exercise, lang)
    if not source.exercises.given:
        blocks.append(Para(say("kit.exercises.none", lang), "strong"))
    return source.document(lang, say("kit.exercises.title", lang), tuple(blocks), whole=True)


def _heading(number: int, exercise: Exercise, lang: str) -> Heading:
    title = say(f"kit.exercise.{exercise.kind}.title", lang)
    return Heading(say("kit.exercises.head", lang, number=number, title=title))


def _to_fill_in(exercise: Exercise, lang: str) -> Iterator[Block]:
    if exercise.gives:
        rows = tuple(tuple(fact_words(cell, lang) for cell in row) for row in exercise.gives)
        widths = (3, 1, 1) if len(exercise.headings) == 3 else (3, 1)
        yield Grid(tuple(say(key, lang) for key in exercise.headings), rows, widths, (1,), tall=True)
    asked = [answer for answer in exercise.answers if isinstance(answer.value, Money) or exercise.space == 0]
    if exercise.kind != "trade_off" and asked:
        headings = ("kit.key.asked", "kit.exercises.amount", "kit.exercises.page")
        rows = tuple((fact_words(answer.label, lang), "", "") for answer in asked)
        yield Grid(tuple(say(key, lang) for key in headings), rows, (4, 3, 1), tall=True)
    if exercise.space:
        yield Lines(exercise.space, say("kit.exercises.work", lang))


def answers_document(source: Source, lang: str) -> Document:
    """Return the answer key: every answer with how it comes about and its pages, and what is left out and why."""
    blocks: list[Block] = [Para(say("kit.key.intro", lang))]
    for number, exercise in enumerate(source.exercises.given, 1):
        blocks += [_heading(number, exercise, lang), *_key(exercise, lang)]
    if source.exercises.left_out:
        titles = [
            (say(f"kit.exercise.{one.kind}.title", lang), say(one.why, lang)) for one in source.exercises.left_out
        ]
        blocks.append(Heading(say("kit.key.left_out", lang)))
        blocks.append(Points(tuple(say("kit.key.left_out_one", lang, title=title, why=why) for title, why in titles)))
    return source.document(lang, say("kit.key.title", lang), tuple(blocks))


def _key(exercise: Exercise, lang: str) -> Iterator[Block]:
    if exercise.answers:
        headings = ("kit.key.asked", "kit.key.answer", "kit.key.working", "kit.key.pages")
        rows = tuple(_key_row(answer, lang) for answer in exercise.answers)
        yield Grid(tuple(say(key, lang) for key in headings), rows, (5, 4, 6, 2), (1,) if _amounts(exercise) else ())
    for finding in exercise.disputes:
        yield Note(say("kit.key.says", lang), " ".join(finding_words(finding, lang)))
    if exercise.remarks:
        yield Para(say("kit.key.remarks", lang), "strong")
        yield Points(tuple(fact_words(said, lang) for said in exercise.remarks))


def _amounts(exercise: Exercise) -> bool:
    return all(isinstance(answer.value, Money) for answer in exercise.answers)


def _key_row(answer: Answered, lang: str) -> tuple[str, str, str, str]:
    working = "; ".join(fact_words(said, lang) for said in answer.working) or say("kit.key.read_off", lang)
    return fact_words(answer.label, lang), fact_words(answer.value, lang), working, _where(answer, lang)


def _where(answer: Answered, lang: str) -> str:
    """Return the pages of an answer; in a file without pages its cells or lines."""
    if answer.pages:
        return pages_words(answer.pages, lang)
    if not isinstance(answer.value, Money) or not answer.value.sources:
        return ""
    spots = pages_fact(named.figure.place for named in answer.value.sources)
    return say("word.page", lang, page=questions.fact_words(spots, lang))
