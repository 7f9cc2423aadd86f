"""Where the equity money goes, from the ledger: by topic with the actions of each, then by other kinds of parts."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from lcap_models.answers import Said
from lcap_models.answers.spending import group_name, scope_name
from lcap_models.ledger import Breakdown, Ledger, Line, Part
from lcap_models.ledger.money import percent_of
from lcap_viz import words
from lcap_viz.charts.common import name_action
from lcap_viz.facts import amount_from, clean
from lcap_viz.report.marks import Marks, both

__all__ = ["Share", "Split", "splits_of"]


@dataclass(frozen=True, slots=True)
class Share:
    """One part: its name in all languages, its dollars, its part of the whole, its actions (name, dollars, page).

    `width` is the part of the whole for a bar, 0 to 100.
    """

    name: Markup
    amount: Markup
    percent: Markup
    width: float
    count: int
    actions: tuple[tuple[str, Markup, str], ...]


@dataclass(frozen=True, slots=True)
class Split:
    """One way to split the money. `by` is "topic", "scope", "group", "goal" or "place"."""

    by: str
    shares: tuple[Share, ...]
    total: Markup


def splits_of(ledger: Ledger, marks: Marks) -> tuple[Split, ...]:
    """Return the ways in which the plan's contributing actions can be split; nothing where it prints none.

    The parts of each come to the same total. Only parts by topic list their actions: each action is listed once.
    """
    if ledger.planned.value is None:
        return ()
    lines = {line.row: line for line in ledger.lines}
    ways = (ledger.by_topic, ledger.by_scope, ledger.by_group, ledger.by_goal, ledger.by_place)
    return tuple(_split(way, lines, marks) for way in ways if _says_something(way))


def _says_something(way: Breakdown) -> bool:
    return bool(way.parts) and {part.key for part in way.parts} != {"not_stated"}


def _split(way: Breakdown, lines: dict[int, Line], marks: Marks) -> Split:
    shares = tuple(_share(way, part, lines, marks) for part in way.parts)
    return Split(way.by, shares, marks.shared(amount_from(way.total)))


def _share(way: Breakdown, part: Part, lines: dict[int, Line], marks: Marks) -> Share:
    percent = percent_of(part.amount, way.total, "100 * part / all LCFF dollars of the actions that count")
    listed = part.rows if way.by == "topic" else ()
    actions = tuple(_action(lines[row], marks) for row in listed if row in lines)
    shown = marks.shared(amount_from(percent)) if percent.value is not None else Markup("")
    width = float(percent.value or 0)
    return Share(
        _name(way.by, part, marks), marks.shared(amount_from(part.amount)), shown, width, part.actions, actions
    )


def _action(line: Line, marks: Marks) -> tuple[str, Markup, str]:
    name = name_action(line.goal, line.action, line.title).full
    return name, marks.shared(amount_from(line.lcff)), "" if line.page is None else str(line.page)


def _name(by: str, part: Part, marks: Marks) -> Markup:
    if by == "topic":
        return both(f"topic.{part.key}")
    if part.key == "not_stated" or (by == "place" and not part.name and part.key != "all_schools"):
        return both("scope.blank")
    if by == "goal":
        return both("report.money.goal", goal=clean(part.name))
    if by == "place":
        return escape(clean(part.name)) if part.name else both("report.money.place.all_schools")
    return _all_languages(scope_name(part.key) if by == "scope" else group_name(part), marks)


def _all_languages(said: Said, marks: Marks) -> Markup:
    told = Markup('<span class="{0}" lang="{0}">{1}</span>')
    return Markup("").join(told.format(lang, marks.fact(said, lang)) for lang in words.LANGS)
