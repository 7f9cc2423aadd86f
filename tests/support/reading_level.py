"""How hard a text is to read: Flesch-Kincaid grade for English, INFLESZ (Szigriszt) for Spanish.

Syllables are counted by rules, checked against hand-counted words in `tests/viz/test_reading_level.py`.
Numbers, names and {placeholders} are taken out before, as readability manuals ask.
"""

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?<!\bp)(?<!\bpág)(?<!\best)[.!?]+[”»)]*(?:\s|$)")
_LETTERS = {"lcap": 2, "lcff": 4, "lea": 3, "sha": 1}
"""Short forms that people spell out or say as a word."""
_HIATUS = {"area", "areas", "create", "idea", "ideas", "being", "doing", "science"}
"""English words whose two vowels are two syllables."""
_SPOKEN = {"every": 2, "everyone": 3, "everything": 3, "evening": 2, "evenings": 2}
"""English words that are spoken with fewer syllables than written."""


def plain(text: str) -> str:
    """Return text without placeholders and numbers."""
    return re.sub(r"\S*\d\S*", " ", re.sub(r"\{\w+\}", " ", text))


def words_of(text: str) -> list[str]:
    return _WORD.findall(plain(text))


def sentences_of(texts: Iterable[str]) -> int:
    """Count sentences; a text without an end mark is one."""
    return sum(max(1, len(_SENTENCE_END.findall(text))) for text in texts)


_INNER = re.compile(r"(?<=[^aeiouy])(?<!l)e(?=(?:ment|less|ful|ly|time|thing|where|how|work|body|one)(?:s|$))")
"""The silent e inside a word: state-ment, some-thing; not that of el-e-ment."""


def english_syllables(word: str) -> int:
    """Return the syllables of an English word: groups of vowels, less the silent e's, plus vowels kept apart."""
    word = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    known = _LETTERS | _SPOKEN
    if word in known:
        return known[word]
    word = re.sub(_INNER, "", word)
    count = len(re.findall(r"[aeiouy]+", word)) + (word in _HIATUS)
    silent = r"[^aeiouy]e$(?<![^aeiouy]le)|[^aeiouytd]ed$|[^aeiouysxzcg]es$(?<!ches)(?<!shes)(?<![^aeiouy]les)"
    apart = r"(?<![ctsg])i[aou]|(?<![ct])ie(?:nc|nt|t$|ty)|(?<![qg])ua|[^aeiou]y[aeiou]"
    count += bool(re.search(apart, word)) - bool(re.search(silent, word))
    return max(1, count)


_STRONG, _WEAK, _WEAK_STRESSED = "aeoáéó", "iuü", "íú"


def spanish_syllables(word: str) -> int:
    """Return the syllables of a Spanish word: nuclei, with diphthongs and triphthongs as one."""
    word = unicodedata.normalize("NFC", word.lower())
    if word in _LETTERS:
        return _LETTERS[word]
    word = re.sub(r"qu(?=[eéií])", "q", re.sub(r"gu(?=[eéií])", "g", word))
    word = re.sub(r"y$", "i", word)
    count, before = 0, ""
    for letter in word:
        vowel = letter in _STRONG + _WEAK + _WEAK_STRESSED
        if vowel and (not before or not _together(before, letter)):
            count += 1
        before = letter if vowel else ""
    return max(1, count)


def _together(first: str, second: str) -> bool:
    """Whether two neighbouring vowels are one syllable: at least one weak, and no stressed weak one."""
    if first in _WEAK_STRESSED or second in _WEAK_STRESSED:
        return False
    return first in _WEAK or second in _WEAK


def flesch_kincaid(texts: Iterable[str]) -> float:
    """Return the US school grade of English texts taken together."""
    said = list(texts)
    words = [word for text in said for word in words_of(text)]
    syllables = sum(map(english_syllables, words))
    return 0.39 * len(words) / sentences_of(said) + 11.8 * syllables / len(words) - 15.59


def inflesz(texts: Iterable[str]) -> float:
    """Return the Szigriszt score of Spanish texts taken together: 55 normal, 65 fairly easy, 80 very easy."""
    said = list(texts)
    words = [word for text in said for word in words_of(text)]
    syllables = sum(map(spanish_syllables, words))
    return 206.835 - 62.3 * syllables / len(words) - len(words) / sentences_of(said)
