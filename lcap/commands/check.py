"""`lcap check`: what a plan says against itself, and what every check gave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcap.commands.complaints import complain, refused
from lcap.commands.langs import lang_option
from lcap.commands.reading_options import one_plan_options, wishes_of
from lcap.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lcap.checking import Checking

__all__ = ["check"]

FORMATS = ("text", "json", "junit")
A_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=A_PATH, required=False)
@click.option(
    "--with", "beside", metavar="FILE", multiple=True, type=A_PATH,
    help="Also compare with this file: last year's plan, or this year's Budget Overview if it is a file of its own.",
)  # fmt: skip
@lang_option
@one_plan_options
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to print: text (default), json, junit.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--strict", is_flag=True, help="End with code 6 if something does not add up or two places differ.")
def check(
    file: Path | None,
    beside: tuple[Path, ...],
    number: int | None,
    langs: tuple[str, ...],
    form: str | None,
    *,
    pages: str,
    no_ocr: bool,
    as_json: bool,
    strict: bool,
) -> int:
    """Look for places where a plan does not add up, or says two things.

    Tries every sum and formula that the state's form prints, compares the parts of the plan with each other, and with
    last year's plan where it is given. Says what holds, what does not, and what could not be tried and why. Each place
    comes with its figures, their pages and a question to ask: there may be a good reason. A figure that we could not
    confirm is never held against a plan.
    """
    from lcap.checking import check_files
    from lcap_models.errors import LcapError

    try:
        path, form = _asked(file, form, as_json=as_json)
        done = check_files(path, beside, langs[0], number or 0, wishes=wishes_of(pages, no_ocr=no_ocr))
    except LcapError as error:
        return refused(error, langs)
    _print(done, form, langs)
    if strict and done.contradictions:
        complain("check.say.strict", langs, file=path.name, count=done.contradictions)
        return Exit.CONTRADICTS
    return Exit.DONE


def _asked(file: Path | None, form: str | None, *, as_json: bool) -> tuple[Path, str]:
    """Return the file and the form; raises WrongUse if there is no file or there are two forms."""
    from lcap_models.errors import WrongUse

    if file is None:
        raise WrongUse("no_file_to_check")
    if as_json and form not in {None, "json"}:
        raise WrongUse("two_formats", format=str(form))
    return file, "json" if as_json else form or "text"


def _print(done: Checking, form: str, langs: Sequence[str]) -> None:
    if form == "json":
        from lcap.check_json import check_json
        from lcap.plan_json import json_bytes

        click.echo(json_bytes(check_json(done.checked, done.beside)), nl=False)
    elif form == "junit":
        from lcap.junit import junit_xml

        click.echo(junit_xml(done.checked, langs), nl=False)
    else:
        click.echo("\n\n".join(_text(done, lang) for lang in langs))


def _text(done: Checking, lang: str) -> str:
    from lcap.terminal import plain
    from lcap_viz.check_lines import check_lines

    lines = check_lines(done.checked, done.beside, lang)
    return "\n".join("   " * depth + plain(text) for depth, text in lines)
