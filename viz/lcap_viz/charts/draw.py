"""From facts to charts: with `pictures` the only module that calls the renderer.

Each chart becomes an SVG that says its own title, description and language, and a text. Its PNG is made from that
SVG by `pictures`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from lcap_models.ledger import Ledger
from lcap_viz.charts.catalog import all_facts
from lcap_viz.charts.form import FONT, WORDS
from lcap_viz.charts.layout import arrange
from lcap_viz.charts.paint import patterns
from lcap_viz.charts.pictures import Painter, own_font
from lcap_viz.charts.shapes import Band, Bar, Box, Layout, Text
from lcap_viz.charts.spec import spec
from lcap_viz.charts.text import describe, written
from lcap_viz.facts import ChartFacts, tell

__all__ = ["Chart", "draw", "draw_all", "warm_up"]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart in one language. `text` is its description as plain text, title first, then one line per row.

    `head` and `foot` tell where title and notes end in the picture (see `Layout`).
    """

    name: str
    lang: str
    svg: str
    text: str
    facts: ChartFacts
    head: float
    foot: float
    height: float


def draw_all(ledger: Ledger, langs: Iterable[str], painter: Painter | None = None) -> tuple[Chart, ...]:
    """Return every chart whose figures the ledger's plan has, in each language, in the order of the catalog.

    `painter` gets each SVG as soon as it is drawn.
    """
    tongues, charts = tuple(langs), []
    for facts in all_facts(ledger):
        for lang in tongues:
            charts.append(draw(facts, lang))
            if painter is not None:
                painter.ask([charts[-1].svg])
    return tuple(charts)


def warm_up() -> None:
    """Do the slow first-time work (half a second) ahead of time, for a caller that is waiting for something else."""
    texts = (Text("1", 20, 12), Text("1", 20, 12, value=1), Text("1", 20, 12, middle=True))
    band, box = Band(((1, 1), (2, 2), (1, 2)), "light"), Box(1, 1, 2, 2, "coin0", round=True)
    sample = Layout(40, 10, 30, 0, 1, 200, (Bar(1, 10, 20, "main"),), texts, (band,), (box,))
    with own_font():
        _render(spec(sample))


def draw(facts: ChartFacts, lang: str) -> Chart:
    """Return one chart in one language."""
    layout = arrange(facts, lang)
    with own_font():
        svg = dress(_render(spec(layout)), facts, lang)
    return Chart(facts.name, lang, svg, written(facts, lang), facts, layout.head, layout.foot, layout.height)


def _render(chart: dict[str, Any]) -> str:
    """Return the SVG of a specification.

    The renderer measures every letter, slowly, and we need no measure: it gets a short mark for each line of words,
    and the words, escaped, take the marks' places.
    """
    import vl_convert  # noqa: PLC0415

    said: dict[str, str] = {}

    def marked(row: dict[str, Any]) -> dict[str, Any]:
        mark = f"w{len(said) + 100}"
        said[mark] = row["text"]
        return {**row, "text": mark}

    data = [
        {**one, "values": list(map(marked, one["values"]))} if one["name"] in WORDS else one for one in chart["data"]
    ]
    svg = vl_convert.vega_to_svg({**chart, "data": data})
    svg = re.sub(r"\d+\.\d{3,}", lambda place: f"{float(place[0]):.2f}", svg)
    return re.sub(r">(w\d{3,})</text>", lambda mark: f">{escape(said[mark[1]])}</text>", svg)


def dress(svg: str, facts: ChartFacts, lang: str) -> str:
    """Return the renderer's SVG with title, description, language, role and patterns, without its English labels."""
    body = re.sub(r' (?:aria-[a-z]+|role|class|xmlns:xlink)="[^"]*"', "", svg).replace("<g/>", "")
    name = f"{facts.name}-{lang}"
    body, drawn = patterns(body, name)
    body = body.replace(f'font-family="{escape(FONT)}"', "").replace(f'font-family="{FONT}"', "")
    spoken = f'role="img" lang="{lang}" aria-labelledby="{name}-title {name}-desc" font-family="{escape(FONT)}"'
    words = (
        f'<title id="{name}-title">{escape(tell(facts.title, lang))}</title>'
        f'<desc id="{name}-desc">{escape(describe(facts, lang))}</desc>'
    )
    start = body.index(">", body.index("<svg")) + 1
    opening = body[: start - 1].replace("<svg", f"<svg {spoken}", 1)
    return f"{opening}>{words}{f'<defs>{drawn}</defs>' if drawn else ''}{body[start:]}"
