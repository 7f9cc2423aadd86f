"""Which cells should hold a number, so that every reader is asked for them."""

from lcap_extract import continuity, voting
from lcap_extract.assembling import FirstReading, Slot
from lcap_extract.budgeted.spellings import keys_of
from lcap_extract.wording import fields_of, unit_of

__all__ = ["asked_cells"]


def asked_cells(first: FirstReading) -> dict[Slot, voting.Asked]:
    """Return every cell that should hold a number, by its slot in the plan."""
    asked: dict[Slot, voting.Asked] = {}
    for index, overview in enumerate(first.overviews):
        for key, cell in overview.figures.items():
            asked["overview", index, -1, key] = voting.Asked(cell, "usd", in_sentence=not key.startswith("bop_table"))
    for index, table in enumerate(first.tables):
        for key, cell in table.totals.items():
            asked["table", index, -1, key] = voting.Asked(cell, unit_of(key))
        kinds = {key: field.kind for key, field in fields_of(table.kind).items()}
        for number, row in enumerate(table.rows):
            for key, cell in row.cells.items():
                kind = kinds[key]
                if kind in ("usd", "percent"):
                    in_text = table.kind in (*keys_of("tables"), continuity.KIND)
                    asked["table", index, number, key] = voting.Asked(cell, kind, in_text=in_text)
    return asked
