"""What every document of a kit is made from: the ledger, its answers, charts and exercises, and the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lcap_models.answers import QUESTIONS, Answer, answer
from lcap_models.ledger import Ledger
from lcap_viz.answers import AnswerWords, answer_words
from lcap_viz.charts.catalog import all_facts
from lcap_viz.charts.draw import draw
from lcap_viz.facts import ChartFacts, clean
from lcap_viz.kit.content import load
from lcap_viz.kit.exercises import Exercises, exercises_of
from lcap_viz.kit.model import Block, Document, Para, marked
from lcap_viz.kit.settings import Settings
from lcap_viz.message import message_of
from lcap_viz.message.model import Message
from lcap_viz.words import say

__all__ = ["HASH_SHOWN", "Missing", "Poster", "Source"]

HASH_SHOWN = 12
"""Letters of the file's SHA-256 at the foot of a page; all of them stand in the index."""


@dataclass(frozen=True, slots=True)
class Poster:
    """One poster: its number, chart, question and unit."""

    number: int
    facts: ChartFacts
    question: int
    unit: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that this plan does not carry; `kind` is "poster" or "exercise", `title` and `why` are keys."""

    kind: str
    title: str
    why: str


@dataclass(frozen=True)
class Source:
    """A plan's ledger and the settings, with what is worked out from them once."""

    ledger: Ledger
    settings: Settings = field(default_factory=Settings)
    practice: bytes = b""
    """The practice plan itself, which goes into its kit; empty for a district's own plan."""

    @cached_property
    def facts(self) -> Mapping[str, ChartFacts]:
        """The charts that this plan has, by name."""
        return {facts.name: facts for facts in all_facts(self.ledger)}

    @cached_property
    def exercises(self) -> Exercises:
        """The exercises that this plan carries."""
        return exercises_of(self.ledger)

    @cached_property
    def answers(self) -> Mapping[int, Answer]:
        """The answers to the questions of a board meeting."""
        return {number: answer(self.ledger, number) for number in QUESTIONS}

    @cached_property
    def message(self) -> Message:
        """The one message of the plan, shared with handout and report."""
        return message_of(self.ledger)

    @cached_property
    def posters(self) -> tuple[Poster, ...]:
        """The posters of the walk, as many as the plan has charts for, at most ten."""
        most = int(load("kit")["most_posters"])
        asked: dict[str, dict[str, str]] = {}
        for one in load("kit")["posters"]:
            if one["chart"] in self.facts:
                asked.setdefault(one["question"], one)
        there = list(asked.values())[:most]
        return tuple(
            Poster(number, self.facts[one["chart"]], int(one["question"]), one["unit"])
            for number, one in enumerate(there, 1)
        )

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What the plan does not carry: posters without figures, exercises left out."""
        asked = {str(poster.question) for poster in self.posters}
        posters = [one for one in load("kit")["posters"] if one["question"] not in asked]
        posters = list({one["question"]: one for one in posters}.values())
        found = [Missing("poster", f"ask.{one['question']}", "kit.left_out.chart") for one in posters]
        left_out = self.exercises.left_out
        return (*found, *(Missing("exercise", f"kit.exercise.{one.kind}.title", one.why) for one in left_out))

    @property
    def scant(self) -> bool:
        """Whether the plan has hardly any figures for a kit: the practice district is then the better choice."""
        return len(self.posters) < 3 or len(self.exercises.given) < 3

    @cached_property
    def _drawn(self) -> dict[tuple[str, str], str]:
        return {}

    def svg(self, name: str, lang: str) -> str:
        """Return a chart's picture in one language, drawn once."""
        if (name, lang) not in self._drawn:
            self._drawn[name, lang] = draw(self.facts[name], lang).svg
        return self._drawn[name, lang]

    @property
    def pair(self) -> tuple[str, str]:
        """The languages that stand side by side on cards and word lists: English, and Spanish or the kit's own."""
        others = [lang for lang in self.settings.langs if lang != "en"]
        return ("en", others[0] if others else "es")

    def words(self, number: int, lang: str) -> AnswerWords:
        """Return an answer in one language."""
        return answer_words(self.answers[number], lang)

    def answered(self, numbers: list[str]) -> list[int]:
        """Return those of these questions that the plan answers with figures."""
        return [int(number) for number in numbers if self.answers[int(number)].status == "answered"]

    def lea(self, lang: str) -> str:
        """Return the name of the district or school."""
        return clean(self.ledger.book.plan.document.lea_name) or say("word.unknown_lea", lang)

    def year(self, lang: str) -> str:
        """Return the plan's year."""
        return clean(self.ledger.book.plan.document.plan_year) or say("word.unknown_year", lang)

    def status(self, lang: str) -> str:
        """Return draft, adopted, or that the file does not say."""
        return say(f"chart.status.{self.ledger.book.plan.document.status}", lang)

    def document(
        self,
        lang: str,
        title: str,
        blocks: tuple[Block, ...],
        *,
        small: bool = False,
        bare: bool = False,
        whole: bool = False,
    ) -> Document:
        """Return a document of this plan, with the line at the foot of its pages."""
        file = self.ledger.book.plan.document
        if marked(blocks) and not bare:
            blocks = (*blocks, Para(say("kit.index.marks", lang), "quiet"))
        subtitle = say("kit.subtitle", lang, lea=self.lea(lang), year=self.year(lang), status=self.status(lang))
        running = say(
            "kit.running", lang, lea=self.lea(lang), year=self.year(lang), file=clean(file.name),
            hash=file.sha256[:HASH_SHOWN],
        )  # fmt: skip
        page = say("kit.page_of", lang, page="{page}", total="{total}")
        return Document(lang, title, subtitle, running, blocks, page, small, bare, whole)

    def with_settings(self, settings: Settings) -> "Source":
        """Return the same plan with other settings."""
        return replace(self, settings=settings)
