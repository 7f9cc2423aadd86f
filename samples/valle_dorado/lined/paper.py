"""Landscape pages with a cursor, and what these forms put on them: text, boxes, tick boxes."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from valle_dorado.ink import BOLD, REGULAR, font_for, text_width, wrap

__all__ = ["BOTTOM", "LEFT", "RIGHT", "SIZE", "TOP", "Paper"]

LEFT, RIGHT, TOP, BOTTOM = 36.0, 756.0, 42.0, 568.0
HEIGHT, WIDTH = 612.0, 792.0
SIZE = 9.0
LEAD = 11.0
PAD = 4.0
Color = tuple[float, float, float]
BLACK: Color = (0.0, 0.0, 0.0)
LILAC = (0.95, 0.9, 0.95)
PURPLE = (0.6, 0.2, 0.7)
_TICK_SIZE = 10.0


class Paper:
    """Pages being filled; `y` is the cursor's distance from the top."""

    def __init__(self, look: str, numbers: str) -> None:
        self._out = io.BytesIO()
        rl_config.useA85 = 0
        self.canvas = Canvas(self._out, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
        self.ticks, self.numbers = look, numbers
        self.page, self.y = 1, TOP
        self._number()

    def new_page(self) -> None:
        """Go on to a new page."""
        self.canvas.showPage()
        self.page, self.y = self.page + 1, TOP
        self._number()

    def _number(self) -> None:
        if self.numbers == "top":
            self.text(700, 24, f"Page {self.page} of 99")
        else:
            self.text(392, 598, str(self.page))

    def need(self, height: float) -> None:
        """Go to a new page unless that height is left."""
        if self.y + height > BOTTOM:
            self.new_page()

    def save(self) -> bytes:
        """Return the PDF, the same bytes each time."""
        self.canvas.save()
        return self._out.getvalue()

    def text(
        self, x: float, base: float, text: str, font: str = REGULAR, size: float = SIZE, *, color: Color = BLACK
    ) -> float:
        """Write one line with its baseline at `base` and return where it ends."""
        self.canvas.setFillColorRGB(*color)
        self.canvas.setFont(font_for(text, font), size)
        self.canvas.drawString(x, HEIGHT - base, text)
        return x + text_width(text, font, size)

    def heading(self, text: str, size: float = 11) -> None:
        """Write a heading on a line of its own."""
        self.need(size * 3)
        self.y += size + 6
        self.text(LEFT + 3, self.y, text, BOLD, size, color=(0, 0, 0.8))
        self.y += 6

    def paragraph(self, text: str) -> None:
        """Write running text."""
        for line in wrap(text, REGULAR, SIZE, RIGHT - LEFT - 8):
            self.need(LEAD)
            self.y += LEAD
            self.text(LEFT + 3, self.y, line)
        self.y += 6

    def frame(self, x0: float, top: float, x1: float, bottom: float, *, shown: bool = True) -> None:
        """Fill a box and draw its outline; unseen, it leaves white paper."""
        if not shown:
            return
        self.canvas.setFillColorRGB(*LILAC)
        self.canvas.setStrokeColorRGB(*PURPLE)
        self.canvas.setLineWidth(0.6)
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=1, fill=1)

    def lines_in(self, x0: float, x1: float, top: float, lines: Sequence[str]) -> None:
        """Write lines into a box that begins at `top`."""
        for number, line in enumerate(lines, 1):
            self.text(x0 + PAD, top + PAD - 2 + number * LEAD, line)

    def action_head(self, number: str, *, in_cells: bool) -> None:
        """Write "Action" and its number on a line of their own."""
        self.y += 18
        if in_cells:
            self.frame(LEFT, self.y - 14, LEFT + 50, self.y + 5)
            self.frame(LEFT + 50, self.y - 14, LEFT + 90, self.y + 5)
        end = self.text(LEFT + 9, self.y, "Action", REGULAR, 10, color=PURPLE)
        self.text(LEFT + 56 if in_cells else end + 12, self.y, number, BOLD, 14, color=PURPLE)
        self.y += 10

    def tick(self, x: float, base: float, ticked: bool) -> float:
        """Put a tick box and return where its item begins."""
        top = base - _TICK_SIZE + 1.5
        if self.ticks == "pictures":
            self.canvas.drawImage(_picture(ticked), x, HEIGHT - top - _TICK_SIZE - 2, 12, 12)
        elif self.ticks == "signs":
            self.canvas.setFillColorRGB(0, 0, 0)
            self.canvas.setFont("ZapfDingbats", 9)
            self.canvas.drawString(x, HEIGHT - base, "\u25a0" if ticked else "\u2751")
        elif self.ticks == "letters":
            if ticked:
                self.text(x, base, "X", BOLD)
        elif self.ticks != "lost":
            self._drawn(x, top, ticked)
        return x + _TICK_SIZE + 6

    def _drawn(self, x: float, top: float, ticked: bool) -> None:
        canvas, low, high = self.canvas, HEIGHT - top - _TICK_SIZE, HEIGHT - top
        canvas.setStrokeColorRGB(0, 0, 0)
        canvas.setLineWidth(0.75)
        canvas.rect(x, low, _TICK_SIZE, _TICK_SIZE, stroke=1, fill=0)
        if ticked:
            canvas.line(x, low, x + _TICK_SIZE, high)
            canvas.line(x, high, x + _TICK_SIZE, low)


def _picture(ticked: bool) -> ImageReader:
    """Return a sunken grey box as browsers draw a disabled check box, with a grey tick or without."""
    picture = Image.new("RGB", (26, 26), (212, 208, 200))
    draw = ImageDraw.Draw(picture)
    draw.line([(0, 25), (0, 0), (25, 0)], fill=(90, 90, 90), width=3)
    draw.line([(0, 25), (25, 25), (25, 0)], fill=(250, 250, 250), width=2)
    if ticked:
        draw.line([(7, 12), (11, 17), (19, 7)], fill=(120, 120, 120), width=4)
    out = io.BytesIO()
    picture.save(out, "PNG")
    out.seek(0)
    return ImageReader(out)
