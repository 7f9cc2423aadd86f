"""Section 2: the actions of LCAP Year 1, 2 and 3 with their scope, their pupils and their budgeted expenditures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lcap_extract.budgeted.lines import AmountLine, Number
from lcap_extract.budgeted.marks import Mark
from lcap_extract.budgeted.sheets import Line
from lcap_extract.budgeted.ticks import Ticks
from lcap_extract.early.columns import Band
from lcap_extract.early.money import entries
from lcap_extract.early.pupils import begins_list, ticked
from lcap_extract.early.spellings import patterns
from lcap_extract.early.words import parted

__all__ = ["Planned", "numbered", "printed_number"]

_BLANK = re.compile(r"^[\s_\-\u2013\u2014]*$")


@dataclass(slots=True)
class _Action:
    """One action of one year: its lines by column."""

    goal: str
    year: str
    lines: dict[str, list[Line]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines.get("action", ()))


@dataclass(slots=True)
class Planned:
    """Gathers the actions while the pages go by."""

    actions: list[_Action] = field(default_factory=list)

    def take(self, rows: Sequence[Band], goal: str, year: str, *, new_page: bool) -> None:
        """Take the rows of a year's table on one page.

        Args:
            rows: from top to bottom.
            goal: the goal they stand under.
            year: their year.
            new_page: whether the table began on a page before: then its first row may be the rest of the last one.
        """
        for number, band in enumerate(rows):
            last = (
                self.actions[-1]
                if self.actions and (self.actions[-1].goal, self.actions[-1].year) == (goal, year)
                else None
            )
            rest = last is not None and (not band.text("action") or (new_page and number == 0 and not _begins(band)))
            if not rest or last is None:
                if not any(_said(band, key) for key in ("action", "budgeted")):
                    continue
                last = _Action(goal, year)
                self.actions.append(last)
            for key, lines in band.lines.items():
                last.lines.setdefault(key, []).extend(lines)

    def found(self, marks: Mapping[int, Sequence[Mark]]) -> Iterator[AmountLine]:
        """Yield the amount lines: by goal, then action as first printed, then year."""
        for goal in dict.fromkeys(action.goal for action in self.actions):
            own = [action for action in self.actions if action.goal == goal]
            years = list(dict.fromkeys(action.year for action in own))
            named: list[tuple[str, _Action]] = []
            tables = [[action for action in own if action.year == year] for year in years]
            numbers = numbered([[action.text for action in table] for table in tables])
            for table, names in zip(tables, numbers, strict=True):
                named += zip(names, table, strict=True)
            for number in dict.fromkeys(name for name, _ in named):
                for name, action in named:
                    if name == number:
                        yield from _lines(action, name, marks)


def _said(band: Band, key: str) -> bool:
    return not _BLANK.match(band.text(key))


def _begins(band: Band) -> bool:
    """Tell whether the first row of a page is a new action: its check list or its number begins there."""
    return begins_list(band.lines.get("pupils", ())) or bool(printed_number(band.text("action")))


def printed_number(text: str) -> str:
    """Return the number that an action's words begin with, or empty."""
    return next((match[1] for one in patterns("action_numbers") if (match := one.match(text.strip()))), "")


def numbered(tables: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the numbers of the actions of each table: as printed where every action has its own, else counted."""
    printed = [[printed_number(text) for text in table] for table in tables]
    if all(all(table) and len(set(table)) == len(table) for table in printed):
        return printed
    return [[str(n) for n, _ in enumerate(table, 1)] for table in tables]


def _lines(action: _Action, number: str, marks: Mapping[int, Sequence[Mark]]) -> Iterator[AmountLine]:
    scope = " ".join(line.text for line in action.lines.get("scope", ()))
    ticks = Ticks(
        groups=ticked(action.lines.get("pupils", ()), marks), scope=[scope] if not _BLANK.match(scope) else []
    )
    for entry in entries([line for line in action.lines.get("budgeted", ()) if not _BLANK.match(line.text)]):
        source, reference = parted(entry.words)
        yield AmountLine("planned", Number(action.goal), Number(number), action.year, entry.cell, source, reference,
                         entry.page, entry.box, ticks)  # fmt: skip
