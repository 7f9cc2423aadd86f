"""`lcap check` on the published samples: what it prints in each form, what it compares with, how it ends."""

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lcap.check_json import check_json
from lcap.checking import Checking, check_files
from lcap.checks_page import checks_page
from lcap.junit import junit_xml
from lcap_models.checks import known_checks
from lcap_viz.check_lines import check_lines
from lcap_viz.words import catalog, say

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
SMALL = SAMPLES / "valle-dorado-2024" / "plan.pdf"
YEAR_BEFORE = SAMPLES / "valle-dorado-2022" / "plan.pdf"
HOSTILE = SAMPLES / "hostile-2024" / "plan.pdf"
FIGURE = {"key", "value", "unit", "text", "page", "state"}


def lcap(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "lcap", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def small() -> Checking:
    return check_files(SMALL)


@pytest.fixture(scope="module")
def two_years() -> Checking:
    return check_files(SMALL, [YEAR_BEFORE])


# For programs


def test_json_holds_what_the_design_promises(small: Checking) -> None:
    made = check_json(small.checked)
    assert (made["schema"], made["file"], len(made["sha256"])) == (1, "plan.pdf", 64)
    assert len(made["findings"]) > 3
    for finding in made["findings"]:
        assert {"id", "check", "severity", "computed", "tolerance", "question", "source"} <= set(finding)
        assert all(set(figure) >= FIGURE and figure["page"] >= 1 for figure in finding["figures"])
        assert finding["question"]["en"].endswith("?") and finding["question"]["es"].startswith(("¿", "En", "De"))
        assert finding["source"] and finding["check"] in {check["check"] for check in made["checks"]}
    json.dumps(made)


def test_every_check_is_there_once_with_its_result_its_reason_and_its_source(small: Checking) -> None:
    checks = check_json(small.checked)["checks"]
    assert [check["check"] for check in checks] == [check.id for check in known_checks()]
    for check in checks:
        assert check["result"] in {"holds", "fails", "not tried"}
        assert bool(check["why"]) or check["result"] != "not tried"
        assert bool(check["why_words"]) is bool(check["why"])
        assert check["source"] and check["tolerance"] and check["tolerance_why"] and check["rule"]
        assert check["places"][check["result"]] > 0


def test_a_check_that_does_not_hold_has_a_finding_or_says_which_kind_tells_it(small: Checking) -> None:
    failed = [check for check in check_json(small.checked)["checks"] if check["result"] == "fails"]
    assert failed
    assert all(bool(check["findings"]) is not bool(check["why"]) for check in failed)
    told = {name for check in failed for name in check["findings"]}
    assert told == {finding.id for finding in small.checked.findings}


def test_rows_are_counted_in_one_entry(small: Checking) -> None:
    rows = next(check for check in check_json(small.checked)["checks"] if check["check"] == "tp_row_funds")
    table = small.checked.plan.table("planned_actions")
    assert table is not None
    funds = ("lcff_funds", "other_state_funds", "local_funds", "federal_funds")
    blank = sum(all(row.figures[fund].value is None for fund in funds) for row in table.rows)
    assert rows["places"] == {"holds": len(table.rows) - blank, "fails": 0, "not tried": blank}


def test_junit_counts_what_it_holds(small: Checking) -> None:
    root = ElementTree.fromstring(junit_xml(small.checked, ("en",)))
    cases = root.findall("testsuite/testcase")
    assert root.get("tests") == str(len(cases)) == str(len(known_checks()))
    assert root.get("failures") == str(len(root.findall("testsuite/testcase/failure")))
    assert root.get("skipped") == str(len(root.findall("testsuite/testcase/skipped")))
    for suite in root.findall("testsuite"):
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    failure = next(case.find("failure") for case in cases if case.get("classname") == "lcap.plan.bop_in_lcap")
    assert failure is not None
    assert failure.get("type") == "disagreement"
    assert "$37,400,000" in str(failure.get("message")) and "Total Funds" in str(failure.text)


def test_strangers_words_stay_words_in_every_form() -> None:
    done = check_files(HOSTILE)
    xml = junit_xml(done.checked, ("en", "es"))
    root = ElementTree.fromstring(xml)
    assert {element.tag for element in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "skipped"}
    lines = [text for _, text in check_lines(done.checked, done.beside, "en")]
    assert not [line for line in lines if any(unicodedata.category(c) == "Cc" for c in line)]


# For people


@pytest.mark.parametrize("lang", ["en", "es"])
def test_findings_come_first_then_the_checks_in_groups(small: Checking, lang: str) -> None:
    lines = [text for _, text in check_lines(small.checked, small.beside, lang)]
    findings = small.checked.findings
    first = lines.index(say("check.say.findings", lang, count=len(findings)))
    counts = next(
        n
        for n, line in enumerate(lines)
        if line.startswith(say("check.say.counts", lang, holds="", fails="", not_tried="").split(".")[0])
    )
    assert 0 < first < counts
    assert sum(bool(re.match(r"\d+\. \[", line)) for line in lines[first:counts]) == len(findings)
    assert "{" not in "".join(lines)
    groups = [line for line in lines[counts:] if line.startswith(say("check.group.carryover", lang))]
    assert len(groups) == 1


def test_the_counts_are_those_of_the_checks_shown(small: Checking) -> None:
    lines = [text for _, text in check_lines(small.checked, small.beside, "en")]
    shown = [check.result for check in small.checked.checks if check.why != "other_form"]
    counts = {
        name: shown.count(result)
        for name, result in (("holds", "holds"), ("fails", "fails"), ("not_tried", "not tried"))
    }
    assert say("check.say.counts", "en", **counts) in lines


def test_every_check_and_every_reason_has_words_in_both_languages() -> None:
    for lang in ("en", "es"):
        words = catalog(lang)
        assert [check.id for check in known_checks() if f"check.{check.id}" not in words] == []


# Two files


def test_last_years_plan_is_compared_where_it_is_given(small: Checking, two_years: Checking) -> None:
    def results(done: Checking) -> dict[str, tuple[str, str]]:
        return {c.check.id: (c.result, c.why) for c in done.checked.checks if c.check.group == "last"}

    assert set(results(small).values()) == {("not tried", "needs_last_year")}
    assert set(results(two_years)) == set(results(small))
    assert {result for result, _ in results(two_years).values()} == {"holds"}
    assert results(two_years)["last_sc_grants"] == ("holds", "differs")  # an information, no error
    assert [finding.id for finding in two_years.checked.findings] == [finding.id for finding in small.checked.findings]


def test_two_files_of_one_name_are_told_apart(two_years: Checking) -> None:
    made = check_json(two_years.checked, two_years.beside)
    assert made["file"] == "valle-dorado-2024/plan.pdf"
    assert [one["file"] for one in made["with"]] == ["valle-dorado-2022/plan.pdf"]


# How it ends


def test_text_is_the_default_and_both_languages_can_be_had_at_once(tmp_path: Path) -> None:
    done = lcap("check", SMALL, "--lang", "both", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Valle Dorado Unified School District · LCAP 2024-25") == 2
    assert list(tmp_path.iterdir()) == []


def test_strict_ends_with_6_where_a_plan_contradicts_itself(tmp_path: Path) -> None:
    done = lcap("check", SMALL, "--strict", "--json", cwd=tmp_path)
    told = [finding["severity"] for finding in json.loads(done.stdout)["findings"]]
    count = sum(severity in {"arithmetic", "disagreement"} for severity in told)
    assert done.returncode == 6
    assert done.stderr == say("check.say.strict", "en", file="plan.pdf", count=count) + "\n"


def test_strict_ends_with_0_where_there_are_only_questions(tmp_path: Path) -> None:
    done = lcap("check", HOSTILE, "--strict", "--format", "junit", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert ElementTree.fromstring(done.stdout.encode()).tag == "testsuites"


@pytest.mark.parametrize(
    ("arguments", "code", "key"),
    [
        ((), 2, "no_file_to_check"),
        (("none.pdf",), 2, "no_such_file"),
        ((SMALL, "--json", "--format", "junit"), 2, "two_formats"),
        ((SAMPLES / "no-lcap" / "plan.pdf",), 4, "no_figures"),
        ((SMALL, "--with", SMALL), 2, "beside_does_not_fit"),
    ],
)
def test_bad_input_is_one_sentence_in_each_language(
    tmp_path: Path, arguments: tuple[str, ...], code: int, key: str
) -> None:
    done = lcap("check", *arguments, "--lang", "both", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    for lang, line in zip(("en", "es"), done.stderr.splitlines(), strict=True):
        pattern = re.sub(r"\\\{\w+\\\}", ".*", re.escape(catalog(lang)[f"error.{key}"]))
        assert re.fullmatch(pattern, line)


def test_the_page_of_checks_is_made_from_the_data() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert page == checks_page(), "run: .venv/bin/python -m lcap.checks_page > docs/checks.md"
    assert all(f"### `{check.id}`" in page for check in known_checks())
