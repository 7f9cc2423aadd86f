"""Random plans of 2017-18 to 2019-20 in random looks, the same for the same seed."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from valle_dorado.lined.facts import Action, Goal, Line, Look, Past, Plan
from valle_dorado.lined.plans import PLAN, YEARS

__all__ = ["random_look", "random_plan"]

_WORDS = (
    "teachers", "aides", "for", "reading", "in", "the", "morning", "and", "after", "school", "with", "books", "trips",
    "library", "counselors", "nurses", "transport", "interpreters", "family", "nights", "data", "tools",
)  # fmt: skip
_SOURCES = ("LCFF Base", "LCFF Supplemental and Concentration", "Title I", "LCFF S & C", "Lottery")
_OBJECTS = ("1000-1999: Certificated Salaries", "4000-4999: Books and Supplies", "5000-5999: Services")
_GROUPS = ((), ("English Learners",), ("English Learners", "Foster Youth", "Low Income"))


def random_look(random: Random) -> Look:
    """Return a look. White copies are left out: PDFium drops a letter that lies exactly on an equal one."""
    update = random.choice(("boxes", "generated", "typed", "leading", "table"))
    return Look(
        labels=random.choice(("beside", "beside", "table")),
        ticks=random.choice(("drawn", "pictures", "signs", "letters", "words")),
        update=update,
        summary=random.random() < 0.4,
        action_heads=update == "table" or random.random() < 0.7,
        borders=random.random() < 0.8,
        cells_for_heads=random.random() < 0.3,
        page_numbers=random.choice(("top", "bottom")),
    )


def random_plan(random: Random) -> Plan:
    """Return a plan of one to three goals, its lines and texts of any length."""
    goals = [_goal(random, str(number)) for number in range(1, random.randint(2, 4))]
    return replace(PLAN, goals=tuple(goals))


def _goal(random: Random, number: str) -> Goal:
    actions = [_action(random, str(n)) for n in range(1, random.randint(2, 6))]
    past = [_past(random, str(n)) for n in range(1, random.randint(2, 5))]
    return Goal(number, _words(random, 4, 25).capitalize() + ".", actions, past)


def _action(random: Random, number: str) -> Action:
    count = random.randint(0, 6)
    lines = {year: _lines(random, max(0, count - random.choice((0, 0, 1)))) for year in YEARS}
    groups = random.choice(_GROUPS)
    scope = (random.choice(("LEA-wide", "Schoolwide")),) if groups else ()
    other = random.choice((("All",), ("Students with Disabilities",), ()))
    return Action(number, _words(random, 3, 60).capitalize(), lines, other, groups, scope)


def _past(random: Random, number: str) -> Past:
    planned, actual = (_words(random, 2, 50).capitalize() for _ in range(2))
    budgeted, spent = (_lines(random, random.randint(1, 9)) for _ in range(2))
    return Past(number, planned, actual, budgeted, spent)


def _lines(random: Random, count: int) -> Sequence[Line]:
    return [_line(random) for _ in range(count)]


def _line(random: Random) -> Line:
    whole, cents = f"${random.randint(1, 9_999_999):,}", f"${random.randint(100, 99_999):,}.{random.randint(0, 99):02d}"
    amount = random.choice((whole, cents, "$0", f"${random.randint(1, 999)}"))
    reference = f"{random.choice(_OBJECTS)}: {_words(random, 0, 18)}".rstrip(": ")
    return Line(amount, random.choice(_SOURCES), reference)


def _words(random: Random, least: int, most: int) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(random.randint(least, most)))
