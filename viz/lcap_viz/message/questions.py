"""The question to ask, and two more: those of the findings first, then questions that fit any plan."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from lcap_models.findings import Finding
from lcap_models.ledger import Kept, Ledger, Money
from lcap_viz.charts.common import name_action
from lcap_viz.facts import Label, Sentence, amount_from
from lcap_viz.message.mains import Main, choices
from lcap_viz.message.model import Fact, Question, amounts_in
from lcap_viz.message.numbers import NUMBERS, largest
from lcap_viz.message.saying import asked, said, where

__all__ = ["ASKS", "further_questions", "main_question", "ordered", "question_of"]

MORE = 2
_SEVERITIES = ("arithmetic", "disagreement", "question", "blank")


def question_of(finding: Finding) -> Question:
    """Return a finding as a question, with what the pages say."""
    says, asks = said(finding), asked(finding)
    return Question(asks, says, where(finding.figures), tuple(amounts_in(says)))


def main_question(ledger: Ledger, main: Main, rule: Mapping[str, list[str]]) -> Question:
    """Return the question that goes with the main message."""
    if main.finding is not None:
        asks = asked(_as_told(ledger, main.finding))
        return Question(asks, None, main.where, tuple(amounts_in(asks)))
    found = (ASKS[name](ledger) for name in rule["asks"] if not name.startswith("finding:"))
    return next(question for question in (*found, *_fitting(ledger)) if question is not None)


def _as_told(ledger: Ledger, finding: Finding) -> Finding:
    """Return the finding asked about as the main message tells it: of two amounts, also where a third stands by.

    Where the plan contradicts itself, the ledger may work the gap out from another figure: then only percentages.
    """
    message = finding.message.removesuffix("_also")
    gap, computed = ledger.gap.value, finding.computed
    if message.endswith("_gap") and (gap is None or computed is None or abs(gap - computed.value) > 1):
        message = message.removesuffix("_gap")
    return replace(finding, message=message)


def further_questions(ledger: Ledger, main: Main, first: Question) -> tuple[Question, ...]:
    """Return two more questions: the most telling findings, then what fits any plan."""
    findings = [finding for finding in ordered(ledger.book.findings) if finding is not main.finding]
    asked_of = (question_of(finding) for finding in findings)
    keys, chosen = {first.asks.key}, []
    for question in (*asked_of, *_fitting(ledger)):
        if question.asks.key not in keys:
            keys.add(question.asks.key)
            chosen.append(question)
    return tuple(chosen[:MORE])


def ordered(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings by how telling they are: first those of `first_checks`, then by severity."""
    first = choices()["first_checks"]

    def rank(finding: Finding) -> tuple[int, int]:
        known = first.index(finding.check) if finding.check in first else len(first)
        return known, _SEVERITIES.index(finding.severity)

    return sorted(findings, key=rank)


def _fitting(ledger: Ledger) -> Iterator[Question]:
    """Yield the questions that fit the plan, those with sure figures first."""
    found = [question for name in choices()["asks"] if (question := ASKS[name](ledger)) is not None]
    yield from sorted(found, key=lambda question: any(amount.doubtful for amount in question.amounts))


def _unspent_most(ledger: Ledger) -> Question | None:
    kept = [line for line in ledger.last_year.lines if line.unspent.value is not None and line.unspent.value > 0]
    line = max(kept, key=lambda one: one.unspent.value or 0, default=None)
    if line is None:
        return None
    return _ask("unspent_most", {"planned": line.planned, "spent": line.spent}, title=_name(line), says=True)


def _name(line: Kept) -> Label:
    return name_action(line.goal, line.action, line.title)


def _unspent(ledger: Ledger) -> Question | None:
    money = NUMBERS["unspent"](ledger)
    return _ask("unspent", {"unspent": money}) if money.value is not None and money.value > 0 else None


def _largest(ledger: Ledger) -> Question | None:
    line = largest(ledger)
    if line is None:
        return None
    return _ask("largest", {"largest": line.lcff}, title=name_action(line.goal, line.action, line.title))


def _of_number(name: str, number: str) -> Callable[[Ledger], Question | None]:
    """Return a question about one number, asked where the plan has it and it is above nothing."""

    def ask(ledger: Ledger) -> Question | None:
        money = NUMBERS[number](ledger)
        return _ask(name, {number: money}) if money.value is not None and money.value > 0 else None

    return ask


def _base_or_sc(ledger: Ledger) -> Question | None:
    money = NUMBERS["planned"](ledger)
    return _ask("base_or_sc", {"planned": money}) if ledger.lines and money.value else None


def _always(name: str) -> Callable[[Ledger], Question]:
    return lambda ledger: _ask(name, {})


def _ask(name: str, amounts: Mapping[str, Money], *, says: bool = False, **labels: Label) -> Question:
    facts: dict[str, Fact] = {**labels}
    facts |= {key: amount_from(money) for key, money in amounts.items()}
    place = where([named for money in amounts.values() for named in money.sources])
    told = Sentence(f"message.says.{name}", facts) if says else None
    return Question(Sentence(f"message.ask.{name}", facts), told, place, tuple(amounts_in(Sentence("", facts))))


ASKS: Mapping[str, Callable[[Ledger], Question | None]] = MappingProxyType(
    {
        "unspent_most": _unspent_most,
        "unspent": _unspent,
        "carried": _of_number("carried", "owed"),
        "limited": _of_number("limited", "limited"),
        "leawide": _of_number("leawide", "leawide"),
        "largest": _largest,
        "which_actions": _of_number("which_actions", "received"),
        "base_or_sc": _base_or_sc,
        "how_much": lambda ledger: _ask("how_much", {}) if ledger.received.value is None else None,
        "measure": _always("measure"),
        "meeting": _always("meeting"),
    }
)
"""Questions that fit any plan; None where the plan has no figure for it."""
