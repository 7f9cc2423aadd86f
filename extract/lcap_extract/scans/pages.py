"""What the rest of `lcap_extract` asks of pictures: a file whose picture pages were read, and the second engine.

with scans(source) as pictures:
    seen = pictures.see(numbers, tell)             # page number -> what the first engine saw there
    pdf = WithPictures(pdf, seen)                  # pdf[n] is a page, or what was seen in its place
    lines = pictures.read(wanted, tell)            # what the second engine reads in boxes
"""

from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from lcap_extract.opening import Source
from lcap_extract.pages import PageText
from lcap_extract.readers.runs import has_misnamed_fonts
from lcap_extract.scans.choosing import is_scan, may_show_a_table, with_text_of, worth_reading
from lcap_extract.scans.crew import Crew
from lcap_extract.scans.found import SeenPage
from lcap_extract.scans.setup import Missing, Setup, find_setup
from lcap_extract.unread import pages_without_names
from lcap_models.place import Box

__all__ = ["FIRST", "SECOND", "Scans", "WithPictures"]

FIRST, SECOND = "tesseract", "rapidocr"
"""The names of the engines, as readings carry them."""

BOXES_OF_A_TASK = 60
"""Boxes that the second engine is asked at once: a task is bounded in time."""

Lines = tuple[str, ...]
Tell = Callable[[str, int, int], None]


class WithPictures:
    """An open PDF, some of whose pages are what OCR saw in their place."""

    def __init__(self, pdf: Any, seen: Mapping[int, SeenPage]) -> None:
        self._pdf, self._seen = pdf, seen

    def __len__(self) -> int:
        return len(self._pdf)

    def __getitem__(self, index: int) -> Any:
        return self._seen.get(index + 1) or self._pdf[index]

    @property
    def misnames(self) -> bool:
        """Whether a font of the pages read so far shows other digits than it names."""
        return has_misnamed_fonts(self._pdf.document)


class Scans:
    """OCR for one file. Its processes start when they are needed, and end with the `with`."""

    def __init__(self, source: Source, setup: Setup | Missing | None = None) -> None:
        self._data, self._wishes = source.data, source.wishes
        self._setup: Setup | Missing | None = "pictures_unwanted" if not source.wishes.ocr else setup
        self._crew: Crew | None = None
        self.seen: dict[int, SeenPage] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._crew is not None:
            self._crew.__exit__(kind, error, at)

    def see(self, pdf: Any, texts: Sequence[PageText], tell: Tell) -> tuple[PageText, ...]:
        """Look at the pages that are pictures, show one, or name their letters wrongly; return the texts with theirs.

        `seen` holds the pages.

        Args:
            pdf: the open file.
            texts: the pages' texts, empty for those that nobody wants.
            tell: told how many pages are done.
        """
        own = [page for page in texts if self._wishes.wants(page.number)]
        unnamed = pages_without_names(pdf, own, {}) if isinstance(self._found_setup(), Setup) else ()
        scanned = [page.number for page in own if page.number in unnamed or is_scan(pdf, page)]
        mixed = may_show_a_table(pdf, [page for page in own if page.number not in unnamed])
        found = self._looked_at(sorted((*scanned, *mixed)), tell)
        by_number = {page.number: page for page in own}
        for number, seen in found.items():
            if number in scanned:
                self.seen[number] = seen
            elif worth_reading(seen, by_number[number]):
                self.seen[number] = with_text_of(pdf, seen, by_number[number])
        return self._with_seen(texts)

    def see_pages(self, numbers: Sequence[int], texts: Sequence[PageText], tell: Tell) -> tuple[PageText, ...]:
        """Look at these pages, whatever text they have, and return the texts with what was seen on them."""
        self.seen |= self._looked_at(numbers, tell)
        return self._with_seen(texts)

    def _with_seen(self, texts: Sequence[PageText]) -> tuple[PageText, ...]:
        return tuple(PageText.of(n, self.seen[n].text) if (n := page.number) in self.seen else page for page in texts)

    def _looked_at(self, numbers: Sequence[int], tell: Tell) -> dict[int, SeenPage]:
        """Return what the first engine sees on pages, without those on which it sees no text."""
        crew = self._started() if numbers else None
        if crew is None:
            return {}
        tell("pictures", 0, len(numbers))
        answers = crew.do([("see", number) for number in numbers], lambda n: tell("pictures", n, len(numbers)))
        return {number: page for number, page in zip(numbers, answers, strict=True) if page is not None}

    def read(self, wanted: Mapping[int, Sequence[Box]], tell: Tell) -> dict[int, list[Lines]]:
        """Return, for each page that was seen, the lines that the second engine reads in each box."""
        pages = sorted(set(wanted) & set(self.seen))
        crew = self._started() if pages else None
        if crew is None:
            return {}
        tasks = [
            ("read", number, self.seen[number].stance, list(wanted[number][start : start + BOXES_OF_A_TASK]))
            for number in pages
            for start in range(0, len(wanted[number]), BOXES_OF_A_TASK)
        ]
        answers = crew.do(tasks, lambda n: tell("second", n, len(tasks)))
        found: dict[int, list[Lines]] = {number: [] for number in pages}
        for task, answer in zip(tasks, answers, strict=True):
            found[task[1]] += answer if answer is not None else [()] * len(task[3])
        return found

    def why_left(self) -> str:
        """Return the key of the sentence why no picture was read, or empty where they were looked at."""
        setup = self._found_setup()
        return "" if isinstance(setup, Setup) else setup

    def _found_setup(self) -> Setup | Missing:
        if self._setup is None:
            self._setup = find_setup()
        return self._setup

    def _started(self) -> Crew | None:
        setup = self._found_setup()
        if self._crew is None and isinstance(setup, Setup):
            self._crew = Crew(self._data, setup)
        return self._crew
