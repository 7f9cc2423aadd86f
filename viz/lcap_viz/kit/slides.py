"""Slides to PowerPoint files, with charts that stay editable where their form allows; the same bytes every time."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from lcap_viz.charts.text import describe
from lcap_viz.facts import Amount, ChartFacts, tell, tell_amount
from lcap_viz.kit.deck import Slide, drawable
from lcap_viz.kit.settings import Logo
from lcap_viz.kit.stable import stable_zip
from lcap_viz.message import amounts_in
from lcap_viz.words import say

__all__ = ["MOST_BARS", "SMALLEST", "deck_pptx"]

SMALLEST = 24
"""Points of the smallest letters on a slide."""

MOST_BARS = 7
"""Bars in a chart of a slide; with more, their names would be too small to read from the last row."""

LONGEST_NAME = 44
FONT = "Arial"
INK, QUIET, BLUE, PALE, ORANGE = "1B1F24", "50565E", "0B5F94", "D3E5F1", "D55E00"
_NO_WORDS = re.compile(r"[={]|(ftp|https?|internal|external|mailto):", re.IGNORECASE)
_WIDE, _HIGH, _EDGE, _LINE = 13.333, 7.5, 0.6, 0.5


def deck_pptx(deck: Sequence[Slide], lang: str, logo: Logo | None = None) -> bytes:
    """Return the slides as PPTX."""
    from pptx import Presentation  # noqa: PLC0415  (only where slides are made)
    from pptx.util import Inches  # noqa: PLC0415

    file = Presentation()
    file.slide_width, file.slide_height = Inches(_WIDE), Inches(_HIGH)
    for slide in deck:
        _add(file, slide, lang, logo)
    core = file.core_properties
    core.title, core.author, core.last_modified_by, core.language = deck[0].title, "lcap", "lcap", lang
    made = io.BytesIO()
    file.save(made)
    return stable_zip(made.getvalue())


def _add(file: Any, slide: Slide, lang: str, logo: Logo | None) -> None:
    from pptx.util import Inches  # noqa: PLC0415

    layout = file.slide_layouts[5]  # title only
    made = file.slides.add_slide(layout)
    title = made.shapes.title
    _place(title, (_EDGE, 2.0 if slide.cover else 0.35, _WIDE - 2 * _EDGE, 1.35))
    size = 44 if slide.cover else 32 if len(slide.title) <= 90 else 28
    _write(title.text_frame, [slide.title], size, bold=True, lang=lang)
    if slide.facts is not None and (facts := drawable(slide.facts)):
        _bars(made, facts, lang)
    elif slide.points:
        top, height = (3.4, 2.6) if slide.cover else (1.85, 4.9)
        width = _WIDE - 2 * _EDGE - (3.2 if slide.address else 0)
        box = made.shapes.add_textbox(*(Inches(one) for one in (_EDGE, top, width, height)))
        long = sum(map(len, slide.points)) > 420
        size = SMALLEST if slide.cover or long or len(slide.points) > 6 else 28
        dots = not slide.cover and len(slide.points) > 1
        _write(box.text_frame, [f"• {one}" if dots else one for one in slide.points], size, lang=lang, gap=10)
    if slide.foot:
        box = made.shapes.add_textbox(*(Inches(one) for one in (_EDGE, 6.75, _WIDE - 2 * _EDGE, 0.5)))
        _write(box.text_frame, [slide.foot], SMALLEST, color=QUIET, lang=lang)
    if slide.address:
        _code(made, slide.address)
    if slide.cover and logo:
        height = Inches(logo.height(1.1, 5.0))
        picture = made.shapes.add_picture(io.BytesIO(logo.content), Inches(_EDGE), Inches(0.5), height=height)
        _alt(picture, logo.alt)
    if slide.notes:
        made.notes_slide.notes_text_frame.text = slide.notes


def _place(shape: Any, box: tuple[float, float, float, float]) -> None:
    from pptx.util import Inches  # noqa: PLC0415

    shape.left, shape.top, shape.width, shape.height = (Inches(one) for one in box)


def _write(
    frame: Any, lines: Sequence[str], size: int, *, bold: bool = False, color: str = INK, lang: str, gap: int = 0
) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(gap)
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = _color(color)
        run._r.get_or_add_rPr().set("lang", {"en": "en-US", "es": "es-US"}.get(lang, lang))


def _color(hexadecimal: str) -> Any:
    from pptx.dml.color import RGBColor  # noqa: PLC0415

    return cast(Any, RGBColor).from_string(hexadecimal)


def _alt(shape: Any, text: str) -> None:
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)


def _code(slide: Any, address: str) -> None:
    import segno  # noqa: PLC0415  (only where there is an address)
    from pptx.util import Inches  # noqa: PLC0415

    made = io.BytesIO()
    segno.make(address, error="m", micro=False).save(made, kind="png", scale=8, border=4)
    made.seek(0)
    shape = slide.shapes.add_picture(made, Inches(_WIDE - _EDGE - 2.8), Inches(1.9), Inches(2.8))
    _alt(shape, address)


def _bars(slide: Any, facts: ChartFacts, lang: str) -> None:
    from pptx.chart import data as chart_data  # noqa: PLC0415
    from pptx.enum.chart import XL_CHART_TYPE  # noqa: PLC0415
    from pptx.util import Inches  # noqa: PLC0415

    most = max(2, MOST_BARS // len(facts.series))
    shown = facts if len(facts.rows) <= most else replace(facts, rows=facts.rows[:most])
    data: Any = cast(Any, chart_data).CategoryChartData()
    data.categories = [_name(tell(row.label, lang)) for row in shown.rows]
    for number, series in enumerate(shown.series):
        name = say(series, lang) if series else say(facts.column, lang)
        data.add_series(name, [_number(row.amounts[number]) for row in shown.rows])
    lines = list(_below(facts, shown, lang))
    height = 4.9 - _LINE * len(lines)
    place = (Inches(one) for one in (_EDGE, 1.75, _WIDE - 2 * _EDGE, height))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
    _alt(frame, describe(facts, lang))
    _style(frame.chart, shown, lang)
    for n, line in enumerate(lines):
        box = slide.shapes.add_textbox(
            *(Inches(one) for one in (_EDGE, 1.8 + height + _LINE * n, _WIDE - 2 * _EDGE, _LINE))
        )
        _write(box.text_frame, [line], SMALLEST, color=QUIET, lang=lang)


def _below(facts: ChartFacts, shown: ChartFacts, lang: str) -> Iterator[str]:
    """Yield the lines under a chart: rows that it does not show, and what the marks on the slide mean."""
    told = (*amounts_in(facts.title), *shown.amounts)
    if left_out := len(facts.rows) - len(shown.rows):
        yield say("kit.slides.more", lang, count=left_out)
    if any(amount.contested for amount in told):
        yield say("handout.mark.contested", lang)
    if any(amount.doubtful for amount in told):
        yield say("handout.mark.doubt", lang)


def _number(amount: Amount) -> float | None:
    return None if amount.value is None else float(amount.value)


def _name(text: str) -> str:
    """Return a bar's name, cut at a word; what the chart's workbook would take for a formula or link stays words."""
    short = text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rsplit(" ", 1)[0] + "…"
    return f" {short}" if _NO_WORDS.match(short) else short


def _style(chart: Any, facts: ChartFacts, lang: str) -> None:
    from pptx.enum.chart import XL_LEGEND_POSITION  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    chart.font.size, chart.font.name = Pt(SMALLEST), FONT
    chart.has_title = False
    chart.has_legend = len(facts.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    values, names = chart.value_axis, chart.category_axis
    values.visible, values.has_major_gridlines = False, False
    values.minimum_scale = min([0.0, *(float(one.value) for one in facts.amounts if one.value is not None)])
    highest = max([0.0, *(float(one.value) for one in facts.amounts if one.value is not None)])
    values.maximum_scale = highest * 1.3 or 1.0  # room for the numbers at the ends
    names.reverse_order = True
    names.format.line.fill.background()
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, -5
    for number, series in enumerate(plot.series):
        _paint(series, facts, number, lang)


def _paint(series: Any, facts: ChartFacts, number: int, lang: str) -> None:
    from pptx.enum.dml import MSO_PATTERN  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    paired = len(facts.series) > 1
    series.format.fill.solid()  # the legend's color; the points have their own
    series.format.fill.fore_color.rgb = _color(PALE if paired and number == 0 else BLUE)
    for at, row in enumerate(facts.rows):
        amount = row.amounts[number]
        point = series.points[at]
        color = (PALE if number == 0 else BLUE) if paired else ORANGE if row.strong else PALE if row.part else BLUE
        if amount.doubtful:
            point.format.fill.patterned()
            point.format.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            point.format.fill.fore_color.rgb = _color(BLUE)
        else:
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = _color(color)
        point.format.line.color.rgb = _color(BLUE if color == PALE else color)
        frame = point.data_label.text_frame
        frame.word_wrap = False
        run = frame.paragraphs[0].add_run()
        run.text = tell_amount(amount, lang)
        run.font.size, run.font.bold = Pt(SMALLEST), True
