"""Page 2, to speak and write from: where the money goes, last year, questions, script, comment, dates, proof."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lcap_models.ledger import Kept, Ledger, Line
from lcap_models.ledger.money import added
from lcap_viz import words
from lcap_viz.charts import promise
from lcap_viz.charts.common import name_action
from lcap_viz.facts import Amount, Label, Sentence, amount_from, clean, tell_amount
from lcap_viz.message import (
    Check,
    Fact,
    Message,
    Question,
    amounts_in,
    comment_text,
    disputes_of,
    last_pair,
    number,
    plain,
    where,
)
from lcap_viz.message import tell as say

__all__ = ["BACKS", "Back", "back"]


@dataclass(frozen=True, slots=True)
class Back:
    """How much page 2 tells: less text where all of it has no room, never smaller type.

    `words` of the script and `letters` of the comment at most; `rows` of the table; letters of an action's `title`;
    `checks` told; `more` questions, and `says`: whether each first tells what the plan prints; `disputes` on last year
    told, with both numbers and their pages.
    """

    words: int
    letters: int
    rows: int = 5
    title: int = 60
    checks: int = 6
    more: int = 2
    says: bool = True
    disputes: int = 1


BACKS = (
    Back(260, 1500),
    Back(240, 1350),
    Back(220, 1200),
    Back(200, 1080),
    Back(180, 940),
    Back(165, 820, 4),
    Back(155, 740, 4),
    Back(145, 680, 4),
    Back(135, 620, 3),
    Back(125, 560, 3),
    Back(115, 500, 3, 44),
    Back(115, 440, 3, 36),
    Back(115, 440, 3, 36, 4),
    Back(100, 440, 3, 36, 4, more=1),
    Back(80, 300, 2, 30, 3, more=1, says=False),
)
"""From all of it to the least: the first that fits is taken."""

UNREAD = 2
"""Rows at most for actions whose amount could not be read: each could be among the largest."""

_TOTALS = ("received", "continuity", "overview_planned", "in_lcap", "general_fund", "revenue")
_BREAKS = {"script.equity", "script.equity_local", "script.ask", "script.ask_also", "script.reason"}
"""Sentences of the script that begin a paragraph, so that a reader finds the place again."""


def back(ledger: Ledger, message: Message, lang: str, room: Back, drawn: tuple[int, ...] = ()) -> dict[str, Any]:
    """Return the words of page 2; `message` is the one made for that room, `drawn` the pages behind the chart."""
    headings = ("where", "promise", "more", "script", "comment", "dates", "check")
    table, kept = _where_it_goes(ledger, room), tuple(_promise(ledger))
    spent = tuple(amount for one in kept for amount in amounts_in(one))
    disputes = [one for one in disputes_of(ledger, spent) if one not in message.disputes][: room.disputes]
    told = (*(amount for _, amount in table.rows), *spent, *(amount for one in disputes for amount in amounts_in(one)))
    cited = {page for amount in told for page in amount.pages} | {*message.pages, *drawn}
    return {
        "headings": {name: words.say(f"handout.{name}", lang) for name in headings},
        "where_says": [say(table.says, lang), _page([amount for _, amount in table.rows], lang)],
        "where_rows": [[_cell(name, lang, room), tell_amount(amount, lang)] for name, amount in table.rows],
        "columns": [words.say("column.what", lang), words.say("column.money", lang)],
        "promise": [[say(one, lang), _page(amounts_in(one), lang)] for one in kept]
        + [[f"≠ {say(one, lang)}", ""] for one in disputes]
        + [[mark, ""] for mark in _mark((*told, *_asked_amounts(message)), lang)],
        "more": [_asked(question, lang, room) for question in message.more[: room.more]],
        "script": list(_script(message, lang)),
        "comment": comment_text(message.comment, lang),
        "dates": _dates(message, lang),
        "checks": [_check(check, lang) for check in message.checks[: room.checks]],
        "foot": list(_foot(ledger, cited, lang)),
        "sha": ledger.book.plan.document.sha256,
    }


@dataclass(frozen=True, slots=True)
class _Table:
    """What a table shows, and its rows: a name and an amount each."""

    says: Sentence
    rows: tuple[tuple[Sentence | Label, Amount], ...]


def _where_it_goes(ledger: Ledger, room: Back) -> _Table:
    """Return the largest actions and the rest, or the totals that there are."""
    paid = [line for line in ledger.lines if line.lcff.value is not None and line.lcff.value > 0]
    if not paid:
        found = [one for name in _TOTALS if (one := number(ledger, name)) is not None]
        kind = "overview" if ledger.book.plan.overviews else "summary"
        if ledger.planned.value == 0 and not ledger.planned.doubtful:
            kind = "zero"
        says = Sentence(f"handout.where.{kind}" if found else "handout.where.none")
        return _Table(says, tuple((one.label, one.amount) for one in found))
    paid.sort(key=lambda line: line.lcff.value or 0, reverse=True)
    shown = len(paid) if len(paid) == room.rows + 1 else room.rows
    rows: list[tuple[Sentence | Label, Amount]] = [(_name(line), amount_from(line.lcff)) for line in paid[:shown]]
    unread = [(_name(line), amount_from(line.lcff)) for line in ledger.lines if line.lcff.value is None]
    rows += [(name, amount) for name, amount in unread if amount.doubtful][:UNREAD]
    if rest := paid[shown:]:
        total = added((line.lcff for line in rest), "sum(planned_lcff)")
        amount = amount_from(replace(total, incomplete=total.incomplete or ledger.planned.incomplete))
        rows.append((Sentence("handout.where.rest", {"count": len(rest)}), amount))
    return _Table(Sentence("handout.where.what"), tuple(rows))


def _name(line: Line | Kept) -> Label:
    return name_action(line.goal, line.action, line.title)


def _cell(name: Sentence | Label, lang: str, room: Back) -> str:
    return say(name, lang) if isinstance(name, Sentence) else plain(name.full, room.title)


def _page(amounts: Iterable[Amount], lang: str) -> str:
    """Return the page of these amounts, as it stands in brackets after a sentence."""
    place = where([figure for amount in amounts for figure in amount.figures])
    return _unbroken(words.say(place.key, lang, **place.facts)) if place else ""


def _unbroken(place: str) -> str:
    """Return a page that no line end parts from its number; a long list of pages may be parted."""
    return place.replace(" ", "\N{NO-BREAK SPACE}") if len(place) < 20 else place


def _promise(ledger: Ledger) -> Iterator[Sentence]:
    """Yield what was planned and spent last year, in total and for the action that differs most."""
    planned, spent = last_pair(ledger)
    if planned.value is None or spent.value is None:
        yield _all_actions(ledger)
        return
    kind = "promise" if ledger.last_year.planned.value is not None else "promise_overview"
    yield Sentence(f"message.main.{kind}", {"planned": amount_from(planned), "spent": amount_from(spent)})
    lines = [line for line in ledger.last_year.lines if line.unspent.value]
    line = max(lines, key=lambda one: abs(one.unspent.value or Decimal(0)), default=None)
    if line is not None and not any(map(_half, ledger.last_year.lines)):
        facts: dict[str, Fact] = {"planned": amount_from(line.planned), "spent": amount_from(line.spent)}
        facts["title"] = _name(line)
        yield Sentence("handout.promise.action", facts)


def _half(kept: Kept) -> bool:
    """Tell whether one of an action's two amounts is blank or could not be read: how far they differ is not known."""
    return bool(kept.planned.value or kept.spent.value) and None in (kept.planned.value, kept.spent.value)


