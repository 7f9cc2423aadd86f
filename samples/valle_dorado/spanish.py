"""The same plan in Spanish: every figure as in English, every word in another language."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from valle_dorado.facts import Action, Facts, PastAction
from valle_dorado.forms import phrases
from valle_dorado.printed import PrintedPlan, PrintedRow, PrintedTable

__all__ = ["in_spanish"]

LANGUAGE = "es"


def in_spanish(plan: PrintedPlan) -> PrintedPlan:
    """Return the plan with its words in Spanish. "Yes" and "No" stay as they are until they are drawn.

    What forms/phrases.es.yaml does not translate stays in English, as titles of actions do in some published plans.
    """
    figures = {key: _text(text) for key, text in plan.figures.items()}
    tables = {kind: PrintedTable(kind, tuple(_row(row) for row in table.rows)) for kind, table in plan.tables.items()}
    return replace(
        plan,
        facts=_facts(plan.facts),
        figures=MappingProxyType(figures),
        tables=MappingProxyType(tables),
    )


def _facts(facts: Facts) -> Facts:
    return replace(
        facts,
        language=LANGUAGE,
        actions=tuple(_action(action) for action in facts.actions),
        past_actions=tuple(_past(action) for action in facts.past_actions),
        goals=tuple(replace(goal, description=_said(goal.description), kind=_said(goal.kind)) for goal in facts.goals),
        contact=_said(facts.contact),
        unspent_use=_said(facts.unspent_use),
    )


def _action(action: Action) -> Action:
    return replace(
        action,
        title=_said(action.title),
        groups=_all(action.groups),
        scope=_all(action.scope),
        unduplicated=_all(action.unduplicated),
        location=_said(action.location),
        time_span=_said(action.time_span),
        note=_said(action.note),
    )


def _past(action: PastAction) -> PastAction:
    return replace(action, title=_said(action.title))


def _row(row: PrintedRow) -> PrintedRow:
    words = ("title", "note", "location", "time_span")
    cells = {name: _said(text) if name in words else _text(text) for name, text in row.cells.items()}
    items: Mapping[str, tuple[str, ...]] = {name: _all(texts) for name, texts in row.items.items()}
    return replace(row, cells=MappingProxyType(cells), items=MappingProxyType(items))


def _text(text: str) -> str:
    """Return a figure's text: amounts and yes or no stay, words that stand in place of a number do not."""
    is_words = text and text not in ("Yes", "No") and not any(letter.isdigit() for letter in text)
    return _said(text) if is_words else text


def _all(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_said(text) for text in texts)


def _said(text: str) -> str:
    return phrases(LANGUAGE).get(text, text)
