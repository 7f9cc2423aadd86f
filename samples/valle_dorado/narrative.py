"""The parts of a plan that hold prose: cover, annual update, plan summary, partners, goals and actions."""

from collections.abc import Mapping
from typing import Any

from valle_dorado.desk import Desk
from valle_dorado.facts import Action, Goal
from valle_dorado.flow import heading, paragraph, prompt, word_table
from valle_dorado.forms import form
from valle_dorado.printing import Printing

__all__ = ["draw_cover", "draw_goals", "draw_partners", "draw_summary", "draw_update"]

_PRIORITIES = (
    "Priority 1: Basic (Conditions of Learning)",
    "Priority 2: State Standards (Conditions of Learning)",
    "Priority 4: Pupil Achievement (Pupil Outcomes)",
    "Priority 6: School Climate (Engagement)",
)


def draw_cover(desk: Desk) -> None:
    """A cover page: the LEA, the year, and words such as the date of adoption."""
    desk.sheet.new_page()
    desk.sheet.y += 120
    for text, size in (
        (desk.plan.facts.lea_name, 22),
        (desk.said("Local Control and Accountability Plan"), 18),
        (desk.plan.facts.year, 18),
    ):
        heading(desk.sheet, text, size, centered=True)
    desk.sheet.y += 40
    for words in desk.plan.words:
        heading(desk.sheet, words, 12, centered=True)


def draw_update(desk: Desk) -> None:
    """The annual update of last year's goals (2024-25 only): metrics and four answers per goal, no dollars."""
    facts = desk.plan.facts
    desk.sheet.new_page()
    heading(desk.sheet, form("2024", desk.language)["update"].format(last_year=facts.last_year), 16)
    _title_box(desk)
    heading(desk.sheet, desk.said("Goals and Actions"), 14)
    for goal in facts.goals:
        heading(desk.sheet, desk.said("Goal"), 12)
        word_table(
            desk.sheet,
            ((desk.said("Goal #"), 10), (desk.said("Description"), 90)),
            ((goal.number, goal.description),),
            desk.style,
        )
        heading(desk.sheet, desk.said("Measuring and Reporting Results"), 12)
        columns = [(text, 1.0) for text in form("2022", desk.language)["goals"]["metrics"]]
        _metrics(desk, goal, columns, numbered=False)
        heading(desk.sheet, desk.said("Goal Analysis"), 12)
        for question in form("2024", desk.language)["goals"]["prompts"]:
            prompt(desk.sheet, question, desk.style.prose_size)
            paragraph(desk.sheet, desk.answer(), desk.style.prose_size)


def _title_box(desk: Desk) -> None:
    heads = ("Local Educational Agency (LEA) Name", "Contact Name and Title", "Email and Phone")
    columns = [(desk.said(head), 1.0) for head in heads]
    word_table(
        desk.sheet, columns, ((desk.plan.facts.lea_name, desk.plan.facts.contact, "office@example.org"),), desk.style
    )


def draw_summary(desk: Desk) -> None:
    """The title page of the plan and the plan summary."""
    words = desk.words["summary"]
    desk.sheet.new_page()
    heading(desk.sheet, desk.said("Local Control and Accountability Plan"), 16)
    paragraph(
        desk.sheet,
        desk.said(
            "The instructions for completing the Local Control and Accountability Plan (LCAP) follow the template."
        ),
        10,
    )
    _title_box(desk)
    heading(desk.sheet, words["heading"].format(year=desk.plan.facts.year), 14)
    if desk.plan.facts.community:
        paragraph(desk.sheet, desk.plan.facts.community, desk.style.prose_size)
    for title, question in words["prompts"].items():
        heading(desk.sheet, title, 12)
        prompt(desk.sheet, question, desk.style.prose_size)
        paragraph(desk.sheet, desk.answer(), desk.style.prose_size)


