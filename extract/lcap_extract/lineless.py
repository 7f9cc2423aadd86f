"""Tables that are drawn without lines: columns from their headers and the white between them, rows from the white too.

What comes out are the same rows of cells that ruled tables give, so that nothing after this knows the difference. Where
a column or a row cannot be told for sure, nothing comes out: a table that is not read is said, a wrong one is not.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from lcap_extract.bands import Band, Line, row_bands, spans_of
from lcap_extract.fields import Header, heading_of
from lcap_extract.grids import Cell, GridRow
from lcap_extract.gutters import Span, edges_between
from lcap_extract.ink import PageInk, Rule, joined_text, lines_of, union
from lcap_extract.lineheads import Head, header_cells, heads_of
from lcap_extract.linereach import reaching, starts
from lcap_extract.rules import snapped
from lcap_models.place import Box

__all__ = ["Columns", "lineless_rows", "with_lineless"]

_AMOUNT = re.compile(r"\d,\d{3}\b|\$\d|\d\.\d\d\b")
_END = re.compile(r"[.,]\d")
_REST = re.compile(r"[.,]?\d[\d.,]*\)?%?|%")
_TOTAL = re.compile(rf"{_AMOUNT.pattern}|\d ?%")

FIRST_GRID = 1000
"""Tables without lines are numbered from here, so that no ruled table of the page has their number."""

FAR = 4.0
"""A row that stands this many lines below the last one is of something else (a page number at the foot)."""

SIDE = 2.0
"""The first and the last column reach this far beyond their words, in points."""

ACROSS = 0.6
"""A line is drawn across a table if it covers at least this part of its width."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table without lines: its header, the x where each column begins and the last one ends.

    `reach`: from where to where what is known to stand in each column reaches; () where nothing goes on.
    """

    header: Header
    edges: tuple[float, ...]
    reach: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A header at the foot of a page, with nothing of its table under it."""

    ink: PageInk
    head: Head


def with_lineless(pages: Iterable[tuple[PageInk, Sequence[GridRow]]]) -> dict[int, Sequence[GridRow]]:
    """Return the rows of each page, by its number, with those of tables without lines among them.

    Args:
        pages: pages in order, each with its ruled rows. Only those with amounts outside of ruled rows are looked at,
            and those beside them where a table goes over the page.
    """
    rows: dict[int, Sequence[GridRow]] = {}
    more: dict[int, list[GridRow]] = {}
    left: Columns | Waiting | None = None
    last: tuple[PageInk, Sequence[GridRow]] | None = None
    for ink, ruled in pages:
        rows[ink.number] = ruled
        if last is None or ink.number != last[0].number + 1:
            _take([_unanswered(left)] if isinstance(left, Waiting) else [], more)
            left, last = None, None
        found: list[GridRow] = []
        free = _has_free_amounts(ink, ruled)
        if free and left is None and last is not None:
            left = _foot(*last)
        if free or left is not None:
            found, left = lineless_rows(ink, ruled, left)
        _take(found, more)
        last = ink, ruled
    _take([_unanswered(left)] if isinstance(left, Waiting) else [], more)
    return {n: sorted([*own, *more[n]], key=lambda row: row.top) if n in more else own for n, own in rows.items()}


def _take(found: Iterable[GridRow], more: dict[int, list[GridRow]]) -> None:
    for row in found:
        more.setdefault(row.page, []).append(row)


def _has_free_amounts(ink: PageInk, ruled: Sequence[GridRow]) -> bool:
    taken = _taken(ruled)
    return any(id(word) not in taken and _AMOUNT.search(word.text) for word in ink.words)


def _taken(ruled: Sequence[GridRow]) -> set[int]:
    """Return the words that stand in ruled rows, but not those in rows of one cell: lines may be shaded whole."""
    return {id(word) for row in ruled if len(row.cells) > 1 for cell in row.cells for word in cell.words}


def lineless_rows(
    ink: PageInk, ruled: Sequence[GridRow], before: Columns | Waiting | None = None
) -> tuple[list[GridRow], Columns | Waiting | None]:
    """Return the rows of the page's tables without lines, and what of its last table goes on over its foot.

    Args:
        ink: the page.
        ruled: its rows between lines; what stands in them is left alone.
        before: what went on over the foot of the page before. A header that waited there comes with the rows, as a row
            of its own page.
    """
    lines = _free_lines(ink, ruled)
    heads = list(heads_of(lines))
    first = lines[: heads[0].start if heads else len(lines)]
    left: Columns | Waiting | None = None
    rows: list[GridRow] = []
    if isinstance(before, Columns):
        rows = _going_on(ink, before, first)
        left = before if rows else None
    elif before is not None:
        left, rows = _answered(ink, before, first)
    for number, head in enumerate(heads, 1):
        rows += [_unanswered(left)] if isinstance(left, Waiting) else []
        end = heads[number].start if number < len(heads) else len(lines)
        left, found = _table(ink, head, lines[head.end : end], FIRST_GRID + number)
        rows += found
    return rows, left


