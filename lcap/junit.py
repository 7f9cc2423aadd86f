"""`lcap check --format junit`: the checks of a plan as the XML that build servers read. Strangers' words are escaped.

One suite per group of checks, one case per check. A check that does not hold is a failure, its type the severity of its
finding; one that was not tried is skipped.
"""

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from lcap.terminal import plain
from lcap_models.checks import Checked, CheckResult
from lcap_models.findings import Finding
from lcap_viz.check_lines import check_name, figure_line, why_words
from lcap_viz.questions import finding_words
from lcap_viz.words import say

__all__ = ["junit_xml"]


def junit_xml(checked: Checked, langs: Sequence[str]) -> bytes:
    """Return the XML as UTF-8, its words in each of the languages, one after the other."""
    root = ET.Element("testsuites", {"name": plain(checked.plan.document.name), **_counts(checked.checks)})
    for group, results in groupby(checked.checks, key=lambda result: result.check.group):
        members = list(results)
        suite = ET.SubElement(root, "testsuite", {"name": _joined(f"check.group.{group}", langs), **_counts(members)})
        for result in members:
            _case(suite, result, [f for f in checked.findings if f.check == result.check.id], langs)
    ET.indent(root)
    xml: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _counts(results: Sequence[CheckResult]) -> dict[str, str]:
    outcomes = [result.result for result in results]
    counts = {"tests": len(outcomes), "failures": outcomes.count("fails"), "skipped": outcomes.count("not tried")}
    return {**{name: str(number) for name, number in counts.items()}, "errors": "0"}


def _joined(key: str, langs: Sequence[str]) -> str:
    return " / ".join(say(key, lang) for lang in langs)


def _case(suite: ET.Element, result: CheckResult, findings: Sequence[Finding], langs: Sequence[str]) -> None:
    name = " / ".join(check_name(result, lang) for lang in langs)
    case = ET.SubElement(suite, "testcase", classname=f"lcap.{result.check.group}.{result.check.id}", name=name)
    why = " / ".join(why_words(result, lang) for lang in langs)
    if result.result == "not tried":
        ET.SubElement(case, "skipped", message=why)
    elif result.result == "fails":
        severity = findings[0].severity if findings else result.check.severity
        says = [plain(finding_words(finding, lang)[0]) for finding in findings for lang in langs]
        failure = ET.SubElement(case, "failure", type=severity, message=" ".join(says) or why)
        failure.text = "\n".join([*_details(findings, langs), result.check.source])


def _details(findings: Sequence[Finding], langs: Sequence[str]) -> list[str]:
    """Return what is told of each finding: the sentence, the figures with their pages, the question."""
    lines: list[str] = []
    for finding in findings:
        for lang in langs:
            says, asks = finding_words(finding, lang)
            lines += [says, *(figure_line(named, lang) for named in finding.figures), asks]
    return [plain(line) for line in lines]
