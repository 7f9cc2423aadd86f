"""The drawn charts: from zero, labelled directly, marked where doubtful, in their own language, safe."""

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import altair
import pytest
from PIL import Image

from lcap_models.plan import Plan
from lcap_viz.charts.catalog import all_facts
from lcap_viz.charts.draw import Chart, draw_all
from lcap_viz.charts.layout import MARGIN, VALUE_GAP, WIDTH, arrange
from lcap_viz.charts.measure import cut, width, wrap
from lcap_viz.charts.pictures import Painter, png_of
from lcap_viz.charts.spec import COLORS, spec
from lcap_viz.facts import tell, tell_amount
from support.ledgers import doubted, ledger
from support.plans import valle_dorado

SVG = "{http://www.w3.org/2000/svg}"
HARMLESS = {"svg", "title", "desc", "rect", "g", "path", "text", "defs", "clipPath"}
HOSTILE = """</text><script>alert(1)</script> & "quote" {{7*7}} \u202e\x00 'x' ]]> <!--"""


def hostile(plan: Plan) -> Plan:
    """Return the plan with hostile words for a district's name and every title."""
    tables = tuple(
        replace(t, rows=tuple(replace(r, texts={**r.texts, "title": HOSTILE}) for r in t.rows)) for t in plan.tables
    )
    return replace(plan, tables=tables, document=replace(plan.document, lea_name=HOSTILE))


@pytest.fixture(scope="module")
def charts() -> tuple[Chart, ...]:
    return draw_all(ledger(valle_dorado()), ("en", "es"))


@pytest.fixture(scope="module")
def doubtful() -> tuple[Chart, ...]:
    return draw_all(doubted(valle_dorado()), ("en", "es"))


def words_of(chart: Chart) -> list[str]:
    return ["".join(node.itertext()) for node in ET.fromstring(chart.svg).iter(f"{SVG}text")]


def test_nine_charts_are_drawn_in_both_languages(charts: tuple[Chart, ...]) -> None:
    names = ["required", "actions", "goals", "scope", "promise", "gaps", "carryover", "income", "spending"]
    assert [(chart.name, chart.lang) for chart in charts] == [(name, lang) for name in names for lang in ("en", "es")]


def test_each_chart_says_its_title_description_and_language(charts: tuple[Chart, ...]) -> None:
    for chart in charts:
        root = ET.fromstring(chart.svg)
        assert (root.get("role"), root.get("lang")) == ("img", chart.lang)
        title, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None and described is not None
        assert title.text == tell(chart.facts.title, chart.lang)
        assert root.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
        for amount in chart.facts.amounts:
            assert tell_amount(amount, chart.lang, exact=True) in (described.text or "")


def test_each_amount_stands_beside_its_bar_with_every_digit(charts: tuple[Chart, ...]) -> None:
    for chart in charts:
        said = " ".join(words_of(chart))
        assert [a for a in chart.facts.amounts if tell_amount(a, chart.lang) not in said] == []


def test_bars_start_at_zero_and_are_as_long_as_their_values(charts: tuple[Chart, ...]) -> None:
    for chart in charts:
        place = arrange(chart.facts, chart.lang)
        unit = (place.right - MARGIN) / (place.high - place.low)
        outlines = re.findall(r'<path d="M([\d.]+),[\d.]+h([\d.]+)v[^>]*stroke="', chart.svg)
        assert len(outlines) == len(place.bars)
        for (start, length), bar in zip(outlines, place.bars, strict=True):
            assert abs(float(start) - MARGIN) < 1
            assert abs(float(length) - bar.value * unit) < 1


def test_the_specification_is_one_that_altair_accepts(charts: tuple[Chart, ...]) -> None:
    for chart in charts[:4]:
        drawn = spec(arrange(chart.facts, chart.lang))
        assert "layer" in altair.LayerChart.from_dict(drawn).to_dict()


def test_spanish_charts_have_no_english_words_of_the_renderer(charts: tuple[Chart, ...]) -> None:
    spanish = [chart for chart in charts if chart.lang == "es"]
    assert [chart.name for chart in spanish if "aria-label=" in chart.svg or "aria-roledescription" in chart.svg] == []
    assert "Todas las acciones que cuentan" in " ".join(words_of(next(c for c in spanish if c.name == "promise")))


def test_doubtful_bars_are_striped_and_carry_the_mark(doubtful: tuple[Chart, ...]) -> None:
    for chart in doubtful:
        bars = arrange(chart.facts, chart.lang).bars
        assert chart.svg.count('fill="url(#') == len(bars) > 0
        assert all(f'<pattern id="{name}"' in chart.svg for name in re.findall(r"url\(#([\w-]+)\)", chart.svg))
        assert sum("?" in words for words in words_of(chart)) >= len(bars)
        assert ("?" in chart.text) and chart.text.count(" ?") >= len(bars)


