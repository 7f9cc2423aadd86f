"""From a printed plan and a style to a PDF, and the record of what stands on which page."""

from collections.abc import Collection
from dataclasses import replace

from valle_dorado.action_tables import draw_tables
from valle_dorado.facts import Facts
from valle_dorado.forms import form
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
    record, facts = Record(), plan.facts
    sheet = Sheet()
    sheet.stamp = plan.stamp
    prose = Prose(f"{facts.lea_name} {facts.year}")
    words = form(facts.template)
    if "cover" in parts:
        _turn(sheet, style, "")
        draw_cover(sheet, plan)
    if "overview" in parts:
        _turn(sheet, style, "", portrait=words["overview"] == "text")
        draw_overview(sheet, plan, style, record.figures)
        _second_overview(sheet, plan, style, record)
    if "update" in parts and words["update"] and facts.year == "2024-25":
        _turn(sheet, style, words["footer_update"].format(**_names(facts)) if style.footer else "")
        draw_update(sheet, plan, style, prose, length)
    _turn(sheet, style, words["footer"].format(**_names(facts)) if style.footer else "")
    for part, drawer in (("summary", draw_summary), ("partners", draw_partners), ("goals", draw_goals)):
        if part in parts:
            drawer(sheet, plan, style, prose, length)
    if "services" in parts:
        draw_services(sheet, plan, style, record, prose, length)
    if "tables" in parts:
        sheet.words_apart = style.words_apart
        draw_tables(sheet, plan, style, record)
        sheet.words_apart = False
    if "instructions" in parts:
        sheet.turn(style.prose)
        draw_instructions(sheet, plan, style, instruction_pages)
    return Layout(sheet.save(f"{facts.year} LCAP"), len(sheet.pages), record)


def _names(facts: Facts) -> dict[str, str]:
    return {
        "lea": facts.lea_name,
        "year": facts.year,
        "last_year": facts.last_year,
        "plan_start": facts.year[:4],
    }


def _turn(sheet: Sheet, style: Style, footer: str, portrait: bool = False) -> None:
    sheet.part(footer)
    sheet.turn("portrait" if portrait else style.prose)


def _second_overview(sheet: Sheet, plan: PrintedPlan, style: Style, record: Record) -> None:
    other = plan.second_overview
    if other is None:
        return
    facts = replace(plan.facts, lea_name=other.lea_name, cds_code=other.cds_code)
    draw_overview(sheet, replace(plan, facts=facts, figures=other.figures), style, record.second)
