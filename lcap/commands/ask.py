"""`lcap ask`: the questions of a board meeting, answered from a plan's own figures with their pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcap.commands.complaints import refused
from lcap.commands.langs import lang_option
from lcap.commands.reading_options import one_plan_options, wishes_of
from lcap.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lcap_models.ledger import Ledger

__all__ = ["ask"]

ALL = "all"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("questions", metavar="[QUESTION]...", nargs=-1)
@lang_option
@one_plan_options
@click.option("--json", "as_json", is_flag=True, help="Print the answers for machines instead.")
def ask(
    file: Path,
    questions: tuple[str, ...],
    number: int | None,
    langs: tuple[str, ...],
    *,
    pages: str,
    no_ocr: bool,
    as_json: bool,
) -> int:
    """Answer questions about the equity money from a plan.

    Without a question it lists them, and says which ones this file answers. QUESTION is a number of that list, several
    numbers, or "all". Every amount of an answer comes from the plan, with its pages; an amount that we could not
    confirm, or that the plan contradicts, is marked.
    """
    from lcap import asking
    from lcap.reading import proved_plan
    from lcap_models.errors import LcapError
    from lcap_models.ledger import ledger_of

    try:
        numbers = asking.numbers_of(questions)
        proof = proved_plan(file, langs[0], number or 0, wishes_of(pages, no_ocr=no_ocr))
        _answer(ledger_of(proof), file, numbers, langs, as_json=as_json)
    except LcapError as error:
        return refused(error, langs)
    return Exit.DONE


def _answer(ledger: Ledger, file: Path, numbers: Sequence[int], langs: tuple[str, ...], *, as_json: bool) -> None:
    from lcap import asking
    from lcap.plan_json import json_bytes

    if as_json:
        click.echo(json_bytes(asking.answers_json(ledger, str(file), numbers)), nl=False)
        return
    lines = asking.answer_lines if numbers else asking.list_lines
    shown = ("\n".join(lines(ledger, file.name, numbers, lang)) for lang in langs)
    click.echo("\n\n".join(shown))
