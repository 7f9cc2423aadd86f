"""The plan on paper, and what is printed where."""

from collections.abc import Sequence
from pathlib import Path

from valle_dorado.continuity.plan import PARTS, PLAN, Action, Look, Plan
from valle_dorado.early.table import draw_row, wrapped
from valle_dorado.lined.paper import Paper
from valle_dorado.older import Printed, write
from valle_dorado.printing import plain

__all__ = ["ABOUT", "NAME", "lay_out", "save_continuity"]

NAME = "valle-dorado-2020-continuity"
ABOUT = (
    "The district's Learning Continuity and Attendance Plan of 2020-21: three tables of actions without numbers and "
    "one with a column for the part, rows over page breaks, words in place of amounts."
)
COLUMNS = ("section", "description", "total_funds", "estimated_actual", "contributing", "page")
HEADS = {
    "section": "Section",
    "description": "Description",
    "total_funds": "Total Funds",
    "estimated_actual": "Estimated Actual Expenditures",
    "contributing": "Contributing",
}
WIDTHS = {"section": 110.0, "total_funds": 95.0, "estimated_actual": 95.0, "contributing": 75.0}


def lay_out(plan: Plan, look: Look) -> Printed:
    """Print the plan in that look."""
    paper, printed = Paper("drawn", "bottom"), Printed()
    _cover(paper, plan, look)
    for part, actions in plan.actions.items():
        paper.need(120)
        paper.heading(part or "Additional Actions and Plan Requirements", 13)
        paper.paragraph("Families met by video in August. The district spent $4,000 on interpreters.")
        paper.heading(PARTS[part])
        paper.y += 8
        _table(paper, look, part, actions, printed)
        if look.update:
            paper.paragraph("A description of any substantive differences: nothing was spent on buses after $194,941.")
    if not look.update:
        _services(paper, plan, printed)
    printed.pages, printed.pdf = paper.page, paper.save()
    return printed


def _cover(paper: Paper, plan: Plan, look: Look) -> None:
    if look.update:
        paper.heading("Annual Update for the 2020-21 Learning Continuity and Attendance Plan", 15)
        paper.paragraph("The following is the analysis of the 2020-21 Learning Continuity and Attendance Plan.")
        return
    paper.heading("Learning Continuity and Attendance Plan (2020-21)", 15)
    paper.paragraph("California Department of Education, July 2020")
    names = ("Local Educational Agency (LEA) Name", "Contact Name and Title", "Email and Phone")
    edges = (36.0, 276.0, 516.0, 756.0)
    for texts in (names, (plan.lea, "Superintendent", "-")):
        draw_row(paper, [(x0, x1, [text]) for x0, x1, text in zip(edges, edges[1:], texts, strict=False)])
    paper.heading("General Information")
    paper.paragraph("Schools closed in March 2020, and 4,100 pupils went home.")
    paper.new_page()


def _columns(look: Look, part: str) -> list[tuple[str, float, float]]:
    keys = [key for key in HEADS if (key != "section" or not part) and (key != "estimated_actual" or look.update)]
    free = 720.0 - sum(WIDTHS.get(key, 0.0) for key in keys)
    found, x = [], 36.0
    for key in keys:
        found.append((key, x, x + WIDTHS.get(key, free)))
        x = found[-1][2]
    return found


def _table(paper: Paper, look: Look, part: str, actions: Sequence[Action], printed: Printed) -> None:
    columns = _columns(look, part)
    heads = HEADS | ({"total_funds": "Total Budgeted Funds"} if look.update else {})

    def again() -> None:
        draw_row(paper, [(x0, x1, wrapped([heads[key]], x1 - x0 - 10)) for key, x0, x1 in columns], bold=True)

    again()
    for action in actions:
        texts = {"section": action.part, "description": action.text, "total_funds": action.funds,
                 "estimated_actual": action.spent, "contributing": action.contributing}  # fmt: skip
        cells = [(x0, x1, wrapped([texts[key]], x1 - x0)) for key, x0, x1 in columns]
        pages = draw_row(paper, cells, again=again if look.heads else None)
        printed.rows.append({
            "section": part or action.part,
            "description": " ".join(action.text.split()),
            "total_funds": plain(action.funds),
            "estimated_actual": plain(action.spent) if look.update else "",
            "contributing": "Yes" if action.contributing[0] == "Y" else "No",
            "page": str(min(page for cell in pages for page in cell)),
        })  # fmt: skip


def _services(paper: Paper, plan: Plan, printed: Printed) -> None:
    paper.new_page()
    title = "Increased or Improved Services for Foster Youth, English Learners, and Low-Income Students"
    paper.heading(title, 13)
    left = "Percentage to Increase or Improve Services"
    right = "Increased Apportionment based on the Enrollment of Foster Youth, English Learners, and Low-Income students"
    draw_row(paper, [(36, 276, wrapped([left], 230)), (276, 756, wrapped([right], 440))], bold=True)
    draw_row(paper, [(36, 276, [plan.percent]), (276, 756, [plan.dollars])])
    printed.figures = {"ii_projected_pct": (plan.percent, paper.page),
                       "ii_projected_sc_grants": (plan.dollars, paper.page)}  # fmt: skip
    paper.heading("Required Descriptions")
    paper.paragraph("The needs of 2,931 pupils were considered first.")


def save_continuity(home: Path, look: Look | None = None, name: str = NAME) -> Printed:
    """Write plan.pdf and its truth into home/<name>/."""
    printed = lay_out(PLAN, look or Look())
    rows = ("continuity_actions.csv", COLUMNS)
    write(printed, home / name, lea=PLAN.lea, year="2020-21", template="2020", rows=rows)
    return printed
