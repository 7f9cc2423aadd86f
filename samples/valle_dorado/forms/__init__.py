"""The wording of the state's templates, as data: `form("2024")`, the Budget Overview's sentences, other phrases.

`<name>.<language>.yaml` holds what another language prints in place of the English words.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Words", "form", "overview_words", "phrases", "prose", "template_of"]

Words = Mapping[str, Any]


@lru_cache
def form(template: str, language: str = "en") -> Words:
    """Return the headings, boxes and column headers of a template ("2021", "2022", "2024")."""
    return _in_language(template, language)


@lru_cache
def overview_words(language: str = "en") -> Words:
    """Return the sentences of the Budget Overview for Parents."""
    return _in_language("overview", language)


@lru_cache
def phrases(language: str) -> Mapping[str, str]:
    """Return English -> the other language for all further words; nothing for English."""
    return {} if language == "en" else _read(f"phrases.{language}")


@lru_cache
def prose(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the parts of random sentences by name, in a language other than English."""
    return {name: tuple(texts) for name, texts in _read(f"prose.{language}").items()}


def template_of(year: str) -> str:
    """Return the template that a plan of that year uses."""
    first = int(year[:4])
    return "2021" if first < 2022 else "2022" if first < 2024 else "2024"


def _in_language(name: str, language: str) -> Words:
    words = _read(name)
    return words if language == "en" else _over(words, _read(f"{name}.{language}"))


def _over(words: Any, other: Any) -> Any:
    """Return the words with the other language's in their place; a [header, weight] keeps its weight."""
    if isinstance(words, dict) and isinstance(other, dict) and (words.keys() & other.keys()):
        new = {key: text for key, text in other.items() if key not in words}
        return {key: _over(text, other[key]) if key in other else text for key, text in words.items()} | new
    if isinstance(words, list) and isinstance(other, str):
        return [other, *words[1:]]
    return other


def _read(name: str) -> Words:
    path = Path(__file__).parent / f"{name}.yaml"
    words: Words = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return words