def draw_partners(desk: Desk) -> None:
    """How teachers, families and students were asked."""
    desk.sheet.new_page()
    heading(desk.sheet, desk.words["partners"], 14)
    prompt(
        desk.sheet,
        desk.said("A summary of the process used to engage educational partners in the development of the LCAP."),
        desk.style.prose_size,
    )
    columns = ((desk.said("Educational Partner(s)"), 30.0), (desk.said("Process for Engagement"), 70.0))
    partners = ("Families", "Teachers and staff", "Students", "Parent advisory committee and DELAC")
    word_table(desk.sheet, columns, [(desk.said(who), desk.answer()) for who in partners], desk.style)
    prompt(
        desk.sheet,
        desk.said(
            "A description of how the adopted LCAP was influenced by the feedback provided by educational partners."
        ),
        desk.style.prose_size,
    )
    paragraph(desk.sheet, desk.answer(), desk.style.prose_size)


def draw_goals(desk: Desk) -> None:
    """Goals with their metrics, the analysis of last year, and the actions with their total funds."""
    facts, words = desk.plan.facts, desk.words["goals"]
    desk.sheet.new_page()
    heading(desk.sheet, desk.said("Goals and Actions"), 16)
    for goal in facts.goals:
        heading(desk.sheet, desk.said("Goal"), 13)
        _goal(desk, goal, words)
        if words["priorities"]:
            prompt(desk.sheet, words["priorities"], desk.style.prose_size)
            for priority in _PRIORITIES:
                paragraph(desk.sheet, desk.said(priority), desk.style.prose_size)
        prompt(desk.sheet, words["why"], desk.style.prose_size)
        paragraph(desk.sheet, desk.answer(), desk.style.prose_size)
        heading(desk.sheet, desk.said("Measuring and Reporting Results"), 12)
        numbered = "#" in words["metrics"][0]
        _metrics(desk, goal, [(text, 1.0) for text in words["metrics"]], numbered)
        heading(desk.sheet, words["analysis"].format(year=facts.year, last_year=facts.last_year), 12)
        for question in words["prompts"]:
            prompt(desk.sheet, question, desk.style.prose_size)
            paragraph(desk.sheet, desk.answer(), desk.style.prose_size)
        heading(desk.sheet, desk.said("Actions"), 12)
        _actions(desk, goal, words)


def _goal(desk: Desk, goal: Goal, words: Mapping[str, Any]) -> None:
    row = (words["goal_number"].format(goal=goal.number), goal.description, goal.kind)[: len(words["goal"])]
    shares = (10.0, 65.0, 25.0)[: len(words["goal"])]
    drawn = word_table(desk.sheet, tuple(zip(words["goal"], shares, strict=True)), (row,), desk.style)[0]
    kind = goal.kind if len(row) > 2 else ""  # printed since 2024-25
    desk.record.say("goals", goal=goal.number, description=goal.description, kind=kind, page=str(drawn.page))


def _actions(desk: Desk, goal: Goal, words: Mapping[str, Any]) -> None:
    actions = [action for action in desk.plan.facts.actions if action.goal == goal.number]
    rows = [
        (words["action_number"].format(action=action.action, n=n), *_action(desk, action))
        for n, action in enumerate(actions, 1)
    ]
    columns = tuple(zip(words["actions"], (8.0, 20.0, 50.0, 13.0, 9.0), strict=True))
    for action, row, drawn in zip(actions, rows, word_table(desk.sheet, columns, rows, desk.style), strict=True):
        ids = {"goal": goal.number, "action": action.action}
        desk.record.say("action_descriptions", **ids, title=row[1], description=row[2], page=str(drawn.page))


def _metrics(desk: Desk, goal: Goal, columns: list[tuple[str, float]], numbered: bool) -> None:
    rows = []
    for n in range(1, min(3 + desk.length // 3, 8)):
        cells = [f"{goal.number}.{n}"] if numbered else []
        cells += [desk.prose.metric()] if len(columns) > len(cells) + 5 or not numbered else []
        while len(cells) < len(columns):
            cells.append(f"{desk.prose.share()} {desk.prose.sentence()}" if desk.length > 8 else desk.prose.share())
        rows.append(cells)
    word_table(desk.sheet, columns, rows, desk.style)


def _action(desk: Desk, action: Action) -> tuple[str, ...]:
    contributing = {True: "Yes", False: "No", None: ""}[action.contributing]
    money = Printing().money(action.total)
    return (action.title, desk.prose.paragraph(max(desk.length // 2, 1)), money, desk.said(contributing))
