"""How the pages of a plan were read: which are pictures, which were not read in full. The same words everywhere."""

from collections.abc import Iterator

from lcap_models.figure import State
from lcap_models.place import page_of
from lcap_models.plan import Plan, entries
from lcap_models.readings import on_a_picture
from lcap_viz.words import pages_words, say

__all__ = ["scan_words", "unread_words"]


def scan_words(plan: Plan, lang: str) -> str:
    """Return the sentence on the pages whose figures were read on a picture, and how many; empty where none was."""
    seen = [one.figure for one in entries(plan) if one.figure.state is not State.MISSING and on_a_picture(one.figure)]
    pages = {page for figure in seen if (page := page_of(figure.place)) is not None}
    return say("report.scan", lang, count=len(seen), pages=pages_words(pages, lang)) if seen else ""


def unread_words(plan: Plan, lang: str) -> Iterator[str]:
    """Yield a sentence for each kind of pages that were not read, or not in full."""
    pages = {
        "pictures": plan.document.picture_pages,
        "unread": plan.document.unread_pages,
        "lineless": plan.pages_to_compare,
        "reasons": plan.unread_reasons,
    }
    for kind, found in pages.items():
        if found:
            yield say(f"report.doubt.{kind}", lang, pages=pages_words(found, lang))
