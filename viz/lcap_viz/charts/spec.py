"""From a layout to a Vega-Lite specification. Altair builds and checks the form once; each chart fills in its data."""

import copy
from functools import cache
from typing import Any

from lcap_viz.charts.paint import INK, QUIET, paint_of, stand_in
from lcap_viz.charts.shapes import MARGIN, VALUE_GAP, WIDTH, Layout, Text

__all__ = ["FONT", "WORDS", "spec"]

FONT = "'Source Sans Pro', 'Source Sans 3', Arial, Helvetica, 'Liberation Sans', Roboto, sans-serif"
"""Ours, then fonts that phones and computers have and that are no wider than `measure` takes them to be."""
WORDS = ("words", "middles", "ends")
"""The data sets that hold words: at the left, centered, at the ends of bars."""


def spec(layout: Layout) -> dict[str, Any]:
    """Return the Vega-Lite specification of one chart; it has layers only for what the chart has."""
    filled = dict(_form())
    filled["height"] = layout.height
    data = {"bands": _bands(layout), "boxes": _boxes(layout), "bars": _bars(layout), **_texts(layout.texts)}
    filled["datasets"] = {name: rows for name, rows in data.items() if rows}
    filled["layer"] = [
        copy.deepcopy(layer) for layer in _form()["layer"] if layer["data"]["name"] in filled["datasets"]
    ]
    scale = {"domain": [layout.low, layout.high], "range": [MARGIN, layout.right], "nice": False, "zero": True}
    for layer in filled["layer"]:
        if layer["data"]["name"] in {"bars", "ends"}:
            layer["encoding"]["x"]["scale"] = scale
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


@cache
def _form() -> dict[str, Any]:
    """Return the empty specification: bands, boxes, bars from zero, words."""
    import altair as alt  # noqa: PLC0415  (heavy; needed only when charts are drawn)

    def pixels(channel: Any, field: str) -> Any:
        return channel(field, type="quantitative", scale=None, axis=None)

    def plain(channel: Any, field: str) -> Any:
        return channel(field, type="nominal", scale=None)

    painted = {"fill": plain(alt.Fill, "fill"), "stroke": plain(alt.Stroke, "edge")}
    upright = {"y": pixels(alt.Y, "top"), "y2": "bottom"}
    value = alt.X("value", type="quantitative", axis=None)
    left = pixels(alt.X, "x")

    def words(name: str, x: Any, *, bold: bool) -> Any:
        chart = alt.Chart(alt.NamedData(name=name))
        dx = VALUE_GAP if name == "ends" else 0
        mark = chart.mark_text(align="left", baseline="alphabetic", dx=dx, aria=False, limit=0)
        if name == "middles":
            mark.mark.align = "center"
        size = alt.Size("size", type="quantitative", scale=None)
        encoded = mark.encode(
            x=x, y=pixels(alt.Y, "y"), text=alt.Text("text", type="nominal"), size=size, color=plain(alt.Color, "ink")
        )
        weighed = encoded.transform_filter(alt.FieldEqualPredicate(field="bold", equal=bold))
        weighed.mark.fontWeight = "bold" if bold else "normal"
        return weighed

    closed = {"detail": alt.Detail("band", type="nominal"), "order": alt.Order("step", type="quantitative")}
    bands = (
        alt.Chart(alt.NamedData(name="bands"))
        .mark_line(filled=True, interpolate="linear-closed", aria=False, strokeWidth=0.8)
        .encode(x=left, y=pixels(alt.Y, "y"), **closed, **painted)
    )
    boxes = (
        alt.Chart(alt.NamedData(name="boxes"))
        .mark_rect(aria=False, strokeWidth=1, cornerRadius=alt.expr("datum.corner"))
        .encode(x=pixels(alt.X, "left"), x2="right", **upright, **painted)
    )
    bars = (
        alt.Chart(alt.NamedData(name="bars"))
        .mark_rect(aria=False, strokeWidth=1)
        .encode(x=value, x2="zero", **upright, **painted)
    )
    texts = [words(name, value if name == "ends" else left, bold=bold) for name in WORDS for bold in (False, True)]
    chart = alt.layer(bands, boxes, bars, *texts).properties(width=WIDTH, height=100, padding=0, background="white")
    chart = chart.resolve_scale(x="independent").configure_view(stroke=None).configure_text(font=FONT)
    form: dict[str, Any] = chart.to_dict()
    return form
