"""The same Word file as mammoth reads it: another program, with its own parser and its own view of what is printed.

Its tables are matched to ours by their order, rows and cells. A table that it sees in another shape gives no second
reading at all, so that its figures stay unconfirmed; nothing is matched by chance.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lcap_extract.documents.flow import TableBlock

__all__ = ["NAME", "SecondView", "second_view"]

NAME = "mammoth"

Cells = tuple[tuple[tuple[str, ...], ...], ...]
"""A table: for each row its cells, each as lines."""

_TEXT_TAGS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class SecondView:
    """What mammoth saw: tables in their order, and every line of running text without its spaces."""

    tables: tuple[Cells, ...]
    lines: frozenset[str]

    def cell(self, ours: Sequence[TableBlock], table: int, row: int, cell: int) -> tuple[str, ...]:
        """Return the lines of a cell of one of our tables, or none where the two do not see the same table."""
        if len(self.tables) != len(ours):
            return ()
        shape = [len(cells) for cells in self.tables[table]]
        if shape != [len(cells) for cells in ours[table].rows]:
            return ()
        return self.tables[table][row][cell]

    def holds(self, text: str) -> bool:
        """Tell whether a line of running text is printed so, but for its spaces."""
        return tight(text) in self.lines


def second_view(data: bytes) -> SecondView:
    """Return mammoth's view of the file; an empty one where it cannot read it: then one reader saw the file."""
    import mammoth  # noqa: PLC0415  only Word files need it
    from lxml import html  # noqa: PLC0415

    try:
        made = mammoth.convert_to_html(io.BytesIO(data), convert_image=_no_image).value
        root = html.fromstring(f"<div>{made}</div>")
    except MemoryError:
        raise
    except Exception:  # whatever a strange file makes it meet: its reading is a confirmation, never needed
        return SecondView((), frozenset())
    tables = tuple(_table(table) for table in root.iter("table") if _outer(table) is None)
    lines = {
        tight(line)
        for element in root.iter(*_TEXT_TAGS)
        if _outer(element) is None
        for line in _lines_in(element)
    }  # fmt: skip
    return SecondView(tables, frozenset(lines))


def _no_image(_: object) -> list[object]:
    """Take no picture: their bytes are not even opened."""
    return []


def _outer(element: Any) -> Any:
    return next(element.iterancestors("table"), None)


def _table(table: Any) -> Cells:
    rows = (row for row in table.iter("tr") if _outer(row) is table)
    return tuple(tuple(_lines(cell) for cell in row.iterchildren("td", "th")) for row in rows)


def _lines(cell: Any) -> tuple[str, ...]:
    paragraphs = list(cell.iter(*_TEXT_TAGS)) or [cell]
    return tuple(line for paragraph in paragraphs for line in _lines_in(paragraph) if line)


def _lines_in(paragraph: Any) -> list[str]:
    parts: list[str] = [paragraph.text or ""]
    for element in paragraph.iterdescendants():
        if element.tag == "br" or element.tag in _TEXT_TAGS:
            parts.append("\n")
        parts += [element.text or "", element.tail or ""]
    return [" ".join(line.split()) for line in "".join(parts).split("\n")]


def tight(text: str) -> str:
    """Return the text without spaces."""
    return "".join(text.split())
