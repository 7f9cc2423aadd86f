"""Figures as HTML: each a link to its proof, with a mark and a word for how sure we are. All text is escaped here."""

from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

from lcap_models.answers import Deed, Fact, Said
from lcap_models.figure import Figure, State
from lcap_models.findings import Amount as Number
from lcap_models.findings import Finding, sentence_facts
from lcap_models.findings import Label as Name
from lcap_models.ledger import Money
from lcap_viz import words
from lcap_viz.charts.common import name_action
from lcap_viz.facts import Amount, Label, Sentence, amount_from, amount_of, clean, state_of, tell_number
from lcap_viz.message import amounts_in, short
from lcap_viz.message.saying import look_alike
from lcap_viz.questions import fact_words
from lcap_viz.report.proof import Anchors

__all__ = ["MARKS", "Marks", "both", "capital", "sentence"]

MARKS = {State.PROVED: "✓", State.READ: "●", State.DOUBTFUL: "?", State.MISSING: ""}
"""What stands beside a figure; the word for it is there for screen readers, and in the legend."""


def sentence(key: str, lang: str, **facts: object) -> Markup:
    """Return the sentence for `key` as HTML: facts that are not Markup are escaped."""
    filled = {name: words.number(fact, lang) if type(fact) is int else fact for name, fact in facts.items()}
    return Markup(words.placed(Markup(escape(words.form(key, lang, facts))).format(**filled), lang))


def both(key: str, **facts: object) -> Markup:
    """Return the sentence in every language, each marked with its own; the page shows the chosen one."""
    return _both(key) if not facts else _joined(key, facts)


@cache
def _both(key: str) -> Markup:
    return _joined(key, {})


def _joined(key: str, facts: Mapping[str, object]) -> Markup:
    return Markup("").join(_in(lang, sentence(key, lang, **facts)) for lang in words.LANGS)


def _in(lang: str, text: Markup | str) -> Markup:
    return Markup('<span class="{0}" lang="{0}">{1}</span>').format(lang, text)


def capital(text: Markup) -> Markup:
    """Return a sentence with its first letter large; one that begins with a link stays as it is."""
    return Markup(text[:1].upper() + text[1:])


def _mark(state: State) -> Markup:
    """Return the mark of a figure in doubt; those of sure figures come from the style sheet, to keep the page small."""
    return Markup('<i class="m" aria-hidden="true">?</i>') if state is State.DOUBTFUL else Markup("")


class Marks:
    """Writes figures as links to their proof."""

    def __init__(self, anchors: Anchors, contested: frozenset[Figure] = frozenset()) -> None:
        self._anchors = anchors
        self._contested = contested

    def amount(self, amount: Amount, lang: str, *, exact: bool = False) -> Markup:
        """Return an amount inside a sentence of one language, with ≠ where the plan contradicts it."""
        link = self._amount(amount, lang, exact=exact)
        if self._is_contested(amount):
            link += self._differs(words.say("report.contested", lang))
        return sentence("answer.about", lang, amount=link) if amount.about and amount.value is not None else link

    def _is_contested(self, amount: Amount) -> bool:
        return amount.contested or not self._contested.isdisjoint(amount.figures)

    def _amount(self, amount: Amount, lang: str, *, exact: bool) -> Markup:
        if amount.value is None:
            return Markup('<span class="blank-word">{}</span>').format(tell_number(amount, lang))
        shown, state = tell_number(amount, lang, exact=exact), state_of(amount)
        word = Markup('<span class="v"> {}</span>').format(words.say(f"state.{state.value}", lang))
        return self._link(shown, state, self._anchors.of_amount(amount), word)

    def shared(self, amount: Amount) -> Markup:
        """Return an exact amount in a place that all languages share."""
        if amount.value is None:
            return self._words(amount.text)
        state = state_of(amount)
        told = tell_number(amount, words.LANGS[0], exact=True)
        link = self._link(told, state, self._anchors.of_amount(amount), described=True)
        return link + self._differs(both("report.contested")) if self._is_contested(amount) else link

    def cell(self, figure: Figure | None) -> Markup:
        """Return a figure in a table that all languages share: the exact number, or the blank that is there."""
        return self.shared(amount_of(figure))

    def _words(self, text: str) -> Markup:
        if text.strip():
            return Markup('<span class="printed">{}</span>').format(clean(text))
        return Markup('<span class="v">{}</span>').format(both("word.blank"))

    def figure(self, figure: Figure, lang: str) -> Markup:
        """Return a finding's figure: exact number, the words printed instead of one, or the word for blank."""
        return self._amount(amount_of(figure), lang, exact=True)

    def anchor(self, figure: Figure) -> str:
        """Return the anchor of a figure's proof."""
        return self._anchors.of(figure)

    def plain(self, amount: Amount, lang: str) -> str:
        """Return an exact amount without a link, for the list of our own sums."""
        return tell_number(amount, lang, exact=True)

    def _differs(self, word: Markup | str) -> Markup:
        return Markup('<span class="differs" aria-hidden="true">≠</span><span class="v"> {}</span>').format(word)

    def _link(
        self, shown: str, state: State, anchor: str, word: Markup | str = "", *, described: bool = False
    ) -> Markup:
        """Return the link; in tables the word for the state stands once, in the legend, and describes the link."""
        told = Markup(' aria-describedby="is-{}"').format(state.value) if described else ""
        mark = _mark(state) + word
        if not anchor:
            return Markup('<span class="n {}">{}{}</span>').format(state.value, shown, mark)
        return Markup('<a class="n {}" href="#{}"{}>{}{}</a>').format(state.value, anchor, told, shown, mark)

    def tell(self, said: Sentence | Label, lang: str) -> Markup:
        """Return a sentence of facts as HTML, its amounts linked."""
        if isinstance(said, Label):
            return escape(said.full)
        return self._told(said, lang, exact=False, quoted=False)

    def say(self, said: Sentence, lang: str) -> Markup:
        """Return a sentence of the message as `message.tell` says it, its amounts linked."""
        return capital(self._told(said, lang, exact=look_alike(tuple(amounts_in(said))), quoted=True))

    def _told(self, said: Sentence, lang: str, *, exact: bool, quoted: bool) -> Markup:
        facts: dict[str, object] = {}
        for name, fact in said.facts.items():
            if isinstance(fact, Amount):
                facts[name] = self.amount(fact, lang, exact=exact)
            elif isinstance(fact, Sentence):
                facts[name] = self._told(fact, lang, exact=exact, quoted=quoted)
            elif isinstance(fact, Label):
                facts[name] = short(fact) if quoted else fact.full
            else:
                facts[name] = fact
        return sentence(said.key, lang, **facts)

    def fact(self, fact: Fact, lang: str) -> Markup:
        """Return a fact of an answer as HTML: exact amounts with their links, sentences, names, words of the plan."""
        if isinstance(fact, Money):
            if not fact.sources and fact.value is None:
                return sentence("answer.not_printed", lang)
            return self.amount(amount_from(fact), lang, exact=True)
        if isinstance(fact, Said):
            return sentence(fact.key, lang, **{name: self.fact(inner, lang) for name, inner in fact.facts.items()})
        if isinstance(fact, Name):
            return sentence(fact.key, lang)
        if isinstance(fact, Deed):
            return escape(name_action(fact.goal, fact.action, fact.title).full)
        return escape(words.number(fact, lang) if isinstance(fact, int) else clean(fact))

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
