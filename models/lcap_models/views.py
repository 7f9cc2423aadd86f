"""What a plan says, by meaning and not by template: planned and contributing actions, last year, carryover, money in.

Every amount is a `Figure` (value, text, page, state) and may be None where this template prints no such column or
item; a blank cell is a Figure without a value. Nothing here adds, divides or guesses.
"""

from dataclasses import dataclass

from lcap_models.figure import Figure, State
from lcap_models.place import page_of
from lcap_models.plan import Overview, Plan, Row
from lcap_models.terms import scopes_of, yes_or_no

__all__ = [
    "Action",
    "Carryover",
    "ContributingAction",
    "FundTotals",
    "HighNeeds",
    "LastYearTotals",
    "MoneyIn",
    "MoneyOut",
    "Promise",
    "Required",
    "ScopeTotals",
    "best",
    "carryover",
    "contributing",
    "fund_totals",
    "high_needs",
    "last_year",
    "last_year_contributing",
    "last_year_totals",
    "money_in",
    "money_out",
    "planned",
    "required",
    "scope_totals",
]


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the Total Planned Expenditures Table (Table 1).

    `contributing` is what the row itself ticks, None where blank or not printed (2021-24 templates print it in Table 2
    only). `scopes` holds "leawide", "limited", "schoolwide". `row` counts from 1; `page` is where the row starts.
    """

    goal: str
    action: str
    title: str
    contributing: bool | None
    scopes: tuple[str, ...]
    groups: str
    unduplicated_groups: str
    location: str
    time_span: str
    personnel: Figure | None
    nonpersonnel: Figure | None
    lcff: Figure | None
    other_state: Figure | None
    local: Figure | None
    federal: Figure | None
    total: Figure | None
    planned_pct: Figure | None
    row: int
    page: int | None


@dataclass(frozen=True, slots=True)
class ContributingAction:
    """One row of the Contributing Actions Table (Table 2): the LCFF dollars that count. `total` only in 2021-22."""

    goal: str
    action: str
    title: str
    contributing: bool | None
    scopes: tuple[str, ...]
    groups: str
    location: str
    lcff: Figure | None
    total: Figure | None
    planned_pct: Figure | None
    row: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Promise:
    """One action of last year: what was planned and what was spent by estimate.

    From the Annual Update (Table 3) all funds, without percentages; from the Contributing Actions Annual Update
    (Table 4) LCFF dollars, with the two percentages of improved services.
    """

    goal: str
    action: str
    title: str
    contributing: bool | None
    planned: Figure | None
    estimated_actual: Figure | None
    planned_pct: Figure | None
    estimated_actual_pct: Figure | None
    row: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Required:
    """What the law asks for and what is planned: items 1 to 5 of Tables 1 and 2 and the services section."""

    base: Figure | None
    sc: Figure | None
    projected_pct: Figure | None
    carryover_pct: Figure | None
    carryover_dollars: Figure | None
    total_pct: Figure | None
    planned_contributing: Figure | None
    planned_pct_improved: Figure | None
    planned_pct: Figure | None
    additional_15pct: Figure | None


@dataclass(frozen=True, slots=True)
class FundTotals:
    """The totals block of Table 1."""

    lcff: Figure | None
    other_state: Figure | None
    local: Figure | None
    federal: Figure | None
    total: Figure | None
    personnel: Figure | None
    nonpersonnel: Figure | None


@dataclass(frozen=True, slots=True)
class ScopeTotals:
    """The "Totals by Type" block of Table 2, LCFF dollars."""

    total: Figure | None
    leawide: Figure | None
    limited: Figure | None
    schoolwide: Figure | None


@dataclass(frozen=True, slots=True)
class LastYearTotals:
    """Last year's totals: all funds (Table 3), and for contributing actions LCFF dollars and percentages (Table 4)."""

    planned: Figure | None
    estimated_actual: Figure | None
    sc: Figure | None
    contributing_planned: Figure | None
    contributing_estimated: Figure | None
    difference: Figure | None
    planned_pct: Figure | None
    estimated_pct: Figure | None
    pct_difference: Figure | None


@dataclass(frozen=True, slots=True)
class Carryover:
    """The LCFF Carryover Table (Table 5), items 6 to 13."""

    base: Figure | None
    sc: Figure | None
    prior_pct: Figure | None
    total_pct: Figure | None
    estimated_contributing: Figure | None
    estimated_pct_improved: Figure | None
    actual_pct: Figure | None
    dollars: Figure | None
    pct: Figure | None


@dataclass(frozen=True, slots=True)
class MoneyIn:
    """Revenue by source, from the Budget Overview for Parents. `sc` falls back on item 2 where there is none."""

    total: Figure | None
    lcff: Figure | None
    sc: Figure | None
    other_state: Figure | None
    local: Figure | None
    federal: Figure | None


