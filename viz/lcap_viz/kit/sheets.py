"""Handouts for participants and sheets of the evening, one page each."""

from collections.abc import Iterator, Mapping
from typing import Any

from lcap_viz.charts.draw import draw
from lcap_viz.charts.text import describe
from lcap_viz.kit.content import load
from lcap_viz.kit.guide import dates_grid
from lcap_viz.kit.model import (
    TICK,
    Block,
    Boxes,
    Break,
    Document,
    Grid,
    Heading,
    Lines,
    Note,
    Para,
    Picture,
    Points,
    marked,
)
from lcap_viz.kit.posters import shortened, size_of
from lcap_viz.kit.source import Source
from lcap_viz.words import say

__all__ = ["FORMS", "SHEETS", "forms_document", "sheets_document"]

SHEETS = 5
"""Pages of the handouts: notes, three units with figures, speaking up."""

FORMS = 3
_SIGN_IN_ROWS = 20
_FOLLOW_UP_ROWS = 6
_TALLEST = 380
"""Units of a list's height that leave room for words and lines on one page."""

_WIDEST, _HIGHEST, _COLUMN = 80, 365, 497
"""Percent of the column's width; points of height and of the column's width."""

_EVALUATION = ("1", "2", "3", "4", "5")
_PROMPTS = ("see", "wonder", "feel", "demand")


def sheets_document(source: Source, lang: str) -> Document:
    """Return the handouts, one page each."""
    blocks: list[Block] = [*_notes(lang)]
    for sheet in load("kit")["sheets"]:
        blocks += [Break(), *_unit(sheet, source, lang)]
    blocks += [Break(), *_speaking(source, lang)]
    return source.document(lang, say("kit.sheet.title", lang), tuple(blocks), bare=True)


def _notes(lang: str) -> Iterator[Block]:
    yield Heading(say("kit.sheet.notes", lang))
    yield Para(say("kit.sheet.notes.about", lang))
    prompts = tuple(say(f"kit.poster.{name}", lang) for name in _PROMPTS)
    for _ in range(4):
        yield Para(say("kit.sheet.notes.poster", lang), "strong")
        yield Boxes(prompts, 42)


def _unit(sheet: Mapping[str, Any], source: Source, lang: str) -> Iterator[Block]:
    """Yield one unit on one page: a chart, up to three answers with pages, lines."""
    unit = sheet["unit"]
    yield Heading(say(f"kit.unit.{unit}", lang))
    chart = next((name for name in sheet["charts"] if name in source.facts), None)
    if chart:
        facts = shortened(source.facts[chart], source.settings.langs, _TALLEST)
        svg = draw(facts, lang).svg
        yield Picture(svg, describe(facts, lang), _width(svg))
    yield Heading(say("kit.sheet.three", lang), 2)
    told = [source.words(number, lang) for number in source.answered(sheet["questions"])]
    says = [Para(one.says[0] + (f" ({one.pages})" if one.pages else "")) for one in told]
    yield from says or [Para(say("kit.unit.facts.none", lang))]
    if marked(says):
        yield Para(say("kit.index.marks", lang), "quiet")
    yield Lines(2, say("kit.sheet.see", lang))
    yield Lines(2, say("kit.sheet.question", lang))


def _width(svg: str) -> int:
    """Return the part of the column that a chart may fill without growing too high for its page."""
    width, height = size_of(svg)
    return min(_WIDEST, int(100 * _HIGHEST * width / height / _COLUMN))


def _speaking(source: Source, lang: str) -> Iterator[Block]:
    yield Heading(say("kit.unit.speak", lang))
    yield Heading(say("kit.sheet.speak.how", lang), 2)
    yield Points(tuple(say(f"kit.sheet.speak.{step}", lang) for step in _EVALUATION), "number")
    yield Note("", say("kit.sheet.speak.rule", lang))
    yield Heading(say("kit.dates", lang), 2)
    yield dates_grid(source, lang)
    yield Para(say("kit.dates.check", lang), "quiet")
    yield Lines(2, say("kit.sheet.question", lang))


def forms_document(source: Source, lang: str) -> Document:
    """Return sign-in, evaluation and follow-up, one page each."""
    blocks = (*_sign_in(lang), Break(), *_evaluation(lang), Break(), *_follow_up(source, lang))
    return source.document(lang, say("kit.signin.title", lang), blocks, small=True, bare=True)


def _sign_in(lang: str) -> Iterator[Block]:
    yield Heading(say("kit.signin", lang))
    yield Para(say("kit.signin.about", lang))
    headings = tuple(say(f"kit.signin.{name}", lang) for name in ("name", "school", "reach", "language"))
    yield Grid(headings, (("",) * 4,) * (_SIGN_IN_ROWS - 1), (3, 3, 4, 2), tall=True)


def _evaluation(lang: str) -> Iterator[Block]:
    yield Heading(say("kit.evaluation", lang))
    yield Para(say("kit.evaluation.about", lang))
    headings = tuple(say(f"kit.evaluation.{name}", lang) for name in ("row", "yes", "some", "no"))
    rows = tuple((say(f"kit.evaluation.{row}", lang), TICK, TICK, TICK) for row in _EVALUATION)
    yield Grid(headings, rows, (6, 1, 1, 1), tall=True)
    yield Lines(4, say("kit.evaluation.best", lang))
    yield Lines(4, say("kit.evaluation.better", lang))


def _follow_up(source: Source, lang: str) -> Iterator[Block]:
    yield Heading(say("kit.followup", lang))
    yield Para(say("kit.followup.about", lang))
    headings = tuple(say(f"kit.followup.{name}", lang) for name in ("what", "who", "when"))
    yield Grid(headings, (("",) * 3,) * _FOLLOW_UP_ROWS, (5, 3, 2), tall=True)
    yield Lines(6, say("kit.followup.open", lang))
    own = source.settings
    if own.contact:
        yield Para(own.contact)
    if own.address:
        from lcap_viz.kit.qr import qr_svg  # noqa: PLC0415  (only where there is an address)

        told = say("kit.followup.address", lang, address=own.address)
        yield Para(told)
        yield Picture(qr_svg(own.address), told, 16)
