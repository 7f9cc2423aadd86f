"""The annual update: what was budgeted and what is estimated to have been spent, action by action."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from lcap_extract.budgeted.lines import AmountLine, Number
from lcap_extract.budgeted.sheets import Line
from lcap_extract.early.columns import Band
from lcap_extract.early.money import entries
from lcap_extract.early.planned import numbered, printed_number
from lcap_extract.early.spellings import begins, fits
from lcap_extract.early.words import parted

__all__ = ["Updates"]

MONEY = {"budgeted": "budgeted", "estimated_actual": "estimated actual"}


@dataclass(slots=True)
class _Past:
    """One action of the year before: its words and its two boxes of amounts."""

    goal: str
    year: str
    words: list[str] = field(default_factory=list)
    money: dict[str, list[Line]] = field(default_factory=dict)
    checked: bool = False
    page: int = 0


@dataclass(slots=True)
class Updates:
    """Gathers the actions of the year before while the pages go by."""

    actions: list[_Past] = field(default_factory=list)

    def take(self, rows: Sequence[Band], goal: str, year: str, *, new_page: bool) -> None:
        """Take the rows of a goal's table on one page; `new_page`: it began on a page before."""
        for number, band in enumerate(rows):
            own = band.lines.get("planned", [])
            words = [line.text for line in takewhile(lambda one: not _is_check(one), own)]
            checks = len(words) < len(own)
            last = self.actions[-1] if self.actions and self.actions[-1].goal == goal else None
            if last is None or (words and not self._goes_on(last, words, number == 0 and new_page)):
                if not words and not any(band.lines.get(key) for key in MONEY):
                    continue
                last = _Past(goal, year, page=band.page)
                self.actions.append(last)
            last.words += words
            last.checked |= checks
            for key in MONEY:
                last.money.setdefault(key, []).extend(line for line in band.lines.get(key, ()) if not _is_check(line))

    def _goes_on(self, last: _Past, words: Sequence[str], first_of_page: bool) -> bool:
        """Tell whether words at the top of a page are the rest of the last action: its scope was not printed yet."""
        if not first_of_page or last.checked or printed_number(" ".join(words)):
            return False
        return any(action.checked for action in self.actions) or words[0][:1].islower()

    def found(self) -> Iterator[AmountLine]:
        """Yield the amount lines, action by action, what was budgeted before what was spent."""
        for goal in dict.fromkeys(action.goal for action in self.actions):
            own = [action for action in self.actions if action.goal == goal]
            names = numbered([[" ".join(action.words) for action in own]])[0]
            for name, action in zip(names, own, strict=True):
                for key, word in MONEY.items():
                    for entry in entries(action.money.get(key, [])):
                        source, reference = parted(entry.words)
                        yield AmountLine("annual_update", Number(goal), Number(name), f"{action.year} {word}".strip(),
                                         entry.cell, source, reference, entry.page, entry.box)  # fmt: skip


def _is_check(line: Line) -> bool:
    """Tell whether the line is of the scope of service or the check list, not of an action's words."""
    return fits(line.text, "checks") or (line.cell is not None and begins(line.cell.text, "check_cells"))
