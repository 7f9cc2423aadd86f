"""One page: held upright, set straight, its lines found and painted out, its words read, its numbers read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from lcap_extract.boxes import cell_boxes
from lcap_extract.ink import PageInk, Rule, Word
from lcap_extract.scans import images
from lcap_extract.scans.again import read_cells, read_outside, small_cells
from lcap_extract.scans.cleaning import cleaned
from lcap_extract.scans.edges import pieces_of_lines
from lcap_extract.scans.found import SeenPage, Stance
from lcap_extract.scans.images import Grey, Pixels
from lcap_extract.scans.rapid import Rapid
from lcap_extract.scans.ruling import strokes_apart, whole_lines, without_lines
from lcap_extract.scans.skew import askew
from lcap_extract.scans.squares import squares_in
from lcap_extract.scans.strips import DUST, grown, padded, strips_in
from lcap_extract.scans.tesseract import Seen, Tesseract
from lcap_models.place import Box

__all__ = ["Prepared", "prepared", "read_page", "second_lines"]

PALE = 200
"""Ink is darker than this, on a white ground, even where it is pale."""

EDGE = 0.02
"""Inches around a tick box that belong to it: what is pale of its frame, and its shadow."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page held upright and straight: black on white without lines, its dots per inch, lines and cells in points."""

    picture: Grey
    dpi: float
    rules: tuple[Rule, ...]
    cells: tuple[Box, ...]
    stance: Stance
    squares: tuple[tuple[Pixels, bool], ...] = ()

    def pixels(self, box: Box) -> Pixels:
        """Return a box of points in pixels."""
        scale = self.dpi / images.POINTS
        return round(box.x0 * scale), round(box.top * scale), round(box.x1 * scale), round(box.bottom * scale)

    def points(self, box: Pixels) -> Box:
        """Return a box of pixels in points."""
        scale = images.POINTS / self.dpi
        return Box(box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale)


def prepared(page: Any, dpi: float, quarters: int, degrees: float | None = None) -> Prepared:
    """Return the page made ready for the engines; an angle that is known is not looked for again."""
    width, height = page.get_size()
    drawn, dpi = images.drawn(page, dpi)
    clean, grainy = cleaned(drawn)
    held = images.turned(clean, quarters)
    angle = askew(held) if degrees is None else degrees
    straight = images.straightened(held, angle)
    pieces = strokes_apart(pieces_of_lines(straight, dpi, grainy=grainy), dpi)
    scale = images.POINTS / dpi
    lines = whole_lines(pieces, dpi)
    rules = tuple(Rule(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in lines)
    cells = tuple(cell_boxes(rules))
    bare = Prepared(straight, dpi, rules, cells, Stance(quarters % 4, angle, width, height, dpi))
    even = images.evened(straight, [bare.pixels(cell) for cell in cells])
    squares = tuple(squares_in(even, dpi))
    return Prepared(without_lines(even, (*pieces, *lines), dpi), dpi, rules, cells, bare.stance, squares)


def read_page(page: Any, number: int, engine: Tesseract, dpi: float, quarters: int = 0) -> SeenPage:
    """Return what the first engine sees on the page."""
    ready = prepared(page, dpi, quarters)
    picture = _without(ready.picture, [box for box, _ in ready.squares], round(EDGE * ready.dpi))
    cells = small_cells(picture, [ready.pixels(cell) for cell in ready.cells], ready.dpi)
    outer = _without(picture, cells)
    seen = [word for word in engine.page(outer, ready.dpi) if _has_ink(outer, word)]
    outside = list(read_outside(picture, seen, engine))
    inside = read_cells(picture, ready.dpi, cells, engine)
    words = tuple(_word(ready, word, order) for order, word in enumerate((*outside, *inside)))
    scale = images.POINTS / ready.dpi
    high, wide = ready.picture.shape
    ink = PageInk(number, wide * scale, high * scale, words, ready.rules)
    squares = tuple((ready.points(box), ticked) for box, ticked in ready.squares)
    return SeenPage(ink, _text(outside, inside), ready.stance, _sureness((*outside, *inside)), squares)


def _has_ink(picture: Grey, word: Seen) -> bool:
    """Tell whether there is ink where the engine saw a word: in white with a little noise it sees some, too."""
    return int((picture[word.top : word.bottom, word.x0 : word.x1] < PALE).sum()) >= DUST


def _without(picture: Grey, boxes: Sequence[Pixels], edge: int = 0) -> Grey:
    """Return the picture with those boxes, and an edge of so many pixels around each, painted white."""
    clean = picture.copy()
    for x0, top, x1, bottom in boxes:
        clean[max(0, top - edge) : bottom + edge, max(0, x0 - edge) : x1 + edge] = 255
    return clean


def _sureness(seen: Sequence[Seen]) -> float:
    letters = sum(len(word.text) for word in seen)
    return sum(word.sure * len(word.text) for word in seen) / letters if letters else 0.0


def _text(outside: Sequence[Seen], inside: Sequence[Seen]) -> str:
    """Return the page's text line by line, that of cells before the line that stands lower."""
    cells = [list(line) for _, line in groupby(inside, key=lambda word: word.line)]
    texts: list[str] = []
    for _, line in groupby(outside, key=lambda word: word.line):
        words = list(line)
        while cells and cells[0][0].top < words[0].top:
            texts.append(_joined(cells.pop(0)))
        texts.append(_joined(words))
    return "\n".join((*texts, *map(_joined, cells)))


def _joined(words: Sequence[Seen]) -> str:
    return " ".join(word.text for word in words)


def _word(ready: Prepared, seen: Seen, order: int) -> Word:
    box = ready.points((seen.x0, seen.top, seen.x1, seen.bottom))
    return Word(seen.text, box.x0, box.top, box.x1, box.bottom, order)


def second_lines(ready: Prepared, engine: Rapid, boxes: Sequence[Box]) -> list[tuple[str, ...]]:
    """Return the lines that the second engine reads in each box.

    The boxes are cells, or words that the first engine saw: their strips go on to where white begins.
    """
    cells = [ready.pixels(cell) for cell in ready.cells]
    strips: list[tuple[int, int, Pixels]] = []
    for number, box in enumerate(boxes):
        pixels = ready.pixels(box)
        inside = any(_same(pixels, cell) for cell in cells)
        for strip in strips_in(ready.picture, pixels, ready.dpi):
            strips.append((number, strip.line, strip.box if inside else grown(ready.picture, strip.box)))
    texts = engine.lines([padded(ready.picture, box) for _, _, box in strips])
    lines: list[dict[int, str]] = [{} for _ in boxes]
    for (number, line, _), text in zip(strips, texts, strict=True):
        lines[number][line] = f"{lines[number].get(line, '')} {text}".strip()
    return [tuple(line for line in own.values() if line) for own in lines]


def _same(one: Pixels, other: Pixels) -> bool:
    return all(abs(a - b) <= 4 for a, b in zip(one, other, strict=True))
