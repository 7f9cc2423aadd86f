"""From files to what every check gave: the plan, and the files given beside it. Reads in the child, writes nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lcap.reading import proved_plan
from lcap_models.checks import Checked, check_plan, together
from lcap_models.plan import Document, Plan

__all__ = ["Checking", "check_files"]

STRICT = ("arithmetic", "disagreement")
"""Severities of findings that `--strict` counts: what contradicts itself. Blanks and questions do not."""


@dataclass(frozen=True, slots=True)
class Checking:
    """What the checks gave, and the documents that were given beside the plan."""

    checked: Checked
    beside: tuple[Document, ...]

    @property
    def contradictions(self) -> int:
        """How many findings `--strict` counts."""
        return sum(finding.severity in STRICT for finding in self.checked.findings)


def check_files(path: Path, beside: Sequence[Path] = (), lang: str = "en", number: int = 0) -> Checking:
    """Read the plan at `path` and the files beside it, and try every check.

    `number` says which plan of a file with several, from 1.

    Raises:
        LcapError: a file is missing, cannot be read, holds no figure of an LCAP, or does not fit beside the plan.
    """
    paths = (path, *beside)
    numbers = (number, *(0 for _ in beside))
    plans = [
        _named(proved_plan(one, lang, which).plan, name)
        for one, which, name in zip(paths, numbers, _names(paths), strict=True)
    ]
    checked = check_plan(together(plans[0], plans[1:]))
    return Checking(checked, tuple(plan.document for plan in plans[1:]))


def _names(paths: Sequence[Path]) -> list[str]:
    """Return short names for the files, with their folder where two have the same name."""
    counts = Counter(path.name for path in paths)
    return [path.name if counts[path.name] == 1 else "/".join(path.parts[-2:]) for path in paths]


def _named(plan: Plan, name: str) -> Plan:
    return replace(plan, document=replace(plan.document, name=name))
