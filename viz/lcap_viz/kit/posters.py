"""The posters of the data walk, in color and in greys, on three papers; and the glossary cards."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lcap_viz.charts.draw import draw
from lcap_viz.charts.layout import arrange
from lcap_viz.charts.text import describe
from lcap_viz.facts import ChartFacts, Sentence
from lcap_viz.kit.content import load
from lcap_viz.kit.source import Poster, Source
from lcap_viz.kit.typeset import template_pdf
from lcap_viz.words import pages_words, say

__all__ = ["CARDS_ON_A_PAGE", "TILES", "cards_pdf", "grey", "posters_pdf", "shortened"]

TILES = 4
"""Letter pages that make one poster."""

CARDS_ON_A_PAGE = 8
TALLEST = 690
"""Units of a chart's height: of a taller one the last rows are left out, so that its words stay large on a wall."""

ACCENT, BLACK = "#0b5f94", "#1b1f24"
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_SIZE = re.compile(
    r'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"|<svg[^>]*?\bheight="([\d.]+)"[^>]*?\bwidth="([\d.]+)"'
)


def posters_pdf(source: Source, lang: str, *, color: bool) -> bytes:
    """Return the posters in one language, as pages of the chosen paper."""
    data = {
        "lang": lang,
        "title": say("kit.poster.title", lang),
        "paper": source.settings.paper,
        "accent": ACCENT if color else BLACK,
        "running": f"{source.lea(lang)} · {source.year(lang)}",
        "prompts": [say(f"kit.poster.{name}", lang) for name in ("see", "wonder", "feel", "demand")],
        "posters": [_poster(source, poster, lang, color=color) for poster in source.posters],
    }
    return template_pdf("posters.typ", data, "" if source.settings.paper == "letter" else "ua-1")


def _poster(source: Source, poster: Poster, lang: str, *, color: bool) -> dict[str, Any]:
    facts = shortened(poster.facts, source.settings.langs, TALLEST)
    svg = draw(facts, lang).svg
    width, height = size_of(svg)
    about = {"lea": source.lea(lang), "year": source.year(lang), "status": source.status(lang)}
    told = f"{', '.join(about.values())}."
    if facts.pages:
        told = say("kit.poster.source", lang, pages=pages_words(facts.pages, lang), **about)
    part = range(1, TILES + 1)
    return {
        "number": say("kit.poster.number", lang, number=poster.number),
        "ask": say(f"ask.{poster.question}", lang),
        "svg": svg if color else grey(svg),
        "alt": describe(facts, lang),
        "width": width,
        "height": height,
        "source": told,
        "tiles": [say("kit.poster.tile", lang, number=poster.number, part=n, total=TILES) for n in part],
    }


def shortened(facts: ChartFacts, langs: Iterable[str], tallest: float) -> ChartFacts:
    """Return a chart; of one that lists many things the first rows, so that it is no taller than `tallest` units.

    The same rows in every language; a note says how many are left out.
    """
    shown, rows = facts, len(facts.rows)
    while facts.name in load("kit")["lists"] and rows > 2 and _height(shown, langs) > tallest:
        rows -= 1
        note = Sentence("kit.chart.more", {"count": len(facts.rows) - rows})
        shown = replace(facts, rows=facts.rows[:rows], notes=(*facts.notes, note))
    return shown


def _height(facts: ChartFacts, langs: Iterable[str]) -> float:
    return max(arrange(facts, lang).height for lang in langs)


def size_of(svg: str) -> tuple[float, float]:
    """Return width and height of a picture in its units."""
    found = _SIZE.search(svg)
    assert found, "a chart without a size"
    width, height = (found[1], found[2]) if found[1] else (found[4], found[3])
    return float(width), float(height)


def grey(svg: str) -> str:
    """Return the picture with every color as the grey of its lightness, for printers without color."""
    return _COLOR.sub(lambda found: _grey(found[0]), svg)


def _grey(color: str) -> str:
    digits = color[1:] if len(color) == 7 else "".join(2 * one for one in color[1:])
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    level = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return f"#{level:02x}{level:02x}{level:02x}"


def cards_pdf(source: Source, lang: str) -> bytes:
    """Return the glossary cards: both languages on each, in the order of the file's language."""
    data = {
        "lang": lang,
        "title": say("kit.cards.title", lang),
        "about": say("kit.cards.about", lang),
        "cards": [
            [
                {"lang": one, "term": say(f"glossary.{term}.term", one), "text": say(f"glossary.{term}.text", one)}
                for one in source.pair
            ]
            for term in load("kit")["cards"]
        ],
    }
    return template_pdf("cards.typ", data, "")
