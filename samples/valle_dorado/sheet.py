"""Pages being filled: a cursor that goes down, and marks that are painted when all pages are known.

Coordinates are those of the page as displayed, origin top left, in points. A "rotated" page is stored upright with
/Rotate 90, so that it is displayed as landscape.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from valle_dorado.ink import REGULAR, Fonts, embedded, font_for, text_width
from valle_dorado.press import impressions, in_letters
from valle_dorado.style import Color, Orientation, Style

__all__ = ["BLACK", "WHITE", "Page", "Sheet", "Wedge"]

BLACK: Color = (0.0, 0.0, 0.0)
WHITE: Color = (1.0, 1.0, 1.0)
_LETTER, _LEDGER = (612.0, 792.0), (792.0, 1224.0)
_DARK = 0.3
"""Lighter letters are printed once: only dark ones are to be seen on every ground."""
_OWN_FONT = 0.8
"""The embedded font runs wider than the standard one by less than this makes good."""


class Text(NamedTuple):
    """A line of text; mode 3 is invisible."""

    x: float
    base: float
    text: str
    font: str
    size: float
    color: Color
    mode: int


class Fill(NamedTuple):
    """A filled rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float
    color: Color


class Stroke(NamedTuple):
    """The outline of a rectangle, or a line where it has no width or no height; `dashes` as PDF writes them."""

    x0: float
    top: float
    x1: float
    bottom: float
    color: Color
    thick: float
    dashes: str = ""


class Wedge(NamedTuple):
    """A slice of a pie; angles in degrees."""

    x: float
    y: float
    radius: float
    start: float
    extent: float
    color: Color


Mark = Text | Fill | Stroke | Wedge


@dataclass(slots=True)
class Page:
    """One page: its size as its text reads, how it lies, its marks, and the part it belongs to."""

    width: float
    height: float
    lies: Orientation
    part: int
    marks: list[Mark] = field(default_factory=list)


class Sheet:
    """A growing document. `y` is the cursor's distance from the top of the page, `bottom` where the page ends."""

    def __init__(self, margin: float = 36.0) -> None:
        self.margin = margin
        self._look = Style()
        self.fonts: Fonts = "standard"
        self.pages: list[Page] = []
        self.footers: list[str] = []
        self.stamp = ""
        self.page_words = "Page {n} of {m}"
        self.size = (792.0, 612.0)
        self.lies: Orientation = "landscape"
        self.y = self.bottom = 0.0

    def part(self, footer: str) -> None:
        """Begin a part: its pages carry `footer` and "Page n of m", counted within the part; "" prints none."""
        self.footers.append(footer)

    def turn(self, orientation: Orientation, ledger: bool = False) -> None:
        """Set how the next pages lie; takes effect with the next page."""
        short, long = _LEDGER if ledger else _LETTER
        self.size = (short, long) if orientation == "portrait" else (long, short)
        self.lies = orientation

    def new_page(self) -> None:
        """Go on to a new page."""
        self.pages.append(Page(*self.size, self.lies, len(self.footers) - 1))
        self.y = self.margin
        self.bottom = self.size[1] - self.margin - (14 if self.footers and self.footers[-1] else 0)

    @property
    def number(self) -> int:
        """The number of the current page, from 1."""
        return len(self.pages)

    @property
    def turned(self) -> bool:
        """Whether the next page will lie otherwise than the current one."""
        page = self.pages[-1]
        return ((page.width, page.height), page.lies) != (self.size, self.lies)

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.pages[-1].width - 2 * self.margin

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self.bottom - self.y

    def need(self, height: float) -> None:
        """Go to a new page unless that height is left."""
        if not self.pages or self.room < height:
            self.new_page()

    @contextmanager
    def printed_as(self, style: Style) -> Iterator[None]:
        """Write what follows with the style's press and letters, for as long as the context lasts."""
        self._look, before = style, self._look
        yield
        self._look = before

    def text(
        self, x: float, base: float, text: str, font: str, size: float, *, color: Color = BLACK, mode: int = 0
    ) -> None:
        """Write one line with its baseline at `base`. Mode 3 writes invisibly."""
        if not (self._look.words_apart and " " in text):
            self._print(Text(x, base, text, font, size, color, mode))
            return
        space = text_width(" ", font, size)
        for word in text.split(" "):
            self._print(Text(x, base, word, font, size, color, mode))
            x += text_width(word, font, size) + space

    def _print(self, mark: Text) -> None:
        look, text = self._look, in_letters(mark.text, self._look.letters)
        fonts: Fonts = "embedded" if self.fonts == "standard" and look.letters != "plain" else self.fonts
        face, size = font_for(text, mark.font), mark.size
        if fonts != "standard":
            face, size = embedded(mark.font, fonts), mark.size * _OWN_FONT
        press = look.press if mark.mode == 0 and max(mark.color) < _DARK else "once"
        for one in impressions(text, face, size, press):
            x, base, color = mark.x + one.right, mark.base + one.down, one.color or mark.color
            self.pages[-1].marks.append(Text(x, base, one.text, face, size, color, mark.mode))

    def fill(self, x0: float, top: float, x1: float, bottom: float, color: Color) -> None:
        """Fill a rectangle."""
        self.pages[-1].marks.append(Fill(x0, top, x1, bottom, color))

    def stroke(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        *,
        color: Color = BLACK,
        thick: float = 0.75,
        dashes: str = "",
    ) -> None:
        """Stroke the outline of a rectangle; one without width or height is a line."""
        self.pages[-1].marks.append(Stroke(x0, top, x1, bottom, color, thick, dashes))

    def wedge(self, wedge: Wedge) -> None:
        """Fill a slice of a pie."""
        self.pages[-1].marks.append(wedge)

    def save(self, title: str, producer: str = "") -> bytes:
        """Return the PDF, the same bytes each time."""
        out = io.BytesIO()
        rl_config.useA85 = 0  # binary streams: a fifth smaller and faster
        canvas = Canvas(out, invariant=1, pageCompression=1)
        canvas.setTitle(title)
        if producer:
            canvas.setProducer(producer)
        for page, footer in zip(self.pages, self._footers(), strict=True):
            _paint(canvas, page, footer, self.stamp, self.margin)
        canvas.save()
        return out.getvalue()

    def _footers(self) -> list[tuple[str, str]]:
        counts = [sum(page.part == part for page in self.pages) for part in range(len(self.footers))]
        seen = [0] * len(self.footers)
        lines = []
        for page in self.pages:
            seen[page.part] += 1
            words = self.footers[page.part]
            lines.append((words, self.page_words.format(n=seen[page.part], m=counts[page.part])) if words else ("", ""))
        return lines


