"""The second reader at work. It is the slow part, so a long file gets a second process for it.

The pages are known long before the boxes are: the helper sees the last pages while the first reader is still busy
with its tables. What it has not begun by then is read here where that is worth opening the file a second time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager

from lcap_extract.helper import Helper
from lcap_extract.readers import plumber
from lcap_extract.readers.plumber import Lines
from lcap_models.place import Box

__all__ = ["PAGES_FOR_A_HELPER", "SecondReader", "second_reader"]

PAGES_FOR_A_HELPER = 24
"""A file with more pages is worth a second process: starting one costs 0.2 seconds, while the first reader works."""

WORTH_OPENING = 16
"""With more pages left to the helper, pages are read here too: opening the file takes as long as some ten pages."""

ASKED_AT_ONCE = 2
"""The helper knows the next page before it is done with one."""

Tell = Callable[[str, int, int], None]


class SecondReader:
    """Reads boxes with pdfplumber. With a helper, and threads to wait for it, pages are read elsewhere, too."""

    def __init__(self, data: bytes, helper: Helper | None = None, threads: Executor | None = None) -> None:
        self._data, self._helper, self._threads = data, helper, threads
        self._early: dict[int, Future[None]] = {}
        self._here: plumber.Pages | None = None

    def expect(self, numbers: Sequence[int]) -> None:
        """Let the helper begin with pages that will be asked for."""
        if self._helper is not None and self._threads is not None:
            self._early = {number: self._threads.submit(self._helper.see, number) for number in reversed(numbers)}

    def read(self, wanted: Mapping[int, Sequence[Box]], tell: Tell) -> dict[int, list[Lines]]:
        """Return, for each page number, the lines of visible text in each wanted box, in the order asked."""
        for number, task in self._early.items():
            if number not in wanted:
                task.cancel()
        answers: dict[int, list[Lines]] = {}
        for number in sorted(wanted):
            if number not in self._early or (self._is_worth_it() and self._early[number].cancel()):
                answers[number] = self._read_here(number, wanted[number])
                tell("second", len(answers), len(wanted))
        for number in sorted(wanted.keys() - answers.keys(), reverse=True):
            answers[number] = self._read_elsewhere(number, wanted[number])
            tell("second", len(answers), len(wanted))
        return answers

    def _is_worth_it(self) -> bool:
        """Tell whether to take pages from the helper."""
        waiting = sum(not (task.running() or task.done()) for task in self._early.values())
        return self._here is not None or waiting > WORTH_OPENING

    def _read_here(self, number: int, boxes: Sequence[Box]) -> list[Lines]:
        self._here = self._here or plumber.Pages(self._data)
        return plumber.lines_at(self._here.see(number), boxes)

    def _read_elsewhere(self, number: int, boxes: Sequence[Box]) -> list[Lines]:
        assert self._helper is not None
        try:
            self._early[number].result()
            return self._helper.lines_at(number, boxes)
        except BrokenExecutor:  # the helper is gone, out of memory perhaps: its pages are ours
            return self._read_here(number, boxes)


@contextmanager
def second_reader(data: bytes, *, helped: bool) -> Iterator[SecondReader]:
    """Give a second reader; its helper process, if it gets one, starts at once and ends with the block."""
    if not helped:
        yield SecondReader(data)
        return
    helper = Helper(data)
    with ThreadPoolExecutor(ASKED_AT_ONCE) as threads:
        threads.submit(helper.begin)
        try:
            yield SecondReader(data, helper, threads)
        finally:
            helper.end()
            threads.shutdown(cancel_futures=True)
