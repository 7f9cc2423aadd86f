"""Documents to tagged PDFs, by the templates of this folder."""

from collections.abc import Mapping
from dataclasses import asdict
from importlib import resources
from typing import Any

from lcap_viz.kit.model import Document
from lcap_viz.kit.settings import Logo
from lcap_viz.paper import compile_pdf

__all__ = ["document_pdf", "template_pdf"]

_LOGO = (0.6, 2.2)
"""Inches that a logo may be high and wide."""


def document_pdf(document: Document, logo: Logo | None = None) -> bytes:
    """Return the document as a PDF that declares itself PDF/UA-1."""
    names = ("lang", "title", "subtitle", "running", "page_word", "small", "bare", "whole")
    data: dict[str, Any] = {name: getattr(document, name) for name in names}
    data["blocks"] = [{"kind": type(block).__name__.casefold(), **asdict(block)} for block in document.blocks]
    data["logo"] = None
    if logo:
        data["logo"] = {"bytes": list(logo.content), "alt": logo.alt, "height": logo.height(*_LOGO)}
    return template_pdf("document.typ", data)


def template_pdf(template: str, data: Mapping[str, Any], standard: str = "ua-1") -> bytes:
    """Return the PDF that a template of this folder makes of the data."""
    source = resources.files("lcap_viz").joinpath("kit", "templates", template).read_text(encoding="utf-8")
    return compile_pdf(source, data, standard=standard)
