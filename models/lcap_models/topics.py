"""What an action's money is for: topics from the words of its title and description. Words are data (`topics.yaml`).

Transparent on purpose: a topic is given for printed words that anyone can look up, and those words are returned with
it. docs/topics.md says how it was tested on real plans, and how often it is wrong.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from lcap_models.data import load
from lcap_models.phrases import Hit, Phrases, words_in

__all__ = ["OTHER", "TOPICS", "Keyword", "Topics", "conflicts", "keywords", "topics_of"]

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
class Keyword:
    """A phrase of the table: the topics it speaks for (none: it only keeps others from matching), and if it is wide."""

    phrase: str
    topics: tuple[str, ...]
    wide: bool


@cache
def _table() -> dict[str, Any]:
    return load("topics.yaml")


@cache
def keywords() -> tuple[Keyword, ...]:
    """Return every phrase of the table with its topics; `conflicts` tells if one stands there twice."""
    table = _table()
    found = [
        Keyword(phrase, (topic,), kind == "wide")
        for topic, kinds in table["topics"].items()
        for kind, languages in kinds.items()
        for phrases in languages.values()
        for phrase in phrases
    ]
    found += [Keyword(phrase, tuple(topics), False) for phrase, topics in table["shared"].items()]
    found += [Keyword(phrase, (), False) for phrase in table["not_a_topic"]]
    return tuple(found)


def conflicts() -> list[str]:
    """Return the phrases that stand in the table twice, so that one would hide the other. There should be none."""
    skipped = frozenset(_table()["skipped"])
    counted = Counter(words_in(keyword.phrase, skipped) for keyword in keywords())
    return sorted(" ".join(words) for words, times in counted.items() if times > 1)


@cache
def _phrases() -> Phrases:
    return Phrases((keyword.phrase for keyword in keywords()), _table()["skipped"])


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What one text says for one topic: its printed words, and points (wide words counted apart)."""

    words: tuple[str, ...]
    points: int
    wide: int


def _evidence(found: Iterable[Hit]) -> dict[str, _Evidence]:
    """Return per topic the words and their points: a keyword counts each time it stands there, but at most twice."""
    words: dict[str, dict[str, None]] = {}
    counted: dict[str, Counter[Keyword]] = {}
    for hit in found:
        keyword = keywords()[hit.phrase]
        for topic in keyword.topics:
            words.setdefault(topic, {})[hit.printed] = None
            counted.setdefault(topic, Counter())[keyword] += 1
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


def _lead(title: str, found: list[Hit], stops: tuple[int, ...]) -> dict[str, _Evidence]:
    """Return what the first sentence of a description says, which stands in for a title that says nothing.

    Where there is a title, wide words do not count: they are in many first sentences ("for all students and parents").
    """
    least, most = (int(_table()[name]) for name in ("lead_at_least", "lead"))
    end = min((stop for stop in stops if least <= stop < most), default=most)
    first = [hit for hit in found if hit.before < end]
    return _evidence(first if not title.strip() else [hit for hit in first if not keywords()[hit.phrase].wide])


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
    phrases, title = _phrases(), title[:LONGEST_TITLE]
    head = _evidence(phrases.find(phrases.words(title)))
    words_read = phrases.words(description[:LONGEST_DESCRIPTION])
    found = phrases.find(words_read)
    text = _evidence(found)
    lead = head or _lead(title, found, words_read.stops)
    main = _main_of(lead, text, bool(head)) if lead else _main_by_text(text)
    every = sorted({*head, *_strong(text)} - {main, OTHER}, key=TOPICS.index)
    topics = (main, *every)
    words = {topic: tuple(dict.fromkeys((*_of(head, topic), *_of(text, topic)))) for topic in topics}
    in_title = {topic: _of(head, topic) for topic in topics}
    return Topics(main, topics, MappingProxyType(words), MappingProxyType(in_title))


def _of(evidence: Mapping[str, _Evidence], topic: str) -> tuple[str, ...]:
    one = evidence.get(topic)
    return one.words if one else ()
