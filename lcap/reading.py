"""From a file to a plan with its proof, for the commands that write no folder: read in the child, check, prove."""

from pathlib import Path

from lcap.terminal import ProgressLine
from lcap_extract import child
from lcap_extract.paths import check_path
from lcap_models.errors import NotAPlan
from lcap_models.plan import Plan, entries
from lcap_models.proof import Proof, prove

__all__ = ["checked", "proved_plan"]


def proved_plan(path: Path, lang: str = "en", number: int = 0) -> Proof:
    """Return the plan at `path` with the state of every figure and the results of its sums.

    Where the file holds several plans, `number` says which, from 1. On a terminal a line tells how far it is, in
    `lang`.

    Raises:
        LcapError: the file is missing, cannot be read, or holds no figure of an LCAP; or it holds several plans and
            `number` is 0, or fewer than `number`.
    """
    check_path(path)
    progress = ProgressLine(path.name, lang)
    try:
        return prove(checked(child.read(path, progress, number), path.name))
    finally:
        progress.clear()


def checked(plan: Plan, file: str) -> Plan:
    """Return the plan; raises NotAPlan if none of its figures has a value."""
    if all(entry.figure.value is None for entry in entries(plan)):
        raise NotAPlan("no_figures", file=file)
    return plan
