"""What an action's money is for: topics from the words of its title and description. The words are data (`topics.yaml`).

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


_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*|[.;:!?•\n]")
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
    """Return the longest keyword that begins at token `i`, and the index after it."""
    best: tuple[_Keyword, int] | None = None
    places = [(_tree(), i)]
    while places:
        node, at = places.pop()
        if node.keyword and (best is None or at > best[1]):
            best = node.keyword, at
        if at < len(tokens):
            places.extend(_steps(node, tokens, at))
    return best


def _found(text: str) -> list[tuple[_Keyword, str]]:
    """Return the keywords of a text with the words as printed; none overlap, the longest that begins first wins."""
    tokens, i, found = _tokens(text), 0, []
    while i < len(tokens):
        hit = _longest(tokens, i)
        if hit is None:
            i += 1
            continue
        keyword, after = hit
        printed = " ".join(text[tokens[i].start : tokens[after - 1].end].split())
        found.append((keyword, printed))
        i = after
    return found


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What one text says for one topic: its printed words, and points (wide words counted apart)."""

    words: tuple[str, ...]
    points: int
    wide: int


def _evidence(found: Iterable[tuple[_Keyword, str]]) -> dict[str, _Evidence]:
    """Return per topic the words and their points: a keyword counts each time it stands there, but at most twice."""
    words: dict[str, dict[str, None]] = {}
    counted: dict[str, Counter[_Keyword]] = {}
    for keyword, printed in found:
        for topic in keyword.topics:
            words.setdefault(topic, {})[printed] = None
            counted.setdefault(topic, Counter())[keyword] += 1
    return {
        topic: _Evidence(
            tuple(words[topic]),
            sum(min(times, 2) for keyword, times in counted[topic].items() if not keyword.wide),
            sum(min(times, 2) for keyword, times in counted[topic].items() if keyword.wide),
        )
        for topic in counted
    }


def _weight(topic: str, evidence: Mapping[str, _Evidence]) -> tuple[int, int]:
    """Return the points of a topic, and its wide ones, which only decide between equals."""
    one = evidence.get(topic)
    return (one.points, one.wide) if one else (0, 0)


def _class(topic: str) -> int:
    """Return 0 for the topics that a title puts first (groups), 2 for those that give way (training, staffing)."""
    table = _table()
    return 0 if topic in table["first"] else 2 if topic in table["gives_way"] else 1


def _main_by_title(title: Mapping[str, _Evidence], text: Mapping[str, _Evidence]) -> str:
    """Return the main topic where the title has words for one: see docs/topics.md."""

    def rank(topic: str) -> tuple[int, tuple[int, int], tuple[int, int], int]:
        one, two = _weight(topic, title), _weight(topic, text)
        return _class(topic), (-one[0], -one[1]), (-two[0], -two[1]), TOPICS.index(topic)

    return min(title, key=rank)


def _main_by_text(text: Mapping[str, _Evidence]) -> str:
    """Return the main topic where only the description has words: most points; `OTHER` where none has any."""
    strong = [topic for topic, one in text.items() if one.points >= int(_table()["enough_for_main"])]
    if not strong:
        return OTHER
    return min(strong, key=lambda topic: (-text[topic].points, -text[topic].wide, TOPICS.index(topic)))


def _strong(text: Mapping[str, _Evidence]) -> set[str]:
    """Return the topics a description is enough for: enough points of their own, wide words only helping."""
    enough = int(_table()["enough"])
    return {topic for topic, one in text.items() if one.points and one.points + one.wide >= enough}


@lru_cache(maxsize=4096)
def topics_of(title: str, description: str = "") -> Topics:
    """Return the topics of an action, with the printed words that caused each.

    Pure; never raises; takes English and Spanish alike. Title words decide the main topic where there are any.
    """
    head = _evidence(_found(title[:LONGEST_TITLE]))
    text = _evidence(_found(description[:LONGEST_DESCRIPTION]))
    main = _main_by_title(head, text) if head else _main_by_text(text)
    every = sorted({*head, *_strong(text)} - {main}, key=TOPICS.index)
    topics = (main, *every) if main != OTHER or not every else tuple(every)
    words = {topic: tuple(dict.fromkeys((*_of(head, topic), *_of(text, topic)))) for topic in topics}
    return Topics(
        topics[0], topics, MappingProxyType(words), MappingProxyType({topic: _of(head, topic) for topic in topics})
    )


def _of(evidence: Mapping[str, _Evidence], topic: str) -> tuple[str, ...]:
    one = evidence.get(topic)
    return one.words if one else ()