@dataclass(frozen=True, slots=True)
class MoneyOut:
    """General Fund spending in and outside the plan, from the Budget Overview for Parents."""

    budgeted: Figure | None
    in_lcap: Figure | None
    not_in_lcap: Figure | None


@dataclass(frozen=True, slots=True)
class HighNeeds:
    """What the Budget Overview says is planned for high-needs students, and last year's promise and spending."""

    planned: Figure | None
    prior_budgeted: Figure | None
    prior_actual: Figure | None


_RANK = {State.PROVED: 0, State.READ: 1, State.DOUBTFUL: 2, State.MISSING: 3}


def best(plan: Plan, *keys: str) -> Figure | None:
    """Return the surest of these figures, the first of equals; None if the plan prints none of them.

    For one number printed at several places (item 2 stands in two tables and the services section).
    """
    found = [figure for key in keys if (figure := plan.figure(key)) is not None]
    return min(found, key=lambda figure: _RANK[figure.state]) if found else None


def _rows(plan: Plan, kind: str) -> tuple[tuple[int, Row], ...]:
    table = plan.table(kind)
    return tuple(enumerate(table.rows, 1)) if table else ()


def planned(plan: Plan) -> tuple[Action, ...]:
    """Return the coming year's actions, one per row of Table 1, in printed order."""
    return tuple(_action(row, n) for n, row in _rows(plan, "planned_actions"))


def _action(row: Row, n: int) -> Action:
    words, figures = row.texts, row.figures
    return Action(
        goal=row.goal,
        action=row.action,
        title=words.get("title", ""),
        contributing=yes_or_no(words.get("contributing", "")),
        scopes=scopes_of(words.get("scope", "")),
        groups=words.get("student_groups", ""),
        unduplicated_groups=words.get("unduplicated_groups", ""),
        location=words.get("location", ""),
        time_span=words.get("time_span", ""),
        personnel=figures.get("total_personnel"),
        nonpersonnel=figures.get("total_nonpersonnel"),
        lcff=figures.get("lcff_funds"),
        other_state=figures.get("other_state_funds"),
        local=figures.get("local_funds"),
        federal=figures.get("federal_funds"),
        total=figures.get("total_funds"),
        planned_pct=figures.get("planned_pct_improved"),
        row=n,
        page=page_of(row.place),
    )


def contributing(plan: Plan) -> tuple[ContributingAction, ...]:
    """Return the actions of the Contributing Actions Table (Table 2), one per row, one that says No of itself too."""
    return tuple(
        ContributingAction(
            goal=row.goal,
            action=row.action,
            title=row.texts.get("title", ""),
            contributing=yes_or_no(row.texts.get("contributing", "")),
            scopes=scopes_of(row.texts.get("scope", "")),
            groups=row.texts.get("unduplicated_groups", ""),
            location=row.texts.get("location", ""),
            lcff=row.figures.get("planned_lcff"),
            total=row.figures.get("total_funds"),
            planned_pct=row.figures.get("planned_pct_improved"),
            row=n,
            page=page_of(row.place),
        )
        for n, row in _rows(plan, "contributing_actions")
    )


def _promise(row: Row, n: int, planned_column: str, actual_column: str) -> Promise:
    return Promise(
        goal=row.goal,
        action=row.action,
        title=row.texts.get("title", ""),
        contributing=yes_or_no(row.texts.get("contributed", "")),
        planned=row.figures.get(planned_column),
        estimated_actual=row.figures.get(actual_column),
        planned_pct=row.figures.get("planned_pct"),
        estimated_actual_pct=row.figures.get("estimated_actual_pct"),
        row=n,
        page=page_of(row.place),
    )


def last_year(plan: Plan) -> tuple[Promise, ...]:
    """Return last year's actions, all funds, one per row of the Annual Update (Table 3)."""
    rows = _rows(plan, "annual_update")
    return tuple(_promise(row, n, "planned_total", "estimated_actual_total") for n, row in rows)


def last_year_contributing(plan: Plan) -> tuple[Promise, ...]:
    """Return last year's contributing actions, LCFF dollars, one per row of Table 4."""
    rows = _rows(plan, "contributing_annual_update")
    return tuple(_promise(row, n, "planned_lcff", "estimated_actual_lcff") for n, row in rows)


