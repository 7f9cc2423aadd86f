"""What a page of the kit is made of: blocks of plain text, the same for paper, Word and tests.

A document holds no layout and no code of a page language; words are already in its language. Strangers' words (titles
of actions, names) are plain text that every renderer escapes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = [
    "TICK",
    "Block",
    "Boxes",
    "Break",
    "Document",
    "Grid",
    "Heading",
    "Lines",
    "Note",
    "Para",
    "Picture",
    "Points",
    "Script",
    "marked",
]

TICK = "[ ]"
"""A box to tick in a cell of a table: each renderer draws its own."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the largest inside a document."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `look` is "", "strong", "quiet" or "lead"."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list: with dots, with numbers, or with boxes to tick."""

    items: tuple[str, ...]
    mark: str = "dot"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: one heading per column; `widths` are parts of the whole; `tall` leaves room to write in its rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    right: tuple[int, ...] = ()
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on, with a label above."""

    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Empty boxes to write in, side by side, each with its label."""

    labels: tuple[str, ...]
    height: int = 30
    """Millimetres."""


@dataclass(frozen=True, slots=True)
class Note:
    """A framed note."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """Words to say aloud."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with what it says in words; `width` is its part of the column, 0 to 100."""

    svg: str
    alt: str
    width: int = 100


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""


Block = Heading | Para | Points | Grid | Lines | Boxes | Note | Script | Picture | Break


@dataclass(frozen=True, slots=True)
class Document:
    """One document in one language. `running` stands small on every page: whose plan, which year, which file."""

    lang: str
    title: str
    subtitle: str
    running: str
    blocks: tuple[Block, ...]
    page_word: str
    """How a page is numbered, with {page} and {total}."""

    small: bool = False
    """Whether its letters are 11 points, for sheets that must stay one page each; else 12."""

    bare: bool = False
    """Whether it has no title of its own on the first page: sheets that each begin with a heading."""

    whole: bool = False
    """Whether what stands under a heading of level 1 stays on one page: cards and exercises, none longer than one."""


def marked(blocks: Iterable[Block]) -> bool:
    """Tell whether a mark of doubt (?) or of contradiction (≠) stands in the words of these blocks."""
    return any("≠" in text or " ?" in text for block in blocks for text in _words(block))


def _words(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Para | Note | Script):
        yield block.text
    elif isinstance(block, Points):
        yield from block.items
    elif isinstance(block, Grid):
        yield from (cell for row in block.rows for cell in row)
