"""Does the plan call its own district community-funded (basic aid)? Its words and their page.

Careful: a district is never called so because the plan speaks of others, or says that it is none.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from lcap_extract.document import tidy
from lcap_extract.pages import PageText
from lcap_extract.wording import load

__all__ = ["community_funded"]

LONGEST = 240
"""A quotation is cut to this many letters."""

HEADING_PART = 0.6
"""A line shorter than this part of the page's longest that ends without punctuation is a heading."""

_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\u00c0-\u00dc\u201c\"(\u00bf])")
_NAME_END = re.compile(
    r"\s+(?:school|district|unified|elementary|high|union|joint|county|office|of|education|city)\b.*$"
)


def community_funded(pages: Iterable[PageText], name: str, lea_type: str) -> tuple[int | None, str]:
    """Return the page and the words that call the LEA community-funded, or (None, "").

    Args:
        pages: without those of instructions.
        name: the LEA's name; the words may speak of it by its name or initials.
        lea_type: in a charter's or county office's plan "the district" is another one.
    """
    marks = load("community")["marks"]
    says, refuses = _patterns(name, lea_type)
    for page in pages:
        if not any(mark in page.squashed for mark in marks):
            continue
        text, headings = _joined(page.text)
        ends = [match.start() for match in _SENTENCE.finditer(text)]
        for start, end in pairwise([0, *ends, len(text)]):
            at = _where(text[start:end], says, refuses)
            if at is not None:
                begins = [b for b in headings if start < b <= start + at[0]]
                first = max([start, *begins])
                first = first if start + at[1] - first <= LONGEST else start + at[0]
                return page.number, text[first : min(end, first + LONGEST)].strip()
    return None, ""


def _joined(text: str) -> tuple[str, list[int]]:
    """Return the page's text on one line, and where the lines after headings begin in it."""
    lines = [tidy(line) for line in text.splitlines() if tidy(line)]
    longest = max(map(len, lines), default=0)
    at, after = 0, []
    for line, following in pairwise([*lines, ""]):
        at += len(line) + 1
        if following and line[-1].isalnum() | (line[-1] in "])") and len(line) < HEADING_PART * longest:
            after.append(at)
    return " ".join(lines), after


def _where(
    sentence: str, says: Sequence[re.Pattern[str]], refuses: Sequence[re.Pattern[str]]
) -> tuple[int, int] | None:  # fmt: skip
    """Return where in the sentence the words stand that say so, or None."""
    data = load("community")
    before, behind = int(data["before"]), int(data["behind"])
    for pattern in says:
        for match in pattern.finditer(sentence):
            around = sentence[max(0, match.start() - before) : match.end() + behind]
            if not any(no.search(around) for no in refuses):
                return match.span()
    return None


@cache
def _patterns(name: str, lea_type: str) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    data = load("community")
    term = rf"[\"\u201c'\u2018(]*(?:{'|'.join(data['terms'])})[\"\u201d'\u2019)]*"
    term = rf"{term}(?:,? (?:or )?{term})?"
    own = "|".join(_names(name)) or r"(?!)"
    subjects = list(data["subjects"]) + (data["district_subjects"] if lea_type in ("", "district") else [])
    subject = f"(?:{'|'.join(s.replace('{name}', own) for s in subjects)})"
    return tuple(_compiled(data["says"], term, subject)), tuple(_compiled(data["refuses"], term, subject))


def _compiled(patterns: Iterable[str], term: str, subject: str) -> Iterable[re.Pattern[str]]:
    return [re.compile(pattern.format(term=f"(?:{term})", subject=subject), re.IGNORECASE) for pattern in patterns]


def _names(name: str) -> list[str]:
    """Return the ways a plan may name its LEA: in full, without "School District", by its initials."""
    words = re.findall(r"\w+", name)
    if not words:
        return []
    short = _NAME_END.sub("", name.casefold())
    initials = "".join(word[0] for word in words if word.casefold() not in ("of", "the", "for"))
    ways = {name.casefold(), re.sub(r"\s+school district$|\s+district$", "", name.casefold())}
    ways |= {short} if len(short) >= 5 and " " in short else set()
    ways |= {initials.casefold(), f"{initials}sd".casefold()} if len(initials) >= 3 else set()
    return [re.escape(way) for way in sorted(ways, key=len, reverse=True)]
