"""From a printed plan and a style to a PDF, and the record of what stands on which page."""

from collections.abc import Collection
from dataclasses import replace

from valle_dorado.action_tables import draw_tables
from valle_dorado.desk import Desk
from valle_dorado.instructions import draw_instructions
from valle_dorado.narrative import draw_cover, draw_goals, draw_partners, draw_summary, draw_update
from valle_dorado.overview import draw_overview
from valle_dorado.printed import PrintedPlan
from valle_dorado.record import Layout, Record
from valle_dorado.services import draw_services
from valle_dorado.sheet import Sheet
from valle_dorado.style import Style
from valle_dorado.words import Prose

__all__ = ["ALL_PARTS", "FIGURES_ONLY", "lay_out"]

ALL_PARTS = ("cover", "overview", "update", "summary", "partners", "goals", "services", "tables", "instructions")
FIGURES_ONLY = ("overview", "services", "tables")


def lay_out(
    plan: PrintedPlan,
    style: Style,
    parts: Collection[str] = FIGURES_ONLY,
    length: int = 0,
    instruction_pages: int = 3,
) -> Layout:
    """Return the document with those parts, in the template's order.

    `length` is the number of sentences in each answer of the prose parts (0: the services section has its boxes only).
    """
    desk = Desk(
        Sheet(), plan, style, Prose(f"{plan.facts.lea_name} {plan.facts.year}", plan.facts.language), Record(), length
    )
    desk.sheet.stamp, desk.sheet.fonts = plan.stamp, style.fonts
    desk.sheet.page_words = desk.words.get("page_words", desk.sheet.page_words)
    _front(desk, parts)
    _body(desk, parts)
    if "instructions" in parts:
        desk.sheet.turn(style.prose)
        draw_instructions(desk, instruction_pages)
    return Layout(desk.sheet.save(f"{plan.facts.year} LCAP", style.producer), len(desk.sheet.pages), desk.record)


def _front(desk: Desk, parts: Collection[str]) -> None:
    """The parts before the plan proper: cover, Budget Overview, annual update."""
    facts, words = desk.plan.facts, desk.words
    if "cover" in parts:
        _turn(desk, "")
        draw_cover(desk)
    if "overview" in parts:
        _turn(desk, "", portrait=words["overview"] == "text")
        draw_overview(desk, desk.plan, desk.record.figures)
        _second_overview(desk)
    if "update" in parts and words["update"] and facts.year == "2024-25":
        _turn(desk, words["footer_update"])
        draw_update(desk)


def _body(desk: Desk, parts: Collection[str]) -> None:
    """The plan proper: its prose, the services section, the action tables."""
    _turn(desk, desk.words["footer"])
    for part, drawer in (("summary", draw_summary), ("partners", draw_partners), ("goals", draw_goals)):
        if part in parts:
            drawer(desk)
    if "services" in parts:
        draw_services(desk)
    if "tables" in parts:
        with desk.sheet.printed_as(desk.style):
            draw_tables(desk)


def _turn(desk: Desk, footer: str, portrait: bool = False) -> None:
    """Begin a part with its own page numbers; the online forms print no footer."""
    facts = desk.plan.facts
    names = {"lea": facts.lea_name, "year": facts.year, "last_year": facts.last_year, "plan_start": facts.year[:4]}
    desk.sheet.part(footer.format(**names) if desk.style.footer else "")
    desk.sheet.turn("portrait" if portrait else desk.style.prose)


def _second_overview(desk: Desk) -> None:
    other = desk.plan.second_overview
    if other is not None:
        facts = replace(desk.plan.facts, lea_name=other.lea_name, cds_code=other.cds_code)
        draw_overview(desk, replace(desk.plan, facts=facts, figures=other.figures), desk.record.second)