def _mark(shown: Iterable[Amount], lang: str) -> Iterator[str]:
    """Yield what the mark of doubt means, where one of these amounts carries it."""
    if any(amount.doubtful for amount in shown):
        yield words.say("handout.mark.doubt", lang)


def _asked_amounts(message: Message) -> Iterator[Amount]:
    for question in message.more:
        for sentence in (question.says, question.asks):
            yield from amounts_in(sentence) if sentence else ()


def _all_actions(ledger: Ledger) -> Sentence:
    """Return last year's totals of all actions and funds, where the plan prints no others, or that there are none."""
    chart = promise.facts(ledger)
    if chart is not None:
        return Sentence("handout.promise.all", chart.title.facts)
    by_line = ledger.book.plan.table("budgeted_actions") is not None
    return Sentence("handout.promise.lines" if by_line else "handout.promise.none")


def _asked(question: Question, lang: str, room: Back) -> list[str]:
    """Return what the plan prints, the question, and its page where the words before do not name it."""
    says = say(question.says, lang) if question.says is not None and room.says else ""
    place = words.say(question.where.key, lang, **question.where.facts) if question.where and not says else ""
    return [says, say(question.asks, lang), _unbroken(place)]


def _script(message: Message, lang: str) -> Iterator[str]:
    paragraph: list[str] = []
    for one in message.script:
        if one.key.removeprefix("message.") in _BREAKS and paragraph:
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(say(one, lang))
    yield " ".join(paragraph)


def _dates(message: Message, lang: str) -> list[list[str]]:
    """Return when and what, in the order of the year; what happens at the same time stands together."""
    found: dict[str, list[str]] = {}
    for date in message.dates:
        found.setdefault(say(date.when, lang), []).append(say(date.what, lang))
    return [[when, " ".join(what)] for when, what in found.items()]


def _check(check: Check, lang: str) -> list[str]:
    how = say(check.how, lang)
    return [tell_amount(check.amount, lang, exact=True), how[:1].lower() + how[1:]]


def _foot(ledger: Ledger, cited: set[int], lang: str) -> Iterator[str]:
    """Yield draft or adopted with the page's own words, the pages cited, whose sheet it is not, and the file."""
    document = ledger.book.plan.document
    said = plain(clean(document.status_words), 90)
    kind = "words" if document.status != "unknown" and document.status_page is None else "explain"
    yield words.say(f"report.status.{document.status}.{kind}", lang, page=document.status_page, words=said)
    if cited:
        yield words.say("handout.pages", lang, pages=words.pages_words(cited, lang))
    yield words.say("handout.by", lang)
    yield words.say("handout.file", lang, file=plain(clean(document.name), 40))
