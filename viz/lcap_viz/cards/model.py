"""What one card says: a finding, its numbers, a question. Both sizes and all languages say the same."""

from dataclasses import dataclass

from lcap_viz.facts import Amount, ChartFacts, Sentence
from lcap_viz.message import KeyNumber, Question, amounts_in

__all__ = ["Card"]


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `name` is part of its file's name; `finding` the sentence on it.

    `numbers` (at most three) stand large; a card of a chart with a `plot` shows the title's amount `hero` large in
    their place, and the plot where it has room. `about` is the chart that says what is measured, and of which year;
    `notes` are what a reader must know with it, `disputes` both numbers wherever the plan prints two.
    """

    name: str
    finding: Sentence
    question: Question
    numbers: tuple[KeyNumber, ...] = ()
    hero: Amount | None = None
    plot: ChartFacts | None = None
    about: ChartFacts | None = None
    notes: tuple[Sentence, ...] = ()
    disputes: tuple[Sentence, ...] = ()

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount on the card, each once; those of the plot too, though a wide card has no room for it."""
        told = [*amounts_in(self.finding), *(one.amount for one in self.numbers), *amounts_in(self.question.asks)]
        return tuple(dict.fromkeys((*told, *(self.plot.amounts if self.plot else ()))))

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of all figures on the card."""
        return tuple(sorted({page for amount in self.amounts for page in amount.pages}))

    @property
    def doubtful(self) -> bool:
        """Whether a figure on the card could not be confirmed."""
        return any(amount.doubtful for amount in self.amounts)