def required(plan: Plan) -> Required:
    """Return items 1 to 5 and the required percentage, each from the place where it is surest."""
    return Required(
        base=best(plan, "ca_base_grant", "tp_base_grant", "ii_base_grant"),
        sc=best(plan, "ca_sc_grants", "tp_sc_grants", "ii_projected_sc_grants"),
        projected_pct=best(plan, "ca_projected_pct", "tp_projected_pct", "ii_projected_pct"),
        carryover_pct=best(plan, "ca_carryover_pct", "tp_carryover_pct", "ii_carryover_pct"),
        carryover_dollars=best(plan, "ii_carryover_dollars"),
        total_pct=best(plan, "ca_total_pct", "tp_total_pct", "ii_total_pct"),
        planned_contributing=best(plan, "ca_planned_contributing", "ca_total"),
        planned_pct_improved=best(plan, "ca_planned_pct_improved"),
        planned_pct=best(plan, "ca_planned_pct_to_increase"),
        additional_15pct=best(plan, "ii_additional_15pct_concentration"),
    )


def fund_totals(plan: Plan) -> FundTotals:
    """Return the printed totals of Table 1."""
    return FundTotals(
        lcff=best(plan, "tp_total_lcff"),
        other_state=best(plan, "tp_total_other_state"),
        local=best(plan, "tp_total_local"),
        federal=best(plan, "tp_total_federal"),
        total=best(plan, "tp_total_funds"),
        personnel=best(plan, "tp_total_personnel"),
        nonpersonnel=best(plan, "tp_total_nonpersonnel"),
    )


def scope_totals(plan: Plan) -> ScopeTotals:
    """Return the printed "Totals by Type" of Table 2."""
    keys = ("ca_total", "ca_leawide_total", "ca_limited_total", "ca_schoolwide_total")
    return ScopeTotals(*(best(plan, key) for key in keys))


def last_year_totals(plan: Plan) -> LastYearTotals:
    """Return the printed totals of Tables 3 and 4."""
    return LastYearTotals(
        planned=best(plan, "au_total_planned"),
        estimated_actual=best(plan, "au_total_estimated_actual"),
        sc=best(plan, "cau_estimated_sc_grants", "co_estimated_sc"),
        contributing_planned=best(plan, "cau_planned_contributing"),
        contributing_estimated=best(plan, "cau_estimated_contributing", "co_estimated_contributing"),
        difference=best(plan, "cau_difference"),
        planned_pct=best(plan, "cau_planned_pct"),
        estimated_pct=best(plan, "cau_estimated_pct", "co_estimated_pct_improved"),
        pct_difference=best(plan, "cau_pct_difference"),
    )


def carryover(plan: Plan) -> Carryover:
    """Return Table 5 as printed."""
    return Carryover(
        base=best(plan, "co_estimated_base"),
        sc=best(plan, "co_estimated_sc", "cau_estimated_sc_grants"),
        prior_pct=best(plan, "co_prior_carryover_pct"),
        total_pct=best(plan, "co_total_pct"),
        estimated_contributing=best(plan, "co_estimated_contributing", "cau_estimated_contributing"),
        estimated_pct_improved=best(plan, "co_estimated_pct_improved"),
        actual_pct=best(plan, "co_actual_pct"),
        dollars=best(plan, "co_carryover_dollars"),
        pct=best(plan, "co_carryover_pct"),
    )


def _overview(plan: Plan, overview: Overview | None) -> dict[str, Figure]:
    part = overview or next(iter(plan.overviews), None)
    return dict(part.figures) if part else {}


def money_in(plan: Plan, overview: Overview | None = None) -> MoneyIn:
    """Return revenue by source from `overview`, or from the plan's own."""
    figures = _overview(plan, overview)
    sc = figures.get("bop_sc_grants")
    if overview is None and (sc is None or sc.value is None):
        sc = required(plan).sc or sc
    return MoneyIn(
        total=figures.get("bop_total_revenue"),
        lcff=figures.get("bop_lcff_funds"),
        sc=sc,
        other_state=figures.get("bop_other_state"),
        local=figures.get("bop_local"),
        federal=figures.get("bop_federal"),
    )


def money_out(plan: Plan, overview: Overview | None = None) -> MoneyOut:
    """Return budgeted spending in and outside the plan from `overview`, or from the plan's own."""
    figures = _overview(plan, overview)
    keys = ("bop_total_budgeted_general_fund", "bop_total_in_lcap", "bop_not_in_lcap")
    return MoneyOut(*(figures.get(key) for key in keys))


def high_needs(plan: Plan, overview: Overview | None = None) -> HighNeeds:
    """Return what is said to be for high-needs students from `overview`, or from the plan's own."""
    figures = _overview(plan, overview)
    keys = ("bop_high_needs_planned", "bop_prior_high_needs_budgeted", "bop_prior_high_needs_actual")
    return HighNeeds(*(figures.get(key) for key in keys))
