"""What a command says on standard error when something went wrong: the same sentence in each language asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lcap_models.errors import LcapError

__all__ = ["complain", "refused"]


def complain(key: str, langs: Sequence[str], **facts: str | int) -> None:
    """Print the sentence `key` of the catalogs in each language."""
    from lcap.terminal import sentences

    for line in sentences(key, langs, **facts):
        click.echo(line, err=True)


def refused(error: LcapError, langs: Sequence[str]) -> int:
    """Say what was wrong with the input, and return the exit code for it."""
    complain(f"error.{error.key}", langs, **error.facts)
    return error.code
