"""A web page as paragraphs and tables in their order, as a browser shows them.

A table that holds another one only arranges the page: what stands in it is read piece by piece.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Any

from lcap_extract import limits
from lcap_extract.documents.flow import MOST_SPANNED, Block, Paragraph, TableBlock, TableCell
from lcap_extract.documents.runs import ticked
from lcap_extract.fields import heading_of
from lcap_extract.letters import UNKNOWN
from lcap_extract.webpages.shown import BLOCKS, HEADINGS, UNSURE_TAGS, field_text, is_shown, looks_of
from lcap_extract.webpages.styles import Styles, styles_of

__all__ = ["blocks", "sheets_of"]

LONGEST_HEADING = 120
_WHITE = re.compile(r"[ \t\n\f]+")
_DIGIT = re.compile(r"\d")
_GROUPS = ("thead", "tbody", "tfoot")


def sheets_of(root: Any) -> str:
    """Return the text of the page's own style rules."""
    return "\n".join("".join(sheet.itertext()) for sheet in root.iter("style"))


def blocks(root: Any) -> Iterator[Block]:
    """Yield the paragraphs and tables of the page that are shown."""
    body = next((child for child in root.iter("body")), root)
    flow = _Flow(styles_of(sheets_of(root)))
    flow.take(body)
    flow.end_line()
    yield from flow.out


@dataclass(slots=True)
class _Flow:
    """A page being read from top to bottom. `parts` is the line that is not yet ended."""

    styles: Styles
    out: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    heading: bool = False
    in_cell: bool = False
    doubts: frozenset[str] = frozenset(("unsure", "struck"))

    def take(self, element: Any, *, unsure: bool = False, kept: bool = False) -> None:
        """Read an element that is shown: its text, its children, and the text after each of them."""
        looks = looks_of(element, self.styles)
        unsure = unsure or element.tag in UNSURE_TAGS or bool(looks & self.doubts) or _is_turned(element)
        kept = kept or element.tag in ("pre", "textarea")
        own_line = element.tag in BLOCKS or "apart" in looks
        said = field_text(element)
        if own_line:
            self.end_line()
            self.heading = element.tag in HEADINGS
        if element.tag == "br":
            self.parts.append("\n")
        elif said is not None:
            self._say(f" {said} ", unsure)
        elif element.tag == "table" and not self.in_cell and _is_plain(element, self.styles):
            self.out += _table(element, self.styles, unsure)
        else:
            self._inside(element, unsure, kept)
        if own_line:
            self.end_line()

    def _inside(self, element: Any, unsure: bool, kept: bool) -> None:
        self._say(_white(element.text, kept), unsure)
        for child in element:
            if is_shown(child, self.styles):
                self.take(child, unsure=unsure, kept=kept)
            self._say(_white(child.tail, kept), unsure)

    def _say(self, text: str, unsure: bool) -> None:
        if text:
            self.parts.append(_DIGIT.sub(UNKNOWN, text) if unsure else text)

    def end_line(self) -> None:
        """End the line: what was said is a paragraph."""
        lines = tuple(said for line in "".join(self.parts).split("\n") if (said := ticked(line, in_table=False)))
        begins = self.heading or (bool(lines) and len(lines[0]) < LONGEST_HEADING and heading_of(lines[0]) is not None)
        if lines:
            self.out.append(Paragraph(lines, begins))
        self.parts, self.heading = [], False


def _white(text: str | None, kept: bool) -> str:
    return (text or "") if kept else _WHITE.sub(" ", text or "")


def _is_turned(element: Any) -> bool:
    return (element.get("dir") or "").lower() == "rtl"


def _is_plain(table: Any, styles: Styles) -> bool:
    """Tell whether no table that is shown stands inside the table, but for boxes of one cell."""
    inner = (one for one in table.iter("table") if one is not table and len(list(islice(one.iter("td", "th"), 2))) > 1)
    return not any(_is_seen_in(table, one, styles) for one in inner)


def _is_seen_in(outer: Any, element: Any, styles: Styles) -> bool:
    around = takewhile(lambda one: one is not outer, element.iterancestors())
    return is_shown(element, styles) and all(is_shown(one, styles) for one in around)


def _table(table: Any, styles: Styles, unsure: bool) -> Iterator[Block]:
    """Yield the table's caption as a paragraph, and the table; one wider than any of a plan without its rows."""
    for child in table.iterchildren("caption"):
        if is_shown(child, styles):
            lines = _lines(child, styles, unsure)
            yield Paragraph(lines, bool(lines) and heading_of(lines[0]) is not None)
    open_cells: dict[int, tuple[TableCell, int]] = {}
    rows: list[tuple[TableCell, ...]] = []
    widest = 0
    for row in _rows(table, styles):
        cells, open_cells = _row(row, styles, open_cells, unsure)
        rows.append(cells)
        widest = max([widest, *(cell.column + cell.columns for cell in cells)])
    yield TableBlock(tuple(rows) if widest <= limits.MAX_SHEET_COLUMNS else ())


def _rows(table: Any, styles: Styles) -> Iterator[Any]:
    """Yield the shown rows as they stand on the screen: the table's head first, its foot last."""
    groups: dict[str, list[Any]] = {name: [] for name in _GROUPS}
    for child in table:
        if child.tag == "tr":
            groups["tbody"].append(child)
        elif child.tag in _GROUPS and is_shown(child, styles):
            groups[child.tag] += child.iterchildren("tr")
    for name in _GROUPS:
        yield from (row for row in groups[name] if is_shown(row, styles))


def _row(
    row: Any, styles: Styles, above: dict[int, tuple[TableCell, int]], unsure: bool
) -> tuple[tuple[TableCell, ...], dict[int, tuple[TableCell, int]]]:
    """Return a row's own cells, and by column the cells that reach into rows below, with how many."""
    below = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}
    for cell in {id(cell): cell for cell, _ in above.values()}.values():
        cell.rows += 1
    cells: list[TableCell] = []
    column = 0
    for element in row.iterchildren("td", "th"):
        if not is_shown(element, styles):
            continue
        while column in above:
            column += 1
        wide, tall = _span(element, "colspan"), _span(element, "rowspan")
        cell = TableCell(_lines(element, styles, unsure), column, wide)
        cells.append(cell)
        if tall > 1:
            below |= {column + n: (cell, tall - 1) for n in range(wide)}
        column += wide
    return tuple(cells), below


def _span(element: Any, name: str) -> int:
    """Return how many columns or rows a cell spans, 1 where nothing clear is said."""
    text = (element.get(name) or "").strip()
    return min(max(int(text), 1), MOST_SPANNED) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _lines(cell: Any, styles: Styles, unsure: bool) -> tuple[str, ...]:
    """Return a cell's lines as they are shown, boxes as they are read in a table."""
    inner = _Cell(styles, in_cell=True)
    inner.take(cell, unsure=unsure)
    return tuple(inner.lines)


@dataclass(slots=True)
class _Cell(_Flow):
    """A cell being read: its lines, whatever they are in. What is placed elsewhere by a rule may not stand in it."""

    lines: list[str] = field(default_factory=list)
    doubts: frozenset[str] = frozenset(("unsure", "struck", "placed"))

    def end_line(self) -> None:
        self.lines += [said for line in "".join(self.parts).split("\n") if (said := ticked(line, in_table=True))]
        self.parts = []
