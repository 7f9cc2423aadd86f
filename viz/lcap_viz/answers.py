"""Answers in words: sentences, small tables, pages and marks, in one language. Nothing here adds or divides.

Amounts are exact here, to the cent: an answer is a proof, not a headline.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lcap_models.answers import Answer, Deed, Fact, Said
from lcap_models.findings import Label
from lcap_models.ledger import Money
from lcap_viz import words
from lcap_viz.charts.common import name_action
from lcap_viz.facts import amount_from, clean, tell_amount
from lcap_viz.questions import finding_words

__all__ = ["AnswerWords", "Table", "answer_words", "asks", "fact_words", "status_words"]


@dataclass(frozen=True, slots=True)
class Table:
    """A small table in words: a heading per column, a text per cell; `numbers` tells which columns stand right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """One answer in one language.

    `says` begins with the answer. `also` tells where the plan contradicts itself: what its pages say, and a question
    to ask. `marks` explains the marks that occur. `pages` is "page 7", "pages 7–9", or empty.
    """

    asks: str
    says: tuple[str, ...]
    tables: tuple[Table, ...]
    also: tuple[tuple[str, str], ...]
    marks: tuple[str, ...]
    pages: str


def asks(number: int, lang: str) -> str:
    """Return the question."""
    return words.say(f"ask.{number}", lang)


def status_words(answer: Answer, lang: str) -> str:
    """Return whether this file answers it, in a few words."""
    return words.say(f"answer.status.{answer.status.replace(' ', '_')}", lang)


def answer_words(answer: Answer, lang: str) -> AnswerWords:
    """Return the answer in one language."""
    says = tuple(_capital(fact_words(said, lang)) for said in answer.says)
    tables = tuple(_table(grid.columns, grid.rows, lang) for grid in answer.grids)
    shown = (*says, *(cell for table in tables for row in table.rows for cell in row))
    return AnswerWords(
        asks=asks(answer.number, lang),
        says=says,
        tables=tables,
        also=tuple(finding_words(finding, lang) for finding in answer.disputes),
        marks=tuple(_marks(answer, shown, lang)),
        pages=words.pages_words(answer.pages, lang) if answer.pages else "",
    )


def fact_words(fact: Fact, lang: str) -> str:
    """Return an amount with its marks, a sentence, an action's name, a count, or the plan's words made harmless."""
    if isinstance(fact, Money):
        return _amount(fact, lang)
    if isinstance(fact, Said):
        return words.say(fact.key, lang, **{name: fact_words(inner, lang) for name, inner in fact.facts.items()})
    if isinstance(fact, Label):
        return words.say(fact.key, lang)
    if isinstance(fact, Deed):
        return name_action(fact.goal, fact.action, fact.title).full
    return words.number(fact, lang) if isinstance(fact, int) else clean(fact)


def _amount(money: Money, lang: str) -> str:
    if not money.sources and money.value is None:
        return words.say("answer.not_printed", lang)
    return tell_amount(amount_from(money), lang, exact=True)


def _table(columns: tuple[str, ...], rows: tuple[tuple[Fact, ...], ...], lang: str) -> Table:
    cells = tuple(tuple(fact_words(cell, lang) for cell in row) for row in rows)
    numbers = tuple(all(isinstance(row[n], Money | int) for row in rows) for n in range(len(columns)))
    return Table(tuple(words.say(column, lang) for column in columns), cells, numbers)


def _marks(answer: Answer, shown: Iterable[str], lang: str) -> Iterator[str]:
    """Yield what each mark means that stands in the words shown."""
    if answer.doubtful:
        yield words.say("report.minute.doubt", lang)
    if answer.contested and any("≠" in text for text in shown):
        yield words.say("answer.contested", lang)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
