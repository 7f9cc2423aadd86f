"""Text in a box, as several readers saw it -> a `Figure` with its readings.

The first reader found the box. The second one reads the same boxes; a third is asked where the two disagree. The
figure keeps every reading; how sure we are is derived later, in `lcap_models.proof`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lcap_extract.amounts import amount, amounts, is_word, joined
from lcap_extract.letters import UNKNOWN
from lcap_extract.raws import RawCell
from lcap_models.figure import Figure, Reading
from lcap_models.place import Box, PdfPlace

__all__ = ["Asked", "Lines", "ReadBoxes", "figure_of", "vote"]

Unit = Literal["usd", "percent"]
Lines = tuple[str, ...]
ReadBoxes = Callable[[Mapping[int, Sequence[Box]]], dict[int, list[Lines]]]
_LOOSE = re.compile(r"^[\s:;,]+|[\s.,;:]+$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell whose number is wanted, and its unit.

    `in_sentence`: other signs may stand around the number. `in_text`: other words may, and the only amount is meant.
    """

    cell: RawCell
    unit: Unit
    in_sentence: bool = False
    in_text: bool = False


def vote(
    first: str, asked: Sequence[Asked], second: tuple[str, ReadBoxes], third: tuple[str, ReadBoxes] | None
) -> list[Figure]:
    """Return a figure for each asked cell.

    Args:
        first: the name of the reader that found the cells.
        asked: the cells.
        second: name and function of the reader that looks at every box.
        third: name and function of the reader that looks where the first two differ, if there is one.
    """
    own = [_reading(first, ask, ask.cell.lines) for ask in asked]
    others = _ask(second, asked)
    differ = [index for index, (a, b) in enumerate(zip(own, others, strict=True)) if a.value != b.value]
    thirds = dict(zip(differ, _ask(third, [asked[i] for i in differ]), strict=True)) if third else {}
    figures = []
    for index, (ask, one, two) in enumerate(zip(asked, own, others, strict=True)):
        readings = [one, two] + ([thirds[index]] if index in thirds else [])
        figures.append(figure_of(ask, readings))
    return figures


def figure_of(ask: Asked, readings: Sequence[Reading]) -> Figure:
    """Return the figure for the readings; its value is the first reader's, unless only the others agree on one.

    The first reader's own number stands even against two others (they share ancestry): proof will call it doubtful. So
    does its word that a letter cannot be told.
    """
    first, rest = readings[0], readings[1:]
    value, text = first.value, first.text
    if value is None and UNKNOWN not in text:
        seen = [reading for reading in rest if reading.value is not None]
        if seen:
            value, text = seen[0].value, seen[0].text
    place = PdfPlace(ask.cell.parts[0].page, ask.cell.parts[0].box)
    return Figure(value, text, ask.unit, place, tuple(readings))


def _ask(reader: tuple[str, ReadBoxes], asked: Sequence[Asked]) -> list[Reading]:
    name, read = reader
    wanted: dict[int, list[Box]] = {}
    slots: list[list[tuple[int, int]]] = []
    for ask in asked:
        slot = []
        for part in ask.cell.parts:
            boxes = wanted.setdefault(part.page, [])
            slot.append((part.page, len(boxes)))
            boxes.append(part.box)
        slots.append(slot)
    answers = read(wanted) if wanted else {}
    readings = []
    for ask, slot in zip(asked, slots, strict=True):
        lines = tuple(line for page, index in slot for line in _answer(answers, page, index))
        readings.append(_reading(name, ask, lines))
    return readings


def _answer(answers: Mapping[int, Sequence[Lines]], page: int, index: int) -> Lines:
    found = answers.get(page, ())
    return found[index] if index < len(found) else ()


def _reading(name: str, ask: Asked, lines: Lines) -> Reading:
    if ask.in_sentence:
        lines = tuple(_LOOSE.sub("", line) for line in lines)
    if ask.in_text:
        lines = _only_amount(lines)
    one_number = ask.cell.wrapped or _is_cut(lines, ask.unit)
    text = joined(lines, ask.unit) if one_number else " ".join(lines)
    value = amount(text, ask.unit) if one_number else None
    return Reading(name, text, None if is_word(text) else value)


def _only_amount(lines: Lines) -> Lines:
    """Return the one amount that stands among the words, or the lines as they are.

    Parentheses around nothing but the amount may mean less than zero, or only an aside: then it is not taken out.
    """
    text = " ".join(lines)
    found = amounts(text)
    if len(found) != 1 or amount("".join(lines), "usd") is not None:
        return lines
    before, after = text[: found[0].start()].rstrip(), text[found[0].end() :].lstrip()
    return lines if before.endswith("(") and after.startswith(")") else (found[0][0],)


def _is_cut(lines: Lines, unit: Unit) -> bool:
    """Tell whether the lines can only be one number: alone, one of them is none. "$4000" over "3500" may be two."""
    if len(lines) < 2 or any(amount(line, unit) is None for line in lines):
        return True
    return unit == "percent" and all(line.startswith((".", "%")) for line in lines[1:])
