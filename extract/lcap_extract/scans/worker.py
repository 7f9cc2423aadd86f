"""A process that reads pictures of pages. An engine may end it: whoever started it starts another.

`python -m lcap_extract.scans.worker`: pickled tasks come in, pickled answers go out, one for one. The first task is
("open", PDF bytes, folder of Tesseract's data, languages); then
("see", page number) -> `SeenPage`, or None where no text is found;
("read", page number, stance, boxes) -> the lines that the second engine reads in each box.
Answers are ("done", answer) or ("failed", text).
"""

import os
import pickle
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import pypdfium2

from lcap_extract.scans.found import SeenPage, Stance
from lcap_models.place import Box

__all__ = ["Desk"]

GOOD, ENOUGH = 70.0, 30
"""A page held rightly is read this surely, and shows so many letters; with fewer it is no page of text."""

Lines = tuple[str, ...]


class Desk:
    """The open file and the engines, each loaded when it is needed first."""

    def __init__(self, data: bytes, tessdata: str, languages: str) -> None:
        self._pdf = pypdfium2.PdfDocument(data)
        self._tessdata, self._languages = Path(tessdata), languages
        self._first: Any = None
        self._second: Any = None
        self._quarters = 0

    def see(self, number: int) -> SeenPage | None:
        """Return what the first engine sees on a page, held as it reads best."""
        from lcap_extract.scans.page import read_page  # noqa: PLC0415  slow to import
        from lcap_extract.scans.sharpness import best_dpi  # noqa: PLC0415

        if self._first is None:
            from lcap_extract.scans.tesseract import Tesseract  # noqa: PLC0415

            self._first = Tesseract(self._tessdata, self._languages)
        page = self._pdf[number - 1]
        try:
            dpi = best_dpi(page)
            best: SeenPage | None = None
            for turn in (0, 1, 3, 2):
                quarters = (self._quarters + turn) % 4
                seen = read_page(page, number, self._first, dpi, quarters)
                if best is None or _weight(seen) > _weight(best):
                    best = seen
                if _is_good(seen):
                    self._quarters = quarters
                    break
        finally:
            page.close()
        return best if best is not None and _letters(best) >= ENOUGH else None

    def read(self, number: int, stance: Stance, boxes: Sequence[Box]) -> list[Lines]:
        """Return the lines that the second engine reads in each box of a page that was seen."""
        from lcap_extract.scans.page import prepared, second_lines  # noqa: PLC0415

        if self._second is None:
            from lcap_extract.scans.rapid import Rapid  # noqa: PLC0415

            self._second = Rapid()
        page = self._pdf[number - 1]
        try:
            ready = prepared(page, stance.dpi, stance.quarters, stance.degrees)
        finally:
            page.close()
        return second_lines(ready, self._second, boxes)


def _letters(seen: SeenPage) -> int:
    return sum(len(word.text) for word in seen.ink.words)


def _weight(seen: SeenPage) -> float:
    return seen.confidence * _letters(seen)


def _is_good(seen: SeenPage) -> bool:
    return seen.confidence >= GOOD and _letters(seen) >= ENOUGH


def _main() -> None:
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    desk: Desk | None = None
    while True:
        try:
            what, *rest = pickle.load(tasks)
        except EOFError:
            return
        try:
            if what == "open":
                desk = Desk(*rest)
                answer: object = None
            else:
                answer = getattr(desk, what)(*rest)
            _send(answers, ("done", answer))
        except Exception:
            _send(answers, ("failed", traceback.format_exc()))


def _send(answers: IO[bytes], message: object) -> None:
    answers.write(pickle.dumps(message))
    answers.flush()


if __name__ == "__main__":
    _main()
