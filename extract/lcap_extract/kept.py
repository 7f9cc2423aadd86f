"""An open PDF whose pages stay open while there is room.

A page is looked at up to three times: for its text, for a picture on it, for its words and lines. To open it anew each
time, and its letters, would take a tenth of the first reader's time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from pypdfium2 import raw

from lcap_extract.readers.pdfium import letters_of

__all__ = ["KeptPages", "kept_pages"]

ROOM = 500_000
"""Letters and drawn objects of the pages that stay open; each takes some 100 bytes. A plan of 200 pages has as many."""


class KeptPages:
    """The pages of a file by index. Whoever gets one does not close it: it is gone when later ones need the room."""

    def __init__(self, data: bytes) -> None:
        self.document: Any = pypdfium2.PdfDocument(data)
        self._open: dict[int, tuple[Any, int]] = {}
        self._filled = 0

    def __len__(self) -> int:
        return len(self.document)

    def __getitem__(self, index: int) -> Any:
        if index not in self._open:
            page = self.document[index]
            size = raw.FPDFPage_CountObjects(page) + raw.FPDFText_CountChars(letters_of(page))
            self._open[index] = page, size
            self._filled += size
            self._make_room()
        return self._open[index][0]

    def _make_room(self) -> None:
        """Close the pages opened first; the last one stays open whatever its size."""
        while self._filled > ROOM and len(self._open) > 1:
            page, size = self._open.pop(next(iter(self._open)))
            self._filled -= size
            page.close()

    def close(self) -> None:
        """Close the file and its pages."""
        self._open.clear()
        self.document.close()


@contextmanager
def kept_pages(data: bytes) -> Iterator[KeptPages]:
    """Give the pages of a file, closed with the block."""
    pages = KeptPages(data)
    try:
        yield pages
    finally:
        pages.close()
