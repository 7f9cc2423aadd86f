"""All charts in the order in which they are shown."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from lcap_models.ledger import Ledger
from lcap_viz.charts import (
    actions,
    carryover,
    contradictions,
    income,
    pennies,
    people,
    promise,
    required,
    spending,
    way,
    whom,
)
from lcap_viz.facts import Amount, ChartFacts, Sentence

__all__ = ["CHARTS", "all_facts"]

CHARTS: Mapping[str, Callable[[Ledger], ChartFacts | None]] = MappingProxyType(
    {
        "pennies": pennies.facts,
        "required": required.facts,
        "promise": promise.facts,
        "whom": whom.facts,
        "actions": actions.facts,
        "contradictions": contradictions.facts,
        "income": income.facts,
        "way": way.facts,
        "people": people.facts,
        "spending": spending.facts,
        "carryover": carryover.facts,
    }
)


def all_facts(ledger: Ledger) -> tuple[ChartFacts, ...]:
    """Return the facts of every chart whose figures the plan has, each mark explained in its notes."""
    found = (make(ledger) for make in CHARTS.values())
    return tuple(_explained(facts) for facts in found if facts is not None)


def _explained(facts: ChartFacts) -> ChartFacts:
    told = (*facts.amounts, *facts.title.facts.values())
    if any(isinstance(one, Amount) and one.contested for one in told):
        return replace(facts, notes=(*facts.notes, Sentence("chart.note.contested")))
    return facts
