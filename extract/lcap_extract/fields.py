"""Header cells -> fields: which block of which table a row of header cells belongs to, and each cell's field."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from lcap_extract.grids import Cell
from lcap_extract.wording import Block, Field, TableTemplate, bare, loose_marks, tables, words

__all__ = ["Header", "find_header", "heading_of", "may_head"]

ALIKE = 0.9
"""A header cell of a row that is surely a header may differ by this much from a spelling (a lost letter)."""

LONG_ENOUGH_TO_DIFFER = 10
"""A header cell of fewer letters must not differ."""

FEWEST = 2
"""A header has at least this many known cells."""

SURE = 6
"""A header with this many known cells is one even without a money column (the state's portal splits its rows in two),
and other cells of it may be cut short."""

LONG_ENOUGH = 8
"""A header cell that is cut short shows at least this many letters."""

SHORTEST = 5
"""A header of fewer letters with another letter may be another word."""

KNOWN_PART = 0.6
"""At least this part of a header row's filled cells is known."""

HEADING_SLACK = 8
"""Letters a heading line may have besides the heading and its year."""

_YEAR = re.compile(r"(20\d\d)\s*[-\u2013\u2014/]\s*(?:20)?(\d\d)(?!\d)")
_MONEY = re.compile(r"\$\s*\d")
_NUMBER = re.compile(r"^\d{1,2}(?=[a-z])")
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
            fields = _match(texts, block, loosely=loosely)
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


def _match(texts: Sequence[str], block: Block, *, loosely: bool) -> tuple[Field | None, ...]:
    """Return each cell's field; a field is given once, to the first cell that fits it best."""
    given: dict[str, int] = {}
    for level in (_same, _same_without_number):
        _give(texts, block, given, level, 0)
    _give_alike(texts, block, given)
    if loosely:
        _give_loosely(texts, block, given)
    _give(texts, block, given, _begins, SURE)
    _give(texts, block, given, _nearly, SURE)
    by_index = {index: key for key, index in given.items()}
    by_key = {field.key: field for field in block.fields}
    return tuple(by_key[by_index[index]] if index in by_index else None for index in range(len(texts)))


def _give(
    texts: Sequence[str], block: Block, given: dict[str, int], level: Callable[[str, Field], bool], needed: int
) -> None:  # fmt: skip
    """Give the fields left over to the cells that fit them at this level, once `needed` fields are given."""
    for index, text in enumerate(texts):
        if not text or index in given.values() or len(given) < needed:
            continue
        fits = [field for field in block.fields if field.key not in given and level(text, field)]
        if fits and (level not in (_begins, _nearly) or len(fits) == 1):
            given[fits[0].key] = index


def _give_alike(texts: Sequence[str], block: Block, given: dict[str, int]) -> None:
    """Give the fields left over to the cells that differ by a letter or two, once some are given.

    A cell that is nearer to a field given already, or as near to another one, gets none.
    """
    for index, text in enumerate(texts):
        if not text or index in given.values() or len(given) < FEWEST:
            continue
        ratios = {field.key: _likeness(text, field) for field in block.fields}
        best = max(ratios, key=lambda key: ratios[key])
        if ratios[best] >= ALIKE and best not in given and list(ratios.values()).count(ratios[best]) == 1:
            given[best] = index


def _give_loosely(texts: Sequence[str], block: Block, given: dict[str, int]) -> None:
    """Give the fields left over to the cells that their rules explain best; none to a cell that fits two alike."""
    for index, text in enumerate(texts):
        if not text or index in given.values():
            continue
        weights = {field.key: _loosely(text, field) for field in block.fields if field.key not in given}
        best = max(weights, key=lambda key: weights[key], default="")
        if best and weights[best] and list(weights.values()).count(weights[best]) == 1:
            given[best] = index


def _loosely(text: str, field: Field) -> int:
    return max((rule.weight(text) for rule in field.loose), default=0)


def _same(text: str, field: Field) -> bool:
    return text in field.spellings


def _same_without_number(text: str, field: Field) -> bool:
    words = _without_number(text)
    return any(words == _without_number(spelling) and _one_number(text, spelling) for spelling in field.spellings)


@lru_cache(maxsize=4096)
def _without_number(text: str) -> str:
    return _NUMBER.sub("", text)


def _one_number(text: str, spelling: str) -> bool:
    """Tell whether only one of the two has a leading item number: two different numbers are two items."""
    return (_NUMBER.match(text) is None) != (_NUMBER.match(spelling) is None)


def _likeness(text: str, field: Field) -> float:
    """Return how much of the cell is the field's header, from 0 to 1; another item's number is another item."""
    if len(text) < LONG_ENOUGH_TO_DIFFER:
        return 0.0
    number, words = _NUMBER.match(text), _without_number(text)
    others = [s for s in field.spellings if not number or not (own := _NUMBER.match(s)) or own[0] == number[0]]
    return max((_ratio(words, _without_number(spelling)) for spelling in others), default=0.0)


def _begins(text: str, field: Field) -> bool:
    """Tell whether the cell shows only the beginning of the header, as a row of a fixed height does."""
    return len(text) >= LONG_ENOUGH and any(spelling.startswith(text) for spelling in field.spellings)


def _nearly(text: str, field: Field) -> bool:
    """Tell whether the cell is the header but for a letter or its item's number: OCR reads "Acclión", or 4 for 1."""
    if _NUMBER.match(text):
        words = _without_number(text)
        return any(words == _without_number(spelling) for spelling in field.spellings) or _loosely(words, field) > 0
    return len(text) >= SHORTEST and any(_one_letter_apart(text, spelling) for spelling in field.spellings)


def _one_letter_apart(text: str, spelling: str) -> bool:
    """Tell whether the two are alike but for one letter, taken for another, added or lost."""
    if abs(len(text) - len(spelling)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(text, spelling, strict=False)) if a != b), len(text))
    ends = (
        (text[same + 1 :], spelling[same:]),
        (text[same:], spelling[same + 1 :]),
        (text[same + 1 :], spelling[same + 1 :]),
    )
    return any(one == other for one, other in ends)


def _ratio(text: str, spelling: str) -> float:
    if min(len(text), len(spelling)) < 0.8 * max(len(text), len(spelling)):
        return 0.0
    matcher = _matcher(spelling)
    matcher.set_seq1(text)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


@cache
def _matcher(spelling: str) -> SequenceMatcher[str]:
    """Return a matcher that has taken the spelling apart: half of its work, and the same for each cell."""
    return SequenceMatcher(None, "", spelling, autojunk=False)


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
