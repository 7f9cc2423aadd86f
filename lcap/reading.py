"""From a file to a plan with its proof, for the commands that write no folder: read in the child, check, prove."""

from pathlib import Path

from lcap.progress import ProgressLine
from lcap_extract import child
from lcap_extract.paths import check_path
from lcap_extract.wishes import EVERYTHING, Wishes
from lcap_models.errors import NotAPlan
from lcap_models.plan import Plan, entries
from lcap_models.proof import Proof, prove

__all__ = ["checked", "proved_plan", "proved_plans", "with_figures"]


def proved_plan(path: Path, lang: str = "en", number: int = 0, wishes: Wishes = EVERYTHING) -> Proof:
    """Return the plan at `path` with the state of every figure and the results of its sums.

    Where the file holds several plans, `number` says which, from 1; `wishes` say which pages are read.
    On a terminal a line tells how far it is, in `lang`.

    Raises:
        LcapError: the file is missing, cannot be read, or holds no figure of an LCAP; or it holds several plans and
            `number` is 0, or fewer than `number`.
    """
    check_path(path)
    progress = ProgressLine(path.name, lang)
    try:
        return prove(checked(child.read(path, progress, number, wishes), path.name))
    finally:
        progress.clear()


def proved_plans(path: Path, lang: str = "en", wishes: Wishes = EVERYTHING) -> tuple[Proof, ...]:
    """Return all plans at `path`, as `proved_plan` does for one."""
    check_path(path)
    progress = ProgressLine(path.name, lang)
    try:
        with child.start(path, wishes=wishes) as reading:
            plans = reading.plans(progress)
        return tuple(prove(plan) for plan in with_figures(plans, path.name))
    finally:
        progress.clear()


def with_figures(plans: tuple[Plan, ...], file: str) -> tuple[Plan, ...]:
    """Return the plans of which a figure has a value; raises NotAPlan if there is none."""
    kept = tuple(plan for plan in plans if any(entry.figure.value is not None for entry in entries(plan)))
    if not kept:
        raise NotAPlan("no_figures", file=file)
    return kept


def checked(plan: Plan, file: str) -> Plan:
    """Return the plan; raises NotAPlan if none of its figures has a value."""
    return with_figures((plan,), file)[0]
