"""Colors of the charts: neighbours stay apart for every eye and on a photocopier; words stand out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from lcap_models.plan import Plan
from lcap_viz.charts.catalog import all_facts
from lcap_viz.charts.layout import arrange
from lcap_viz.charts.paint import INK, PAINTS, PAPER, QUIET, Paint, paint_of
from lcap_viz.charts.pennies import LARGEST
from lcap_viz.charts.shapes import Layout
from lcap_viz.facts import ChartFacts
from support.ledgers import doubted, ledger
from support.plans import change, reread, valle_dorado

MACHADO = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
    "all colors": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
"""Simulations in linear RGB, severity 1.0. Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation
of Color Vision Deficiency, IEEE TVCG 15 (6), 2009. Greyscale: the luminance of sRGB."""

Linear = tuple[float, float, float]


def linear(color: str) -> Linear:
    channels = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def seen(color: str, eye: str) -> Linear:
    light = linear(color)
    red, green, blue = (
        min(max(sum(part * c for part, c in zip(row, light, strict=True)), 0), 1) for row in MACHADO[eye]
    )
    return red, green, blue


def luminance(light: Linear) -> float:
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), light, strict=True))


def contrast(one: str, two: str, eye: str) -> float:
    bright, dark = sorted((luminance(seen(one, eye)), luminance(seen(two, eye))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff", "all colors") == pytest.approx(21)
    assert contrast("#777777", "#ffffff", "all colors") == pytest.approx(4.478, abs=0.001)


def apart(one: Paint, two: Paint, eye: str) -> bool:
    """Tell whether two neighbours are told apart: by lightness, or by a pattern that only one of them has."""
    if one.pattern != two.pattern:
        patterned = (paint for paint in (one, two) if paint.pattern)
        return all(contrast(spot(paint), paint.fill, eye) >= 3 for paint in patterned)
    return contrast(one.fill, two.fill, eye) >= 3


def spot(paint: Paint) -> str:
    """Return the color a pattern is drawn in over its fill."""
    return PAPER if paint.pattern == "hole" else paint.edge


def neighbours(facts: ChartFacts, place: Layout) -> Iterable[tuple[str, str]]:
    """Yield the styles that touch: the coins of a dollar, the bars of a row, a mark and its band."""
    if facts.form == "pennies":
        coins = [box.style for box in place.boxes][:100]
        beside = [pair for row in range(0, 100, 10) for pair in pairwise(coins[row : row + 10])]
        yield from {(a, b) for a, b in (*beside, *zip(coins, coins[10:], strict=False)) if a != b}
    elif facts.form == "way":
        yield from {("main", "band"), ("main", "rest"), ("band", "rest"), ("band", "plate")}
    elif len(facts.series) > 1 and place.bars:
        yield from {(a.style, b.style) for a, b in pairwise(place.bars) if b.top - a.bottom < 5}


def rich() -> Plan:
    """Return a plan with an action for each of nine topics."""
    words = ("Literacy", "Math", "Counselors", "Buses and meals", "Foster youth", "English learners", "Arts and music")
    titles = (*words, "Class size reduction", "Family engagement")
    plan = valle_dorado(funds=[(n * 1_000_000_00, 0, 0, n) for n in range(9, 0, -1)], spent=[5] * 9)
    tables = tuple(
        replace(t, rows=tuple(replace(r, texts={**r.texts, "title": titles[n]}) for n, r in enumerate(t.rows)))
        for t in plan.tables
    )
    return replace(plan, tables=tables)


def drawn() -> Sequence[ChartFacts]:

    plans = (rich(), change(valle_dorado(), "bop_total_in_lcap", "", reread("77")))
    return [facts for plan in plans for facts in all_facts(ledger(plan))]


@pytest.mark.parametrize("eye", MACHADO)
def test_neighbours_stay_apart_for_every_eye_and_in_grey(eye: str) -> None:
    unsure = [facts for facts in all_facts(doubted(rich())) if facts.form == "pennies"]
    touching = {pair for facts in (*drawn(), *unsure) for pair in neighbours(facts, arrange(facts, "en"))}
    assert {("light", "main"), ("main", "rest"), ("coin0?", "coin1?")} <= touching
    assert [pair for pair in touching if not apart(paint_of(pair[0]), paint_of(pair[1]), eye)] == []


@pytest.mark.parametrize("eye", MACHADO)
def test_each_topic_has_coins_that_are_no_others(eye: str) -> None:
    coins = [paint_of(f"coin{n}") for n in range(LARGEST + 1)]
    assert len({(coin.pattern, coin.fill) for coin in coins}) == LARGEST + 1
    pairs = [(one, two) for n, one in enumerate(coins) for two in coins[n + 1 :]]
    assert [pair for pair in pairs if not apart(*pair, eye)] == []


@pytest.mark.parametrize("eye", MACHADO)
def test_every_shape_stands_out_from_the_page_by_its_fill_or_its_outline(eye: str) -> None:
    shapes = {style: paint for style, paint in PAINTS.items() if style != "plate"}
    faint = [
        style
        for style, paint in shapes.items()
        if max(contrast(paint.fill, "#ffffff", eye), contrast(paint.edge, "#ffffff", eye)) < 3
    ]
    assert faint == []


@pytest.mark.parametrize("eye", MACHADO)
def test_doubt_is_seen_by_every_eye(eye: str) -> None:
    for style in PAINTS:
        doubt = paint_of(f"{style}?")
        assert doubt.pattern.startswith("stripes") and not PAINTS[style].pattern.startswith("stripes")
        assert style == "plate" or contrast(doubt.fill, doubt.edge, eye) >= 3


@pytest.mark.parametrize("ink", [INK, QUIET])
def test_words_stand_out_from_what_is_under_them(ink: str) -> None:
    for eye in MACHADO:
        assert contrast(ink, "#ffffff", eye) >= 4.5


def test_no_word_stands_on_a_colored_shape() -> None:
    """Words stand on the page's white, on a white plate or in a white box; a doubtful plan's too."""

    for facts in (*drawn(), *all_facts(doubted(valle_dorado()))):
        place = arrange(facts, "es")
        white = [box for box in place.boxes if box.style in {"plate", "paper"}]
        colored = [box for box in place.boxes if box not in white]
        for text in place.texts:
            if text.value is None and not text.middle:
                points = [(text.x + 1, text.y - text.size / 3)]
                on = [b for b in colored for x, y in points if b.left <= x <= b.right and b.top <= y <= b.bottom]
                assert on == [], text
