"""Which contradictions of the hand-checked real plans `lcap check` finds: `python bench/contradictions.py [NAME...]`.

The lists of contradictions stand beside the real plans in ../shared/real, which are not part of the project; without
them it says so and ends. `contradictions.yaml` says which finding tells which line.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from lcap.checking import check_files
from lcap_models.checks import Checked

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "real"
SHOWN = 90
"""Letters of a line that are shown."""
WORDS = {"found": "found", "partly": "found in part", "missed": "MISSED", "other": "not about figures that disagree"}


def main() -> None:
    if not REAL.is_dir():
        sys.exit("skipped: the real plans are not on this machine (../shared/real)")
    expected = yaml.load((ROOT / "bench" / "contradictions.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    counts: Counter[str] = Counter()
    for name in sys.argv[1:] or expected:
        counts += report(name, expected[name])
    print("\nAll lines:", ", ".join(f"{WORDS[kind]} {counts[kind]}" for kind in WORDS))


def report(name: str, expected: Mapping[str, Any]) -> Counter[str]:
    """Print what becomes of each line of one plan, then the findings that no line asked for; return the counts."""
    beside = [REAL / other / "plan.pdf" for other in expected.get("with", ())]
    checked = check_files(REAL / name / "plan.pdf", beside).checked
    ids = {finding.id for finding in checked.findings}
    print(f"\n{name}" + "".join(f" with {path.parent.name}" for path in beside))
    counts: Counter[str] = Counter()
    for number, line in lines(REAL / name / "contradictions.md"):
        kind, told = judged(expected["lines"].get(number, {"missed": "no finding is named for it"}), ids)
        counts[kind] += 1
        print(f"  {number:>2}. {WORDS[kind]:32} {told}\n      {line[:SHOWN]}")
    wanted = {one for rule in expected["lines"].values() for key in ("found", "found_any") for one in rule.get(key, ())}
    further(checked, ids - wanted)
    return counts


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the numbered lines of a list of contradictions."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"(\d+)\. (.*)", line):
            yield match[1], match[2]


def judged(rule: Mapping[str, Any], ids: set[str]) -> tuple[str, str]:
    """Return what becomes of a line ("found", "partly", "missed", "other"), and the findings or the reason."""
    if "other" in rule:
        return "other", rule["other"]
    if "missed" in rule:
        return "missed", rule["missed"]
    wanted = rule.get("found") or rule["found_any"]
    there = [one for one in wanted if one in ids]
    if len(there) < len(wanted) and ("found" in rule or not there):
        return "missed", f"expected {', '.join(one for one in wanted if one not in ids)}"
    return ("partly" if "partly" in rule else "found"), ", ".join(there) + "".join(
        f"; {rule[k]}" for k in rule if k == "partly"
    )


def further(checked: Checked, ids: set[str]) -> None:
    """Print the findings that no line of the list asked for: each must be looked at by eye."""
    from lcap_viz.questions import finding_words

    for finding in checked.findings:
        if finding.id in ids:
            print(f"   + {finding.id}: {finding_words(finding, 'en')[0]}")


if __name__ == "__main__":
    main()
