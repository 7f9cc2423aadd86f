"""The section on increased or improved services: its boxes of figures, the tables of reasons, the staff ratios."""

from collections.abc import Mapping
from typing import Any

from valle_dorado.facts import Action
from valle_dorado.flow import heading, paragraph, prompt, word_table
from valle_dorado.forms import form
from valle_dorado.grid import Column, Item, Table, draw, text_cell
from valle_dorado.printed import PrintedPlan
from valle_dorado.record import Record
from valle_dorado.sheet import Sheet
from valle_dorado.style import Style
from valle_dorado.words import Prose

__all__ = ["draw_services"]

_RATIOS = (
    ("Staff-to-student ratios by type of school and concentration of unduplicated students", 26),
    ("Schools with a student concentration of 55 percent or less", 37),
    ("Schools with a student concentration of greater than 55 percent", 37),
)


def draw_services(sheet: Sheet, plan: PrintedPlan, style: Style, record: Record, prose: Prose, length: int) -> None:
    """Draw the section; `length` is the number of sentences of each answer."""
    facts, words = plan.facts, form(plan.facts.template)["services"]
    text = style.spelled("services", words["heading"]).format(year=facts.year)
    if style.new_page_per_table:
        sheet.new_page()
    heading(sheet, text, 15)
    for box in words["boxes"]:
        if box["title"]:
            heading(sheet, box["title"], 10)
        _box(sheet, box["figures"], plan, style, record)
    paragraph(sheet, words["note"], style.prose_size)
    if not length:
        return
    heading(sheet, words["required"], 13)
    for kind, table in words["tables"].items():
        _reasons(sheet, kind, table, plan, style, prose, length)
    for question in words["prompts"]:
        prompt(sheet, question, style.prose_size)
        paragraph(sheet, prose.paragraph(length), style.prose_size)
    if words["ratios"] == "yes":
        rows = [(f"Staff-to-student ratio of {who} staff providing direct services to students", "1:24", "1:19")
                for who in ("classified", "certificated")]  # fmt: skip
        word_table(sheet, _RATIOS, rows, style)


def _box(sheet: Sheet, figures: Mapping[str, str], plan: PrintedPlan, style: Style, record: Record) -> None:
    columns = tuple(Column(key, style.spelled(key, header), 1) for key, header in figures.items())
    row = tuple(text_cell(plan.figures[key]) for key in figures)
    drawn = draw(sheet, Table("services", columns, (row,), sheet.width, block=True, plain=True), style)
    for key in figures:
        record.figures[key] = (plan.figures[key], drawn[0].page)
    sheet.y += 10


def _reasons(
    sheet: Sheet, kind: str, words: Mapping[str, Any], plan: PrintedPlan, style: Style, prose: Prose, length: int
) -> None:
    heading(sheet, words["title"], 11)
    prompt(sheet, words["prompt"], style.prose_size)
    limited = kind == "limited"
    columns = tuple(Column("", header, float(weight)) for header, weight in words["columns"])
    rows = tuple(
        (
            text_cell(action.action),
            _need(action, scope, prose),
            text_cell(prose.paragraph(length)),
            text_cell(prose.metric()),
        )
        for action in plan.facts.actions
        if action.contributing
        for scope in action.scope
        if scope.startswith("Limited") == limited
    )
    draw(sheet, Table("words", columns, rows, sheet.width, plain=True), style)
    sheet.y += 8


def _need(action: Action, scope: str, prose: Prose) -> tuple[Item, ...]:
    lines = ("Action:", action.title, "", "Need:", prose.paragraph(1), "", "Scope:")
    return (*(Item(line) for line in lines), Item(scope, ticked=True))
