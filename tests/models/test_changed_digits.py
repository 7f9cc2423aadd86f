"""A misread digit in a summary figure is never proved, in any sample: the plan's own sums give it away."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from lcap_extract.opening import open_source
from lcap_extract.plans import read_plan
from lcap_models.figure import Figure, State
from lcap_models.plan import Entry, Plan, entries, map_figures
from lcap_models.proof import prove

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FIVE_TABLES = {"2021", "2022", "2024"}
"""Templates whose action tables print many totals; the others print a few figures outside rows."""

WITH_TRUTH = sorted(folder.name for folder in SAMPLES.iterdir() if (folder / "summary.csv").exists())


@cache
def read(name: str) -> Plan:
    return read_plan(open_source(SAMPLES / name / "plan.pdf"))


def changed(figure: Figure, position: int) -> Figure:
    """Return the figure with another digit at that position, as if every reader had seen it so."""
    assert figure.value is not None
    digits = list(str(figure.value))
    digits[position] = str((int(digits[position]) + 1) % 10)
    value = Decimal("".join(digits))
    readings = tuple(replace(reading, value=value, text=str(value)) for reading in figure.readings)
    return replace(figure, value=value, text=str(value), readings=readings)


def positions(entry: Entry) -> list[int]:
    return [n for n, letter in enumerate(str(entry.figure.value)) if letter.isdigit()]


def proved_after_change(plan: Plan, entry: Entry, position: int) -> bool:
    address = (entry.part, entry.occurrence, entry.row, entry.column)

    def change(other: Entry) -> Figure:
        same = (other.part, other.occurrence, other.row, other.column) == address
        return changed(other.figure, position) if same else other.figure

    proof = prove(map_figures(plan, change))
    return any(
        (e.part, e.occurrence, e.row, e.column) == address and e.figure.state is State.PROVED
        for e in entries(proof.plan)
    )


@pytest.mark.parametrize("name", WITH_TRUTH)
def test_a_changed_digit_in_a_summary_figure_is_never_proved(name: str) -> None:
    plan = read(name)
    summary = [e for e in entries(plan) if e.row == 0 and e.figure.value is not None]
    assert len(summary) > (20 if plan.document.template in FIVE_TABLES else 1)
    tried = [(entry, positions(entry)[len(entry.column) % len(positions(entry))]) for entry in summary]
    assert [(e.part, e.column, p) for e, p in tried if proved_after_change(plan, e, p)] == []


@pytest.mark.parametrize("name", WITH_TRUTH)
@pytest.mark.parametrize(
    "key", ["tp_base_grant", "tp_sc_grants", "ca_base_grant", "bop_total_revenue", "bop_sc_grants", "bop_total_in_lcap"]
)
def test_no_digit_of_items_1_and_2_and_of_the_budget_overview_can_change_and_stay_proved(name: str, key: str) -> None:
    plan = read(name)
    found = [e for e in entries(plan) if e.column == key and e.figure.value is not None]
    assert [(e.occurrence, p) for e in found for p in positions(e) if proved_after_change(plan, e, p)] == []
