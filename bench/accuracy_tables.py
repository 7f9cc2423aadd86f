"""How the raw tables of a peer are counted: generously, because they do not say what a column means.

A peer gives rows of cells. For every printed row we look for the peer's row that carries its goal and action (or its
title) and ask whether its numbers stand there as cells, in printed order; in which column they stand is not asked.
The most that one could find with more work is counted beside it: rows that the peer broke into several put together
again, in whichever way gives the peer most, and numbers that are a whole cell anywhere on their page.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from accuracy_score import Count
from accuracy_truth import FREE_FORM, Case, TruthRow, key_part, number, squeeze

__all__ = ["Found", "PeerTable", "align", "score_tables"]

ROWS_ABOVE, ROWS_BELOW = 3, 6
"""How many neighboring rows without goal and action may be joined to a row: cells of up to six lines were seen."""
LONG_TITLE = 8
"""Letters of a title that name a row by themselves."""
ID_CELLS = 3
"""Goal and action stand in the first cells of a row."""

_AMOUNT = re.compile(r"(?<![\w.,])[-(]?\$?\d[\d,]*(?:\.\d+)?%?\)?")
_DIGITS_ONLY = re.compile(r"[\d\s$,.%()\-–]+")
_DOLLARS = re.compile(r"\$\s?\(?-?\d")
_YEARS = re.compile(r"\d{4}[-–]\d{2,4}")
_CUT_BY_LINE = re.compile(r"(?<=[\d,.$])\s*\n\s*(?=[\d,.])")

Numbers = tuple[Decimal, ...]
Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeerTable:
    """One table of a peer: the page, and its rows of cells as text."""

    page: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A peer's numbers: those of the action rows, counted by row as the peer gives them; then the most one could find.

    `most`: numbers of the rows that are right, or would be with broken rows put together, or stand as a whole cell in
    whatever row of their page. `totals`: figures in the totals of tables that stand as a whole cell of their page.
    """

    rows: Count
    most: int = 0
    totals: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    table: int
    cells: tuple[str, ...]


def score_tables(case: Case, tables: Sequence[PeerTable]) -> Found:
    """Count the numbers of the case's action rows, and of its totals, in a peer's tables."""
    rows = [row for row in case.rows if row.table not in FREE_FORM]
    matched = _matched(rows, case, tables)
    count, right = Count(), []
    for n, row in enumerate(rows):
        as_given, joined = matched.get(n, ((), ()))
        named = tuple(value for value in (number(row.goal), number(row.action)) if value is not None)
        count += align(row.printed, as_given, row.beside + named)[0]
        right += align(row.printed, joined)[1]
    whole = _drawn([(v, row.page, _last_page(case, row)) for row in rows for v in row.printed], tables, _whole)
    among = _drawn(
        [(v, r.page, r.page + 1) for r in case.rows if r.table in FREE_FORM for v in r.printed], tables, _all
    )
    count += Count(right=sum(among), missed=len(among) - sum(among))
    most = sum(a or b for a, b in zip(right, whole, strict=True)) + sum(among)
    totals = _drawn([(value, page, page + 1) for value, page in case.totals.values()], tables, _whole)
    return Found(count, most, sum(totals))


def align(printed: Numbers, cells: Sequence[str], beside: Numbers = ()) -> tuple[Count, list[bool]]:
    """Compare a row's printed numbers with the cells of a peer's row that hold digits; tell which numbers are right.

    Right are the most numbers that stand as whole cells in printed order. Between them, a printed number is wrong if
    cells with other or cut amounts stand there, else missed; a cell that merges two amounts makes both wrong. Amounts
    where none is printed are extra. Plain digits without "$", ",", "." or "%" may be right, but never count against.
    Numbers of `beside` are printed in the row and not scored.
    """
    pairs = [*_longest_common(printed, [number(cell) for cell in cells]), (len(printed), len(cells))]
    right = [False] * len(printed)
    count, after, start = Count(right=len(pairs) - 1), 0, 0
    for i, j in pairs:
        lost, amounts = i - after, sum(_amounts(cell) for cell in cells[start:j] if number(cell) not in beside)
        wrong = min(lost, amounts)
        count += Count(wrong=wrong, missed=lost - wrong, extra=0 if lost else amounts)
        if i < len(printed):
            right[i] = True
        after, start = i + 1, j + 1
    return count, right


