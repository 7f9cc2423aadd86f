"""`lcap lcff`: the state's formula worked through step by step, with the source of every number of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lcap.commands.langs import lang_option
from lcap.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lcap_models.errors import LcapError
    from lcap_models.law import Entry, Law
    from lcap_models.steps import Inputs

__all__ = ["lcff"]


@click.command()
@click.option("--year", metavar="YEAR", help="School year, for example 2024-25.")
@click.option("--ada", metavar="SPANS", help="Attendance by grade span: TK-3=3000,4-6=2200,7-8=1500,9-12=3300.")
@click.option("--upp", metavar="PERCENT", help="High-needs students (UPP), a percentage from 0 to 100.")
@click.option(
    "--charter",
    metavar="[DISTRICT_UPP]",
    is_flag=False,
    flag_value="",
    help="A charter school; add the percentage of the district where it stands.",
)
@click.option("--tk-ada", metavar="N", help="This year's attendance of transitional kindergarten, for its add-on.")
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead.")
@click.option(
    "--sources", is_flag=True, help="List every number of the law with its source (with --year: that year's)."
)
def lcff(
    year: str | None,
    ada: str | None,
    upp: str | None,
    *,
    charter: str | None,
    tk_ada: str | None,
    langs: tuple[str, ...],
    as_json: bool,
    sources: bool,
) -> int:
    """Work the state's formula (LCFF) through for a district or charter school.

    Shows each step: base grant, supplemental and concentration grants, and by how much services for high-needs
    students must grow (MPP), with the source of every number of the law and a mark where nobody verified it.

    \b
    lcap lcff --year 2024-25 --ada TK-3=3000,4-6=2200,7-8=1500,9-12=3300 --upp 70
    lcap lcff --sources --lang es
    """
    from lcap.lcff_inputs import read_inputs
    from lcap_models.errors import LcapError
    from lcap_models.formula import grade_spans
    from lcap_models.law import load_law

    law = load_law()
    try:
        if sources and ada is None and upp is None and charter is None and tk_ada is None:
            return _list(law, year, langs, as_json=as_json)
        spans = grade_spans(law)
        inputs = read_inputs(year=year, ada=ada, upp=upp, charter=charter, tk_ada=tk_ada, spans=spans)
        return _work(inputs, law, langs, as_json=as_json, sources=sources)
    except LcapError as error:
        _complain(error, langs)
        return error.code


def _work(inputs: Inputs, law: Law, langs: Sequence[str], *, as_json: bool, sources: bool) -> int:
    """Print the working, and with `sources` the whole law below it."""
    from lcap.lcff_json import law_json, working_json
    from lcap_models.steps import work_through
    from lcap_viz.law_words import law_lines
    from lcap_viz.lcff_words import working_lines

    steps = work_through(inputs, law)
    if as_json:
        whole = {"law": law_json(law.entries())["law"]} if sources else {}
        return _print_json({**working_json(inputs, steps, law), **whole})
    for n, lang in enumerate(langs):
        _print("\n" * bool(n), working_lines(inputs, steps, law, lang))
        if sources:
            _print("\n", law_lines(law, lang))
    return Exit.DONE


def _list(law: Law, year: str | None, langs: Sequence[str], *, as_json: bool) -> int:
    """Print the law's numbers with their sources: all, or those of one year."""
    from lcap.lcff_json import law_json
    from lcap_models.years import lcap_year
    from lcap_viz.law_words import entries_in, law_lines

    only = None if year is None else lcap_year(year)
    if as_json:
        entries: Iterable[Entry] = law.entries() if only is None else entries_in(law, only)
        return _print_json(law_json(entries))
    for n, lang in enumerate(langs):
        _print("\n" * bool(n), law_lines(law, lang, only))
    return Exit.DONE


def _print(before: str, lines: Iterable[str]) -> None:
    click.echo(before + "\n".join(lines))


def _print_json(content: object) -> int:
    from lcap.plan_json import json_bytes

    click.echo(json_bytes(content), nl=False)
    return Exit.DONE


def _complain(error: LcapError, langs: Sequence[str]) -> None:
    """Say in one sentence what is wrong; a rule of the law by its name, not by its file."""
    from lcap.terminal import sentences
    from lcap_viz.law_words import rule_words

    for lang in langs:
        rule = error.facts.get("rule")
        named = {"rule": rule_words(str(rule), lang)} if rule else {}
        click.echo(sentences(f"error.{error.key}", (lang,), **{**error.facts, **named})[0], err=True)
