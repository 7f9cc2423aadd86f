"""Pictures of the places where a plan's figures stand, cut from its pages: small, grey, one for a whole row.

Made in the reading process, after the plan was handed over: the caller works on the plan meanwhile.
"""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lcap_extract.opening import Source
from lcap_models.crops import Crop
from lcap_models.figure import Figure
from lcap_models.place import Box, PdfPlace, Turn
from lcap_models.plan import Plan, Row

if TYPE_CHECKING:
    from PIL.Image import Image

    from lcap_extract.plans import Progress

__all__ = ["crops", "plans_and_crops", "regions"]

DPI = 110
"""Pixels of an inch of the page: small print of tables (6 points) is 9 pixels high, still read."""

GREYS = (0, 96, 204, 255)
"""Levels of grey: enough for clean letters, at half the bytes of 16. Shaded rows come out lighter than they are."""

EDGE = float("inf")
"""Right side of a band over the whole page, whatever the page's width."""

MOST_PIXELS = 4_000
"""Pixels of the longer side of a page's picture, whatever the page's size: bounds memory at 16 MB."""

MOST_CROPS = 1_500
"""Pictures of one plan. The largest plan seen has 500 rows with figures."""

MOST_BYTES = 3_000_000
"""Bytes of all pictures of one plan, three times what a report holds; the report chooses."""

TALLEST = 220.0
"""Points of a row's picture. A taller row (a whole page of words) is shown around its figures only."""

PAD = 2.0
"""Points around a row, so that its lines are seen."""

ABOVE, BELOW = 44.0, 10.0
"""Points around a figure that stands in no row: the words or the heading it belongs to."""

JOINED = 124.0
"""Points: figures outside rows that fit into a picture of this height together share one."""


def plans_and_crops(source: Source, progress: "Progress | None" = None) -> Iterator[object]:
    """Yield the plans of the file, then their pictures: a tuple of `Crop` by each plan's number. For `child`."""
    from lcap_extract.plans import read_plans_helped  # noqa: PLC0415  the tests of this module need no reader

    plans = read_plans_helped(source, progress)
    yield plans
    yield {plan.document.plan_number: crops(source, regions(plan), plan.document.turned_pages) for plan in plans}


def regions(plan: Plan) -> tuple[PdfPlace, ...]:
    """Return the places to show: one for each row with figures (on each of its pages), and those around the others."""
    outside = [figure for part in (*plan.overviews, *plan.services) for figure in part.figures.values()]
    outside += [figure for table in plan.tables for figure in table.totals.values()]
    rows = (place for table in plan.tables for row in table.rows for place in _of_row(row))
    return tuple(dict.fromkeys((*_around(outside), *rows)))[:MOST_CROPS]


def _shown(figures: Iterable[Figure]) -> dict[int, list[Box]]:
    """Return the boxes of figures that print something, by page."""
    boxes: defaultdict[int, list[Box]] = defaultdict(list)
    for figure in figures:
        if isinstance(figure.place, PdfPlace) and (figure.value is not None or figure.text.strip()):
            boxes[figure.place.page].append(figure.place.box)
    return boxes


def _of_row(row: Row) -> Iterator[PdfPlace]:
    """Yield the row's place on each of its pages; the row's own box counts where it stands."""
    own = row.place
    for page, boxes in _shown(row.figures.values()).items():
        around = _union(boxes)
        if isinstance(own, PdfPlace):
            wide = Box(min(own.box.x0, around.x0), around.top, max(own.box.x1, around.x1), around.bottom)
            whole = _union([own.box, wide]) if own.page == page else wide
            around = whole if whole.bottom - whole.top <= TALLEST else wide
        yield PdfPlace(page, _padded(around, PAD, PAD))


def _around(figures: Iterable[Figure]) -> Iterator[PdfPlace]:
    """Yield bands over the whole page around figures outside rows; neighbours share one."""
    for page, boxes in _shown(figures).items():
        band: list[Box] = []
        for box in sorted(boxes, key=lambda box: box.top):
            if band and _height(_union([*band, box])) > JOINED - ABOVE - BELOW:
                yield _band(page, band)
                band = []
            band.append(box)
        yield _band(page, band)


def _band(page: int, boxes: Sequence[Box]) -> PdfPlace:
    around = _padded(_union(boxes), ABOVE, BELOW)
    return PdfPlace(page, Box(0, around.top, EDGE, around.bottom))


