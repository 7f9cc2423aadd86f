"""The sums and formulas that the template prints, loaded from `identities/*.yaml`, each stated once.

Fields of an identity: `id`; `templates` (first years of use); `of` the part it stands in (a table's kind, "overview",
"services", "plan" for figures of several parts, "last" for this plan against last year's); `each` "part" or "row";
`kind` (an "information" is told and is no finding); `left` `relation` `right`
(`lcap_models.expression`) or, for one number at several places, `places`; `tolerance` (an expression, or "rounding":
half of the last printed digit of every figure in it) with its reason `why`; `beside` another table, joined by goal and
action; `severity` and `message` of the finding if it fails; `follows` other identities: where one of them fails
too, this failure is the same contradiction and no finding of its own; `also` further figures of the plan that belong
beside the two sides in a finding; `gap` an expression for the dollars that lie between the two sides; `source`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from lcap_models.data import load, names
from lcap_models.expression import Expression, parse
from lcap_models.findings import Severity

__all__ = ["INPUTS_FILE", "Identity", "Kind", "identities", "read_identity"]

Kind = Literal["money_sum", "ratio", "same_number", "cross_document", "bound", "information"]
INPUTS_FILE = "identities/inputs.yaml"
_NEEDED = {"id", "templates", "of", "kind", "tolerance", "why", "source", "severity", "message"}
_FIELDS = _NEEDED | {"each", "left", "right", "relation", "places", "beside", "follows", "also", "gap"}
_PARTS = {"planned_actions", "contributing_actions", "annual_update", "contributing_annual_update", "carryover"}
_PARTS |= {"overview", "services", "plan", "last", "budgeted_actions"}
_LISTS = ("templates", "places", "follows", "also")


@dataclass(frozen=True, slots=True)
class Identity:
    """One printed sum or formula. `left` and `right` are None for `same_number`, `places` is empty for the others."""

    id: str
    kind: Kind
    of: str
    templates: tuple[str, ...]
    tolerance: Expression
    why: str
    source: str
    severity: Severity
    message: str
    left: Expression | None = None
    right: Expression | None = None
    relation: str = "="
    places: tuple[str, ...] = ()
    each: str = "part"
    beside: str = ""
    follows: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    gap: Expression | None = None

    @property
    def is_sum(self) -> bool:
        """Tell whether it can prove money: a sum of dollars that the document prints."""
        return self.kind == "money_sum"

    @property
    def formula(self) -> str:
        """Return the right side in words of keys."""
        return self.right.text if self.right else " = ".join(self.places)

    @property
    def rule(self) -> str:
        """Return the whole identity in words of keys: "ca_total = sum(planned_lcff)"."""
        return f"{self.left.text} {self.relation} {self.formula}" if self.left else self.formula


def read_identity(fields: dict[str, Any]) -> Identity:
    """Return an identity from its fields; raises ValueError for an unknown, missing or impossible field."""
    name = fields.get("id", "?")
    _require(not set(fields) - _FIELDS, name, f"unknown field {sorted(set(fields) - _FIELDS)}")
    empty = sorted(field for field in _NEEDED if not fields.get(field))
    _require(not empty, name, f"missing {empty}")
    _require(fields["kind"] in get_args(Kind), name, f"unknown kind {fields['kind']}")
    _require(fields["severity"] in get_args(Severity), name, f"unknown severity {fields['severity']}")
    _require(fields["of"] in _PARTS, name, f"unknown part {fields['of']}")
    _require(fields.get("relation", "=") in {"=", ">=", "<="}, name, "unknown relation")
    _require(fields.get("each", "part") in {"part", "row"}, name, "each is part or row")
    lists = [name for name in _LISTS if isinstance(fields.get(name, []), str)]
    _require(not lists, name, f"{lists} are lists")
    sided = "left" in fields and "right" in fields
    _require(sided != ("places" in fields), name, "needs either left and right, or places")
    _require((fields["kind"] == "same_number") == ("places" in fields), name, "places are for same_number")
    _require((fields["kind"] == "bound") == ("relation" in fields), name, "a bound, and only a bound, has a relation")
    return _build(fields)


def _require(condition: bool, name: str, what: str) -> None:
    if not condition:
        raise ValueError(f"identity {name}: {what}")


def _build(fields: dict[str, Any]) -> Identity:
    made: dict[str, Any] = dict(fields)
    made |= {side: parse(fields[side]) for side in ("left", "right", "tolerance", "gap") if side in fields}
    made |= {name: tuple(fields[name]) for name in _LISTS if name in fields}
    return Identity(**made)


@cache
def identities() -> tuple[Identity, ...]:
    """Return all identities, in the order of their files. Read once."""
    found: list[Identity] = []
    for name in names("identities"):
        if name != INPUTS_FILE:
            content = load(name)
            defaults = content.get("defaults", {})
            found += [read_identity({**defaults, **fields}) for fields in content["identities"]]
    _require(len({identity.id for identity in found}) == len(found), "all", "an id is used twice")
    return tuple(found)
