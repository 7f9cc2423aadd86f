"""docs/law.md: the law as lcap knows it, every value with its source. `python -m lcap.law_page` prints it."""

import re
from collections.abc import Iterable
from itertools import groupby

from lcap_models.law import Entry, Law, Rule, Source, load_law
from lcap_models.law_files import known_sources
from lcap_models.school_year import Moment, calendar
from lcap_viz.law_words import period_words, value_words

__all__ = ["law_page"]


def law_page() -> str:
    """Return the page: how to read it, each rule with its values, the calendar, the sources."""
    law = load_law()
    parts = [_INTRODUCTION, *(_rule(rule, law) for _, rule in sorted(law.rules.items()))]
    parts.append(_CALENDAR + _table(("date", "when", "confidence", "seen in", "remarks"), map(_moment, calendar())))
    parts.append("## Sources\n\n" + _table(("key", "source", "where in it"), map(_source, known_sources().values())))
    return "\n".join(parts)


def _rule(rule: Rule, law: Law) -> str:
    head = f"### {rule.title}\n\n`{rule.id}`, {_UNITS[rule.unit]}."
    about = " ".join(text for text in (rule.about, rule.next) if text)
    alike = [tuple(group) for _, group in groupby(rule.entries, key=_alike)]
    rows = (_value(group, law) for group in alike)
    table = _table(("years", "value", "confidence", "seen in", "remarks"), rows)
    return f"{head}{' ' * bool(about)}{about}\n\n{table}"


def _alike(entry: Entry) -> tuple[object, ...]:
    return entry.since, entry.confidence, entry.sources, entry.still_valid_in


def _value(entries: tuple[Entry, ...], law: Law) -> tuple[str, ...]:
    first = entries[0]
    values = ", ".join(f"{entry.part} {value_words(entry, 'en')}".strip() for entry in entries)
    return period_words(first, law, "en"), values, *_proof(first)


def _proof(item: Entry | Moment) -> tuple[str, str, str]:
    """Return confidence, sources, and citation with note."""
    cites = [item.cite, f"{item.cite_unverified} (citation not verified)" if item.cite_unverified else "", item.note]
    bold = "**unverified**" if item.confidence == "unverified" else item.confidence
    return bold, ", ".join(f"`{source.key}`" for source in item.sources), _sentences(cites)


def _sentences(texts: Iterable[str]) -> str:
    return " ".join(text if text.endswith(".") else f"{text}." for text in texts if text)


def _moment(moment: Moment) -> tuple[str, ...]:
    stretch = " to ".join(dict.fromkeys((moment.begins, moment.ends))) if moment.begins else ""
    by = f"by {moment.by}" if moment.by else ""
    after = f"within {moment.days} days after {moment.after}" if moment.after else ""
    year = f"(in {moment.year})" if moment.year else ""
    when = ", ".join(text for text in (stretch, by, after, moment.rule) if text)
    return f"`{moment.id}`", f"{when} {year}".strip(), *_proof(moment)


def _source(source: Source) -> tuple[str, ...]:
    name = f"[{source.name}]({source.href})" if source.href else source.name
    return f"`{source.key}`", name, source.detail


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "".join("| " + " | ".join(re.sub(r"\s+", " ", cell) for cell in cells) + " |\n" for cells in lines)


_UNITS = {
    "share": "a share, shown as a percentage",
    "dollars": "dollars",
    "count": "a number",
    "factor": "a factor",
    "word": "in words",
}

_INTRODUCTION = """# The law as lcap knows it

Every number of the Local Control Funding Formula (LCFF) that `lcap` uses, with the years in which it holds and where it
was seen. The same list on the terminal, in English or Spanish: `lcap lcff --sources`. This page is made from
`models/lcap_models/law/`, one file for each rule, by `python -m lcap.law_page > docs/law.md`.

| confidence | meaning |
| --- | --- |
| seen | read in the source that is named |
| computed | worked out, in one possible way, from what was read in the sources that are named |
| **unverified** | nobody found it in a source: check it before you rely on it. `lcap` never uses it without saying so |

"Seen up to" names the last year for which a rule is known to be in force. For a later year its value counts as
unverified, until someone checks it.

## A new year

When the state has enacted a year's rates, add one value with its source to `base_rate.yaml`, `cola_statutory.yaml`,
`cola_funded.yaml` and `tk_add_on.yaml`, and move `still_valid_in` of each rule that you have checked. `make test` then
says whether the new rates follow from the old ones and the COLA. A new law adds a value; old ones stay.

## For programs

`lcap lcff --json` gives `schema`, `year`, `inputs`, `steps` (each with `key`, `value`, `unit`, `formula` in keys of
other steps, `state`: verified or unverified, and `sources`: the values of the law it used) and `unverified`.
`target_only` is true for the years before 2018-19, in which the amounts are targets; `upper_bound` for a charter school
whose district's percentage was not given. Money and percentages are strings; 14.679 means 14.679%. `lcap lcff --sources
--json` gives `law`, every value below. In Python: `lcap_models.law.load_law()`, `lcap_models.formula`,
`lcap_models.items`, `lcap_models.steps`.

## Rules
"""

_CALENDAR = """## Calendar of a school year

The days are "month-day" or a part of a month.

"""


if __name__ == "__main__":
    print(law_page(), end="")
