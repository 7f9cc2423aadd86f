"""The wording of the state's templates, as data: `form("2024")`, and the Budget Overview's sentences."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["form", "overview_words", "template_of"]

Words = Mapping[str, Any]


@lru_cache
def form(template: str) -> Words:
    """Return the headings, boxes and column headers of a template ("2021", "2022", "2024")."""
    return _read(template)


@lru_cache
def overview_words() -> Words:
    """Return the sentences of the Budget Overview for Parents."""
    return _read("overview")


def template_of(year: str) -> str:
    """Return the template that a plan of that year uses."""
    first = int(year[:4])
    return "2021" if first < 2022 else "2022" if first < 2024 else "2024"


def _read(name: str) -> Words:
    path = Path(__file__).parent / f"{name}.yaml"
    words: Words = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return words
