"""Where each shown figure's proof stands on the page: an anchor per printed figure, one per sum of ours.

The list is made of pieces: what one picture shows (a row of a table, or a few lines of text) with its figures.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lcap_models.crops import Span, span_of
from lcap_models.figure import Figure, State
from lcap_models.place import PdfPlace, spot_of
from lcap_models.plan import Entry, Plan, entries
from lcap_viz import words
from lcap_viz.facts import Amount
from lcap_viz.report.gallery import Gallery, Hook, rank_of

__all__ = ["Anchors", "Group", "Piece", "Proven", "Sum", "Sure", "groups", "hooks", "reason_key", "whys"]


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
class Sum:
    """Amounts that we worked out of the same figures: sums and differences, or shares; figures with their anchors."""

    anchor: str
    is_share: bool
    amounts: tuple[Amount, ...]
    figures: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Sure:
    """Figures of a piece of which the same is known: state, key of the reason, and which programs read them."""

    state: State
    why: str
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
    def key(self) -> str:
        """The anchor of its first figure."""
        return self.sures[0].lines[0].anchor

    @property
    def lines(self) -> tuple[Proven, ...]:
        """All its figures."""
        return tuple(line for sure in self.sures for line in sure.lines)


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one part of the plan: a table, an overview, the services section."""

    part: str
    occurrence: int
    year: str
    pieces: tuple[Piece, ...]


_SHARES = ("share", "percent")


class Anchors:
    """Gives every figure its anchor. Sums of ours get theirs when they are first shown, one for the same figures."""

    def __init__(self, plan: Plan) -> None:
        self.lines = tuple(Proven(f"f{n}", entry) for n, entry in enumerate(entries(plan), 1))
        self._figures: dict[Figure, str] = {}
        for line in reversed(self.lines):
            self._figures[line.entry.figure] = line.anchor
        self._sums: dict[tuple[bool, frozenset[str]], Sum] = {}

    def of(self, figure: Figure) -> str:
        """Return the anchor of a figure of the plan; empty if it is none of the plan's."""
        return self._figures.get(figure, "")

    def of_amount(self, amount: Amount) -> str:
        """Return the anchor of an amount: its figure's, or one of our own sums'."""
        if amount.value is None or not amount.figures:
            return ""
        if not amount.computed:
            return self.of(amount.figures[0])
        figures = {self.of(figure): figure for figure in amount.figures if figure.value is not None}
        known = (amount.unit in _SHARES, frozenset(figures))
        made = self._sums.get(known) or Sum(f"c{len(self._sums) + 1}", known[0], (), tuple(figures.items()))
        if all(amount.value != other.value for other in made.amounts):
            made = replace(made, amounts=(*made.amounts, amount))
        self._sums[known] = made
        return made.anchor

    @property
    def sums(self) -> "tuple[Sum, ...]":
        """The sums shown so far, in the order in which they were first shown."""
        return tuple(self._sums.values())


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
        found.setdefault((figure.state, reason_key(figure.state, figure.reason), readers), []).append(line)
    return tuple(Sure(*known, tuple(same)) for known, same in found.items())


def reason_key(state: str, reason: str) -> str:
    """Return the catalog key of the sentence that says why a figure is in its state."""
    key = f"reason.{reason}"
    return key if words.has(key) else f"state.{state}.explain"


def hooks(found: Iterable[Group], contested: Collection[Figure]) -> Iterator[Hook]:
    """Yield where pictures may hang; the weakest figure of a piece says how early."""
    for piece in (piece for group in found for piece in group.pieces):
        if piece.picture is not None:
            told = (line.entry for line in piece.lines)
            rank = min(rank_of(entry, contested=entry.figure in contested) for entry in told)
            yield Hook(piece.key, piece.picture, rank, piece.spans)


def whys(found: Sequence[Group]) -> tuple[tuple[State, str], ...]:
    """Return every (state, key of its reason) of the list, each once, the surest first."""
    seen = {(sure.state, sure.why) for group in found for piece in group.pieces for sure in piece.sures}
    order = list(State)
    return tuple(sorted(seen, key=lambda one: (order.index(one[0]), one[1])))


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
