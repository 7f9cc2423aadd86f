"""Headers of tables without lines: words among the lines of a page whose pieces are columns that a template knows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from lcap_extract.bands import ONE_CELL, Line, spans_of
from lcap_extract.fields import Header, find_header, heading_of
from lcap_extract.grids import Cell
from lcap_extract.ink import Word, joined_text, union
from lcap_extract.wording import bare, tables, words

__all__ = ["Head", "header_cells", "heads_of"]

TALLEST, MOST_LINES = 26, 60
"""A header is at most so many letters' heights tall, in so many lines: its cells may stand at heights of their own."""

FIRST_LINES = 10
"""A header begins with the lines of its tallest cell alone; the others begin within so many lines."""

PROSE = 230.0
"""A line of header words is not longer than this without a gap, in points."""


@dataclass(frozen=True, slots=True)
class Head:
    """A header found among lines: its cells, and the numbers of its first line and of the line after it."""

    header: Header
    cells: tuple[Cell, ...]
    start: int
    end: int


def heads_of(lines: Sequence[Line]) -> Iterable[Head]:
    """Yield the headers among the lines, from top to bottom."""
    at = 0
    while at < len(lines):
        first = _head_at(lines, at)
        if first is None:
            at += 1
            continue
        later = (head for start in range(at + 1, first.end) if (head := _head_at(lines, start)))
        best = max((first, *later), key=_rank)
        yield best
        at = best.end


def _rank(head: Head) -> tuple[int, int, int]:
    """Return how good a header is: its cells, those spelled exactly as a template does, its lines."""
    return len(head.cells), _exact(head.cells), head.end - head.start


def _exact(cells: Sequence[Cell]) -> int:
    return sum(bare(cell.text) in _spellings() for cell in cells)


@cache
def _spellings() -> frozenset[str]:
    """Return every header and label that a template prints."""
    fields = {
        text for table in tables() for block in table.blocks for field in block.fields for text in field.spellings
    }
    return frozenset(fields | _labels())


@cache
def _labels() -> frozenset[str]:
    corner = {text for table in tables() for text in (*table.by_type_corner, *table.by_type_columns)}
    return words().labels | corner


def _head_at(lines: Sequence[Line], start: int) -> Head | None:
    """Return the header that begins with that line: as many lines as make the most of its cells known."""
    if not any(len(spans_of(line)) > 1 for line in lines[start : start + FIRST_LINES]):
        return None
    found: list[Head] = []
    held: list[Word] = []
    lowest = lines[start][0].top + TALLEST * (lines[start][0].bottom - lines[start][0].top)
    for end in range(start + 1, min(start + MOST_LINES, len(lines)) + 1):
        line = lines[end - 1]
        if _is_no_header(line) or line[0].bottom > lowest:
            break
        held += line
        cells = header_cells(held)
        header = find_header(cells, "") if _exact(cells) > 1 else None
        if header is not None and _knows_all(header, cells):
            found.append(Head(header, cells, start, end))
    return max(found, key=_rank, default=None)


def _is_no_header(line: Line) -> bool:
    """Tell whether a line cannot be part of a header: a line of prose, an amount, a heading."""
    prose = max(x1 - x0 for x0, x1 in spans_of(line)) > PROSE
    amount = any("$" in word.text and word.text[-1].isdigit() for word in line)
    return prose or amount or heading_of(joined_text(line)) is not None


def _knows_all(header: Header, cells: Sequence[Cell]) -> bool:
    """Tell whether every cell is a known header or label: without lines, one unknown cell may hide two columns."""
    return all(f is not None or bare(c.text) in _labels() for f, c in zip(header.fields, cells, strict=True))


def header_cells(held: Sequence[Word]) -> tuple[Cell, ...]:
    """Return words as cells: those that stand over each other or close beside each other are one."""
    groups: list[tuple[float, float, list[Word]]] = []
    for x0, x1, word in sorted(((w.x0, w.x1, w) for w in held), key=lambda found: found[0]):
        if groups and x0 < groups[-1][1] + ONE_CELL * (word.bottom - word.top):
            left, right, own = groups[-1]
            groups[-1] = left, max(right, x1), [*own, word]
        else:
            groups.append((x0, x1, [word]))
    return tuple(Cell(union(w.box for w in own), tuple(own)) for _, _, own in groups)
