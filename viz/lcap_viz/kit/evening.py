"""The evening: its parts with minutes and clock times, for 45, 60 and 90 minutes, and for a late start."""

import re
from dataclasses import dataclass
from typing import Any

from lcap_viz.kit.content import load

__all__ = ["LATE", "Part", "clock", "parts_of"]

LATE = int(load("guide")["late"])
"""Minutes that a late start loses; the shortened plan adds up to the length less these."""

_START = re.compile(r"\s*(\d{1,2})(?::(\d{2}))?\s*([ap])?\.?\s*m?\.?\b", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the evening: minutes as planned and if late, and how many minutes after the start it begins."""

    name: str
    minutes: int
    late: int
    begins: int


def parts_of(length: int) -> tuple[Part, ...]:
    """Return the parts of an evening of 45, 60 or 90 minutes; a KeyError for another length."""
    found, begins = [], 0
    listed: list[dict[str, Any]] = load("guide")["parts"]
    for one in listed:
        minutes, late = (int(number) for number in one[str(length)])
        found.append(Part(one["part"], minutes, late, begins))
        begins += minutes
    return tuple(found)


def clock(start: str, after: int) -> str:
    """Return the time `after` minutes from a start such as "6:00 pm" or "18:00"; from 0:00 where it names none."""
    said = _START.match(start)
    hour, minute = (int(said[1]), int(said[2] or 0)) if said else (0, 0)
    if hour > 23 or minute > 59:
        said, hour, minute = None, 0, 0
    half = (said[3] or "").lower() if said else ""
    whole = (hour % 12 + 12 * (half == "p") if half else hour) * 60 + minute + after
    hours, minutes = whole // 60 % 24, whole % 60
    if half:
        return f"{(hours - 1) % 12 + 1}:{minutes:02d} {'am' if hours < 12 else 'pm'}"
    return f"{hours}:{minutes:02d}"
