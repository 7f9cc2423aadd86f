"""The pictures of the report's proof: which place is on which, and which of them fit into the file.

The page is first written with a mark for each picture; what room is left then decides which of them it gets.
"""

import base64
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from lcap_models.crops import Crop, crop_of
from lcap_models.figure import State
from lcap_models.place import PdfPlace, Place
from lcap_models.plan import Entry

__all__ = ["LARGEST", "Gallery"]

LARGEST = 1_900_000
"""Bytes of a report with its pictures: a file of 2 MB still goes through mail and messengers."""

_MARK = re.compile("<!--picture ([0-9]+)-->")

_ORDER = ("contributing_actions", "contributing_annual_update", "planned_actions", "annual_update")
"""Tables whose rows are shown first, after figures in doubt, contradicted figures and those outside rows."""


class Gallery:
    """The pictures of a plan by number; `of` finds the one that shows a place."""

    def __init__(self, crops: Sequence[Crop]) -> None:
        self.crops = tuple(crops)
        self._numbers = {id(crop): number for number, crop in enumerate(self.crops)}
        self._pages: defaultdict[int, list[Crop]] = defaultdict(list)
        for crop in self.crops:
            self._pages[crop.page].append(crop)

    def of(self, place: Place) -> int | None:
        """Return the number of the picture that shows a place, or None."""
        if not isinstance(place, PdfPlace):
            return None
        found = crop_of(self._pages[place.page], place.page, place.box)
        return None if found is None else self._numbers[id(found)]

    def mark(self, number: int) -> Markup:
        """Return what stands on the page where a picture may come."""
        return Markup("<!--picture {}-->").format(number)

    def hung(self, html: str, shown: Iterable[tuple[Entry, bool]], frame: Callable[[Crop, str], str]) -> str:
        """Return the page with its pictures, the most important first, as long as there is room.

        `shown` are the figures with whether the plan contradicts them; `frame` gives the HTML of a picture with its
        address.
        """
        room, chosen = LARGEST - len(html.encode("utf-8", "replace")), {}
        for number in self._by_rank(shown):
            crop = self.crops[number]
            framed = frame(crop, "data:image/png;base64," + base64.b64encode(crop.png).decode())
            room -= len(framed)
            if room < 0:
                break
            chosen[str(number)] = framed
        return _MARK.sub(lambda mark: chosen.get(mark[1], ""), html)

    def _by_rank(self, shown: Iterable[tuple[Entry, bool]]) -> list[int]:
        ranks: dict[int, int] = {}
        for entry, contested in shown:
            number = self.of(entry.figure.place)
            if number is not None:
                ranks[number] = min(_rank(entry, contested), ranks.get(number, len(_ORDER) + 3))
        return sorted(ranks, key=lambda number: (ranks[number], number))


def _rank(entry: Entry, contested: bool) -> int:
    if contested or entry.figure.state is State.DOUBTFUL:
        return 0
    if not entry.row:
        return 1
    return 2 + (_ORDER.index(entry.part) if entry.part in _ORDER else len(_ORDER))
