"""What the samples in the forms before 2021-22 share: what was printed, and the worked example made from it."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from valle_dorado.printing import plain

__all__ = ["BUDGETED", "Printed", "write"]

BUDGETED = ("section", "goal", "action", "year", "amount", "source", "budget_reference", "contributing", "scope",
            "student_groups", "page")  # fmt: skip
"""Columns of budgeted_actions.csv."""


@dataclass(slots=True)
class Printed:
    """The PDF, its pages, the truth's rows in their order, the figures outside rows with their pages."""

    pdf: bytes = b""
    pages: int = 0
    rows: list[dict[str, str]] = field(default_factory=list)
    figures: dict[str, tuple[str, int]] = field(default_factory=dict)


def write(
    printed: Printed, folder: Path, *, lea: str, year: str, template: str, rows: tuple[str, Sequence[str]]
) -> None:
    """Write plan.pdf and its truth into the folder; `rows` names the CSV of the rows and its columns."""
    name, columns = rows
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.pdf").write_bytes(printed.pdf)
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(printed.rows)
    with (folder / "summary.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("key", "value", "page"))
        lines.writerows((key, plain(text), page) for key, (text, page) in printed.figures.items())
    meta = {"lea_name": lea, "cds_code": None, "plan_year": year, "template": template,
            "pages": printed.pages, "language": "en"}  # fmt: skip
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8", newline="\n")
