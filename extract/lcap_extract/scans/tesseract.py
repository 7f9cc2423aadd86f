"""The first engine for pictures: Tesseract, in this process. It may end the process, so it runs in a worker only."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tesserocr
from PIL import Image

from lcap_extract.scans.images import Grey

__all__ = ["NAME", "Seen", "Tesseract"]

NAME = "tesseract"
ENGLISH = "eng"
LINE_DPI = 300.0
"""What a line's picture is said to have; its letters are made to be of that size."""

ALONE = {"|": "l", "Ss": "s"}
"""What the engine makes of a letter that stands alone in its line, as narrow headers break words ("ture / s")."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A word in a picture: text, how sure Tesseract is (0 to 100), its box in pixels, the number of its line."""

    text: str
    sure: float
    x0: int
    top: int
    x1: int
    bottom: int
    line: int


class Tesseract:
    """Tesseract with its languages, loaded once."""

    def __init__(self, data: Path, languages: str) -> None:
        self._api: Any = tesserocr.PyTessBaseAPI(path=f"{data}/", lang=languages, psm=tesserocr.PSM.AUTO)
        self._line: Any = tesserocr.PyTessBaseAPI(path=f"{data}/", lang=languages, psm=tesserocr.PSM.SINGLE_LINE)
        self._digits: Any = tesserocr.PyTessBaseAPI(path=f"{data}/", lang=ENGLISH, psm=tesserocr.PSM.SINGLE_LINE)

    def page(self, picture: Grey, dpi: float) -> list[Seen]:
        """Return the words of a page, in its reading order."""
        return list(_words(self._api, picture, dpi))

    def line(self, picture: Grey, letters: str) -> list[Seen]:
        """Return the words of one line of text, made of those letters only where some are named."""
        if not letters:
            return list(_words(self._line, picture, LINE_DPI))
        self._digits.SetVariable("tessedit_char_whitelist", letters)
        return list(_words(self._digits, picture, LINE_DPI))


def _words(api: Any, picture: Grey, dpi: float) -> Iterator[Seen]:
    api.SetImage(Image.fromarray(picture))
    api.SetSourceResolution(round(dpi))
    api.Recognize()
    line = 0
    found = api.GetIterator()
    if found is None:
        return
    for part in tesserocr.iterate_level(found, tesserocr.RIL.WORD):
        if part.Empty(tesserocr.RIL.WORD):
            continue
        line += part.IsAtBeginningOf(tesserocr.RIL.TEXTLINE)
        text, box = part.GetUTF8Text(tesserocr.RIL.WORD).strip(), part.BoundingBox(tesserocr.RIL.WORD)
        if text and box:
            x0, top, x1, bottom = box
            yield Seen(ALONE.get(text, text), part.Confidence(tesserocr.RIL.WORD), x0, top, x1, bottom, line)
