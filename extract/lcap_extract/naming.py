"""What a file without an LCAP's figures is: a relative of the LCAP, by its title, or the state's instructions alone."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from lcap_extract.pages import PageText
from lcap_extract.wording import load, squash

__all__ = ["name_of"]

FIRST_PAGES = 3
"""A title stands on one of so many first pages with text; later lines speak of other documents."""

FIRST_LINES = 25
"""Lines from the top of a page within which a title stands."""

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
