"""Where in its file a plan stands: one plan of a board packet, or one of several."""

from lcap_models.plan import Document
from lcap_viz.words import say

__all__ = ["part_words"]


def part_words(document: Document, lang: str) -> str:
    """Return the sentence on the plan's pages, or empty where the plan is all of its file."""
    if not document.is_part_of_file:
        return ""
    key = "several" if document.plans_in_file > 1 else "one"
    facts = {"first": document.first_page, "last": document.last_page, "pages": document.pages}
    return say(f"report.part.{key}", lang, number=document.plan_number, count=document.plans_in_file, **facts)
