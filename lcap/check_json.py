"""`lcap check --json`: the findings of a plan and what every check gave, as JSON values (docs/checks.md)."""

from collections.abc import Iterable, Sequence
from typing import Any

from lcap.contract import SCHEMA
from lcap.plan_json import finding_json
from lcap_models.checks import Checked, CheckResult
from lcap_models.findings import Finding, Named
from lcap_models.plan import Document
from lcap_viz.check_lines import check_name, why_words
from lcap_viz.words import LANGS, say

__all__ = ["check_json"]

Json = dict[str, Any]


def check_json(checked: Checked, beside: Iterable[Document] = ()) -> Json:
    """Return findings and checks of the plan. `beside` are the files given with it."""
    document = checked.plan.document
    return {
        "schema": SCHEMA,
        "file": document.name,
        "sha256": document.sha256,
        "plan_year": document.plan_year or None,
        "with": [{"file": d.name, "sha256": d.sha256, "plan_year": d.plan_year or None} for d in beside],
        "findings": [_finding(finding) for finding in checked.findings],
        "checks": [_check(result, checked.findings) for result in checked.checks],
    }


def _finding(finding: Finding) -> Json:
    """Return the finding as in plan.json; each figure also with its name and, where there are two files, its file."""
    found = finding_json(finding)
    figures = zip(found["figures"], finding.figures, strict=True)
    return {**found, "figures": [{**figure, **_about(named)} for figure, named in figures]}


def _about(named: Named) -> Json:
    label = {lang: say(named.label, lang) for lang in LANGS}
    return {"label": label, "file": named.document} if named.document else {"label": label}


def _check(result: CheckResult, findings: Sequence[Finding]) -> Json:
    """Return one check: rows and parts together, with how often it holds, fails and could not be tried."""
    check = result.check
    return {
        "check": check.id,
        "result": result.result,
        "why": result.why,
        "name": {lang: check_name(result, lang) for lang in LANGS},
        "why_words": {lang: why_words(result, lang) for lang in LANGS} if result.why else None,
        "group": check.group,
        "severity": check.severity,
        "places": {"holds": result.holds, "fails": result.fails, "not tried": result.not_tried},
        "rule": check.rule,
        "tolerance": check.tolerance,
        "tolerance_why": check.why,
        "source": check.source,
        "findings": [finding.id for finding in findings if finding.check == check.id],
    }
