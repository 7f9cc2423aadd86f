"""The section on increased or improved services: its boxes of figures, the tables of reasons, the staff ratios."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from valle_dorado.desk import Desk
from valle_dorado.facts import Action
from valle_dorado.flow import heading, paragraph, prompt, word_table
from valle_dorado.grid import Cell, Column, Item, Table, draw, text_cell

__all__ = ["draw_services"]

_RATIOS = (
    ("Staff-to-student ratios by type of school and concentration of unduplicated students", 26),
    ("Schools with a student concentration of 55 percent or less", 37),
    ("Schools with a student concentration of greater than 55 percent", 37),
)


def draw_services(desk: Desk) -> None:
    """Draw the section; without prose (length 0) its boxes only."""
    facts, words = desk.plan.facts, desk.words["services"]
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
        staff = (f"Staff-to-student ratio of {who} staff providing direct services to students"
                 for who in ("classified", "certificated"))  # fmt: skip
        rows = [(desk.said(who), "1:24", "1:19") for who in staff]
        word_table(desk.sheet, [(desk.said(head), share) for head, share in _RATIOS], rows, desk.style)


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
    reasons = [
        _reason(desk, (action,), scope)
        for action in desk.plan.facts.actions
        if action.contributing
        for scope in action.scope
        if scope.startswith("Limit") == limited
    ]
    if desk.plan.facts.reasons == "together":
        reasons = _together(reasons)
    labelled = desk.plan.facts.reasons == "labelled"
    rows = tuple(_row(desk, reason, labelled=labelled) for reason in reasons)
    drawn = draw(desk.sheet, Table("words", columns, rows, desk.sheet.width, plain=True), desk.style)
    for reason, row in zip(reasons, drawn, strict=True):
        actions = " ".join(f"{action.goal}/{action.action}" for action in reason.actions)
        words_of = {"need": reason.need, "how": reason.how, "metric": reason.metric}
        desk.record.say("reasons", scope=kind, actions=actions, **words_of, page=str(row.page))
    desk.sheet.y += 8


@dataclass(frozen=True, slots=True)
class _Reason:
    """A row: why these actions count. `scope` as it is ticked."""

    actions: tuple[Action, ...]
    scope: str
    need: str
    how: str
    metric: str


def _reason(desk: Desk, actions: tuple[Action, ...], scope: str) -> _Reason:
    need, how = desk.prose.paragraph(1), desk.answer()
    return _Reason(actions, scope, need if actions[0].need is None else actions[0].need, how, desk.prose.metric())


def _together(reasons: Sequence[_Reason]) -> list[_Reason]:
    """Return the rows with two actions in each, as some districts write them."""
    pairs = zip_longest(reasons[::2], reasons[1::2])
    return [one if other is None else replace(one, actions=one.actions + other.actions) for one, other in pairs]


def _row(desk: Desk, reason: _Reason, *, labelled: bool) -> tuple[Cell, ...]:
    ids = ", ".join(action.action for action in reason.actions)
    need = _labelled(desk, reason) if labelled else text_cell(reason.need)
    return text_cell(ids), need, text_cell(reason.how), text_cell(reason.metric)


def _labelled(desk: Desk, reason: _Reason) -> tuple[Item, ...]:
    lines = (
        desk.said("Action:"),
        reason.actions[0].title,
        "",
        desk.said("Need:"),
        reason.need,
        "",
        desk.said("Scope:"),
    )
    return (*(Item(line) for line in lines), Item(reason.scope, ticked=True))
