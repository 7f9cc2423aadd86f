"""Writing a result folder: whole or not at all, beside the target and then renamed.

Knows nothing of plans: it gets a name, the input's hash and the files' bytes.
"""

import contextlib
import errno
import json
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from lcap_models.errors import LcapError, WrongUse

__all__ = ["check_writable", "folder_name", "write_folder"]

LONGEST_NAME = 60
"""Characters of a result folder's name; Windows bounds a whole path at 260."""

LONGEST_YEAR = 20
HASH_DIGITS = 8
OWNERS = ("tables/meta.json", "made.json")
"""Files of a result that hold the hash of what it was made from: of a plan's tables, of a kit or slides."""

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def folder_name(lea: str, year: str, sha256: str = "", number: int = 1) -> str:
    """Return `<lea>-<year>` as lower case, ascii, dashes, at most 60 characters; with `sha256`, its first 8 too.

    A `number` from 2 on follows: of plans of one name in one file.
    """
    year = _slug(year)[:LONGEST_YEAR].strip("-") or "unknown-year"
    tail = f"{year}-{sha256[:HASH_DIGITS]}" if sha256 else year
    tail += f"-{number}" if number > 1 else ""
    head = _slug(lea)[: LONGEST_NAME - len(tail) - 1].strip("-") or "unknown-lea"
    return f"{head}-{tail}"


def _slug(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")


def check_writable(out: Path) -> None:
    """Raise `WrongUse` early where `out` can clearly not become a folder we can write in."""
    nearest = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise WrongUse("cannot_write", folder=str(out))


def write_folder(
    out: Path, lea: str, year: str, sha256: str, files: Mapping[str, bytes], *, taken: Collection[Path] = ()
) -> Path:
    """Write `files` (relative path with "/" -> content) as one folder in `out` and return it.

    A folder with that name and the same input hash (in one of `OWNERS`) is replaced whole; one of another file stays,
    and the new name ends in the hash's first 8 digits. So does that of another plan of the same file with the
    same name: `taken` are the folders that this file's plans have already.

    Raises:
        WrongUse: the folder cannot be written ("cannot_write"), or the disk is full ("disk_full"). Nothing is left
            behind then, nor when interrupted.
    """
    try:
        with _made(out):
            target = _target(out, lea, year, sha256, taken)
            _write_beside(target, files)
    except OSError as error:
        raise _write_error(error, out) from error
    return target


def _write_error(error: OSError, out: Path) -> LcapError:
    return WrongUse("disk_full" if error.errno in FULL else "cannot_write", folder=str(out))


@contextlib.contextmanager
def _made(out: Path) -> Iterator[None]:
    """Make `out`; if what follows fails, remove again the folders that were made for it."""
    new = [path for path in (out, *out.parents) if not path.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for path in new:
            with contextlib.suppress(OSError):
                path.rmdir()
        raise


def _target(out: Path, lea: str, year: str, sha256: str, taken: Collection[Path]) -> Path:
    numbered = (folder_name(lea, year, sha256, number) for number in range(1, len(taken) + 2))
    for name in (folder_name(lea, year), *numbered):
        target = out / name
        if target not in taken and (not target.exists() or _belongs_to(target, sha256)):
            return target
    raise WrongUse("cannot_write", folder=str(target))


def _belongs_to(folder: Path, sha256: str) -> bool:
    """Whether the folder holds our result for that very file."""
    return any(_hash_in(folder / owner) == sha256 for owner in OWNERS)


def _hash_in(path: Path) -> str | None:
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return meta.get("sha256") if isinstance(meta, dict) else None


def _write_beside(target: Path, files: Mapping[str, bytes]) -> None:
    """Write into a new folder beside `target`, then put it in `target`'s place."""
    fresh = target.parent / f".lcap-{secrets.token_hex(8)}"
    try:
        fresh.mkdir()
        for name, content in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _put_in_place(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _put_in_place(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
        return
    old = fresh.with_name(fresh.name + "-old")
    target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
