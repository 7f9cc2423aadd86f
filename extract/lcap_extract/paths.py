"""Whether there is a file at a path at all; light, so that a wrong name is told at once."""

from pathlib import Path

from lcap_models.errors import WrongUse

__all__ = ["check_path"]


def check_path(path: Path) -> None:
    """Raise `WrongUse` if there is no file at `path`: missing, or a folder."""
    try:
        if path.is_dir():
            raise WrongUse("is_a_folder", file=str(path))
        if not path.exists():
            raise WrongUse("no_such_file", file=str(path))
    except (OSError, ValueError) as error:  # a name the system refuses: too long, a NUL in it
        raise WrongUse("no_such_file", file=str(path)) from error
