"""The LCAP's calendar: what happens when in a school year, each date with its source (`law/calendar.yaml`).

Fields of a date: `id`; when: `from` and `to` (a stretch of time), `by` (a last day), or `after` and `days` (so many
days after another date); `source` and `confidence` as in the other law files; where known `cite`, `cite_unverified`,
`note`, `rule` (the day in words of the law), `year` (if it was seen for one year only).
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from lcap_models.data import load
from lcap_models.law import Confidence, Source
from lcap_models.law_files import CALENDAR_FILE, check_fields, checked_sources, checked_year, require

__all__ = ["Moment", "calendar", "read_calendar"]

_FIELDS = (
    {"id", "source", "confidence"},
    {
        *("from", "to", "by", "after", "days"),
        *("cite", "cite_unverified", "note", "rule", "year"),
    },
)
_WHEN = re.compile(r"(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]|early|mid|late))?")


@dataclass(frozen=True, slots=True)
class Moment:
    """One date. `begins`, `ends` and `by` are "MM-DD", "MM-early", "MM-mid", "MM-late", "MM" or empty."""

    id: str
    confidence: Confidence
    sources: tuple[Source, ...]
    begins: str = ""
    ends: str = ""
    by: str = ""
    after: str = ""
    days: int = 0
    rule: str = ""
    year: str = ""
    cite: str = ""
    cite_unverified: str = ""
    note: str = ""


@cache
def calendar() -> tuple[Moment, ...]:
    """Return the dates in the order of a school year. Read once."""
    return read_calendar(load(CALENDAR_FILE))


def read_calendar(content: dict[str, Any]) -> tuple[Moment, ...]:
    """Return the dates; raises ValueError for an unknown, missing or impossible field."""
    require(set(content) == {"dates"}, CALENDAR_FILE, "holds dates only")
    moments: list[Moment] = []
    for fields in content["dates"]:
        check_fields(fields, _FIELDS, CALENDAR_FILE)
        _check(fields, {moment.id for moment in moments})
        moments.append(_moment(fields))
    return tuple(moments)


def _check(fields: dict[str, Any], before: set[str]) -> None:
    where = f"{CALENDAR_FILE} {fields['id']}"
    require(fields["id"] not in before, where, "stands twice")
    require(("from" in fields) == ("to" in fields), where, "from and to belong together")
    require(("after" in fields) == ("days" in fields), where, "after and days belong together")
    require({"from", "by", "after"} & set(fields), where, "says no time")
    for name in {"from", "to", "by"} & set(fields):
        require(_WHEN.fullmatch(fields[name]), where, f"{fields[name]} is no date")
    require("after" not in fields or fields["after"] in before, where, "comes after an unknown date")
    require(re.fullmatch(r"[1-9][0-9]?", fields.get("days", "1")), where, "days is a small number")
    if "year" in fields:
        checked_year(fields["year"], where)


def _moment(fields: dict[str, Any]) -> Moment:
    made = {name: text for name, text in fields.items() if name not in {"source", "from", "to", "days"}}
    return Moment(
        **made,
        sources=checked_sources(fields, f"{CALENDAR_FILE} {fields['id']}"),
        begins=fields.get("from", ""),
        ends=fields.get("to", ""),
        days=int(fields.get("days", "0")),
    )
