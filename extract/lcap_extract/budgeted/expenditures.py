"""The rows Amount, Source, Budget Reference under "Budgeted Expenditures", for up to three years side by side.

Labels stand left of each value, or once at the left of the table; values are boxes, or plain text beside the label.
A table goes on over pages: what stands at the top of the next page, before a label, belongs to the last value there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lcap_extract.amounts import amount
from lcap_extract.budgeted.money import amounts_in, cell_of, each_is_one
from lcap_extract.budgeted.sheets import Line
from lcap_extract.budgeted.spellings import first_key, spellings, year_in
from lcap_extract.grids import Cell
from lcap_extract.ink import union
from lcap_extract.raws import Part, RawCell, raw_cell
from lcap_extract.wording import squash
from lcap_models.place import Box

__all__ = ["Expenditures", "Stack"]

NEAR = 6.0
"""Edges this close, in points, are one column."""


ABOVE = 2.0
"""Points above a line where no word stands: the place of a blank."""


@dataclass(frozen=True, slots=True)
class _Value:
    """What stands beside a label: its lines, and its cell where it has a box."""

    page: int
    lines: tuple[Line, ...]
    cell: Cell | None

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Stack:
    """One amount with its source and reference, as far as they are printed."""

    values: dict[str, list[_Value]] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[int, Box, RawCell, str, str]]:
        """Yield (page, box, amount's cell, source, reference) of each amount that the amount's value holds.

        Words alone count as one, and so does a blank beside a source or a reference. Where as many lines stand in the
        source as there are amounts, each amount has its own; so in the reference.
        """
        found = [one for value in self.values.get("amount", ()) for one in _amounts(value)] or self._blank()
        sources, references = (self._shared(key, len(found)) for key in ("source", "budget_reference"))
        for (page, box, cell), source, reference in zip(found, sources, references, strict=True):
            yield page, box, cell, source, reference

    def _shared(self, key: str, count: int) -> list[str]:
        values = [value for value in self.values.get(key, ()) if value.lines]
        lines = [line.text for value in values for line in value.lines]
        if count > 1 and len(lines) == count:
            return lines
        return [" ".join(value.text for value in values)] * count

    def _blank(self) -> list[tuple[int, Box, RawCell]]:
        """Return a blank amount above the first words of the source or the reference, or nothing where none stand."""
        first = next((line for values in self.values.values() for value in values for line in value.lines), None)
        if first is None:
            return []
        spot = Box(first.box.x0, first.top - ABOVE, first.box.x0, first.top - ABOVE)
        return [(first.page, spot, RawCell((Part(first.page, spot, ()),)))]


def _amounts(value: _Value) -> Iterator[tuple[int, Box, RawCell]]:
    if not value.lines:
        return
    box = value.cell.box if value.cell else union(line.box for line in value.lines)
    texts = tuple(line.text for line in value.lines)
    if amount("".join(texts), "usd") is not None and not (len(texts) > 1 and each_is_one(texts)):
        cell = raw_cell(value.page, [value.cell]) if value.cell else RawCell((Part(value.page, box, texts),))
        yield value.page, box, cell
        return
    found = [cell_of(value.page, one) for line in value.lines for one in amounts_in(line.words, bare=True)]
    for cell in found:
        yield value.page, cell.parts[0].box, cell
    if not found:
        yield value.page, box, RawCell((Part(value.page, box, texts),))


@dataclass(slots=True)
class Expenditures:
    """The expenditures of one action while its pages go by: years, columns, one list of stacks per column."""

    years: list[str] = field(default_factory=list)
    heads: list[tuple[float, float]] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)
    stacks: dict[int, list[Stack]] = field(default_factory=dict)
    last: dict[int, str] = field(default_factory=dict)

    def take(self, lines: Sequence[Line], width: float, *, on_picture: bool = False) -> None:
        """Take the lines of this table that stand on one page, in order from the top.

        On a picture, a label that was overlooked stands where another column has it.
        """
        lines = [part for line in lines for part in _label_apart(line)]
        self._take_years(lines)
        labels = _labels(lines)
        fresh = _columns(labels, width)
        if fresh and len(fresh) >= len(self.columns):
            self.columns = fresh
        if on_picture:
            labels = list(_in_all_columns(labels, self.columns))
        rest = [line for line in lines if not _is_label(line) and not year_in(line.text, "year")]
        for column, (left, right) in enumerate(self.columns):
            own = [label for label in labels if left - NEAR <= label.x0 < right]
            inside = [line for line in rest if left - NEAR <= line.middle < right]
            self._column(column, own, inside)

    def _take_years(self, lines: Sequence[Line]) -> None:
        found = [(line, year_in(line.text, "year")) for line in lines]
        heads = [(line, year) for line, year in found if year]
        if heads and not self.years:
            heads.sort(key=lambda pair: pair[0].words[0].x0)
            self.years = [year for _, year in heads]
            self.heads = [_extent(line) for line, _ in heads]

    def _column(self, column: int, labels: Sequence["_Label"], lines: Sequence[Line]) -> None:
        """Give each line of one column of labels to the label beside it."""
        groups: dict[int, list[Line]] = {}
        for line in lines:
            groups.setdefault(_beside(line, labels), []).append(line)
        for index in sorted(groups.keys() | set(range(len(labels)))):
            key = labels[index].key if index >= 0 else ""
            for slot, value in self._by_year(column, groups.get(index, [])):
                self._put(slot, key, value)

    def _by_year(self, column: int, lines: Sequence[Line]) -> Iterator[tuple[int, _Value]]:
        """Yield (slot, value): one value per column of labels, or one per year where labels stand once at the left."""
        if len(self.columns) > 1 or len(self.years) < 2:
            yield column, _value(lines)
            return
        for slot in range(len(self.years)):
            own = [line for line in lines if _nearest(self.heads, _extent(line)) == slot]
            yield slot, _value(own)

    def _put(self, slot: int, key: str, value: _Value) -> None:
        stacks = self.stacks.setdefault(slot, [])
        if key == "amount" or (key and not stacks):
            stacks.append(Stack())
        key = key or self.last.get(slot, "")
        if not key or not stacks:
            return
        if key != "amount" or value.lines:
            stacks[-1].values.setdefault(key, []).append(value)
        self.last[slot] = key


@dataclass(frozen=True, slots=True)
class _Label:
    """A label: which, its left and right end, its upper and lower edge."""

    key: str
    x0: float
    x1: float
    top: float
    bottom: float


def _label_apart(line: Line) -> tuple[Line, ...]:
    """Return a line that begins with a label ("Amount $5,000") as two lines, any other as it is."""
    if line.cell is not None and not line.cell.pieces[0].startswith(line.words[0].text):
        return (line,)
    for count in (2, 1):
        head = replace(line, words=line.words[:count], cell=None)
        if len(line.words) > count and first_key(head.text.rstrip(":"), "labels") and _reads_on(line, count):
            return head, replace(line, words=line.words[count:])
    return (line,)


def _reads_on(line: Line, count: int) -> bool:
    """Tell whether what follows the label is not part of it, nor a heading of several words ("Source of funds")."""
    return line.words[count].text[:1] in "$(0123456789" or line.words[count - 1].text.endswith(":")


def _is_label(line: Line) -> bool:
    return bool(_label_key(line.text)) or any(line.text.strip().casefold() == word for word in ("reference",))


def _label_key(text: str) -> str:
    key = first_key(text.rstrip(":"), "labels")
    if key:
        return key
    broken = spellings()["broken_labels"]
    return next((name for name, word in broken.items() if squash(text) == word), "")


def _labels(lines: Sequence[Line]) -> list[_Label]:
    found = []
    for line in lines:
        key = _label_key(line.text)
        if key and key != "year":
            box = (
                line.cell.box
                if line.cell and squash(line.cell.text) in {squash(line.text), "budgetreference"}
                else line.box
            )
            found.append(_Label(key, box.x0, box.x1, line.top, line.bottom))
    return found


def _columns(labels: Sequence[_Label], width: float) -> list[tuple[float, float]]:
    """Return the left and right end of each column of labels with its values."""
    lefts: list[float] = []
    for label in sorted(labels, key=lambda one: one.x0):
        if not lefts or label.x0 - lefts[-1] > 4 * NEAR:
            lefts.append(label.x0)
    rights = [x - NEAR for x in lefts[1:]] + [width]
    return list(zip(lefts, rights, strict=True)) if lefts else []


def _beside(line: Line, labels: Sequence[_Label]) -> int:
    """Return the number of the label that the line stands beside, or -1 for what is left over from the page before."""
    box = line.cell.box if line.cell else line.box
    for index, label in enumerate(labels):
        if line.cell and box.top - NEAR <= (label.top + label.bottom) / 2 <= box.bottom + NEAR / 2:
            return index
    above = [index for index, label in enumerate(labels) if label.top <= line.bottom - NEAR / 2]
    return above[-1] if above else -1


def _in_all_columns(labels: Sequence[_Label], columns: Sequence[tuple[float, float]]) -> Iterator[_Label]:
    """Yield the labels from top to bottom, each in every column: years stand side by side in one table."""
    for index, label in enumerate(labels):
        yield label
        beside = [other for other in labels if abs(other.top - label.top) <= NEAR]
        if any(other is earlier for earlier in labels[:index] for other in beside):
            continue
        for left, right in columns:
            if not any(left - NEAR <= other.x0 < right for other in beside):
                yield replace(label, x0=left, x1=left + label.x1 - label.x0)


def _value(lines: Sequence[Line]) -> _Value:
    cells = {id(line.cell): line.cell for line in lines}
    only = next(iter(cells.values())) if len(cells) == 1 else None
    return _Value(lines[0].page if lines else 0, tuple(lines), only)


def _extent(line: Line) -> tuple[float, float]:
    box = line.cell.box if line.cell else line.box
    return box.x0, box.x1


def _nearest(extents: Sequence[tuple[float, float]], own: tuple[float, float]) -> int:
    """Return which of the extents lies nearest: by what they share, else by their middles."""

    def distance(index: int) -> tuple[float, float]:
        x0, x1 = extents[index]
        shared = min(x1, own[1]) - max(x0, own[0])
        return -max(shared, 0.0), abs((x0 + x1) - (own[0] + own[1]))

    return min(range(len(extents)), key=distance)
