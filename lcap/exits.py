"""What the command's exit code says. An `LcapError` carries its own; any other exception is a bug of ours (1)."""

from enum import IntEnum

__all__ = ["Exit"]


class Exit(IntEnum):
    """Exit codes. Contradictions in a plan are findings, not failures."""

    DONE = 0
    BUG = 1
    """Only a bug of ours."""
    WRONG_USE = 2
    """Wrong usage, no such file, output folder not writable."""
    UNREADABLE = 3
    """Not a PDF, empty, needs a password, damaged, over a limit."""
    NOT_A_PLAN = 4
    """Readable, but none of an LCAP's figures found."""
    DOUBTFUL = 5
    """analyze --strict, and something doubtful."""
    CONTRADICTS = 6
    """check --strict, and something that does not add up or two places that differ."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C, as shells count it."""
