"""What a picture of a page shows, in points of the page as held and straight. No image library is needed here."""

from dataclasses import dataclass

from lcap_extract.ink import PageInk
from lcap_models.place import Box

__all__ = ["SeenPage", "Stance"]


@dataclass(frozen=True, slots=True)
class Stance:
    """How a page was held for reading: drawn, turned to the left by quarters, then by degrees around its middle.

    `width` and `height` are those of the page as displayed, in points; `dpi` its dots per inch.
    """

    quarters: int
    degrees: float
    width: float
    height: float
    dpi: float


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page that was read by OCR: its words and lines, its text line by line, how it was held.

    `confidence`: how sure the first engine is of its letters, 0 to 100. `squares` are its tick boxes, with whether they
    are ticked; none where they cannot all be told. It stands in the place of a page of the file:
    `readers.pdfium` gives its ink and text as they are.
    """

    ink: PageInk
    text: str
    stance: Stance
    confidence: float
    squares: tuple[tuple[Box, bool], ...] = ()
