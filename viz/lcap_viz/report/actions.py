"""Every action once, to search, sort and filter: planned money and the money that counts, topic, scope, page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup, escape

from lcap_models import views
from lcap_models.answers import Said
from lcap_models.answers.spending import groups_said, scope_name
from lcap_models.figure import Figure
from lcap_models.ledger import Ledger, Line
from lcap_models.ledger.breakdown import group_key
from lcap_models.lookup import letters_of
from lcap_models.narrative import alike, description
from lcap_models.place import Place, spot_of
from lcap_models.plan import Plan, Row, Table
from lcap_models.topics import TOPICS, topics_of
from lcap_viz import words
from lcap_viz.charts.common import name_action
from lcap_viz.facts import clean
from lcap_viz.report.marks import Marks

__all__ = ["Explorer", "Shown", "explorer_of"]

AMOUNTS = ("total_funds", "amount")
"""Columns of older tables whose amount is an action's money."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One action. `scope` is the key of its scope part ("" where it has none to state), `counts` "yes", "no", "".

    `groups` are the plan's words for the students; `group` our name of them, in each language, where we know all of it.
    `amounts` are cells for the headings of the table; `sizes` their values to sort by, "" for a blank.
    """

    goal: str
    number: str
    title: str
    year: str
    topic: str
    scope: str
    groups: str
    counts: str
    amounts: tuple[Markup, ...]
    sizes: tuple[str, ...]
    place: str
    group: Said | None = None


@dataclass(frozen=True, slots=True)
class Explorer:
    """The actions with the headings of their amounts, and what they can be filtered by.

    `are_lines` tells that each row is one amount line of an action, as older forms print them.
    """

    actions: tuple[Shown, ...]
    headings: tuple[str, ...]
    goals: tuple[str, ...]
    topics: tuple[str, ...]
    scopes: tuple[str, ...]
    years: tuple[str, ...]
    counts: tuple[str, ...]
    are_lines: bool = False


def explorer_of(ledger: Ledger, marks: Marks) -> Explorer | None:
    """Return the actions of the plan's planned and contributing tables, each once; else those of an older table.

    None where the plan has no table of actions.
    """
    plan = ledger.book.plan
    planned = views.planned(plan)
    if planned or ledger.lines:
        actions = tuple(_joined(plan, planned, ledger.lines, marks))
        return _explorer(actions, ("column.total_funds", "report.actions.counted_money"))
    table = next((table for table in plan.tables if table.rows and _money_column(table)), None)
    if table is None:
        return None
    column = _money_column(table)
    lines = tuple(_older(plan, row, column, marks) for row in table.rows)
    return replace(_explorer(lines, (f"column.{column}",)), are_lines=True)


def _money_column(table: Table) -> str:
    filled = {column for row in table.rows for column in row.figures}
    return next((column for column in AMOUNTS if column in filled), "")


def _explorer(actions: tuple[Shown, ...], headings: tuple[str, ...]) -> Explorer:
    return Explorer(
        actions,
        headings,
        goals=_kinds(action.goal for action in actions),
        topics=tuple(topic for topic in TOPICS if any(action.topic == topic for action in actions)),
        scopes=_kinds(action.scope for action in actions),
        years=_kinds(action.year for action in actions),
        counts=_kinds(action.counts for action in actions),
    )


def _kinds(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(kind for kind in dict.fromkeys(found) if kind)


def _joined(plan: Plan, planned: Sequence[views.Action], lines: Sequence[Line], marks: Marks) -> Iterator[Shown]:
    """Yield the planned actions with their line of the contributing table, then lines that no planned action has."""
    matched = _matched(planned, lines)
    rows = {n: row.place for n, row in enumerate(_rows(plan, "planned_actions"), 1)}
    counted = {n: row.place for n, row in enumerate(_rows(plan, "contributing_actions"), 1)}
    for action in planned:
        yield _shown(plan, action, matched.get(action.row), rows[action.row], marks)
    used = {line.row for line in matched.values()}
    for line in lines:
        if line.row not in used:
            yield _shown(plan, None, line, counted[line.row], marks)


def _matched(planned: Sequence[views.Action], lines: Sequence[Line]) -> dict[int, Line]:
    """Return the line of each planned action, by the action's row, where they are surely one.

    Tables of one plan may number their actions differently: the same number counts with a title that is alike, and
    a title alone where both tables have it once. What is not surely one stands apart: no amount gets a wrong name.
    """
    numbers = Counter((one.goal, one.action) for one in planned), Counter((one.goal, one.action) for one in lines)
    titles = Counter(letters_of(one.title) for one in planned), Counter(letters_of(one.title) for one in lines)
    by_number = {(line.goal, line.action): line for line in lines}
    by_title = {letters_of(line.title): line for line in lines if line.title.strip()}
    found: dict[int, Line] = {}
    for action in planned:
        number, title = (action.goal, action.action), letters_of(action.title)
        same = by_number.get(number)
        if same and alike(same.title, action.title) and all(counted[number] == 1 for counted in numbers):
            found[action.row] = same
        elif title in by_title and all(counted[title] == 1 for counted in titles):
            found[action.row] = by_title[title]
    twice = {row for row, times in Counter(line.row for line in found.values()).items() if times > 1}
    return {row: line for row, line in found.items() if line.row not in twice}


def _rows(plan: Plan, kind: str) -> tuple[Row, ...]:
    table = plan.table(kind)
    return table.rows if table else ()


def _shown(plan: Plan, action: views.Action | None, line: Line | None, place: Place, marks: Marks) -> Shown:
    one = action or line
    assert one is not None
    total = action.total if action else None
    lcff = line.lcff.sources[0].figure if line and line.lcff.sources else None
    counts = line.contributing if line and line.contributing is not None else action.contributing if action else None
    if line and counts is None:
        counts = True
    scopes = line.scopes if line and line.scopes else action.scopes if action else ()
    scope = "+".join(scopes) or ("not_stated" if line else "")
    groups = line.groups_words if line else action.unduplicated_groups or action.groups if action else ""
    name = name_action(one.goal, one.action, one.title)
    return Shown(
        goal=clean(one.goal),
        number=name.number,
        title=name.text,
        year="",
        topic=topics_of(one.title, description(plan, one.goal, one.action, one.title)).main,
        scope=scope,
        groups=clean(groups),
        counts={True: "yes", False: "no", None: ""}[counts],
        amounts=(_cell(total, marks), _cell(lcff, marks) if line else Markup("")),
        sizes=(_size(total), _size(lcff)),
        place=clean(str(spot_of(place))),
        group=_group(line) if line else None,
    )


def _group(line: Line) -> Said | None:
    """Return our name of the groups in the high-needs column; None where it is blank or says more than we know.

    Other columns are not so named: there "All" are all students.
    """
    return None if not line.groups or "other" in line.groups else groups_said(group_key(line.groups))


def _older(plan: Plan, row: Row, column: str, marks: Marks) -> Shown:
    figure = row.figures.get(column)
    words_of = row.texts.get("title", "") or row.texts.get("description", "")
    text = description(plan, row.goal, row.action, words_of)
    name = name_action(row.goal, row.action, words_of)
    bought = " · ".join(filter(None, (clean(row.texts.get(key, "")) for key in ("source", "budget_reference"))))
    return Shown(
        goal=clean(row.goal),
        number=name.number,
        title=name.text or bought,
        year=clean(row.texts.get("year", "")),
        topic=topics_of(words_of, text).main if words_of.strip() or text.strip() else "",
        scope="",
        groups=clean(row.texts.get("student_groups", "")),
        counts="",
        amounts=(_cell(figure, marks),),
        sizes=(_size(figure),),
        place=clean(str(spot_of(row.place))),
    )


def _cell(figure: Figure | None, marks: Marks) -> Markup:
    return Markup("") if figure is None else marks.cell(figure)


def _size(figure: Figure | None) -> str:
    return "" if figure is None or figure.value is None else str(figure.value.quantize(Decimal("0.01")))


def scope_words(scope: str, marks: Marks, lang: str) -> Markup:
    """Return the name of a scope, or of several ticked together, in one language."""
    return marks.fact(scope_name(scope), lang) if scope else escape("")


def scope_text(scope: str, marks: Marks, lang: str) -> str:
    """Return the same as plain text, for a list to choose from."""
    return words.say("scope.blank", lang) if not scope else str(scope_words(scope, marks, lang).striptags())
