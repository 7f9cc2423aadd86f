"""Questions 6 to 11 and 24: the actions that count, for whom they are, and people and things."""

from collections.abc import Sequence

from lcap_models import views
from lcap_models.answers.model import MOST_SHOWN, Answer, Cell, Fact, Grid, Said, deed_of, page_of_row
from lcap_models.findings import Finding
from lcap_models.ledger import Breakdown, Ledger, Line, Money, Part
from lcap_models.ledger.breakdown import by_group
from lcap_models.ledger.money import NOTHING, added, minus, percent_of

__all__ = ["counted_twice", "largest", "limited", "people", "planned", "scope", "without_money"]

_FORM_WORDS = {"leawide": "LEA-wide", "schoolwide": "Schoolwide", "limited": "Limited"}
_SCOPE_CHECKS = ("ca_total_types", "ca_types_cover_rows", "ca_leawide_rows", "ca_limited_rows", "ca_schoolwide_rows")
"""The checks of the printed totals by type."""


def _notes(ledger: Ledger, *wanted: str) -> tuple[Said, ...]:
    """Return the limits of the ledger that concern an answer."""
    return tuple(Said(f"limit.{name}") for name in wanted if name in ledger.limits)


def planned(ledger: Ledger) -> Answer:
    """6. How much will be spent on actions that count?"""
    printed, rows, count = ledger.planned_printed, ledger.planned, len(ledger.lines)
    overview = ledger.book.printed(views.high_needs(ledger.book.plan).planned)
    notes = _notes(ledger, "base_or_sc", "blank_cells", "marked_no")
    if printed.value is not None and rows.value is not None and rows.value != printed.value:
        says = (Said("answer.6.two", {"printed": printed, "rows": rows, "count": count}), *notes)
    elif printed.value is not None:
        says = (Said("answer.6.planned", {"planned": printed, "count": count}), *notes)
    elif rows.value is not None:
        says = (Said("answer.6.rows", {"rows": rows, "count": count}), *notes)
    elif overview.value is not None:
        says = (Said("answer.6.overview", {"planned": overview}),)
    else:
        return Answer(6, "not in the plan", (Said("answer.6.none"),))
    return Answer(6, "answered", says)


def largest(ledger: Ledger) -> Answer:
    """7. On what? The ten largest actions, with their share of all LCFF dollars of the actions that count."""
    lines = sorted(
        (line for line in ledger.lines if line.lcff.value), key=lambda line: line.lcff.value or 0, reverse=True
    )
    if not ledger.lines:
        return Answer(7, "not in the plan", (Said("answer.7.none"),))
    notes = _notes(ledger, "base_or_sc", "blank_cells", "marked_no")
    if not lines:
        return Answer(7, "answered", (Said("answer.7.zero", {"count": len(ledger.lines)}), *notes))
    top = lines[:MOST_SHOWN]
    first: dict[str, Fact] = {
        "action": deed_of(top[0]),
        "amount": top[0].lcff,
        "share": _share(top[0].lcff, ledger.planned),
    }
    says = [Said("answer.7.largest", first)]
    if len(lines) > MOST_SHOWN:
        together = added((line.lcff for line in top), "sum of the largest")
        says.append(Said("answer.7.top", {"count": MOST_SHOWN, "share": _share(together, ledger.planned)}))
    rows = tuple((deed_of(line), line.lcff, _share(line.lcff, ledger.planned), page_of_row(line)) for line in top)
    grid = Grid(("column.action", "column.planned_lcff", "column.share", "column.page"), rows)
    return Answer(7, "answered", (*says, *notes), (grid,))


def _share(part: Money, whole: Money) -> Money:
    return percent_of(part, whole, "100 * part / all LCFF dollars of the actions that count")


def scope_name(key: str) -> Said:
    """Return the name of a scope part: one scope, two boxes ticked, or not stated."""
    if key == "not_stated":
        return Said("scope.blank")
    if "+" in key:
        return Said("scope.several", {"scopes": " + ".join(_FORM_WORDS[one] for one in key.split("+"))})
    return Said(f"scope.{key}")


def _scope_stated(ledger: Ledger) -> bool:
    return any(line.scopes for line in ledger.lines)


