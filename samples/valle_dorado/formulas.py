"""From an invented district's inputs to every figure its plan prints, by the formulas of the state's template.

Items 1-13 as "Calculations in the Action Tables" of the template's instructions defines them (1-5: the coming year,
6-13: the year before). Percentages are computed unrounded and rounded only when printed.
"""

from collections.abc import Iterable
from decimal import Decimal
from types import MappingProxyType

from valle_dorado.facts import Action, Facts, PastAction
from valle_dorado.printed import PrintedPlan, PrintedRow, PrintedTable
from valle_dorado.printing import Printing, rounded

__all__ = ["print_plan", "total"]

_SCOPES = {"leawide": "LEA-wide", "limited": "Limited", "schoolwide": "Schoolwide"}


def print_plan(facts: Facts, printing: Printing) -> PrintedPlan:
    """Return the plan with all its totals, items and rows, free of contradictions."""
    figures: dict[str, str] = {}
    carryover = carryover_dollars(facts)
    carryover_pct = carryover / facts.prior_base * 100
    for part in (
        _carryover(facts, printing, carryover, carryover_pct),
        _services(facts, printing, carryover, carryover_pct),
        _planned(facts, printing, carryover_pct),
        _contributing(facts, printing, carryover_pct),
        _past(facts, printing),
        _overview(facts, printing),
    ):
        figures.update(part)
    tables = {table.kind: table for table in _tables(facts, printing)}
    return PrintedPlan(facts, MappingProxyType(figures), MappingProxyType(tables))


def total(values: Iterable[Decimal | None]) -> Decimal:
    """Return the sum, a blank counting as nothing."""
    return sum((value for value in values if value is not None), Decimal(0))


def required(facts: Facts) -> tuple[Decimal, Decimal]:
    """Return items 10 and 11: the share of services owed last year and the share given, in percent."""
    owed = facts.prior_sc / facts.prior_base * 100 + facts.prior_carryover_pct
    spent, percentage = past_contributing(facts)
    return owed, spent / facts.prior_base * 100 + percentage


def past_contributing(facts: Facts) -> tuple[Decimal, Decimal]:
    """Return items 7 and 8: last year's contributing spending, in dollars, and its improved services, in percent."""
    past = [action for action in facts.past_actions if action.contributed]
    return total(action.actual_lcff for action in past), total(action.actual_percentage for action in past)


def carryover_dollars(facts: Facts) -> Decimal:
    """Return item 12 in dollars and cents: (10 - 11) x 9 where 11 is below 10, else 0."""
    owed, given = required(facts)
    return rounded(max(owed - given, Decimal(0)) * facts.prior_base / 100, 2)


def _carryover(facts: Facts, p: Printing, carryover: Decimal, carryover_pct: Decimal) -> dict[str, str]:
    owed, given = required(facts)
    spent, percentage = past_contributing(facts)
    return {
        "co_estimated_base": p.item(facts.prior_base),
        "co_estimated_sc": p.item(facts.prior_sc),
        "co_prior_carryover_pct": p.percentage(facts.prior_carryover_pct),
        "co_total_pct": p.percentage(owed),
        "co_estimated_contributing": p.money(spent),
        "co_estimated_pct_improved": p.percentage(percentage),
        "co_actual_pct": p.percentage(given),
        "co_carryover_dollars": p.money(carryover) if carryover else p.no_carryover,
        "co_carryover_pct": _share_or_words(carryover_pct, p),
    }


def _share_or_words(carryover_pct: Decimal, p: Printing) -> str:
    return p.percentage(carryover_pct) if carryover_pct or p.no_carryover.startswith("$") else p.no_carryover


def _services(facts: Facts, p: Printing, carryover: Decimal, carryover_pct: Decimal) -> dict[str, str]:
    projected = facts.sc_grants / facts.base_grant * 100
    return {
        "x_ii_base_grant": p.box(facts.base_grant),
        "ii_projected_sc_grants": p.box(facts.sc_grants),
        "ii_additional_15pct_concentration": p.box(facts.additional_15pct),
        "ii_projected_pct": p.percentage(projected),
        "ii_carryover_pct": p.percentage(carryover_pct),
        "ii_carryover_dollars": p.money(carryover),
        "ii_total_pct": p.percentage(_sum_as_printed(p, projected, carryover_pct)),
    }


