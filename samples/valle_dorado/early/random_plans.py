"""Plans of 2014-15 to 2016-17 by chance: any number of goals, actions and amounts; boxes in eight manners."""

from collections.abc import Sequence
from random import Random

from valle_dorado.early.facts import Action, Box, Goal, Look, Past, Plan, Row
from valle_dorado.early.plans import BENEFITS, BOOKS, PAY, SERVICES, YEARS

__all__ = ["random_plan"]

_WORDS = [
    "pupils", "learn", "coaches", "books", "families", "meet", "each", "month", "schools",
    "open", "buses", "run", "late", "garden", "tutors", "read", "write", "music",
    "labs", "nurses", "homework", "supper", "language", "Spanish", "English", "teachers", "plan", "reports", "grade",
]  # fmt: skip
_SOURCES = ("LCFF Base", "Supplemental", "LCFF S&C", "Title I", "Title II, Part A", "Lottery", "General Fund",
            "Other State",
            "Federal Funds", "Special Education", "Supplemental and Concentration")  # fmt: skip
_OBJECTS = (PAY, BENEFITS, BOOKS, SERVICES, "5800 series")
_SCOPES = ("LEA-wide", "Schoolwide", "Grades K-5", "All schools")
_GROUPS = (("ALL",), ("Low Income pupils", "English Learners"), ("Foster Youth",),
           ("English Learners", "Redesignated fluent English proficient"))  # fmt: skip
_WORDS_ALONE = ("No additional cost", "TBD", "N/A", "None", "See above")


def random_plan(seed: int) -> tuple[Plan, Look]:
    """Return a plan and a look, the same for the same seed."""
    chance = Random(seed)
    goals = [_goal(chance, str(number)) for number in range(1, chance.randint(2, 4))]
    plan = Plan("Valle Dorado Unified School District", YEARS, "2014-15", goals, grants="$4,102,300", percent="15.77")
    borders = chance.random() < 0.8
    look = Look(
        ticks=chance.choice(["letters", "drawn", "signs"]),
        numbers=chance.random() < 0.4,
        goal_label=chance.choice(["label", "words", "none"]),
        heads=chance.random() < 0.6,
        one_head_row=not borders or chance.random() < 0.5,
        scope_rows=borders and chance.random() < 0.6,
        borders=borders,
        summary=chance.random() < 0.3,
    )
    return plan, look


def _text(chance: Random, longest: Sequence[int]) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(2, chance.choice(longest)))).capitalize() + "."


def _goal(chance: Random, number: str) -> Goal:
    years = {year: [_action(chance) for _ in range(chance.randint(1, 5))] for year in YEARS}
    return Goal(number, _text(chance, (20,)), years, [_past(chance) for _ in range(chance.randint(0, 4))])


def _action(chance: Random) -> Action:
    text = _text(chance, (8, 40, 120, 500))
    return Action(text, chance.choice(_SCOPES), chance.choice(_GROUPS), _box(chance))


def _past(chance: Random) -> Past:
    words = _text(chance, (8, 60, 300)), _text(chance, (60,))
    return Past(*words, "LEA-wide", chance.choice(_GROUPS), _box(chance), _box(chance))


def _amount(chance: Random) -> str:
    value = chance.choice([chance.randint(1, 999), chance.randint(1000, 99999), chance.randint(100000, 9999999)])
    cents = f".{chance.randint(0, 99):02d}" if chance.random() < 0.3 else ""
    return f"${value:,}{cents}" if chance.random() < 0.9 else f"$ {value:,}{cents}"


def _box(chance: Random) -> Box:
    """Return a box: words alone, or up to six amounts in one of seven manners."""
    if chance.random() < 0.08:
        words = chance.choice(_WORDS_ALONE)
        return Box([words], [Row("", "", words)])
    count = chance.choice([1, 1, 1, 2, 2, 3, 6])
    found = [(_amount(chance), chance.choice(_SOURCES), chance.choice(_OBJECTS)) for _ in range(count)]
    manner = chance.randrange(7)
    with_object = manner in (2, 4, 6)
    rows = [Row(amount, source, reference if with_object else "") for amount, source, reference in found]
    return Box(_printed(manner, found), rows)


def _printed(manner: int, found: Sequence[tuple[str, str, str]]) -> list[str]:
    if manner == 5:
        return [" / ".join(f"{source} {amount}" for amount, source, _ in found)]
    return [
        line
        for amount, source, reference in found
        for line in (
            [f"{amount} {source}"],
            [f"{source} {amount}"],
            [f"{reference} {source} {amount}"],
            [source, amount],
            [amount, source, reference],
            [],
            [f"{reference}: {amount} ({source})"],
        )[manner]
    ]
