"""Tables of words: header found by its labels, columns by the lines under it, rows by the lines across.

Not the grid of `grids`: these rows run over pages without a closing line, and hold boxes of their own inside cells.
Only words are read here, never a figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from lcap_extract.ink import PageInk, Rule, Word, joined_text, lines_of
from lcap_extract.wording import load, squash, ways, words
from lcap_models.place import Box

__all__ = ["WordRow", "WordTable", "goes_on", "read_page"]

NEAR = 3.0
"""Lines this close, in points, are one; a table goes on where its column lines stand within this of the last page's."""

ACROSS = 0.9
"""A line across this part of a table's width parts its rows; the boxes inside cells have shorter ones."""

HIGHEST_HEADER = 90.0
"""A header is at most this high, in points."""

UNDER_HEADER = 6.0
"""The lines between columns may begin this far under the header, in points."""

FOOTER_LINES = 4
"""A table that goes on has at most so many lines of text under it: the page's footer, and that of a board packet."""

LOWEST_LINE = 4.0
"""A strip lower than this, in points, is a border, not a row."""


LEFT_PART = 0.35
"""A header begins in this left part of the page's width."""

MOST_HEADER_WORDS = 60
"""The longest header has 40 words."""

MOST_STARTS = 200
"""So many words of a page are tried as the beginning of a header: a page built to cost time has more."""

MOST_FOOTER_WORDS = 60
"""More words under a table are no footer."""

ONE_ROW = frozenset({"goals"})
"""Tables with one row under each header."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row as words by column: where it starts, its cells, and whether all of it was surely joined.

    `cells` are the lines of each column. `sure` is false where a page break left a part that fits nowhere. `at_break`
    tells that a page break stands before or behind the row: it may have cut it between the numbers of its first cell.
    """

    page: int
    box: Box
    cells: Mapping[str, tuple[str, ...]]
    sure: bool = True
    at_break: bool = False

    def text(self, column: str) -> str:
        """Return a column's words with one space between."""
        return " ".join(self.cells.get(column, ()))


@dataclass(slots=True)
class WordTable:
    """A table over its pages; `kind` is its name in templates/narrative.yaml.

    `edges` are its columns' lines on the last page seen. `open` tells whether it may go on on the next page.
    """

    kind: str
    columns: tuple[str, ...]
    edges: tuple[float, ...]
    rows: list[WordRow]
    page: int
    top: float
    last_page: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Header:
    kind: str
    columns: tuple[str, ...]
    edges: tuple[float, ...]
    top: float
    bottom: float


def goes_on(tables: Sequence[WordTable], page: int) -> bool:
    """Tell whether the last table may go on after that page."""
    return bool(tables) and tables[-1].open and tables[-1].last_page == page


def read_page(ink: PageInk, tables: list[WordTable]) -> None:
    """Read a page's tables of words into `tables`, which holds those of the pages before it."""
    lines = _Lines(ink.rules)
    headers = _headers(ink, lines)
    before = tables[-1] if goes_on(tables, ink.number - 1) else None
    if before:
        end = headers[0].top if headers else ink.height
        if headers and _same(headers[0], before):
            before.edges = headers[0].edges
            _take(before, ink, lines, headers[0].bottom, headers[1].top if len(headers) > 1 else ink.height)
            headers = headers[1:]
        elif (start := lines.begins(before.edges, end)) is not None:
            _take(before, ink, lines, start, end, headed=False)
        else:
            before.open = False
    for index, header in enumerate(headers):
        end = headers[index + 1].top if index + 1 < len(headers) else ink.height
        table = WordTable(header.kind, header.columns, header.edges, [], ink.number, header.top, ink.number)
        tables.append(table)
        _take(table, ink, lines, header.bottom, end)


def _same(header: _Header, table: WordTable) -> bool:
    """Tell whether the header is the one of a table from the page before, printed again."""
    return header.kind == table.kind and header.columns == table.columns and table.kind != "goals"