def _height(box: Box) -> float:
    return box.bottom - box.top


def _union(boxes: Sequence[Box]) -> Box:
    x0, top = min(box.x0 for box in boxes), min(box.top for box in boxes)
    return Box(x0, top, max(box.x1 for box in boxes), max(box.bottom for box in boxes))


def _padded(box: Box, above: float, below: float) -> Box:
    return Box(box.x0 - PAD, box.top - above, box.x1 + PAD, box.bottom + below)


def crops(source: Source, places: Iterable[PdfPlace], turns: Iterable[Turn] = ()) -> tuple[Crop, ...]:
    """Return the picture of each place; a page that cannot be drawn has none. Turned pages are shown as turned.

    Boxes are cut to the page, and to what is printed in them where they run over its whole width. A file other than a
    PDF has no pages to show. At most `MOST_BYTES` altogether: the first places come first.
    """
    if source.kind != "pdf":
        return ()
    by_page: defaultdict[int, list[Box]] = defaultdict(list)
    for place in places:
        by_page[place.page].append(place.box)
    made, left = [], MOST_BYTES
    for crop in _drawn(source.data, by_page, {turn.page: turn for turn in turns}):
        left -= len(crop.png)
        if left < 0:
            break
        made.append(crop)
    return tuple(made)


def _drawn(data: bytes, by_page: dict[int, list[Box]], turns: Mapping[int, Turn]) -> Iterator[Crop]:
    import pypdfium2  # noqa: PLC0415

    with contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        if document.get_formtype():
            document.init_forms()  # or what was typed into form fields is not painted
        for number, boxes in by_page.items():
            with contextlib.suppress(pypdfium2.PdfiumError, MemoryError):
                picture, scale = _page(document, number)
                picture = _turned(picture, turns.get(number))
                for box in boxes:
                    if (crop := _cut(picture, scale, number, box)) is not None:
                        yield crop


def _page(document: Any, number: int) -> "tuple[Image, float]":
    """Return a page in grey as displayed, and its pixels per point."""
    with contextlib.closing(document[number - 1]) as page:
        scale = min(DPI / 72, MOST_PIXELS / max(page.get_size()))
        bitmap = page.render(scale=scale, grayscale=True)
        return bitmap.to_pil().copy(), scale


def _turned(picture: "Image", turn: Turn | None) -> "Image":
    """Return a page's picture as the page was held to read it; what comes in at the corners is white."""
    from PIL import Image  # noqa: PLC0415

    if turn is not None and turn.quarters:
        picture = picture.rotate(90 * turn.quarters, expand=True)
    if turn is not None and turn.degrees:
        picture = picture.rotate(turn.degrees, Image.Resampling.BICUBIC, fillcolor=255)
    return picture


def _cut(picture: "Image", scale: float, page: int, box: Box) -> Crop | None:
    left, top = max(0, int(box.x0 * scale)), max(0, int(box.top * scale))
    right = picture.width if box.x1 == EDGE else min(picture.width, round(box.x1 * scale))
    bottom = min(picture.height, round(box.bottom * scale))
    if right <= left or bottom <= top:
        return None
    piece = picture.crop((left, top, right, bottom))
    if box.x1 == EDGE:
        side, _, other, _ = _ink(piece)
        left, right = left + side, left + other
        piece = piece.crop((side, 0, other, piece.height))
    shown = Box(left / scale, top / scale, right / scale, bottom / scale)
    return Crop(page, shown, _png(piece), piece.width, piece.height)


def _ink(piece: "Image") -> tuple[int, int, int, int]:
    """Return the corner pixels of what is printed on white, with a little room; all of it where nothing is."""
    box = piece.point([255 * (level < 200) for level in range(256)]).getbbox()
    room = 6
    if box is None:
        return 0, 0, piece.width, piece.height
    return max(0, box[0] - room), box[1], min(piece.width, box[2] + room), box[3]


def _png(piece: "Image") -> bytes:
    """Return the picture in a few greys as PNG, two bits a pixel; the same picture gives the same bytes."""
    from PIL import Image  # noqa: PLC0415

    few = piece.point([(level * (len(GREYS) - 1) + 127) // 255 for level in range(256)])
    flat = Image.frombytes("P", few.size, few.tobytes())
    flat.putpalette([level for level in GREYS for _ in range(3)])
    held = BytesIO()
    flat.save(held, "PNG", bits=2)
    return held.getvalue()