def test_sure_bars_are_not_striped(charts: tuple[Chart, ...]) -> None:
    assert [chart.name for chart in charts if "<pattern" in chart.svg] == []


def test_pictures_are_png_and_not_empty(charts: tuple[Chart, ...]) -> None:
    for chart in charts:
        picture = Image.open(io.BytesIO(png_of(chart.svg)))
        assert picture.format == "PNG" and picture.width >= 800
        dark = sum(count for count, value in picture.convert("L").getcolors() or [] if value < 100)
        assert dark > 2000, chart.name


def test_black_and_white_keeps_planned_and_spent_apart(charts: tuple[Chart, ...]) -> None:
    def light(color: str) -> float:
        return sum(int(color[i : i + 2], 16) * part for i, part in ((1, 0.299), (3, 0.587), (5, 0.114)))

    assert light(COLORS["light"][0]) > 200
    assert light(COLORS["main"][0]) < 100


def test_nothing_is_wider_than_the_picture() -> None:
    plan = valle_dorado(funds=[(999_999_999_999_99, 0, 0, 0)] * 12, spent=[888_888_888_888_88] * 12)
    long = "Extraordinarilylongwordwithoutanyspaceatallthatnobodycouldeverwrapproperly " * 3
    tables = tuple(
        replace(t, rows=tuple(replace(r, texts={**r.texts, "title": long}) for r in t.rows)) for t in plan.tables
    )
    for facts in all_facts(ledger(replace(plan, tables=tables))):
        for lang in ("en", "es"):
            place = arrange(facts, lang)
            for text in place.texts:
                at = MARGIN
                if text.value is not None:
                    at = MARGIN + VALUE_GAP + (place.right - MARGIN) * text.value / (place.high - place.low)
                assert at + width(text.text, text.size, bold=text.bold) <= WIDTH, text


def test_lines_of_words_do_not_overlap(charts: tuple[Chart, ...]) -> None:
    for chart in charts:
        place = arrange(chart.facts, chart.lang)
        lines = sorted((text.y, text.size) for text in place.texts if text.value is None)
        assert [pair for pair in pairwise(lines) if pair[1][0] - pair[0][0] < pair[1][1]] == []


def test_hostile_words_are_only_words() -> None:
    for chart in draw_all(ledger(hostile(valle_dorado())), ("en", "es")):
        root = ET.fromstring(chart.svg)
        assert {node.tag for node in root.iter()} <= {
            f"{SVG}{t}" for t in ("svg", "title", "desc", "rect", "g", "path", "text", "defs", "clipPath")
        }
        assert not any(name.startswith("on") for node in root.iter() for name in node.attrib)
        assert "49" not in "".join(words_of(chart)).replace("2024", "")
        assert "\u202e" not in chart.svg + chart.text and "\x00" not in chart.svg + chart.text


def test_the_text_says_what_the_picture_says(charts: tuple[Chart, ...]) -> None:
    for chart in charts:
        lines = chart.text.splitlines()
        assert lines[0] == tell(chart.facts.title, chart.lang)
        rows = lines[3 : 3 + len(chart.facts.rows)]
        for row, line in zip(chart.facts.rows, rows, strict=True):
            assert line.startswith(tell(row.label, chart.lang) + ": ")
            assert all(tell_amount(amount, chart.lang, exact=True) in line for amount in row.amounts)


def test_both_languages_draw_the_same_bars(charts: tuple[Chart, ...]) -> None:
    for english, spanish in zip(charts[::2], charts[1::2], strict=True):
        assert english.facts is spanish.facts
        drawn = [[bar.value for bar in arrange(c.facts, c.lang).bars] for c in (english, spanish)]
        assert drawn[0] == drawn[1]


def test_words_are_wrapped_at_spaces_and_cut_with_a_sign() -> None:
    assert wrap("one two three", width("one two", 10), 10) == ("one two", "three")
    assert wrap("one two three four", width("one two", 10), 10, lines=2)[1].endswith("…")
    assert cut("abcdef", width("abc…", 10), 10) == "abc…"
    assert width("ñandú", 10) == width("nandu", 10)


def test_a_painting_process_paints_what_we_would_paint_here_in_the_order_asked(charts: tuple[Chart, ...]) -> None:
    svgs = [chart.svg for chart in charts[:3]]
    with Painter() as painter:
        painter.ask(svgs)
        assert painter.pictures() == [png_of(svg) for svg in svgs]


def test_a_painter_that_is_gone_loses_no_picture(charts: tuple[Chart, ...]) -> None:
    with Painter() as painter:
        painter._child.kill()
        painter._child.wait()
        painter.ask([charts[0].svg])
        assert painter.pictures() == [png_of(charts[0].svg)]
