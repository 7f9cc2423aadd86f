"""The body of a Word file as paragraphs and tables in their order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from lcap_extract.documents.parts import W, attribute
from lcap_extract.documents.runs import lines_of_paragraph, ticked

__all__ = ["Block", "Paragraph", "TableBlock", "TableCell", "blocks"]

MOST_SPANNED = 200
"""A cell spans at most so many columns; a larger number is a mistake or an attack."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's printed lines (none for an empty one), and whether it begins a page."""

    lines: tuple[str, ...]
    begins_page: bool = False


@dataclass(slots=True)
class TableCell:
    """A cell: its printed lines, its first column from 0, the columns and rows that it spans."""

    lines: tuple[str, ...]
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table's rows. A cell merged with one above is not repeated."""

    rows: tuple[tuple[TableCell, ...], ...]


Block = Paragraph | TableBlock
Above = dict[int, TableCell]
"""By column: a cell of the row above that may go on."""

_GROUPS = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent"))


def blocks(body: Any) -> Iterator[Block]:
    """Yield the paragraphs and tables of the body, those of text boxes after the paragraph that holds them."""
    for child in body:
        if child.tag == f"{W}p":
            yield _paragraph(child)
            for box in _text_boxes(child):
                yield from blocks(box)
        elif child.tag == f"{W}tbl":
            yield _table(child)
        elif child.tag == f"{W}sdt":
            for content in child.findall(f"{W}sdtContent"):
                yield from blocks(content)
        elif child.tag in _GROUPS:
            yield from blocks(child)


def _paragraph(element: Any) -> Paragraph:
    lines, breaks = lines_of_paragraph(element)
    properties = element.find(f"{W}pPr")
    ends_section = properties is not None and properties.find(f"{W}sectPr") is not None
    before = properties is not None and properties.find(f"{W}pageBreakBefore") is not None
    printed = tuple(said for line in lines if (said := ticked(line, in_table=False)))
    return Paragraph(printed, breaks or before or ends_section)


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the contents of the paragraph's text boxes; what stands there for older programs is the same again.

    A box inside a box is not named: it comes with the paragraph that holds it.
    """
    seen: set[str] = set()
    content = f"{W}txbxContent"
    for box in paragraph.iter(content):
        if any(parent.tag == content for parent in takewhile(lambda e: e is not paragraph, box.iterancestors())):
            continue
        text = "".join(box.itertext())
        if text not in seen:
            seen.add(text)
            yield box


def _table(table: Any) -> TableBlock:
    rows: list[tuple[TableCell, ...]] = []
    above: Above = {}
    for row in _inside(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and any(properties.find(f"{W}{gone}") is not None for gone in ("del", "hidden")):
            continue
        cells, above = _cells(row, properties, above)
        rows.append(cells)
    return TableBlock(tuple(rows))


def _cells(row: Any, properties: Any, above: Mapping[int, TableCell]) -> tuple[tuple[TableCell, ...], Above]:
    """Return the row's own cells, and by column the cells that the next row may go on with."""
    column = _number(None if properties is None else properties.find(f"{W}gridBefore"), 0)
    cells: list[TableCell] = []
    now: Above = {}
    for element in _inside(row, f"{W}tc"):
        told = element.find(f"{W}tcPr")
        if told is not None and told.find(f"{W}cellDel") is not None:
            continue
        wide = _number(None if told is None else told.find(f"{W}gridSpan"), 1)
        merge = None if told is None else told.find(f"{W}vMerge")
        first = above.get(column)
        if merge is not None and attribute(merge, "val", "continue") == "continue" and first is not None:
            first.rows += 1
            now[column] = first
        else:
            cell = TableCell(_lines(element), column, wide)
            cells.append(cell)
            if merge is not None:
                now[column] = cell
        column += wide
    return tuple(cells), now


def _inside(element: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table, or the cells of a row, also those inside content controls and insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == f"{W}sdt" or child.tag in _GROUPS:
            yield from _inside(child, tag)


def _lines(cell: Any) -> tuple[str, ...]:
    """Return the cell's printed lines; those of a table inside it, row by row."""
    found: list[str] = []
    for child in cell:
        if child.tag == f"{W}p":
            found += [said for line in lines_of_paragraph(child)[0] if (said := ticked(line, in_table=True))]
            for box in _text_boxes(child):
                found += _lines(box)
        elif child.tag == f"{W}tbl":
            inner = _table(child)
            found += [line for row in inner.rows for own in row for line in own.lines]
        elif child.tag == f"{W}sdt" or child.tag in _GROUPS:
            found += _lines(child)
    return tuple(found)


def _number(element: Any, default: int) -> int:
    text = "" if element is None else attribute(element, "val")
    return min(int(text), MOST_SPANNED) if text.isdigit() and text.isascii() else default
