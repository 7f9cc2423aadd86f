"""The annual update: boxes "Budgeted" and "Estimated Actual" with amounts in free text, action by action."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lcap_extract.budgeted.entries import entries_of, parted_source
from lcap_extract.budgeted.lines import AmountLine, Number, number_on
from lcap_extract.budgeted.money import cell_of
from lcap_extract.budgeted.sheets import Line, Sheet
from lcap_extract.budgeted.spellings import first_key
from lcap_extract.budgeted.steps import Steps

__all__ = ["Updates"]

MONEY_HEADS = {"budgeted": "budgeted", "estimated_actual": "estimated actual"}
_CAPITALS = re.compile(r"[A-Z]+:?")
SLACK = 3.0
"""Points by which a line may stand out of its column."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A box's head: what stands under it, between which edges."""

    key: str
    x0: float
    x1: float
    top: float
    in_row: bool


@dataclass(slots=True)
class _Box:
    """The lines of one box of one action, over pages."""

    goal: Number
    action: Number
    key: str
    serial: int
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Updates:
    """Walks the annual update's lines from top to bottom, over pages, and gathers its amount lines."""

    section: str = "annual_update"
    year: str = ""
    goal: Number = field(default_factory=Number)
    boxes: list[_Box] = field(default_factory=list)
    _heads: list[_Head] = field(default_factory=list)
    _action: Number = field(default_factory=Number)
    _named: bool = False
    _any_named: bool = False
    _part: str = ""
    _serial: int = 0
    _rows: set[tuple[int, float]] = field(default_factory=set)
    _steps: Steps = field(default_factory=Steps)

    def page(self, sheet: Sheet, lines: Sequence[Line]) -> None:
        """Take the lines of this section on one page."""
        first_row = True
        lines = [part for line in lines for part in _head_apart(line)]
        for line in lines:
            goal, action = number_on(line, "goal"), number_on(line, "action")
            heading = first_key(line.whole, "headings")
            if goal:
                self.goal, self._action, self._heads, self._named = goal, Number(), [], False
                self._part = "goal"
            elif heading in {"outcomes", "analysis"}:
                self._heads, self._part = [], heading
            elif heading == "services" and line.cell is None:
                self._part = "services"
            elif action:
                self._action, self._named, self._any_named, self._heads = action, True, True, []
                self._part = "services"
            elif self._part != "outcomes":
                first_row = self._in_box(line, lines, sheet, first_row)

    def _in_box(self, line: Line, lines: Sequence[Line], sheet: Sheet, first_row: bool) -> bool:
        key = _head_key(line)
        if key:
            self._begin(_head(key, line, lines, sheet.width))
            return first_row
        head = next((h for h in reversed(self._heads) if h.x0 - SLACK <= line.middle <= h.x1 + SLACK), None)
        if head is None:
            return first_row
        if head.key == "planned" and head.in_row:
            self._row(line, sheet, first_row)
            return False
        if head.key in MONEY_HEADS:
            self._box(head.key).lines.append(line)
        self._steps.line(self.goal, self._action, line, of_money=head.key in MONEY_HEADS)
        return first_row

    def _begin(self, head: _Head) -> None:
        if head.key == "planned" and not head.in_row:
            if not self._named:
                self._action = _next(self._action)
                self._steps.begin(self.goal, self._action)
            self._named = False
        self._steps.head(self.goal, self._action, head.key)
        self._heads = [h for h in self._heads if h.x1 <= head.x0 + SLACK or h.x0 >= head.x1 - SLACK]
        self._heads.append(head)

    def _row(self, line: Line, sheet: Sheet, first_of_page: bool) -> None:
        """In a table with a row per action, a new cell under "Planned" begins one, if its number or its amounts say so.

        An action whose number is not printed has none. What stands first on a page without amounts is a row's rest.
        """
        top = line.cell.box.top if line.cell else line.top
        if (line.page, top) in self._rows:
            return
        self._rows.add((line.page, top))
        number = number_on(line, "action_in_text", in_text=True)
        if number:
            self._action, self._named = number, False
            self._serial += 1
        elif not self._any_named and (not first_of_page or _has_money(line, sheet)):
            self._action = _next(self._action) if self._action.text.isdigit() or not self._serial else Number()
            self._serial += 1

    def _box(self, key: str) -> _Box:
        for box in reversed(self.boxes):
            if (box.goal, box.action, box.key, box.serial) == (self.goal, self._action, key, self._serial):
                return box
        self.boxes.append(_Box(self.goal, self._action, key, self._serial))
        return self.boxes[-1]

    def found(self) -> Iterator[AmountLine]:
        """Yield the amount lines, action by action, what was budgeted before what was spent."""
        bare = not any("$" in line.text for box in self.boxes for line in box.lines)
        order = list(dict.fromkeys((box.goal, box.action, box.serial) for box in self.boxes))
        for whose in order:
            for key, word in MONEY_HEADS.items():
                own = [box for box in self.boxes if (box.goal, box.action, box.serial) == whose and box.key == key]
                for box in own:
                    yield from self._lines(box, f"{self.year} {word}".strip(), bare=bare)

    def _lines(self, box: _Box, year: str, *, bare: bool) -> Iterator[AmountLine]:
        action = self._steps.placed(box.goal, box.action)
        for entry in entries_of(box.lines, bare=bare):
            source, reference = parted_source(entry.text)
            yield AmountLine(
                self.section, box.goal, action, year, cell_of(entry.money_page, entry.money), source, reference,
                entry.page, entry.box,
            )  # fmt: skip


def _has_money(line: Line, sheet: Sheet) -> bool:
    """Tell whether an amount stands in the cells right of the line's."""
    if line.cell is None:
        return False
    row = [cell for cell in sheet.cells if abs(cell.box.top - line.cell.box.top) < 1 and cell is not line.cell]
    return any("$" in cell.text for cell in row)


def _head_apart(line: Line) -> tuple[Line, ...]:
    """Return a line that begins with a head in capitals ("BUDGETED $5,000") as two lines, any other as it is."""
    for count in (2, 1):
        words = line.words[:count]
        if len(line.words) > count and all(_CAPITALS.fullmatch(word.text) for word in words):
            head = replace(line, words=words)
            if _head_key(head):
                return head, replace(line, words=line.words[count:])
    return (line,)


def _head_key(line: Line) -> str:
    return first_key(line.text, "heads")


def _head(key: str, line: Line, lines: Sequence[Line], width: float) -> _Head:
    """Return the head with the edges of its cell, or up to the next head on its line."""
    others = [o for o in lines if o is not line and abs(o.top - line.top) <= SLACK and _head_key(o)]
    in_row = {key, *(_head_key(o) for o in others)} >= {"planned", "budgeted"}
    if line.cell is not None:
        return _Head(key, line.cell.box.x0, line.cell.box.x1, line.top, in_row)
    right = min((o.words[0].x0 for o in others if o.words[0].x0 > line.words[-1].x1), default=width)
    return _Head(key, line.words[0].x0 - 4 * SLACK, right - 4 * SLACK, line.top, in_row)


def _next(number: Number) -> Number:
    if not number:
        return Number("1")
    return Number(str(int(number.text) + 1)) if number.text.isdigit() else number
