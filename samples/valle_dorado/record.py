"""What a layout put on which page: the only source of the truth files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Layout", "Record", "RowRecord"]


@dataclass(frozen=True, slots=True)
class RowRecord:
    """One printed row: the page where it starts and, by column, what it visibly says (amounts as printed)."""

    page: int
    goal: str
    action: str
    texts: Mapping[str, str]


@dataclass(slots=True)
class Record:
    """Filled while pages are drawn. `figures`: key -> (text, page), in printed order; `rows` and `words` by table."""

    figures: dict[str, tuple[str, int]] = field(default_factory=dict)
    second: dict[str, tuple[str, int]] = field(default_factory=dict)
    rows: dict[str, list[RowRecord]] = field(default_factory=dict)
    tables: dict[str, list[int]] = field(default_factory=dict)
    words: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)

    def say(self, table: str, **columns: str) -> None:
        """Record a row of a table of words (goals, action_descriptions, reasons): column -> what it says."""
        self.words.setdefault(table, []).append(columns)


@dataclass(frozen=True, slots=True)
class Layout:
    """A finished document: the PDF, the number of its pages, and what stands where."""

    pdf: bytes
    pages: int
    record: Record
