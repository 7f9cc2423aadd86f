"""From a template and data to the bytes of a PDF."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from lcap_viz.paper.fonts import drawable, typst_fonts

__all__ = ["compile_pdf", "compile_pngs"]

STYLES = "letter.typ"


def compile_pdf(source: str, data: Mapping[str, Any], *, standard: str = "ua-1") -> bytes:
    """Return the PDF that a Typst template makes of the data (strings, numbers, lists, mappings, None).

    `standard` "" makes a PDF that is not tagged and declares nothing: faster, for who only counts its pages.

    Raises:
        typst.TypstError: the template is wrong, or draws a picture without a description. A bug of ours.
    """
    import typst  # noqa: PLC0415  (only where paper is made)

    standards: Any = [standard] if standard else []
    made: Any = typst.compile(**_inputs(source, data), pdf_standards=standards, pdf_tags=bool(standard), timestamp=0)
    return bytes(made)


def compile_pngs(source: str, data: Mapping[str, Any]) -> tuple[bytes, ...]:
    """Return the pages that a Typst template makes of the data as pictures, one pixel per point.

    Raises:
        typst.TypstError: the template is wrong. A bug of ours.
    """
    import typst  # noqa: PLC0415

    made: Any = typst.compile(**_inputs(source, data), format="png", ppi=72)
    return tuple(map(bytes, made)) if isinstance(made, list) else (bytes(made),)


def _inputs(source: str, data: Mapping[str, Any]) -> dict[str, Any]:
    words = json.dumps(_drawable(data), ensure_ascii=False, sort_keys=True)
    files = {"main.typ": source.encode(), STYLES: _styles()}
    return {"input": files, "font_paths": typst_fonts(), "sys_inputs": {"data": words}}


@cache
def _styles() -> bytes:
    return resources.files("lcap_viz.paper").joinpath(STYLES).read_bytes()


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, Mapping):
        return {key: _drawable(inner) for key, inner in value.items()}
    return [_drawable(inner) for inner in value] if isinstance(value, Sequence) else value
