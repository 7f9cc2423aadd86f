"""Section 3: the supplemental and concentration grants, and the percentage by which services must grow."""

from collections.abc import Iterator, Sequence

from lcap_extract.amounts import amount, amounts
from lcap_extract.budgeted.money import amounts_in, cell_of
from lcap_extract.budgeted.sheets import Line, Sheet
from lcap_extract.early.spellings import holds
from lcap_extract.raws import Part, RawCell
from lcap_extract.wording import squash

__all__ = ["figures_on"]

BESIDE = 8.0
"""The amount stands on the label's line or at most this far above or below it, in points."""


def figures_on(sheet: Sheet) -> Iterator[tuple[str, RawCell]]:
    """Yield the key and the cell of each of the two figures that the page prints."""
    grants = _grants(sheet.lines)
    if grants is not None:
        yield "ii_projected_sc_grants", grants
    percentage = _percentage(sheet.lines)
    if percentage is not None:
        yield "ii_projected_pct", percentage


def _grants(lines: Sequence[Line]) -> RawCell | None:
    """Return the amount in the label's own cell or line, or beside it."""
    for line in lines:
        if not holds(squash(line.whole), "grants"):
            continue
        own = [one for one in lines if one is line or (line.cell is not None and one.cell is line.cell)]
        beside = [one for one in lines if one not in own and one.words[0].x0 >= line.words[-1].x1 and _level(one, line)]
        for one in (*own, *beside):
            found = amounts_in(one.words, bare=one in beside)
            if found and amount(found[0].text, "usd") is not None:
                return cell_of(one.page, found[0])
    return None


def _level(one: Line, label: Line) -> bool:
    if label.cell is not None and one.cell is not None:
        return min(one.cell.box.bottom, label.cell.box.bottom) - max(one.cell.box.top, label.cell.box.top) > BESIDE / 2
    return min(one.bottom, label.bottom) - max(one.top, label.top) > -BESIDE


def _percentage(lines: Sequence[Line]) -> RawCell | None:
    """Return the first percentage that stands alone on its line below the request for it."""
    asked = [n for n, line in enumerate(lines) if holds(squash(line.whole), "percentage")]
    for line in lines[asked[0] :] if asked else ():
        text = line.text.replace(" ", "").strip("_")
        if "%" in text and not amounts(text) and amount(text, "percent") is not None:
            return RawCell((Part(line.page, line.box, (line.text,)),))
    return None
