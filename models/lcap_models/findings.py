"""A finding: something the document says against itself. Both figures, both pages, a neutral question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from lcap_models.figure import Figure, Unit

__all__ = ["Computed", "Finding", "Named", "Severity"]

Severity = Literal["arithmetic", "disagreement", "blank", "question"]


@dataclass(frozen=True, slots=True)
class Named:
    """A figure under its key; a figure of a row also names the table, goal and action."""

    key: str
    figure: Figure
    part: str = ""
    goal: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Computed:
    """What the document's own numbers give: the value and the formula in words of keys."""

    value: Decimal
    unit: Unit
    formula: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction or question.

    `check` names the identity (`identities/*.yaml`); the sentences are `finding.<message>` (what the pages say)
    and `question.<message>` (what to ask) in the catalogs, filled from `figures`, `computed` and `facts`.
    """

    id: str
    check: str
    severity: Severity
    message: str
    figures: tuple[Named, ...]
    computed: Computed | None = None
    tolerance: Decimal = Decimal(0)
    source: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
