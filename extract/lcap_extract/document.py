"""Who the LEA is, which year the plan is for, draft or adopted: what the pages themselves say."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from lcap_extract.grids import GridRow
from lcap_extract.pages import PageText
from lcap_extract.wording import bare, document_words, squash, ways, without_accents
from lcap_models.plan import Status

__all__ = [
    "About",
    "about",
    "footer_of",
    "is_older_form",
    "language_of",
    "name_in_cells",
    "overview_name",
    "template_of",
    "type_of",
    "year_of",
]

_SPACES = re.compile(r"\s+")
_YEAR = re.compile(r"(20\d\d)\s*[-\u2013]\s*(?:20)?(\d\d)")

FIRST_PAGES = 12
"""Words for draft or adopted count on the first pages, where a plan says what it is, and on lines alone elsewhere."""

ENOUGH_WORDS = 40
"""A page with fewer words does not tell its language."""


@dataclass(frozen=True, slots=True)
class About:
    """What the text lines of a document say of it. Empty where they say nothing."""

    footer_name: str = ""
    label_name: str = ""
    cds_code: str = ""
    plan_year: str = ""
    status: Status = "unknown"
    status_page: int | None = None
    status_words: str = ""


def about(pages: Sequence[PageText], first_page: int = 1) -> About:
    """Return what the pages say of the document, which begins on `first_page`. The caller leaves instructions out."""
    footers: Counter[str] = Counter()
    years: Counter[str] = Counter()
    labels: list[str] = []
    codes: list[str] = []
    for page in pages:
        for line in page.text.splitlines():
            _take(line.strip(), footers, years, labels, codes)
    status, status_page, words = _status(pages, first_page)
    return About(
        footer_name=footers.most_common(1)[0][0] if footers else "",
        label_name=labels[0] if labels else "",
        cds_code=codes[0] if codes else "",
        plan_year=years.most_common(1)[0][0] if years else "",
        status=status,
        status_page=status_page,
        status_words=words,
    )


def _take(line: str, footers: Counter[str], years: Counter[str], labels: list[str], codes: list[str]) -> None:
    if not 8 < len(line) < 300:
        return
    plain = without_accents(line)
    if _is_footer(plain):
        for pattern in _compiled("footers"):
            match = pattern.search(plain)
            if match:
                footers[tidy(line[slice(*match.span("lea"))])] += 1
                if _YEAR.search(match["year"]):
                    years[year_of(match["year"])] += 1
    lowered = plain.casefold()
    if ":" in line or "plan summary" in lowered or "resumen del plan" in lowered:
        found = [tidy(line[slice(*m.span("lea"))]) for p in _compiled("names") if (m := p.search(plain))]
        labels += filter(None, found)
        codes += [_SPACES.sub(" ", m["code"]).strip() for p in _compiled("codes") if (m := p.search(plain))]
        for pattern in _compiled("years"):
            if match := pattern.search(plain):
                years[year_of(match["year"])] += 1


def footer_of(page: PageText) -> tuple[str, str, Literal["plan", "update"]] | None:
    """Return the LEA, the plan's year (or empty) and the part that the page's running footer names, or None."""
    if not any(squash(word) in page.squashed for word in document_words()["footer_words"]):
        return None
    for line in map(str.strip, page.text.splitlines()):
        plain = without_accents(line)
        if _is_footer(plain):
            for pattern in _compiled("footers"):
                if match := pattern.search(plain):
                    updates = any(word in plain.casefold() for word in document_words()["update_words"])
                    part: Literal["plan", "update"] = "update" if updates else "plan"
                    return tidy(line[slice(*match.span("lea"))]), year_of(match["year"]), part
    return None


def _is_footer(plain: str) -> bool:
    """Tell whether a line without accents may be a running footer."""
    lowered = plain.casefold()
    return any(word in lowered for word in document_words()["footer_words"])


def overview_name(page: PageText) -> tuple[str, str, str]:
    """Return the LEA name, CDS code and school year that an overview's first page prints; empty where it does not."""
    names: list[str] = []
    codes: list[str] = []
    years: Counter[str] = Counter()
    for line in page.text.splitlines():
        _take(line.strip(), Counter(), years, names, codes)
    return (names or [""])[0], (codes or [""])[0], (years.most_common(1) or [("", 0)])[0][0]


