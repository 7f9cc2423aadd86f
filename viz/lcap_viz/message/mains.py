"""The one main message: the first of the rules in `message.yaml` that a plan gives. See there for order and sizes.

A doubtful figure never makes the main message while a sure one can: all rules are tried with sure figures first.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from lcap_models.findings import Finding
from lcap_models.ledger import Ledger, Money
from lcap_models.ledger.money import percent_of
from lcap_viz.charts.common import name_action
from lcap_viz.facts import Amount, Sentence, amount_from, clean
from lcap_viz.message.model import Fact, KeyNumber
from lcap_viz.message.numbers import NUMBERS, contradicted, largest, last_pair, number
from lcap_viz.message.saying import amount_named, where

__all__ = ["Main", "choices", "main_of"]


@dataclass(frozen=True, slots=True)
class Main:
    """The main message: its rule, its sentence, and how large it is in the unit of what it is measured by.

    `finding` is the contradiction it tells, `own` the numbers that come with it.
    """

    kind: str
    said: Sentence
    where: Sentence | None
    size: Decimal = Decimal(0)
    finding: Finding | None = None
    own: Mapping[str, KeyNumber] = field(default_factory=dict)

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts of its sentence."""
        return tuple(fact for fact in self.said.facts.values() if isinstance(fact, Amount))

    @property
    def sure(self) -> bool:
        """Whether it tells an amount, and all that it tells are confirmed."""
        return bool(self.amounts) and not any(amount.doubtful for amount in self.amounts)