def _sum_as_printed(p: Printing, projected: Decimal, carryover_pct: Decimal) -> Decimal:
    return rounded(projected, p.decimals) + rounded(carryover_pct, p.decimals)


def _items_1_to_3(prefix: str, facts: Facts, p: Printing, carryover_pct: Decimal) -> dict[str, str]:
    projected = facts.sc_grants / facts.base_grant * 100
    return {
        f"{prefix}_base_grant": p.item(facts.base_grant),
        f"{prefix}_sc_grants": p.item(facts.sc_grants),
        f"{prefix}_projected_pct": p.percentage(projected),
        f"{prefix}_carryover_pct": p.percentage(carryover_pct),
        f"{prefix}_total_pct": p.percentage(_sum_as_printed(p, projected, carryover_pct)),
    }


def _planned(facts: Facts, p: Printing, carryover_pct: Decimal) -> dict[str, str]:
    actions = facts.actions
    return _items_1_to_3("tp", facts, p, carryover_pct) | {
        "tp_total_lcff": p.money(total(a.lcff for a in actions)),
        "tp_total_other_state": p.money(total(a.state for a in actions)),
        "tp_total_local": p.money(total(a.local for a in actions)),
        "tp_total_federal": p.money(total(a.federal for a in actions)),
        "tp_total_funds": p.money(total(a.total for a in actions)),
        "tp_total_personnel": p.money(total(a.personnel for a in actions)),
        "tp_total_nonpersonnel": p.money(total(a.nonpersonnel for a in actions)),
    }


def _contributing(facts: Facts, p: Printing, carryover_pct: Decimal) -> dict[str, str]:
    actions = [action for action in facts.actions if action.contributing]
    item4, item5 = total(a.lcff for a in actions), total(a.percentage for a in actions)
    figures = _items_1_to_3("ca", facts, p, carryover_pct) | {
        "ca_planned_contributing": p.money(item4),
        "ca_planned_pct_improved": p.percentage(item5),
        "ca_planned_pct_to_increase": p.percentage(item4 / facts.base_grant * 100 + item5),
        "ca_total": p.money(item4),
        "x_ca_total_funds": p.money(total(a.total for a in actions)),
    }
    for name, word in _SCOPES.items():
        ticked = [action for action in actions if any(scope.startswith(word) for scope in action.scope)]
        figures[f"ca_{name}_total"] = p.money(total(a.lcff for a in ticked))
        figures[f"x_ca_{name}_total_funds"] = p.money(total(a.total for a in ticked))
    return figures


def _past(facts: Facts, p: Printing) -> dict[str, str]:
    past = [action for action in facts.past_actions if action.contributed]
    item4, item5 = total(a.planned_lcff for a in past), total(a.planned_percentage for a in past)
    item7, item8 = past_contributing(facts)
    not_required = item4 >= facts.prior_sc and p.no_carryover == "No carryover"
    return {
        "au_total_planned": p.money(total(a.planned_total for a in facts.past_actions)),
        "au_total_estimated_actual": p.money(total(a.actual_total for a in facts.past_actions)),
        "cau_estimated_sc_grants": p.item(facts.prior_sc),
        "cau_planned_contributing": p.money(item4),
        "cau_estimated_contributing": p.money(item7),
        "cau_difference": p.money(item4 - item7),
        "cau_planned_pct": p.percentage(item5),
        "cau_estimated_pct": p.percentage(item8),
        "cau_pct_difference": "Not Required" if not_required else p.percentage(item8 - item5),
    }


