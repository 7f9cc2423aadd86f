"""The section on increased or improved services: its boxes of figures, the tables of reasons, the staff ratios."""

from collections.abc import Mapping
from typing import Any

from valle_dorado.desk import Desk
from valle_dorado.facts import Action
from valle_dorado.flow import heading, paragraph, prompt, word_table
from valle_dorado.forms import form
from valle_dorado.grid import Column, Item, Table, draw, text_cell
from valle_dorado.words import Prose

__all__ = ["draw_services"]

_RATIOS = (
    ("Staff-to-student ratios by type of school and concentration of unduplicated students", 26),
    ("Schools with a student concentration of 55 percent or less", 37),
    ("Schools with a student concentration of greater than 55 percent", 37),
)


def draw_services(desk: Desk) -> None:
    """Draw the section; without prose (length 0) its boxes only."""
    facts, words = desk.plan.facts, form(desk.plan.facts.template)["services"]
    text = desk.style.spelled("services", words["heading"]).format(year=facts.year)
    if desk.style.new_page_per_table or not desk.sheet.pages or desk.sheet.turned:
        desk.sheet.new_page()
    heading(desk.sheet, text, 15)
    for box in words["boxes"]:
        if box["title"]:
            heading(desk.sheet, box["title"], 10)
        _box(desk, box["figures"])
    paragraph(desk.sheet, words["note"], desk.style.prose_size)
    if not desk.length:
        return
    heading(desk.sheet, words["required"], 13)
    for kind, table in words["tables"].items():
        _reasons(desk, kind, table)
    for question in words["prompts"]:
        prompt(desk.sheet, question, desk.style.prose_size)
        paragraph(desk.sheet, desk.answer(), desk.style.prose_size)
    if words["ratios"] == "yes":
        rows = [(f"Staff-to-student ratio of {who} staff providing direct services to students", "1:24", "1:19")
                for who in ("classified", "certificated")]  # fmt: skip
        word_table(desk.sheet, _RATIOS, rows, desk.style)


def _box(desk: Desk, figures: Mapping[str, str]) -> None:
    columns = tuple(Column(key, desk.style.spelled(key, header), 1) for key, header in figures.items())
    row = tuple(text_cell(desk.plan.figures[key]) for key in figures)
    drawn = draw(desk.sheet, Table("services", columns, (row,), desk.sheet.width, block=True, plain=True), desk.style)
    for key in figures:
        desk.record.figures[key] = (desk.plan.figures[key], drawn[0].page)
    desk.sheet.y += 10


def _reasons(desk: Desk, kind: str, words: Mapping[str, Any]) -> None:
    heading(desk.sheet, words["title"], 11)
    prompt(desk.sheet, words["prompt"], desk.style.prose_size)
    limited = kind == "limited"
    columns = tuple(Column("", header, float(weight)) for header, weight in words["columns"])
    rows = tuple(
        (
            text_cell(action.action),
            _need(action, scope, desk.prose),
            text_cell(desk.answer()),
            text_cell(desk.prose.metric()),
        )
        for action in desk.plan.facts.actions
        if action.contributing
        for scope in action.scope
        if scope.startswith("Limited") == limited
    )
    draw(desk.sheet, Table("words", columns, rows, desk.sheet.width, plain=True), desk.style)
    desk.sheet.y += 8


def _need(action: Action, scope: str, prose: Prose) -> tuple[Item, ...]:
    lines = ("Action:", action.title, "", "Need:", prose.paragraph(1), "", "Scope:")
    return (*(Item(line) for line in lines), Item(scope, ticked=True))
