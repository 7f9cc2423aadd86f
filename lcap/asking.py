"""What `lcap ask` prints: the list of questions, answers with their small tables and pages, or JSON."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from lcap.contract import SCHEMA
from lcap.plan_json import place_json
from lcap.tables import digits
from lcap.terminal import plain
from lcap_models.answers import QUESTIONS, Answer, answer
from lcap_models.errors import WrongUse
from lcap_models.findings import Named
from lcap_models.ledger import Ledger, Money
from lcap_models.place import page_of
from lcap_viz.answers import AnswerWords, Table, answer_words, asks, status_words
from lcap_viz.where import part_words, plan_words
from lcap_viz.words import LANGS, say

__all__ = ["answer_lines", "answers_json", "list_lines", "numbers_of"]

WIDTH = 100
"""Letters in a line, as the help of the command."""

WIDEST_CELL, MOST_LINES = 44, 3
"""Letters in a line of a cell of a table, and lines of a cell: more of the plan's own words is on its page."""

LONGEST_QUESTION = 52
"""Letters that are shown of what was typed as a question and is none."""

Json = dict[str, Any]


def numbers_of(questions: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the questions asked, each once, in the order asked; all of them for "all".

    Raises:
        WrongUse: one of them is no question.
    """
    found: dict[int, None] = {}
    for one in questions:
        if one.strip().casefold() == "all":
            found |= dict.fromkeys(QUESTIONS)
        elif one.strip().isascii() and one.strip().isdigit() and int(one.strip()[:9]) in QUESTIONS:
            found[int(one)] = None
        else:
            raise WrongUse("no_such_question", number=one[:LONGEST_QUESTION], last=max(QUESTIONS))
    return tuple(found)


def list_lines(ledger: Ledger, file: str, _numbers: Sequence[int], lang: str) -> Iterator[str]:
    """Yield whose plan it is, and every question with whether this file answers it."""
    yield _heading(ledger, lang)
    name = plain(file)
    yield say("answer.list", lang, file=f'"{name}"' if " " in name else name)
    for number in QUESTIONS:
        yield f"{number:>4}  {asks(number, lang)} [{status_words(answer(ledger, number), lang)}]"


def _heading(ledger: Ledger, lang: str) -> str:
    document = ledger.book.plan.document
    year = document.plan_year or say("word.unknown_year", lang)
    lea = plain(document.lea_name) or say("word.unknown_lea", lang)
    plan, status = plan_words(document, lang, plain(year)), say(f"report.status.{document.status}", lang)
    heading = say("command.heading", lang, lea=lea, plan=plan, status=status)
    part = part_words(document, lang)
    return f"{heading}\n{part}" if part else heading


def answer_lines(ledger: Ledger, _file: str, numbers: Sequence[int], lang: str) -> Iterator[str]:
    """Yield whose plan it is, draft or adopted, and the answers, an empty line before each."""
    yield _heading(ledger, lang)
    for number in numbers:
        yield ""
        yield from _lines(number, answer_words(answer(ledger, number), lang), lang)


def _lines(number: int, told: AnswerWords, lang: str) -> Iterator[str]:
    yield f"{number}. {told.asks}"
    for said in told.says:
        yield from _wrapped(said)
    for table in told.tables:
        yield ""
        yield from (f"    {line}".rstrip() for line in _table_lines(table))
    if told.tables:
        yield ""
    if told.pages:
        yield from _wrapped(say("answer.pages", lang, pages=told.pages))
    if told.also:
        yield f"   {say('answer.differs_here', lang)}"
        for says, asked in told.also:
            yield from _wrapped(says, "   - ", "     ")
            yield from _wrapped(asked, "     ")
    for mark in told.marks:
        yield from _wrapped(mark)


def _wrapped(text: str, first: str = "   ", rest: str = "") -> list[str]:
    return textwrap.wrap(plain(text), WIDTH, initial_indent=first, subsequent_indent=rest or first)


def _table_lines(table: Table) -> Iterator[str]:
    lines = [tuple(_cell_lines(cell) for cell in line) for line in (table.headings, *table.rows)]
    widths = [max(len(part) for line in lines for part in line[n]) for n in range(len(table.headings))]
    for n, line in enumerate(lines):
        for parts in zip_longest(*line, fillvalue=""):
            cells = zip(parts, widths, table.numbers, strict=True)
            yield "  ".join(part.rjust(width) if right else part.ljust(width) for part, width, right in cells)
        if n == 0:
            yield "  ".join("-" * width for width in widths)


def _cell_lines(text: str) -> list[str]:
    """Return a cell over as many lines as it needs; of very long words of the plan the beginning."""
    return textwrap.wrap(plain(text), WIDEST_CELL, max_lines=MOST_LINES, placeholder=" …") or [""]


def answers_json(ledger: Ledger, file: str, numbers: Sequence[int]) -> Json:
    """Return the answers as JSON values; those to all questions where no number is given."""
    document = ledger.book.plan.document
    return {
        "schema": SCHEMA,
        "file": file,
        "sha256": document.sha256,
        "lea_name": document.lea_name,
        "plan_year": document.plan_year or None,
        "status": document.status,
        "answers": [_answer_json(answer(ledger, number)) for number in numbers or QUESTIONS],
    }


def _answer_json(one: Answer) -> Json:
    told = {lang: answer_words(one, lang) for lang in LANGS}
    return {
        "question": one.number,
        "asks": {lang: told[lang].asks for lang in LANGS},
        "status": one.status,
        "case": one.case,
        "says": {lang: " ".join(told[lang].says) for lang in LANGS},
        "pages": list(one.pages),
        "state": _state(one),
        "tables": [
            {lang: [list(told[lang].tables[n].headings), *map(list, told[lang].tables[n].rows)] for lang in LANGS}
            for n in range(len(one.grids))
        ],
        "figures": [_figure_json(named, one) for named in one.figures],
        "computed": [_computed_json(money) for money in one.computed],
        "findings": [finding.id for finding in one.disputes],
    }


def _state(one: Answer) -> str:
    if one.doubtful:
        return "doubtful"
    return "contested" if one.contested else "sure" if one.figures else "none"


def _figure_json(named: Named, one: Answer) -> Json:
    figure = named.figure
    contested = any(money.contested and not money.computed and named in money.sources for money in one.amounts)
    return {
        "key": named.key,
        "part": named.part,
        "goal": named.goal,
        "action": named.action,
        "value": None if figure.value is None else digits(figure.value),
        "unit": figure.unit,
        "text": figure.text,
        "page": page_of(figure.place),
        "place": place_json(figure.place),
        "state": str(figure.state),
        "contested": contested,
    }


def _computed_json(money: Money) -> Json:
    assert money.value is not None
    return {
        "value": digits(money.value),
        "unit": money.unit,
        "formula": money.formula,
        "about": money.about,
        "pages": list(money.pages),
        "state": str(money.state),
        "contested": money.contested,
    }
