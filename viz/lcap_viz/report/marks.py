"""Figures as HTML: each a link to its proof, with a mark and a word for how sure we are. All text is escaped here."""

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

from lcap_models.figure import Figure, State
from lcap_models.findings import Amount as Number
from lcap_models.findings import Finding, sentence_facts
from lcap_viz import words
from lcap_viz.facts import Amount, Label, Sentence, amount_of, clean, state_of, tell_number
from lcap_viz.questions import fact_words
from lcap_viz.report.proof import Anchors

__all__ = ["MARKS", "Marks", "both", "sentence"]

MARKS = {State.PROVED: "✓", State.READ: "●", State.DOUBTFUL: "?", State.MISSING: ""}
"""What stands beside a figure; the word for it is there for screen readers, and in the legend."""


def sentence(key: str, lang: str, **facts: object) -> Markup:
    """Return the sentence for `key` as HTML: facts that are not Markup are escaped."""
    filled = {name: words.number(fact, lang) if type(fact) is int else fact for name, fact in facts.items()}
    return Markup(words.placed(Markup(escape(words.form(key, lang, facts))).format(**filled), lang))


def both(key: str, **facts: object) -> Markup:
    """Return the sentence in both languages, each marked with its own; the page shows the chosen one."""
    return _both(key) if not facts else _joined(key, facts)


@cache
def _both(key: str) -> Markup:
    return _joined(key, {})


def _joined(key: str, facts: Mapping[str, object]) -> Markup:
    return Markup("").join(_in(lang, sentence(key, lang, **facts)) for lang in words.LANGS)


def _in(lang: str, text: Markup) -> Markup:
    return Markup('<span class="{0}" lang="{0}">{1}</span>').format(lang, text)


class Marks:
    """Writes figures as links to their proof."""

    def __init__(self, anchors: Anchors, contested: frozenset[Figure] = frozenset()) -> None:
        self._anchors = anchors
        self._contested = contested
        self._words = {state: both(f"state.{state.value}") for state in State}

    def amount(self, amount: Amount, lang: str, *, exact: bool = False) -> Markup:
        """Return an amount inside a sentence of one language, with ≠ where the plan contradicts it."""
        link = self._amount(amount, lang, exact=exact)
        if self._contested.isdisjoint(amount.figures):
            return link
        return link + self._differs(words.say("report.contested", lang))

    def _amount(self, amount: Amount, lang: str, *, exact: bool) -> Markup:
        if amount.value is None:
            return Markup('<span class="blank-word">{}</span>').format(tell_number(amount, lang))
        shown, state = tell_number(amount, lang, exact=exact), state_of(amount)
        return self._link(shown, state, self._anchors.of_amount(amount), words.say(f"state.{state.value}", lang))

    def figure(self, figure: Figure, lang: str) -> Markup:
        """Return a finding's figure: exact number, the words printed instead of one, or the word for blank."""
        return self._amount(amount_of(figure), lang, exact=True)

    def anchor(self, figure: Figure) -> str:
        """Return the anchor of a figure's proof."""
        return self._anchors.of(figure)

    def plain(self, amount: Amount, lang: str) -> str:
        """Return an exact amount without a link, for the list of our own sums."""
        return tell_number(amount, lang, exact=True)

    def cell(self, figure: Figure | None) -> Markup:
        """Return a figure in a table that both languages share: the exact number, or the blank that is there."""
        if figure is None or (figure.value is None and not figure.text.strip()):
            return Markup('<span class="v">{}</span>').format(both("word.blank"))
        if figure.value is None:
            return Markup('<span class="printed">{}</span>').format(clean(figure.text))
        shown = tell_number(amount_of(figure), "en", exact=True)
        link = self._link(shown, figure.state, self._anchors.of(figure), self._words[figure.state])
        return link + self._differs(both("report.contested")) if figure in self._contested else link

    def _differs(self, word: Markup | str) -> Markup:
        return Markup('<span class="differs" aria-hidden="true">≠</span><span class="v"> {}</span>').format(word)

    def _link(self, shown: str, state: State, anchor: str, word: Markup | str) -> Markup:
        mark = Markup('<span class="m" aria-hidden="true">{}</span><span class="v"> {}</span>').format(
            MARKS[state], word
        )
        if not anchor:
            return Markup('<span class="n {}">{}{}</span>').format(state.value, shown, mark)
        return Markup('<a class="n {}" href="#{}">{}{}</a>').format(state.value, anchor, shown, mark)

    def tell(self, said: Sentence | Label, lang: str) -> Markup:
        """Return a sentence of facts as HTML, its amounts linked."""
        if isinstance(said, Label):
            return escape(said.full)
        filled = {name: self._fact(fact, lang) for name, fact in said.facts.items()}
        return sentence(said.key, lang, **filled)

    def _fact(self, fact: Amount | Sentence | Label | str | int, lang: str) -> object:
        if isinstance(fact, Amount):
            return self.amount(fact, lang)
        return self.tell(fact, lang) if isinstance(fact, Sentence | Label) else fact

    def finding(self, finding: Finding, lang: str) -> tuple[Markup, Markup]:
        """Return what the pages say and the question to ask, the named figures linked."""
        facts: dict[str, object] = {}
        named = dict(zip(("first", "second", "third"), finding.figures, strict=False))
        for name, fact in sentence_facts(finding).items():
            linked = name in named and isinstance(fact, Number)
            facts[name] = self.figure(named[name].figure, lang) if linked else fact_words(fact, lang)
        says = sentence(f"finding.{finding.message}", lang, **facts)
        if finding.note:
            says += " " + sentence(f"note.{finding.note}", lang, **facts)
        return says, sentence(f"question.{finding.message}", lang, **facts)
