"""The title page of these forms: whose plan it is, and the ticked year."""

from collections.abc import Sequence

from lcap_extract.budgeted.sheets import Sheet
from lcap_extract.budgeted.spellings import matches, spellings
from lcap_extract.budgeted.ticks import Choice
from lcap_extract.document import tidy, year_of

__all__ = ["name_on", "ticked_year"]


def name_on(sheet: Sheet) -> str:
    """Return what stands right of "LEA Name", or empty. (Under it: `document.name_in_cells`.)"""
    label = next((line for line in sheet.lines if matches(line.text, "name_labels")), None)
    if label is None:
        return ""
    right = [
        line
        for line in sheet.lines
        if line is not label
        and line.words[0].x0 > label.words[-1].x1
        and min(line.bottom, label.bottom) - max(line.top, label.top) > 0
    ]
    return tidy(min(right, key=lambda line: line.words[0].x0).text) if right else ""


def ticked_year(choices: Sequence[Choice]) -> str:
    """Return the ticked year of a row of tick boxes beside years, or empty."""
    for choice in choices:
        years = [(year_of(item.text), item.ticked) for item in choice.items]
        ticked = [year for year, is_ticked in years if is_ticked and year in spellings()["cover_years"]]
        if len(years) > 1 and all(year for year, _ in years) and len(ticked) == 1:
            return ticked[0]
    return ""
