"""Small plans whose every sum can be checked by hand, and plans of any size that satisfy every printed sum."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from lcap_models.figure import Figure, Reading
from lcap_models.plan import Document, Entry, Overview, Plan, Row, Section, Table, entries, map_figures
from lcap_models.proof import Proof
from support.truth import figure, unit_of

__all__ = ["change", "document", "find_entry", "plan_of", "reread", "state", "table", "valle_dorado"]

FUNDS = ("lcff_funds", "other_state_funds", "local_funds", "federal_funds")


def document(template: str = "2024", year: str = "2024-25") -> Document:
    """Return the document of an invented district."""
    return Document("plan.pdf", "0" * 64, 40, "Valle Dorado Unified", "", year, template)


def table(
    kind: str,
    rows: Sequence[Mapping[str, str]],
    totals: Mapping[str, str],
    *,
    page: int = 20,
    year: str = "",
    template: str = "2024",
) -> Table:
    """Return a table from texts: each row has goal, action, words and numbers ("" = blank); totals by key."""
    words = {"title", "scope", "contributing", "contributed", "student_groups", "location"}
    columns = tuple(dict.fromkeys(c for row in rows for c in row if c not in words | {"goal", "action"}))
    made = []
    for n, row in enumerate(rows):
        figures = {c: figure(row[c], unit_of(c), page, at=10 * (n + 5) + i) for i, c in enumerate(columns) if c in row}
        texts = {c: row[c] for c in row if c in words}
        place = next(iter(figures.values())).place
        made.append(Row(row["goal"], row["action"], texts, figures, place))
    printed = {key: figure(value, unit_of(key), page, at=n) for n, (key, value) in enumerate(totals.items())}
    return Table(kind, year, template, columns, tuple(made), printed, (page,))


def plan_of(*tables: Table, bop: Mapping[str, str] | None = None, ii: Mapping[str, str] | None = None) -> Plan:
    """Return a plan of these tables, with a Budget Overview and a services section where their figures are given."""
    overviews = (Overview(_figures(bop, 2), (2,)),) if bop else ()
    services = (Section(_figures(ii, 10), (10,)),) if ii else ()
    return Plan(document(), overviews, services, tables)


def _figures(texts: Mapping[str, str], page: int) -> dict[str, Figure]:
    return {key: figure(value, unit_of(key), page, at=n) for n, (key, value) in enumerate(texts.items())}


def find_entry(plan: Plan, column: str, action: str = "", part: str = "", occurrence: int = 1) -> Entry:
    """Return the one figure with that key or column (and action, part)."""
    for entry in entries(plan):
        there = (entry.column, entry.action, entry.occurrence) == (column, action, occurrence)
        if there and part in {"", entry.part}:
            return entry
    raise KeyError((column, action, part))


def state(proof: Proof, column: str, action: str = "", part: str = "", occurrence: int = 1) -> tuple[str, str]:
    """Return (state, reason) of a figure after proof."""
    found = find_entry(proof.plan, column, action, part, occurrence).figure
    return found.state.value, found.reason


def change(plan: Plan, column: str, action: str, new: Callable[[Figure], Figure], part: str = "") -> Plan:
    """Return the plan with one figure changed."""
    wanted = find_entry(plan, column, action, part)
    return map_figures(plan, lambda entry: new(entry.figure) if entry == wanted else entry.figure)


def reread(value: str | None, *readings: tuple[str, str]) -> Callable[[Figure], Figure]:
    """Return a change: another value, read so by both readers, or as `readings` (reader, number or "") say."""

    def new(old: Figure) -> Figure:
        number = Decimal(value) if value else None
        text = f"${value}" if value else ""
        seen = readings or tuple((reading.reader, value or "") for reading in old.readings)
        made = tuple(Reading(name, f"${said}" if said else "", Decimal(said) if said else None) for name, said in seen)
        return replace(old, value=number, text=text, readings=made)

    return new


def _cents(amounts: Iterable[Decimal]) -> str:
    return f"{sum(amounts, Decimal(0)):.2f}"


def _percent(share: Decimal) -> str:
    return str(share.quantize(Decimal("0.001"), ROUND_HALF_UP))


def valle_dorado(
    funds: Sequence[tuple[int, int, int, int]] = (
        (300_000_00, 0, 5_000_00, 0),
        (120_000_50, 0, 0, 9_999_99),
        (0, 7, 8, 9),
    ),
    spent: Sequence[int] = (290_000_00, 118_000_25, 31),
    base: int = 9_000_000_00,
    sc: int = 400_000_00,
) -> Plan:
    """Return a plan of the 2024 template in which every printed sum and formula holds. Amounts are cents.

    One action per entry of `funds` (LCFF, other state, local, federal); all actions count, in turn LEA-wide,
    limited and schoolwide. `spent` is last year's estimated spending, all of it LCFF; last year's base grant was
    $1,000 higher.
    """
    money = [[Decimal(cents) / 100 for cents in row] for row in funds]
    actual = [Decimal(cents) / 100 for cents in spent][: len(money)]
    base_grant, sc_grants = Decimal(base) / 100, Decimal(sc) / 100
    prior_base = base_grant + 1000
    owed = _percent(100 * max(Decimal(0), sc_grants - sum(actual, Decimal(0))) / prior_base)
    tables = (
        _planned(money, _items(base_grant, sc_grants, owed, "tp")),
        _contributing(money, base_grant, _items(base_grant, sc_grants, owed, "ca")),
        *_last_year(money, actual),
        _carryover(actual, prior_base, sc_grants),
    )
    lcff, in_lcap = base_grant + sc_grants, sum((sum(row, Decimal(0)) for row in money), Decimal(0))
    bop = {
        "bop_total_revenue": _cents([lcff, Decimal(3_000_000), Decimal(500_000), Decimal(250_000)]),
        "bop_lcff_funds": _cents([lcff]),
        "bop_sc_grants": _cents([sc_grants]),
        "bop_other_state": "3000000",
        "bop_local": "500000",
        "bop_federal": "250000",
        "bop_total_budgeted_general_fund": _cents([in_lcap, Decimal(1_000_000)]),
        "bop_total_in_lcap": _cents([in_lcap]),
        "bop_not_in_lcap": "1000000.00",
        "bop_high_needs_planned": _cents(row[0] for row in money),
        "bop_prior_high_needs_budgeted": _cents(row[0] for row in money),
        "bop_prior_high_needs_actual": _cents(actual),
    }
    share = _percent(100 * sc_grants / base_grant)
    ii = {"ii_projected_sc_grants": _cents([sc_grants]), "ii_projected_pct": share, "ii_carryover_pct": owed}
    return plan_of(*tables, bop=bop, ii=ii)


_SCOPES = ("LEA-wide", "Limited to Unduplicated Student Group(s)", "Schoolwide")


def _ids(n: int) -> dict[str, str]:
    return {"goal": str(n // 5 + 1), "action": f"{n // 5 + 1}.{n % 5 + 1}", "title": f"Action number {n}"}


def _items(base: Decimal, sc: Decimal, carryover: str, prefix: str) -> dict[str, str]:
    share = _percent(100 * sc / base)
    values = (("base_grant", f"{base:.2f}"), ("sc_grants", f"{sc:.2f}"), ("projected_pct", share))
    items = {f"{prefix}_{name}": value for name, value in values}
    total = str(Decimal(share) + Decimal(carryover))
    return {**items, f"{prefix}_carryover_pct": carryover, f"{prefix}_total_pct": total}


def _planned(money: Sequence[Sequence[Decimal]], items: dict[str, str]) -> Table:
    rows = []
    for n, amounts in enumerate(money):
        total = sum(amounts, Decimal(0))
        people = (total / 3).quantize(Decimal("0.01"))
        parts = {"total_personnel": f"{people:.2f}", "total_nonpersonnel": f"{total - people:.2f}"}
        named = {column: f"{amount:.2f}" for column, amount in zip(FUNDS, amounts, strict=True)}
        rows.append({**_ids(n), **parts, **named, "total_funds": f"{total:.2f}"})
    columns = dict(zip(("lcff", "other_state", "local", "federal"), FUNDS, strict=True))
    columns |= {"funds": "total_funds", "personnel": "total_personnel", "nonpersonnel": "total_nonpersonnel"}
    totals = {f"tp_total_{key}": _cents(Decimal(row[column]) for row in rows) for key, column in columns.items()}
    return table("planned_actions", rows, {**items, **totals}, page=20)


def _contributing(money: Sequence[Sequence[Decimal]], base: Decimal, items: dict[str, str]) -> Table:
    rows = [
        {**_ids(n), "contributing": "Yes", "scope": _SCOPES[n % 3], "planned_lcff": f"{amounts[0]:.2f}"}
        for n, amounts in enumerate(money)
    ]
    planned = sum((row[0] for row in money), Decimal(0))
    by_scope = [_cents(Decimal(row["planned_lcff"]) for row in rows if row["scope"] == scope) for scope in _SCOPES]
    totals = {
        **items,
        "ca_planned_contributing": f"{planned:.2f}",
        "ca_planned_pct_improved": "0.000",
        "ca_planned_pct_to_increase": _percent(100 * planned / base),
        "ca_total": f"{planned:.2f}",
        **dict(zip(("ca_leawide_total", "ca_limited_total", "ca_schoolwide_total"), by_scope, strict=True)),
    }
    return table("contributing_actions", rows, totals, page=22)


def _last_year(money: Sequence[Sequence[Decimal]], actual: Sequence[Decimal]) -> tuple[Table, Table]:
    everything, counting = [], []
    for n, (amounts, spent) in enumerate(zip(money, actual, strict=True)):
        total = {"planned_total": _cents(amounts), "estimated_actual_total": f"{spent + 1:.2f}"}
        everything.append({**_ids(n), **total})
        counting.append({**_ids(n), "planned_lcff": f"{amounts[0]:.2f}", "estimated_actual_lcff": f"{spent:.2f}"})
    planned, spent_all = _cents(row[0] for row in money), sum(actual, Decimal(0))
    totals = {
        "au_total_planned": _cents(amount for row in money for amount in row),
        "au_total_estimated_actual": _cents(Decimal(row["estimated_actual_total"]) for row in everything),
    }
    contributing = {
        "cau_planned_contributing": planned,
        "cau_estimated_contributing": f"{spent_all:.2f}",
        "cau_difference": f"{Decimal(planned) - spent_all:.2f}",
    }
    last = table("annual_update", everything, totals, page=24)
    return last, table("contributing_annual_update", counting, contributing, page=26)


def _carryover(actual: Sequence[Decimal], base: Decimal, sc: Decimal) -> Table:
    spent = sum(actual, Decimal(0))
    owed = max(Decimal(0), sc - spent)
    totals = {
        "co_estimated_base": f"{base:.2f}",
        "co_estimated_sc": f"{sc:.2f}",
        "co_prior_carryover_pct": "0.000",
        "co_total_pct": _percent(100 * sc / base),
        "co_estimated_contributing": f"{spent:.2f}",
        "co_estimated_pct_improved": "0.000",
        "co_actual_pct": _percent(100 * spent / base),
        "co_carryover_dollars": f"{owed:.2f}",
        "co_carryover_pct": _percent(100 * owed / base),
    }
    return table("carryover", [], totals, page=28)
