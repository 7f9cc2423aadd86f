"""The trainers' sheet of the practice district: what its plan says against itself, on purpose."""

from collections.abc import Iterator

from lcap_models.findings import Finding
from lcap_models.place import page_of
from lcap_viz.kit.model import Block, Document, Heading, Para
from lcap_viz.kit.source import Source
from lcap_viz.questions import finding_words
from lcap_viz.words import pages_words, say

__all__ = ["planted_document"]


def planted_document(source: Source, lang: str) -> Document:
    """Return the sheet: each contradiction with its pages and a question to ask."""
    blocks: list[Block] = [Para(say("kit.planted.about", lang), "strong")]
    findings = source.ledger.book.findings
    for number, finding in enumerate(findings, 1):
        blocks += _one(number, finding, lang)
    if not findings:
        blocks.append(Para(say("kit.planted.none", lang)))
    return source.document(lang, say("kit.planted.title", lang), tuple(blocks))


def _one(number: int, finding: Finding, lang: str) -> Iterator[Block]:
    says, asks = finding_words(finding, lang)
    pages = {page for named in finding.figures if (page := page_of(named.figure.place)) is not None}
    yield Heading(say("kit.planted.one", lang, number=number))
    yield Para(says)
    yield Para(f"{say('kit.planted.ask', lang)} {asks}")
    if pages:
        yield Para(say("kit.planted.pages", lang, pages=pages_words(pages, lang)), "quiet")
