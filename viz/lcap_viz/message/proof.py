"""What stands behind a message: how each number is checked, what the plan prints against it, and when to act."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lcap_models.findings import Finding, Named
from lcap_models.ledger import Book, Ledger
from lcap_models.school_year import Moment, calendar
from lcap_viz.facts import Amount, Sentence
from lcap_viz.message.mains import choices
from lcap_viz.message.model import Check, Date, Fact
from lcap_viz.message.numbers import contradicted
from lcap_viz.message.saying import amount_named, where

__all__ = ["checks_of", "dates_of", "disputes_of"]

HOWS = {
    "due": "due",
    "gap": "gap",
    "unspent": "less",
    "rest": "less",
    "continuity": "sum",
    "planned": "sum",
    "largest": "share",
}
"""How a number that we worked out came about, where it has a name; else it is told by its figures."""


def checks_of(ledger: Ledger, amounts: Iterable[tuple[str, Amount]]) -> tuple[Check, ...]:
    """Return how to check each of these (name, amount) pairs, each once, in their order."""
    found: dict[tuple[object, str], Check] = {}
    for name, amount in amounts:
        if amount.figures:
            found.setdefault((amount.value, amount.unit), Check(amount, _how(ledger.book, name, amount)))
    return tuple(found.values())


def _how(book: Book, name: str, amount: Amount) -> Sentence:
    sources = _named(book, amount)
    place = where(sources) or Sentence("word.unknown_lea")
    if not amount.computed:
        return Sentence("message.check.printed", {"where": place, "label": Sentence(sources[0].label)})
    if len({named.key for named in sources}) == 1:
        facts: dict[str, Fact] = {"where": place, "label": Sentence(sources[0].label), "count": len(sources)}
        return Sentence("message.check.sum", facts)
    return Sentence(f"message.check.{HOWS.get(name, 'figures')}", {"where": place, "count": len(sources)})


def _named(book: Book, amount: Amount) -> tuple[Named, ...]:
    return tuple(book.names[id(figure)] for figure in amount.figures)


def disputes_of(ledger: Ledger, amounts: Iterable[Amount], told: Finding | None = None) -> tuple[Sentence, ...]:
    """Return, for each contested amount, both numbers and their pages; `told` is told elsewhere and left out."""
    book, found = ledger.book, dict[str, Finding]()
    for amount in amounts:
        if amount.contested:
            findings = book.against(_named(book, amount))
            found |= {finding.id: finding for finding in findings if told is None or finding.id != told.id}
    return tuple(sentence for finding in found.values() for sentence in _dispute(ledger, finding))


def _dispute(ledger: Ledger, finding: Finding) -> Iterator[Sentence]:
    first = finding.figures[0]
    facts: dict[str, Fact] = {"label": Sentence(first.label), "first": amount_named(first)}
    facts["where"] = where((first,)) or Sentence("word.unknown_lea")
    if finding.computed:
        computed = contradicted(ledger, finding)["computed"].amount
        yield Sentence("message.dispute.computed", {**facts, "computed": replace(computed, contested=False)})
    elif len(finding.figures) > 1:
        second = finding.figures[1]
        place = where((second,)) or Sentence("word.unknown_lea")
        yield Sentence("message.dispute.two", {**facts, "second": amount_named(second), "second_where": place})


def dates_of(ledger: Ledger) -> tuple[Date, ...]:
    """Return when a parent can act, for the kind of agency that the plan is of. Law and form say so, not we."""
    moments = {moment.id: moment for moment in calendar()}
    kind = ledger.book.plan.document.lea_type
    return tuple(_date(one["id"], moments[one["moment"]]) for one in choices()["dates"] if kind in one["for"])


def _date(name: str, moment: Moment) -> Date:
    source = "; ".join((moment.cite, *(one.name for one in moment.sources))).lstrip("; ")
    return Date(_when(moment), Sentence(f"message.date.{name}"), source)


def _when(moment: Moment) -> Sentence:
    """Return the last day that the law names, or, where it names none, before the vote."""
    month, _, day = moment.by.partition("-")
    if not day.isdecimal():
        return Sentence("message.date.before_vote")
    return Sentence("message.date.by", {"month": Sentence(f"month.{month}"), "day": int(day)})
