"""Where each shown figure's proof stands on the page: an anchor per printed figure, one per sum of ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from lcap_models.figure import Figure
from lcap_models.plan import Entry, Plan, entries
from lcap_viz.facts import Amount

__all__ = ["Anchors", "Group", "Proven", "groups"]


@dataclass(frozen=True, slots=True)
class Proven:
    """One line of the proof list: a printed figure with its address and anchor."""

    anchor: str
    entry: Entry

    @property
    def label(self) -> str:
        """Key of the figure's name in the catalogs."""
        return f"column.{self.entry.column}" if self.entry.row else f"key.{self.entry.column}"


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one part of the plan: a table, an overview, the services section."""

    part: str
    occurrence: int
    year: str
    lines: tuple[Proven, ...]


class Anchors:
    """Gives every figure its anchor. Sums of ours get theirs when they are first shown."""

    def __init__(self, plan: Plan) -> None:
        self.lines = tuple(Proven(f"f{n}", entry) for n, entry in enumerate(entries(plan), 1))
        self._figures: dict[Figure, str] = {}
        for line in reversed(self.lines):
            self._figures[line.entry.figure] = line.anchor
        self._sums: dict[Amount, str] = {}

    def of(self, figure: Figure) -> str:
        """Return the anchor of a figure of the plan; empty if it is none of the plan's."""
        return self._figures.get(figure, "")

    def of_amount(self, amount: Amount) -> str:
        """Return the anchor of an amount: its figure's, or one of our own sums'."""
        if amount.value is None or not amount.figures:
            return ""
        if not amount.computed:
            return self.of(amount.figures[0])
        return self._sums.setdefault(amount, f"c{len(self._sums) + 1}")

    @property
    def sums(self) -> Mapping[Amount, str]:
        """The sums shown so far, with their anchors, in the order in which they were first shown."""
        return dict(self._sums)


def groups(plan: Plan, anchors: Anchors) -> Iterator[Group]:
    """Yield the figures that have a value or words, by part of the plan, in printed order."""
    printed = (line for line in anchors.lines if line.entry.figure.value is not None or line.entry.figure.text.strip())
    years = _years(plan)
    for (part, occurrence), lines in groupby(printed, key=lambda line: (line.entry.part, line.entry.occurrence)):
        yield Group(part, occurrence, years.get((part, occurrence), ""), tuple(lines))


def _years(plan: Plan) -> dict[tuple[str, int], str]:
    found = {("overview", n): overview.year for n, overview in enumerate(plan.overviews, 1)}
    found |= {("services", n): section.year for n, section in enumerate(plan.services, 1)}
    for table in plan.tables:
        n = 1 + sum(part == table.kind for part, _ in found)
        found[table.kind, n] = table.year
    return found
