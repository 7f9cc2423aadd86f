"""What a caller wants read: which pages, and whether pictures of text are to be read at all."""

import re
from dataclasses import dataclass
from typing import Self

from lcap_models.errors import WrongUse

__all__ = ["EVERYTHING", "Wishes"]

_RANGE = re.compile(r"(\d{1,5})(?:\s*[-\u2013]\s*(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Wishes:
    """`ocr`: whether pictures are read. `pages`: (first, last) of the stretches to read, from 1; none for all pages."""

    ocr: bool = True
    pages: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, pages: str, *, ocr: bool = True) -> Self:
        """Return the wishes with pages as people write them: "12-30,45"; empty for all.

        Raises:
            WrongUse: they are written in another way.
        """
        found = []
        for part in filter(None, (part.strip() for part in pages.split(","))):
            match = _RANGE.fullmatch(part)
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
            if not 1 <= first <= last:
                raise WrongUse("not_pages", pages=pages)
            found.append((first, last))
        return cls(ocr, tuple(found))

    @property
    def text(self) -> str:
        """The wishes on one line, for the command of the reading process."""
        ranges = ",".join(f"{first}-{last}" for first, last in self.pages)
        return f"{'ocr' if self.ocr else 'no-ocr'}:{ranges}"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the wishes that `text` was made of."""
        ocr, _, pages = text.partition(":")
        return cls.of(pages, ocr=ocr == "ocr")

    def wants(self, page: int) -> bool:
        """Tell whether the page is to be read."""
        return not self.pages or any(first <= page <= last for first, last in self.pages)

    def check(self, file: str, count: int) -> None:
        """Raise WrongUse where a page is wanted that the file does not have."""
        beyond = [last for _, last in self.pages if last > count]
        if beyond:
            raise WrongUse("no_such_page", file=file, page=beyond[0], pages=count)


EVERYTHING = Wishes()
"""All pages, pictures too."""
