"""From a layout to a Vega-Lite specification. Altair builds and checks the form once; each chart fills in its data."""

import copy
from functools import cache
from typing import Any

from lcap_viz.charts.layout import MARGIN, VALUE_GAP, WIDTH, Layout, Text

__all__ = ["COLORS", "FONT", "spec"]

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
INK, QUIET = "#1b1f24", "#50565e"
COLORS = {
    "main": ("#0b5f94", "#0b5f94"),
    "strong": ("#d55e00", "#a84a00"),
    "light": ("#d3e5f1", "#0b5f94"),
}
"""Fill and outline: a dark blue, the accent, and a pale blue that its outline keeps apart from the page."""


def spec(layout: Layout) -> dict[str, Any]:
    """Return the Vega-Lite specification of one chart."""
    filled = copy.deepcopy(_form())
    filled["height"] = layout.height
    filled["datasets"] = {"bars": _bars(layout), "words": _words(layout.texts), "ends": _ends(layout.texts)}
    scale = {"domain": [layout.low, layout.high], "range": [MARGIN, layout.right], "nice": False, "zero": True}
    for layer in filled["layer"]:
        if layer["data"]["name"] != "words":
            layer["encoding"]["x"]["scale"] = scale
    return filled


def _bars(layout: Layout) -> list[dict[str, Any]]:
    found = []
    for bar in layout.bars:
        fill, edge = COLORS[bar.style.rstrip("?")]
        paint = hatch(bar.style) if bar.style.endswith("?") else fill
        found.append({"value": bar.value, "zero": 0, "top": bar.top, "bottom": bar.bottom, "fill": paint, "edge": edge})
    return found


def hatch(style: str) -> str:
    """Return the color that stands for the stripes of a doubtful bar until `draw` puts the pattern in its place."""
    return {"main?": "#0b0001", "strong?": "#0b0002", "light?": "#0b0003"}[style]


def _words(texts: tuple[Text, ...]) -> list[dict[str, Any]]:
    return [{"x": MARGIN, **_word(text)} for text in texts if text.value is None]


def _ends(texts: tuple[Text, ...]) -> list[dict[str, Any]]:
    return [{"value": text.value, **_word(text)} for text in texts if text.value is not None]


def _word(text: Text) -> dict[str, Any]:
    return {"y": text.y, "text": text.text, "size": text.size, "bold": text.bold, "ink": QUIET if text.quiet else INK}


@cache
def _form() -> dict[str, Any]:
    """Return the empty specification: bars from zero, words at the left, values at the ends of the bars."""
    import altair as alt  # noqa: PLC0415  (heavy; needed only when charts are drawn)

    def pixels(channel: Any, field: str) -> Any:
        return channel(field, type="quantitative", scale=None, axis=None)

    def words(name: str, x: Any, *, bold: bool) -> Any:
        chart = alt.Chart(alt.NamedData(name=name))
        mark = chart.mark_text(
            align="left", baseline="alphabetic", dx=VALUE_GAP if name == "ends" else 0, aria=False, limit=0
        )
        size = alt.Size("size", type="quantitative", scale=None)
        color = alt.Color("ink", type="nominal", scale=None)
        encoded = mark.encode(x=x, y=pixels(alt.Y, "y"), text=alt.Text("text", type="nominal"), size=size, color=color)
        weighed = encoded.transform_filter(alt.FieldEqualPredicate(field="bold", equal=bold))
        weighed.mark.fontWeight = "bold" if bold else "normal"
        return weighed

    value = alt.X("value", type="quantitative", axis=None)
    bars = (
        alt.Chart(alt.NamedData(name="bars"))
        .mark_rect(aria=False, strokeWidth=1)
        .encode(
            x=value,
            x2="zero",
            y=pixels(alt.Y, "top"),
            y2="bottom",
            fill=alt.Fill("fill", type="nominal", scale=None),
            stroke=alt.Stroke("edge", type="nominal", scale=None),
        )
    )
    left = pixels(alt.X, "x")
    layers = (bars, words("words", left, bold=False), words("words", left, bold=True), words("ends", value, bold=True))
    chart = alt.layer(*layers).properties(width=WIDTH, height=100, padding=0, background="white")
    chart = chart.resolve_scale(x="independent").configure_view(stroke=None).configure_text(font=FONT)
    form: dict[str, Any] = chart.to_dict()
    return form
