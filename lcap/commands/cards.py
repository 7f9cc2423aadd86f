"""`lcap cards`: pictures of a plan's findings for phones and messengers, each with its text."""

from __future__ import annotations

from pathlib import Path

import click

from lcap.commands.complaints import refused
from lcap.commands.langs import lang_option_as
from lcap.commands.reading_options import one_plan_options, wishes_of
from lcap.exits import Exit

__all__ = ["cards"]

A_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=A_PATH)
@click.option("--out", default="lcap-cards", show_default=True, type=A_PATH, help="Folder to write into.")
@lang_option_as("both")
@one_plan_options
def cards(file: Path, out: Path, langs: tuple[str, ...], number: int | None, *, pages: str, no_ocr: bool) -> int:
    """Make pictures of a plan's findings, to post or to send.

    Each is a square and a wide PNG with one finding, its pages and a question; the text beside it (.txt) says the same
    for people who do not see the picture. A folder of the same plan is replaced whole.
    """
    from lcap.carding import make_cards
    from lcap.terminal import plain
    from lcap_models.errors import LcapError
    from lcap_viz.words import say

    try:
        done = make_cards(file, out, langs, number or 0, wishes_of(pages, no_ocr=no_ocr))
    except LcapError as error:
        return refused(error, langs)
    for lang in langs:
        click.echo(plain(say("kit.done.input", lang, file=done.input, hash=done.sha256)))
        if done.few:
            click.echo(say("cards.few", lang, count=done.cards))
        click.echo(plain(say("kit.done", lang, count=done.files, folder=str(done.folder))))
    return Exit.DONE
