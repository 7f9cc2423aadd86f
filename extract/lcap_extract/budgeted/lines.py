"""Amount lines: what one line of money says, and the rows of a table made of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lcap_extract.budgeted.sheets import Line
from lcap_extract.budgeted.spellings import number_in
from lcap_extract.budgeted.ticks import Ticks
from lcap_extract.numbers import without_ends
from lcap_extract.raws import Part, RawCell, RawRow, RawTable
from lcap_models.place import Box

__all__ = ["AmountLine", "Number", "number_on", "table_of"]

COLUMNS = ("section", "goal", "action", "year", "amount", "source", "budget_reference", "contributing", "scope",
           "student_groups", "location")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a goal or an action, and where it is printed; None where it was counted. Equal by their text."""

    text: str = ""
    place: tuple[int, Box] | None = field(default=None, compare=False)

    def __bool__(self) -> bool:
        return bool(self.text)


def number_on(line: Line, key: str, *, in_text: bool = False) -> Number:
    """Return the number of that kind on a line, or in its cell, with the place of its digits.

    Args:
        line: a line of a page.
        key: which pattern of templates/budgeted.yaml.
        in_text: look at the line only, which may go on with words.
    """
    text = number_in(line.text if in_text else line.whole, key)
    if not text:
        return Number()
    words = (*line.beside, *line.words, *(line.cell.words if line.cell else ()))
    own = next((word.box for word in words if without_ends(word.text) == text), None)
    return Number(text, (line.page, own or line.box))


@dataclass(frozen=True, slots=True)
class AmountLine:
    """One printed line of money: whose it is, the amount with its place, the words beside it, where it starts."""

    section: str
    goal: Number
    action: Number
    year: str
    amount: RawCell
    source: str
    reference: str
    page: int
    box: Box
    ticks: Ticks | None = None


def table_of(kind: str, year: str, lines: Iterable[AmountLine]) -> RawTable:
    """Return the lines as a table of that kind: by section, then action as printed, then year, then line."""
    table = RawTable(kind, year, "", list(COLUMNS))
    for line in lines:
        table.rows.append(RawRow(line.page, line.box, _cells(line)))
        table.pages |= {line.page, *(part.page for part in line.amount.parts)}
    return table


def _cells(line: AmountLine) -> dict[str, RawCell]:
    ticks = line.ticks or Ticks()
    words = {
        "section": line.section,
        "year": line.year,
        "source": line.source,
        "budget_reference": line.reference,
        "contributing": ticks.answer,
        "scope": " ".join(ticks.scope),
        "student_groups": " ".join(ticks.groups),
        "location": " ".join(ticks.location),
    }
    cells = {key: RawCell((Part(line.page, line.box, (text,) if text else ()),)) for key, text in words.items()}
    cells |= {"goal": _numbered(line, line.goal), "action": _numbered(line, line.action), "amount": line.amount}
    return {key: cells[key] for key in COLUMNS}


def _numbered(line: AmountLine, number: Number) -> RawCell:
    """Return the number with its own place; one that was counted stands on no ink."""
    nowhere = Box(line.box.x0, line.box.top, line.box.x0, line.box.top)
    page, box = number.place or (line.page, nowhere)
    return RawCell((Part(page, box, (number.text,) if number else ()),))
