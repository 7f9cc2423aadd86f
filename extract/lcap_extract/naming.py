"""What a file without an LCAP's figures is: a relative of the LCAP, by its title, or the state's instructions alone."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from lcap_extract.pages import PageText
from lcap_extract.wording import load, squash
from lcap_models.plan import DocumentKind

__all__ = ["kind_of", "name_of", "web_name_of"]

FIRST_PAGES = 3
"""A title stands on one of so many first pages with text; later lines speak of other documents."""

FIRST_LINES = 25
"""Lines from the top of a page within which a title stands."""

OWN_TABLES = {"planned_actions", "contributing_actions", "budgeted_actions"}
"""Tables of a plan's own year."""

MOST_ARE = 0.75
"""So large a part of the pages with text are instructions where a file is nothing else."""


def name_of(pages: Sequence[PageText], instructions: Collection[int]) -> str:
    """Return the key of the sentence that names the document ("is_supplement"), or empty where nothing tells."""
    told = [page for page in pages if page.squashed]
    for page in told[:FIRST_PAGES]:
        lines = [squash(line) for line in page.text.splitlines() if line.strip()][:FIRST_LINES]
        pairs = (one + other for one, other in pairwise(lines))
        key = next((key for line in (*lines, *pairs) if (key := _title(line))), "")
        if key:
            return key
    if told and sum(page.number in instructions for page in told) >= MOST_ARE * len(told):
        return "is_instructions"
    return ""


def web_name_of(title: str) -> str:
    """Return the key of the sentence about a page that was saved in place of a plan, by the page's title; or empty."""
    line = squash(title)
    listed = load("documents")["web_titles"]
    return next((key for key, patterns in listed.items() if any(re.fullmatch(p, line) for p in patterns)), "")


def kind_of(tables: Collection[str], *, services: bool, pages: Sequence[PageText]) -> DocumentKind:
    """Return what a document with figures is: an LCAP where it has a plan's own tables, else what it calls itself.

    Args:
        tables: the kinds of its tables.
        services: whether it has the section on increased or improved services.
        pages: its pages.
    """
    kinds = set(tables)
    if kinds and kinds <= {"continuity_actions", "prior_update_actions"}:
        return "continuity_plan" if "continuity_actions" in kinds and len(kinds) == 1 else "annual_update"
    if kinds & OWN_TABLES:
        return "lcap"
    named: dict[str, DocumentKind] = {
        "is_supplement": "supplement",
        "is_midyear_report": "midyear_report",
        "is_annual_update": "annual_update",
    }
    whole: DocumentKind = "lcap" if kinds or services else "budget_overview"
    return named.get(name_of(pages, ()), whole)


def _title(line: str) -> str:
    if any(pattern.fullmatch(line) for pattern in _others()):
        return ""
    return next((key for key, patterns in _titles().items() if any(p.fullmatch(line) for p in patterns)), "")


@cache
def _titles() -> dict[str, tuple[re.Pattern[str], ...]]:
    listed = load("documents")["titles"]
    return {key: tuple(re.compile(pattern) for pattern in patterns) for key, patterns in listed.items()}


@cache
def _others() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load("documents")["not_titles"])
