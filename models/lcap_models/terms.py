"""Printed words with a meaning: yes and no, and the three scopes. The spellings are data (`terms.yaml`)."""

import re
import unicodedata
from functools import cache
from typing import Any

from lcap_models.data import load

__all__ = ["SCOPES", "plain", "scopes_of", "yes_or_no"]

SCOPES = ("leawide", "limited", "schoolwide")


def plain(text: str) -> str:
    """Return the text in small letters, without accents, with single spaces."""
    if text.isascii():
        return " ".join(text.split()).casefold()
    letters = unicodedata.normalize("NFKD", text)
    return re.sub(r"\s+", " ", "".join(c for c in letters if not unicodedata.combining(c))).strip().casefold()


@cache
def _terms() -> dict[str, Any]:
    return load("terms.yaml")


def yes_or_no(text: str) -> bool | None:
    """Return what a ticked cell says, or None where it is blank or says something else."""
    word = plain(text)
    if word in _terms()["yes"]:
        return True
    return False if word in _terms()["no"] else None


@cache
def scopes_of(text: str) -> tuple[str, ...]:
    """Return the scopes named in a cell ("leawide", "limited", "schoolwide"), each once, in that order."""
    words = plain(text).replace("- ", "-")
    return tuple(name for name in SCOPES if any(spelling in words for spelling in _terms()["scopes"][name]))
