"""The section "Goals, Actions, & Services": for each action its tick boxes and its budgeted expenditures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lcap_extract.budgeted.chosen import Chosen
from lcap_extract.budgeted.expenditures import Expenditures
from lcap_extract.budgeted.lines import AmountLine, Number, number_on
from lcap_extract.budgeted.sheets import Line, Sheet
from lcap_extract.budgeted.spellings import first_key, number_in
from lcap_extract.budgeted.ticks import Choice, Ticks

__all__ = ["Planned"]


@dataclass(slots=True)
class _Action:
    """The action at hand."""

    number: Number = field(default_factory=Number)
    ticks: Ticks = field(default_factory=Ticks)
    chosen: Chosen = field(default_factory=Chosen)
    money: Expenditures = field(default_factory=Expenditures)
    has_blocks: bool = False
    has_money: bool = False


@dataclass(slots=True)
class Planned:
    """Walks the section's lines from top to bottom, over pages, and gathers its amount lines."""

    found: list[AmountLine] = field(default_factory=list)
    goal: Number = field(default_factory=Number)
    part: str = ""
    years: list[str] = field(default_factory=list)
    _on_picture: bool = False
    _action: _Action = field(default_factory=_Action)
    _waiting: list[Line] = field(default_factory=list)

    def page(self, sheet: Sheet, lines: Sequence[Line], choices: Sequence[Choice]) -> None:
        """Take the lines and rows of tick boxes of this section on one page."""
        left = list(choices)
        self._on_picture = sheet.on_picture
        for line in sorted(lines, key=_begins):
            while left and left[0].top <= line.top:
                self._choice(left.pop(0), sheet.width)
            self._line(line, sheet.width)
        self._flush(sheet.width)
        for choice in left:
            self._choice(choice, sheet.width)

    def close(self) -> None:
        """End the section: the last action is complete."""
        self._end_action(Number())
        self.goal, self.part = Number(), ""

    def _line(self, line: Line, width: float) -> None:
        goal, action, heading = number_on(line, "goal"), number_on(line, "action"), _heading(line)
        if first_key(line.whole, "sections"):
            self._start(width, "")
        elif goal and (goal != self.goal or self.part != "goal"):
            self._start(width, "goal")
            self._end_action(Number())
            self.goal = goal
        elif action:
            self._start(width, "action")
            self._end_action(action)
        elif heading:
            self._start(width, heading)
            self._begin_block(heading)
        elif self.part in {"budget", "not_included", "included"}:
            self._waiting.append(line)

    def _begin_block(self, heading: str) -> None:
        """A block of tick boxes after money, or a second first block, begins an action whose heading is missing."""
        now = self._action
        if heading == "not_included":
            if now.has_money or now.has_blocks:
                self._end_action(_next(now.number))
            self._action.has_blocks = True
        now = self._action
        now.has_money |= heading == "budget"

    def _start(self, width: float, part: str) -> None:
        self._flush(width)
        self.part = part

    def _flush(self, width: float) -> None:
        if self.part == "budget":
            self._action.money.take(self._waiting, width, on_picture=self._on_picture)
        elif self.part in {"not_included", "included"}:
            self._action.chosen.take(self.part, self._waiting)
        self._waiting = []

    def _choice(self, choice: Choice, width: float) -> None:
        """Take a row of tick boxes. None stands among expenditures: there it begins something else."""
        if self.part == "budget" and choice.is_known:
            self._start(width, "")
        if self.part not in {"services", "goal"}:
            self._action.ticks.take(choice)

    def _end_action(self, number: Number) -> None:
        now = self._action
        ticks = now.ticks if now.ticks.seen else now.chosen.ticks()
        self.years = now.money.years or self.years
        for slot in sorted(now.money.stacks):
            year = self.years[slot] if slot < len(self.years) else ""
            self.found += _lines(now, slot, self.goal, year, ticks)
        self._action = _Action(number)


def _lines(now: _Action, slot: int, goal: Number, year: str, ticks: Ticks) -> Iterator[AmountLine]:
    for stack in now.money.stacks[slot]:
        for page, box, cell, source, reference in stack.rows():
            yield AmountLine("planned", goal, now.number, year, cell, source, reference, page, box, ticks)


def _begins(line: Line) -> float:
    """Return where a line counts from: a goal's number stands half way down its box, beside the goal's words."""
    is_goal = line.cell is not None and number_in(line.whole, "goal")
    return line.cell.box.top if line.cell is not None and is_goal else line.top


def _heading(line: Line) -> str:
    """Return the key of the heading that the line is, or empty. A heading fills its cell, or stands between cells."""
    return first_key(line.whole, "headings") or (first_key(line.text, "headings") if line.cell is None else "")


def _next(number: Number) -> Number:
    return Number(str(int(number.text) + 1)) if number.text.isdigit() else number
