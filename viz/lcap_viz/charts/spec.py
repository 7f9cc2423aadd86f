"""From a layout to a Vega specification: each chart fills its data into the form that Altair built."""

from typing import Any

from lcap_viz.charts.form import WORDS, empty_form
from lcap_viz.charts.paint import INK, QUIET, paint_of, stand_in
from lcap_viz.charts.shapes import MARGIN, Layout, Text

__all__ = ["spec"]


def spec(layout: Layout) -> dict[str, Any]:
    """Return the Vega specification of one chart: the form with its height, its data and its scale of values."""
    filled = empty_form()
    filled["height"] = layout.height
    rows = {"bands": _bands(layout), "boxes": _boxes(layout), "bars": _bars(layout), **_texts(layout.texts)}
    for data in filled["data"]:
        if data["name"] in rows:
            data["values"] = rows[data["name"]]
    for scale in filled["scales"]:
        scale |= {"domain": [layout.low, layout.high], "range": [MARGIN, layout.right]}
    return filled


def _bars(layout: Layout) -> list[dict[str, Any]]:
    return [
        {"value": bar.value, "zero": 0, "top": bar.top, "bottom": bar.bottom, **_paint(bar.style)}
        for bar in layout.bars
    ]


def _boxes(layout: Layout) -> list[dict[str, Any]]:
    return [
        {"left": box.left, "right": box.right, "top": box.top, "bottom": box.bottom, "corner": _corner(box), **paint}
        for box in layout.boxes
        for paint in (_paint(box.style),)
    ]


def _corner(box: Any) -> float:
    return float(box.right - box.left) / 2 if box.round else 0.0


def _bands(layout: Layout) -> list[dict[str, Any]]:
    return [
        {"band": n, "step": step, "x": x, "y": y, **_paint(band.style)}
        for n, band in enumerate(layout.bands)
        for step, (x, y) in enumerate(band.points)
    ]


def _paint(style: str) -> dict[str, str]:
    return {"fill": stand_in(style), "edge": paint_of(style).edge}


def _texts(texts: tuple[Text, ...]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in WORDS}
    for text in texts:
        said = {"y": text.y, "text": text.text, "size": text.size, "bold": text.bold}
        said["ink"] = QUIET if text.quiet else INK
        if text.value is not None:
            found["ends"].append({"value": text.value, **said})
        else:
            found["middles" if text.middle else "words"].append({"x": text.x, **said})
    return found
