"""Printed words with a meaning: yes and no, scopes, student groups, places. The spellings are data (`terms.yaml`)."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from lcap_models.data import load

__all__ = ["HIGH_NEEDS", "SCOPES", "Spot", "groups_of", "place_of", "plain", "scopes_of", "yes_or_no"]

SCOPES = ("leawide", "limited", "schoolwide")
HIGH_NEEDS = ("english_learners", "foster_youth", "low_income")
"""The three groups that bring supplemental and concentration grants."""


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


@cache
def groups_of(text: str) -> tuple[str, ...]:
    """Return the student groups that a cell of the high-needs column names, each once, in the order of `terms.yaml`.

    "all_students" for a cell that names all students; "other" where words are left over that no spelling explains;
    nothing for a blank cell.
    """
    words = _no_hyphens(text).strip(" .")
    if words in _terms()["all_high_needs"]:
        return HIGH_NEEDS
    if words in _terms()["all_students"]:
        return ("all_students",)
    found: set[str] = set()
    for spelling, names in _group_spellings():
        words, count = re.subn(rf"(?<!\w){re.escape(spelling)}(?!\w)", " ", words)
        found |= set(names) if count else set()
    named = tuple(name for name in _terms()["groups"] if name in found)
    return (*named, "other") if _left_over(words) else named


def _no_hyphens(text: str) -> str:
    """Return plain text in which "Long-term" and "Long- term" are two words."""
    return " ".join(plain(text).replace("-", " ").split())


@cache
def _group_spellings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return every spelling with the groups it names, the longest first."""
    groups: dict[str, list[str]] = _terms()["groups"]
    spellings = {spelling for found in groups.values() for spelling in found}
    names = {spelling: tuple(name for name, found in groups.items() if spelling in found) for spelling in spellings}
    pairs = ((_no_hyphens(spelling), found) for spelling, found in names.items())
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _left_over(words: str) -> bool:
    return any(word not in _terms()["group_joins"] for word in re.findall(r"\w+", words))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an action takes place: `kind` "all_schools", "schools", "grades" or "not_stated".

    `words` are the plan's own for named schools and grades, without the form's "Specific Schools:".
    """

    kind: str
    words: str = ""


@cache
def place_of(text: str) -> Spot:
    """Return what a location cell says. Words that are neither all schools nor grades are kept as named schools."""
    shown = " ".join(text.split())
    words = plain(shown).strip(" .")
    if not words:
        return Spot("not_stated")
    if words in _terms()["all_schools"]:
        return Spot("all_schools")
    for spelling in _terms()["schools_begin"]:
        if words.startswith(spelling) and words != spelling:
            return Spot("schools", shown[len(spelling) :].strip(" :"))
    grades = any(re.match(rf"{re.escape(spelling)}(?!\w)", words) for spelling in _terms()["grades_begin"])
    return Spot("grades" if grades else "schools", shown)
