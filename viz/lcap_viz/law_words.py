"""The law's numbers in words, for a terminal: each value with its years and source, marked if nobody verified it."""

import textwrap
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from lcap_models.law import Entry, Law, NoRuleForYear, Source
from lcap_models.years import LcapYear
from lcap_viz.words import has, money, number, percent, say

__all__ = [
    "WIDTH",
    "entries_in",
    "entry_lines",
    "law_lines",
    "period_words",
    "rule_words",
    "share_words",
    "value_words",
    "wrapped",
]

WIDTH = 79
"""Letters of a line: what every terminal shows."""

MARK = "!"
"""Stands before what nobody verified."""


def wrapped(text: str, indent: int = 2, hang: int | None = None) -> list[str]:
    """Return the text as lines of at most WIDTH letters, indented; the lines after the first by `hang`."""
    later = indent if hang is None else hang
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def share_words(share: Decimal, lang: str) -> str:
    """Return a share as a percentage with the decimals it needs: 20%, 69.89%."""
    return percent(_short(share * 100), lang)


def value_words(entry: Entry, lang: str) -> str:
    """Return a value of the law as people write it: $10,025, 65%, 24, or a few words."""
    if entry.unit == "word":
        return say(f"law.word.{entry.text}", lang)
    if entry.unit == "dollars":
        return money(entry.value, lang)
    return percent(entry.value.scaleb(2), lang) if entry.unit == "share" else number(_short(entry.value), lang)


def _short(value: Decimal) -> Decimal:
    """Return the number without idle zeros (70, not 7E+1)."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def rule_words(rule: str, lang: str) -> str:
    """Return the name of a rule."""
    return say(f"law.rule.{rule}", lang)


def law_lines(law: Law, lang: str, year: LcapYear | None = None) -> Iterator[str]:
    """Yield every value of the law with its source, or those in force in one year; the unverified ones come first."""
    found = tuple(law.entries()) if year is None else entries_in(law, year)
    unverified = sum(not entry.verified for entry in found)
    if year is None:
        heading = say("law.list.heading", lang, count=len(found), unverified=unverified)
    else:
        heading = say("law.list.heading_year", lang, year=year, count=len(found), unverified=unverified)
    yield from wrapped(heading, 0)
    yield ""
    if unverified:
        yield from wrapped(say("law.note.unverified", lang, count=unverified), 0)
        yield from entry_lines((entry for entry in found if not entry.verified), law, lang)
        yield ""
    if unverified < len(found):
        yield say("law.list.verified", lang, count=len(found) - unverified)
        yield from entry_lines((entry for entry in found if entry.verified), law, lang)


def entries_in(law: Law, year: LcapYear) -> tuple[Entry, ...]:
    """Return the values in force in a year, rules by name; rules that have none are left out."""
    found: list[Entry] = []
    for name in sorted(law.rules):
        for part in law.parts(name) or ("",):
            try:
                found.append(law.entry(name, year, part))
            except NoRuleForYear:
                continue
    return tuple(found)


def entry_lines(entries: Iterable[Entry], law: Law, lang: str) -> Iterator[str]:
    """Yield the values under the names of their rules, values with the same years and sources on one line."""
    by_rule: dict[str, dict[Entry, None]] = {}
    for entry in entries:
        by_rule.setdefault(entry.rule, {})[entry] = None
    for rule, found in by_rule.items():
        yield from wrapped(rule_words(rule, lang), 0)
        for _, alike in groupby(found, key=_alike):
            yield from _value_lines(tuple(alike), law, lang)


def _alike(entry: Entry) -> tuple[object, ...]:
    return entry.since, entry.confidence, entry.sources, entry.still_valid_in, entry.late


def _value_lines(entries: tuple[Entry, ...], law: Law, lang: str) -> Iterator[str]:
    first = entries[0]
    values = " · ".join(f"{_part_words(entry.part, lang)} {value_words(entry, lang)}".strip() for entry in entries)
    mark = " " if first.verified else MARK
    line, *rest = wrapped(f"{period_words(first, law, lang)}: {values}", 2, 4)
    yield mark + line[1:]
    yield from rest
    yield from wrapped(f"{_cite_words(first, lang)}{_sources_words(first, lang)}", 4)


def _part_words(part: str, lang: str) -> str:
    return say(f"law.part.{part}", lang) if has(f"law.part.{part}") else part


def period_words(entry: Entry, law: Law, lang: str) -> str:
    """Return the years in which the value holds."""
    if entry.one_year:
        return entry.since
    if entry.still_valid_in:
        return say("law.period.since", lang, since=entry.since, valid=entry.still_valid_in)
    until = law.last_year(entry)
    return entry.since if until == entry.since else say("law.period.to", lang, since=entry.since, until=until)


def _cite_words(entry: Entry, lang: str) -> str:
    unsure = [say("law.cite_unverified", lang, cite=entry.cite_unverified)] if entry.cite_unverified else []
    cites = [entry.cite] * bool(entry.cite) + unsure
    return "; ".join(cites) + ". " if cites else ""


def _sources_words(entry: Entry, lang: str) -> str:
    key = "law.confidence.late" if entry.late else f"law.confidence.{entry.confidence}"
    return say(key, lang, sources="; ".join(_source_words(source, lang) for source in entry.sources))


def _source_words(source: Source, lang: str) -> str:
    return say(f"law.source.{source.key}", lang) if has(f"law.source.{source.key}") else source.name
