"""The words that we explain: found by any of their names, in any language, whatever the accents and capitals.

In the catalogs a word has glossary.<id>.term (its name), .text (what it means) and .also (further names that people
type, between semicolons).
"""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from lcap_viz.law_words import wrapped
from lcap_viz.words import LANGS, catalog, say

__all__ = ["find", "nearest", "term_json", "term_lines", "terms"]

SUGGESTIONS = 3
LIKENESS = 0.6
"""How alike (0 to 1) a name must be to be suggested: a slip or two in a word, not another word."""


def terms() -> tuple[str, ...]:
    """Return the ids of all words, in the order in which they are best read."""
    return tuple(key.split(".")[1] for key in catalog(LANGS[0]) if re.fullmatch(r"glossary\.\w+\.term", key))


def find(asked: str) -> tuple[str, ...]:
    """Return the ids of the words with that name; else of those whose names have words that begin so."""
    wanted = _folded(asked)
    names = _names()
    if wanted in names:
        return (names[wanted],)
    near = {term for name, term in names.items() if wanted and _begins(wanted, name)}
    return tuple(term for term in terms() if term in near)


def nearest(asked: str, lang: str) -> tuple[str, ...]:
    """Return the names, in `lang`, of the words whose names are most alike; none where none is."""
    names = _names()
    alike = difflib.get_close_matches(_folded(asked), names, n=2 * SUGGESTIONS, cutoff=LIKENESS)
    found = dict.fromkeys(names[name] for name in alike)
    return tuple(say(f"glossary.{term}.term", lang) for term in found)[:SUGGESTIONS]


def term_lines(term: str, lang: str) -> Iterator[str]:
    """Yield a word in one language, its name in the others, and what it means."""
    yield say(f"glossary.{term}.term", lang)
    for other in LANGS:
        if other != lang:
            named = say(f"glossary.{term}.term", other)
            yield from wrapped(
                say("glossary.say.elsewhere", lang, language=say("word.language", other), term=named), 2, 4
            )
    yield from wrapped(say(f"glossary.{term}.text", lang), 4)


def term_json(term: str) -> Mapping[str, Any]:
    """Return a word as JSON values, in every language."""
    told = {part: {lang: say(f"glossary.{term}.{part}", lang) for lang in LANGS} for part in ("term", "text")}
    return {"id": term, **told, "also": {lang: list(_also(term, lang)) for lang in LANGS}}


@cache
def _names() -> Mapping[str, str]:
    """Return folded name -> id, own names before further ones: of two words with one name the first has it."""
    own = [(say(f"glossary.{term}.term", lang), term) for lang in LANGS for term in terms()]
    further = [(name, term) for lang in LANGS for term in terms() for name in _also(term, lang)]
    names: dict[str, str] = {}
    for name, term in own + further:
        names.setdefault(_folded(name), term)
        names.setdefault(_folded(re.sub(r"\(.*?\)", "", name)), term)
    return names


def _also(term: str, lang: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in say(f"glossary.{term}.also", lang).split(";"))


def _folded(text: str) -> str:
    """Return words in small letters without accents and signs, one space between."""
    letters = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return " ".join(re.findall(r"[^\W_]+", plain))


def _begins(asked: str, name: str) -> bool:
    return all(any(word.startswith(start) for word in name.split()) for start in asked.split())