class _Lines:
    """The page's ruling lines, asked by where they run."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.down = [r for r in rules if r.x0 == r.x1]
        self.across = [r for r in rules if r.y0 == r.y1]

    def down_through(self, top: float, bottom: float) -> list[Rule]:
        """Return the lines that run down between top and bottom or a part of that."""
        return [r for r in self.down if r.y0 <= bottom and r.y1 >= top]

    def runs(self, x: float, y: float) -> bool:
        """Tell whether a line runs down at x past y."""
        return any(abs(r.x0 - x) <= NEAR and r.y0 <= y <= r.y1 for r in self.down)

    def begins(self, edges: Sequence[float], end: float) -> float | None:
        """Return where a table with those column lines begins on this page, above `end`, or None."""
        tops = [min((r.y0 for r in self.down if abs(r.x0 - x) <= NEAR and r.y1 > 0), default=end) for x in edges[1:-1]]
        top = max(tops, default=end)
        return max(top, 0.0) if top < end - LOWEST_LINE and max(tops) - min(tops) <= HIGHEST_HEADER else None

    def part_more(self, edges: Sequence[float], upper: float, lower: float) -> bool:
        """Tell whether a line between the edges parts the whole height between upper and lower."""
        inner = [r for r in self.down if edges[0] + NEAR < r.x0 < edges[-1] - NEAR]
        whole = [r for r in inner if r.y0 <= upper + 1 and r.y1 >= lower - 1]
        return any(all(abs(r.x0 - x) > NEAR for x in edges) for r in whole)

    def parting(self, edges: Sequence[float], top: float, bottom: float) -> list[float]:
        """Return the heights between top and bottom where a line crosses the whole table."""
        left, right = edges[0], edges[-1]
        near = sorted((r for r in self.across if top - NEAR <= r.y0 <= bottom + NEAR), key=lambda r: r.y0)
        groups: list[list[Rule]] = []
        for rule in near:
            if groups and rule.y0 - groups[-1][0].y0 <= NEAR:
                groups[-1].append(rule)
            else:
                groups.append([rule])
        return [group[-1].y0 for group in groups if _covered(group, left, right) >= ACROSS * (right - left)]

    def beside(self, word: Word) -> tuple[float, list[float]]:
        """Return the line above a word and the lines under it, nearest first."""
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        there = [r.y0 for r in self.across if r.x0 <= x <= r.x1]
        above = max((at for at in there if y - HIGHEST_HEADER < at < y), default=word.top - NEAR)
        return above, sorted({round(at, 1) for at in there if y < at < y + HIGHEST_HEADER})


def _covered(rules: Sequence[Rule], left: float, right: float) -> float:
    covered, reached = 0.0, left
    for rule in sorted(rules, key=lambda r: r.x0):
        x0, x1 = max(rule.x0, reached), min(rule.x1, right)
        if x1 > x0:
            covered += x1 - x0
            reached = x1
    return covered


@cache
def _templates() -> tuple[tuple[str, tuple[tuple[str, frozenset[str]], ...], frozenset[str]], ...]:
    return tuple(
        (
            kind,
            tuple(
                (key, frozenset(w for s in spellings for w in ways(s))) for key, spellings in data["columns"].items()
            ),
            frozenset(data["optional"]),
        )
        for kind, data in load("narrative")["tables"].items()
    )


@cache
def _first_words() -> frozenset[str]:
    tables = load("narrative")["tables"].values()
    firsts = [spelling for data in tables for spelling in next(iter(data["columns"].values()))]
    return frozenset(way for spelling in firsts for part in (spelling, spelling.split()[0]) for way in ways(part))


def _headers(ink: PageInk, lines: _Lines) -> list[_Header]:
    """Return the headers on the page, from top to bottom."""
    found: list[_Header] = []
    first = _first_words()
    starts = [w for w in ink.words if w.x0 <= LEFT_PART * ink.width and squash(w.text) in first]
    for word in starts[:MOST_STARTS]:
        if any(h.top <= word.top and word.bottom <= h.bottom + NEAR for h in found):
            continue
        header = _header_at(ink, lines, word)
        if header:
            found.append(header)
    return sorted(found, key=lambda h: h.top)


def _header_at(ink: PageInk, lines: _Lines, word: Word) -> _Header | None:
    """Return the header that begins with the word, or None."""
    top, bottoms = lines.beside(word)
    for bottom in bottoms[:4]:
        inside = [w for w in ink.words if top <= (w.top + w.bottom) / 2 <= bottom and w.x0 >= word.x0 - 1]
        if len(inside) > MOST_HEADER_WORDS:
            return None
        down = lines.down_through(top, bottom + UNDER_HEADER)
        tight = [squash(w.text) for w in inside]
        for kind, columns, optional in _templates():
            if not any(spelling.startswith(t) for t in tight if t for spelling in columns[1][1]):
                continue
            labels = _labels(inside, sorted({r.x0 for r in down}), columns, optional)
            edges = _edges(list(labels.values()), down) if labels else None
            if edges:
                return _Header(kind, tuple(labels), edges, top, bottom)
    return None


def _labels(
    printed: Sequence[Word], cuts: Sequence[float], columns: Sequence[tuple[str, frozenset[str]]],
    optional: frozenset[str],
) -> dict[str, tuple[float, float]]:  # fmt: skip
    """Return where each column's label begins and ends, if the words, cut at `cuts`, are the labels in their order."""
    found: dict[str, tuple[float, float]] = {}
    label: list[Word] = []
    for x0, x1 in pairwise([-1.0, *cuts, 1e6]):
        piece = [w for w in printed if x0 <= (w.x0 + w.x1) / 2 < x1]
        label += piece
        if not piece:
            continue
        if len(found) == len(columns):
            return {}
        key, spellings = columns[len(found)]
        if squash(joined_text(label)) in spellings:
            found[key] = (min(w.x0 for w in label), max(w.x1 for w in label))
            label = []
    missing = {key for key, _ in columns[len(found) :]}
    return {} if label or not missing <= optional else found


