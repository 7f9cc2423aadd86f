"""A published sample: its plan, its look, its length, and the contradictions planted in it."""

from dataclasses import dataclass
from pathlib import Path

from valle_dorado.layout import ALL_PARTS, lay_out
from valle_dorado.printed import PrintedPlan
from valle_dorado.record import Layout
from valle_dorado.style import Style
from valle_dorado.truth import write

__all__ = ["Planted", "Sample", "save"]


@dataclass(frozen=True, slots=True)
class Planted:
    """One contradiction: where, what is printed, what the rest gives.

    Where: figures' keys, "table.goal.action.column", or "reasons.scope.goal/action".
    """

    kind: str
    keys: tuple[str, ...]
    printed: str
    gives: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample: `length` sentences per answer, at least so many instruction pages."""

    name: str
    about: str
    plan: PrintedPlan
    style: Style
    parts: tuple[str, ...] = ALL_PARTS
    length: int = 3
    instruction_pages: int = 4
    planted: tuple[Planted, ...] = ()

    def lay_out(self) -> Layout:
        """Return the sample's PDF and record."""
        return lay_out(self.plan, self.style, self.parts, self.length, self.instruction_pages)


def save(sample: Sample, home: Path) -> Layout:
    """Write plan.pdf and its truth into home/<name>/ and return the layout."""
    layout = sample.lay_out()
    folder = home / sample.name
    write(sample.plan, layout, folder)
    (folder / "plan.pdf").write_bytes(layout.pdf)
    return layout
