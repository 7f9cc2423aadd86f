"""`lcap lcff --json`: the working of the formula and the law's values as JSON. Money and percentages are strings."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from lcap.contract import SCHEMA
from lcap_models.law import Entry, Law
from lcap_models.steps import Inputs, Step, doubtful, is_target, unverified

__all__ = ["law_json", "working_json"]

Json = dict[str, Any]
_UNITS = {"usd": "usd", "share": "percent", "count": "count", "dollars": "usd", "factor": "factor", "word": "word"}
_PLACES = {"usd": Decimal("0.01"), "share": Decimal("0.00000001")}
"""Cents; percentages with six decimals."""


def working_json(inputs: Inputs, steps: tuple[Step, ...], law: Law) -> Json:
    """Return the inputs, every step in order, and the values used that nobody verified.

    `target_only`: LEAs received less that year. `upper_bound`: a charter school whose district's percentage was not
    given, so that its concentration grant, and what follows from it, is the most it could get.
    """
    marked = doubtful(steps)
    return {
        "schema": SCHEMA,
        "year": inputs.year,
        "inputs": _inputs(inputs),
        "target_only": is_target(inputs, law),
        "upper_bound": inputs.charter and inputs.district_upp is None,
        "steps": [_step(step, marked) for step in steps],
        "unverified": [entry_json(entry) for entry in unverified(steps)],
    }


def law_json(entries: Iterable[Entry]) -> Json:
    """Return values of the law with their sources."""
    found = [entry_json(entry) for entry in entries]
    return {
        "schema": SCHEMA,
        "law": found,
        "unverified": [entry for entry in found if entry["confidence"] == "unverified"],
    }


def _inputs(inputs: Inputs) -> Json:
    return {
        "ada": {span: number(students, "count") for span, students in inputs.ada.items()},
        "upp": number(inputs.upp, "share"),
        "kind": "charter" if inputs.charter else "district",
        "district_upp": None if inputs.district_upp is None else number(inputs.district_upp, "share"),
        "tk_ada": None if inputs.tk_ada is None else number(inputs.tk_ada, "count"),
    }


def _step(step: Step, marked: frozenset[str]) -> Json:
    return {
        "key": step.name,
        "value": number(step.value, step.unit),
        "unit": _UNITS[step.unit],
        "formula": step.formula or None,
        "state": "unverified" if step.name in marked else "verified",
        "sources": [entry_json(entry) for entry in step.entries],
    }


def entry_json(entry: Entry) -> Json:
    """Return one value of the law with its source."""
    return {
        "rule": entry.rule,
        "part": entry.part or None,
        "since": entry.since,
        "one_year": entry.one_year,
        "still_valid_in": entry.still_valid_in or None,
        "value": entry.text if entry.unit == "word" else number(entry.value, entry.unit),
        "unit": _UNITS[entry.unit],
        "confidence": entry.confidence,
        "cite": entry.cite or None,
        "cite_unverified": entry.cite_unverified or None,
        "sources": [{"name": source.name, "href": source.href or None} for source in entry.sources],
        "note": entry.note or None,
    }


def number(value: Decimal, unit: str) -> str:
    """Return plain digits: dollars with cents where there are some, a share as a percentage, without idle zeros."""
    places = _PLACES.get(unit)
    exact = value.quantize(places, ROUND_HALF_UP) if places else value
    shown = exact * 100 if unit == "share" else exact
    if unit == "usd" and shown != shown.to_integral_value():
        return f"{shown:f}"
    text = f"{shown:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