def _free_lines(ink: PageInk, ruled: Sequence[GridRow]) -> list[Line]:
    taken = _taken(ruled)
    return lines_of([word for word in ink.words if id(word) not in taken])


def _foot(ink: PageInk, ruled: Sequence[GridRow]) -> Waiting | None:
    """Return the header that waits at the foot of a page without amounts, if there is one."""
    heads = list(heads_of(_free_lines(ink, ruled)))
    return Waiting(ink, heads[-1]) if heads else None


def _answered(ink: PageInk, waiting: Waiting, lines: Sequence[Line]) -> tuple[Columns | None, list[GridRow]]:
    """Return the columns and rows at the top of a page whose header stands at the foot of the page before."""
    bands = _bands(ink, waiting.head, lines)
    begun = next((at for at, band in enumerate(bands) if _begins(waiting.head, band)), len(bands))
    columns, rows = _under(ink, waiting.head, bands[begun:], FIRST_GRID)
    if columns is None:
        return None, [_unanswered(waiting)]
    return columns, [_row(waiting.ink, columns, _head_band(waiting.head), FIRST_GRID), *rows]


def _begins(head: Head, band: Band) -> bool:
    """Tell whether a band is the first of the header's table: a row, or amounts under half of a totals block."""
    block = head.header.block
    if band.starts or block is None or block.is_rows:
        return band.starts
    amounts = sum(_TOTAL.search(cell.text) is not None for line in lines_of(band.words) for cell in header_cells(line))
    return amounts >= max(1, len(head.cells) // 2)


def _unanswered(waiting: Waiting) -> GridRow:
    """Return a header alone as a row, so that its table is known, though nothing of it was read."""
    cells = waiting.head.cells
    middles = [(one.box.x1 + other.box.x0) / 2 for one, other in pairwise(cells)]
    columns = Columns(waiting.head.header, (cells[0].box.x0 - SIDE, *middles, cells[-1].box.x1 + SIDE))
    return _row(waiting.ink, columns, _head_band(waiting.head), FIRST_GRID)


def _table(
    ink: PageInk, head: Head, lines: Sequence[Line], grid: int
) -> tuple[Columns | Waiting | None, list[GridRow]]:
    """Return the columns and the rows of the table under the header, its header row first; none where unclear."""
    bands = _bands(ink, head, lines)
    if not any(_begins(head, band) for band in bands):
        return Waiting(ink, head), []
    columns, rows = _under(ink, head, bands, grid)
    return columns, [_row(ink, columns, _head_band(head), grid), *rows] if columns else []


def _under(ink: PageInk, head: Head, bands: Sequence[Band], grid: int) -> tuple[Columns | None, list[GridRow]]:
    """Return the columns that the bands under a header leave, and the rows that they are; none where unclear."""
    taken: list[Band] = []
    edges: list[float] | None = None
    for at, band in enumerate(bands):
        held = [*taken, band]
        wider = edges_between(reaching(head, held), [span for one in held for span in spans_of(one.words)])
        if wider is None or (taken and band.top - taken[-1].bottom > FAR * band.line_height):
            break
        if taken and not any(one.starts for one in bands[at:]) and not _has_plain_ids(_endless(head, wider), [band]):
            break  # a hint under the last row
        taken.append(band)
        edges = wider
    if edges is None:
        return None, []
    above = [word for cell in head.cells for word in cell.words]
    whole = union(word.box for word in (*above, *(word for band in taken for word in band.words)))
    columns = Columns(head.header, (whole.x0 - SIDE, *edges, whole.x1 + SIDE), tuple(reaching(head, taken)))
    rows = _rows_of(taken, head.header)
    if not _has_plain_ids(columns, rows):
        return None, []
    return columns, [_row(ink, columns, band, grid) for band in rows]


def _endless(head: Head, edges: Sequence[float]) -> Columns:
    return Columns(head.header, (-math.inf, *edges, math.inf))


def _bands(ink: PageInk, head: Head, lines: Sequence[Line]) -> list[Band]:
    """Return the rows under the header, up to the next heading."""
    own = list(takewhile(lambda line: heading_of(joined_text(line)) is None, lines))
    left, right = head.cells[0].box.x0, head.cells[-1].box.x1
    return row_bands(own, starts(head, own), _cuts(ink.rules, left, right))


def _cuts(rules: Sequence[Rule], left: float, right: float) -> list[float]:
    """Return the y of the lines that are drawn across most of the table."""
    covered: dict[float, float] = {}
    across = [rule for rule in rules if rule.y0 == rule.y1]
    heights = snapped([rule.y0 for rule in across])
    for rule in across:
        y = min(heights, key=lambda height: abs(height - rule.y0))
        covered[y] = covered.get(y, 0.0) + max(0.0, min(rule.x1, right) - max(rule.x0, left))
    return sorted(y for y, length in covered.items() if length >= ACROSS * (right - left))


def _rows_of(bands: Sequence[Band], header: Header) -> list[Band]:
    """Return the bands that are rows; lines of words after a paragraph's white belong to the row above."""
    if header.block is None or not header.block.is_rows:
        return list(bands)
    rows: list[Band] = []
    for band in bands:
        if not band.starts and rows and not any(c.isdigit() for word in band.words for c in word.text):
            rows[-1] = Band((*rows[-1].words, *band.words), rows[-1].top, band.bottom, rows[-1].starts)
        else:
            rows.append(band)
    return rows


def _is_rest(band: Band) -> bool:
    """Tell whether ends of numbers stand there (".95"): a page break cut the row above.

    One whole number alone may be the page's.
    """
    texts = [word.text for word in band.words]
    return any(map(_END.match, texts)) or (len(texts) > 1 and all(map(_REST.fullmatch, texts)))


def _has_plain_ids(columns: Columns, bands: Sequence[Band]) -> bool:
    """Tell whether each row has one word at most under "Goal #" and "Action #": else words of a title stand there."""
    keys = [field.key if field else "" for field in columns.header.fields]
    spans = [span for span, key in zip(pairwise(columns.edges), keys, strict=True) if key in ("goal", "action")]
    return all(
        sum(x0 <= (word.x0 + word.x1) / 2 < x1 for word in band.words) <= 1 for band in bands for x0, x1 in spans
    )


def _head_band(head: Head) -> Band:
    held = [word for cell in head.cells for word in cell.words]
    return Band(tuple(held), min(word.top for word in held), max(word.bottom for word in held), starts=True)


def _row(ink: PageInk, columns: Columns, band: Band, grid: int) -> GridRow:
    cells = []
    for x0, x1 in pairwise(columns.edges):
        words = tuple(word for word in band.words if x0 <= (word.x0 + word.x1) / 2 < x1)
        cells.append(Cell(Box(x0, band.top, x1, band.bottom), words))
    return GridRow(ink.number, grid, tuple(cells), ruled=False)


def _fitted(columns: Columns, head: Head, bands: Sequence[Band]) -> Columns | None:
    """Return the columns, moved where the last of the bands needs more room in one; None where it does not fit."""
    if len(bands) > 1 and bands[-1].top - bands[-2].bottom > FAR * bands[-1].line_height:
        return None
    spans = list(pairwise(columns.edges))
    if all(any(a <= x0 and x1 <= b for a, b in spans) for x0, x1 in spans_of(bands[-1].words)):
        return columns
    edges = edges_between(reaching(head, bands), [span for one in bands for span in spans_of(one.words)])
    return replace(columns, edges=(columns.edges[0], *edges, columns.edges[-1])) if edges else None


def _going_on(ink: PageInk, columns: Columns, lines: Sequence[Line]) -> list[GridRow]:
    """Return the rows at the top of a page that go on with the table of the page before, in the same columns.

    Lines above them that do not fit the columns (a page's head) are left out; the first that does not fit ends them.
    """
    head = Head(columns.header, tuple(Cell(Box(x0, 0, x1, 0), ()) for x0, x1 in columns.reach), 0, 0)
    taken: list[Band] = []
    for band in _bands(ink, head, lines):
        wider = _fitted(columns, head, [*taken, band])
        if wider is None and taken:
            break
        if wider is not None:
            columns = wider
            taken.append(band)
    if not any(band.starts for band in taken):
        taken = [band for band in taken[:1] if _is_rest(band)]
    rows = _rows_of(taken, columns.header)
    if not _has_plain_ids(columns, rows):
        return []
    return [_row(ink, columns, band, FIRST_GRID) for band in rows]
