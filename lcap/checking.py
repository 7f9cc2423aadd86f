"""From files to what every check gave: the plan, and the files given beside it. Reads in the child, writes nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lcap.reading import proved_plan, proved_plans
from lcap_extract.wishes import EVERYTHING, Wishes
from lcap_models.checks import Checked, Together, check_plan, together
from lcap_models.errors import WrongUse
from lcap_models.plan import Document, Plan

__all__ = ["Checking", "check_files"]


@dataclass(frozen=True, slots=True)
class Checking:
    """What the checks gave, and the documents that were given beside the plan."""

    checked: Checked
    beside: tuple[Document, ...]

    @property
    def contradictions(self) -> int:
        """How many findings `--strict` counts."""
        return sum(finding.contradicts for finding in self.checked.findings)


def check_files(
    path: Path, beside: Sequence[Path] = (), lang: str = "en", number: int = 0, *, wishes: Wishes = EVERYTHING
) -> Checking:
    """Read the plan at `path` and the files beside it, and try every check.

    `number` says which plan of a file with several, from 1; `wishes` which pages of the plan are read.

    Raises:
        LcapError: a file is missing, cannot be read, holds no figure of an LCAP, or does not fit beside the plan.
    """
    name, *names = _names((path, *beside))
    found = together(_named(proved_plan(path, lang, number, wishes).plan, name), ())
    others: list[Plan] = []
    for other, its_name in zip(beside, names, strict=True):
        plans = [_named(proof.plan, its_name) for proof in proved_plans(other, lang, Wishes(wishes.ocr))]
        others.append(plans[0] if len(plans) == 1 else _fitting(found, plans))
        found = together(found, others[-1:])
    return Checking(check_plan(found), tuple(plan.document for plan in others))


def _fitting(found: Together, plans: Sequence[Plan]) -> Plan:
    """Return the only plan of a file with several that fits beside the plan; raises WrongUse if it is not one."""
    fitting = [plan for plan in plans if _fits(found, plan)]
    if len(fitting) != 1:
        listed = "; ".join(_listed(plan.document) for plan in plans)
        raise WrongUse("several_beside", file=plans[0].document.name, plans=listed)
    return fitting[0]


def _fits(found: Together, plan: Plan) -> bool:
    try:
        together(found, [plan])
    except WrongUse:
        return False
    return True


def _listed(document: Document) -> str:
    pages = f" ({document.first_page}–{document.last_page})" if document.first_page else ""
    return f"{document.lea_name} {document.plan_year}{pages}"


def _names(paths: Sequence[Path]) -> list[str]:
    """Return short names for the files, with their folder where two have the same name."""
    counts = Counter(path.name for path in paths)
    return [path.name if counts[path.name] == 1 else "/".join(path.parts[-2:]) for path in paths]


def _named(plan: Plan, name: str) -> Plan:
    return replace(plan, document=replace(plan.document, name=name))
