"""The planned dollars split in parts: by scope, student group, goal, place, topic; and people and things.

Every row is in exactly one part, so the parts of a breakdown add up to its total to the cent.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lcap_models import views
from lcap_models.ledger.book import Book
from lcap_models.ledger.lines import Line
from lcap_models.ledger.money import NOTHING, Money, added, minus
from lcap_models.terms import HIGH_NEEDS, plain

__all__ = [
    "Breakdown",
    "Part",
    "by_goal",
    "by_group",
    "by_place",
    "by_scope",
    "by_topic",
    "group_key",
    "people_and_things",
    "with_gaps",
]


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `key` is an id, several joined by "+"; `name` the plan's own words where it names the part.

    `actions` counts its rows, `blank` those whose cell is blank; `rows` are their numbers in the table, from 1.
    """

    key: str
    name: str
    amount: Money
    actions: int
    blank: int = 0
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and its parts, the largest first. `by` is "scope", "group", "goal", "place", "topic" or "people".

    `of` says what is split: "lcff" (LCFF dollars of the contributing actions), or, for people and things,
    "contributing" (all funds of the contributing actions) or "all" (all funds of all actions). `printed` is what the
    plan prints as the total of people and things, where it differs from theirs; else without a value.
    """

    by: str
    total: Money
    parts: tuple[Part, ...]
    of: str = "lcff"
    printed: Money = NOTHING

    def part(self, key: str) -> Part | None:
        """Return the first part with that key."""
        return next((part for part in self.parts if part.key == key), None)


Keyed = Callable[[Line], tuple[str, str]]


def _split(by: str, lines: Sequence[Line], total: Money, key_of: Keyed) -> Breakdown:
    found: dict[tuple[str, str], list[Line]] = {}
    names: dict[tuple[str, str], str] = {}
    for line in lines:
        key, name = key_of(line)
        names.setdefault((key, plain(name)), name)
        found.setdefault((key, plain(name)), []).append(line)
    parts = [_part(key, names[key, word], there) for (key, word), there in found.items()]
    parts.sort(key=lambda part: part.amount.value if part.amount.value is not None else -1, reverse=True)
    return Breakdown(by, total, tuple(parts))


def _part(key: str, name: str, lines: Sequence[Line]) -> Part:
    amounts = tuple(line.lcff for line in lines)
    one = amounts[0] if len(amounts) == 1 else added(amounts, "sum(planned_lcff)")
    blank = sum(amount.value is None for amount in amounts)
    return Part(key, name, one, len(lines), blank, tuple(line.row for line in lines))


def with_gaps(whole: Breakdown) -> Breakdown:
    """Return the breakdown with doubt on every part: an amount, or a word that chooses the part, may be missing."""
    parts = (replace(part, amount=replace(part.amount, incomplete=True)) for part in whole.parts)
    return replace(whole, parts=tuple(parts))


def by_scope(lines: Sequence[Line], total: Money) -> Breakdown:
    """Split by whom the actions serve; an action ticked with two scopes is in a part of its own."""
    return _split("scope", lines, total, lambda line: ("+".join(line.scopes) or "not_stated", ""))


def by_group(lines: Sequence[Line], total: Money) -> Breakdown:
    """Split by student groups; an action for several groups is in the part of that combination.

    "all_three" stands for English learners, foster youth and low-income students together.
    """
    return _split("group", lines, total, _group_key)


def _group_key(line: Line) -> tuple[str, str]:
    return group_key(line.groups), line.groups_words if "other" in line.groups else ""


def group_key(groups: tuple[str, ...]) -> str:
    """Return the key of a part by student groups: their ids joined, "all_three" for the high-needs ones together."""
    others = tuple(group for group in groups if group not in HIGH_NEEDS)
    named = ("all_three", *others) if set(HIGH_NEEDS) <= set(groups) else groups
    return "+".join(named) or "not_stated"


def by_goal(lines: Sequence[Line], total: Money) -> Breakdown:
    """Split by goal, under the goal's number as printed."""
    return _split("goal", lines, total, lambda line: ("goal" if line.goal.strip() else "not_stated", line.goal.strip()))


def by_place(lines: Sequence[Line], total: Money) -> Breakdown:
    """Split by place: all schools, or the schools or grades that the plan names, in its words."""
    return _split("place", lines, total, lambda line: (line.spot.kind, line.spot.words))


def by_topic(lines: Sequence[Line], total: Money) -> Breakdown:
    """Split by main topic; an action has one."""
    return _split("topic", lines, total, lambda line: (line.topic, ""))


def people_and_things(book: Book) -> Breakdown | None:
    """Return people and things of the contributing actions, or of the whole plan where rows do not print them.

    All funds: the form does not split the LCFF part of an action. None where the form prints neither.
    """
    rows = [row for row in views.planned(book.plan) if row.contributing and row.personnel is not None]
    if rows:
        return _people(book, rows)
    totals = views.fund_totals(book.plan)
    people, things = book.printed(totals.personnel), book.printed(totals.nonpersonnel)
    count = len(views.planned(book.plan))
    return _with_rest("all", people, things, book.printed(totals.total), count)


def _people(book: Book, rows: Iterable[views.Action]) -> Breakdown | None:
    found = tuple(rows)
    lacks = book.rows_may_lack("planned_actions")
    sums = (
        added((book.printed(row.personnel) for row in found), "sum(total_personnel)"),
        added((book.printed(row.nonpersonnel) for row in found), "sum(total_nonpersonnel)"),
        added((book.printed(row.total) for row in found), "sum(total_funds)"),
    )
    people, things, whole = (replace(one, incomplete=one.incomplete or lacks) for one in sums)
    return _with_rest("contributing", people, things, whole, len(found))


def _with_rest(of: str, people: Money, things: Money, whole: Money, count: int) -> Breakdown | None:
    """Return people, things and, where the printed total is larger, the part that is not split.

    Where the two come to more than the printed total, their own sum is the total: the plan contradicts itself.
    """
    if people.value is None and things.value is None:
        return None
    both = added((people, things), "people + things")
    parts = [Part("people", "", people, count), Part("things", "", things, count)]
    rest = minus(whole, both, "total_funds - people - things")
    if rest.value is None or rest.value == 0:
        return Breakdown("people", both, tuple(parts), of)
    if rest.value < 0:
        people, things, both = (replace(amount, contested=True) for amount in (people, things, both))
        parts = [Part("people", "", people, count), Part("things", "", things, count)]
        return Breakdown("people", both, tuple(parts), of, whole)
    return Breakdown("people", whole, (*parts, Part("not_split", "", rest, count)), of)
