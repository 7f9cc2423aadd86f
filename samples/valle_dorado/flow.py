"""Running text: headings, paragraphs, prompts, and small boxed tables."""

from collections.abc import Sequence

from valle_dorado.grid import Column, Drawn, Table, draw, text_cell
from valle_dorado.ink import BOLD, REGULAR, text_width, wrap
from valle_dorado.sheet import BLACK, Sheet
from valle_dorado.style import Color, Style

__all__ = ["boxed", "heading", "paragraph", "prompt", "word_table"]

_LEAD = 1.25


def heading(sheet: Sheet, text: str, size: float = 13, centered: bool = False) -> None:
    """Write a heading, never alone at the foot of a page."""
    lines = wrap(text, BOLD, size, sheet.width if sheet.pages else 500)
    sheet.need(len(lines) * size * _LEAD + 40)
    sheet.y += 8
    for line in lines:
        sheet.y += size * _LEAD
        x = sheet.margin if not centered else _middle(sheet, line, size)
        sheet.text(x, sheet.y, line, BOLD, size)
    sheet.y += 6


def _middle(sheet: Sheet, line: str, size: float) -> float:
    return max(sheet.margin, (sheet.pages[-1].width - text_width(line, BOLD, size)) / 2)


def paragraph(sheet: Sheet, text: str, size: float, *, color: Color = BLACK, together: bool = False) -> int:
    """Write a paragraph and return the page where it starts. `together` keeps it on one page."""
    sheet.need(size * 2)
    lines = wrap(text, REGULAR, size, sheet.width)
    if together:
        sheet.need(len(lines) * size * _LEAD + 4)
    page = sheet.number
    for line in lines:
        if sheet.room < size * _LEAD:
            sheet.new_page()
        sheet.y += size * _LEAD
        sheet.text(sheet.margin, sheet.y, line, REGULAR, size, color=color)
    sheet.y += size * 0.6
    return page


def prompt(sheet: Sheet, text: str, size: float) -> None:
    """Write one of the template's prompts, on a light ground."""
    lines = wrap(text, REGULAR, size, sheet.width - 8)
    height = len(lines) * size * _LEAD + 6
    sheet.need(height + 2 * size)
    sheet.y += 4
    sheet.fill(sheet.margin, sheet.y, sheet.margin + sheet.width, sheet.y + height, (0.87, 0.91, 0.96))
    for line in lines:
        sheet.y += size * _LEAD
        sheet.text(sheet.margin + 4, sheet.y, line, REGULAR, size)
    sheet.y += 10


def boxed(sheet: Sheet, lines: Sequence[str], size: float) -> None:
    """Write lines inside one frame, each wrapped."""
    wrapped = [part for line in lines for part in wrap(line, REGULAR, size, sheet.width - 10)]
    height = len(wrapped) * size * _LEAD + 8
    sheet.need(height)
    sheet.stroke(sheet.margin, sheet.y, sheet.margin + sheet.width, sheet.y + height)
    for line in wrapped:
        sheet.y += size * _LEAD
        sheet.text(sheet.margin + 5, sheet.y, line, REGULAR, size)
    sheet.y += 14


def word_table(
    sheet: Sheet, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]], style: Style, kind: str = "words"
) -> list[Drawn]:
    """Draw a table of words with a light header; rows may run over a page break."""
    table = Table(
        kind,
        tuple(Column("", header, weight) for header, weight in columns),
        tuple(tuple(text_cell(text) for text in row) for row in rows),
        sheet.width,
        plain=True,
    )
    drawn = draw(sheet, table, style)
    sheet.y += 10
    return drawn
