"""A finding: something the document says against itself. Both figures, both pages, a neutral question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from lcap_models.figure import Figure, Unit
from lcap_models.place import PdfPlace, Place, SheetPlace, page_of, spot_of

__all__ = [
    "Amount",
    "Computed",
    "Fact",
    "Finding",
    "Label",
    "Named",
    "PageOf",
    "Severity",
    "Spot",
    "pages_fact",
    "place_fact",
    "sentence_facts",
]

Severity = Literal["arithmetic", "disagreement", "blank", "question"]


@dataclass(frozen=True, slots=True)
class Named:
    """A figure under its key; a figure of a row also names the table, goal and action.

    `part`, `occurrence` and `row` are those of `lcap_models.plan.Entry` (row 0 = outside rows). `document` is the file
    it stands in where a finding is about two files; empty where there is only one.
    """

    key: str
    figure: Figure
    part: str = ""
    goal: str = ""
    action: str = ""
    occurrence: int = 1
    row: int = 0
    document: str = ""

    @property
    def address(self) -> tuple[str, int, int, str]:
        """Part, occurrence, row, key: one figure of the plan and no other."""
        return self.part, self.occurrence, self.row, self.key

    def of(self, figure: Figure) -> "Named":
        """Return the same address with another figure."""
        return replace(self, figure=figure)

    def in_file(self, document: str) -> "Named":
        """Return the same figure with the name of its file."""
        return replace(self, document=document)

    @property
    def label(self) -> str:
        """Key of the figure's name in the catalogs: `column.<key>` in a row, `key.<key>` elsewhere."""
        return f"column.{self.key}" if self.row else f"key.{self.key}"


@dataclass(frozen=True, slots=True)
class Computed:
    """What the document's own numbers give: the value and the formula in words of keys."""

    value: Decimal
    unit: Unit
    formula: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction or question.

    `check` names the identity (`identities/*.yaml`) or check; the sentences are `finding.<message>` (what the pages
    say) and `question.<message>` (what to ask) in the catalogs, filled with `sentence_facts(finding)`.
    `note` names one more sentence on what the pages say (`note.<note>`), or is empty. `figures` holds every figure
    concerned; the sentence speaks of the first two or three.
    """

    id: str
    check: str
    severity: Severity
    message: str
    figures: tuple[Named, ...]
    computed: Computed | None = None
    tolerance: Decimal = Decimal(0)
    source: str = ""
    facts: "Mapping[str, Fact]" = field(default_factory=dict)
    note: str = ""

    @property
    def contradicts(self) -> bool:
        """Whether the plan says two things; else it leaves a place blank, or there is only something to ask."""
        return self.severity in {"arithmetic", "disagreement"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a sentence, written by its unit."""

    value: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a figure or table in a sentence: a key of the catalogs ("key.ca_total", "column.lcff_funds")."""

    key: str


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page, or pages ("107-116"), in a sentence about two files: "26 of plan.pdf"."""

    page: int | str
    document: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it stands in a file without pages: a cell ("F9 · Planned") or a line ("351"), or several of them."""

    kind: Literal["cell", "line"]
    text: str
    document: str = ""


Fact = Amount | Label | PageOf | Spot | str | int
_ORDER = ("first", "second", "third")


def sentence_facts(finding: Finding) -> dict[str, Fact]:
    """Return what fills the placeholders of a finding's sentences, not yet in words of a language.

    For the first three figures: `{first}` its number (or the words printed there), `{first_label}`, `{first_table}`,
    `{first_page}`, `{first_goal}`, `{first_action}`, likewise `second_` and `third_`. Then `{computed}`,
    `{difference}` (between the first figure and the computed value or, without one, the second; never negative),
    `{count}` (how many figures), `{pages}` (their pages, "26, 29") and the finding's own facts.
    """
    facts: dict[str, Fact] = {"count": len(finding.figures), "pages": _pages(finding)}
    for name, named in zip(_ORDER, finding.figures, strict=False):
        figure = named.figure
        facts[name] = figure.text if figure.value is None else Amount(figure.value, figure.unit)
        facts |= {f"{name}_label": Label(named.label), f"{name}_table": Label(f"table.{named.part}")}
        facts |= {
            f"{name}_page": place_fact(named),
            f"{name}_goal": named.goal,
            f"{name}_action": named.action,
        }
    if finding.computed:
        facts["computed"] = Amount(finding.computed.value, finding.computed.unit)
    return facts | _difference(finding) | dict(finding.facts)


def place_fact(named: Named) -> Fact:
    """Return a figure's page, with its file where there are two; in a file without pages its cell or line."""
    place = named.figure.place
    if not isinstance(place, PdfPlace):
        return Spot("cell" if isinstance(place, SheetPlace) else "line", str(spot_of(place)), named.document)
    return PageOf(place.page, named.document) if named.document else place.page


def pages_fact(places: Iterable[Place], document: str = "", *, as_range: bool = False) -> Fact:
    """Return the pages of several places: "26, 29", or as a range "26-29"; in a file without pages, cells or lines."""
    there = list(places)
    if any(isinstance(place, PdfPlace) for place in there) or not there:
        pages = sorted({page for place in there if (page := page_of(place)) is not None})
        ends = [str(page) for page in (pages[:1] + pages[-1:] if as_range and len(pages) > 1 else pages)]
        shown = "-".join(ends) if as_range else ", ".join(ends)
        return PageOf(shown, document) if document else shown
    spots = list(dict.fromkeys(str(spot_of(place)) for place in there))
    kept = spots[:1] + spots[-1:] if as_range and len(spots) > 1 else spots
    text = " \u2013 ".join(kept) if as_range else ", ".join(kept)
    return Spot("cell" if isinstance(there[0], SheetPlace) else "line", text, document)


def _pages(finding: Finding) -> Fact:
    files = {named.document for named in finding.figures}
    return pages_fact((named.figure.place for named in finding.figures), files.pop() if len(files) == 1 else "")


def _difference(finding: Finding) -> dict[str, Fact]:
    sides = [(named.figure.value, named.figure.unit) for named in finding.figures[:2]]
    if finding.computed:
        sides = [*sides[:1], (finding.computed.value, finding.computed.unit)]
    if len(sides) < 2 or sides[0][1] != sides[1][1]:
        return {}
    (first, unit), (second, _) = sides
    return {} if first is None or second is None else {"difference": Amount(abs(first - second), unit)}
