"""Where a total that is not its own sum may come from: another table's total, or another column, to the cent."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from lcap_models.checks.known import ODDITIES_FILE
from lcap_models.checks.look import is_blank, is_sure
from lcap_models.data import load
from lcap_models.expression import names_in
from lcap_models.findings import Amount, Fact, Finding, Label, Named, pages_fact
from lcap_models.identities import identities
from lcap_models.plan import Plan, Row, Table
from lcap_models.terms import yes_or_no
from lcap_models.trying import Result

__all__ = ["same_elsewhere"]

_SMALL = 1000
"""Dollars: smaller amounts are often equal by chance."""
_WHOLE_DOLLARS = Decimal("0.5")
"""The Budget Overview prints whole dollars; other amounts must be equal to the cent."""


def same_elsewhere(finding: Finding, result: Result, plan: Plan) -> Finding:
    """Return the finding with a note that names where a figure of it stands or comes out in another meaning."""
    if result.row or not _is_told(result):
        return finding
    contested = finding.figures[: 2 if result.identity.places else 1]
    for named in contested:
        if (noted := _noted(finding, named, plan)) is not None:
            return noted
    return finding


def _noted(finding: Finding, contested: Named, plan: Plan) -> Finding | None:
    value = contested.figure.value
    if value is None or value < _SMALL or contested.figure.unit != "usd" or contested.document:
        return None
    near = _WHOLE_DOLLARS if contested.part == "overview" else Decimal(0)
    there = {other.address for other in finding.figures}
    for amount, note, facts, named in (*_totals(plan, _same_meaning(contested.key)), *_columns(plan, contested)):
        if abs(amount - value) <= near and named.address not in there:
            figures = (*finding.figures, named) if note == "elsewhere_total" else finding.figures
            told = {**finding.facts, **facts, "other_amount": Amount(value, "usd")}
            return replace(finding, note=note, facts=told, figures=figures)
    return None


def _is_told(result: Result) -> bool:
    """Tell whether the failure is one of rows or types, or of two parts of the plan: then its total is in question."""
    identity = result.identity
    of_rows = identity.right is not None and ("sum(" in identity.right.text or identity.message == "scope_types")
    return identity.kind in {"cross_document", "same_number"} or (identity.is_sum and of_rows)


_Found = tuple[Decimal, str, Mapping[str, Fact], Named]


def _totals(plan: Plan, meaning: frozenset[str]) -> Iterator[_Found]:
    """Yield other printed totals: amount, note, what its sentence needs, the figure."""
    for key in load(ODDITIES_FILE)["elsewhere"]["totals"]:
        for table in plan.tables:
            figure = table.totals.get(key) if plan.table(table.kind) is table else None
            if figure is not None and figure.value is not None and is_sure(figure) and key not in meaning:
                named = Named(key, figure, table.kind)
                yield figure.value, "elsewhere_total", _facts(named, pages_fact([figure.place])), named


def _columns(plan: Plan, total: Named) -> Iterator[_Found]:
    """Yield the sums of columns, of all rows and of the rows marked Yes, where every cell is sure.

    The column of which the figure is meant to be the total is left out.
    """
    for kind, columns in load(ODDITIES_FILE)["elsewhere"]["columns"].items():
        table = plan.table(kind)
        own = _own_columns(total.key) if kind == total.part else frozenset()
        for column in columns if table else ():
            if column in own:
                continue
            for note, rows in (("elsewhere_column", _all_rows(table)), ("elsewhere_yes", _yes_rows(table))):
                yield from _sum(kind, column, note, rows)


def _all_rows(table: Table | None) -> tuple[tuple[int, Row], ...]:
    return tuple(enumerate(table.rows, 1)) if table else ()


def _yes_rows(table: Table | None) -> tuple[tuple[int, Row], ...]:
    """Return the rows marked Yes, if some others are marked No."""
    marks = [(n, row, _mark(row)) for n, row in _all_rows(table)]
    yes = tuple((n, row) for n, row, mark in marks if mark)
    return yes if any(mark is False for _, _, mark in marks) else ()


def _mark(row: Row) -> bool | None:
    return yes_or_no(row.texts.get("contributing", "") or row.texts.get("contributed", ""))


def _sum(kind: str, column: str, note: str, rows: tuple[tuple[int, Row], ...]) -> Iterator[_Found]:
    cells = [(n, row, row.figures[column]) for n, row in rows if column in row.figures]
    if len(cells) < 2 or not all(is_sure(figure) or is_blank(figure) for _, _, figure in cells):
        return
    n, row, figure = cells[0]
    named = Named(column, figure, kind, row.goal, row.action, 1, n)
    shown = pages_fact((cell.place for _, _, cell in cells), as_range=True)
    amount = sum((cell.value or Decimal(0) for _, _, cell in cells), Decimal(0))
    yield amount, note, {**_facts(named, shown), "other_rows": str(len(cells))}, named


def _facts(named: Named, pages: Fact) -> Mapping[str, Fact]:
    return {"other_label": Label(named.label), "other_table": Label(f"table.{named.part}"), "other_pages": pages}


@cache
def _own_columns(key: str) -> frozenset[str]:
    """Return the columns of the figure's own table that are meant to add up to it."""
    sides = [(identity.left, identity.right) for identity in identities() if identity.is_sum]
    return frozenset(
        column for left, right in sides if left and right and left.text == key for _, column in names_in(right)
    )


@cache
def _same_meaning(key: str) -> frozenset[str]:
    """Return the keys that are meant to be equal to this one, itself included: they tell nothing about its origin."""
    found = {key}
    for identity in identities():
        if key in identity.places:
            found |= set(identity.places)
        sides = [names_in(side) for side in (identity.left, identity.right) if side]
        alone = [names[0][1] for names in sides if len(names) == 1]
        if identity.kind == "cross_document" and len(alone) == 2 and key in alone:
            found |= set(alone)
    return frozenset(found)
