"""What stands beside the tick boxes: the items of each row of boxes, ticked or not, and what they say of an action."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lcap_extract.budgeted.marks import Mark, sign_of
from lcap_extract.budgeted.sheets import Sheet
from lcap_extract.budgeted.spellings import begins_with, keys_of, spellings
from lcap_extract.ink import Word, line_text, lines_of
from lcap_extract.wording import squash

__all__ = ["Choice", "Item", "Ticks", "rows_of_items"]

SAME_ROW = 5.0
"""Boxes whose middles are this close, in points, stand in one row."""

LEAN = 3.0
"""A word may begin this far before its box ends, or stand this far above or below it."""

CONTRIBUTING = {"included_groups", "scope"}
"""The rows of boxes of which a tick says that the action counts as increased or improved services."""


@dataclass(frozen=True, slots=True)
class Item:
    """The words beside a tick box."""

    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of tick boxes: its page, where it begins, its items from left to right.

    `on_picture`: its boxes were found on a picture, where one may have been overlooked.
    """

    page: int
    top: float
    x0: float
    items: tuple[Item, ...]
    on_picture: bool = False

    @property
    def is_known(self) -> bool:
        """Tell whether the items are some that these forms print."""
        return any(_kind_of(item.text)[1] for item in self.items)

    @property
    def is_whole(self) -> bool:
        """Tell whether the items are all that these forms print in such a row, each with a box of its own."""
        found = [_kind_of(item.text) for item in self.items]
        kinds = {kind for kind, name in found if name}
        names = sorted(squash(name) for _, name in found)
        return len(kinds) == 1 and names == sorted({squash(name) for name in spellings()["items"][kinds.pop()]})


@dataclass(slots=True)
class Ticks:
    """What is ticked for an action, in printed order; `seen` tells whether it had tick boxes at all.

    `on_picture`: they were found on a picture; `whole` are then the kinds of rows of which no box is missing.
    """

    groups: list[str] = field(default_factory=list)
    scope: list[str] = field(default_factory=list)
    location: list[str] = field(default_factory=list)
    contributing: bool = False
    seen: bool = False
    on_picture: bool = False
    whole: set[str] = field(default_factory=set)

    @property
    def answer(self) -> str:
        """Return "yes" if a box of the contributing block is ticked, "no" if none is, or empty if unknown."""
        if self.contributing:
            return "yes"
        return "no" if self.seen and (not self.on_picture or self.whole >= CONTRIBUTING) else ""

    def take(self, choice: Choice) -> None:
        """Note the ticked items of a row that tells of students, scope or location."""
        for item in choice.items:
            kind, name = _kind_of(item.text)
            if kind not in {"not_included_groups", "included_groups", "scope", "location"}:
                continue
            self.seen = True
            self.on_picture |= choice.on_picture
            if choice.on_picture and not choice.is_whole:
                continue
            self.whole.add(kind)
            if item.ticked:
                self._tick(kind, name if squash(name) == squash(item.text) else item.text)

    def _tick(self, kind: str, text: str) -> None:
        self.contributing |= kind in CONTRIBUTING
        {"scope": self.scope, "location": self.location}.get(kind, self.groups).append(text)


def _kind_of(text: str) -> tuple[str, str]:
    """Return the group of items that the text begins with one of, and that item."""
    found = ((kind, begins_with(text, spellings()["items"][kind])) for kind in keys_of("items"))
    return max(found, key=lambda pair: len(pair[1]))


def rows_of_items(sheet: Sheet, marks: Sequence[Mark]) -> list[Choice]:
    """Return the rows of tick boxes of a page, from top to bottom."""
    rows: list[list[Mark]] = []
    for mark in sorted(marks, key=_middle):
        if rows and abs(_middle(rows[-1][-1]) - _middle(mark)) <= SAME_ROW:
            rows[-1].append(mark)
        else:
            rows.append([mark])
    words = [word for line in sheet.lines for word in line.words]
    return [_choice(sheet, sorted(row, key=lambda m: m.box.x0), words) for row in rows]


def _middle(mark: Mark) -> float:
    return (mark.box.top + mark.box.bottom) / 2


def _choice(sheet: Sheet, row: Sequence[Mark], words: Iterable[Word]) -> Choice:
    top, bottom = min(m.box.top for m in row), max(m.box.bottom for m in row)
    beside = [word for word in words if top - LEAN <= (word.top + word.bottom) / 2 <= bottom + LEAN]
    ends = [mark.box.x0 - 1 for mark in row[1:]] + [sheet.width]
    items = (Item(_text(mark, end, beside), mark.ticked) for mark, end in zip(row, ends, strict=True))
    return Choice(sheet.number, top, row[0].box.x0, tuple(items))


def _text(mark: Mark, end: float, words: Sequence[Word]) -> str:
    own = [word for word in words if mark.box.x1 - LEAN <= word.x0 < end or _holds(word, mark)]
    parts = [line_text(line) for line in lines_of(list(_without_sign(own)))]
    text = " ".join(part for part in parts if part).strip()
    for word in spellings()["between"]:
        text = text.removesuffix(" " + word).strip()
    return text.rstrip(spellings()["item_ends"])


def _holds(word: Word, mark: Mark) -> bool:
    return len(word.text) > 1 and abs(word.x0 - mark.box.x0) < 1 and sign_of(word.text[0]) is not None


def _without_sign(words: Iterable[Word]) -> Iterator[Word]:
    for word in words:
        if sign_of(word.text[:1]) is None:
            yield word
        elif len(word.text) > 1:
            yield Word(word.text[1:], word.x0, word.top, word.x1, word.bottom, word.order)
