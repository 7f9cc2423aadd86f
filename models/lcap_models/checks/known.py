"""Every check there is, as data: the sums and formulas of `identities/*.yaml`, then those of `oddities.yaml`."""

from dataclasses import dataclass
from functools import cache

from lcap_models.data import load
from lcap_models.findings import Severity
from lcap_models.identities import Identity, identities

__all__ = ["GROUPS", "Check", "known", "known_checks"]

GROUPS = (
    "overview",
    "services",
    "planned_actions",
    "contributing_actions",
    "annual_update",
    "contributing_annual_update",
    "carryover",
    "budgeted_actions",
    "plan",
    "last",
)
"""The parts of the plan that checks are about, in the order in which they are told; "plan" is several parts at once."""

ODDITIES_FILE = "oddities.yaml"


@dataclass(frozen=True, slots=True)
class Check:
    """A check with its source: its name in words is `check.<id>` in the catalogs.

    `rule` is what must be so, in words of keys; `tolerance` with its reason `why`; `needs` is what it cannot be tried
    without in any plan.
    """

    id: str
    group: str
    severity: Severity
    rule: str
    tolerance: str
    why: str
    source: str
    needs: str = ""


@cache
def known_checks() -> tuple[Check, ...]:
    """Return all checks, in the order of the groups."""
    found = [_of_identity(identity) for identity in identities()]
    found += [Check(**fields) for fields in load(ODDITIES_FILE)["checks"]]
    return tuple(sorted(found, key=lambda check: GROUPS.index(check.group)))


@cache
def known(name: str) -> Check:
    """Return the check with that id; raises KeyError."""
    return {check.id: check for check in known_checks()}[name]


def _of_identity(identity: Identity) -> Check:
    return Check(
        id=identity.id,
        group=identity.of,
        severity=identity.severity,
        rule=identity.rule,
        tolerance=identity.tolerance.text,
        why=identity.why,
        source=identity.source,
    )
