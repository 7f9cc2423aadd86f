"""Which pages must be looked at as pictures: those without text, or without text that can be used."""

from typing import Any

from lcap_extract.pages import HARDLY_TEXT, PageText
from lcap_extract.readers import pdfium

__all__ = ["is_scan"]


def is_scan(pdf: Any, page: PageText) -> bool:
    """Tell whether a page has next to no text, and pictures over a good part of it."""
    return len(page.squashed) < HARDLY_TEXT and pdfium.is_picture(pdf[page.number - 1])
