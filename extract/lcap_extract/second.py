"""The second reader at work: in two processes where the file is long, since it is the slow part."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from lcap_extract.readers import plumber
from lcap_extract.readers.plumber import Lines
from lcap_models.place import Box

__all__ = ["second_reader"]

PAGES_FOR_A_HELPER = 24
"""A file with more pages gets a second process: starting one costs 0.3 seconds, while the first reader works."""

Wanted = Mapping[int, Sequence[Box]]
Tell = Callable[[str, int, int], None]
Ask = Callable[[Wanted, Tell], dict[int, list[Lines]]]


@contextmanager
def second_reader(data: bytes, pages: int) -> Iterator[Ask]:
    """Give a function that reads boxes with pdfplumber. Its helper process starts at once and ends with the block."""
    if pages <= PAGES_FOR_A_HELPER:
        yield lambda wanted, tell: plumber.read_boxes(data, wanted)
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_keep, initargs=(data,)) as pool:
        warm = pool.submit(_warm)

        def read(wanted: Wanted, tell: Tell) -> dict[int, list[Lines]]:
            numbers = list(wanted)
            tasks: dict[int, Future[list[Lines]]] = {n: pool.submit(_read_kept, n, list(wanted[n])) for n in numbers}
            answers: dict[int, list[Lines]] = {}
            for number in reversed(numbers):
                if tasks[number].cancel():
                    answers.update(plumber.read_boxes(data, {number: wanted[number]}))
                    tell("second", len(answers), len(numbers))
            for number, task in tasks.items():
                if not task.cancelled():
                    answers[number] = task.result()
            tell("second", len(numbers), len(numbers))
            return answers

        yield read
        warm.cancel()


_kept: dict[str, bytes] = {}


def _keep(data: bytes) -> None:
    _kept["data"] = data


def _warm() -> None:
    import pdfplumber  # noqa: F401, PLC0415


def _read_kept(number: int, boxes: list[Box]) -> list[Lines]:
    return plumber.read_boxes(_kept["data"], {number: boxes})[number]
