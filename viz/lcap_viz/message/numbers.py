"""The numbers a message can show, by name: which amount of the ledger each is, and what it is called."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from lcap_models import views
from lcap_models.figure import Figure
from lcap_models.findings import Computed, Finding, Named
from lcap_models.ledger import Ledger, Line, Money
from lcap_models.ledger.money import NOTHING, added, whole_dollars
from lcap_models.plan import Plan
from lcap_viz import words
from lcap_viz.charts.common import name_action
from lcap_viz.facts import Label, Sentence, amount_from, clean, tell_number
from lcap_viz.message.model import KeyNumber
from lcap_viz.message.saying import where

__all__ = ["NUMBERS", "best_planned", "contradicted", "key_numbers", "largest", "last_pair", "number"]

MOST = 3
"""Numbers on a first page: more than three are not kept in mind."""


def _overview(column: str) -> Callable[[Ledger], Money]:
    return lambda ledger: ledger.book.printed(getattr(views.high_needs(ledger.book.plan), column))


def _total(*keys: str) -> Callable[[Ledger], Money]:
    """Return the first of these totals that a table of the plan prints."""

    def of(ledger: Ledger) -> Money:
        figures = (_in_tables(ledger.book.plan, key) for key in keys)
        return ledger.book.printed(next((figure for figure in figures if figure is not None), None))

    return of


def _in_tables(plan: Plan, key: str) -> Figure | None:
    found = (table.totals.get(key) for table in plan.tables)
    return next((figure for figure in found if figure is not None and figure.value is not None), None)


def _in_lcap(ledger: Ledger) -> Money:
    overview = ledger.book.printed(views.money_out(ledger.book.plan).in_lcap)
    return overview if overview.value is not None else _total("tp_total_funds", "bs_total_lcap")(ledger)


def _required(ledger: Ledger) -> Money:
    total = ledger.required_pct
    return total if total.value is not None else ledger.book.printed(views.required(ledger.book.plan).projected_pct)


def _due(ledger: Ledger) -> Money:
    """Return what the required growth comes to in dollars: the equity money, and the carryover percentage of item 1.

    Where nothing is carried in, that is the equity money itself.
    """
    base, carried = ledger.base, ledger.carried_in.pct
    if not carried.value:
        return ledger.received
    if base.value is None or ledger.received.value is None:
        return NOTHING
    value = whole_dollars(ledger.received.value + base.value * carried.value / 100)
    formula = "item 2 + carryover % * item 1"
    return ledger.book.made(value, (ledger.received, base, carried), formula, about=True)


def best_planned(ledger: Ledger) -> Money:
    """Return what is planned for actions that count: the printed total, else the sum of the rows.

    Where the money of a row could not be read, the sum of the others is not what is planned: nothing is returned.
    """
    if ledger.planned_printed.value is not None:
        return ledger.planned_printed
    return NOTHING if any(line.unread for line in ledger.lines) else ledger.planned


def largest(ledger: Ledger) -> Line | None:
    """Return the contributing action with the most LCFF dollars; None where none has any."""
    paid = [line for line in ledger.lines if line.lcff.value is not None and line.lcff.value > 0]
    return max(paid, key=lambda line: line.lcff.value or 0, default=None)


def _largest_amount(ledger: Ledger) -> Money:
    line = largest(ledger)
    return line.lcff if line else NOTHING


def _scope(key: str) -> Callable[[Ledger], Money]:
    def of(ledger: Ledger) -> Money:
        part = ledger.by_scope.part(key)
        return part.amount if part else NOTHING

    return of


def _continuity(ledger: Ledger) -> Money:
    """Return all funds of the actions that count in a Learning Continuity Plan (2020-21): our sum of its rows."""
    table = ledger.book.plan.table("continuity_actions")
    rows = table.rows if table else ()
    counting = [row for row in rows if clean(row.texts.get("contributing", "")).casefold() == "yes"]
    amounts = [ledger.book.printed(row.figures.get("total_funds")) for row in counting]
    whole = added(amounts, "sum(total_funds)") if amounts else NOTHING
    return replace(whole, incomplete=whole.incomplete or bool(table and table.unread))


NUMBERS: Mapping[str, Callable[[Ledger], Money]] = MappingProxyType(
    {
        "received": lambda ledger: ledger.received,
        "planned": best_planned,
        "required": _required,
        "reached": lambda ledger: ledger.planned_pct,
        "due": _due,
        "gap": lambda ledger: ledger.gap,
        "overview_planned": _overview("planned"),
        "last_planned": lambda ledger: last_pair(ledger)[0],
        "last_spent": lambda ledger: last_pair(ledger)[1],
        "unspent": lambda ledger: _less(ledger, *last_pair(ledger)),
        "rest": lambda ledger: _less(ledger, ledger.received, _overview("planned")(ledger)),
        "owed": lambda ledger: ledger.last_year.owed,
        "largest": _largest_amount,
        "limited": _scope("limited"),
        "leawide": _scope("leawide"),
        "continuity": _continuity,
        "in_lcap": _in_lcap,
        "general_fund": _total("bs_total_general_fund"),
        "revenue": lambda ledger: ledger.book.printed(views.money_in(ledger.book.plan).total),
    }
)
"""Each number by its name in `message.yaml`; without a value where the plan does not print it."""


def last_pair(ledger: Ledger) -> tuple[Money, Money]:
    """Return what was planned and spent last year: for actions that count, else what the parents' overview says."""
    last = ledger.last_year
    if last.planned.value is not None and last.spent.value is not None:
        return last.planned, last.spent
    both = _overview("prior_budgeted")(ledger), _overview("prior_actual")(ledger)
    return both if all(amount.value is not None for amount in both) else (NOTHING, NOTHING)


