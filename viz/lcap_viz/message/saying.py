"""From sentences to words, and from the plan's figures and findings to sentences."""

from collections import defaultdict
from collections.abc import Iterable

from lcap_models import findings
from lcap_models.figure import Figure
from lcap_models.findings import Finding, Named, PageOf, Spot, pages_fact, sentence_facts
from lcap_models.ledger import Money
from lcap_models.place import TextPlace, page_of
from lcap_viz import words
from lcap_viz.facts import Amount, Label, Sentence, amount_from, tell_amount, tell_number
from lcap_viz.message.model import Fact, amounts_in
from lcap_viz.questions import fact_words

__all__ = ["amount_named", "asked", "look_alike", "plain", "said", "short", "tell", "where"]

SHORT = 60
"""Letters of a name or title inside a sentence that is read aloud."""


def tell(said: Sentence | Label, lang: str) -> str:
    """Return the sentence in words, amounts with their marks.

    Amounts are rounded, as people say them; where two of them would look alike or cannot be told apart from a
    printed one, all of the sentence are exact.
    """
    if isinstance(said, Label):
        return said.full
    text = _told(said, lang, exact=look_alike(tuple(amounts_in(said))))
    return text[:1].upper() + text[1:]


def _told(said: Sentence, lang: str, *, exact: bool) -> str:
    facts: dict[str, object] = {}
    for name, fact in said.facts.items():
        if isinstance(fact, Amount):
            facts[name] = tell_amount(fact, lang, exact=exact)
        elif isinstance(fact, Sentence):
            facts[name] = _told(fact, lang, exact=exact)
        else:
            facts[name] = short(fact) if isinstance(fact, Label) else fact
    return words.say(said.key, lang, **facts)


def look_alike(amounts: tuple[Amount, ...]) -> bool:
    """Tell whether two different amounts come out as the same words once rounded."""
    values = defaultdict(set)
    for amount in amounts:
        if amount.value is not None:
            values[amount.unit, tell_number(amount, "en")].add(amount.value)
    return any(len(found) > 1 for found in values.values())


def short(label: Label, limit: int = SHORT) -> str:
    """Return the plan's own words in quotes, cut at a word; the number alone where there are none."""
    return f"“{plain(label.text or label.number, limit)}”"


def plain(text: str, limit: int = SHORT) -> str:
    """Return a text cut at a word to so many letters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1].rsplit(" ", 1)[0] if " " in text[: limit - 1] else text[: limit - 1]
    return cut.rstrip(" ,;:-(") + "…"


def where(sources: Iterable[Named | Figure]) -> Sentence | None:
    """Return "page 7", "pages 7, 9", or the cell or line in a file without pages; None for no figure.

    More than three cells or lines are told by their first and last.
    """
    places = [(one.figure if isinstance(one, Named) else one).place for one in sources]
    places.sort(key=lambda place: place.line if isinstance(place, TextPlace) else 0)
    if not places:
        return None
    found = sorted({page for place in places if (page := page_of(place)) is not None})
    if found:
        return Sentence("word.page" if len(found) == 1 else "word.pages", {_PAGE[len(found) == 1]: _runs(found)})
    spots = pages_fact(places, as_range=len(set(places)) > _MOST_SPOTS)
    return Sentence("word.page", {"page": fact_words(spots, "en")})


_PAGE = {True: "page", False: "pages"}
_MOST_SPOTS = 3


def _runs(pages: list[int]) -> str:
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def amount_named(named: Named) -> Amount:
    """Return the amount that one figure prints; in a sentence of a finding both sides stand, so no mark is needed."""
    return amount_from(Money(named.figure.value, named.figure.unit, (named,)))


def said(finding: Finding) -> Sentence:
    """Return what the pages say, as a sentence whose amounts keep their figures."""
    return Sentence(f"finding.{finding.message}", _facts(finding))


def asked(finding: Finding) -> Sentence:
    """Return the finding's question, as a sentence whose amounts keep their figures."""
    return Sentence(f"question.{finding.message}", _facts(finding))


def _facts(finding: Finding) -> dict[str, Fact]:
    named = dict(zip(("first", "second", "third"), finding.figures, strict=False))
    figures = tuple(one.figure for one in finding.figures)
    facts: dict[str, Fact] = {}
    for name, fact in sentence_facts(finding).items():
        if name in named and named[name].figure.value is not None:
            facts[name] = amount_named(named[name])
        elif isinstance(fact, findings.Amount):
            facts[name] = Amount(fact.value, fact.unit, figures, computed=True)
        elif isinstance(fact, findings.Label):
            facts[name] = Sentence(fact.key)
        else:
            facts[name] = fact if isinstance(fact, int) else _place_or_words(fact)
    return facts


def _place_or_words(fact: PageOf | Spot | str) -> Sentence | str:
    if isinstance(fact, PageOf):
        return Sentence("word.page_of_file", {"page": str(fact.page), "file": plain(fact.document)})
    return fact_words(fact, "en") if isinstance(fact, Spot) else plain(fact_words(fact, "en"))
