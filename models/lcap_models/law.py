"""The LCFF as data: rules with dated, sourced values, loaded from `law/*.yaml`. One rule, one file, named after it.

Fields of a rule: `title`; `unit` (share, dollars, count, factor, word); `values`; where needed `parts` (a value then
maps parts to numbers), `words` (what a value of unit word can be), `about`, and `next` (where the next one will stand).

Fields of a value: `year` (that year only) or `from` (until the next one); `value`; `source`, keys of `sources.yaml`;
`confidence`: "seen" in the source, "computed" from what was seen there, or "unverified". Where known `cite` (a citation
seen in a source), `cite_unverified` (one that was not), `note`. The last value of a rule with `from` names the last
year it was seen to be in force, `still_valid_in`; for a later year the same value is unverified.

A new law or year adds lines of data; old ones stay.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Literal, Protocol

from lcap_models.errors import WrongUse
from lcap_models.years import LcapYear, year_before

__all__ = ["Confidence", "Entry", "Law", "NoRuleForYear", "Notes", "Rule", "Rules", "Source", "Unit", "load_law"]

Confidence = Literal["seen", "computed", "unverified"]
Unit = Literal["share", "dollars", "count", "factor", "word"]


class NoRuleForYear(WrongUse):
    """The law files hold no value of a rule for a year, or only one that nobody verified."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was seen. `detail` says where to look in it, `href` where to find it; either may be empty."""

    key: str
    name: str
    detail: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of one rule (of one of its parts), with its source. `text` is the number or word as in the file.

    It holds from `since`: in that year only, if `one_year`, else until the next entry of the rule begins;
    `still_valid_in` is empty or the last year in which it was seen to hold; asked for a year after it, the entry is
    unverified, and `late` if it was verified before.
    """

    rule: str
    part: str
    unit: Unit
    text: str
    since: LcapYear
    one_year: bool
    confidence: Confidence
    sources: tuple[Source, ...]
    still_valid_in: str = ""
    cite: str = ""
    cite_unverified: str = ""
    note: str = ""
    late: bool = False

    @property
    def value(self) -> Decimal:
        """Return the number; a share is 0 to 1. A word has none: InvalidOperation, a bug of ours."""
        return Decimal(self.text)

    @property
    def verified(self) -> bool:
        """Tell whether it was seen in a source, or computed from what was."""
        return self.confidence != "unverified"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with all its values, in the order of its file."""

    id: str
    title: str
    unit: Unit
    entries: tuple[Entry, ...]
    parts: tuple[str, ...] = ()
    about: str = ""
    next: str = ""


class Rules(Protocol):
    """Where the formula asks for numbers: the `Law`, or `Notes` that remember what was asked."""

    def value(self, rule: str, year: LcapYear, part: str = "") -> Decimal:
        """Return the number in force; raises NoRuleForYear."""

    def word(self, rule: str, year: LcapYear, part: str = "") -> str:
        """Return the word in force; raises NoRuleForYear."""

    def parts(self, rule: str) -> tuple[str, ...]:
        """Return the parts of a rule, in their order."""


@dataclass(frozen=True, slots=True)
class Law:
    """All rules. `value` and `word` give verified values only, so that no other is used without being named.

    Who wants an unverified value takes the `entry`, or computes through `Notes(law)` and reports `notes.unverified`.
    """

    rules: Mapping[str, Rule] = field(repr=False)

    def entry(self, rule: str, year: LcapYear, part: str = "") -> Entry:
        """Return what is on file for the year, verified or not; raises NoRuleForYear where nothing is.

        Asked for a year after the last one in which it was seen to hold, the entry is unverified.
        """
        found = [entry for entry in self.rules[rule].entries if entry.part == part]
        if not found:
            raise KeyError(f"{rule} has no part {part!r}")
        for entry in reversed(found):
            if entry.since == year or (entry.since < year and not entry.one_year):
                late = entry.still_valid_in and year > entry.still_valid_in
                return replace(entry, confidence="unverified", late=entry.verified) if late else entry
        last = found[-1].since
        if year > last:
            raise NoRuleForYear("no_rule_yet", rule=rule, year=year, last=last)
        raise NoRuleForYear("no_rule_for_year", rule=rule, year=year, first=found[0].since)

    def value(self, rule: str, year: LcapYear, part: str = "") -> Decimal:
        """Return the verified number in force in the year; raises NoRuleForYear."""
        return self._verified(rule, year, part).value

    def word(self, rule: str, year: LcapYear, part: str = "") -> str:
        """Return the verified word in force in the year; raises NoRuleForYear."""
        return self._verified(rule, year, part).text

    def _verified(self, rule: str, year: LcapYear, part: str) -> Entry:
        entry = self.entry(rule, year, part)
        if not entry.verified:
            raise NoRuleForYear("rule_unverified", rule=rule, year=year)
        return entry

    def parts(self, rule: str) -> tuple[str, ...]:
        """Return the parts of a rule, in their order."""
        return self.rules[rule].parts

    def last_year(self, entry: Entry) -> str:
        """Return the last year in which an entry holds: the one before the next; empty where there is no next."""
        if entry.one_year:
            return entry.since
        later = (other.since for other in self.rules[entry.rule].entries if other.part == entry.part)
        following = min((since for since in later if since > entry.since), default=None)
        return year_before(following) if following else ""

    def entries(self) -> Iterator[Entry]:
        """Yield every value of every rule, rules by name."""
        for name in sorted(self.rules):
            yield from self.rules[name].entries


class Notes:
    """A `Law` that gives unverified values too, and remembers each entry it gave, in order, once."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self._used: dict[Entry, None] = {}

    def entry(self, rule: str, year: LcapYear, part: str = "") -> Entry:
        """Return the entry in force and note it; raises NoRuleForYear."""
        entry = self.law.entry(rule, year, part)
        self._used[entry] = None
        return entry

    def value(self, rule: str, year: LcapYear, part: str = "") -> Decimal:
        """Return the number in force, verified or not, and note it; raises NoRuleForYear."""
        return self.entry(rule, year, part).value

    def word(self, rule: str, year: LcapYear, part: str = "") -> str:
        """Return the word in force, verified or not, and note it; raises NoRuleForYear."""
        return self.entry(rule, year, part).text

    def parts(self, rule: str) -> tuple[str, ...]:
        """Return the parts of a rule, in their order."""
        return self.law.parts(rule)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return what was used."""
        return tuple(self._used)

    @property
    def unverified(self) -> tuple[Entry, ...]:
        """Return what was used although nobody verified it: whoever shows a result must name these."""
        return tuple(entry for entry in self._used if not entry.verified)


@cache
def load_law() -> Law:
    """Return the law as it stands in `law/*.yaml`. Read once."""
    from lcap_models.law_files import read_rules  # noqa: PLC0415  (law_files builds the classes of this module)

    return Law(read_rules())
