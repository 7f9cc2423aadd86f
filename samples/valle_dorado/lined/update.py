"""The annual update: boxes of what was planned, done, budgeted and spent, in each of the forms' ways."""

from collections.abc import Sequence

from valle_dorado.ink import BOLD, REGULAR, wrap
from valle_dorado.lined.facts import Goal, Line, Look, Past, Plan
from valle_dorado.lined.money import row_of
from valle_dorado.lined.paper import BOTTOM, LEAD, LEFT, PURPLE, RIGHT, SIZE, Paper

__all__ = ["annual_update"]

_HALVES = ((131.0, 440.0), (446.0, 751.0))
_QUARTERS = ((36.0, 216.0), (216.0, 396.0), (396.0, 576.0), (576.0, 756.0))


def annual_update(paper: Paper, plan: Plan, look: Look) -> list[dict[str, str]]:
    """Draw the section and return its rows: action by action, budgeted before spent."""
    paper.heading("Annual Update", 15)
    paper.text(200, paper.y - 6, f"LCAP Year Reviewed: {plan.before}", BOLD)
    rows: list[dict[str, str]] = []
    for goal in plan.goals:
        _goal(paper, goal)
        for past in goal.past:
            budgeted, spent = _action(paper, look, past)
            for line, page, word in [*((*b, "budgeted") for b in budgeted), *((*s, "estimated actual") for s in spent)]:
                row = row_of(_told(look, line), f"{plan.before} {word}", page)
                empty = {"contributing": "", "scope": "", "student_groups": ""}
                rows.append({"section": "annual_update", "goal": goal.number, "action": past.number, **row, **empty})
        paper.heading("ANALYSIS")
        paper.paragraph("Describe the overall implementation. Of $70,000 for tutors, $3,100 was not spent.")
    return rows


def _goal(paper: Paper, goal: Goal) -> None:
    paper.need(160)
    top = paper.y + 10
    paper.frame(LEFT, top, 120, top + 40)
    paper.frame(120, top, RIGHT, top + 40)
    paper.text(LEFT + 8, top + 26, f"Goal {goal.number}", BOLD, 16)
    paper.lines_in(120, RIGHT, top, wrap(goal.text, REGULAR, SIZE, 620))
    paper.y = top + 50
    paper.heading("ANNUAL MEASURABLE OUTCOMES")
    paper.text(131, paper.y + 14, "EXPECTED", BOLD)
    paper.text(446, paper.y + 14, "ACTUAL", BOLD)
    paper.y += 18
    paper.paragraph("Attendance of 94% was expected, and 93.5% was reached at a cost of $12 a day.")
    paper.heading("ACTIONS / SERVICES")


Drawn = list[tuple[Line, int]]
Columns = Sequence[tuple[float, float]]


def _action(paper: Paper, look: Look, past: Past) -> tuple[Drawn, Drawn]:
    paper.need(120)
    if look.action_heads:
        paper.action_head(past.number, in_cells=look.cells_for_heads)
    words = [wrap(text, REGULAR, SIZE, 170 if look.update == "table" else 295) for text in (past.planned, past.actual)]
    if look.update == "table":
        return _table(paper, look, past, words)
    height = max(len(text) for text in words) * LEAD + 24
    paper.need(height + 40)
    paper.text(LEFT, paper.y + 20, "Actions/Services", REGULAR, 8, color=PURPLE)
    for (x0, x1), head, text in zip(_HALVES, ("PLANNED", "ACTUAL"), words, strict=True):
        paper.frame(x0, paper.y, x1, paper.y + height)
        paper.lines_in(x0, x1, paper.y, [head, *text])
    paper.y += height + 3
    paper.text(LEFT, paper.y + 14, "Expenditures", REGULAR, 8, color=PURPLE)
    if look.update == "boxes":
        return _boxes(paper, past)
    sides = [_entries(look, lines) for lines in (past.budgeted, past.spent)]
    budgeted, spent = _one_box(paper, _HALVES, ("BUDGETED", "ESTIMATED ACTUAL"), sides)
    return budgeted, spent


