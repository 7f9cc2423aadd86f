"""A finding: something the document says against itself. Both figures, both pages, a neutral question."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from lcap_models.figure import Figure, Unit
from lcap_models.place import page_of

__all__ = ["Amount", "Computed", "Fact", "Finding", "Label", "Named", "PageOf", "Severity", "sentence_facts"]

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


Fact = Amount | Label | PageOf | str | int
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
            f"{name}_page": _page(named),
            f"{name}_goal": named.goal,
            f"{name}_action": named.action,
        }
    if finding.computed:
        facts["computed"] = Amount(finding.computed.value, finding.computed.unit)
    return facts | _difference(finding) | dict(finding.facts)


def _page(named: Named) -> Fact:
    page = page_of(named.figure.place) or 0
    return PageOf(page, named.document) if named.document else page


def _pages(finding: Finding) -> Fact:
    pages = {page for named in finding.figures if (page := page_of(named.figure.place)) is not None}
    shown = ", ".join(str(page) for page in sorted(pages))
    files = {named.document for named in finding.figures}
    return PageOf(shown, files.pop()) if len(files) == 1 and "" not in files else shown


def _difference(finding: Finding) -> dict[str, Fact]:
    sides = [(named.figure.value, named.figure.unit) for named in finding.figures[:2]]
    if finding.computed:
        sides = [*sides[:1], (finding.computed.value, finding.computed.unit)]
    if len(sides) < 2 or sides[0][1] != sides[1][1]:
        return {}
    (first, unit), (second, _) = sides
    return {} if first is None or second is None else {"difference": Amount(abs(first - second), unit)}
