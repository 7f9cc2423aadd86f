"""What a chart is drawn of, and its measures. All places are pixels from the top left."""

from dataclasses import dataclass

__all__ = [
    "BODY",
    "INNER",
    "LABEL",
    "LEADING",
    "MARGIN",
    "NOTE",
    "SMALL",
    "SOURCE",
    "SUBTITLE",
    "TITLE",
    "VALUE_GAP",
    "WIDTH",
    "Band",
    "Bar",
    "Box",
    "Layout",
    "Style",
    "Text",
]

WIDTH = 400
MARGIN = 10
INNER = WIDTH - 2 * MARGIN
TITLE, SUBTITLE, LABEL, BODY, NOTE, SMALL, SOURCE = 21.0, 14.0, 15.0, 14.0, 13.0, 12.5, 12.0
"""Font sizes; a chart as wide as a phone shows them at about 0.9, half a letter page at about 0.75 points a pixel."""
LEADING = 1.28
"""Line height as a multiple of the font size."""
VALUE_GAP = 7.0

Style = str
"""How a shape is filled, a key of `paint.PAINTS`; with "?" appended where its amount is doubtful."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its value from zero, top and bottom in pixels, and its style."""

    value: float
    top: float
    bottom: float
    style: Style


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; with `round` a coin."""

    left: float
    top: float
    right: float
    bottom: float
    style: Style
    round: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A closed shape through its points."""

    points: tuple[tuple[float, float], ...]
    style: Style


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words. `value` places it at the end of a bar of that value; else it starts at `x`.

    With `middle` it is centered there.
    """

    text: str
    y: float
    size: float
    bold: bool = False
    quiet: bool = False
    value: float | None = None
    x: float = MARGIN
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart ready to draw. Bars run from `MARGIN` to `right` pixels over `low` to `high`; `head` and `foot` are the
    heights at which the plot starts and ends, so that a page can show it under a heading of its own. Bands lie under
    boxes, boxes under bars, all under words."""

    height: float
    head: float
    foot: float
    low: float
    high: float
    right: float
    bars: tuple[Bar, ...]
    texts: tuple[Text, ...]
    bands: tuple[Band, ...] = ()
    boxes: tuple[Box, ...] = ()
