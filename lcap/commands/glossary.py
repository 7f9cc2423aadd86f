"""`lcap glossary`: the words of the plans and of our reports, explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lcap.commands.complaints import refused
from lcap.commands.langs import lang_option
from lcap.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["glossary"]


@click.command()
@click.argument("words", metavar="[TERM]", nargs=-1)
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Print the words for machines instead.")
@click.option("--check", is_flag=True, help="For translators: say what the catalog of --lang still lacks.")
def glossary(words: tuple[str, ...], langs: tuple[str, ...], *, as_json: bool, check: bool) -> int:
    """Explain a word of the plans in plain words.

    Without TERM it explains all of them. TERM may be a name in English or Spanish, short or long, with or without its
    accents.

    \b
    lcap glossary unduplicated
    lcap glossary "rendición de cuentas" --lang es
    """
    from lcap_models.errors import LcapError

    if check:
        return _check(langs)
    try:
        found = _found(" ".join(words), langs[0])
    except LcapError as error:
        return refused(error, langs)
    _print(found, langs, as_json=as_json)
    return Exit.DONE


def _found(asked: str, lang: str) -> tuple[str, ...]:
    """Return the ids of the words asked for; raises WrongUse, with the nearest names, if there is none."""
    from lcap_models.errors import WrongUse
    from lcap_viz.glossary import find, nearest, terms

    found = find(asked) if asked.strip() else terms()
    if found:
        return found
    if near := nearest(asked, lang):
        raise WrongUse("no_such_term_near", term=asked, near="; ".join(near))
    raise WrongUse("no_such_term", term=asked)


def _print(found: Sequence[str], langs: Sequence[str], *, as_json: bool) -> None:
    from lcap_viz.glossary import term_json, term_lines

    if as_json:
        from lcap.contract import SCHEMA
        from lcap.plan_json import json_bytes

        click.echo(json_bytes({"schema": SCHEMA, "terms": [term_json(term) for term in found]}), nl=False)
    else:
        click.echo("\n\n".join("\n".join(term_lines(term, lang)) for lang in langs for term in found))


def _check(langs: Sequence[str]) -> int:
    """Print what each language's catalog lacks; wrong use if any lacks something."""
    from lcap.terminal import plain
    from lcap_viz.translation import problems
    from lcap_viz.words import say

    code = Exit.DONE
    for lang in langs:
        found = [plain(problem) for problem in problems(lang)]
        code = Exit.WRONG_USE if found else code
        click.echo("\n".join(found) or say("translation.whole", "en", language=say("word.language", lang)))
    return code
