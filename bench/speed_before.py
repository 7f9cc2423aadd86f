"""Two states of lcap side by side: a commit, cloned into a folder of its own, and the tree as it stands.

Both run with the Python and the libraries that are installed, in turns, so that what else the machine does falls on
both alike. A commit whose dependencies are gone cannot be measured so.
"""

import os
import platform
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PACKAGES = (".", "extract", "models", "viz")


@dataclass(frozen=True)
class Turn:
    """One run: seconds by the clock, seconds of processor time of all its processes."""

    clock: float
    cpu: float


Run = Callable[[str, Path, Path, dict[str, str]], Turn]
"""Runs one way on a file, in a folder, with an environment."""


@contextmanager
def cloned(root: Path, commit: str) -> Iterator[Path]:
    """Give a folder with that commit's files, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="lcap-before-") as folder:
        for command in (["clone", "--quiet", "--no-checkout", str(root), folder],
                        ["-C", folder, "checkout", "--quiet", "--detach", commit]):  # fmt: skip
            subprocess.run(["git", *command], check=True)
        yield Path(folder)


def environment(tree: Path, compiled: Path) -> dict[str, str]:
    """Return the environment in which Python imports the packages of that tree, before those installed.

    What Python compiles is kept in the folder `compiled`, for both trees alike.
    """
    own = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    path = os.pathsep.join(str((tree / part).resolve()) for part in PACKAGES)
    return {**own, "PYTHONPATH": path, "PYTHONPYCACHEPREFIX": str(compiled)}


def compare(root: Path, commit: str, file: Path, ways: dict[str, str], *, repeat: int, run: Run) -> None:
    """Print a table: each way of `ways` (name to title) before and now, `repeat` runs of each in turns."""
    with cloned(root, commit) as before, tempfile.TemporaryDirectory() as compiled:
        trees = {tree: environment(tree, Path(compiled)) for tree in (before, root)}
        found = {name: _turns(name, file, trees, repeat, run) for name in ways}
    print(f"{file.parent.name}/{file.name}: {commit} and the tree as it stands, {repeat} runs of each in turns")
    print(f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}\n")
    print(f"{'':<38}{'before s':>9}{'now s':>8}{'now/before':>12}{'best':>8}{'CPU s before':>14}{'now':>7}{'ratio':>8}")
    for name, (old, new) in found.items():
        print(f"{ways[name]:<38}{_line(old, new)}")
    print("\nseconds by the clock and ratio: median; best: fastest by fastest; CPU: least seconds, all processes")


def _turns(
    name: str, file: Path, trees: Mapping[Path, dict[str, str]], repeat: int, run: Run
) -> tuple[list[Turn], list[Turn]]:
    """Return the runs in each tree, after one in each that does not count; who goes first alternates."""
    turns: tuple[list[Turn], list[Turn]] = ([], [])
    both = list(zip(turns, trees.items(), strict=True))
    for number in range(repeat + 1):
        for found, (tree, own) in both if number % 2 else reversed(both):
            turn = run(name, file, tree, own)
            if number:
                found.append(turn)
    return turns


def _line(old: Sequence[Turn], new: Sequence[Turn]) -> str:
    middle = [median(turn.clock for turn in turns) for turns in (old, new)]
    best = [min(turn.clock for turn in turns) for turns in (old, new)]
    cpu = [min(turn.cpu for turn in turns) for turns in (old, new)]
    return (
        f"{middle[0]:>9.2f}{middle[1]:>8.2f}{middle[1] / middle[0]:>12.2f}{best[1] / best[0]:>8.2f}"
        f"{cpu[0]:>14.2f}{cpu[1]:>7.2f}{cpu[1] / cpu[0] if cpu[0] else 0:>8.2f}"
    )
