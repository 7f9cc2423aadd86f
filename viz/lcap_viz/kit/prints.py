"""What there is to print: a file with its pages, and how many copies an evening needs."""

from dataclasses import dataclass

__all__ = ["Printed", "copies_of"]

SPARE = 2
_EACH = {"sheets", "handout", "exercises", "speaker", "evaluation"}
_TABLES = {"cards", "practice_plan", "follow_up"}
_AT_A_TABLE = 5
_TRAINERS = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """One file to print: its name, pages and copies."""

    name: str
    pages: int
    copies: int


def copies_of(file: str, people: int, languages: int) -> int:
    """Return the copies of a file in one language: one for each person who takes it, one per table, or one.

    With two languages half of the people take each, and two more of each are printed to be safe.
    """
    if file in _EACH:
        return -(-people // languages) + SPARE
    if file in _TABLES:
        return -(-people // _AT_A_TABLE)
    return _TRAINERS if file in {"guide", "answers", "planted", "sign_in"} else 1
