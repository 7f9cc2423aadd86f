"""The heads of a table of this form, what stands under each, and the rows that it makes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lcap_extract.budgeted.sheets import Line
from lcap_extract.early.spellings import first_key, fits, spellings
from lcap_extract.wording import squash

__all__ = ["Band", "Columns", "Heads", "bands"]

SLACK = 3.0
"""Points by which a line may stand out of its column."""

SHORTEST = 14
"""A head in a cell of its own has at least this many letters ("Scope of Service"); shorter ones are parts of one."""

APART = 0.75
"""Rows without borders are told apart by white room of at least this part of a line's height, over all columns."""

GAP = 0.5
"""A gap wider than this part of a line's height is more than a space."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Key, left and right end of each column; a narrow head under a wide one takes its part of it."""

    spans: tuple[tuple[str, float, float], ...]

    @property
    def is_update(self) -> bool:
        """Tell whether these are the annual update's columns."""
        return any(key in spellings()["update_heads"] for key, _, _ in self.spans)

    @property
    def has_money(self) -> bool:
        """Tell whether a column of amounts is among them."""
        return any(key in {"budgeted", "estimated_actual"} for key, _, _ in self.spans)

    def hold(self, line: Line) -> bool:
        """Tell whether the line's cell lies from one edge of the columns to the next: it is of the table."""
        if line.cell is None:
            return False
        box, edges = line.cell.box, _apart(x for _, x0, x1 in self.spans for x in (x0, x1))
        return any(abs(box.x0 - x0) <= 2 * SLACK and abs(box.x1 - x1) <= 2 * SLACK for x0, x1 in pairwise(edges))

    def of(self, line: Line) -> str:
        """Return the key of the narrowest column that holds the line's middle; empty where its cell is wider."""
        middle, left = line.middle, line.cell.box.x0 if line.cell else line.words[0].x0
        fitting = [span for span in self.spans if span[1] - SLACK <= middle <= span[2] + SLACK]
        if not fitting:
            return ""
        key, x0, _ = min(fitting, key=lambda span: span[2] - span[1])
        return key if left >= x0 - 2 * SLACK else ""


@dataclass(slots=True)
class Heads:
    """Gathers the heads of one table while its lines go by."""

    found: list[tuple[str, Line]] = field(default_factory=list)
    cells: set[int] = field(default_factory=set)

    def take(self, line: Line, *, after: bool) -> bool:
        """Take a line if it is a head, or what is left of one; tell whether it was.

        Args:
            line: the line.
            after: whether a head of the same table stands right above: only then the rest of a head counts.
        """
        key = first_key(line.whole, "heads") or (first_key(line.text, "heads") if line.cell is None else "")
        if line.cell is not None and len(squash(line.whole)) < SHORTEST:
            key = ""
        if key and not (line.cell is not None and id(line.cell) in self.cells):
            if key in {one for one, _ in self.found} and not after:
                return False
            self.found.append((key, line))
            if line.cell is not None:
                self.cells.add(id(line.cell))
            return True
        if line.cell is not None:
            return id(line.cell) in self.cells
        return after and fits(line.text, "head_rests")

    def columns(self, width: float) -> Columns:
        """Return the columns under the heads; without borders, each goes on to the next head."""
        found: dict[str, tuple[float, float]] = {}
        lefts = sorted(line.words[0].x0 for _, line in self.found)
        for key, line in self.found:
            if key in found:
                continue
            if line.cell is not None:
                found[key] = (line.cell.box.x0, line.cell.box.x1)
                continue
            right = min((x for x in lefts if x > line.words[-1].x1), default=width)
            found[key] = (line.words[0].x0 - 2 * SLACK, right - 2 * SLACK)
        return Columns(tuple((key, x0, x1) for key, (x0, x1) in found.items()))


@dataclass(slots=True)
class Band:
    """The lines of one row on one page, by column, from top to bottom."""

    page: int
    top: float
    lines: dict[str, list[Line]] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return a column's words."""
        return " ".join(line.text for line in self.lines.get(key, ()))


def bands(lines: Sequence[Line], columns: Columns, first: str) -> list[Band]:
    """Return the rows that the lines under the heads make on one page, from top to bottom.

    With borders a row begins where a cell of the first column does (above the first one stands what a page break left
    over of the row before); without, where white room parts all columns.

    Args:
        lines: what stands under the heads on one page.
        columns: the heads.
        first: the key of the column that tells the rows.
    """
    placed = [(columns.of(part), part) for line in lines for part in _by_column(line, columns)]
    tops = _apart(line.cell.box.top for key, line in placed if key == first and line.cell is not None)
    if tops:
        left_over = [_top(line) for key, line in placed if key and _top(line) < tops[0] - SLACK]
        tops = [min(left_over), *tops] if left_over else tops
    elif any(line.cell is not None for key, line in placed if key):
        tops = [min(_top(line) for key, line in placed if key)]
    else:
        tops = list(_parted(line for key, line in placed if key))
    found = [Band(lines[0].page, top) for top in tops]
    for key, line in placed:
        own = [band for band in found if band.top <= _top(line) + SLACK]
        if key and own:
            own[-1].lines.setdefault(key, []).append(line)
    return [band for band in found if band.lines]


def _by_column(line: Line, columns: Columns) -> Iterator[Line]:
    """Yield a line between cells in parts, cut where a gap wider than a space lies at a column's left end."""
    if line.cell is not None:
        yield line
        return
    start = 0
    for number, (left, right) in enumerate(pairwise(line.words), 1):
        wide = right.x0 - left.x1 > GAP * (left.bottom - left.top)
        if wide and any(
            left.x1 <= x0 + 2 * SLACK and abs(right.x0 - x0 - 2 * SLACK) <= SLACK for _, x0, _ in columns.spans
        ):
            yield replace(line, words=line.words[start:number])
            start = number
    yield replace(line, words=line.words[start:]) if start else line


def _apart(edges: Iterable[float]) -> list[float]:
    """Return the edges in order, of those next to each other the first one."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > SLACK:
            found.append(edge)
    return found


def _top(line: Line) -> float:
    return line.cell.box.top if line.cell is not None else line.top


def _parted(lines: Iterable[Line]) -> Iterator[float]:
    """Yield the top of each group of lines that white room parts from the one above."""
    bottom: float | None = None
    for line in sorted(lines, key=lambda one: one.top):
        if bottom is None or line.top - bottom > APART * (line.bottom - line.top):
            yield line.top
        bottom = line.bottom if bottom is None else max(bottom, line.bottom)
