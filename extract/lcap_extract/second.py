"""The second reader at work. It is the slow part, so a long file gets a second process for it.

The pages are known long before the boxes are: the helper sees the last pages while the first reader is still busy
with its tables; then both take what is left, from the two ends.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from lcap_extract.readers import plumber
from lcap_extract.readers.plumber import Lines, Seen
from lcap_models.place import Box

__all__ = ["PAGES_FOR_A_HELPER", "SecondReader", "second_reader"]

PAGES_FOR_A_HELPER = 24
"""A file with more pages is worth a second process: starting one costs 0.4 seconds, while the first reader works."""

Tell = Callable[[str, int, int], None]


class SecondReader:
    """Reads boxes with pdfplumber. `helper` does pages elsewhere; without one all is done here."""

    def __init__(self, data: bytes, helper: Executor | None = None) -> None:
        self._data, self._helper = data, helper
        self._early: dict[int, Future[Seen]] = {}
        self._here: plumber.Pages | None = None

    def expect(self, numbers: Sequence[int]) -> None:
        """Let the helper begin with pages that will be asked for."""
        if self._helper is not None:
            self._early = {number: self._helper.submit(_see_kept, number) for number in reversed(numbers)}

    def read(self, wanted: Mapping[int, Sequence[Box]], tell: Tell) -> dict[int, list[Lines]]:
        """Return, for each page number, the lines of visible text in each wanted box, in the order asked."""
        for number, task in self._early.items():
            if number not in wanted:
                task.cancel()
        here = self._here = self._here or plumber.Pages(self._data)
        answers: dict[int, list[Lines]] = {}
        for number in sorted(wanted):
            if number not in self._early or self._early[number].cancel():
                answers[number] = plumber.lines_at(here.see(number), wanted[number])
                tell("second", len(answers), len(wanted))
        for number in wanted.keys() - answers.keys():
            answers[number] = plumber.lines_at(self._result(number, here), wanted[number])
            tell("second", len(answers), len(wanted))
        return answers

    def _result(self, number: int, here: plumber.Pages) -> Seen:
        try:
            return self._early[number].result()
        except BrokenExecutor:  # the helper is gone, out of memory perhaps: its pages are ours
            return here.see(number)


@contextmanager
def second_reader(data: bytes, *, helped: bool) -> Iterator[SecondReader]:
    """Give a second reader; its helper process, if it gets one, starts at once and ends with the block."""
    if not helped:
        yield SecondReader(data)
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_keep, initargs=(data,)) as helper:
        helper.submit(_begun)  # a process starts with its first task: it gets ready while the pages are sorted out
        try:
            yield SecondReader(data, helper)
        finally:
            helper.shutdown(cancel_futures=True)


_kept: dict[str, plumber.Pages] = {}


def _keep(data: bytes) -> None:
    _kept["pages"] = plumber.Pages(data)


def _begun() -> None:
    """Do nothing: the process is there, and has opened the file."""


def _see_kept(number: int) -> Seen:
    return _kept["pages"].see(number)
