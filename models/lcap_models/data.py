"""The data files beside the code, read as text only (no float, date or yes/no is ever guessed)."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["load", "names"]

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def load(name: str) -> dict[str, Any]:
    """Return the mapping in `name` ("identities/carryover.yaml"), made of lists, mappings and strings. Read once."""
    text = files("lcap_models").joinpath(*name.split("/")).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    return content


def names(folder: str) -> tuple[str, ...]:
    """Return the YAML files of a folder, sorted, as names for `load`."""
    found = sorted(item.name for item in files("lcap_models").joinpath(folder).iterdir() if item.name.endswith(".yaml"))
    return tuple(f"{folder}/{name}" for name in found)