@cache
def choices() -> Mapping[str, Any]:
    """Return `message.yaml`, as text only. Read once."""
    text = files("lcap_viz.message").joinpath("message.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return MappingProxyType(content)


def main_of(ledger: Ledger) -> tuple[Main, Mapping[str, Any]]:
    """Return the main message and its rule of `message.yaml`."""
    for doubtful in (False, True):
        for rule in choices()["mains"]:
            found = [main for main in KINDS[rule["kind"]](ledger) if doubtful or main.sure]
            large = [main for main in found if _large(ledger, main, rule)]
            if large:
                return max(large, key=lambda main: main.size), rule
    raise AssertionError("the last rule holds for every plan")


def _large(ledger: Ledger, main: Main, rule: Mapping[str, Any]) -> bool:
    """Tell whether a message is as large as its rule asks, compared with what the rule names."""
    whole = NUMBERS[rule["of"]](ledger).value
    return whole is None or main.size >= Decimal(rule["at_least"]) * whole


def _contradictions(ledger: Ledger) -> Iterator[Main]:
    known = choices()["contradictions"]
    for finding in ledger.book.findings:
        about = known.get(finding.check)
        if about is None or not finding.contradicts:
            continue
        own = contradicted(ledger, finding)
        money = Sentence(f"message.money.{about['money']}")
        says = "blank" if finding.message == "carryover_blank" else about["says"]
        said = Sentence(f"message.main.{says}", {"money": money, **_sides(finding, own)})
        shown = [figure for one in own.values() for figure in one.amount.figures] or [finding.figures[0].figure]
        yield Main("contradiction", said, where(shown), _size(finding), finding, own)


def _sides(finding: Finding, own: Mapping[str, KeyNumber]) -> dict[str, Amount]:
    """Return the amounts of the sentence; it tells both, so that neither needs the mark for two figures."""
    sides = {name: replace(one.amount, contested=False) for name, one in own.items()}
    if "first" not in sides:
        sides["first"] = amount_named(finding.figures[0])
    return sides


def _size(finding: Finding) -> Decimal:
    first = finding.figures[0].figure.value
    other = finding.computed.value if finding.computed else finding.figures[1].figure.value
    return abs((first or Decimal(0)) - (other or Decimal(0)))


def _gap(ledger: Ledger) -> Iterator[Main]:
    """Yield what is missing to the required percentage, where the checks say that the plan stays below it."""
    needed, reached, gap = NUMBERS["required"](ledger), ledger.planned_pct, ledger.gap
    below = next((one for one in ledger.book.findings if one.check == "planned_reaches_required"), None)
    if below is None or None in (needed.value, reached.value, gap.value):
        return
    facts = {"required": amount_from(needed), "planned": amount_from(reached)}
    place = where((*needed.sources, *reached.sources))
    yield Main("gap", Sentence("message.main.gap", facts), place, gap.value or Decimal(0), below)


def _below(ledger: Ledger) -> Iterator[Main]:
    """Yield what is planned for high-needs students, where the parents' overview has it below the equity money."""
    found = next((one for one in ledger.book.findings if one.check == "high_needs_reaches_sc"), None)
    if found is None or found.figures[0].figure.value is None or found.figures[1].figure.value is None:
        return
    planned, received = (ledger.book.at(named) for named in found.figures[:2])
    yield _plain("below", {"received": received, "planned": planned}, _size(found), found)


def _promise(ledger: Ledger) -> Iterator[Main]:
    planned, spent = last_pair(ledger)
    if planned.value is None or spent.value is None or planned.value <= spent.value:
        return
    kind = "promise" if ledger.last_year.planned.value is not None else "promise_overview"
    main = _plain(kind, {"planned": planned, "spent": spent}, planned.value - spent.value)
    yield Main("promise", main.said, main.where, main.size)


def _carried(ledger: Ledger) -> Iterator[Main]:
    owed = ledger.last_year.owed
    if owed.value:
        yield _plain("carried", {"owed": owed}, owed.value)


def _most(ledger: Ledger) -> Iterator[Main]:
    line, whole = largest(ledger), ledger.planned
    if line is None or not whole.value or any(one.unread for one in ledger.lines):
        return
    share = percent_of(line.lcff, whole, "largest / all")
    name = name_action(line.goal, line.action, line.title)
    facts: dict[str, Fact] = {"share": amount_from(share), "title": name}
    if len([one for one in ledger.lines if one.lcff.value]) > 1:
        yield Main(
            "most", Sentence("message.main.most", facts), where(line.lcff.sources), line.lcff.value or Decimal(0)
        )


def _money_in(ledger: Ledger) -> Iterator[Main]:
    if ledger.received.value is not None:
        yield _plain("money_in", {"received": ledger.received}, ledger.received.value, year=_year(ledger))


def _spent_only(ledger: Ledger) -> Iterator[Main]:
    found = (number(ledger, name) for name in ("planned", "overview_planned", "continuity"))
    one = next((one for one in found if one is not None and one.amount.value), None)
    if one is not None and one.amount.value is not None:
        said = Sentence("message.main.spent_only", {"planned": one.amount})
        yield Main("spent_only", said, one.where, one.amount.value)


def _nothing(ledger: Ledger) -> Iterator[Main]:
    yield Main("nothing", Sentence("message.main.nothing"), None)


def _plain(kind: str, amounts: Mapping[str, Money], size: Decimal, found: Finding | None = None, **facts: Any) -> Main:
    told = {name: amount_from(money) for name, money in amounts.items()}
    place = where([named for money in amounts.values() for named in money.sources])
    return Main(kind, Sentence(f"message.main.{kind}", {**told, **facts}), place, size, found)


def _year(ledger: Ledger) -> Sentence | str:
    return clean(ledger.book.plan.document.plan_year) or Sentence("word.unknown_year")


KINDS: Mapping[str, Callable[[Ledger], Iterator[Main]]] = MappingProxyType(
    {
        "contradiction": _contradictions,
        "gap": _gap,
        "below": _below,
        "promise": _promise,
        "carried": _carried,
        "most": _most,
        "money_in": _money_in,
        "spent_only": _spent_only,
        "nothing": _nothing,
    }
)
"""One rule each: what it can say of this plan, nothing where it does not apply."""
