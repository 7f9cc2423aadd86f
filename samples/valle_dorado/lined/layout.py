"""A plan of these years on paper, and what is printed where."""

from collections.abc import Sequence
from decimal import Decimal

from valle_dorado.ink import BOLD, REGULAR, wrap
from valle_dorado.lined.facts import Action, Goal, Look, Plan
from valle_dorado.lined.money import money_table
from valle_dorado.lined.paper import LEFT, PURPLE, RIGHT, SIZE, Paper
from valle_dorado.lined.update import annual_update
from valle_dorado.older import Printed

__all__ = ["lay_out"]

NOT_INCLUDED = (
    "For Actions/Services not included as contributing to meeting the Increased or Improved Services Requirement:"
)
INCLUDED = "For Actions/Services included as contributing to meeting the Increased or Improved Services Requirement:"


def lay_out(plan: Plan, look: Look) -> Printed:
    """Print the plan in that look."""
    paper, printed = Paper(look.ticks, look.page_numbers), Printed()
    _cover(paper, plan, look)
    _budget(paper, plan, printed)
    paper.new_page()
    printed.rows += annual_update(paper, plan, look)
    paper.new_page()
    paper.heading("Stakeholder Engagement", 15)
    paper.paragraph("Families met in March and asked for later buses. The district spent $4,000 on the meetings.")
    for goal in plan.goals:
        paper.new_page()
        _goal(paper, plan, look, goal)
        for action in goal.actions:
            rows = _action(paper, plan, look, action)
            printed.rows += [{"section": "planned", "goal": goal.number, **row} for row in rows]
    paper.new_page()
    _demonstration(paper, plan, look, printed)
    _addendum(paper)
    if look.summary:
        _summary(paper, plan, printed)
    printed.pages, printed.pdf = paper.page, paper.save()
    return printed


def _ticked(paper: Paper, items: Sequence[tuple[str, bool]], x: float = 176) -> None:
    for text, ticked in items:
        x = paper.tick(x, paper.y, ticked)
        x = paper.text(x, paper.y, text) + 18
        if text == "Schoolwide":
            x = paper.text(x, paper.y, "OR", BOLD) + 18


def _cover(paper: Paper, plan: Plan, look: Look) -> None:
    paper.y += 12
    if look.ticks == "words":
        paper.text(LEFT, paper.y, f"LCAP Year: {plan.year}", BOLD)
    else:
        paper.text(330, paper.y, "LCAP Year", BOLD)
        shown = paper.ticks
        paper.ticks = "drawn" if shown in ("letters", "lost") else shown
        _ticked(paper, [(year.replace("-", "–"), year == plan.year) for year in plan.years], 400)
        paper.ticks = shown
    paper.heading("Local Control Accountability Plan and Annual Update (LCAP) Template", 16)
    paper.paragraph("Addendum: General instructions & regulatory requirements. Appendix A: Priorities 5 and 6.")
    for label, value in (
        ("LEA Name", plan.lea),
        ("Contact Name and Title", "Superintendent"),
        ("Email and Phone", "-"),
    ):
        paper.y += 24
        paper.frame(170, paper.y - 13, RIGHT, paper.y + 7)
        paper.text(LEFT, paper.y, label)
        paper.text(176, paper.y, value)
    paper.y += 20
    paper.heading(f"{plan.years[0][:4]}-{plan.years[2][-2:]} Plan Summary", 15)
    paper.heading("THE STORY" if look.capitals else "The Story")
    paper.paragraph(f"{plan.lea} is a district that nobody can visit, because it is invented.")


def _budget(paper: Paper, plan: Plan, printed: Printed) -> None:
    paper.heading("BUDGET SUMMARY")
    paper.y += 16
    paper.text(LEFT + 3, paper.y, "DESCRIPTION", BOLD)
    paper.text(306, paper.y, "AMOUNT", BOLD)
    labels = (
        ("bs_total_general_fund", ["Total General Fund Budget Expenditures for LCAP Year"], plan.general_fund),
        ("bs_total_lcap", ["Total Funds Budgeted for Planned Actions/Services to",
                           "Meet the Goals in the LCAP for LCAP Year"], plan.in_lcap),
    )  # fmt: skip
    for key, lines, value in labels:
        paper.y += 6
        paper.frame(306, paper.y, 576, paper.y + 26)
        paper.lines_in(306, 576, paper.y, [value])
        paper.lines_in(LEFT, 300, paper.y, lines)
        printed.figures[key] = (value, paper.page)
        paper.y += 26
    paper.y += 20
    paper.frame(LEFT, paper.y, 300, paper.y + 20)
    paper.lines_in(LEFT, 300, paper.y, [plan.lcff])
    paper.lines_in(304, RIGHT, paper.y, ["Total Projected LCFF Revenues for LCAP Year"])
    printed.figures["bs_total_lcff_revenues"] = (plan.lcff, paper.page)
    paper.y += 30


