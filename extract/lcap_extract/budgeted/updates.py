"""The annual update: boxes "Budgeted" and "Estimated Actual" with amounts in free text, action by action."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from lcap_extract.budgeted.lines import AmountLine
from lcap_extract.budgeted.money import Printed, amounts_in, cell_of, spelled
from lcap_extract.budgeted.sheets import Line, Sheet
from lcap_extract.budgeted.spellings import first_key, number_in, spellings
from lcap_models.place import Box

__all__ = ["Updates"]

MONEY_HEADS = {"budgeted": "budgeted", "estimated_actual": "estimated actual"}
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

    goal: str
    action: str
    key: str
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Updates:
    """Walks the annual update's lines from top to bottom, over pages, and gathers its amount lines."""

    section: str = "annual_update"
    year: str = ""
    goal: str = ""
    boxes: list[_Box] = field(default_factory=list)
    _heads: list[_Head] = field(default_factory=list)
    _action: str = ""
    _named: bool = False
    _any_named: bool = False
    _part: str = ""
    _rows: set[tuple[int, float]] = field(default_factory=set)

    def page(self, sheet: Sheet, lines: Sequence[Line]) -> None:
        """Take the lines of this section on one page."""
        first_row = True
        for line in lines:
            goal, action = number_in(line.whole, "goal"), number_in(line.whole, "action")
            heading = first_key(line.whole, "headings")
            if goal:
                self.goal, self._action, self._heads, self._named = goal, "", [], False
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
            self._row(line, first_row)
            return False
        if head.key in MONEY_HEADS:
            self._box(head.key).lines.append(line)
        return first_row

    def _begin(self, head: _Head) -> None:
        if head.key == "planned" and not head.in_row:
            if not self._named:
                self._action = _next(self._action)
            self._named = False
        self._heads = [h for h in self._heads if h.x1 <= head.x0 + SLACK or h.x0 >= head.x1 - SLACK]
        self._heads.append(head)

    def _row(self, line: Line, first_of_page: bool) -> None:
        """In a table with a row per action, a new cell under "Planned" begins one, if its number or place says so."""
        top = line.cell.box.top if line.cell else line.top
        if (line.page, top) in self._rows:
            return
        self._rows.add((line.page, top))
        number = number_in(line.text, "action_in_text")
        if number:
            self._action, self._named = number, False
        elif not self._named and not self._any_named and not first_of_page:
            self._action = _next(self._action)

    def _box(self, key: str) -> _Box:
        for box in reversed(self.boxes):
            if (box.goal, box.action, box.key) == (self.goal, self._action, key):
                return box
        self.boxes.append(_Box(self.goal, self._action, key))
        return self.boxes[-1]

    def found(self) -> Iterator[AmountLine]:
        """Yield the amount lines, action by action, what was budgeted before what was spent."""
        order: list[tuple[str, str]] = list(dict.fromkeys((box.goal, box.action) for box in self.boxes))
        for goal, action in order:
            for key, word in MONEY_HEADS.items():
                own = [box for box in self.boxes if (box.goal, box.action, box.key) == (goal, action, key)]
                for box in own:
                    yield from self._lines(box, f"{self.year} {word}".strip())

    def _lines(self, box: _Box, year: str) -> Iterator[AmountLine]:
        for entry in _entries(box.lines):
            source, reference = _parted(entry.text)
            yield AmountLine(
                self.section, box.goal, box.action, year, cell_of(entry.money_page, entry.money), source, reference,
                entry.page, entry.box,
            )  # fmt: skip


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


def _next(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else number or "1"


@dataclass(frozen=True, slots=True)
class _Entry:
    """An amount with the words that belong to it, and where those begin."""

    text: str
    money: Printed
    money_page: int
    page: int
    box: Box


@cache
def _generated() -> re.Pattern[str]:
    return re.compile(spellings()["generated_line"])


def _entries(lines: Sequence[Line]) -> Iterator[_Entry]:
    """Yield the amounts of a box with the words before each, cell by cell.

    Words go on from the last cell of a page to the first one of the next. Where a form made the lines, only amounts
    at their ends count; otherwise every amount is one.
    """
    strict = _is_generated(lines)
    bare = not any("$" in line.text for line in lines)
    before: list[str] = []
    start: Line | None = None
    last: Line | None = None
    for index, line in enumerate(lines):
        if last is not None and line.cell is not last.cell and line.page == last.page:
            before, start = [], None
        last = line
        text, _ = spelled(line.words)
        done = 0
        for money in amounts_in(line.words, bare=bare):
            if strict and not _ends_entry(text, money, before, lines[index + 1] if index + 1 < len(lines) else None):
                continue
            words = " ".join([*before, text[done : money.start].strip()]).strip()
            begin = start or line
            yield _Entry(words, money, line.page, begin.page, begin.box)
            before, start, done = [], None, money.end
        rest = text[done:].strip()
        if rest:
            before.append(rest)
            start = start or line


def _is_generated(lines: Sequence[Line]) -> bool:
    """Tell whether at least half of the lines with amounts end in ": $1,000", as those of one form do."""
    ends, others, before = 0, 0, ""
    for line in lines:
        if amounts_in(line.words, bare=False):
            fits = _generated().search(f"{before} {line.text}")
            ends, others = ends + bool(fits), others + (not fits)
        before = line.text
    return ends > 0 and ends >= others


def _ends_entry(text: str, money: Printed, before: Sequence[str], after: Line | None) -> bool:
    whole = " ".join([*before[-1:], text[: money.end]])
    goes_on = after is not None and after.words[0].text.startswith(("-", "\u2013"))
    return not text[money.end :].strip() and bool(_generated().search(whole)) and not goes_on


def _parted(text: str) -> tuple[str, str]:
    """Return (source, reference) of the words before an amount: "reference - source:"."""
    text = text.strip().rstrip(":").strip()
    head, dash, tail = text.rpartition(" - ")
    if dash and re.search(spellings()["source_words"], tail, re.IGNORECASE) and not re.search(r"\d{4}", tail):
        return tail.strip(), head.strip()
    return "", text
