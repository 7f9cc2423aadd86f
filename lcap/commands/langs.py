"""The option --lang, the same for every command. Imports click only; which languages there are is found when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["lang_option", "lang_option_as"]

BOTH = "both"
PROJECT = ("en", "es")
"""What "both" means: the two languages that lcap itself speaks."""


class _Languages(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """A language by its code, as the languages that are to be printed: ("es",), or two for "both"."""

    name = "language"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what stands for the value in the help."""
        return f"[{'|'.join((*PROJECT, BOTH))}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the languages; fails with a sentence if there is no such language."""
        if value == BOTH:
            return PROJECT
        if value in PROJECT:
            return (value,)
        from lcap.terminal import plain
        from lcap_viz.words import LANGS, say

        if value not in LANGS:
            langs = ", ".join((*LANGS, BOTH))
            self.fail(say("error.no_such_language", "en", asked=plain(value), langs=langs), param, ctx)
        return (value,)


def lang_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --lang to a command; it gets `langs`, the languages to print in, one after the other."""
    return lang_option_as("en")(command)


def lang_option_as(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return `lang_option` with another default, for commands that write papers."""
    help_ = "Language of its words."
    return click.option("--lang", "langs", default=default, show_default=True, type=_Languages(), help=help_)
