"""Budgeted expenditures: Amount, Source, Budget Reference of three years side by side; page breaks may cut them."""

from collections.abc import Sequence
from itertools import zip_longest

from valle_dorado.ink import BOLD, REGULAR, wrap
from valle_dorado.lined.facts import Action, Line, Look, Plan
from valle_dorado.lined.paper import BOTTOM, LEAD, LEFT, PURPLE, RIGHT, SIZE, Paper
from valle_dorado.printing import plain

__all__ = ["money_table", "row_of"]

_BESIDE = ((36.0, 101.0, 272.0), (279.0, 340.0, 514.0), (521.0, 583.0, 756.0))
_WHITE = (0.985, 0.97, 0.985)
_NONE = Line("", "", "")


def row_of(line: Line, year: str, page: int) -> dict[str, str]:
    """Return an amount line as a row of the truth."""
    return {"year": year, "amount": plain(line.amount.split(" (")[0]), "source": line.source,
            "budget_reference": line.reference, "page": str(page)}  # fmt: skip


def _each(line: Line) -> list[Line]:
    """Return a line with several amounts, each on a line of its own, as so many lines; one without words is none."""
    if "\n" in line.amount:
        parts = zip(*(text.split("\n") for text in (line.amount, line.source, line.reference)), strict=True)
        return [Line(*part) for part in parts]
    return [line] if line.amount or line.source else []


def money_table(paper: Paper, plan: Plan, look: Look, action: Action) -> list[dict[str, str]]:
    """Draw an action's expenditures and return their rows, year by year."""
    paper.heading("BUDGETED EXPENDITURES" if look.capitals else "Budgeted Expenditures")
    columns = _columns(look)
    paper.need(60)
    _years(paper, plan, look, columns)
    rows: list[list[dict[str, str]]] = [[], [], []]
    stacks = [action.lines.get(year, ()) for year in plan.years]
    for lines in zip_longest(*stacks, fillvalue=_NONE):
        page = _row(paper, look, "Amount", [line.amount.split("\n") if line.amount else [] for line in lines])
        copies = [line.amount if look.white_copies and n == 0 else "" for n, line in enumerate(lines)]
        _row(paper, look, "Source", [_wrapped(columns[n], line.source) for n, line in enumerate(lines)], copies)
        _row(paper, look, "Budget Reference",
             [_wrapped(columns[n], line.reference) for n, line in enumerate(lines)], copies)  # fmt: skip
        for n, line in enumerate(lines):
            rows[n] += [row_of(one, plan.years[n], page) for one in _each(line)]
    return [row for year in rows for row in year]


def _columns(look: Look) -> tuple[tuple[float, float, float], ...]:
    """Return where the labels, and where the values of each year begin and end."""
    if look.labels == "beside":
        return _BESIDE
    wide = (RIGHT - 120) / 3
    return tuple((LEFT, 120 + n * wide, 120 + (n + 1) * wide) for n in range(3))


def _years(paper: Paper, plan: Plan, look: Look, columns: Sequence[tuple[float, float, float]]) -> None:
    if look.labels == "table":
        paper.frame(LEFT, paper.y, 120, paper.y + 20)
        paper.lines_in(LEFT, 120, paper.y, ["Year"])
    for (left, x0, x1), year in zip(columns, plan.years, strict=True):
        if look.labels == "table":
            paper.frame(x0, paper.y, x1, paper.y + 20)
            paper.lines_in(x0, x1, paper.y, [year])
        else:
            paper.text(left + 8, paper.y + 12, year, BOLD)
    paper.y += 20


def _wrapped(column: tuple[float, float, float], text: str) -> list[str]:
    return wrap(text, REGULAR, SIZE, column[2] - column[1] - 10) if text else []


Texts = Sequence[Sequence[str]]
Copies = Sequence[str]


def _row(paper: Paper, look: Look, label: str, texts: Texts, copies: Copies = ("", "", "")) -> int:
    """Draw one row of boxes, cut where the page ends, and return the page where it starts."""
    most = max(1, *(len(lines) for lines in texts))
    fits = int((BOTTOM - paper.y - 10) // LEAD)
    if fits < 1:
        paper.new_page()
        fits = most
    page = paper.page
    _boxes(paper, look, label, [lines[:fits] for lines in texts], copies)
    if most > fits:
        paper.new_page()
        _boxes(paper, look, "", [lines[fits:] for lines in texts], ("", "", ""))
    return page


def _boxes(paper: Paper, look: Look, label: str, texts: Texts, copies: Copies) -> None:
    columns = _columns(look)
    height = max(1, *(len(lines) for lines in texts)) * LEAD + 8
    gap = 0 if look.labels == "table" else 3
    names = label.split(" ") if look.labels == "beside" else [label]
    if look.labels == "table":
        paper.frame(LEFT, paper.y, 120, paper.y + height)
        paper.lines_in(LEFT, 120, paper.y, names)
    for (left, x0, x1), lines, copy in zip(columns, texts, copies, strict=True):
        paper.frame(x0, paper.y, x1, paper.y + height, shown=look.borders)
        if look.labels == "beside":
            for number, name in enumerate(names):
                paper.text(left + 3, paper.y + 11 + 9 * number, name, REGULAR, 8, color=PURPLE)
        if copy:
            paper.text(x0 + 4, paper.y + 13, copy, REGULAR, SIZE, color=_WHITE)
        paper.lines_in(x0, x1, paper.y, lines)
    paper.y += height + gap
