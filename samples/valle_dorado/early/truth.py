"""The CSVs of a worked example, for a plan of these years."""

import csv
import json
from pathlib import Path

from valle_dorado.early.facts import Plan
from valle_dorado.early.layout import Printed
from valle_dorado.printing import plain

__all__ = ["write"]

COLUMNS = ("section", "goal", "action", "year", "amount", "source", "budget_reference", "contributing", "scope",
           "student_groups", "page")  # fmt: skip


def write(plan: Plan, printed: Printed, folder: Path) -> None:
    """Write plan.pdf and its truth into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.pdf").write_bytes(printed.pdf)
    with (folder / "budgeted_actions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(printed.rows)
    with (folder / "summary.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("key", "value", "page"))
        rows.writerows((key, plain(text), page) for key, (text, page) in printed.figures.items())
    meta = {"lea_name": plan.lea, "cds_code": None, "plan_year": plan.years[0], "template": "2014",
            "pages": printed.pages, "language": "en"}  # fmt: skip
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8", newline="\n")
