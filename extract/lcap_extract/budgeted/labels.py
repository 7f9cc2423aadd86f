"""Figures that stand beside a label: the Budget Summary, and the grants in the demonstration section."""

from collections.abc import Iterable, Iterator, Sequence

from lcap_extract.amounts import amount
from lcap_extract.budgeted.sheets import Line, Sheet
from lcap_extract.budgeted.spellings import spellings
from lcap_extract.ink import union
from lcap_extract.raws import Part, RawCell, raw_cell
from lcap_extract.wording import squash, unit_of
from lcap_models.place import Box

__all__ = ["figures_on", "may_hold_figures"]

CUT_LABEL = 20
"""A label that goes on in the next line shows at least this many letters on its first."""

WITH_TAIL = "gjpqy"

NEXT_LINE = 14.0
"""A label may take a second line, this much lower, in points."""

BELOW = 60.0
"""A figure under its label begins at most this far below it."""

TOUCH = 2.0


def may_hold_figures(squashed: str) -> bool:
    """Tell whether a page's squashed text holds the beginning of a label."""
    return any(squash(name)[:CUT_LABEL] in squashed for names in spellings()["figures"].values() for name in names)


def figures_on(sheet: Sheet) -> Iterator[tuple[str, float, RawCell]]:
    """Yield (key, top of the label, the figure's cell) of the labelled figures of a page."""
    values = list(_values(sheet.lines))
    for key, names in spellings()["figures"].items():
        unit = unit_of(key)
        fitting = [(box, cell) for box, cell in values if amount(cell.text, unit) is not None]
        if unit == "percent":
            fitting = [(box, cell) for box, cell in fitting if "$" not in cell.text]
        for line in sheet.lines:
            if _is_label(line, names):
                found = _nearest(line, fitting)
                if found is not None:
                    yield key, line.top, found


def _values(lines: Sequence[Line]) -> Iterator[tuple[Box, RawCell]]:
    """Yield each cell once, and each piece of text between cells, with its box."""
    seen: set[int] = set()
    for line in lines:
        if line.cell is None:
            yield line.box, RawCell((Part(line.page, line.box, (line.text,)),))
        elif id(line.cell) not in seen:
            seen.add(id(line.cell))
            yield line.cell.box, raw_cell(line.page, [line.cell])


def _is_label(line: Line, names: Iterable[str]) -> bool:
    tight = squash(line.text)
    spelled = [squash(name) for name in names]
    return any(_nearly(tight, name) or (len(tight) >= CUT_LABEL and name.startswith(tight)) for name in spelled)


def _nearly(text: str, name: str) -> bool:
    """Tell whether the text is the name; in a long one, letters with tails (underlined) and one more may differ."""
    wrong = [other for one, other in zip(text, name, strict=False) if one != other]
    if len(text) != len(name) or (wrong and len(name) < CUT_LABEL):
        return False
    return sum(letter not in WITH_TAIL for letter in wrong) <= 1


def _nearest(line: Line, values: Sequence[tuple[Box, RawCell]]) -> RawCell | None:
    """Return the value right of the label, else left of it, else under it."""
    label = union([line.cell.box, line.box]) if line.cell else line.box
    band = [v for v in values if min(v[0].bottom, line.bottom + NEXT_LINE) - max(v[0].top, line.top) > TOUCH]
    right = [v for v in band if v[0].x0 >= line.words[-1].x1 - TOUCH]
    left = [v for v in band if v[0].x1 <= line.words[0].x0 + TOUCH]
    middle = (label.x0 + label.x1) / 2
    under = [v for v in values if 0 <= v[0].top - line.bottom + TOUCH <= BELOW and v[0].x0 <= middle <= v[0].x1 + BELOW]
    if right:
        return min(right, key=lambda v: (v[0].x0, abs(v[0].top - line.top)))[1]
    if left:
        return max(left, key=lambda v: v[0].x1)[1]
    return min(under, key=lambda v: v[0].top)[1] if under else None