def _goal(paper: Paper, plan: Plan, look: Look, goal: Goal) -> None:
    paper.heading("Goals, Actions, & Services", 15)
    paper.paragraph("Strategic Planning Details and Accountability")
    if look.ticks != "words":
        paper.y += 14
        _ticked(paper, [("New", False), ("Modified", False), ("Unchanged", True)])
    top = paper.y + 14
    paper.frame(LEFT, top, 120, top + 44)
    paper.frame(120, top, RIGHT, top + 44)
    paper.text(LEFT + 8, top + 28, f"Goal {goal.number}", BOLD, 16)
    paper.lines_in(120, RIGHT, top, wrap(goal.text, REGULAR, SIZE, 620))
    paper.y = top + 60
    paper.heading("EXPECTED ANNUAL MEASURABLE OUTCOMES")
    for number, year in enumerate(("Metrics/Indicators", "Baseline", *plan.years)):
        paper.text(LEFT + 150 * number, paper.y + 14, year)
    paper.y += 20
    paper.paragraph("Attendance rates 93% 94% 95% 96%. Suspensions 3.1% 3.0% 2.9% 2.8%.")
    paper.heading("PLANNED ACTIONS / SERVICES")


def _action(paper: Paper, plan: Plan, look: Look, action: Action) -> list[dict[str, str]]:
    paper.need(140)
    paper.action_head(action.number, in_cells=look.cells_for_heads)
    (_words if look.ticks == "words" else _blocks)(paper, action)
    paper.heading("ACTIONS/SERVICES")
    columns = [(36, 271), (278, 513), (520, 756)]
    text = wrap(action.text, REGULAR, SIZE, 225)
    paper.need(30 + len(text) * 12)
    for (x0, x1), year in zip(columns, plan.years, strict=True):
        if look.labels == "table":
            paper.frame(x0, paper.y + 4, x1, paper.y + 24)
            paper.text(x0 + 4, paper.y + 16, f"{year} Actions/Services")
        else:
            paper.text(x0 + 4, paper.y + 14, year, BOLD)
        paper.frame(x0, paper.y + 24, x1, paper.y + 32 + len(text) * 11)
        paper.lines_in(x0, x1, paper.y + 24, text)
    paper.y += 40 + len(text) * 11
    rows = money_table(paper, plan, look, action)
    told = {"contributing": "yes" if action.included or action.scope else "no", "scope": " ".join(action.scope),
            "student_groups": " ".join([*action.not_included, *action.included])}  # fmt: skip
    return [{"action": action.number, **row, **told} for row in rows]


def _blocks(paper: Paper, action: Action) -> None:
    special = next((item for item in action.not_included if item.startswith("[")), "[Specific Student Group(s)]")
    first = [(name, name in action.not_included) for name in ("All", "Students with Disabilities", special)]
    groups = [(name, name in action.included) for name in ("English Learners", "Foster Youth", "Low Income")]
    scope = [(name, name in action.scope) for name in
             ("LEA-wide", "Schoolwide", "Limited to Unduplicated Student Group(s)")]  # fmt: skip
    first_place = [(name, name == action.location and bool(action.not_included)) for name in ("All Schools",)]
    place = [(name, name == action.location and not action.not_included) for name in ("All Schools",)]
    more = [("Specific Schools:", False), ("Specific Grade spans:", False)]
    _block(paper, NOT_INCLUDED, [("Students to be Served", first), ("Location(s)", first_place + more)])
    paper.y += 12
    paper.text(390, paper.y, "OR", BOLD)
    rows = [("Students to be Served", groups), ("Scope of Services", scope), ("Location(s)", place + more)]
    _block(paper, INCLUDED, rows)


def _block(paper: Paper, title: str, rows: Sequence[tuple[str, Sequence[tuple[str, bool]]]]) -> None:
    paper.need(26)
    paper.frame(LEFT, paper.y + 4, RIGHT, paper.y + 22)
    paper.text(LEFT + 6, paper.y + 16, title, BOLD, 9, color=PURPLE)
    paper.y += 24
    for label, items in rows:
        paper.need(26)
        paper.frame(170, paper.y, RIGHT, paper.y + 24)
        paper.y += 15
        paper.text(80, paper.y, label)
        _ticked(paper, items)
        paper.y += 11


def _words(paper: Paper, action: Action) -> None:
    """The form of 2018-19 and 2019-20: what is chosen stands as words under labels."""
    labels = ("Students to be Served:", "Scope of Services:", "Location(s):")
    asks = ("(Select from All, Students with Disabilities, or Specific Student Groups)",
            "(Select from LEA-wide, Schoolwide, or Limited to Unduplicated Student Group(s))",
            "(Select from All Schools, Specific Schools, and/or Specific Grade Spans)")  # fmt: skip
    there = [action.location] if action.included else []
    chosen = [(NOT_INCLUDED, (0, 2), [action.not_included, [action.location] if action.not_included else []]),
              (INCLUDED, (0, 1, 2), [action.included, action.scope, there])]  # fmt: skip
    for title, which, texts in chosen:
        paper.need(100)
        paper.y += 14
        paper.text(LEFT, paper.y, title, BOLD)
        paper.y += 6
        wide = (RIGHT - LEFT) / len(which)
        for number, (index, items) in enumerate(zip(which, texts, strict=True)):
            x0, x1 = LEFT + number * wide, LEFT + (number + 1) * wide
            ask = (
                asks[index]
                if title is NOT_INCLUDED or index
                else asks[0].replace(
                    "All, Students with Disabilities, or Specific Student Groups",
                    "English Learners, Foster Youth, and/or Low Income",
                )
            )
            paper.frame(x0, paper.y, x1, paper.y + 40)
            paper.lines_in(x0, x1, paper.y, [labels[index], *wrap(ask, REGULAR, SIZE, wide - 8)])
            paper.frame(x0, paper.y + 40, x1, paper.y + 80)
            paper.lines_in(x0, x1, paper.y + 40, list(items) or ["[Add selection here]"])
        paper.y += 84


