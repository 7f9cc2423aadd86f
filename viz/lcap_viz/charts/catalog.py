"""All charts in the order in which they are shown."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from lcap_models.figure import Figure
from lcap_models.ledger import Ledger
from lcap_viz.charts import actions, carryover, gaps, goals, income, promise, required, scope, spending
from lcap_viz.facts import Amount, ChartFacts, Sentence, contested_figures, with_contested

__all__ = ["CHARTS", "all_facts"]

CHARTS: Mapping[str, Callable[[Ledger], ChartFacts | None]] = MappingProxyType(
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


def all_facts(ledger: Ledger) -> tuple[ChartFacts, ...]:
    """Return the facts of every chart whose figures the plan has; contested figures are marked."""
    contested = contested_figures(ledger.book.findings)
    found = (make(ledger) for make in CHARTS.values())
    return tuple(_marked(facts, contested) for facts in found if facts is not None)


def _marked(facts: ChartFacts, contested: frozenset[Figure]) -> ChartFacts:
    rows = tuple(replace(row, amounts=tuple(with_contested(a, contested) for a in row.amounts)) for row in facts.rows)
    told = {
        name: with_contested(fact, contested) if isinstance(fact, Amount) else fact
        for name, fact in facts.title.facts.items()
    }
    marked = replace(facts, rows=rows, title=replace(facts.title, facts=told))
    if any(amount.contested for amount in (*marked.amounts, *told.values()) if isinstance(amount, Amount)):
        return replace(marked, notes=(*facts.notes, Sentence("chart.note.contested")))
    return marked
