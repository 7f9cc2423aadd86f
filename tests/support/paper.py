"""Pages made of words and lines, without a PDF: small tables for tests of what comes after the readers."""

from collections.abc import Sequence

from lcap_extract.grids import Cell, GridRow
from lcap_extract.ink import PageInk, Rule, Word
from lcap_models.place import Box

__all__ = ["cells", "page", "ruled", "table", "words"]

LETTER = 5.0
LINE = 10.0


def words(text: str, x: float, top: float) -> list[Word]:
    """Return the text's words in one line, each letter 5 points wide and 10 high."""
    found = []
    for order, part in enumerate(text.split(" ")):
        if part:
            found.append(Word(part, x, top, x + LETTER * len(part), top + LINE, order))
        x += LETTER * (len(part) + 1)
    return found


def cells(texts: Sequence[str], number: int = 1, top: float = 0.0, grid: int = 0, width: float = 100.0) -> GridRow:
    """Return a grid row with one cell per text; a newline breaks a line."""
    return GridRow(number, grid, tuple(_cell(text, i * width, top, width) for i, text in enumerate(texts)))


def _cell(text: str, x0: float, top: float, width: float) -> Cell:
    lines = text.split("\n") if text else []
    held = [w for n, line in enumerate(lines) for w in words(line, x0 + 2, top + 2 + n * (LINE + 2))]
    return Cell(Box(x0, top, x0 + width, top + 4 + max(1, len(lines)) * (LINE + 2)), tuple(held))


def table(rows: Sequence[Sequence[str]], number: int = 1, top: float = 100.0, grid: int = 0) -> list[GridRow]:
    """Return rows of cells one under the other."""
    found = []
    for texts in rows:
        row = cells(texts, number, top, grid)
        found.append(row)
        top = row.bottom
    return found


def page(number: int, lines: Sequence[str] = (), rows: Sequence[GridRow] = ()) -> tuple[PageInk, Sequence[GridRow]]:
    """Return a page with lines of text above its tables."""
    free = [word for n, line in enumerate(lines) for word in words(line, 20, 10 + 14 * n)]
    held = [word for row in rows for cell in row.cells for word in cell.words]
    return PageInk(number, 792, 612, (*free, *held), ()), rows


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """Return the lines of a full grid."""
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]
