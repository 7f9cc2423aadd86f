"""`--keep-stages`: what the first reader saw, stage by stage, as JSON: where a wrong figure can be traced to."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lcap_extract.wishes import Wishes

__all__ = ["stage_files"]

READER = "lcap_extract.plans:first_readings"


def stage_files(path: Path, wishes: "Wishes") -> dict[int, dict[str, bytes]]:
    """Return stages/<name>.json for each part of the first reading of each plan at `path`, by the plan's number."""
    from lcap_extract import child  # noqa: PLC0415  only for those who ask

    with child.start(path, READER, wishes=wishes) as reading:
        readings = reading.answer()
    if not isinstance(readings, tuple) or not all(map(is_dataclass, readings)):
        raise TypeError(f"{READER} gave a {type(readings).__name__}")
    return {number: dict(_files(first)) for number, first in enumerate(readings, 1)}


def _files(first: Any) -> Iterator[tuple[str, bytes]]:
    for field in fields(first):
        yield f"stages/{field.name}.json", _json(getattr(first, field.name))


def _json(value: object) -> bytes:
    return json.dumps(_plain(value), ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _plain(value: object) -> object:
    """Return lists, mappings, text and numbers for any stage's result."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)
