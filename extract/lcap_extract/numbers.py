"""The numbers of goals and actions, spelled as the plan's own action tables spell them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from lcap_extract.wording import load
from lcap_models.plan import Table

__all__ = ["Known", "number_in", "without_ends"]

TABLES = ("planned_actions", "contributing_actions")

ENDS = ":.#"
"""What may stand at a number, no part of it."""

_NUMBER = re.compile(r"[A-Za-z]{0,2}\d[\w.\-]{0,7}")
_TITLE_NUMBER = re.compile(r"\s*(\d+\.\d+)\b")


@dataclass(frozen=True, slots=True)
class Known:
    """The actions that the plan's tables of this year list: (goal, action) -> title."""

    titles: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, tables: Iterable[Table]) -> "Known":
        """Return the actions of the plan's own planned and contributing tables."""
        own: dict[str, Table] = {}
        for table in tables:
            own.setdefault(table.kind, table)
        rows = [row for kind in TABLES if kind in own for row in own[kind].rows]
        return cls({(row.goal, row.action): row.texts.get("title", "") for row in reversed(rows)})

    def spelled(self, goal: str, action: str) -> tuple[str, str]:
        """Return (goal, action) in the tables' spelling where they know the action, or as given."""
        ways = [(goal, action), (goal, f"{goal}.{action}")]
        if "." in action:
            first, rest = action.split(".", 1)
            ways += [(first, action), (first, rest), (first, rest.lstrip("0"))]
        return next((way for way in ways if way in self.titles), (goal, action))

    def titled(self, number: str) -> tuple[str, str] | None:
        """Return the one action whose title begins with that number ("1.05 Reading"), or None."""
        found = [key for key, title in self.titles.items() if (m := _TITLE_NUMBER.match(title)) and m[1] == number]
        return found[0] if len(found) == 1 else None

    @property
    def numbers_in_titles(self) -> bool:
        """Whether titles bring numbers of their own, which the rest of the plan may mean."""
        return any(_TITLE_NUMBER.match(title) for title in self.titles.values())


def number_in(text: str) -> str:
    """Return the number that a cell of a goal or an action holds ("Action #3" gives "3"), or empty."""
    bare = _words().sub(" ", text)
    tight = "".join(bare.split()).strip(".:-#()")
    return tight if _NUMBER.fullmatch(tight) else ""


def without_ends(word: str) -> str:
    """Return a printed word without the signs that may stand at the number of a goal or an action ("2:" gives "2")."""
    return word.strip(ENDS)


@cache
def _words() -> re.Pattern[str]:
    words = sorted(load("narrative")["number_words"], key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)
