"""Checks that are no sums: blanks where an amount belongs, actions that count without money, years that do not match.

Each gives at most one finding per part of the plan; figures that are not sure give none.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lcap_models.figure import Figure, State
from lcap_models.findings import Computed, Finding, Named, Severity
from lcap_models.lookup import belongs_to, parts_of, same_title
from lcap_models.plan import Plan, Row, Table
from lcap_models.proof import Proof
from lcap_models.readings import surely_blank
from lcap_models.terms import plain, scopes_of, yes_or_no

__all__ = ["oddities"]

_DISAGREEMENT: Severity = "disagreement"
_BLANK: Severity = "blank"
_SURE = {State.PROVED, State.READ}
_POINTS = Decimal("0.02")
"""Two rounded percentages that differ by less than this may be equal."""
_BOP_SOURCE = "LCFF Budget Overview for Parents, Data Entry Instructions (CDE, December 2021): each amount is filled in"
_MONEY_SOURCE = (
    "LCAP template, Contributing Actions Table (CDE instructions, January 2022 and November 2023): a contributing "
    "action includes LCFF funds, or is a limited action with a planned percentage of improved services"
)
_CARRYOVER_SOURCE = "LCAP template, items 10 to 13; Ed Code § 42238.07: what falls short is carried over"
_YEAR_SOURCE = "LCAP template: Tables 1 and 2 are headed with the coming year, Tables 3, 4 and 5 with the year before"
_NUMBER_SOURCE = "LCAP template: an action keeps its goal and action number in every table"


def oddities(proof: Proof) -> Iterator[Finding]:
    """Yield the findings of all checks."""
    plan = proof.plan
    yield from _blank_overviews(plan)
    yield from _overviews_alike(plan)
    yield from _count_without_money(plan)
    yield from _promised_without_amount(plan)
    yield from _no_carryover(plan)
    yield from _other_years(plan)
    yield from _other_numbers(plan)


def _id(check: str, occurrence: int) -> str:
    return check if occurrence == 1 else f"{check}-{occurrence}"


def _blank_overviews(plan: Plan) -> Iterator[Finding]:
    for n, overview in enumerate(plan.overviews, 1):
        blank = [Named(key, f, "overview", occurrence=n) for key, f in overview.figures.items() if surely_blank(f)]
        if blank and len(blank) < len(overview.figures):
            check = "blank_overview"
            message = "blank_overview_one" if len(blank) == 1 else check
            yield Finding(_id(check, n), check, "blank", message, tuple(blank), source=_BOP_SOURCE)


def _overviews_alike(plan: Plan) -> Iterator[Finding]:
    """Two overviews of different LEAs that print the same amounts for last year."""
    if len(plan.overviews) < 2:
        return
    keys = ("bop_prior_high_needs_budgeted", "bop_prior_high_needs_actual")
    first, second = (overview.figures for overview in plan.overviews[:2])
    if not _all_sure(first, "bop_sc_grants", *keys) or not _all_sure(second, "bop_sc_grants", *keys):
        return
    if _value(first, "bop_sc_grants") == _value(second, "bop_sc_grants"):
        return
    if all(_value(first, key) and _value(first, key) == _value(second, key) for key in keys):
        pairs = ((n, figures) for n, figures in enumerate((first, second), 1))
        named = [Named(key, figures[key], "overview", occurrence=n) for n, figures in pairs for key in keys]
        ordered = (named[0], named[2], named[1], named[3])
        yield Finding("overviews_alike", "overviews_alike", "question", "overviews_alike", ordered, source=_BOP_SOURCE)


def _value(figures: Mapping[str, Figure], key: str) -> Decimal | None:
    return figures[key].value if key in figures else None


def _all_sure(figures: Mapping[str, Figure], *keys: str) -> bool:
    return all(key in figures and figures[key].state in _SURE for key in keys)


def _cells(plan: Plan, kind: str, column: str) -> Iterator[tuple[Row, Named]]:
    table = plan.table(kind)
    for n, row in enumerate(table.rows if table else (), 1):
        if column in row.figures:
            yield row, Named(column, row.figures[column], kind, row.goal, row.action, 1, n)


def _no_money(figure: Figure | None) -> bool:
    """Tell whether a cell surely holds no amount: it is blank, or a zero that is sure."""
    if figure is None or surely_blank(figure):
        return True
    return figure.value == 0 and figure.state in _SURE


def _count_without_money(plan: Plan) -> Iterator[Finding]:
    table = plan.table("contributing_actions")
    if table is None or "planned_pct_improved" not in table.columns:
        return
    found = tuple(named for row, named in _cells(plan, table.kind, "planned_lcff") if _counts_without_money(row, named))
    if found:
        check = "contributing_without_lcff"
        facts = {"actions": str(len(found)), "rows": str(len(table.rows))}
        message = check if len(found) == 1 else f"{check}_many"
        yield Finding(check, check, "question", message, found, source=_MONEY_SOURCE, facts=facts)


def _counts_without_money(row: Row, named: Named) -> bool:
    limited = scopes_of(row.texts.get("scope", "")) == ("limited",)
    if yes_or_no(row.texts.get("contributing", "")) is not True or not _no_money(named.figure):
        return False
    return not (limited and not _no_money(row.figures.get("planned_pct_improved")))


def _promised_without_amount(plan: Plan) -> Iterator[Finding]:
    """Yield last year's contributing actions whose planned LCFF cell is blank although the action had money."""
    promised = {(row.goal, row.action): (row, named) for row, named in _cells(plan, "annual_update", "planned_total")}
    pairs: list[Named] = []
    for row, named in _cells(plan, "contributing_annual_update", "planned_lcff"):
        other = promised.get((row.goal, row.action))
        if other and surely_blank(named.figure) and same_title(row, other[0]):
            figure = other[1].figure
            if figure.value and figure.state in _SURE:
                pairs += [named, other[1]]
    if pairs:
        check = "promised_without_amount"
        facts = {"actions": str(len(pairs) // 2)}
        message = check if len(pairs) == 2 else f"{check}_many"
        yield Finding(check, check, "blank", message, tuple(pairs), source=_MONEY_SOURCE, facts=facts)


def _no_carryover(plan: Plan) -> Iterator[Finding]:
    """Yield where Table 5 states no carryover dollars although item 10 is above item 11."""
    table = plan.table("carryover")
    needed = ("co_total_pct", "co_actual_pct", "co_estimated_base")
    if table is None or "co_carryover_dollars" not in table.totals or not _all_sure(table.totals, *needed):
        return
    dollars = table.totals["co_carryover_dollars"]
    wanted, reached, base = (_value(table.totals, key) for key in needed)
    if wanted is None or reached is None or base is None or not surely_blank(dollars) or wanted - reached <= _POINTS:
        return
    figures = tuple(Named(key, table.totals[key], "carryover") for key in ("co_carryover_dollars", *needed))
    owed = ((wanted - reached) * base / 100).quantize(Decimal(1))
    computed = Computed(owed, "usd", "(co_total_pct - co_actual_pct) * co_estimated_base / 100")
    worded = bool(dollars.text.strip())
    check, severity = ("no_carryover", _DISAGREEMENT) if worded else ("carryover_blank", _BLANK)
    tolerance = base * _POINTS / 100
    yield Finding(check, check, severity, check, figures, computed, tolerance, _CARRYOVER_SOURCE)


def _other_years(plan: Plan) -> Iterator[Finding]:
    """Yield tables whose heading belongs to another year's plan than the cover."""
    if not plan.document.plan_year[:4].isdigit():
        return
    own = int(plan.document.plan_year[:4])
    for table in plan.tables:
        year, figures = belongs_to(table, table.kind), tuple(_first_figure(table))
        if year is not None and year != own and figures and plan.table(table.kind) is table:
            check = f"{table.kind}_year"
            facts = {
                "table_year": table.year,
                "plan_year": plan.document.plan_year,
                "expected": _school_year(table, own),
            }
            yield Finding(check, check, "question", "other_year", figures, source=_YEAR_SOURCE, facts=facts)


def _school_year(table: Table, own: int) -> str:
    back = (belongs_to(table, table.kind) or own) - int(table.year.strip()[:4])
    return f"{own - back}-{(own - back + 1) % 100:02d}"


def _first_figure(table: Table) -> Iterator[Named]:
    for key, figure in table.totals.items():
        if figure.value is not None:
            yield Named(key, figure, table.kind)
            return
    for n, row in enumerate(table.rows, 1):
        for column, figure in row.figures.items():
            if figure.value is not None:
                yield Named(column, figure, table.kind, row.goal, row.action, 1, n)
                return


def _other_numbers(plan: Plan) -> Iterator[Finding]:
    """Yield contributing actions that stand in Table 1 under another number, and their number under another title."""
    planned = list(_cells(plan, "planned_actions", "lcff_funds"))
    by_id = {(row.goal, row.action): row for row, _ in planned}
    found: list[Named] = []
    for row, named in _cells(plan, "contributing_actions", "planned_lcff"):
        same = [cell for other, cell in planned if same_title(row, other) and plain(row.texts.get("title", ""))]
        there = by_id.get((row.goal, row.action))
        if there is not None and not same_title(row, there) and len(same) == 1:
            found += [named, same[0]]
    if found:
        check = "action_numbers"
        facts = {"actions": str(len(found) // 2), "title": _title(plan, found[0])}
        message = check if len(found) == 2 else f"{check}_many"
        yield Finding(check, check, "question", message, tuple(found), source=_NUMBER_SOURCE, facts=facts)


def _title(plan: Plan, named: Named) -> str:
    tables = parts_of(plan, named.part)
    table = tables[named.occurrence - 1]
    return table.rows[named.row - 1].texts.get("title", "") if isinstance(table, Table) else ""
