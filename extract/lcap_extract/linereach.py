"""How far the columns of a table without lines reach, and which of its lines begin a row: the numbers of goals and
actions tell.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from lcap_extract.bands import Band, Line, spans_of
from lcap_extract.gutters import Span
from lcap_extract.ink import Word, lines_of
from lcap_extract.lineheads import Head, header_cells
from lcap_extract.wording import bare, tables

__all__ = ["reaching", "starts"]

_ID = re.compile(r"\d{1,3}(\.\d{1,3})?[A-Za-z]?")


def starts(head: Head, lines: Sequence[Line]) -> Callable[[Line], bool]:
    """Return the test for a line that begins a row: a number under "Action #", or a label of the totals by type."""
    labels = {label for table in tables() for label in table.by_type_labels or ()}
    under = _id_spans(head)
    if "action" not in under:
        return lambda line: bool(head.header.by_type) and any(bare(cell.text) in labels for cell in header_cells(line))
    x0, x1 = _leftmost(under["action"][1], lines)
    return lambda line: (
        _begins_with_both(line, under) or any(_is_id(word) and word.x0 < x1 and x0 < word.x1 for word in line)
    )


def _leftmost(own: Span, lines: Sequence[Line]) -> Span:
    """Return from where to where the numbers of actions reach: a number that stands right of them is in a title."""
    found = sorted((w.x0, w.x1) for line in lines for w in line if _is_id(w) and own[0] < (w.x0 + w.x1) / 2 < own[1])
    reach = found[0] if found else own
    for span in found:
        if span[0] < reach[1]:
            reach = _both(reach, span)
    return reach


def _is_id(word: Word) -> bool:
    return _ID.fullmatch(word.text) is not None


def _id_spans(head: Head) -> dict[str, tuple[int, Span]]:
    """Return the place of the columns of numbers, goal and action, and how far from their header one may stand."""
    found: dict[str, tuple[int, Span]] = {}
    if head.header.block is None or not head.header.block.is_rows:
        return found
    for at, field in enumerate(head.header.fields):
        if field is not None and field.key in ("goal", "action"):
            before = head.cells[at - 1].box.x1 if at else -math.inf
            after = head.cells[at + 1].box.x0 if at + 1 < len(head.cells) else math.inf
            own = head.cells[at].box
            found[field.key] = at, ((before + own.x0) / 2, (own.x1 + after) / 2)
    return found


def reaching(head: Head, bands: Sequence[Band]) -> list[Span]:
    """Return from where to where each column surely reaches: its header, and what is known to stand under it.

    Known are the numbers of goals and actions, words right after them that begin no later than their header ends (else
    the cell is empty in that line), and lines with as many pieces as columns.
    """
    spans = [(cell.box.x0, cell.box.x1) for cell in head.cells]
    under = _id_spans(head)
    wider = list(spans)
    for band in bands:
        for line in lines_of(band.words):
            pieces = spans_of(line)
            if len(pieces) == len(spans) and all(_free(p, spans, at) for at, p in enumerate(pieces)):
                wider = [_both(a, b) for a, b in zip(wider, pieces, strict=True)]
            for at, own in _pinned(line, under):
                if at < len(wider) and own[0] < spans[at][1]:
                    wider[at] = _both(wider[at], own)
    return wider if all(a[1] < b[0] for a, b in pairwise(wider)) else spans


def _pinned(line: Line, under: Mapping[str, tuple[int, Span]]) -> Iterable[tuple[int, Span]]:
    """Yield where numbers of goals and actions stand, and the words right after them, with their columns' places.

    Where both numbers begin a line, their order tells which is which, however far from their headers they stand.
    """
    first = _begins_with_both(line, under)
    for number, word in enumerate(line):
        middle = (word.x0 + word.x1) / 2
        at = next((n for n, (x0, x1) in under.values() if x0 < middle < x1), None)
        if first:
            at = number if number < 2 else None
        if at is not None and _ID.fullmatch(word.text):
            yield at, (word.x0, word.x1)
            after = line[number + 1 : number + 2]
            if after and not _ID.fullmatch(after[0].text):
                yield at + 1, (after[0].x0, after[0].x1)


def _begins_with_both(line: Line, under: Mapping[str, tuple[int, Span]]) -> bool:
    """Tell whether a line begins with the numbers of a goal and an action, in the first two columns."""
    if [at for at, _ in under.values()] != [0, 1]:
        return False
    return len(line) > 1 and all(map(_is_id, line[:2])) and line[1].x1 < under["action"][1][1]


def _free(span: Span, headers: Sequence[Span], at: int) -> bool:
    """Tell whether the span stands under no header but its own."""
    return all(span[1] <= x0 or span[0] >= x1 for n, (x0, x1) in enumerate(headers) if n != at)


def _both(one: Span, other: Span) -> Span:
    return min(one[0], other[0]), max(one[1], other[1])
