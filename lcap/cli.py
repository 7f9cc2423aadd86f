"""The `lcap` command: its subcommands and how it ends. Imports click only, so that `lcap --help` comes at once."""

import io
import signal
import sys
import types
from typing import NoReturn

import click

from lcap.commands.analyze import analyze
from lcap.commands.ask import ask
from lcap.commands.cards import cards
from lcap.commands.check import check
from lcap.commands.glossary import glossary
from lcap.commands.kit import kit
from lcap.commands.lcff import lcff
from lcap.commands.schema import schema
from lcap.commands.slides import slides
from lcap.exits import Exit

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="lcap")
def cli() -> None:
    """Read the spending tables out of a California LCAP, with the proof of every figure.

    Exit codes: 0 done; 2 wrong usage, no such file, output folder not writable; 3 the file cannot be read; 4 it holds
    none of an LCAP's figures; 5 with analyze --strict, a figure could not be confirmed; 6 with check --strict, the plan
    contradicts itself; 1 an error of lcap itself.
    """


cli.add_command(analyze)
cli.add_command(ask)
cli.add_command(cards)
cli.add_command(check)
cli.add_command(glossary)
cli.add_command(kit)
cli.add_command(lcff)
cli.add_command(schema)
cli.add_command(slides)


def main() -> NoReturn:
    """Run the command and end with its exit code."""
    signal.signal(signal.SIGTERM, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old console may lack a letter; that is no reason to fail
    try:
        code = cli.main(standalone_mode=False)
    except SystemExit:  # only when who reads our output has seen enough, as in `lcap schema | head`
        code = Exit.DONE
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = Exit.INTERRUPTED
    sys.exit(int(code or Exit.DONE))


def _stop(number: int, _frame: types.FrameType | None) -> NoReturn:
    """End as on Ctrl-C when asked to stop: what is half-written is taken away."""
    raise KeyboardInterrupt(number)


if __name__ == "__main__":
    main()
