"""Finding the phrases of a table in a text: whole words, without case and accents, the longest phrase first.

A phrase is a row of words. A word that ends in "*" stands for every word that begins like it. A word in capitals
matches only capitals, and not in a text that has no small letters. Words to skip are passed over on both sides; a full
stop ends a phrase. No regular expression is made of data, and the work grows with the length of the text alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

__all__ = ["Hit", "Phrases", "Words", "words_in"]

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*|[.;:!?](?!\w)|•")
_CUT = re.compile(r"[-\u00ad\u2010]\s+(?=[a-zà-ÿ])")
_LONGEST_WORD = 40
_STOP = "."


@dataclass(frozen=True, slots=True)
class _Word:
    """A printed word: its plain form, where it stands, and whether a hyphen at a line's end cuts it from the next."""

    plain: str
    start: int
    end: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words, without those to skip; full stops and the like are words too (plain form ".")."""

    text: str
    words: tuple[_Word, ...]

    @property
    def stops(self) -> tuple[int, ...]:
        """The places among the words where a sentence or a point of a list ends."""
        return tuple(n for n, word in enumerate(self.words) if word.plain == _STOP)

    def printed(self, first: int, after: int) -> str:
        """Return the words from `first` to before `after` as printed, with single spaces."""
        return " ".join(self.text[self.words[first].start : self.words[after - 1].end].split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the table (its index), the words as printed, and how many words stand before it."""

    phrase: int
    printed: str
    before: int


@dataclass(slots=True)
class _Node:
    """A place in the tree of phrases: where the next whole word, or the beginning of one, leads."""

    whole: dict[str, "_Node"] = field(default_factory=dict)
    starts: dict[str, "_Node"] = field(default_factory=dict)
    phrase: int | None = None


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def words_in(phrase: str, skipped: frozenset[str]) -> tuple[str, ...]:
    """Return a phrase of the table in the form in which it is compared."""
    words = (word if word.isupper() else _plain(word) for word in phrase.replace("-", " ").split())
    return tuple(word for word in words if word not in skipped)


class Phrases:
    """A table of phrases, made once, then only read."""

    def __init__(self, phrases: Iterable[str], skipped: Iterable[str]) -> None:
        self._skipped = frozenset(_plain(word) for word in skipped)
        self._root = _Node()
        self._capitals: set[str] = set()
        for n, phrase in enumerate(phrases):
            words = words_in(phrase, self._skipped)
            self._capitals |= {word for word in words if word.isupper()}
            node = self._root
            for word in words:
                children = node.starts if word.endswith("*") else node.whole
                node = children.setdefault(word.rstrip("*"), _Node())
            node.phrase = n

    def words(self, text: str) -> Words:
        """Return a text as words to look for phrases in."""
        capitals = any(letter.islower() for letter in text)
        found: list[_Word] = []
        for match in _WORD.finditer(text):
            printed, start, end = match[0], match.start(), match.end()
            if not printed[0].isalnum():
                found.append(_Word(_STOP, start, end, False))
                continue
            plain = printed if capitals and printed in self._capitals else _plain(printed)[:_LONGEST_WORD]
            if plain not in self._skipped:
                found.append(_Word(plain, start, end, _CUT.match(text, end) is not None))
        return Words(text, tuple(found))

    def find(self, words: Words) -> list[Hit]:
        """Return the phrases of a text; none overlap: the one that begins first wins, of those the longest."""
        i, found = 0, list[Hit]()
        while i < len(words.words):
            best = self._longest(words.words, i)
            if best:
                phrase, after = best
                found.append(Hit(phrase, words.printed(i, after), i))
                i = after
            else:
                i += 1
        return found

    def _longest(self, words: tuple[_Word, ...], i: int) -> tuple[int, int] | None:
        """Return the longest phrase that begins at `i`, and the place after it; of equals the most exact one."""
        best: tuple[int, int] | None = None
        places = [(self._root, i)]
        while places:
            node, at = places.pop()
            if node.phrase is not None and (best is None or at > best[1]):
                best = node.phrase, at
            if at < len(words):
                places.extend(reversed(list(_steps(node, words, at))))
        return best


def _steps(node: _Node, words: tuple[_Word, ...], i: int) -> Iterator[tuple[_Node, int]]:
    """Yield where the next word leads, and the place after it; a word cut by a hyphen is tried whole too."""
    forms = [(words[i].plain, i + 1)]
    if words[i].cut and i + 1 < len(words):
        forms.append((words[i].plain + words[i + 1].plain, i + 2))
    for word, after in forms:
        if word in node.whole:
            yield node.whole[word], after
        for length in range(len(word), 1, -1):
            if word[:length] in node.starts:
                yield node.starts[word[:length]], after