def scope(ledger: Ledger) -> Answer:
    """8. For everyone, one school, or only these students? Added up from the rows."""
    if not _scope_stated(ledger) or ledger.planned.value is None:
        return Answer(8, "not in the plan", (_not_stated(ledger, "answer.8.blank"),), also=(ledger.planned,))
    if not ledger.planned.value:
        notes = _notes(ledger, "blank_cells")
        return Answer(8, "answered", (Said("answer.7.zero", {"count": len(ledger.lines)}), *notes))
    split = ledger.by_scope
    first = split.parts[0]
    facts: dict[str, Fact] = {
        "part": scope_name(first.key),
        "amount": first.amount,
        "share": _share(first.amount, split.total),
    }
    says = (Said("answer.8.scope", facts), *_notes(ledger, "two_scopes", "one_scope_kind", "blank_cells"))
    grid = _grid("column.scope", split, [scope_name(part.key) for part in split.parts])
    return Answer(8, "answered", says, (grid,), _scope_findings(ledger))


def _not_stated(ledger: Ledger, key: str) -> Said:
    return Said(key, {"amount": ledger.planned}) if ledger.planned.value is not None else Said("answer.8.none")


def _scope_findings(ledger: Ledger) -> tuple[Finding, ...]:
    return tuple(found for check in _SCOPE_CHECKS if (found := ledger.book.finding(check)) is not None)


def _grid(column: str, split: Breakdown, names: Sequence[Said]) -> Grid:
    rows = tuple(
        (name, part.amount, _share(part.amount, split.total), part.actions)
        for name, part in zip(names, split.parts, strict=True)
    )
    return Grid((column, "column.planned_lcff", "column.share", "column.actions"), rows)


def group_name(part: Part) -> Said:
    """Return the name of a group part: each group's name, joined; the plan's own words where it names others."""
    if part.key == "not_stated":
        return Said("scope.blank")
    if "other" in part.key.split("+"):
        return Said("group.words", {"words": part.name})
    return groups_said(part.key)


def groups_said(key: str) -> Said:
    """Return the names of groups, joined, by the key of their part (`ledger.breakdown.group_key`)."""
    first, *others = key.split("+")
    joined = Said(f"group.{first}")
    for other in others:
        joined = Said("group.both", {"first": joined, "second": Said(f"group.and.{other}")})
    return joined


def limited(ledger: Ledger) -> Answer:
    """9. How much is only for English learners, foster youth, low-income students?"""
    if not _scope_stated(ledger):
        return Answer(9, "not in the plan", (Said("answer.9.blank" if ledger.lines else "answer.8.none"),))
    lines = [line for line in ledger.lines if line.scopes == ("limited",)]
    both = [line for line in ledger.lines if "limited" in line.scopes and len(line.scopes) > 1]
    says: list[Said] = []
    grids: list[Grid] = []
    if lines:
        whole = added((line.lcff for line in lines), "sum(planned_lcff, limited)")
        facts: dict[str, Fact] = {"amount": whole, "share": _share(whole, ledger.planned), "count": len(lines)}
        says.append(Said(f"answer.9.{_limited_case(whole, ledger.planned)}", facts))
        grids.append(_groups(ledger, lines))
    else:
        says.append(Said("answer.9.no_action"))
    if both:
        whole = added((line.lcff for line in both), "sum(planned_lcff, limited and another)")
        says.append(Said("answer.9.both", {"amount": whole, "count": len(both)}))
    says += _unticked(ledger)
    empty = [line for line in (*lines, *both) if line.no_money]
    if empty:
        says.append(Said("answer.9.empty", {"count": len(empty)}))
        rows = tuple((deed_of(line), _group_of(line), line.lcff, page_of_row(line)) for line in empty)
        grids.append(Grid(("column.action", "column.unduplicated_groups", "column.planned_lcff", "column.page"), rows))
    return Answer(9, "answered", tuple(says), tuple(grids))


def _limited_case(limited: Money, whole: Money) -> str:
    """Return which sentence tells the limited dollars: as a share only where there is a whole."""
    if limited.value is None:
        return "all_blank"
    return "limited" if whole.value else "limited_of_none"


def _groups(ledger: Ledger, lines: Sequence[Line]) -> Grid:
    split = by_group(lines, ledger.planned)
    return _grid("column.unduplicated_groups", split, [group_name(part) for part in split.parts])


def _group_of(line: Line) -> Said:
    return group_name(by_group((line,), line.lcff).parts[0])


def _unticked(ledger: Ledger) -> tuple[Said, ...]:
    """Return how many actions have no type ticked: of them nothing is known."""
    count = sum(not line.scopes for line in ledger.lines)
    return (Said("answer.9.unticked", {"count": count}),) if count else ()


