"""The parts of a plan that hold prose: cover, annual update, plan summary, partners, goals and actions."""

from valle_dorado.facts import Action, Goal
from valle_dorado.flow import heading, paragraph, prompt, word_table
from valle_dorado.forms import form
from valle_dorado.printed import PrintedPlan
from valle_dorado.printing import Printing
from valle_dorado.sheet import Sheet
from valle_dorado.style import Style
from valle_dorado.words import Prose

__all__ = ["draw_cover", "draw_goals", "draw_partners", "draw_summary", "draw_update"]

_PRIORITIES = (
    "Priority 1: Basic (Conditions of Learning)",
    "Priority 2: State Standards (Conditions of Learning)",
    "Priority 4: Pupil Achievement (Pupil Outcomes)",
    "Priority 6: School Climate (Engagement)",
)


def draw_cover(sheet: Sheet, plan: PrintedPlan) -> None:
    """A cover page: the LEA, the year, and words such as the date of adoption."""
    sheet.new_page()
    sheet.y += 120
    for text, size in ((plan.facts.lea_name, 22), ("Local Control and Accountability Plan", 18), (plan.facts.year, 18)):
        heading(sheet, text, size, centered=True)
    sheet.y += 40
    for words in plan.words:
        heading(sheet, words, 12, centered=True)


def draw_update(sheet: Sheet, plan: PrintedPlan, style: Style, prose: Prose, length: int) -> None:
    """The annual update of last year's goals (2024-25 only): metrics and four answers per goal, no dollars."""
    facts = plan.facts
    sheet.new_page()
    heading(sheet, form("2024")["update"].format(last_year=facts.last_year), 16)
    _title_box(sheet, plan, style)
    heading(sheet, "Goals and Actions", 14)
    for goal in facts.goals:
        heading(sheet, "Goal", 12)
        word_table(sheet, (("Goal #", 10), ("Description", 90)), ((goal.number, goal.description),), style)
        heading(sheet, "Measuring and Reporting Results", 12)
        columns = [(text, 1.0) for text in form("2022")["goals"]["metrics"]]
        _metrics(sheet, goal, style, prose, length, columns, numbered=False)
        heading(sheet, "Goal Analysis", 12)
        for question in form("2024")["goals"]["prompts"]:
            prompt(sheet, question, style.prose_size)
            paragraph(sheet, prose.paragraph(length), style.prose_size)


def _title_box(sheet: Sheet, plan: PrintedPlan, style: Style) -> None:
    columns = (("Local Educational Agency (LEA) Name", 1.0), ("Contact Name and Title", 1.0), ("Email and Phone", 1.0))
    word_table(sheet, columns, ((plan.facts.lea_name, plan.facts.contact, "office@example.org"),), style)


def draw_summary(sheet: Sheet, plan: PrintedPlan, style: Style, prose: Prose, length: int) -> None:
    """The title page of the plan and the plan summary."""
    words = form(plan.facts.template)["summary"]
    sheet.new_page()
    heading(sheet, "Local Control and Accountability Plan", 16)
    paragraph(
        sheet,
        "The instructions for completing the Local Control and Accountability Plan (LCAP) follow the template.",
        10,
    )
    _title_box(sheet, plan, style)
    heading(sheet, words["heading"].format(year=plan.facts.year), 14)
    for title, question in words["prompts"].items():
        heading(sheet, title, 12)
        prompt(sheet, question, style.prose_size)
        paragraph(sheet, prose.paragraph(length), style.prose_size)


def draw_partners(sheet: Sheet, plan: PrintedPlan, style: Style, prose: Prose, length: int) -> None:
    """How teachers, families and students were asked."""
    sheet.new_page()
    heading(sheet, form(plan.facts.template)["partners"], 14)
    prompt(
        sheet,
        "A summary of the process used to engage educational partners in the development of the LCAP.",
        style.prose_size,
    )
    columns = (("Educational Partner(s)", 30.0), ("Process for Engagement", 70.0))
    partners = ("Families", "Teachers and staff", "Students", "Parent advisory committee and DELAC")
    word_table(sheet, columns, [(who, prose.paragraph(length)) for who in partners], style)
    prompt(
        sheet,
        "A description of how the adopted LCAP was influenced by the feedback provided by educational partners.",
        style.prose_size,
    )
    paragraph(sheet, prose.paragraph(length), style.prose_size)


def draw_goals(sheet: Sheet, plan: PrintedPlan, style: Style, prose: Prose, length: int) -> None:
    """Goals with their metrics, the analysis of last year, and the actions with their total funds."""
    facts, words = plan.facts, form(plan.facts.template)["goals"]
    sheet.new_page()
    heading(sheet, "Goals and Actions", 16)
    for goal in facts.goals:
        heading(sheet, "Goal", 13)
        row = (goal.number, goal.description, goal.kind)[: len(words["goal"])]
        shares = (10.0, 65.0, 25.0)[: len(words["goal"])]
        word_table(sheet, tuple(zip(words["goal"], shares, strict=True)), (row,), style)
        if words["priorities"]:
            prompt(sheet, words["priorities"], style.prose_size)
            for priority in _PRIORITIES:
                paragraph(sheet, priority, style.prose_size)
        prompt(sheet, words["why"], style.prose_size)
        paragraph(sheet, prose.paragraph(length), style.prose_size)
        heading(sheet, "Measuring and Reporting Results", 12)
        numbered = words["metrics"][0] == "Metric #"
        _metrics(sheet, goal, style, prose, length, [(text, 1.0) for text in words["metrics"]], numbered)
        heading(sheet, words["analysis"].format(year=facts.year, last_year=facts.last_year), 12)
        for question in words["prompts"]:
            prompt(sheet, question, style.prose_size)
            paragraph(sheet, prose.paragraph(length), style.prose_size)
        heading(sheet, "Actions", 12)
        rows = [_action(action, prose, length) for action in facts.actions if action.goal == goal.number]
        word_table(sheet, tuple(zip(words["actions"], (8.0, 20.0, 50.0, 13.0, 9.0), strict=True)), rows, style)


def _metrics(
    sheet: Sheet,
    goal: Goal,
    style: Style,
    prose: Prose,
    length: int,
    columns: list[tuple[str, float]],
    numbered: bool,
) -> None:
    rows = []
    for n in range(1, min(3 + length // 3, 8)):
        cells = [f"{goal.number}.{n}"] if numbered else []
        cells += [prose.metric()] if len(columns) > len(cells) + 5 or not numbered else []
        while len(cells) < len(columns):
            cells.append(f"{prose.share()} {prose.sentence()}" if length > 8 else prose.share())
        rows.append(cells)
    word_table(sheet, columns, rows, style)


def _action(action: Action, prose: Prose, length: int) -> tuple[str, ...]:
    contributing = {True: "Yes", False: "No", None: ""}[action.contributing]
    money = Printing().money(action.total)
    return (action.action, action.title, prose.paragraph(max(length // 2, 1)), money, contributing)
