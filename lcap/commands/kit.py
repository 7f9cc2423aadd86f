"""`lcap kit`: the workshop in a box, made from one plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcap.commands.complaints import refused
from lcap.commands.langs import lang_option_as
from lcap.commands.reading_options import one_plan_options, wishes_of
from lcap.exits import Exit

if TYPE_CHECKING:
    from lcap.kitting import Kitted

__all__ = ["kit"]

A_PATH = click.Path(path_type=Path)
MINUTES = click.Choice(["45", "60", "90"])
PAPERS = click.Choice(["letter", "tabloid", "poster"])


@click.command()
@click.argument("file", type=A_PATH, required=False)
@click.option(
    "--practice", is_flag=True, help="Use the plan of an invented district, with contradictions planted in it."
)
@click.option("--out", default="lcap-kit", show_default=True, type=A_PATH, help="Folder to write into.")
@click.option("--minutes", default="60", show_default=True, type=MINUTES, help="Length of the workshop.")
@lang_option_as("both")
@click.option("--paper", default="letter", show_default=True, type=PAPERS, help="Paper of the posters.")
@click.option("--settings", metavar="FILE", type=A_PATH, help="Names, dates, place and logo: a kit.toml (docs/kit.md).")
@one_plan_options
def kit(
    file: Path | None,
    *,
    practice: bool,
    out: Path,
    minutes: str,
    langs: tuple[str, ...],
    paper: str,
    settings: Path | None,
    number: int | None,
    pages: str,
    no_ocr: bool,
) -> int:
    """Make everything for a workshop out of one plan: guide, posters, handouts, exercises, cards, slides, sheets.

    The answer key is worked out from the same file, with pages. Everything opens without a network; the guide, the
    exercises and the slides can be edited. A folder of the same plan is replaced whole: copy what you have edited.
    """
    from lcap.kitting import make_kit, settings_at
    from lcap_models.errors import LcapError, WrongUse

    try:
        if (file is None) is not practice:
            raise WrongUse("kit_two_plans" if practice else "kit_no_plan")
        given = settings_at(settings, minutes=int(minutes), paper=paper, langs=langs)
        done = make_kit(file, out, given, number or 0, wishes_of(pages, no_ocr=no_ocr))
    except LcapError as error:
        return refused(error, langs)
    for lang in langs:
        _say(done, lang)
    return Exit.DONE


def _say(done: Kitted, lang: str) -> None:
    """Tell what was written, from which file, and what the plan does not carry."""
    from lcap.terminal import plain
    from lcap_viz.words import say

    lines = [say("kit.done.input", lang, file=done.input, hash=done.sha256)]
    if done.scant:
        lines.append(say("kit.guide.missing.few", lang))
    if done.left_out:
        lines.append(say("kit.done.left_out", lang, count=done.left_out))
    lines.append(say("kit.done", lang, count=len(done.files), folder=str(done.folder)))
    click.echo("\n".join(map(plain, lines)))
