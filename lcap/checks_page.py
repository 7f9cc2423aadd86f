"""docs/checks.md, made from the checks as data: every check, its name, rule, tolerance with its reason, source.

`python -m lcap.checks_page` prints it.
"""

from lcap_models.checks import GROUPS, Check, known_checks
from lcap_viz.words import say

__all__ = ["checks_page"]


def checks_page() -> str:
    """Return docs/checks.md."""
    parts = [_INTRODUCTION]
    for group in GROUPS:
        members = [check for check in known_checks() if check.group == group]
        parts.append(f"## {say(f'check.group.{group}', 'en')}\n\n" + "\n".join(_check(check) for check in members))
    return "\n".join(parts)


def _check(check: Check) -> str:
    """Return one check as a short list under its name."""
    lines = [
        f"### `{check.id}`",
        "",
        f"{say(f'check.{check.id}', 'en')}.",
        "",
        f"- rule: {_code(check.rule)}",
        f"- tolerance: {_TOLERANCES.get(check.tolerance, f'`{check.tolerance}`')}. {check.why}",
        f"- severity of its finding: {check.severity}",
        f"- source: {check.source}",
        "",
    ]
    return "\n".join(lines)


def _code(rule: str) -> str:
    """Return a formula as code, a rule in words as it is."""
    formula = any(sign in rule for sign in ("=", ">", "<")) and "_" in rule
    return f"`{rule}`" if formula else rule


_TOLERANCES = {
    "rounding": "rounding (half of the last printed digit of every figure in it)",
    "none": "none",
    "two columns": "two columns",
}

_INTRODUCTION = """# The checks

`lcap check plan.pdf` tries every check below on a plan. It prints the places to ask about first, each with its figures,
their pages and a question, then what every check gave: it holds, it does not hold, or it was not tried and why.

- A figure that we could not confirm (state doubtful) is never held against a plan: a check that needs it is not tried.
- One contradiction is told once: a check whose failure follows from another one says so and has no finding of its own.
- A finding is a question, not a charge. There may be a good reason for what a plan prints.

## Files beside the plan

`--with FILE` compares with a second file; it may be given several times. The file is known by its year and its parts:

- last year's plan: what was planned then is compared with what this plan says about last year;
- a part of this year's plan that is a file of its own, such as the Budget Overview for Parents: the plan is checked as
  if it were one file, and each figure of a finding names its file.

Any other file is refused with one sentence (exit code 2).

## What a program gets

`--json` prints one object. Money and percentages are strings, as printed (14.679 means 14.679%).

| name | meaning |
| --- | --- |
| `schema` | 1 |
| `file`, `sha256`, `plan_year` | the plan |
| `with` | the files given with `--with`: `file`, `sha256`, `plan_year` |
| `findings` | `id`, `check`, `severity`, `figures`, `computed`, `tolerance`, `says`, `question`, `source` |
| `findings.figures` | `key`, `part`, `goal`, `action`, `value`, `unit`, `text`, `page`, `state`, `label` |
| `findings.figures.file` | the file of the figure, where a finding is about two files |
| `findings.computed` | what the plan's own numbers give: `value`, `unit`, `formula`; or null |
| `checks` | one entry per check: `check`, `result` (holds, fails, not tried), `why`, `name`, `why_words`, `group` |
| `checks.places` | in how many rows or parts it holds, fails and was not tried; a check fails if it fails in one |
| `checks.rule`, `tolerance`, `tolerance_why`, `source` | as below |
| `checks.findings` | the ids of its findings |

`--format junit` prints XML for build servers: a suite per group, a case per check; a check that does not hold is a
failure whose type is the severity, one that was not tried is skipped.

Severities: `arithmetic` (a sum or formula does not come out), `disagreement` (two places differ), `blank` (a place is
not filled in), `question` (nothing is wrong in itself). `--strict` ends with exit code 6 where there is a finding of
the first two.

## Words in the rules

Names such as `ca_total` are figures outside rows, names such as `planned_lcff` columns ([data.md](data.md)). `sum(x)`
adds up a column, `sum(x, leawide)` its rows of that scope. `or0(x)` counts a blank as 0, `max0(x)` a negative number as
0, `first(x, y)` is the first that is printed. `last.x` is a figure of last year's plan.
Rows of a contributing table that say No are left out of a sum where it comes out only so.
"""


if __name__ == "__main__":
    print(checks_page(), end="")
