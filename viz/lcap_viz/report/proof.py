"""Where each shown figure's proof stands on the page: an anchor per printed figure, one per sum of ours.

The list is made of pieces: what one picture shows (a row of a table, or a few lines of text) with its figures.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lcap_models.crops import Span, span_of
from lcap_models.figure import Figure, State
from lcap_models.place import PdfPlace, spot_of
from lcap_models.plan import Entry, Plan, entries
from lcap_viz.facts import Amount
from lcap_viz.report.gallery import Gallery

__all__ = ["Anchors", "Group", "Piece", "Proven", "Sure", "groups"]


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
class Sure:
    """Figures of a piece of which the same is known: state, reason, and which programs read them."""

    state: State
    reason: str
    readers: tuple[str, ...]
    lines: tuple[Proven, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A row of the plan, or figures outside rows that one picture shows; `picture` is its number in the gallery."""

    goal: str
    action: str
    title: str
    place: str
    picture: int | None
    spans: Mapping[str, Span]
    sures: tuple[Sure, ...]

    @property
    def alt(self) -> str:
        """What the picture shows, in the plan's own words."""
        return " ".join((self.title, *(line.entry.figure.text for sure in self.sures for line in sure.lines)))


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one part of the plan: a table, an overview, the services section."""

    part: str
    occurrence: int
    year: str
    pieces: tuple[Piece, ...]


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


def groups(plan: Plan, anchors: Anchors, gallery: Gallery) -> Iterator[Group]:
    """Yield the figures that have a value or words, by part of the plan, in printed order."""
    printed = (line for line in anchors.lines if line.entry.figure.value is not None or line.entry.figure.text.strip())
    years, titles = _years(plan), _titles(plan)
    for address, lines in groupby(printed, key=lambda line: (line.entry.part, line.entry.occurrence)):
        yield Group(*address, years.get(address, ""), tuple(_pieces(lines, titles, gallery)))


def _pieces(lines: Iterable[Proven], titles: Mapping[tuple[str, int, int], str], gallery: Gallery) -> Iterator[Piece]:
    found: dict[object, list[Proven]] = {}
    for line in lines:
        picture = gallery.of(line.entry.figure.place)
        where = spot_of(line.entry.figure.place)
        shown = where if picture is None and (line.entry.row or isinstance(where, int)) else picture
        found.setdefault((line.entry.row, shown), []).append(line)
    for together in found.values():
        yield _piece(together, titles, gallery)


def _piece(lines: Sequence[Proven], titles: Mapping[tuple[str, int, int], str], gallery: Gallery) -> Piece:
    first = lines[0].entry
    picture = gallery.of(first.figure.place)
    title = titles.get((first.part, first.occurrence, first.row), "")
    spans: dict[str, Span] = {}
    if picture is not None:
        crop = gallery.crops[picture]
        boxes = ((line.anchor, line.entry.figure.place) for line in lines)
        spans = {anchor: span_of(crop, place.box) for anchor, place in boxes if isinstance(place, PdfPlace)}
    return Piece(first.goal, first.action, title, str(spot_of(first.figure.place)), picture, spans, _sures(lines))


def _sures(lines: Iterable[Proven]) -> tuple[Sure, ...]:
    found: dict[tuple[State, str, tuple[str, ...]], list[Proven]] = {}
    for line in lines:
        figure = line.entry.figure
        readers = tuple(dict.fromkeys(reading.reader for reading in figure.readings))
        found.setdefault((figure.state, figure.reason, readers), []).append(line)
    return tuple(Sure(*known, tuple(same)) for known, same in found.items())


def _titles(plan: Plan) -> dict[tuple[str, int, int], str]:
    found: dict[tuple[str, int, int], str] = {}
    seen: dict[str, int] = {}
    for table in plan.tables:
        n = seen[table.kind] = seen.get(table.kind, 0) + 1
        found |= {(table.kind, n, number): row.texts.get("title", "") for number, row in enumerate(table.rows, 1)}
    return found


def _years(plan: Plan) -> dict[tuple[str, int], str]:
    found = {("overview", n): overview.year for n, overview in enumerate(plan.overviews, 1)}
    found |= {("services", n): section.year for n, section in enumerate(plan.services, 1)}
    for table in plan.tables:
        n = 1 + sum(part == table.kind for part, _ in found)
        found[table.kind, n] = table.year
    return found