def _boxes(paper: Paper, past: Past) -> tuple[Drawn, Drawn]:
    drawn: tuple[Drawn, Drawn] = ([], [])
    for (x0, x1), head in zip(_HALVES, ("BUDGETED", "ESTIMATED ACTUAL"), strict=True):
        paper.frame(x0, paper.y, x1, paper.y + 30)
        paper.lines_in(x0, x1, paper.y, [head, "All functions 1000-2999, without goal 1301"])
    paper.y += 30
    for number in range(max(len(past.budgeted), len(past.spent))):
        sides = [lines[number : number + 1] for lines in (past.budgeted, past.spent)]
        texts = [[part for line in side for part in wrap(f"{line.reference} {line.amount}", REGULAR, SIZE, 295)]
                 for side in sides]  # fmt: skip
        height = max(len(text) for text in texts) * LEAD + 6
        paper.need(height + 1)
        for (x0, x1), side, text, into in zip(_HALVES, sides, texts, drawn, strict=True):
            if text:
                paper.frame(x0, paper.y, x1, paper.y + height)
                paper.lines_in(x0, x1, paper.y, text)
                into.append((side[0], paper.page))
        paper.y += height
    for x0, x1 in _HALVES:
        paper.frame(x0, paper.y, x1, paper.y + 17)
        paper.lines_in(x0, x1, paper.y, ["TOTAL: General Fund, Supplemental Funds"])
    paper.y += 24
    return drawn


Entry = tuple[str, Line | None, bool]
"""A printed line, the amount line it belongs to, and whether that one's words begin here."""


def _entries(look: Look, lines: Sequence[Line], width: float = 295) -> list[Entry]:
    """Return the printed lines of a box."""
    found: list[Entry] = []
    for line in lines:
        made = f"{line.reference} - {line.source}: {line.amount}"
        typed = f"{line.reference} {line.source} {line.amount}"
        leading = f"{line.amount} {line.reference} {line.source}"
        text = {"generated": made, "leading": leading}.get(look.update, typed)
        found += [(part, line, number == 0) for number, part in enumerate(wrap(text, REGULAR, SIZE, width))]
    return found


def _one_box(paper: Paper, columns: Columns, heads: Sequence[str], sides: Sequence[Sequence[Entry]]) -> list[Drawn]:
    """Draw boxes side by side, heads in the boxes; they go on over pages, and an entry may be cut."""
    drawn: list[Drawn] = [[] for _ in columns]
    left = [list(side) for side in sides]
    while any(left):
        fits = int((BOTTOM - paper.y - 8) // LEAD) - bool(heads)
        if fits < 1:
            paper.new_page()
            continue
        height = min(fits, max(len(side) for side in left)) + bool(heads)
        for number, (x0, x1) in enumerate(columns):
            paper.frame(x0, paper.y, x1, paper.y + height * LEAD + 8)
            now, left[number] = left[number][:fits], left[number][fits:]
            paper.lines_in(x0, x1, paper.y, [*heads[number : number + 1], *(text for text, _, _ in now)])
            drawn[number].extend((line, paper.page) for _, line, begins in now if begins and line)
        paper.y += height * LEAD + 12
        heads = ()
        if any(left):
            paper.new_page()
    return drawn


def _table(paper: Paper, look: Look, past: Past, words: Sequence[Sequence[str]]) -> tuple[Drawn, Drawn]:
    """The form of 2018-19: a table with a header row, one row for the action."""
    heads = ("Planned\nActions/Services", "Actual\nActions/Services", "Budgeted\nExpenditures",
             "Estimated Actual\nExpenditures")  # fmt: skip
    paper.need(60)
    for (x0, x1), head in zip(_QUARTERS, heads, strict=True):
        paper.frame(x0, paper.y, x1, paper.y + 30)
        paper.lines_in(x0, x1, paper.y, head.split("\n"))
    paper.y += 30
    sides = [[(text, None, False) for text in side] for side in words]
    sides += [_entries(look, lines, 170) for lines in (past.budgeted, past.spent)]
    _, _, budgeted, spent = _one_box(paper, _QUARTERS, (), sides)
    return budgeted, spent


def _told(look: Look, line: Line) -> Line:
    """Return what the printed words tell: only the web form's lines have a source apart from the reference."""
    if look.update == "generated":
        return line
    return Line(
        line.amount, "", line.reference if look.update == "boxes" else f"{line.reference} {line.source}".strip()
    )