def _longest_common(printed: Numbers, read: Sequence[Decimal | None]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence."""
    best = [[0] * (len(read) + 1) for _ in range(len(printed) + 1)]
    for i in range(len(printed) - 1, -1, -1):
        for j in range(len(read) - 1, -1, -1):
            same = best[i + 1][j + 1] + 1 if printed[i] == read[j] else 0
            best[i][j] = max(same, best[i + 1][j], best[i][j + 1])
    places, i, j = [], 0, 0
    while i < len(printed) and j < len(read):
        if printed[i] == read[j] and best[i][j] == best[i + 1][j + 1] + 1:
            places.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return places


def _amounts(cell: str) -> int:
    """Return how many amounts a cell holds; none if it is plain digits, which may be a year or a count."""
    return max(1, len(_AMOUNT.findall(cell))) if re.search(r"[$,.%]", cell) else 0


# Which row of the peer is which printed row.


def _matched(rows: Sequence[TruthRow], case: Case, tables: Sequence[PeerTable]) -> dict[int, tuple[Cells, Cells]]:
    """Return, by place in `rows`, the cells with digits of the peer's row for it: as given, and joined with neighbors.

    Each peer's row is used once; the pairs with most numbers right come first.
    """
    lines = [_Line(table.page, n, cells) for n, table in enumerate(tables) for cells in table.rows]
    lines.sort(key=lambda line: (line.page, line.table))
    places = [_places(row, _last_page(case, row), lines) for row in rows]
    named = {i for by_row in places for i, (_, by_ids) in by_row.items() if by_ids}
    pairs = []
    for n, row in enumerate(rows):
        for i, (start, by_ids) in places[n].items():
            as_given, joined = _joined(row, lines, i, start, named)
            right = [align(row.printed, cells)[0].right for cells in (as_given, joined)]
            pairs.append(((-right[1], -right[0], not by_ids, lines[i].page - row.page, n, i), as_given, joined))
    done: dict[int, tuple[Cells, Cells]] = {}
    used: set[int] = set()
    for (*_, n, i), as_given, joined in sorted(pairs):
        if n not in done and i not in used:
            done[n] = (as_given, joined)
            used.add(i)
    return done


def _places(row: TruthRow, last: int, lines: Sequence[_Line]) -> dict[int, tuple[int, bool]]:
    """Return the lines that could be the row: where their numbers may begin, and whether goal and action say so."""
    found = {}
    for i, line in enumerate(lines):
        if row.page <= line.page <= last:
            start = _after_ids(line.cells, row)
            by_title = _after_title(line.cells, row) if start is None else None
            if start is not None or by_title is not None:
                found[i] = (start or by_title or 0, start is not None)
    return found


def _last_page(case: Case, row: TruthRow) -> int:
    """Return the last page where the row's numbers may stand: where the next table begins, at least the next page.

    Some forms print a table in two parts, words first, then amounts.
    """
    pages = [other.page for other in case.rows if other.table == row.table]
    later = [other.page for other in case.rows if other.table != row.table and other.page >= max(pages)]
    return max(row.page + 1, min(later, default=max(pages) + 1))


def _after_ids(cells: Sequence[str], row: TruthRow) -> int | None:
    """Return the place after the cells with the row's goal and action, or None if they do not begin so."""
    goal, action = key_part("goal", row.goal), key_part("action", row.action)
    filled = [(i, cell) for i, cell in enumerate(cells) if cell.strip()][:ID_CELLS]
    words: list[str] = []
    for n, (i, cell) in enumerate(filled):
        words += cell.casefold().split()
        parts = [squeeze(one) for _, one in filled[: n + 1]]
        ids = [key_part("goal", parts[0]), *(key_part("action", part) for part in parts[1:])]
        if ids == [goal, action] or words[:2] == [goal, action] or "".join(parts).casefold() == goal + action:
            return i + 1 if "$" not in cell else i
        if n == 0 and "." in action and action in {key_part("action", parts[0]), words[0]}:
            return i + 1 if "$" not in cell else i
    return None


def _after_title(cells: Sequence[str], row: TruthRow) -> int | None:
    title = _letters(row.title)
    if len(title) < LONG_TITLE or title not in _letters(" ".join(cells)):
        return None
    ids = {"", squeeze(row.goal), squeeze(row.action)}
    return next((i for i, cell in enumerate(cells) if squeeze(cell) not in ids), len(cells))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _joined(row: TruthRow, lines: Sequence[_Line], at: int, start: int, named: set[int]) -> tuple[Cells, Cells]:
    """Return the line's cells with digits: as they are, and joined with the neighbors that make most of them right."""
    above = list(_neighbors(lines, range(at - 1, -1, -1), at, named, ROWS_ABOVE))
    below = list(_neighbors(lines, range(at + 1, len(lines)), at, named, ROWS_BELOW))
    ways = [
        _numbers_of([*reversed(above[:up]), lines[at], *below[:down]], start, row.title)
        for up in range(len(above) + 1)
        for down in range(len(below) + 1)
    ]
    return ways[0], max(ways, key=lambda cells: align(row.printed, cells)[0].right)


def _numbers_of(stack: Sequence[_Line], start: int, title: str) -> Cells:
    """Return the cells with digits from `start` on, each the cells of its column one under the other; not the title."""
    columns = ("\n".join(filter(None, column)) for column in list(zip(*(o.cells for o in stack), strict=True))[start:])
    return tuple(cell for cell in columns if _has_number(cell) and squeeze(cell) != squeeze(title))


def _neighbors(lines: Sequence[_Line], order: Iterable[int], at: int, named: set[int], most: int) -> Iterator[_Line]:
    """Yield the next lines with digits, until one that has a goal and action; they go on after a page break below."""
    line, given = lines[at], 0
    for i in order:
        other = lines[i]
        near = other.table == line.table or (i > at and other.page == line.page + 1)
        if i in named or not near or len(other.cells) != len(line.cells) or given == most:
            return
        if any(map(str.isdigit, "".join(other.cells))):
            given += 1
            yield other


def _has_number(cell: str) -> bool:
    """Tell whether a cell holds an amount, a piece of one or several: digits with "$", or digits and marks only."""
    if not any(map(str.isdigit, cell)) or _YEARS.fullmatch(squeeze(cell)):
        return False
    return _DOLLARS.search(cell) is not None or _DIGITS_ONLY.fullmatch(cell) is not None


# Numbers wherever they stand on a page.


def _whole(cell: str) -> Counter[Decimal]:
    """The number that is the whole cell."""
    value = number(cell)
    return Counter() if value is None else Counter([value])


def _all(cell: str) -> Counter[Decimal]:
    """Every number among the words of a cell; one that a line break cuts is whole."""
    found: Counter[Decimal] = Counter()
    for text in (cell, _CUT_BY_LINE.sub("", cell)):
        found |= Counter(value for value in map(number, _AMOUNT.findall(text)) if value is not None)
    return found


def _drawn(
    wanted: Sequence[tuple[Decimal, int, int]], tables: Sequence[PeerTable], numbers: Callable[[str], Counter[Decimal]]
) -> list[bool]:
    """Tell of each (number, first page, last page) whether the tables hold it there; each printed one counts once."""
    held: dict[int, Counter[Decimal]] = {}
    for table in tables:
        for cells in table.rows:
            for cell in cells:
                held.setdefault(table.page, Counter()).update(numbers(cell))
    drawn = [False] * len(wanted)
    for later in range(max((last - first for _, first, last in wanted), default=0) + 1):
        for n, (value, first, last) in enumerate(wanted):
            left = held.get(first + later, Counter())
            if not drawn[n] and first + later <= last and left[value]:
                left[value] -= 1
                drawn[n] = True
    return drawn