def counted_twice(ledger: Ledger) -> Answer:
    """10. Is an action counted twice?"""
    if not _scope_stated(ledger):
        return Answer(10, "not in the plan", (Said("answer.10.blank" if ledger.lines else "answer.8.none"),))
    lines = [line for line in ledger.lines if len(line.scopes) > 1]
    findings = _scope_findings(ledger)
    if not lines:
        return Answer(10, "answered", (Said("answer.10.no"), *_unticked(ledger)), disputes=findings)
    whole = added((line.lcff for line in lines), "sum(planned_lcff, two scopes)")
    says = [Said("answer.10.twice", {"count": len(lines), "amount": whole})]
    types, excess = _types(ledger)
    if excess.value:
        facts = {"types": types, "all": ledger.planned}
        over = excess.value > 0
        says.append(Said("answer.10.excess", {**facts, "excess": excess}) if over else Said("answer.10.differs", facts))
    says.append(Said("limit.two_scopes"))
    rows = tuple((deed_of(line), scope_name("+".join(line.scopes)), line.lcff, page_of_row(line)) for line in lines)
    grid = Grid(("column.action", "column.scope", "column.planned_lcff", "column.page"), rows)
    return Answer(10, "answered", tuple(says), (grid,), findings)


def _types(ledger: Ledger) -> tuple[Money, Money]:
    """Return the sum of the printed totals by type, and by how much it is above the sum of the rows."""
    totals = views.scope_totals(ledger.book.plan)
    printed = [ledger.book.printed(figure) for figure in (totals.leawide, totals.limited, totals.schoolwide)]
    types = added(printed, "LEA-wide total + Limited total + Schoolwide total")
    return types, minus(types, ledger.planned, "totals by type - sum of the rows")


def people(ledger: Ledger) -> Answer:
    """11. People or things?"""
    split = ledger.people
    if split is None:
        return Answer(11, "not in the plan", (Said("answer.11.none"),))
    facts = {name: _amount(split, name) for name in ("people", "things")}
    if split.printed.value is not None:
        return Answer(11, "answered", (Said("answer.11.differs", {**facts, "total": split.printed}),))
    facts["share"] = percent_of(facts["people"], split.total, "100 * people / all funds")
    key = "answer.11.counting" if split.of == "contributing" else "answer.11.plan"
    says = [Said(key, facts)]
    if split.part("not_split"):
        says.append(Said("answer.11.rest", {"rest": _amount(split, "not_split")}))
    return Answer(11, "answered", (*says, *_notes(ledger, "people_all_funds", "people_whole_plan")))


def _amount(split: Breakdown, key: str) -> Money:
    part = split.part(key)
    return part.amount if part else NOTHING


def without_money(ledger: Ledger) -> Answer:
    """24. Does it count without LCFF money?"""
    lines = [line for line in ledger.lines if line.contributing is not False]
    if not lines:
        return Answer(24, "not in the plan", (Said("answer.7.none"),))
    empty = [line for line in lines if line.no_money]
    free = [line for line in empty if line.planned_pct.value]
    unsure = sum(line.lcff.doubtful and not line.lcff.value for line in lines)
    says = [Said("answer.24.count", {"count": len(empty), "all": len(lines)})] if empty else []
    if not empty and not unsure:
        says.append(Said("answer.24.every"))
    if free:
        says.append(Said("answer.24.percentage", {"count": len(free)}))
    if unsure:
        says.append(Said("answer.24.unsure", {"count": unsure}))
    if len(empty) > len(free):
        says += [Said("answer.24.rule")] if ledger.book.plan.document.template != "2021" else []
        says.append(Said("answer.24.ask"))
    also = () if empty else tuple(line.lcff for line in lines)
    return Answer(24, "answered", tuple(says), (_empty_grid(empty),) if empty else (), also=also)


def _empty_grid(lines: Sequence[Line]) -> Grid:
    """Return the actions without money; with their planned percentages where the form prints those."""
    if not any(line.planned_pct.printed for line in lines):
        rows: tuple[tuple[Cell, ...], ...] = tuple((deed_of(line), line.lcff, page_of_row(line)) for line in lines)
        return Grid(("column.action", "column.planned_lcff", "column.page"), rows)
    rows = tuple((deed_of(line), line.lcff, line.planned_pct, page_of_row(line)) for line in lines)
    return Grid(("column.action", "column.planned_lcff", "column.planned_pct_improved", "column.page"), rows)
