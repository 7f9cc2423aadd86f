"""The drawn charts: from zero, labelled directly, marked where doubtful, in their own language, safe."""

import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PIL import Image

from lcap_models.plan import Plan
from lcap_viz.charts import form
from lcap_viz.charts.catalog import CHARTS
from lcap_viz.charts.draw import Chart, draw_all
from lcap_viz.charts.layout import MARGIN, arrange
from lcap_viz.charts.measure import cut, width, wrap
from lcap_viz.charts.pictures import Painter, png_of
from lcap_viz.facts import tell, tell_amount
from support.ledgers import doubted, ledger
from support.plans import change, reread, valle_dorado

SVG = "{http://www.w3.org/2000/svg}"
HARMLESS = {"svg", "title", "desc", "rect", "g", "path", "text", "defs", "clipPath", "pattern", "circle"}
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


def test_every_chart_whose_figures_are_there_is_drawn_in_both_languages(charts: tuple[Chart, ...]) -> None:
    names = [name for name in CHARTS if name != "contradictions"]  # this plan holds together
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
        beside = [row.amounts[0] if chart.name == "pennies" else a for row in chart.facts.rows for a in row.amounts]
        assert [a for a in beside if a.value or a.unit != "cents" if tell_amount(a, chart.lang) not in said] == []


def test_two_figures_for_one_thing_stand_side_by_side_to_the_cent_with_their_pages() -> None:
    plan = change(valle_dorado(), "bop_total_in_lcap", "", reread("77.5"))
    drawn = {(c.name, c.lang): c for c in draw_all(ledger(plan), ("en", "es"))}
    said = " ".join(words_of(drawn["contradictions", "es"]))
    assert "$77.50" in said and "para los padres, página\u00a02" in said
    assert "$435,000.73" in said and "página\u00a020" in said and "≠" in said
    assert drawn["contradictions", "en"].text.splitlines()[4] == (
        "Budget in the LCAP: $77.50 (Budget Overview for Parents, page 2) ≠ "
        "$435,000.73 (All actions in the plan, page 20)"
    )


def test_bars_start_at_zero_and_are_as_long_as_their_values(charts: tuple[Chart, ...]) -> None:
    for chart in (chart for chart in charts if chart.facts.form == "bars"):
        place = arrange(chart.facts, chart.lang)
        unit = (place.right - MARGIN) / (place.high - place.low)
        outlines = re.findall(r'<path d="M([\d.]+),[\d.]+h([\d.]+)v[^>]*stroke="', chart.svg)
        assert len(outlines) == len(place.bars)
        for (start, length), bar in zip(outlines, place.bars, strict=True):
            assert abs(float(start) - MARGIN) < 1
            assert abs(float(length) - bar.value * unit) < 1


def test_the_stored_form_is_the_one_that_altair_builds() -> None:
    assert form.empty_form() == form.built()


def test_drawing_imports_neither_altair_nor_pandas() -> None:
    drawn = "import sys; from lcap_viz.charts.draw import warm_up; warm_up()"
    code = f"{drawn}; sys.exit(bool({{'altair', 'pandas', 'jsonschema'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_spanish_charts_have_no_english_words_of_the_renderer(charts: tuple[Chart, ...]) -> None:
    spanish = [chart for chart in charts if chart.lang == "es"]
    assert [chart.name for chart in spanish if "aria-label=" in chart.svg or "aria-roledescription" in chart.svg] == []
    assert "Todas las acciones que cuentan" in " ".join(words_of(next(c for c in spanish if c.name == "promise")))


def test_doubtful_bars_are_striped_and_carry_the_mark(doubtful: tuple[Chart, ...]) -> None:
    for chart in doubtful:
        place = arrange(chart.facts, chart.lang)
        shapes = (*place.bars, *place.boxes, *place.bands)
        striped = [shape for shape in shapes if shape.style not in {"paper", "plate"}]
        assert all(shape.style.endswith("?") for shape in striped)
        assert chart.svg.count('-doubt)"') == len(striped) > 0
        assert all(f'<pattern id="{name}"' in chart.svg for name in re.findall(r"url\(#([\w-]+)\)", chart.svg))
        amounts = [a for a in chart.facts.amounts if a.value is not None]
        assert sum("?" in words for words in words_of(chart)) >= len(amounts) / (2 if chart.name == "pennies" else 1)
        assert chart.text.count(" ?") >= len(amounts)


def test_sure_bars_are_not_striped(charts: tuple[Chart, ...]) -> None:
    assert [chart.name for chart in charts if "-doubt" in chart.svg] == []


def test_pictures_are_png_and_not_empty(charts: tuple[Chart, ...]) -> None:
    for chart in charts:
        picture = Image.open(io.BytesIO(png_of(chart.svg)))
        assert picture.format == "PNG" and picture.width >= 800
        dark = sum(count for count, value in picture.convert("L").getcolors() or [] if value < 100)
        assert dark > 2000, chart.name


def test_hostile_words_are_only_words() -> None:
    for chart in draw_all(ledger(hostile(valle_dorado())), ("en", "es")):
        root = ET.fromstring(chart.svg)
        assert {node.tag for node in root.iter()} <= {f"{SVG}{tag}" for tag in HARMLESS}
        assert not any(name.startswith("on") for node in root.iter() for name in node.attrib)
        assert "49" not in "".join(words_of(chart)).replace("2024", "")
        assert "\u202e" not in chart.svg + chart.text and "\x00" not in chart.svg + chart.text


def test_the_text_says_what_the_picture_says(charts: tuple[Chart, ...]) -> None:
    for chart in charts:
        lines = chart.text.splitlines()
        assert lines[0] == tell(chart.facts.title, chart.lang)
        rows = [line for line in lines[3:] if not line.startswith("[")][: len(chart.facts.rows)]
        assert sum(" → " in line for line in lines) == len(chart.facts.links)
        for row, line in zip(chart.facts.rows, rows, strict=True):
            assert line.startswith(tell(row.label, chart.lang) + ": ")
            assert all(tell_amount(amount, chart.lang, exact=True) in line for amount in row.amounts)


def test_both_languages_draw_the_same_bars(charts: tuple[Chart, ...]) -> None:
    for english, spanish in zip(charts[::2], charts[1::2], strict=True):
        assert english.facts is spanish.facts
        places = [arrange(chart.facts, chart.lang) for chart in (english, spanish)]
        drawn = [
            (
                [(bar.value, bar.style) for bar in place.bars],
                [box.style for box in place.boxes if box.style != "plate"],
                [band.style for band in place.bands],
            )
            for place in places
        ]
        assert drawn[0] == drawn[1]


def test_words_are_wrapped_at_spaces_and_cut_with_a_sign() -> None:
    assert wrap("one two three", width("one two", 10), 10) == ("one two", "three")
    assert wrap("one two three four", width("one two", 10), 10, lines=2)[1].endswith("…")
    assert cut("abcdef", width("abc…", 10), 10) == "abc…"
    assert width("ñandú", 10) == width("nandu", 10)


def test_a_painter_paints_beside_us_what_we_would_paint_here_in_the_order_asked(charts: tuple[Chart, ...]) -> None:
    svgs = [chart.svg for chart in charts[:3]]
    with Painter() as painter:
        painter.ask(svgs)
        assert painter.pictures() == [png_of(svg) for svg in svgs]


def test_a_painter_that_nobody_waits_for_stops(charts: tuple[Chart, ...]) -> None:
    with Painter() as painter:
        painter.ask([chart.svg for chart in charts])
    assert painter._asked[-1].cancelled()