def _less(ledger: Ledger, first: Money, second: Money) -> Money:
    if first.value is None or second.value is None:
        return NOTHING
    return ledger.book.made(first.value - second.value, (first, second), "first - second")


def number(ledger: Ledger, name: str) -> KeyNumber | None:
    """Return a number by its name, or None where the plan does not print it."""
    money = NUMBERS[name](ledger)
    if money.value is None:
        return None
    line = largest(ledger) if name == "largest" else None
    facts = {"title": name_action(line.goal, line.action, line.title)} if line else {}
    return KeyNumber(name, _label(ledger, name, facts), amount_from(money), where(money.sources))


def _label(ledger: Ledger, name: str, facts: Mapping[str, Label]) -> Sentence:
    if name == "due" and not ledger.carried_in.pct.value:
        name = "received"
    overview = name in {"last_planned", "last_spent"} and ledger.last_year.planned.value is None
    return Sentence(f"message.number.{name}{'_overview' if overview else ''}", facts)


def contradicted(ledger: Ledger, finding: Finding) -> dict[str, KeyNumber]:
    """Return the numbers of a contradiction: "first" and "second" as printed, or "computed" from others."""
    found = {}
    for name, named in zip(("first", "second"), finding.figures, strict=False):
        if name == "second" and (finding.computed or named.row):
            break
        if named.figure.value is not None:
            found[name] = _printed_number(ledger, name, named)
    if finding.computed:
        money = _computed(ledger, finding, finding.computed)
        label = Sentence("message.number.computed")
        found["computed"] = KeyNumber("computed", label, amount_from(money), where(money.sources))
    return found


def _computed(ledger: Ledger, finding: Finding, computed: Computed) -> Money:
    """Return what the plan's own numbers give: the ledger's amount with all its figures, where it is the same."""
    last = ledger.last_year
    for money in (ledger.planned, last.planned_rows, last.spent_rows, last.owed_computed):
        if money.value is not None and abs(money.value - computed.value) < 1:
            return replace(money, contested=False)
    parts = tuple(ledger.book.at(named) for named in finding.figures[1:] or finding.figures)
    return ledger.book.made(computed.value, parts, computed.formula, unit=computed.unit)


def _printed_number(ledger: Ledger, name: str, named: Named) -> KeyNumber:
    """Return a printed side of a contradiction, called by the part of the plan in which it stands."""
    part = f"table.{named.part}"
    label = Sentence(part if words.has(part) else named.label)
    return KeyNumber(name, label, amount_from(ledger.book.at(named)), where((named,)))


def key_numbers(ledger: Ledger, names: Iterable[str], own: Mapping[str, KeyNumber]) -> tuple[KeyNumber, ...]:
    """Return the first numbers of `names` that the plan prints, sure ones before doubtful ones, at most three.

    `own` are those of a contradiction. What would look like a number that already stands there is left out.
    """
    found = [own.get(name) if name in _OWN else number(ledger, name) for name in names]
    stated = [one for one in found if one is not None]
    stated.sort(key=lambda one: one.amount.doubtful)
    chosen: list[KeyNumber] = []
    for one in stated:
        if all(tell_number(one.amount, "en") != tell_number(other.amount, "en") for other in chosen):
            chosen.append(one)
    return tuple(chosen[:MOST])


_OWN = {"first", "second", "computed"}
