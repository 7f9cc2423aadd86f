"""All checks on one plan: what each of them gives, and the findings. The order of the work, and nothing else."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from lcap_models.checks.amounts import (
    blank_overview,
    contributing_without_lcff,
    no_carryover,
    overviews_alike,
    promised_without_amount,
)
from lcap_models.checks.beside import Together
from lcap_models.checks.duplicates import duplicate_actions
from lcap_models.checks.failing import Failure, failures
from lcap_models.checks.known import Check, known_checks
from lcap_models.checks.lists import action_numbers, blank_mark, contributed_lists, contributing_lists
from lcap_models.checks.look import Look
from lcap_models.checks.needs import unstated_need
from lcap_models.checks.telling import findings_of
from lcap_models.checks.years import highest_percentage, stale_copy, stale_last, table_years
from lcap_models.completeness import gaps
from lcap_models.expression import NotTriedError
from lcap_models.findings import Finding, Label, Named, PageOf
from lcap_models.plan import Plan
from lcap_models.proof import Proof, prove
from lcap_models.soundness import problems
from lcap_models.trying import Outcome, Result, try_with_last

__all__ = ["ODDITIES", "CheckResult", "Checked", "check", "check_plan", "find"]

ODDITIES: Mapping[str, Callable[[Look], Iterable[Finding]]] = {
    "blank_overview": blank_overview,
    "overviews_alike": overviews_alike,
    "duplicate_actions": duplicate_actions,
    "action_numbers": action_numbers,
    "contributing_lists": contributing_lists,
    "contributed_lists": contributed_lists,
    "blank_mark": blank_mark,
    "contributing_without_lcff": contributing_without_lcff,
    "promised_without_amount": promised_without_amount,
    "unstated_need": unstated_need,
    "highest_percentage": highest_percentage,
    "no_carryover": no_carryover,
    "table_years": table_years,
    "stale_copy": stale_copy,
    "stale_last": stale_last,
}
"""The checks of `oddities.yaml` that are tried on their own."""

_SEVERITIES = ("arithmetic", "disagreement", "blank", "question")


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check gave: `result` fails if it fails anywhere, holds if it holds somewhere, else was not tried.

    `why` is a reason key (`check.why.<why>`) where it was not tried, or where it fails without a finding of its own;
    else empty. The counts are of the places (rows, parts) where it was tried. `figures` are those of an information.
    """

    check: Check
    result: Outcome
    why: str = ""
    holds: int = 0
    fails: int = 0
    not_tried: int = 0
    figures: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan with its proof, its findings (the plainest first) and what every known check gave."""

    plan: Plan
    findings: tuple[Finding, ...]
    checks: tuple[CheckResult, ...]


def find(proof: Proof) -> tuple[Finding, ...]:
    """Return what the document says against itself, the plainest contradictions first."""
    return check(proof).findings


def check(proof: Proof) -> Checked:
    """Return what every check gives for a proved plan alone."""
    return _check(proof, None, {})


def check_plan(given: Together) -> Checked:
    """Return what every check gives for a plan as read, with the files given beside it."""
    last = prove(given.last).plan if given.last else None
    return _check(prove(given.plan), last, given.files)


def _check(proof: Proof, last: Plan | None, files: Mapping[str, str]) -> Checked:
    plan = proof.plan
    results = [result for result in proof.results if last is None or result.identity.of != "last"]
    results += try_with_last(plan, last) if last else []
    failed = failures(results, problems(plan), gaps(plan, proof.results))
    odd = {check: _odd(check, plan, last) for check in ODDITIES}
    findings = [*findings_of(failed, plan), *(one for found, _ in odd.values() for one in found)]
    findings.sort(key=lambda finding: _SEVERITIES.index(finding.severity))
    summed = {**_of_identities(results, failed), **{check: result for check, (_, result) in odd.items()}}
    told = {result.identity.id: result.figures for result in results if result.identity.kind == "information"}
    checks = tuple(_of_check(check, summed, findings, told.get(check.id, ())) for check in known_checks())
    return Checked(plan, tuple(_with_files(finding, plan, files) for finding in findings), checks)


_Counts = Counter[tuple[Outcome, str]]
"""How often a check gave a result, by result and reason."""


def _odd(name: str, plan: Plan, last: Plan | None) -> tuple[tuple[Finding, ...], _Counts]:
    try:
        found = tuple(ODDITIES[name](Look.at(name, plan, last)))
    except NotTriedError as problem:
        return (), Counter([("not tried", problem.why)])
    return found, Counter([("fails" if found else "holds", "")])


def _of_identities(results: Iterable[Result], failed: Iterable[Failure]) -> dict[str, _Counts]:
    counts: defaultdict[str, _Counts] = defaultdict(Counter)
    for result in results:
        if result.identity.kind == "information" and result.outcome == "fails":
            counts[result.identity.id]["holds", "differs"] += 1
        elif result.outcome != "fails":
            counts[result.identity.id][result.outcome, result.why] += 1
    for failure in failed:
        unclear = failure.verdict in {"unsure", "unsure_rows", "misjoined"}
        counts[failure.result.identity.id]["not tried" if unclear else "fails", failure.verdict] += 1
    return counts


def _of_check(
    check: Check, counts: Mapping[str, _Counts], findings: Iterable[Finding], told: tuple[Named, ...]
) -> CheckResult:
    found = counts.get(check.id, Counter())
    if check.needs:
        found = Counter([("not tried", f"needs_{check.needs}")])
    elif check.id not in counts:
        failed = any(finding.check == check.id for finding in findings)
        found = Counter([("fails" if failed else "holds", "")])
    result = _summed(check, found)
    return replace(result, figures=told) if result.result != "not tried" else result


def _summed(check: Check, found: _Counts) -> CheckResult:
    totals: Counter[Outcome] = Counter()
    for (outcome, _), times in found.items():
        totals[outcome] += times
    result: Outcome = "fails" if totals["fails"] else "holds" if totals["holds"] else "not tried"
    whys = Counter({why: n for (outcome, why), n in found.items() if outcome == result})
    first = (why for why in ("told", "unsure", "unsure_rows") if why in whys)
    why = next(first, whys.most_common(1)[0][0] if whys else "")
    why = "" if why == "told" else why
    return CheckResult(check, result, why, totals["holds"], totals["fails"], totals["not tried"])


def _with_files(finding: Finding, plan: Plan, files: Mapping[str, str]) -> Finding:
    """Return the finding with the file of each figure, where they stand in two files."""
    if not any(one.document or one.part in files for one in finding.figures):
        return finding
    own = plan.document.name
    named = tuple(one.in_file(one.document or files.get(one.part, own)) for one in finding.figures)
    facts = dict(finding.facts)
    if isinstance(table := facts.get("other_table"), Label):
        file = files.get(table.key.removeprefix("table."), own)
        facts["other_pages"] = PageOf(str(facts["other_pages"]), file)
    return replace(finding, figures=named, facts=facts)
