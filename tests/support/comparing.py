"""Compares a plan that was read with the truth about its document: the CSVs of a worked example or a sample."""

import csv
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from lcap_models.figure import Figure
from lcap_models.place import page_of
from lcap_models.plan import Description, Goal, Plan, Reason, Row

__all__ = ["differences"]

TABLES = ("planned_actions", "contributing_actions", "annual_update", "contributing_annual_update", "budgeted_actions",
          "continuity_actions")  # fmt: skip
IDS = ("goal", "action", "page")


def differences(plan: Plan, truth: Path) -> list[str]:
    """Return a line for each figure, row, page or word of the plan that is not as the truth has it."""
    found = list(_summary(plan, _rows(truth / "summary.csv"), _rows(truth / "summary_alt.csv")))
    for kind in TABLES:
        if kind == "continuity_actions" and not (truth / f"{kind}.csv").exists():
            continue  # no worked example counts them
        found += _table(plan, kind, _rows(truth / f"{kind}.csv"))
    for name, said in _words(plan).items():
        if (truth / f"{name}.csv").exists():
            found += _said(name, said, _rows(truth / f"{name}.csv"))
    return found


def _words(plan: Plan) -> dict[str, list[dict[str, str]]]:
    """Return goals, descriptions and reasons as rows of the truth's columns."""
    goals = [{"goal": g.goal, "description": g.description, "kind": g.kind, "page": _page(g)} for g in plan.goals]
    descriptions = [
        {"goal": d.goal, "action": d.action, "title": d.title, "description": d.text, "page": _page(d)}
        for d in plan.descriptions
    ]
    reasons = [
        {"scope": r.scope, "actions": " ".join(f"{goal}/{action}" for goal, action in r.actions), "page": _page(r),
         "need": r.need, "how": r.how, "metric": r.metric}
        for r in plan.reasons
    ]  # fmt: skip
    return {"goals": goals, "action_descriptions": descriptions, "reasons": reasons}


def _page(one: Goal | Description | Reason) -> str:
    return str(page_of(one.place))


def _said(name: str, read: list[dict[str, str]], truth: list[dict[str, str]]) -> Iterator[str]:
    if len(read) != len(truth):
        yield f"{name}: the pages have {len(truth)} rows, read {len(read)}"
    for number, (row, want) in enumerate(zip(read, truth, strict=False), 1):
        for column, text in want.items():
            exact = column in ("goal", "action", "actions", "page")
            if row[column] != text if exact else _loose(row[column]) != _loose(text):
                yield f"{name} row {number} {column}: the page has {text!r}, read {row[column]!r}"


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def _summary(plan: Plan, truth: list[dict[str, str]], other: list[dict[str, str]]) -> Iterator[str]:
    printed: dict[str, list[Figure]] = {}
    for section in (*plan.overviews, *plan.services):
        for key, figure in section.figures.items():
            printed.setdefault(key, []).append(figure)
    for table in plan.tables:
        for key, figure in table.totals.items():
            printed.setdefault(key, []).append(figure)
    expected: dict[str, list[dict[str, str]]] = {}
    for row in (*truth, *other):
        expected.setdefault(row["key"], []).append(row)
    for key, rows in expected.items():
        want = sorted((Decimal(row["value"]), row["page"]) for row in rows)
        got = sorted((f.value, str(page_of(f.place))) for f in printed.get(key, []) if f.value is not None)
        if want != got:
            yield f"{key}: the page has {want}, read {got}"
    known = {row["key"] for row in truth}
    for key, figures in printed.items():
        if (
            key not in known
            and key not in expected
            and not _is_extra(key)
            and any(f.value is not None for f in figures)
        ):
            yield f"{key}: the page has none, read {[f.value for f in figures]}"


def _is_extra(key: str) -> bool:
    """Keys beyond the worked examples: small tables of the overview, second columns, other names of docs/data.md."""
    return key.startswith(("bop_table_", "ba_")) or key.endswith("_all_funds") or key in (
        "bop_other_lcff", "bop_high_needs_difference", "ii_base_grant",
    )  # fmt: skip


def _table(plan: Plan, kind: str, truth: list[dict[str, str]]) -> Iterator[str]:
    rows = [row for table in plan.tables if table.kind == kind for row in table.rows]
    if len(rows) != len(truth):
        yield f"{kind}: the pages have {len(truth)} rows, read {len(rows)}"
    for number, (row, want) in enumerate(zip(rows, truth, strict=False), 1):
        where = f"{kind} row {number} ({want.get('goal', '')}/{want.get('action', '')})"
        if (row.goal, row.action, str(page_of(row.place))) != tuple(want.get(key, "") for key in IDS):
            yield f"{where}: read goal {row.goal}, action {row.action}, page {page_of(row.place)}"
        yield from _cells(where, row, want)


def _cells(where: str, row: Row, want: Mapping[str, str]) -> Iterator[str]:
    for column, text in want.items():
        if column in IDS or column == "note":
            continue
        if column in row.figures:
            value = row.figures[column].value
            if value != (Decimal(text) if text else None):
                yield f"{where} {column}: the page has {text!r}, read {value}"
        elif _loose(row.texts.get(column, "")) != _loose(text):
            yield f"{where} {column}: the page has {text!r}, read {row.texts.get(column, '')!r}"


def _loose(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
