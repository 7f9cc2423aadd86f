"""Numbers of goals and actions, and Yes or No, on pictures: both engines must read the same."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from lcap_extract.numbers import without_ends
from lcap_extract.raws import RawCell, RawRow, RawTable
from lcap_extract.scans.strict import without_point
from lcap_extract.wording import fields_of, squash
from lcap_models.place import Box

__all__ = ["unsure_words"]

IDS = ("goal", "action")
GRIDS = frozenset({"planned_actions", "contributing_actions", "annual_update", "contributing_annual_update"})
"""Tables with a column for each thing."""

TOO_WIDE = 1.3
"""A cell is not so many times wider than its column usually is on that page."""

_SEVERAL = re.compile(r"\d\s+\d")

Lines = tuple[str, ...]
ReadBoxes = Callable[[Mapping[int, Sequence[Box]]], dict[int, list[Lines]]]


@dataclass(frozen=True, slots=True)
class _Word:
    """A cell that matters, by the numbers of its table and row, from 0, and its column."""

    table: int
    row: int
    key: str
    cell: RawCell


def unsure_words(
    tables: Sequence[RawTable], pictures: Mapping[int, object], read: ReadBoxes
) -> dict[tuple[int, int], tuple[str, ...]]:
    """Return which of these words the engines read differently, by the numbers of table and row, from 0.

    Args:
        tables: as the first engine read them.
        pictures: the pages that were read as pictures, by number.
        read: the second engine.
    """
    asked = list(_asked(tables, pictures))
    wanted: dict[int, dict[Box, None]] = {}
    for word in asked:
        for part in word.cell.parts:
            wanted.setdefault(part.page, {})[part.box] = None
    answers = read({page: list(boxes) for page, boxes in wanted.items()}) if wanted else {}
    found = {page: dict(zip(wanted[page], lines, strict=True)) for page, lines in answers.items()}
    numbers = [[row.cells["action"].text for row in table.rows if "action" in row.cells] for table in tables]
    unsure = dict((*_come_again(tables, pictures), *_too_wide(tables, pictures), *_without_number(tables, pictures)))
    for word in asked:
        second = [line for part in word.cell.parts for line in found.get(part.page, {}).get(part.box, ())]
        others = numbers[word.table] if word.key == "action" else ()
        alike = _is_alike(word, tables, " ".join(second)) and not _are_several(word)
        if not alike or without_point(word.cell.text, others):
            unsure[word.table, word.row] = tuple(dict.fromkeys((*unsure.get((word.table, word.row), ()), word.key)))
    return unsure


def _asked(tables: Sequence[RawTable], pictures: Mapping[int, object]) -> Iterator[_Word]:
    for number, table in enumerate(tables):
        kinds = {key: field.kind for key, field in fields_of(table.kind).items()} if table.rows else {}
        for at, row in enumerate(table.rows):
            for key, cell in row.cells.items():
                if (key in IDS or kinds[key] == "yes_no") and any(part.page in pictures for part in cell.parts):
                    yield _Word(number, at, key, cell)


def _without_number(
    tables: Sequence[RawTable], pictures: Mapping[int, object]
) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield the rows whose goal or action was not found on a picture: it may have been overlooked.

    So may that of a piece that seems to go on with the row above, and brings amounts, or the headings of the
    years of an action: amounts of it that have a year may have that of another column.
    """
    for number, table in enumerate(tables):
        yearless = {_name(row) for row in table.rows if not _year(row)} if any(map(_year, table.rows)) else set()
        for at, row in enumerate(table.rows):
            missing = tuple(key for key in IDS if key not in row.cells or not squash(row.cells[key].text))
            if missing and row.page in pictures:
                yield (number, at), missing
            elif row.brought & pictures.keys() or (row.page in pictures and _name(row) in yearless):
                yield (number, at), ("action",)


def _too_wide(
    tables: Sequence[RawTable], pictures: Mapping[int, object]
) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield the rows with a cell far wider than its column: the line between two columns was overlooked there."""
    for number, table in enumerate(tables):
        if table.kind not in GRIDS:
            continue
        widths: dict[tuple[int, str], list[float]] = {}
        cells = [(at, key, p) for at, row in enumerate(table.rows) for key, c in row.cells.items() for p in c.parts]
        for _, key, part in cells:
            widths.setdefault((part.page, key), []).append(part.box.x1 - part.box.x0)
        for at, key, part in cells:
            usual = median(widths[part.page, key])
            if part.page in pictures and part.box.x1 - part.box.x0 > TOO_WIDE * usual:
                yield (number, at), ("action",)


def _name(row: RawRow) -> tuple[str, ...]:
    return tuple(squash(row.cells[key].text) if key in row.cells else "" for key in ("section", *IDS))


def _year(row: RawRow) -> str:
    return squash(row.cells["year"].text) if "year" in row.cells else ""


def _come_again(
    tables: Sequence[RawTable], pictures: Mapping[int, object]
) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield the rows of an action that comes again after another one: both engines can lose a digit (10 as 1)."""
    for number, table in enumerate(tables):
        runs: dict[tuple[str, ...], list[list[int]]] = {}
        last: tuple[str, ...] = ()
        for at, row in enumerate(table.rows):
            name = _name(row)
            if name != last:
                runs.setdefault(name, []).append([])
            runs[name][-1].append(at)
            last = name
        again = [at for found in runs.values() if len(found) > 1 for run in found for at in run]
        yield from (((number, at), ("action",)) for at in again if table.rows[at].page in pictures)


def _are_several(word: _Word) -> bool:
    """Tell whether numbers of several goals or actions stand there: the line between two rows was overlooked."""
    return word.key in IDS and _SEVERAL.search(word.cell.text) is not None


def _is_alike(word: _Word, tables: Sequence[RawTable], second: str) -> bool:
    """Tell whether the second engine reads the word too. An action's number may stand there with its goal's: "1.2"."""
    cells = tables[word.table].rows[word.row].cells
    whole = f"{cells['goal'].text}.{word.cell.text}" if word.key == "action" and "goal" in cells else word.cell.text
    return _agree(word.cell.text, second) or whole in map(without_ends, second.split())


def _agree(one: str, other: str) -> bool:
    """Tell whether the two are one text, points between digits included; the second may have words around it."""
    return _plain(one) == _plain(other) or (bool(one.split()) and {*one.split()} <= {*other.split()})


def _plain(text: str) -> str:
    """Return the text without case, accents, spaces and signs, but with the points of a number."""
    return "".join(text.split()).rstrip(".") if any(letter.isdigit() for letter in text) else squash(text)
