"""Does the plan call its own district community-funded (basic aid)? Its words and their page.

Careful: a district is never called so because the plan speaks of others, or says that it is none.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from lcap_extract.document import tidy
from lcap_extract.pages import PageText
from lcap_extract.wording import load

__all__ = ["community_funded"]

LONGEST = 240
"""A quotation is cut to this many letters."""

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
        for sentence in _SENTENCE.split(tidy(page.text)):
            words = _said(sentence, says, refuses)
            if words:
                return page.number, words
    return None, ""


def _said(sentence: str, says: Sequence[re.Pattern[str]], refuses: Sequence[re.Pattern[str]]) -> str:
    """Return the words of the sentence around a match, or empty."""
    data = load("community")
    before, behind = int(data["before"]), int(data["behind"])
    for pattern in says:
        for match in pattern.finditer(sentence):
            around = sentence[max(0, match.start() - before) : match.end() + behind]
            if not any(no.search(around) for no in refuses):
                start = 0 if match.end() <= LONGEST else match.start()
                return sentence[start : start + LONGEST].strip()
    return ""


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
