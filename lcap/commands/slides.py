"""`lcap slides`: a plan as slides, with charts that stay editable."""

from __future__ import annotations

from pathlib import Path

import click

from lcap.commands.complaints import refused
from lcap.commands.langs import lang_option_as
from lcap.commands.reading_options import one_plan_options, wishes_of
from lcap.exits import Exit

__all__ = ["slides"]

A_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=A_PATH)
@click.option("--out", default="lcap-slides", show_default=True, type=A_PATH, help="Folder to write into.")
@lang_option_as("both")
@one_plan_options
def slides(file: Path, out: Path, langs: tuple[str, ...], number: int | None, *, pages: str, no_ocr: bool) -> int:
    """Make slides of a plan: its charts with their pages, and questions for the district.

    PowerPoint and LibreOffice can edit words and charts. A folder of the same plan is replaced whole.
    """
    from lcap.kitting import make_slides
    from lcap.terminal import plain
    from lcap_models.errors import LcapError
    from lcap_viz.words import say

    try:
        done = make_slides(file, out, langs, number or 0, wishes_of(pages, no_ocr=no_ocr))
    except LcapError as error:
        return refused(error, langs)
    for lang in langs:
        click.echo(plain(say("kit.done.input", lang, file=done.input, hash=done.sha256)))
        click.echo(plain(say("kit.done", lang, count=len(done.files), folder=str(done.folder))))
    return Exit.DONE
