"""The formula worked through for one LEA, step by step, each step with the values of the law that it used."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lcap_models import formula
from lcap_models.items import projected_share
from lcap_models.law import Entry, Law, NoRuleForYear, Notes
from lcap_models.years import LcapYear

__all__ = ["Inputs", "Step", "StepUnit", "doubtful", "is_target", "unverified", "work_through"]

StepUnit = Literal["usd", "share", "count"]

_NAME = re.compile(r"[a-z_]+(?:\.[\w-]+)?")
"""A step's name in a formula: base_grant, base_rate.TK-3."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the formula is asked for.

    `ada` is funded average daily attendance by grade span; `upp` the unduplicated pupil percentage as a share. For a
    charter school `district_upp` is the share of its district, None if not given: then its own counts, which gives the
    most the school could get. `tk_ada` is this year's attendance of transitional kindergarten, also part of TK-3.
    """

    year: LcapYear
    ada: Mapping[str, Decimal]
    upp: Decimal
    charter: bool = False
    district_upp: Decimal | None = None
    tk_ada: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working: its value, how it was found (in keys of other steps), and the law it used.

    `part` is a grade span or empty. `formula` is empty for what was given and for values of the law themselves.
    """

    key: str
    part: str
    value: Decimal
    unit: StepUnit
    formula: str
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """Return key and part: "base_rate.TK-3"."""
        return f"{self.key}.{self.part}" if self.part else self.key


class _Working:
    """The steps so far."""

    def __init__(self, inputs: Inputs, law: Law) -> None:
        self.inputs, self.year, self.law = inputs, inputs.year, law
        self.steps: list[Step] = []

    def add(self, key: str, unit: StepUnit, how: str, compute: Callable[[Notes], Decimal], part: str = "") -> Decimal:
        """Add a step, noting what it takes from the law, and return its value."""
        notes = Notes(self.law)
        value = compute(notes)
        self.steps.append(Step(key, part, value, unit, how, notes.entries))
        return value

    def given(self, key: str, unit: StepUnit, value: Decimal, part: str = "") -> Decimal:
        """Add what was given."""
        return self.add(key, unit, "", lambda _: value, part)

    def rule(self, key: str, unit: StepUnit, rule: str, part: str = "") -> Decimal:
        """Add a value of the law."""
        return self.add(key, unit, "", lambda notes: notes.value(rule, self.year, part), part)

    def on_file(self, rule: str) -> bool:
        """Tell whether the law has the rule in that year."""
        try:
            self.law.entry(rule, self.year)
        except NoRuleForYear:
            return False
        return True


def work_through(inputs: Inputs, law: Law) -> tuple[Step, ...]:
    """Return the steps of the formula in the law's own order.

    Raises:
        NoRuleForYear: the law files hold no rate for the year.
        ValueError: an unknown span, a negative ADA, a share beyond 0 to 1, or no attendance at all.
    """
    working = _Working(inputs, law)
    base = _base(working)
    add_on = _tk_add_on(working)
    grants = _grants(working, base)
    working.add(
        "total", "usd", "base_grant + sc_grants" + " + tk_add_on" * bool(add_on), lambda _: base + grants + add_on
    )
    _percentage(working, base + add_on, grants)
    return tuple(working.steps)


def _base(working: _Working) -> Decimal:
    """Add the steps of each grade span; return the base grant of all."""
    ada, year = working.inputs.ada, working.year
    grants = {span: _span(working, span, ada.get(span, formula.NONE)) for span in formula.grade_spans(working.law)}
    if set(ada) - set(grants):
        raise ValueError(f"unknown span {sorted(set(ada) - set(grants))}")
    working.rule("class_size", "count", "class_size")
    how = " + ".join(f"base_grant.{span}" for span in grants)
    return working.add(
        "base_grant", "usd", how, lambda law: sum(formula.base_grants(ada, year, law).values(), formula.NONE)
    )


