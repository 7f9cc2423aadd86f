"""A second process for the second reader: it sees pages while the first reader is at work.

`python -m lcap_extract.helper`: the pickled bytes of a PDF come in, then (page number, boxes); out go (number, lines in
these boxes), one after the other. Asked without boxes it sees the page and keeps what it saw: to send all words of a
page would take as long as a tenth of reading it. It ends when its input does, and with its group.

Not `multiprocessing`: that starts a third process, and imports as much again.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager, suppress
from threading import Event, Lock

from lcap_extract.readers.plumber import Lines, Pages, Seen, lines_at
from lcap_models.place import Box

__all__ = ["Helper"]

COMMAND = [sys.executable, "-P", "-m", "lcap_extract.helper"]


class Helper:
    """The process as its owner sees it. Threads may ask at the same time: the next page is known before one is done."""

    def __init__(self, data: bytes) -> None:
        self._data, self._begun = data, Event()
        self._process = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._writing, self._reading = Lock(), Lock()
        self._answers: dict[int, list[Lines]] = {}

    def begin(self) -> None:
        """Give it the file; waits until it is ready to take it. In a thread: what is asked meanwhile waits, too."""
        try:
            self._send(self._data)
        finally:
            self._begun.set()

    def _send(self, what: object) -> None:
        assert self._process.stdin is not None
        with self._writing, _told_apart():
            self._process.stdin.write(pickle.dumps(what))
            self._process.stdin.flush()

    def see(self, number: int) -> None:
        """Have a page seen, and wait for it. Raises what `lines_at` raises."""
        self.lines_at(number, ())

    def lines_at(self, number: int, boxes: Sequence[Box]) -> list[Lines]:
        """Return the lines of visible text in each box of a page, in the order asked.

        Raises:
            BrokenExecutor: the process is gone, out of memory perhaps.
        """
        assert self._process.stdout is not None
        self._begun.wait()
        self._send((number, boxes))
        with self._reading, _told_apart():
            while number not in self._answers:
                at, lines = pickle.load(self._process.stdout)
                self._answers[at] = lines
            return self._answers.pop(number)

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
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print goes to standard error
    pages = Pages(pickle.load(asked))
    seen: dict[int, Seen] = {}
    while True:
        try:
            number, boxes = pickle.load(asked)
        except EOFError:
            return
        if number not in seen:
            seen[number] = pages.see(number)
        answers.write(pickle.dumps((number, lines_at(seen[number], boxes))))
        answers.flush()


if __name__ == "__main__":
    _main()