def name_in_cells(rows: Iterable[GridRow]) -> str:
    """Return the LEA name that stands under its header in the box of the plan's title page, or empty."""
    headers = {bare(text) for text in document_words()["name_headers"]}
    column: tuple[float, float] | None = None
    for row in rows:
        if column is None:
            head = next((cell for cell in row.cells if bare(cell.text) in headers), None)
            column = (head.box.x0, head.box.x1) if head else None
        else:
            below = next((c for c in row.cells if column[0] <= (c.box.x0 + c.box.x1) / 2 <= column[1]), None)
            return tidy(below.text) if below else ""
    return ""


def tidy(text: str) -> str:
    """Return the text with single spaces, without control characters."""
    return _SPACES.sub(" ", "".join(c if c.isprintable() else " " for c in text)).strip()


def year_of(text: str) -> str:
    """Return "2024-25" for any way of writing that year, or empty."""
    match = _YEAR.search(text)
    return f"{match[1]}-{match[2]}" if match else ""


def type_of(name: str, cds_code: str) -> str:
    """Return district, county office or charter, as the name or the code tells, or empty.

    A CDS code has 2 digits for the county, 5 for the district, 7 for the school; a charter has its own school number.
    """
    lowered = without_accents(name).casefold()
    for kind, marks in document_words()["types"].items():
        if any(mark in lowered for mark in marks):
            return str(kind)
    digits = re.sub(r"\D", "", cds_code)
    return "charter" if len(digits) == 14 and digits[7:] != "0000000" else ""


def template_of(year: str, pages: Sequence[PageText]) -> str:
    """Return the first year of the template's use ("2021", "2022", "2024"), or empty."""
    by_year = document_words()["template_years"].get(year)
    if by_year:
        return str(by_year)
    for template, marks in document_words()["template_words"].items():
        if any(way in page.squashed for page in pages for mark in marks for way in ways(mark)):
            return str(template)
    return ""


def language_of(pages: Sequence[PageText]) -> str:
    """Return the language that most pages with enough words speak ("en", "es"), by their commonest small words."""
    small = {language: frozenset(words) for language, words in document_words()["language_words"].items()}
    counts: Counter[str] = Counter()
    for page in pages:
        words = page.text.casefold().split()
        if len(words) >= ENOUGH_WORDS:
            counts[max(small, key=lambda language: sum(map(small[language].__contains__, words)))] += 1
    return str(max(small, key=lambda language: counts[language]))


def is_older_form(pages: Sequence[PageText]) -> bool:
    """Tell whether the pages are those of the state's forms before 2020-21."""
    marks = [squash(mark) for mark in document_words()["older_forms"]]
    return any(mark in page.squashed for page in pages for mark in marks)


def _status(pages: Sequence[PageText], first: int) -> tuple[Status, int | None, str]:
    kinds: tuple[Status, ...] = ("adopted", "draft")
    for page in pages:
        if not any(stem in page.squashed for stem in document_words()["status_stems"]):
            continue
        for line in page.text.splitlines():
            for kind in kinds:
                if _says(line, kind, page.number - first + 1):
                    return kind, page.number, tidy(line)[:120]
    return "unknown", None, ""


def _says(line: str, kind: str, number: int) -> bool:
    stripped = without_accents(line.strip())
    if not 4 < len(stripped) < 160:
        return False
    return number <= FIRST_PAGES and any(pattern.search(stripped) for pattern in _compiled(kind))


@cache
def _compiled(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in document_words()[key])
