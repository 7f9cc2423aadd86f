"""What a parent carries into the room, said once: handout, report, cards, slides and kit all show the same message.

Every part is made of sentences of the catalogs and of amounts that keep their figures, so that both languages say
the same, and each number leads to its page. `lcap_viz.message.tell` gives the words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lcap_viz.facts import Amount, Label, Sentence

__all__ = ["Check", "Date", "Fact", "KeyNumber", "Message", "Question", "amounts_in"]

Fact = Amount | Sentence | Label | str | int
"""What can fill a place of a sentence."""


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """One number to show large. `name` is its id in `message.yaml`, `where` its page, or cell, or line."""

    name: str
    label: Sentence
    amount: Amount
    where: Sentence | None


@dataclass(frozen=True, slots=True)
class Question:
    """One question for the district, neutral. `says` tells what the plan prints, `where` the pages that prove it."""

    asks: Sentence
    says: Sentence | None
    where: Sentence | None
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Date:
    """When a parent can act, by law: `when` and `what`; `source` is the law or the document that says so."""

    when: Sentence
    what: Sentence
    source: str


@dataclass(frozen=True, slots=True)
class Check:
    """How to check one number: the words printed beside it and the page, or how we worked it out."""

    amount: Amount
    how: Sentence


@dataclass(frozen=True, slots=True)
class Message:
    """The one message of a plan, with what proves it and what to ask.

    `kind` says which rule of `message.yaml` chose `main`. `charts` are names of charts that show it, best first.
    `main`, `numbers` (at most three) and `question` belong on a first page; `more` are two further questions.
    `script` can be read aloud in two minutes; `comment` fits a written comment. `disputes` give both numbers wherever
    a shown amount is contested. `checks` has one entry per number. `pages` are all pages cited.
    """

    kind: str
    main: Sentence
    where: Sentence | None
    charts: tuple[str, ...]
    numbers: tuple[KeyNumber, ...]
    question: Question
    more: tuple[Question, ...]
    script: tuple[Sentence, ...]
    comment: tuple[Sentence, ...]
    dates: tuple[Date, ...]
    disputes: tuple[Sentence, ...]
    checks: tuple[Check, ...]
    pages: tuple[int, ...]

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that the message shows, each once: what a reader may want to check."""
        asked = (self.question, *self.more)
        told = [self.main, *(one for question in asked for one in (question.asks, question.says) if one)]
        found = [number.amount for number in self.numbers]
        found += [amount for said in (*told, *self.script, *self.comment) for amount in amounts_in(said)]
        return tuple(dict.fromkeys(found))

    @property
    def main_amounts(self) -> tuple[Amount, ...]:
        """The amounts of the main sentence."""
        return tuple(amounts_in(self.main))

    @property
    def doubtful(self) -> bool:
        """Whether a shown amount carries the mark of doubt."""
        return any(amount.doubtful for amount in self.amounts)

    @property
    def contested(self) -> bool:
        """Whether the plan prints another number for a shown amount."""
        return any(amount.contested for amount in self.amounts)


def amounts_in(said: Sentence | Label) -> Iterator[Amount]:
    """Yield the amounts of a sentence and of the sentences in it."""
    if isinstance(said, Label):
        return
    for fact in said.facts.values():
        if isinstance(fact, Amount):
            yield fact
        elif isinstance(fact, Sentence):
            yield from amounts_in(fact)