def _edges(labels: Sequence[tuple[float, float]], down: Sequence[Rule]) -> tuple[float, ...] | None:
    """Return the columns' edges: the longest line before the first label, between two, after the last."""
    gaps = [(0.0, labels[0][0]), *((one[1], other[0]) for one, other in pairwise(labels)), (labels[-1][1], 1e6)]
    edges = []
    for left, right in gaps:
        there = [r for r in down if left - 1 <= r.x0 <= right + 1]
        if not there:
            return None
        edges.append(max(there, key=lambda r: round(r.y1 - r.y0)).x0)
    return tuple(edges)


def _take(
    table: WordTable, ink: PageInk, lines: _Lines, top: float, bottom: float, *, headed: bool = True
) -> None:  # fmt: skip
    """Read the table's rows between top and bottom into it.

    Without a header above them, rows that are parted into more columns belong to another table.
    """
    table.last_page = ink.number
    table.open = False
    cuts = [top, *(y for y in lines.parting(table.edges, top, bottom) if y > top + NEAR)]
    end = cuts[-1]
    if _runs_on(table, lines, end, bottom):
        end = min(bottom, _last_of(table, lines, end))
        cuts.append(end)
    first = True
    for upper, lower in pairwise(cuts):
        row = _row(table, ink, upper, lower)
        if (
            not all(lines.runs(x, (upper + lower) / 2) for x in table.edges[1:-1])
            or (not headed and lines.part_more(table.edges, upper, lower))
            or (row is not None and table.kind in ONE_ROW and table.rows and row.cells[table.columns[0]])
        ):
            end = upper
            break
        if row is not None:
            _add(table, row, first=first)
            first = False
    table.open = end > top and _is_last(ink, end)


def _runs_on(table: WordTable, lines: _Lines, y: float, bottom: float) -> bool:
    return y < bottom - LOWEST_LINE and all(lines.runs(x, y + LOWEST_LINE) for x in table.edges[1:-1])


def _last_of(table: WordTable, lines: _Lines, y: float) -> float:
    """Return how far all lines between the columns run on below y."""
    return min(
        max(r.y1 for r in lines.down if abs(r.x0 - x) <= NEAR and r.y0 <= y + LOWEST_LINE <= r.y1)
        for x in table.edges[1:-1]
    )


def _row(table: WordTable, ink: PageInk, upper: float, lower: float) -> WordRow | None:
    inside = (w for w in ink.words if upper <= (w.top + w.bottom) / 2 <= lower)
    left_over = words().debris
    printed = [w for w in inside if squash(w.text) not in left_over]
    if lower - upper < LOWEST_LINE or not printed:
        return None
    cells: dict[str, tuple[str, ...]] = {}
    for key, (x0, x1) in zip(table.columns, pairwise(table.edges), strict=True):
        own = [w for w in printed if x0 <= (w.x0 + w.x1) / 2 < x1]
        cells[key] = tuple(joined_text(line) for line in lines_of(own))
    if not any(cells.values()):
        return None
    return WordRow(ink.number, Box(table.edges[0], upper, table.edges[-1], min(lower, ink.height)), cells)


def _add(table: WordTable, row: WordRow, *, first: bool) -> None:
    """Add the row, or join it to the one that the page break cut.

    A row without a number goes on with the last of the page before. Where the number stands on the second page
    (cells with their words in the middle), the row before has none, and the two are one.
    """
    last = table.rows[-1] if table.rows else None
    if last is None or not first or last.page == row.page:
        table.rows.append(row if not first or _numbered(row, table) else replace(row, sure=False))
    elif not _numbered(row, table) or not _numbered(last, table):
        cells = {key: (*last.cells[key], *row.cells[key]) for key in table.columns}
        table.rows[-1] = replace(last, cells=cells)
    else:
        table.rows[-1:] = [replace(last, at_break=True), replace(row, at_break=True)]


def _numbered(row: WordRow, table: WordTable) -> bool:
    """Tell whether the row's first cell holds a number, not only a word before one ("Action" / "#2")."""
    return any(letter.isdigit() for letter in row.text(table.columns[0]))


def _is_last(ink: PageInk, end: float) -> bool:
    """Tell whether nothing but a footer stands below."""
    below = [w for w in ink.words if (w.top + w.bottom) / 2 > end + 1 and w.bottom <= ink.height + 1]
    return len(below) <= MOST_FOOTER_WORDS and len(lines_of(below)) <= FOOTER_LINES
