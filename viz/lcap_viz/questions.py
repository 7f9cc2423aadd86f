"""A finding in words: what the pages say, and the question to ask. Neutral: a district is asked, never accused."""

from lcap_models.findings import Amount, Fact, Finding, Label, PageOf, Spot, sentence_facts
from lcap_viz import words
from lcap_viz.facts import clean

__all__ = ["fact_words", "finding_words"]


def finding_words(finding: Finding, lang: str) -> tuple[str, str]:
    """Return (what the pages say, what to ask) in one language, as plain text."""
    facts = {name: fact_words(fact, lang) for name, fact in sentence_facts(finding).items()}
    says = words.say(f"finding.{finding.message}", lang, **facts)
    if finding.note:
        says = f"{says} {words.say(f'note.{finding.note}', lang, **facts)}"
    return says, words.say(f"question.{finding.message}", lang, **facts)


def fact_words(fact: Fact, lang: str) -> str:
    """Return what stands for one placeholder: exact money or percent, the name of a figure, a page of a
    file, a count, or words."""
    if isinstance(fact, Amount):
        forms = {"usd": words.money, "percent": words.percent, "count": words.number}
        return forms[fact.unit](fact.value, lang)
    if isinstance(fact, Label):
        return words.say(fact.key, lang)
    if isinstance(fact, PageOf):
        return words.say("word.page_of_file", lang, page=fact.page, file=clean(fact.document))
    if isinstance(fact, Spot):
        spot = words.spot(fact.kind, clean(fact.text))
        return words.say("word.page_of_file", lang, page=spot, file=clean(fact.document)) if fact.document else spot
    return words.number(fact, lang) if isinstance(fact, int) else clean(fact)
