"""What a sheet of the workbook is, before it is written, and how it names things in every language."""

from collections.abc import Iterable
from dataclasses import dataclass

from lcap_models.figure import Figure
from lcap_models.findings import Amount
from lcap_viz.words import LANGS, catalog, has, say

__all__ = ["Cell", "Sheet", "both", "headings", "name_of", "named", "words_for"]

Cell = Figure | Amount | int | str | None
"""A printed figure, an amount that we worked out, a number, text, or nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, rows of headings of its columns, and its rows; `widest` bounds columns, in characters."""

    name: str
    headings: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen_columns: int = 0
    widest: int = 36


def name_of(key: str) -> str:
    """Return a column's or key's name in both languages."""
    return named(f"column.{key}" if has(f"column.{key}") else f"key.{key}", key)


def named(key: str, otherwise: str) -> str:
    """Return the catalogs' words for `key` in both languages, or `otherwise` for a name that has none."""
    return " / ".join(dict.fromkeys(words_for(key, otherwise, lang) for lang in LANGS))


def words_for(key: str, otherwise: str, lang: str) -> str:
    """Return the words for `key` in one language, or `otherwise` for a name that has none."""
    return say(key, lang) if has(key) and "{" not in catalog(LANGS[0])[key] else otherwise


def both(key: str) -> str:
    """Return the words for `key` in every language, each once."""
    return " / ".join(dict.fromkeys(say(key, lang) for lang in LANGS))


def headings(keys: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the words for the keys, one row for each language; a key without words gives its last part."""
    listed = tuple(keys)
    return tuple(tuple(say(key, lang) if has(key) else key.partition(".")[2] for key in listed) for lang in LANGS)
