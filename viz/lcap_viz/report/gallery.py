"""The pictures of the report's proof: which place is on which, and which of them fit into the file.

The page is first written with a mark for each picture; what room is left then decides which of them it gets.
"""

import base64
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lcap_models.crops import Crop, Span, crop_of
from lcap_models.figure import State
from lcap_models.place import PdfPlace, Place
from lcap_models.plan import Entry

__all__ = ["LARGEST", "Frame", "Gallery", "Hook", "rank_of"]

LARGEST = 1_900_000
"""Bytes of a report with its pictures: a file of 2 MB still goes through mail and messengers."""

_MARK = re.compile("<!--picture (f[0-9]+)-->")
_LINE = re.compile(' of-(f[0-9]+)="')

_ORDER = ("contributing_actions", "contributing_annual_update", "planned_actions", "annual_update")
"""Tables whose rows are shown first, after figures in doubt, contradicted figures and those outside rows."""


@dataclass(frozen=True, slots=True)
class Hook:
    """Where a picture may hang: `key` names the place on the page, `picture` is its number, `rank` 0 comes first."""

    key: str
    picture: int
    rank: int
    spans: Mapping[str, Span]


Frame = Callable[[Crop, str, Mapping[str, Span]], str]
"""Gives the HTML of a picture: the picture, its address, and where in it which figure stands."""


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

    def hung(self, html: str, hooks: Sequence[Hook], frame: Frame) -> str:
        """Return the page with its pictures, the most important first, as long as there is room.

        The page has a comment "picture KEY" for each hook, and lines of figures with the attribute `of-KEY`: it
        becomes their id where the picture that would carry it is not shown.
        """
        room, chosen = LARGEST - len(html.encode("utf-8", "replace")), dict[str, str]()
        for hook in sorted(hooks, key=lambda hook: hook.rank):
            crop = self.crops[hook.picture]
            framed = frame(crop, "data:image/png;base64," + base64.b64encode(crop.png).decode(), hook.spans)
            room -= len(framed)
            if room < 0:
                break
            chosen[hook.key] = framed
        html = _LINE.sub(lambda line: ' data-of="' if line[1] in chosen else ' id="', html)
        return _MARK.sub(lambda mark: chosen.get(mark[1], ""), html)


def rank_of(entry: Entry, *, contested: bool) -> int:
    """Return how early the picture of a figure is to be shown: 0 for one in doubt or contradicted."""
    if contested or entry.figure.state is State.DOUBTFUL:
        return 0
    if not entry.row:
        return 1
    return 2 + (_ORDER.index(entry.part) if entry.part in _ORDER else len(_ORDER))
