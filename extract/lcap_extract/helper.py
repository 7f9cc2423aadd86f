"""A second process for the second reader: it sees pages while the first reader is at work.

`python -m lcap_extract.helper`: the pickled bytes of a PDF come in, then page numbers; for each goes out (number, what
pdfplumber sees there). It ends when its input does, and with its group. Not `multiprocessing`: that starts a third
process, and imports as much again.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lcap_extract.readers.plumber import Seen

__all__ = ["Helper"]

COMMAND = [sys.executable, "-P", "-m", "lcap_extract.helper"]


class Helper:
    """The process as its owner sees it. Threads may ask at the same time: the next page is known before one is done."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._writing, self._reading = Lock(), Lock()
        self._seen: dict[int, Seen] = {}

    def send(self, what: object) -> None:
        """Give it the file, then numbers; waits until it takes them. Raises what `see` raises."""
        assert self._process.stdin is not None
        with self._writing, _told_apart():
            self._process.stdin.write(pickle.dumps(what))
            self._process.stdin.flush()

    def see(self, number: int) -> "Seen":
        """Return what stands on a page.

        Raises:
            BrokenExecutor: the process is gone, out of memory perhaps.
        """
        assert self._process.stdout is not None
        self.send(number)
        with self._reading, _told_apart():
            while number not in self._seen:
                at, seen = pickle.load(self._process.stdout)
                self._seen[at] = seen
            return self._seen.pop(number)

    def end(self) -> None:
        """End the process; who waits for it hears that it is gone."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()


@contextmanager
def _told_apart() -> Iterator[None]:
    """Tell the end of the process from other errors."""
    try:
        yield
    except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:  # ValueError: the pipe is closed
        raise BrokenExecutor("the helper is gone") from error


def _main() -> None:
    from lcap_extract.readers.plumber import Pages  # noqa: PLC0415  the owner may have no need of it

    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print goes to standard error
    pages = Pages(pickle.load(asked))
    while True:
        try:
            number = pickle.load(asked)
        except EOFError:
            return
        answers.write(pickle.dumps((number, pages.see(number)), pickle.HIGHEST_PROTOCOL))
        answers.flush()


if __name__ == "__main__":
    _main()
