"""Whose year is it: tables headed with another year, numbers that two years share, percentages no year can have."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lcap_models.applies import FormulaKind, formula_kind
from lcap_models.checks.look import Look, is_sure, value_of
from lcap_models.errors import LcapError
from lcap_models.expression import NotTriedError
from lcap_models.figure import Figure
from lcap_models.findings import Computed, Finding, Named
from lcap_models.formula import maximum_mpp
from lcap_models.law import load_law
from lcap_models.lookup import PREFIXES, belongs_to
from lcap_models.plan import Plan, Table
from lcap_models.years import lcap_year

__all__ = ["highest_percentage", "stale_copy", "stale_last", "table_years"]


def table_years(look: Look) -> Iterator[Finding]:
    """Yield tables whose heading belongs to another year's plan than the cover."""
    plan = look.plan
    own = _plan_year(plan)
    tables = [table for table in plan.tables if table.kind in PREFIXES.values()]
    years = [belongs_to(table, table.kind) for table in tables]
    if own is None or not any(years):
        raise NotTriedError("no_year")
    for table, year in zip(tables, years, strict=True):
        figures = tuple(_first_figure(table))
        if year is not None and year != own and figures and plan.table(table.kind) is table:
            expected = _school_year(int(table.year.strip()[:4]) + own - year)
            facts = {"table_year": table.year, "plan_year": plan.document.plan_year, "expected": expected}
            yield look.finding("other_year", figures, name=f"{table.kind}_year", facts=facts)


def _plan_year(plan: Plan) -> int | None:
    start = plan.document.plan_year[:4]
    return int(start) if start.isdigit() else None


def _school_year(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02d}"


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


def stale_copy(look: Look) -> Iterator[Finding]:
    """Yield items 1 and 2 that both are, to the cent, items 9 and 6 of the year before in the same plan."""
    now = _first_sure(look.plan, ("ca_base_grant", "tp_base_grant"), ("ca_sc_grants", "tp_sc_grants"))
    before = _first_sure(look.plan, ("co_estimated_base",), ("co_estimated_sc", "cau_estimated_sc_grants"))
    if alike := _alike(now, before):
        yield look.finding("stale_copy", alike)


def stale_last(look: Look) -> Iterator[Finding]:
    """Yield items 9 and 6 that both are, to the cent, items 9 and 6 of last year's plan."""
    if look.last is None:
        raise NotTriedError("needs_last_year")
    keys = ("co_estimated_base",), ("co_estimated_sc", "cau_estimated_sc_grants")
    now, before = ([named.in_file(p.document.name) for named in _first_sure(p, *keys)] for p in (look.plan, look.last))
    if alike := _alike(now, before):
        yield look.finding("stale_last", alike)


def _first_sure(plan: Plan, *choices: tuple[str, ...]) -> list[Named]:
    """Return of each choice the first figure that is sure; raises NotTriedError where a choice has none."""
    found: list[Named] = []
    for keys in choices:
        named = [named for key in keys if (named := _total(plan, key))]
        if not named:
            raise NotTriedError("not_printed")
        sure = [one for one in named if is_sure(one.figure)]
        if not sure:
            raise NotTriedError("unsure")
        found.append(sure[0])
    return found


def _total(plan: Plan, key: str) -> Named | None:
    for table in plan.tables:
        if key in table.totals and plan.table(table.kind) is table:
            return Named(key, table.totals[key], table.kind)
    return None


def _alike(now: list[Named], before: list[Named]) -> tuple[Named, ...]:
    """Return base, its copy, grants, their copy if both pairs are equal and not zero."""
    pairs = list(zip(now, before, strict=True))
    if all(a.figure.value and a.figure.value == b.figure.value for a, b in pairs):
        return tuple(named for pair in pairs for named in pair)
    return ()


def highest_percentage(look: Look) -> Iterator[Finding]:
    """Yield item 3 above what the formula can give a district or a charter school in that year."""
    limit = _highest(look.plan)
    found = tuple(_percentages(look.plan))
    if not found:
        raise NotTriedError("not_printed")
    if all((named.figure.value or Decimal(0)) > limit + Decimal(look.check.tolerance) for named in found):
        yield look.finding("highest_percentage", found, computed=Computed(limit, "percent", look.check.rule))


def _highest(plan: Plan) -> Decimal:
    """Return the highest percentage the law can give, in points; raises NotTriedError where no law is on file."""
    kind = formula_kind(plan.document)
    if not kind.applies:
        raise NotTriedError("other_formula" if kind is FormulaKind.COUNTY_OFFICE else "no_agency")
    if _plan_year(plan) is None:
        raise NotTriedError("no_year")
    try:
        return (100 * maximum_mpp(lcap_year(plan.document.plan_year), load_law())).normalize()
    except LcapError as problem:
        raise NotTriedError("no_law") from problem


def _percentages(plan: Plan) -> Iterator[Named]:
    """Yield item 3 wherever it is printed and sure."""
    own = (table for table in plan.tables if plan.table(table.kind) is table)
    places: list[tuple[str, Mapping[str, Figure]]] = [(table.kind, table.totals) for table in own]
    places += [("services", section.figures) for section in plan.services[:1]]
    for part, figures in places:
        for key in ("ca_projected_pct", "tp_projected_pct", "ii_projected_pct"):
            if value_of(figures, key) is not None:
                yield Named(key, figures[key], part)
