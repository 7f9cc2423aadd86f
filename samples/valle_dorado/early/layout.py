"""A plan of these years on paper, and what is printed where."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

from valle_dorado.early.facts import Action, Box, Goal, Look, Past, Plan
from valle_dorado.early.pupils import check_list, draw_line, told
from valle_dorado.early.table import draw_row, wrapped
from valle_dorado.ink import BOLD
from valle_dorado.lined.paper import LEFT, Paper
from valle_dorado.older import Printed
from valle_dorado.printing import plain

__all__ = ["lay_out"]

PLANNED = ((36.0, 300.0), (300.0, 380.0), (380.0, 590.0), (590.0, 756.0))
PAST = ((36.0, 256.0), (256.0, 396.0), (396.0, 616.0), (616.0, 756.0))
HEADS = (
    "Actions/Services",
    "Scope of Service",
    "Pupils to be served within identified scope of service",
    "Budgeted Expenditures",
)
CHANGES = (
    "What changes in actions, services, and expenditures will be made as a result of reviewing past "
    "progress and/or changes to goals? The district moves $7,000 from one school to another."
)


def lay_out(plan: Plan, look: Look) -> Printed:
    """Print the plan in that look."""
    paper, printed = Paper("drawn" if look.ticks == "letters" else look.ticks, "bottom"), Printed()
    planned: list[dict[str, str]] = []
    _introduction(paper, plan)
    paper.new_page()
    paper.heading("Section 2: Goals, Actions, Expenditures, and Progress Indicators", 13)
    for goal in plan.goals:
        _goal(paper, look, goal, "GOAL")
        for number, year in enumerate(plan.years, 1):
            planned += _year(paper, look, goal, number, year)
    paper.new_page()
    paper.heading("Annual Update", 15)
    paper.paragraph("Guiding Questions: How have the actions/services addressed the needs of all pupils?")
    for goal in plan.goals:
        printed.rows += _update(paper, look, plan, goal)
    printed.rows += sorted(planned, key=lambda row: (row["goal"], len(row["action"]), row["action"], row["year"]))
    paper.new_page()
    _services(paper, plan, printed)
    if look.summary:
        _summary(paper, plan, printed)
    printed.pages, printed.pdf = paper.page, paper.save()
    return printed


def _introduction(paper: Paper, plan: Plan) -> None:
    paper.heading("Introduction:")
    paper.y += 14
    text = f"LEA: {plan.lea}  Contact (Name, Title, Email, Phone Number): Superintendent  LCAP Year: {plan.years[0]}"
    paper.text(LEFT + 3, paper.y, text, BOLD)
    paper.heading("Local Control and Accountability Plan and Annual Update Template", 15)
    paper.paragraph(
        "The Local Control and Accountability Plan and Annual Update Template shall be used to provide "
        "details regarding local educational agencies' actions and expenditures."
    )
    paper.heading("State Priorities")
    for text in (
        "A. Conditions of Learning: basic services",
        "B. Pupil Outcomes: achievement",
        "C. Engagement: parents",
    ):
        paper.paragraph(text)
    paper.heading("Section 1: Stakeholder Engagement", 13)
    draw_row(paper, [(36, 396, ["Involvement Process"]), (396, 756, ["Impact on LCAP"])], bold=True)
    draw_row(paper, [(36, 396, ["Four meetings in spring, with supper for $1,250."]), (396, 756, ["Later buses."])])
    draw_row(paper, [(36, 396, ["Annual Update:", "Two meetings."]), (396, 756, ["Annual Update:", "A third coach."])])


def _goal(paper: Paper, look: Look, goal: Goal, label: str) -> None:
    paper.need(150)
    paper.y += 8
    names = {"label": f"{label} {goal.number}:", "words": f"{label}:", "none": f"{label}:"}
    text = f"{goal.number}. {goal.text}" if look.goal_label == "words" else goal.text
    name = names[look.goal_label]
    if label != "GOAL":
        name = name.replace(":", " from prior year LCAP:")
    priorities = [
        "Related State and/or Local Priorities:",
        "1_ 2_ 3_ 4X 5_ 6_ 7_ 8_",
        "COE only: 9_ 10_",
        "Local : Specify",
    ]
    cells = [(36.0, 120.0, wrapped([name], 84)), (120.0, 540.0, wrapped([text], 420)), (540.0, 756.0, priorities)]
    draw_row(paper, cells)
    if label == "GOAL":
        draw_row(paper, [(36, 160, ["Identified Need :"]), (160, 756, ["Reading scores fell by 4% since 2012-13."])])
    draw_row(paper, [(36, 160, ["Goal Applies to:"]), (160, 756, ["Schools: All", "Applicable Pupil Subgroups: All"])])


def _year(paper: Paper, look: Look, goal: Goal, number: int, year: str) -> list[dict[str, str]]:
    paper.need(140)
    draw_row(paper, [(36, 756, [f"LCAP Year {number}: {year}"])], bold=True)
    draw_row(
        paper,
        [(36, 160, ["Expected Annual", "Measurable Outcomes:"]), (160, 756, [f"{60 + number}% read by grade 3."])],
    )
    paper.y += 6 if look.borders else 20

    def heads() -> None:
        cells = [(x0, x1, wrapped([text], x1 - x0 - 12)) for (x0, x1), text in zip(PLANNED, HEADS, strict=True)]
        draw_row(paper, cells, bold=True, borders=look.borders)

    heads()
    rows: list[dict[str, str]] = []
    for count, action in enumerate(goal.years[year], 1):
        name = f"{goal.number}.{count}" if look.numbers else str(count)
        pages = _action(paper, look, action, name, heads if look.heads else None)
        same = {
            "section": "planned",
            "goal": goal.number,
            "action": name,
            "year": year,
            "contributing": "",
            "scope": action.scope,
            "student_groups": told(action.groups, action.other),
        }
        rows += [{**row, **same} for row in _rows(action.money, pages)]
    paper.y += 10
    return rows


Heads = Callable[[], None] | None
Pages = list[tuple[str, int]]
"""The lines of a box with their pages."""


def _action(paper: Paper, look: Look, action: Action, name: str, heads: Heads) -> Pages:
    text = f"{name} {action.text}" if look.numbers else action.text
    lists = check_list(look, action.groups, action.other, narrow=False)
    texts = [[text], [action.scope], lists, action.money.printed]
    cells = []
    for (x0, x1), lines in zip(PLANNED, texts, strict=True):
        cells.append((x0, x1, list(lines) if lines is lists else wrapped(lines, x1 - x0)))
    pages = draw_row(
        paper, cells, borders=look.borders, again=heads, ticked=lambda x, base, line: draw_line(paper, x, base, line)
    )
    return list(zip(cells[3][2], pages[3], strict=True))


def _rows(box: Box, printed: Pages) -> list[dict[str, str]]:
    """Return the rows of a box: the page of each is that of the line with its amount (or of the first, for words)."""
    found, at = [], 0
    for row in box.rows:
        last = row.amount.split()[-1:]
        holding = [n for n in range(at, len(printed)) if last and last[0] in printed[n][0]]
        index = at = holding[0] if holding else 0
        found.append(
            {
                "amount": plain(row.amount),
                "source": row.source,
                "budget_reference": row.reference,
                "page": str(printed[index][1]),
            }
        )
    return found


def _update(paper: Paper, look: Look, plan: Plan, goal: Goal) -> list[dict[str, str]]:
    _goal(paper, look, goal, "Original GOAL")
    paper.need(120)
    halves = [
        (36, 396, ["Expected Annual Measurable Outcomes:", "60% read"]),
        (396, 756, ["Actual Annual Measurable Outcomes:", "59.5% read, at $12 a day"]),
    ]
    draw_row(paper, halves)
    draw_row(paper, [(36, 756, [f"LCAP Year: {plan.before}"])], bold=True)

    def heads() -> None:
        _update_heads(paper, look)

    heads()
    rows: list[dict[str, str]] = []
    for count, past in enumerate(goal.past, 1):
        name = f"{goal.number}.{count}" if look.numbers else str(count)
        budgeted, spent = _past(paper, look, past, name, heads if look.heads else None)
        empty = {
            "section": "annual_update",
            "goal": goal.number,
            "action": name,
            "contributing": "",
            "scope": "",
            "student_groups": "",
        }
        rows += [{**row, **empty, "year": f"{plan.before} budgeted"} for row in _rows(past.budgeted, budgeted)]
        rows += [{**row, **empty, "year": f"{plan.before} estimated actual"} for row in _rows(past.spent, spent)]
    draw_row(paper, [(36, 756, wrapped([CHANGES], 720))])
    return rows


def _update_heads(paper: Paper, look: Look) -> None:
    texts = (
        "Planned Actions/Services",
        "Budgeted Expenditures",
        "Actual Actions/Services",
        "Estimated Actual Annual Expenditures",
    )
    if look.one_head_row:
        cells = [(x0, x1, wrapped([text], x1 - x0 - 12)) for (x0, x1), text in zip(PAST, texts, strict=True)]
        draw_row(paper, cells, bold=True, borders=look.borders)
        return
    draw_row(paper, [(36, 396, [texts[0]]), (396, 756, [texts[2]])], bold=True)
    below = ("", texts[1], "", texts[3])
    draw_row(
        paper,
        [(x0, x1, wrapped([text], x1 - x0 - 12) if text else []) for (x0, x1), text in zip(PAST, below, strict=True)],
        bold=True,
    )


def _past(paper: Paper, look: Look, past: Past, name: str, heads: Heads) -> tuple[Pages, Pages]:
    planned = f"{name} {past.planned}" if look.numbers else past.planned
    texts = [[planned], past.budgeted.printed, [past.actual], past.spent.printed]
    cells = [(x0, x1, wrapped(lines, x1 - x0)) for (x0, x1), lines in zip(PAST, texts, strict=True)]
    pages = draw_row(paper, cells, borders=look.borders, again=heads)
    if look.scope_rows:
        _scope_rows(paper, look, past)
    return list(zip(cells[1][2], pages[1], strict=True)), list(zip(cells[3][2], pages[3], strict=True))


def _scope_rows(paper: Paper, look: Look, past: Past) -> None:
    """Draw scope and check list under an action, on both sides; the boxes of amounts stay blank beside them."""
    paper.need(120)
    label = ["Scope of service:"]
    draw_row(
        paper,
        [
            (36, 120, label),
            (120, 256, [past.scope]),
            (256, 396, []),
            (396, 480, label),
            (480, 616, [past.scope]),
            (616, 756, []),
        ],
    )
    lists = check_list(look, past.groups, "", narrow=True)
    draw_row(
        paper,
        [(36, 256, lists), (256, 396, []), (396, 616, lists), (616, 756, [])],
        ticked=lambda x, base, line: draw_line(paper, x, base, line),
    )


def _services(paper: Paper, plan: Plan, printed: Printed) -> None:
    paper.heading("Section 3: Use of Supplemental and Concentration Grant funds and Proportionality", 13)
    paper.paragraph(
        "A. In the box below, identify the amount of funds in the LCAP year calculated on the basis of the "
        "number and concentration of low income, foster youth, and English learner pupils."
    )
    draw_row(
        paper,
        [
            (36, 480, ["Total amount of Supplemental and Concentration grant funds calculated:"]),
            (480, 756, [plan.grants]),
        ],
    )
    printed.figures["ii_projected_sc_grants"] = (plan.grants, paper.page)
    draw_row(paper, [(36, 756, ["The district serves 71.5% unduplicated pupils and spends $900 on each, not $1,100."])])
    paper.y += 10
    paper.paragraph(
        "B. In the box below, identify the percentage by which services for unduplicated pupils must be "
        "increased or improved as compared to the services provided to all pupils in the LCAP year."
    )
    draw_row(paper, [(36, 160, [f"{plan.percent} %"]), (160, 756, ["Services grow by more than 9% each year."])])
    printed.figures["ii_projected_pct"] = (plan.percent, paper.page)


def _summary(paper: Paper, plan: Plan, printed: Printed) -> None:
    """Draw the vendor's section 4: what all lines add up to."""
    keys = ("ba_update_budgeted", "ba_update_actual", "ba_year_1", "ba_year_2", "ba_year_3", "ba_three_years")
    years = [f"{plan.before} budgeted", f"{plan.before} estimated actual", *plan.years]
    totals = [sum((Decimal(r["amount"] or 0) for r in printed.rows if r["year"] == year), Decimal(0)) for year in years]
    totals.append(sum(totals[2:], Decimal(0)))
    paper.new_page()
    paper.heading("Section 4: Expenditure Summary", 13)
    texts = (
        "Funding Source",
        "Annual Update Budgeted",
        "Annual Update Actual",
        "Year 1",
        "Year 2",
        "Year 3",
        "Year 1-3 Total",
    )
    edges = [36 + n * 720 / 7 for n in range(8)]
    draw_row(paper, [(36, 756, ["Total Expenditures by Funding Source"])], bold=True)
    spans: Sequence[tuple[float, float]] = list(pairwise(edges))
    draw_row(paper, [(x0, x1, wrapped([t], x1 - x0 - 12)) for (x0, x1), t in zip(spans, texts, strict=True)], bold=True)
    shown = [f"{total:,.2f}" for total in totals]
    draw_row(paper, [(x0, x1, [t]) for (x0, x1), t in zip(spans, ["All Funding Sources", *shown], strict=True)])
    printed.figures |= {key: (text, paper.page) for key, text in zip(keys, shown, strict=True)}
