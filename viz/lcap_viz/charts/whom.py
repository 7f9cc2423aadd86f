"""For whom the dollars of actions that count are: whole district, school or only some students, and which groups.

An action with two boxes ticked is a group of its own, so that no dollar is counted twice.
"""

from lcap_models.ledger import Breakdown, Ledger, Part
from lcap_viz.charts.common import build, table_year
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence, amount_from, clean, ratio_of

__all__ = ["facts", "scope_name"]

_FORM_WORDS = {"leawide": "LEA-wide", "schoolwide": "Schoolwide", "limited": "Limited"}
GROUPS = 5
"""Groups of students with a bar of their own; the rest are told in a note."""


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return LCFF dollars by scope, then by student group, largest first; None where no action has an amount."""
    scopes, groups = _with_money(ledger.by_scope), _with_money(ledger.by_group)
    total = amount_from(ledger.planned)
    if not scopes or total.value is None:
        return None
    rows = [ChartRow(scope_name(part.key), (amount_from(part.amount),)) for part in scopes]
    told = [part for part in groups if part.key != "not_stated"]
    if told:
        rows += [ChartRow(_group(part), (amount_from(part.amount),)) for part in groups[:GROUPS]]
        rows[0] = _under("chart.whom.by_scope", rows[0])
        rows[len(scopes)] = _under("chart.whom.by_group", rows[len(scopes)])
    notes = [Sentence(f"limit.{key}") for key in ("two_scopes", "several_groups") if key in ledger.limits]
    if told and len(groups) > GROUPS:
        notes.append(Sentence("chart.whom.more_groups", {"count": len(groups) - GROUPS}))
    title = Sentence("chart.actions.title_zero")
    if total.value:
        title = _title(scopes[0].key, ratio_of(rows[0].amounts[0], total))
    what = Sentence("chart.whom.what_groups" if told else "chart.whom.what")
    year = table_year(ledger, "contributing_actions")
    return build(ledger, "whom", title, what, tuple(rows), column="column.scope", year=year, notes=tuple(notes))


def _under(heading: str, row: ChartRow) -> ChartRow:
    return ChartRow(row.label, row.amounts, heading=Sentence(heading))


def _with_money(split: Breakdown) -> list[Part]:
    return [part for part in split.parts if part.amount.value is not None]


def _title(scopes: str, share: Amount) -> Sentence:
    """Return who most of the money is for; "all" only where no amount is in doubt, and the printed total agrees."""
    if share.value is None:
        return Sentence("chart.whom.title_plain")
    if share.value == 1 and not share.doubtful and (scopes == "not_stated" or not share.contested):
        return Sentence(f"chart.whom.title_all.{_key(scopes)}")
    return Sentence(f"chart.whom.title.{_key(scopes)}", {"share": share})


def _key(scopes: str) -> str:
    if scopes == "not_stated":
        return "blank"
    return "several" if "+" in scopes else scopes


def scope_name(scopes: str) -> Sentence:
    """Return the name of a part of `Ledger.by_scope`, with the form's own word."""
    names = [_FORM_WORDS[scope] for scope in scopes.split("+")] if "+" in scopes else []
    return Sentence(f"scope.{_key(scopes)}", {"scopes": " + ".join(names)} if names else {})


def _group(part: Part) -> Sentence:
    if part.key == "not_stated":
        return Sentence("scope.blank")
    if part.name:
        return Sentence("group.words", {"words": clean(part.name)})
    first, *others = part.key.split("+")
    joined = Sentence(f"group.{first}")
    for other in others:
        joined = Sentence("group.both", {"first": joined, "second": Sentence(f"group.and.{other}")})
    return joined
