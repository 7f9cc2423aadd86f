"""The options --no-ocr, --pages and --plan, the same for every command that reads a plan. Imports click only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lcap_extract.wishes import Wishes

__all__ = ["one_plan_options", "reading_options", "wishes_of"]


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --no-ocr and --pages to a command; it gets `no_ocr` and `pages`, for `wishes_of`."""
    command = click.option("--no-ocr", is_flag=True, help="Do not read pages that are pictures (scans).")(command)
    wanted = click.option("--pages", metavar="LIST", default="", help="Read only these pages of a PDF: 12-30,45.")
    return wanted(command)


def one_plan_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --plan, --no-ocr and --pages to a command about one plan; it also gets `number`, or None."""
    number = click.IntRange(min=1)
    which = click.option("--plan", "number", metavar="N", type=number, help="Which plan of a file with several.")
    return which(reading_options(command))


def wishes_of(pages: str, *, no_ocr: bool) -> Wishes:
    """Return what the two options ask for.

    Raises:
        WrongUse: the pages are written in another way than "12-30,45".
    """
    from lcap_extract.wishes import Wishes

    return Wishes.of(pages, ocr=not no_ocr)
