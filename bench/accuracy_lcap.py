"""lcap on one document: the whole file read, checked and proved in its own process, and its tables counted."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from accuracy_score import KEYS, Scored, score_rows, score_summary
from accuracy_truth import IN_TABLES, Case

__all__ = ["LcapResult", "run_lcap"]

Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class LcapResult:
    """Numbers of the action rows, of the tables' totals, of boxes and sentences; seconds; why the file was refused."""

    rows: Scored
    totals: Scored
    others: Scored
    seconds: float
    refused: str = ""


def run_lcap(case: Case) -> LcapResult:
    """Read the case's whole file as `lcap analyze` does, without drawing anything, and count its figures."""
    began = time.perf_counter()
    tables, refused = _read(case.pdf)
    seconds = time.perf_counter() - began
    summary = tables.get("summary", [])
    in_tables = frozenset(key for key in KEYS if key.startswith(IN_TABLES))
    totals, others = (score_summary(case, summary, keys) for keys in (in_tables, KEYS - in_tables))
    return LcapResult(score_rows(case, tables), totals, others, seconds, refused)


def _read(path: Path) -> tuple[Mapping[str, Rows], str]:
    """Return the rows of lcap's CSV files by name, or what lcap says of a file that it refuses."""
    import lcap
    from lcap.tables import action_tables, summary
    from lcap_models.errors import LcapError
    from lcap_viz.words import say

    try:
        plan = lcap.read(path)
    except LcapError as error:
        return {}, say(f"error.{error.key}", "en", **error.facts)
    except RuntimeError as bug:
        return {}, f"an error of ours: {str(bug).strip().splitlines()[-1]}"
    grids = (summary(plan), *action_tables(plan))
    return {grid.name: [dict(zip(grid.columns, row, strict=True)) for row in grid.rows] for grid in grids}, ""