def _demonstration(paper: Paper, plan: Plan, look: Look, printed: Printed) -> None:
    paper.heading("Demonstration of Increased or Improved Services for Unduplicated Pupils", 15)
    paper.y += 16
    if look.labels == "table":
        paper.text(LEFT, paper.y, f"LCAP Year: {plan.year}", BOLD)
        paper.y += 8
        for x0, x1, label, value in (
            (LEFT, 390, "Estimated Supplemental and Concentration Grant Funds", plan.grants),
            (390, RIGHT, "Percentage to Increase or Improve Services", plan.percent),
        ):
            paper.frame(x0, paper.y, x1, paper.y + 20)
            paper.lines_in(x0, x1, paper.y, [label])
            paper.frame(x0, paper.y + 20, x1, paper.y + 40)
            paper.lines_in(x0, x1, paper.y + 20, [value])
        paper.y += 40
    else:
        paper.text(LEFT, paper.y, "LCAP Year")
        paper.ticks = "drawn" if paper.ticks in ("letters", "lost") else paper.ticks
        _ticked(paper, [(year, year == plan.year) for year in plan.years], 110)
        paper.y += 24
        paper.text(LEFT, paper.y, "Estimated Supplemental and Concentration Grant Funds:")
        paper.frame(290, paper.y - 14, 430, paper.y + 6)
        paper.text(296, paper.y, plan.grants)
        paper.text(440, paper.y, "Percentage to Increase or Improve Services:")
        paper.frame(640, paper.y - 14, RIGHT, paper.y + 6)
        paper.text(646, paper.y, plan.percent)
        paper.y += 16
    printed.figures["ii_projected_sc_grants"] = (plan.grants, paper.page)
    printed.figures["ii_projected_pct"] = (plan.percent, paper.page)
    paper.paragraph("Half of these funds, $1,000, pay for nothing that exists.")


def _addendum(paper: Paper) -> None:
    paper.new_page()
    paper.heading("Local Control and Accountability Plan and Annual Update Template Instructions", 13)
    paper.heading("Addendum", 15)
    paper.paragraph(
        "The Local Control and Accountability Plan (LCAP) and Annual Update Template documents and communicates "
        "local educational agencies' (LEAs) actions and expenditures."
    )
    paper.heading("Goals, Actions, and Services")
    paper.paragraph(
        "Action 1. Budgeted Expenditures: Amount $999,999. Total Funds Budgeted for Planned Actions/Services to Meet "
        "the Goals in the LCAP for LCAP Year: $999,999."
    )


def _summary(paper: Paper, plan: Plan, printed: Printed) -> None:
    """The vendor's sums of all lines."""
    paper.new_page()
    paper.heading("LCAP Expenditure Summary", 13)
    periods = [f"{plan.before} budgeted", f"{plan.before} estimated actual", *plan.years]
    keys = ("ba_update_budgeted", "ba_update_actual", "ba_year_1", "ba_year_2", "ba_year_3", "ba_three_years")
    sums = [
        sum((Decimal(row["amount"]) for row in printed.rows if row["year"] == period), Decimal(0)) for period in periods
    ]
    sums.append(sum(sums[2:], Decimal(0)))
    update = [f"{plan.before} Annual Update {word}" for word in ("Budgeted", "Actual")]
    heads = ["Funding Source", *update, *plan.years, f"{plan.years[0]} through {plan.years[2]} Total"]
    paper.frame(LEFT, paper.y, RIGHT, paper.y + 18)
    paper.lines_in(300, RIGHT, paper.y, ["Total Expenditures by Funding Source"])
    paper.y += 18
    wide = (RIGHT - LEFT) / len(heads)
    for texts, height in ((heads, 44.0), (["All Funding Sources", *(f"{one:,.2f}" for one in sums)], 20.0)):
        for number, text in enumerate(texts):
            x0 = LEFT + number * wide
            paper.frame(x0, paper.y, x0 + wide, paper.y + height)
            paper.lines_in(x0, x0 + wide, paper.y, wrap(text, REGULAR, SIZE, wide - 8))
        paper.y += height
    printed.figures |= {key: (f"{one:,.2f}", paper.page) for key, one in zip(keys, sums, strict=True)}
