"""Writes what a layout printed as the CSVs of a worked example: meta.json, summary.csv, one CSV per table.

Conventions: money and percentages are plain numbers with the printed decimals; blank is blank; words as seen on the
page, a space for every line break; `page` is where the row starts.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from valle_dorado.action_tables import NUMBERS
from valle_dorado.printed import PrintedPlan
from valle_dorado.printing import plain
from valle_dorado.record import Layout, RowRecord

__all__ = ["COLUMNS", "WORDS", "write"]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "planned_actions": (
        "goal", "action", "title", "student_groups", "contributing", "scope", "unduplicated_groups", "location",
        "time_span", "total_personnel", "total_nonpersonnel", "lcff_funds", "other_state_funds", "local_funds",
        "federal_funds", "total_funds", "planned_pct_improved", "page",
    ),
    "contributing_actions": (
        "goal", "action", "title", "contributing", "scope", "unduplicated_groups", "location", "planned_lcff",
        "planned_pct_improved", "page",
    ),
    "annual_update": (
        "goal", "action", "title", "contributed", "planned_total", "estimated_actual_total", "page",
    ),
    "contributing_annual_update": (
        "goal", "action", "title", "contributed", "planned_lcff", "estimated_actual_lcff", "planned_pct",
        "estimated_actual_pct", "page",
    ),
}  # fmt: skip
WORDS: Mapping[str, tuple[str, ...]] = {
    "goals": ("goal", "description", "kind", "page"),
    "action_descriptions": ("goal", "action", "title", "description", "page"),
    "reasons": ("scope", "actions", "need", "how", "metric", "page"),
}
_EXTRA = ("goal", "action", "title", "planned_lcff", "x_total_funds", "page")
_ORDER = ("bop", "ii", "tp", "ca", "au", "cau", "co")


def write(plan: PrintedPlan, layout: Layout, folder: Path) -> None:
    """Write the truth about the layout into the folder, which is made if absent."""
    folder.mkdir(parents=True, exist_ok=True)
    _meta(plan, layout, folder / "meta.json")
    _write(folder / "summary.csv", ("key", "value", "page"), summary(layout.record.figures))
    if layout.record.second and plan.second_overview:
        note = f"second Budget Overview in the same file ({plan.second_overview.lea_name})"
        rows = [(*row, note) for row in summary(layout.record.second)]
        _write(folder / "summary_alt.csv", ("key", "value", "page", "note"), rows)
    for kind, columns in COLUMNS.items():
        rows_of = layout.record.rows.get(kind)
        if rows_of:
            _write(folder / f"{kind}.csv", columns, (_row(row, columns) for row in rows_of))
    for name, columns in WORDS.items():
        said = layout.record.words.get(name)
        if said:
            _write(folder / f"{name}.csv", columns, ([row[column] for column in columns] for row in said))
    contributing = layout.record.rows.get("contributing_actions", [])
    if any("x_total_funds" in row.texts for row in contributing):
        header = tuple(name.removeprefix("x_") for name in _EXTRA)
        _write(folder / "extra_contributing_total_funds.csv", header, (_row(row, _EXTRA) for row in contributing))


def summary(figures: Mapping[str, tuple[str, int]]) -> list[tuple[str, str, str]]:
    """Return key, value, page of every figure that is printed as a number, in the order of the worked examples."""
    rows = [(key, plain(text), str(page)) for key, (text, page) in figures.items() if not key.startswith("x_")]
    return sorted((row for row in rows if row[1]), key=lambda row: _ORDER.index(row[0].split("_")[0]))


def _row(row: RowRecord, columns: Iterable[str]) -> list[str]:
    fixed = {"goal": row.goal, "action": row.action, "page": str(row.page)}
    return [
        fixed[name] if name in fixed else plain(row.texts.get(name, "")) if name in NUMBERS else row.texts.get(name, "")
        for name in columns
    ]


def _meta(plan: PrintedPlan, layout: Layout, path: Path) -> None:
    facts = plan.facts
    meta = {
        "lea_name": facts.lea_name,
        "cds_code": facts.cds_code or None,
        "plan_year": facts.year,
        "template": facts.template,
        "pages": layout.pages,
        "language": facts.language,
    }
    path.write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def _write(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
