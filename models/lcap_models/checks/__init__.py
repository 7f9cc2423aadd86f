"""What a plan says against itself: from failed sums and further checks to findings a careful reader would agree with.

    checked = check_plan(together(plan, others))   # findings, and what each check gave
    findings = find(prove(plan))                   # the findings alone

The sums and formulas are data (`identities/*.yaml`), the checks that are no sums stand in `oddities.yaml` with their
rules and sources, and here as one function each.
"""

from lcap_models.checks.beside import Together, together
from lcap_models.checks.known import GROUPS, Check, known, known_checks
from lcap_models.checks.run import Checked, CheckResult, check, check_plan, find

__all__ = [
    "GROUPS",
    "Check",
    "CheckResult",
    "Checked",
    "Together",
    "check",
    "check_plan",
    "find",
    "known",
    "known_checks",
    "together",
]
