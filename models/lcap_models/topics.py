"""What an action's money is for: topics from the words of its title and description. Words are data (`topics.yaml`).

Transparent on purpose: a topic is given for printed words that anyone can look up, and those words are returned with
it. docs/topics.md says how it was tested on real plans, and how often it is wrong.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from lcap_models.data import load

__all__ = ["OTHER", "TOPICS", "Topics", "conflicts", "keywords", "topics_of"]

TOPICS: tuple[str, ...] = (
    "counseling",
    "discipline",
    "security",
    "technology",
    "english_learners",
    "literacy",
    "math",
    "career",
    "early",
    "expanded",
    "attendance",
    "family",
    "special_education",
    "teacher_training",
    "staffing",
    "arts",
    "college",
    "foster_homeless",
    "basic_needs",
    "facilities",
    "administration",
    "other",
)
"""The ids, in the order that settles what words cannot. Their names stand in the catalogs under `topic.<id>`."""

OTHER = "other"
"""Nothing in the table fits."""

LONGEST_TITLE, LONGEST_DESCRIPTION = 2_000, 40_000
"""Characters that are looked at: several times the longest title and description seen; keeps hostile text cheap."""

_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of one action.

    `all` has no topic twice: the main one first, the rest in the order of `TOPICS`. `words` gives for each topic the
    words that caused it, as printed, each spelling once, those of the title first; for "other" none.
    `title_words` are those of them that stand in the title.
    """

    main: str
    all: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    title_words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class _Keyword:
    """A phrase of the table: the topics it speaks for (none: it only keeps others from matching), and if it is wide."""

    phrase: str
    topics: tuple[str, ...]
    wide: bool


@dataclass(slots=True)
class _Node:
    """A place in the tree of keywords: where the next whole word, or the next beginning of a word, leads."""

    whole: dict[str, "_Node"] = field(default_factory=dict)
    starts: dict[str, "_Node"] = field(default_factory=dict)
    keyword: _Keyword | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    """A printed word: its plain form, where it stands, and whether a hyphen at a line's end cuts it from the next."""

    plain: str
    start: int
    end: int
    cut: bool


_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*|[.;:!?](?!\w)|•")
_CUT = re.compile(r"[-\u00ad\u2010]\s+(?=[a-zà-ÿ])")
_LONGEST_WORD = 40
_STOP = "."


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def _tokens(text: str) -> list[_Token]:
    """Return the words of a text and, as ".", the places where a phrase ends; words to skip are left out."""
    skipped, capitals = frozenset(_table()["skipped"]), any(c.islower() for c in text)
    found: list[_Token] = []
    for match in _WORD.finditer(text):
        printed = match[0]
        if not printed[0].isalnum():
            found.append(_Token(_STOP, match.start(), match.end(), False))
            continue
        exact = capitals and printed in _capitals()
        plain = printed if exact else _plain(printed)[:_LONGEST_WORD]
        if plain not in skipped:
            found.append(_Token(plain, match.start(), match.end(), _CUT.match(text, match.end()) is not None))
    return found


@cache
def _table() -> dict[str, Any]:
    return load("topics.yaml")


@cache
def _capitals() -> frozenset[str]:
    """Return the words of the table that are written in capitals: they match only as printed (EL is no Spanish el)."""
    return frozenset(word for keyword in keywords() for word in keyword.phrase.split() if word.isupper())


@cache
def keywords() -> tuple[_Keyword, ...]:
    """Return every phrase of the table with its topics; `conflicts` tells if one stands there twice."""
    table = _table()
    found = [
        _Keyword(phrase, (topic,), kind == "wide")
        for topic, kinds in table["topics"].items()
        for kind, languages in kinds.items()
        for phrases in languages.values()
        for phrase in phrases
    ]
    found += [_Keyword(phrase, tuple(topics), False) for phrase, topics in table["shared"].items()]
    found += [_Keyword(phrase, (), False) for phrase in table["not_a_topic"]]
    return tuple(found)


def _words_of(phrase: str) -> tuple[str, ...]:
    """Return a phrase as the tree holds it: plain words, a "*" kept, words to skip left out."""
    words = (word if word.isupper() else _plain(word) for word in phrase.replace("-", " ").split())
    return tuple(word for word in words if word not in _table()["skipped"])


def conflicts() -> list[str]:
    """Return the phrases that stand in the table twice, so that one would hide the other. There should be none."""
    counted = Counter(_words_of(keyword.phrase) for keyword in keywords())
    return sorted(" ".join(words) for words, times in counted.items() if times > 1)


@cache
def _tree() -> _Node:
    root = _Node()
    for keyword in keywords():
        node = root
        for word in _words_of(keyword.phrase):
            children = node.starts if word.endswith("*") else node.whole
            node = children.setdefault(word.rstrip("*"), _Node())
        node.keyword = keyword
    return root


def _steps(node: _Node, tokens: list[_Token], i: int) -> Iterator[tuple[_Node, int]]:
    """Yield where the next token leads, and the index after it; a word cut by a hyphen is tried whole too."""
    forms = [(tokens[i].plain, i + 1)]
    if tokens[i].cut and i + 1 < len(tokens):
        forms.append((tokens[i].plain + tokens[i + 1].plain, i + 2))
    for word, after in forms:
        if word in node.whole:
            yield node.whole[word], after
        for length in range(len(word), 1, -1):
            if word[:length] in node.starts:
                yield node.starts[word[:length]], after


