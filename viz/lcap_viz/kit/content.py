"""The kit's data files: what stands where, in which order, with how many minutes. Words are in the catalogs."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["load"]


@cache
def load(name: str) -> dict[str, Any]:
    """Return the mapping in `content/<name>.yaml`, made of lists, mappings and strings. Read once."""
    text = files("lcap_viz").joinpath("kit", "content", f"{name}.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return content
