"""What single pages tell of the document they belong to: titles, running footers, Budget Overviews, tables, names.

From the text alone: nothing here opens a page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from lcap_extract.budgeted.spellings import holds
from lcap_extract.continuity import KIND as CONTINUITY
from lcap_extract.continuity import pages_of as continuity_pages
from lcap_extract.document import footer_of, overview_name
from lcap_extract.early.spellings import holds as early_holds
from lcap_extract.fields import heading_of, may_head
from lcap_extract.pages import PageText, Triage
from lcap_extract.wording import fingerprints, load, squash, ways

__all__ = [
    "BUDGETED",
    "EARLY",
    "Role",
    "Sign",
    "is_cover",
    "is_last_instruction",
    "is_school_year",
    "same_name",
    "signs",
]

Role = Literal["plan", "update", "overview", "continuity", "other", ""]
"""What begins on a page: a plan, the update of last year's, a Budget Overview, the Learning Continuity Plan of 2020-21,
a document that is no plan, nothing."""

BUDGETED, EARLY = "budgeted", "early"
"""What `kinds` holds of the forms of 2017-18 to 2019-20 and of 2014-15 to 2016-17, beside names of action tables."""

COVER_LETTERS = 400
"""A cover has fewer letters than this; a page of prose about a plan has more."""

LONGEST_HEADING = 120

CONTINUITY_YEAR = "2020-21"
"""The only year that had a Learning Continuity Plan."""

OTHER_FIGURES = (("expenditure_summary", "pages"), ("pages", "prior_update"))
"""Where `templates/budgeted.yaml` has the words of further pages with figures."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A page that tells something.

    `begins` is what its title heads; `footer` the LEA, year and role that its running footer names; `names` and `year`
    what labels of the page give. `kinds` are the action tables headed on it; `hit` means that it holds figures of an
    LCAP, `words` that it may hold a table of words.
    """

    number: int
    begins: Role = ""
    footer: tuple[str, str, Role] | None = None
    name: str = ""
    year: str = ""
    kinds: tuple[str, ...] = ()
    table_year: str = ""
    hit: bool = False
    words: bool = False
    instructions: bool = False


def signs(pages: Sequence[PageText], kinds: Triage) -> Iterator[Sign]:
    """Yield a sign for each page that tells something, in order."""
    instructions, overview = frozenset(kinds.instructions), frozenset(kinds.overview)
    words = frozenset(kinds.narrative)
    early = any(early_holds(page.squashed, "pages") for page in pages)
    continuity = frozenset(continuity_pages(pages, kinds.instructions))
    for page in pages:
        if page.number in instructions:
            yield Sign(page.number, footer=footer_of(page), instructions=True)
            continue
        sign = _sign(page, page.number in overview, page.number in words)
        if early:
            sign = _early(sign, page)
        if page.number in continuity:
            sign = replace(sign, kinds=(*sign.kinds, CONTINUITY))
        if sign.begins or sign.footer or sign.hit or sign.words or sign.kinds:
            yield sign


def _sign(page: PageText, overview: bool, words: bool) -> Sign:
    headed = _headed(page)
    begins = _title(page)
    labelled = begins or overview or _holds(page, "summary")
    name, code, year = overview_name(page) if labelled else ("", "", "")
    if begins and not name:
        name = next((m["lea"] for line in page.text.splitlines() if (m := _compiled("label").search(line.strip()))), "")
    if begins == "continuity":
        year = CONTINUITY_YEAR
    if not begins and overview and (name or code) and _holds(page, "overview_title"):
        begins = "overview"
    by_line = holds(page.squashed, "pages", "budgeted")
    hit = overview or by_line or any(_is(page, kind) for kind in ("tables", "services"))
    hit = hit or any(holds(page.squashed, *path) for path in OTHER_FIGURES)
    tables = (*(kind for kind, _ in headed), *((BUDGETED,) if by_line else ()))
    of_tables = next((of for kind, of in headed if kind == "planned_actions" and of), "") or _told_year(page)
    return Sign(page.number, begins, footer_of(page), name, year, tables, of_tables, hit, words)


def _told_year(page: PageText) -> str:
    """Return the plan's year that a form before 2020 tells: its first year, or the one after the year it reviews."""
    for key in ("first_year", "year_reviewed"):
        if match := _compiled(key).search(page.text):
            first = int(match[1]) + (key == "year_reviewed")
            return f"{first}-{(first + 1) % 100:02d}"
    return ""


def _early(sign: Sign, page: PageText) -> Sign:
    """Return the sign with what the form of 2014-15 to 2016-17 prints on the page."""
    tables = (EARLY,) if early_holds(page.squashed, "pages") else ()
    hit = sign.hit or bool(tables) or _holds(page, "early_figures")
    return replace(sign, kinds=(*sign.kinds, *tables), hit=hit)


def _headed(page: PageText) -> list[tuple[str, str]]:
    """Return the tables that lines of the page head, and their years."""
    if not _is(page, "tables"):
        return []
    lines = (line for line in page.text.splitlines() if 10 < len(line) < LONGEST_HEADING and may_head(line))
    return [found for line in lines if (found := heading_of(line))]


def _is(page: PageText, kind: str) -> bool:
    return any(mark.fits(page.squashed) for mark in fingerprints(kind))


@cache
def _marks(*path: str) -> tuple[str, ...]:
    found = load("packets")
    for part in path:
        found = found[part]
    return tuple(way for mark in found for way in ways(mark))


def _title(page: PageText) -> Role:
    boxes = load("packets")["title"]
    if not any(all(any(way in page.squashed for way in ways(mark)) for mark in box) for box in boxes):
        return ""
    roles: tuple[Role, ...] = ("plan", "continuity", "other", "update")
    return next((role for role in roles if _holds(page, "titles", role)), "plan")


def _holds(page: PageText, *path: str) -> bool:
    return any(mark in page.squashed for mark in _marks(*path))


def is_cover(page: PageText) -> bool:
    """Tell whether the page may be the cover of the plan that begins on the next page."""
    return len(page.squashed) < COVER_LETTERS and _holds(page, "cover")


def is_last_instruction(page: PageText) -> bool:
    """Tell whether the page bears the state's stamp, which ends its instructions."""
    return bool(_compiled("stamp").search(page.squashed))


@cache
def _compiled(key: str) -> re.Pattern[str]:
    return re.compile(load("packets")[key])


def is_school_year(text: str) -> bool:
    """Tell whether "2024-25" is one year: a plan's summary may print its whole cycle ("2021-24")."""
    return len(text) == 7 and (int(text[2:4]) + 1) % 100 == int(text[5:])


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one LEA's: alike but for case, accents, punctuation and usual short forms."""
    return _long(one) == _long(other)


@cache
def _long(name: str) -> str:
    for short, long in load("packets")["short_names"].items():
        name = re.sub(rf"\b{short}\b", long, name)
    return squash(name)