def _paint(canvas: Canvas, page: Page, footer: tuple[str, str], stamp: str, margin: float) -> None:
    canvas.setPageSize((page.height, page.width) if page.lies == "sideways" else (page.width, page.height))
    canvas.setPageRotation(90 if page.lies == "rotated" else 0)
    if page.lies in ("rotated", "sideways"):
        canvas.transform(0, 1, -1, 0, page.height, 0)
    pen = _Pen(canvas, page.height)
    for mark in page.marks:
        pen.paint(mark)
    if stamp:
        pen.paint(Text(page.width / 2 - 30, 26, stamp, REGULAR, 16, (0.55, 0.1, 0.1), 0))
    if footer[0]:
        base = page.height - margin + 8
        size = 9.0
        pen.paint(Text(margin, base, footer[0], font_for(footer[0], REGULAR), size, BLACK, 0))
        x = page.width - margin - text_width(footer[1], REGULAR, size)
        pen.paint(Text(x, base, footer[1], REGULAR, size, BLACK, 0))
    canvas.showPage()


class _Pen:
    """Paints marks on the canvas; shapes go out as plain PDF operators, which is several times faster."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas, self.height = canvas, height
        self.font: tuple[str, float] = ("", 0.0)
        self.color: Color | None = None

    def paint(self, mark: Mark) -> None:
        """Paint one mark."""
        if isinstance(mark, Text):
            self._text(mark)
        elif isinstance(mark, Fill):
            self._shape(f"{_rgb(mark.color)} rg {self._box(mark.x0, mark.top, mark.x1, mark.bottom)} f")
        elif isinstance(mark, Stroke):
            ink = f"{_rgb(mark.color)} RG {mark.thick:.2f} w" + (f" {mark.dashes} d" if mark.dashes else "")
            if mark.x0 == mark.x1 or mark.top == mark.bottom:
                ends = f"{mark.x0:.2f} {self.height - mark.top:.2f} m {mark.x1:.2f} {self.height - mark.bottom:.2f} l"
            else:
                ends = self._box(mark.x0, mark.top, mark.x1, mark.bottom)
            self._shape(f"{ink} {ends} S")
        else:
            self._wedge(mark)

    def _shape(self, operators: str) -> None:
        self.canvas.addLiteral(f"q {operators} Q")

    def _box(self, x0: float, top: float, x1: float, bottom: float) -> str:
        return f"{x0:.2f} {self.height - bottom:.2f} {x1 - x0:.2f} {bottom - top:.2f} re"

    def _wedge(self, mark: Wedge) -> None:
        self.canvas.setFillColorRGB(*mark.color)
        self.color = mark.color
        x, y, radius = mark.x, self.height - mark.y, mark.radius
        self.canvas.wedge(x - radius, y - radius, x + radius, y + radius, mark.start, mark.extent, stroke=0, fill=1)

    def _text(self, mark: Text) -> None:
        if self.font != (mark.font, mark.size):
            self.font = (mark.font, mark.size)
            self.canvas.setFont(mark.font, mark.size)
        if self.color != mark.color:
            self.color = mark.color
            self.canvas.setFillColorRGB(*mark.color)
        self.canvas.drawString(mark.x, self.height - mark.base, mark.text, mode=mark.mode or None)


def _rgb(color: Color) -> str:
    return f"{color[0]:.3f} {color[1]:.3f} {color[2]:.3f}"
