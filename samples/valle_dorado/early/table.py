"""Tables whose rows go on over pages: frames, lines, and the page on which each line came to stand."""

from collections.abc import Callable, Sequence

from valle_dorado.ink import BOLD, REGULAR, wrap
from valle_dorado.lined.paper import BOTTOM, LEAD, SIZE, Paper

__all__ = ["Cell", "draw_row", "wrapped"]

Cell = tuple[float, float, Sequence[str]]
"""Left end, right end, lines."""

_PAD = 8.0


def wrapped(texts: Sequence[str], width: float) -> list[str]:
    """Return the lines of a cell of that width."""
    return [line for text in texts for line in wrap(text, REGULAR, SIZE, width - _PAD - 2)]


def draw_row(paper: Paper, cells: Sequence[Cell], *, borders: bool = True, bold: bool = False,
             again: Callable[[], None] | None = None,
             ticked: Callable[[float, float, str], bool] | None = None) -> list[list[int]]:  # fmt: skip
    """Draw a row of cells, cut where the page ends, and return the page of each line of each cell.

    Args:
        paper: takes the row.
        cells: from left to right.
        borders: draw their outlines.
        bold: a row of heads.
        again: draws the heads on a new page.
        ticked: draws a line of a check list and tells whether it was one.
    """
    most = max(1, *(len(lines) for _, _, lines in cells))
    pages: list[list[int]] = [[] for _ in cells]
    done = 0
    while done < most:
        fits = int((BOTTOM - paper.y - _PAD) // LEAD)
        if fits < min(2, most - done):
            paper.new_page()
            if again is not None:
                again()
            continue
        now = min(fits, most - done)
        height = now * LEAD + _PAD
        for number, (x0, x1, lines) in enumerate(cells):
            paper.frame(x0, paper.y, x1, paper.y + height, shown=borders)
            for index, line in enumerate(lines[done : done + now], 1):
                base = paper.y + 2 + index * LEAD
                if ticked is None or not ticked(x0 + 4, base, line):
                    paper.text(x0 + 4, base, line, BOLD if bold else REGULAR)
                pages[number].append(paper.page)
        paper.y += height if borders else height + LEAD
        done += now
        if done < most:
            paper.new_page()
            if again is not None:
                again()
    return pages
