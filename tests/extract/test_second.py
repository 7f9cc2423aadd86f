"""The second reader: alone or with a helper process, the answers are the same."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lcap_extract.helper import Helper
from lcap_extract.opening import open_source
from lcap_extract.plans import first_reading
from lcap_extract.readers.plumber import Lines, Pages, Seen
from lcap_extract.second import WORTH_OPENING, SecondReader, second_reader
from lcap_models.place import Box

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "valle-dorado-2024" / "plan.pdf"
WHOLE_PAGE = [Box(0, 0, 2000, 2000)]


def read(reader: SecondReader, early: list[int]) -> dict[int, list[Lines]]:
    told: list[tuple[int, int]] = []
    reader.expect(early)
    answers = reader.read(dict.fromkeys([26, 28, 30], WHOLE_PAGE), lambda _, done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    return answers


def test_a_helper_process_changes_nothing_but_the_time() -> None:
    data = open_source(SAMPLE).data
    alone = read(SecondReader(data), [])
    with second_reader(data, helped=True) as helped:
        assert read(helped, [20, 26, 28, 30]) == alone
    assert all(lines for page in alone.values() for lines in page)


def test_pages_of_a_helper_that_is_killed_at_work_are_read_here() -> None:
    data = open_source(SAMPLE).data
    helper = Helper(data)
    helper.begin()
    helper.see(30)
    assert helper.lines_at(30, WHOLE_PAGE)[0]
    helper.end()
    with ThreadPoolExecutor(2) as threads:
        assert read(SecondReader(data, helper, threads), [26, 28, 30]) == read(SecondReader(data), [])


class Slow(Helper):
    """A helper that takes its time."""

    def see(self, number: int) -> None:
        time.sleep(0.2)
        super().see(number)


def test_pages_that_would_keep_the_helper_long_are_read_on_both_sides() -> None:
    data = open_source(SAMPLE).data
    many = list(range(10, 10 + WORTH_OPENING + 4))
    helper = Slow(data)
    helper.begin()
    with ThreadPoolExecutor(1) as threads:
        reader = SecondReader(data, helper, threads)
        reader.expect(many)
        found = reader.read(dict.fromkeys(many, WHOLE_PAGE), lambda *_: None)
        taken = [number for number, task in reader._early.items() if task.cancelled()]
    helper.end()
    assert 0 < len(taken) < len(many)
    assert found == SecondReader(data).read(dict.fromkeys(many, WHOLE_PAGE), lambda *_: None)


def test_a_file_that_it_cannot_open_gets_no_second_reading_and_no_crash() -> None:
    assert Pages(b"%PDF-1.4 nothing more").see(1) == Seen((), ())


def test_the_second_reader_is_told_early_which_pages_hold_figures() -> None:
    told: list[int] = []
    first_reading(open_source(SAMPLE), expect=told.extend)
    assert {2, 26, 28, 30} <= set(told)