def _overview(facts: Facts, p: Printing) -> dict[str, str]:
    revenue = facts.revenue
    income = revenue.lcff + revenue.state + revenue.local + revenue.federal
    in_lcap = rounded(total(a.total for a in facts.actions), 0)
    past = [action for action in facts.past_actions if action.contributed]
    budgeted, spent = total(a.planned_lcff for a in past), past_contributing(facts)[0]
    amounts = {
        "bop_total_revenue": income,
        "bop_lcff_funds": revenue.lcff,
        "bop_sc_grants": facts.sc_grants,
        "x_bop_other_lcff": revenue.lcff - facts.sc_grants,
        "bop_other_state": revenue.state,
        "bop_local": revenue.local,
        "bop_federal": revenue.federal,
        "bop_total_budgeted_general_fund": revenue.total_budgeted,
        "bop_total_in_lcap": in_lcap,
        "bop_not_in_lcap": revenue.total_budgeted - in_lcap,
        "bop_high_needs_planned": total(a.lcff for a in facts.actions if a.contributing),
        "bop_prior_high_needs_budgeted": budgeted,
        "bop_prior_high_needs_actual": spent,
    }
    figures = {key: p.overview_money(value) for key, value in amounts.items()}
    less = rounded(budgeted, 0) - rounded(spent, 0)
    figures["x_bop_prior_difference"] = p.overview_money(less) if less > 0 else ""
    parts = {"state": revenue.state, "local": revenue.local, "federal": revenue.federal, "lcff": revenue.lcff}
    parts |= {"sc": facts.sc_grants, "other_lcff": revenue.lcff - facts.sc_grants}
    figures |= {f"x_bop_share_{name}": f"{rounded(part / income * 100, 0)}%" for name, part in parts.items()}
    return figures


def _tables(facts: Facts, p: Printing) -> tuple[PrintedTable, ...]:
    contributing = [action for action in facts.actions if action.contributing]
    contributed = [action for action in facts.past_actions if action.contributed]
    return (
        PrintedTable("planned_actions", tuple(_planned_row(a, p, n) for n, a in enumerate(facts.actions))),
        PrintedTable("contributing_actions", tuple(_contributing_row(a, p, n) for n, a in enumerate(contributing))),
        PrintedTable("annual_update", tuple(_past_row(a, p, n) for n, a in enumerate(facts.past_actions))),
        PrintedTable("contributing_annual_update", tuple(_past_row(a, p, n) for n, a in enumerate(contributed))),
    )


def _yes_no(flag: bool | None) -> str:
    return {True: "Yes", False: "No", None: ""}[flag]


def _planned_row(a: Action, p: Printing, turn: int) -> PrintedRow:
    cells = {
        "title": a.title,
        "contributing": _yes_no(a.contributing),
        "note": a.note,
        "location": a.location,
        "time_span": a.time_span,
        "total_personnel": p.money(a.personnel, turn),
        "total_nonpersonnel": p.money(a.nonpersonnel, turn + 1),
        "lcff_funds": p.money(a.lcff, turn + 2),
        "other_state_funds": p.money(a.state, turn + 3),
        "local_funds": p.money(a.local, turn + 4),
        "federal_funds": p.money(a.federal, turn + 5),
        "total_funds": p.money(a.total, turn),
        "planned_pct_improved": p.percentage(a.percentage),
    }
    return PrintedRow(a.goal, a.action, MappingProxyType(cells), _items(a))


def _items(a: Action) -> MappingProxyType[str, tuple[str, ...]]:
    return MappingProxyType({"student_groups": a.groups, "scope": a.scope, "unduplicated_groups": a.unduplicated})


def _contributing_row(a: Action, p: Printing, turn: int) -> PrintedRow:
    cells = {
        "title": a.title,
        "contributing": _yes_no(a.contributing),
        "location": a.location,
        "planned_lcff": p.money(a.lcff, turn),
        "planned_pct_improved": p.percentage(a.percentage),
        "x_total_funds": p.money(a.total, turn),
    }
    return PrintedRow(a.goal, a.action, MappingProxyType(cells), _items(a))


def _past_row(a: PastAction, p: Printing, turn: int) -> PrintedRow:
    cells = {
        "title": a.title,
        "contributed": _yes_no(a.contributed),
        "planned_total": p.money(a.planned_total, turn),
        "estimated_actual_total": p.money(a.actual_total, turn + 1),
        "planned_lcff": p.money(a.planned_lcff, turn),
        "estimated_actual_lcff": p.money(a.actual_lcff, turn + 1),
        "planned_pct": p.percentage(a.planned_percentage),
        "estimated_actual_pct": p.percentage(a.actual_percentage),
    }
    return PrintedRow(a.goal, a.action, MappingProxyType(cells), MappingProxyType({}))