def _span(working: _Working, span: str, ada: Decimal) -> Decimal:
    """Add the steps of one grade span; return its base grant."""
    year = working.year
    working.rule("base_rate", "usd", "base_rate", span)
    added = ""
    if span in working.law.parts("grade_span_adjustment"):
        working.rule("grade_span_share", "share", "grade_span_adjustment", span)
        how = f"base_rate.{span} * grade_span_share.{span}, rounded half up to whole dollars"
        adjustment = working.add(
            "grade_span_adjustment", "usd", how, lambda law: formula.grade_span_adjustment(span, year, law), span
        )
        added = f" + grade_span_adjustment.{span}" * bool(adjustment)
    rate = f"base_rate.{span}{added}"
    working.add("adjusted_rate", "usd", rate, lambda law: formula.adjusted_rate(span, year, law), span)
    working.given("ada", "count", ada, span)
    how = f"adjusted_rate.{span} * ada.{span}"
    return working.add("base_grant", "usd", how, lambda law: formula.base_grant(span, ada, year, law), span)


def _tk_add_on(working: _Working) -> Decimal:
    """Add the steps of the TK add-on, if TK's attendance was given; return it."""
    tk_ada, year = working.inputs.tk_ada, working.year
    if tk_ada is None:
        return formula.NONE
    working.rule("tk_rate", "usd", "tk_add_on")
    working.given("tk_ada", "count", tk_ada)
    return working.add("tk_add_on", "usd", "tk_rate * tk_ada", lambda law: formula.tk_add_on(tk_ada, year, law))


def _grants(working: _Working, base: Decimal) -> Decimal:
    """Add the steps of the supplemental and concentration grants; return both together."""
    year, upp = working.year, working.given("upp", "share", working.inputs.upp)
    working.rule("supplemental_share", "share", "supplemental_grant")
    supplemental = working.add(
        "supplemental_grant",
        "usd",
        "base_grant * upp * supplemental_share",
        lambda law: formula.supplemental_grant(base, upp, year, law),
    )
    counted = _counted(working, upp)
    working.rule("concentration_threshold", "share", "concentration_threshold")
    working.add(
        "above_threshold",
        "share",
        "concentration_upp - concentration_threshold, at least 0",
        lambda law: formula.share_above_threshold(counted, year, law),
    )
    working.rule("concentration_share", "share", "concentration_grant")
    concentration = working.add(
        "concentration_grant",
        "usd",
        "base_grant * above_threshold * concentration_share",
        lambda law: formula.concentration_grant(base, counted, year, law),
    )
    if working.on_file("additional_concentration"):
        working.rule("additional_share", "share", "additional_concentration")
        working.add(
            "additional_concentration_grant",
            "usd",
            "base_grant * above_threshold * additional_share, a part of concentration_grant",
            lambda law: formula.additional_concentration_grant(base, counted, year, law),
        )
    how = "supplemental_grant + concentration_grant"
    return working.add("sc_grants", "usd", how, lambda _: supplemental + concentration)


def _counted(working: _Working, upp: Decimal) -> Decimal:
    """Add the share of pupils that counts for the concentration grant, and return it."""
    district, year = working.inputs.district_upp, working.year
    if district is None:
        return working.add("concentration_upp", "share", "upp", lambda _: upp)
    working.given("district_upp", "share", district)
    how = "the lesser of upp and district_upp"
    return working.add(
        "concentration_upp", "share", how, lambda law: formula.concentration_upp(upp, district, year, law)
    )


def _percentage(working: _Working, base: Decimal, grants: Decimal) -> None:
    """Add the minimum proportionality percentage, or in the transition the share of the gap that was closed."""
    year = working.year
    if is_target(working.inputs, working.law):
        working.rule("gap_share", "share", "gap_share")
        return
    how = "sc_grants / (base_grant + tk_add_on)" if working.inputs.tk_ada else "sc_grants / base_grant"

    def compute(law: Notes) -> Decimal:
        law.word("proportionality", year)
        if working.inputs.tk_ada:
            law.word("proportionality_base", year)
        return projected_share(base, grants)

    working.add("mpp", "share", how, compute)


def is_target(inputs: Inputs, law: Law) -> bool:
    """Tell whether the amounts are targets that LEAs did not receive in full that year."""
    return formula.in_transition(inputs.year, Notes(law))


def unverified(steps: tuple[Step, ...]) -> tuple[Entry, ...]:
    """Return the values of the law that were used although nobody verified them, each once, in order of use."""
    return tuple(dict.fromkeys(entry for step in steps for entry in step.entries if not entry.verified))


def doubtful(steps: tuple[Step, ...]) -> frozenset[str]:
    """Return the names of the steps that rest on an unverified value, directly or through another step."""
    found: set[str] = set()
    for step in steps:
        if any(not entry.verified for entry in step.entries) or found & set(_NAME.findall(step.formula)):
            found.add(step.name)
    return frozenset(found)
