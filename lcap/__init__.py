"""The lcap command: opens files, prints, writes; thin over extract, models and viz.

For notebooks and scripts: `lcap.read("plan.pdf")` gives a plan with its proof, `lcap.frames(plan)` its tables as pandas
DataFrames. Both import what they need when called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd

    from lcap_models.plan import Plan

__all__ = ["frames", "read"]


def read(path: str | PathLike[str], *, plan: int = 0) -> Plan:
    """Return the plan in the file at `path`, every figure with its state (proved, read, doubtful, missing).

    Reading runs in a process of its own, bounded in time and memory.

    Args:
        path: the file.
        plan: which plan of a file with several (a board packet), from 1; 0 where there is one.

    Raises:
        LcapError: the file is missing, cannot be read, or holds no figure of an LCAP; or it holds several plans and
            `plan` is 0 (the message lists them), or fewer than `plan`.
    """
    from pathlib import Path  # noqa: PLC0415

    from lcap.reading import proved_plan  # noqa: PLC0415

    return proved_plan(Path(path), number=plan).plan


def frames(plan: Plan, *, exact: bool = False) -> dict[str, pd.DataFrame]:
    """Return the plan's tables, figures and ledger as DataFrames by name; see `lcap.notebook.frames`."""
    from lcap.notebook import frames as made  # noqa: PLC0415

    return made(plan, exact=exact)
