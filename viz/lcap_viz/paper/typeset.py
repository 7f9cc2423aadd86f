"""From a template and data to the bytes of a PDF."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from lcap_viz.paper.fonts import drawable, typst_fonts

__all__ = ["compile_pdf"]

STYLES = "letter.typ"


def compile_pdf(source: str, data: Mapping[str, Any], *, standard: str = "ua-1") -> bytes:
    """Return the PDF that a Typst template makes of the data (strings, numbers, lists, mappings, None).

    `standard` "" makes a PDF that is tagged, but does not declare itself PDF/UA.

    Raises:
        typst.TypstError: the template is wrong, or draws a picture without a description. A bug of ours.
    """
    import typst  # noqa: PLC0415  (only where paper is made)

    files: Any = {"main.typ": source.encode(), STYLES: _styles()}
    standards: Any = [standard] if standard else []
    words = json.dumps(_drawable(data), ensure_ascii=False, sort_keys=True)
    made: Any = typst.compile(
        files, font_paths=typst_fonts(), sys_inputs={"data": words}, pdf_standards=standards, timestamp=0
    )
    return bytes(made)


@cache
def _styles() -> bytes:
    return resources.files("lcap_viz.paper").joinpath(STYLES).read_bytes()


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, Mapping):
        return {key: _drawable(inner) for key, inner in value.items()}
    return [_drawable(inner) for inner in value] if isinstance(value, Sequence) else value
