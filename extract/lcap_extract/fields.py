"""Header cells -> fields: which block of which table a row of header cells belongs to, and each cell's field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lcap_extract.grids import Cell
from lcap_extract.matching import FEWEST, SURE, matched
from lcap_extract.wording import Block, Field, TableTemplate, bare, loose_marks, tables, words

__all__ = ["Header", "find_header", "heading_of", "may_head"]

KNOWN_PART = 0.6
"""At least this part of a header row's filled cells is known."""

HEADING_SLACK = 8
"""Letters a heading line may have besides the heading and its year."""

_YEAR = re.compile(r"(20\d\d)\s*[-\u2013\u2014/]\s*(?:20)?(\d\d)(?!\d)")
_MONEY = re.compile(r"\$\s*\d")
_SPANISH = re.compile("tabla|servicios")
"""One of these stands in each heading that a loose rule can tell."""


@dataclass(frozen=True, slots=True)
class Header:
    """A row of header cells: its block, and for each cell its field (None: a label, or unknown) and extent in points.

    `by_type` is the table whose labels with values to their right follow ("Totals by Type"), or empty.
    """

    block: Block | None
    fields: tuple[Field | None, ...]
    extents: tuple[tuple[float, float], ...]
    by_type: str = ""


def may_head(line: str) -> bool:
    """Tell whether a line may head an action table: the word "Table" or "Tabla" stands in it."""
    return "able" in line or "abla" in line or "ABLA" in line


def heading_of(line: str) -> tuple[str, str] | None:
    """Return the kind of table (or "services") and the year as printed that a heading line names, or None."""
    match = _YEAR.search(line)
    text = bare(_YEAR.sub(" ", line)).replace("continued", "")
    best = max(
        ((heading, table.kind) for table in tables() for heading in table.headings if heading in text),
        key=lambda found: len(found[0]),
        default=None,
    )
    kind = best[1] if best and len(text) - len(best[0]) <= HEADING_SLACK else _loosely_headed(line, text)
    return (kind, f"{match[1]}-{match[2]}" if match else "") if kind else None


def _loosely_headed(line: str, text: str) -> str:
    """Return the kind of table that a heading in words of its translator names, or empty. A sentence is no heading."""
    if not _SPANISH.search(text) or line.rstrip().endswith("."):
        return ""
    weights = {table.kind: max((r.weight(text) for r in table.loose_headings), default=0) for table in tables()}
    best = max(weights, key=lambda kind: weights[kind])
    return best if weights[best] and list(weights.values()).count(weights[best]) == 1 else ""


def find_header(cells: Sequence[Cell], expected: str) -> Header | None:
    """Return the header that the cells are, or None.

    Args:
        cells: the cells of one grid row.
        expected: the kind of table that the last heading named; it decides between blocks with the same words.
    """
    texts = [bare(cell.text) for cell in cells]
    filled = [text for text in texts if text]
    if len(filled) < FEWEST or any(_MONEY.search(cell.text) for cell in cells):
        return None
    extents = tuple((cell.box.x0, cell.box.x1) for cell in cells)
    by_type = _by_type(texts)
    choice = _best_block(_without_labels(texts) if by_type else tuple(texts), expected)
    if choice is None:
        return Header(None, (None,) * len(cells), extents, by_type) if by_type else None
    block, fields = choice
    return Header(block, fields, extents, by_type)


@lru_cache(maxsize=4096)
def _best_block(texts: tuple[str, ...], expected: str) -> tuple[Block, tuple[Field | None, ...]] | None:
    labels = words().labels
    loosely = any(loose_marks().search(text) for text in texts)
    corner = {c for table in tables() for c in (*table.by_type_corner, *table.by_type_columns)}
    best: tuple[tuple[int, int, bool, int], Block, tuple[Field | None, ...]] | None = None
    for table in tables():
        for block in table.blocks:
            fields = matched(texts, block, loosely=loosely)
            known = sum(field is not None for field in fields)
            exact = sum(f is not None and t in f.spellings for f, t in zip(fields, texts, strict=True))
            open_cells = [t for t, f in zip(texts, fields, strict=True) if t and f is None]
            unknown = [t for t in open_cells if t not in labels and t not in corner]
            if known < FEWEST or known < KNOWN_PART * (known + len(unknown)) or not _has_ids(block, fields):
                continue
            rank = (known, exact, table.kind == expected, known - len(block.fields))
            if best is None or rank > best[0]:
                best = rank, block, fields
    return (best[1], best[2]) if best else None


def _has_ids(block: Block, fields: Sequence[Field | None]) -> bool:
    if not block.is_rows:
        return True
    keys = {field.key for field in fields if field}
    if not {"goal", "action"} <= keys:
        return False
    return len(keys) >= SURE or any(field and field.kind == "usd" for field in fields)


def _by_type(texts: list[str]) -> str:
    for table in tables():
        if any(text in table.by_type_corner for text in texts) and any(t in table.by_type_columns for t in texts):
            return table.kind
    return ""


def _without_labels(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the texts without the headers of a table with labels, which are no boxes of another."""
    own = {text for table in tables() for text in (*table.by_type_corner, *table.by_type_columns)}
    return tuple("" if text in own else text for text in texts)


def by_kind(kind: str) -> TableTemplate:
    """Return the template of a kind of table."""
    return next(table for table in tables() if table.kind == kind)