def _longest(tokens: list[_Token], i: int) -> tuple[_Keyword, int] | None:
    """Return the longest keyword that begins at token `i`, and the index after it; of equals the most exact one."""
    best: tuple[_Keyword, int] | None = None
    places = [(_tree(), i)]
    while places:
        node, at = places.pop()
        if node.keyword and (best is None or at > best[1]):
            best = node.keyword, at
        if at < len(tokens):
            places.extend(reversed(list(_steps(node, tokens, at))))
    return best


@dataclass(frozen=True, slots=True)
class _Hit:
    """A keyword, the words as printed, and how many words stand before it."""

    keyword: _Keyword
    printed: str
    before: int


def _found(tokens: list[_Token], text: str) -> list[_Hit]:
    """Return the keywords of a text with the words as printed; none overlap, the longest that begins first wins."""
    i, found = 0, list[_Hit]()
    while i < len(tokens):
        hit = _longest(tokens, i)
        if hit is None:
            i += 1
            continue
        keyword, after = hit
        printed = " ".join(text[tokens[i].start : tokens[after - 1].end].split())
        found.append(_Hit(keyword, printed, i))
        i = after
    return found


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What one text says for one topic: its printed words, and points (wide words counted apart)."""

    words: tuple[str, ...]
    points: int
    wide: int


def _evidence(found: Iterable[_Hit]) -> dict[str, _Evidence]:
    """Return per topic the words and their points: a keyword counts each time it stands there, but at most twice."""
    words: dict[str, dict[str, None]] = {}
    counted: dict[str, Counter[_Keyword]] = {}
    for hit in found:
        for topic in hit.keyword.topics:
            words.setdefault(topic, {})[hit.printed] = None
            counted.setdefault(topic, Counter())[hit.keyword] += 1
    return {
        topic: _Evidence(
            tuple(words[topic]),
            sum(min(times, 2) for keyword, times in counted[topic].items() if not keyword.wide),
            sum(min(times, 2) for keyword, times in counted[topic].items() if keyword.wide),
        )
        for topic in counted
    }


def _negative(one: _Evidence | None) -> tuple[int, int]:
    """Return the points below zero, so that most come first; of equals the one with more that is not wide."""
    return (-one.points - one.wide, -one.points) if one else (0, 0)


def _lead(title: str, found: list[_Hit], stops: list[int]) -> dict[str, _Evidence]:
    """Return what the first sentence of a description says, which stands in for a title that says nothing.

    Where there is a title, wide words do not count: they are in many first sentences ("for all students and parents").
    """
    least, most = (int(_table()[name]) for name in ("lead_at_least", "lead"))
    end = min((stop for stop in stops if least <= stop < most), default=most)
    first = [hit for hit in found if hit.before < end]
    return _evidence(first if not title.strip() else [hit for hit in first if not hit.keyword.wide])


def _main_of(head: Mapping[str, _Evidence], text: Mapping[str, _Evidence], is_title: bool) -> str:
    """Return the main topic of a title, or of the first words of a text without one. `head` is not empty."""
    groups = [topic for topic in head if topic in _table()["first"]]

    def rank(topic: str) -> tuple[int, tuple[int, int], tuple[int, int], int]:
        gives_way = topic in _table()["gives_way"] and is_title
        place = 0 if is_title and groups == [topic] else 1 + gives_way + 2 * (topic == OTHER)
        return place, _negative(head[topic]), _negative(text.get(topic)), TOPICS.index(topic)

    return min(head, key=rank)


def _strong(text: Mapping[str, _Evidence]) -> set[str]:
    """Return the topics a description is enough for: enough points, not all of wide words."""
    enough = int(_table()["enough"])
    return {topic for topic, one in text.items() if one.points and one.points + one.wide >= enough}


def _main_by_text(text: Mapping[str, _Evidence]) -> str:
    """Return the topic with the most points in a description, or `OTHER` where none has enough."""
    return min(_strong(text), key=lambda topic: (_negative(text[topic]), TOPICS.index(topic)), default=OTHER)


@lru_cache(maxsize=4096)
def topics_of(title: str, description: str = "") -> Topics:
    """Return the topics of an action, with the printed words that caused each.

    Pure; never raises; takes English and Spanish alike. Title words decide the main topic where there are any.
    """
    title, description = title[:LONGEST_TITLE], description[:LONGEST_DESCRIPTION]
    head, tokens = _evidence(_found(_tokens(title), title)), _tokens(description)
    found = _found(tokens, description)
    text = _evidence(found)
    lead = head or _lead(title, found, [n for n, token in enumerate(tokens) if token.plain == _STOP])
    main = _main_of(lead, text, bool(head)) if lead else _main_by_text(text)
    every = sorted({*head, *_strong(text)} - {main, OTHER}, key=TOPICS.index)
    topics = (main, *every)
    words = {topic: tuple(dict.fromkeys((*_of(head, topic), *_of(text, topic)))) for topic in topics}
    in_title = {topic: _of(head, topic) for topic in topics}
    return Topics(main, topics, MappingProxyType(words), MappingProxyType(in_title))


def _of(evidence: Mapping[str, _Evidence], topic: str) -> tuple[str, ...]:
    one = evidence.get(topic)
    return one.words if one else ()
