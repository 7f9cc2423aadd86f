"""From `law/*.yaml` to rules: every field is checked, and a wrong one is a ValueError that names the file.

Two files have another shape: `sources.yaml` (what the keys in `source` mean) and `calendar.yaml` (`school_year`).
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, get_args

from lcap_models.data import load, names
from lcap_models.errors import WrongUse
from lcap_models.law import Confidence, Entry, Rule, Source, Unit
from lcap_models.years import LcapYear, lcap_year

__all__ = ["CALENDAR_FILE", "SOURCES_FILE", "UNSOURCED", "known_sources", "read_rule", "read_rules", "read_sources"]

SOURCES_FILE = "law/sources.yaml"
CALENDAR_FILE = "law/calendar.yaml"
UNSOURCED = "general_knowledge"
"""The source that is none: what names it is unverified."""

_RULE = {"title", "unit", "values"}, {"parts", "words", "about", "next"}
_VALUE = {"value", "source", "confidence"}, {"year", "from", "still_valid_in", "cite", "cite_unverified", "note"}
_SOURCE = {"name"}, {"detail", "href"}
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_HREF = re.compile(r"https://[a-z0-9.-]+/\S*")


def require(condition: object, where: str, what: str) -> None:
    """Raise ValueError with the file's name unless the condition holds."""
    if not condition:
        raise ValueError(f"law {where}: {what}")


def check_fields(fields: Any, allowed: tuple[set[str], set[str]], where: str) -> None:
    """Raise ValueError for an unknown field, or one that is missing or empty though it is needed."""
    require(isinstance(fields, Mapping), where, "is not a mapping")
    needed, optional = allowed
    require(not set(fields) - needed - optional, where, f"unknown field {sorted(set(fields) - needed - optional)}")
    empty = sorted(name for name in {*needed, *fields} if not fields.get(name))
    require(not empty, where, f"missing {empty}")


@cache
def known_sources() -> Mapping[str, Source]:
    """Return the sources by key. Read once."""
    return read_sources(load(SOURCES_FILE))


def read_sources(content: dict[str, Any]) -> Mapping[str, Source]:
    """Return the sources by key; raises ValueError."""
    require(set(content) == {"sources"}, SOURCES_FILE, "holds sources only")
    for key, fields in content["sources"].items():
        check_fields(fields, _SOURCE, f"{SOURCES_FILE} {key}")
        require(_HREF.fullmatch(fields.get("href", "https://x/")), f"{SOURCES_FILE} {key}", "href is no address")
    return MappingProxyType({key: Source(key, **fields) for key, fields in content["sources"].items()})


def read_rules() -> Mapping[str, Rule]:
    """Return all rules by name, each from its own file; raises ValueError."""
    files = [name for name in names("law") if name not in {SOURCES_FILE, CALENDAR_FILE}]
    rules = [read_rule(name.removeprefix("law/").removesuffix(".yaml"), load(name)) for name in files]
    return MappingProxyType({rule.id: rule for rule in rules})


def read_rule(name: str, content: dict[str, Any]) -> Rule:
    """Return the rule of one file; raises ValueError for an unknown, missing or impossible field."""
    check_fields(content, _RULE, name)
    require(content["unit"] in get_args(Unit), name, f"unknown unit {content['unit']}")
    require((content["unit"] == "word") == ("words" in content), name, "words are for unit word, and needed there")
    for part in ("values", "parts", "words"):
        require(isinstance(content.get(part, []), list), name, f"{part} is a list")
    entries = tuple(entry for fields in content["values"] for entry in _read_value(name, content, fields))
    parts = tuple(content.get("parts", ()))
    for part in parts or ("",):
        _check_years(f"{name} {part}".strip(), [entry for entry in entries if entry.part == part])
    return Rule(
        name, content["title"], content["unit"], entries, parts, content.get("about", ""), content.get("next", "")
    )


def _read_value(name: str, content: dict[str, Any], fields: Any) -> list[Entry]:
    """Return the entries of one value: one, or one for each of its parts."""
    check_fields(fields, _VALUE, name)
    require(("year" in fields) != ("from" in fields), name, "a value has either year or from")
    since = checked_year(fields.get("year", fields.get("from")), name)
    require("still_valid_in" not in fields or "from" in fields, f"{name} {since}", "still_valid_in is for from")
    values = fields["value"] if "parts" in content else {"": fields["value"]}
    require(isinstance(values, Mapping) and set(values) <= set(content.get("parts", [""])), name, "unknown part")
    for text in values.values():
        _check_text(text, content, f"{name} {since}")
    return [
        Entry(
            rule=name,
            part=part,
            unit=content["unit"],
            text=text,
            since=since,
            one_year="year" in fields,
            confidence=fields["confidence"],
            sources=checked_sources(fields, f"{name} {since}"),
            still_valid_in=checked_year(fields["still_valid_in"], name) if "still_valid_in" in fields else "",
            cite=fields.get("cite", ""),
            cite_unverified=fields.get("cite_unverified", ""),
            note=fields.get("note", ""),
        )
        for part, text in values.items()
    ]


def _check_text(text: Any, content: dict[str, Any], where: str) -> None:
    require(isinstance(text, str), where, "a value is one number or word")
    if content["unit"] == "word":
        require(text in content["words"], where, f"unknown word {text}")
        return
    require(_NUMBER.fullmatch(text), where, f"{text} is no number")
    require(content["unit"] != "share" or float(text) <= 1, where, f"{text} is no share: it is above 1")


def checked_sources(fields: dict[str, Any], where: str) -> tuple[Source, ...]:
    """Return the sources that a value names; raises ValueError for none, an unknown one, or a confidence too high."""
    keys = fields["source"]
    require(fields["confidence"] in get_args(Confidence), where, f"unknown confidence {fields['confidence']}")
    require(isinstance(keys, list) and keys, where, "source is a list of keys")
    require(set(keys) <= set(known_sources()), where, f"unknown source {sorted(set(keys) - set(known_sources()))}")
    require(UNSOURCED not in keys or fields["confidence"] == "unverified", where, "without a source it is unverified")
    return tuple(known_sources()[key] for key in keys)


def checked_year(text: Any, where: str) -> LcapYear:
    """Return an LCAP year; raises ValueError."""
    try:
        return lcap_year(text)
    except (WrongUse, AttributeError):
        raise ValueError(f"law {where}: {text} is no year") from None


def _check_years(where: str, entries: list[Entry]) -> None:
    """Raise ValueError unless the entries of one part stand in order, and say how long the last was seen to hold."""
    require(entries, where, "has no value")
    require(all(a.since < b.since for a, b in pairwise(entries)), where, "years are not in order, or one stands twice")
    require(len({entry.one_year for entry in entries}) == 1, where, "mixes year and from")
    last = entries[-1]
    require(last.one_year or last.still_valid_in >= last.since, where, "the last value needs still_valid_in")
    require(not any(entry.still_valid_in for entry in entries[:-1]), where, "still_valid_in is for the last value")
