"""`lcap analyze`: read plans, prove their figures, write a result folder for each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lcap.commands.complaints import complain, refused
from lcap.commands.langs import lang_option
from lcap.commands.reading_options import reading_options, wishes_of
from lcap.exits import Exit

if TYPE_CHECKING:
    from lcap.analysis import Analysis
    from lcap_models.errors import LcapError

__all__ = ["analyze"]

A_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, type=A_PATH)
@click.option("--out", default="lcap-out", show_default=True, type=A_PATH, help="Folder to write into.")
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Print a summary for machines instead.")
@click.option("--strict", is_flag=True, help="End with code 5 if a figure could not be confirmed.")
@reading_options
@click.option("--keep-stages", is_flag=True, help="Also write what each stage of reading gave, to trace a figure.")
def analyze(
    files: tuple[Path, ...],
    out: Path,
    langs: tuple[str, ...],
    *,
    as_json: bool,
    strict: bool,
    pages: str,
    no_ocr: bool,
    keep_stages: bool,
) -> int:
    """Read plans and write a report, charts and tables for each.

    Every figure is given with its page and with how sure we are of it. The report is in English and Spanish. A board
    packet may hold other documents and several plans: each plan gets its own folder. Nothing is uploaded. With several
    files the rest are still done when one fails; the exit code is the highest.
    """
    from lcap.analysis import analyze_file
    from lcap_models.errors import LcapError, WrongUse

    run = _Run(langs, as_json, strict)
    if not files:
        run.failed("", WrongUse("no_file"))
    for path in files:
        try:
            wishes = wishes_of(pages, no_ocr=no_ocr)
            for analysis in analyze_file(path, out, lang=run.langs[0], keep_stages=keep_stages, wishes=wishes):
                run.done(path, analysis)
        except LcapError as error:
            run.failed(str(path), error)
        except KeyboardInterrupt:
            run.interrupted(str(path))
            break
        except Exception as error:
            if len(files) == 1 or isinstance(error, BrokenPipeError):
                raise
            run.broken(str(path))
    return run.end()


class _Run:
    """What is said about each file, and the exit code of the whole."""

    def __init__(self, langs: tuple[str, ...], as_json: bool, strict: bool) -> None:
        self.langs, self._as_json, self._strict = langs, as_json, strict
        self._said = False
        self._entries: list[dict[str, Any]] = []

    def done(self, path: Path, analysis: Analysis) -> None:
        """Say what was found and where it is."""
        from lcap.terminal import counts, summary_lines
        from lcap_models.figure import State

        doubtful = counts(analysis.plan)[State.DOUBTFUL]
        code = Exit.DOUBTFUL if self._strict and doubtful else Exit.DONE
        self._entries.append({**_entry(str(path), code), **_facts(analysis)})
        if not self._as_json:
            found = (summary_lines(analysis, lang) for lang in self.langs)
            click.echo("\n" * self._said + "\n\n".join("\n".join(lines) for lines in found))
            self._said = True
        if code:
            complain("command.strict", self.langs, file=path.name, count=doubtful)

    def failed(self, path: str, error: LcapError) -> None:
        """Say what is wrong with the file, in one sentence."""
        self._entries.append(_entry(path, error.code, error))
        refused(error, self.langs)

    def broken(self, path: str) -> None:
        """Show a bug of ours, and go on with the other files."""
        import traceback

        self._entries.append(_entry(path, Exit.BUG))
        click.echo(traceback.format_exc(), err=True)

    def interrupted(self, path: str) -> None:
        """Say that we stopped."""
        self._entries.append(_entry(path, Exit.INTERRUPTED))
        complain("command.interrupted", self.langs)

    def end(self) -> int:
        """Return the highest exit code; for machines, print what happened to each file."""
        code: int = max(entry["exit"] for entry in self._entries)
        if self._as_json:
            from lcap.plan_json import json_bytes

            click.echo(json_bytes({"schema": 1, "exit": code, "files": self._entries}), nl=False)
        return code


def _entry(path: str, code: int, error: LcapError | None = None) -> dict[str, Any]:
    """Return one file's part of the summary for machines."""
    from lcap.terminal import sentences
    from lcap_viz.words import LANGS

    said = None
    if error:
        told = sentences(f"error.{error.key}", LANGS, **error.facts)
        said = {"key": error.key, **dict(zip(LANGS, told, strict=True))}
    return {"file": path, "exit": int(code), "error": said, "folder": None}


def _facts(analysis: Analysis) -> dict[str, Any]:
    """Return what the summary for machines says about a plan."""
    from lcap.terminal import counts

    document = analysis.plan.document
    return {
        "folder": str(analysis.folder),
        "sha256": document.sha256,
        "lea_name": document.lea_name,
        "plan_year": document.plan_year or None,
        "status": document.status,
        "pages": document.pages,
        "first_page": document.first_page,
        "last_page": document.last_page,
        "plan_number": document.plan_number,
        "plans_in_file": document.plans_in_file,
        "figures": {state.value: number for state, number in counts(analysis.plan).items()},
        "findings": len(analysis.findings),
    }
