"""The empty specification of every chart, built and checked by Altair, compiled to Vega and kept as `form.json`.

Altair takes as long to import as all charts take to draw, the compiler as long for each chart as drawing it, and the
form is always the same: who draws reads the file.

    python -m lcap_viz.charts.form      writes the file anew, after a change here; a test compares it with what is built
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from lcap_viz.charts.shapes import VALUE_GAP, WIDTH

__all__ = ["FONT", "WORDS", "built", "empty_form"]

FONT = "'Source Sans Pro', 'Source Sans 3', Arial, Helvetica, 'Liberation Sans', Roboto, sans-serif"
"""Ours, then fonts that phones and computers have and that are no wider than `measure` takes them to be."""

WORDS = ("words", "middles", "ends")
"""The data sets that hold words: at the left, centered, at the ends of bars."""

_FILE = Path(__file__).with_name("form.json")


def empty_form() -> dict[str, Any]:
    """Return the empty Vega specification, a new one each time: bands, boxes, bars from zero, words."""
    form: dict[str, Any] = json.loads(_stored())
    return form


@cache
def _stored() -> str:
    return _FILE.read_text(encoding="utf-8")


def built() -> dict[str, Any]:
    """Return the empty specification as Altair builds it and the renderer compiles it; all its scales are of values."""
    import altair as alt  # noqa: PLC0415  heavy, and of no use to who only draws
    import vl_convert  # noqa: PLC0415

    def pixels(channel: Any, field: str) -> Any:
        return channel(field, type="quantitative", scale=None, axis=None)

    def plain(channel: Any, field: str) -> Any:
        return channel(field, type="nominal", scale=None)

    painted = {"fill": plain(alt.Fill, "fill"), "stroke": plain(alt.Stroke, "edge")}
    upright = {"y": pixels(alt.Y, "top"), "y2": "bottom"}
    scale = alt.Scale(domain=[0, 1], range=[0, WIDTH], nice=False, zero=True)
    value = alt.X("value", type="quantitative", axis=None, scale=scale)
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
    none: dict[str, Any] = {name: [] for name in ("bands", "boxes", "bars", *WORDS)}
    form: dict[str, Any] = vl_convert.vegalite_to_vega({**chart.to_dict(), "datasets": none})
    return form


if __name__ == "__main__":
    _FILE.write_text(json.dumps(built(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
