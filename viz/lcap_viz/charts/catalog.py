"""All charts in the order in which they are shown."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from lcap_models.figure import Figure
from lcap_models.findings import Finding
from lcap_models.plan import Plan
from lcap_viz.charts import actions, carryover, gaps, goals, income, promise, required, scope, spending
from lcap_viz.facts import ChartFacts, Sentence, contested_figures

__all__ = ["CHARTS", "all_facts"]

CHARTS: Mapping[str, Callable[[Plan], ChartFacts | None]] = MappingProxyType(
    {
        "required": required.facts,
        "actions": actions.facts,
        "goals": goals.facts,
        "scope": scope.facts,
        "promise": promise.facts,
        "gaps": gaps.facts,
        "carryover": carryover.facts,
        "income": income.facts,
        "spending": spending.facts,
    }
)


def all_facts(plan: Plan, findings: tuple[Finding, ...]) -> tuple[ChartFacts, ...]:
    """Return the facts of every chart whose figures the plan has; contested figures are named under the chart."""
    contested = frozenset(contested_figures(findings))
    found = (make(plan) for make in CHARTS.values())
    return tuple(_with_note(facts, contested) for facts in found if facts is not None)


def _with_note(facts: ChartFacts, contested: frozenset[Figure]) -> ChartFacts:
    used = (figure for amount in facts.amounts for figure in amount.figures)
    if not contested.isdisjoint(used):
        return replace(facts, notes=(*facts.notes, Sentence("chart.note.contested")))
    return facts
