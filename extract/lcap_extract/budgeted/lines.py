"""Amount lines: what one line of money says, and the rows of a table made of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from lcap_extract.budgeted.ticks import Ticks
from lcap_extract.raws import Part, RawCell, RawRow, RawTable
from lcap_models.place import Box

__all__ = ["AmountLine", "table_of"]

COLUMNS = ("section", "goal", "action", "year", "amount", "source", "budget_reference", "contributing", "scope",
           "student_groups", "location")  # fmt: skip


@dataclass(frozen=True, slots=True)
class AmountLine:
    """One printed line of money: whose it is, the amount with its place, the words beside it, where it starts."""

    section: str
    goal: str
    action: str
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
        "goal": line.goal,
        "action": line.action,
        "year": line.year,
        "source": line.source,
        "budget_reference": line.reference,
        "contributing": ticks.answer,
        "scope": " ".join(ticks.scope),
        "student_groups": " ".join(ticks.groups),
        "location": " ".join(ticks.location),
    }
    cells = {key: RawCell((Part(line.page, line.box, (text,) if text else ()),)) for key, text in words.items()}
    return {key: cells.get(key, line.amount) for key in COLUMNS}
