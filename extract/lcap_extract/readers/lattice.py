"""The third reader: camelot's lattice on vector lines. It is asked only where the first two disagree."""

import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lcap_extract.readers.plumber import SAME_CELL, Lines, shared_part
from lcap_models.place import Box

__all__ = ["NAME", "read_boxes"]

NAME = "camelot"


def read_boxes(data: bytes, wanted: Mapping[int, Sequence[Box]]) -> dict[int, list[Lines]]:
    """Return, for each page, the lines that camelot's cells hold at each wanted box; none where it has no cell."""
    if not wanted:
        return {}
    import camelot.io  # noqa: PLC0415  1.4 seconds to import, seldom needed

    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(folder) / "plan.pdf"
        path.write_bytes(data)
        answers = {}
        for number, boxes in wanted.items():
            try:
                tables = camelot.io.read_pdf(str(path), pages=str(number), flavor="lattice", engine="vector")
                cells = [cell for table in tables for cell in _cells(table)]
            except Exception:  # camelot raises many kinds; without its word the figure stays doubtful
                cells = []
            answers[number] = [_at(box, cells) for box in boxes]
    return answers


def _cells(table: Any) -> list[tuple[Box, Lines]]:
    """Return the table's cells as boxes from the top left, with their lines."""
    height = table.pdf_size[1]
    found = []
    for row in table.cells:
        for cell in row:
            lines = tuple(line.strip() for line in cell.text.split("\n") if line.strip())
            found.append((Box(cell.x1, height - cell.y2, cell.x2, height - cell.y1), lines))
    return found


def _at(box: Box, cells: Sequence[tuple[Box, Lines]]) -> Lines:

    best = max(cells, key=lambda cell: shared_part(box, cell[0]), default=None)
    return best[1] if best is not None and shared_part(box, best[0]) >= SAME_CELL else ()
