"""What every part of a document is written from: the pages, the plan, the style, the prose, and the record."""

from dataclasses import dataclass

from valle_dorado.forms import Words, form, phrases
from valle_dorado.printed import PrintedPlan
from valle_dorado.record import Record
from valle_dorado.sheet import Sheet
from valle_dorado.style import Style
from valle_dorado.words import Prose

__all__ = ["Desk"]


@dataclass(frozen=True, slots=True)
class Desk:
    """One document being written. `length` is the number of sentences in each answer of the prose parts."""

    sheet: Sheet
    plan: PrintedPlan
    style: Style
    prose: Prose
    record: Record
    length: int

    @property
    def language(self) -> str:
        """The document's language."""
        return self.plan.facts.language

    @property
    def words(self) -> Words:
        """The template's words in the document's language."""
        return form(self.plan.facts.template, self.language)

    def said(self, text: str) -> str:
        """Return the English words in the document's language; raises KeyError where no translation is on file."""
        return phrases(self.language)[text] if self.language != "en" and text else text

    def answer(self) -> str:
        """Return an answer of the document's usual length."""
        return self.prose.paragraph(self.length)
