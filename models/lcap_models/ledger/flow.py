"""The way of the money: received, carried in, planned, split, and last year's promise. `ledger_of` puts it together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from lcap_models import views
from lcap_models.findings import Finding
from lcap_models.items import shortfall
from lcap_models.ledger.book import Book, open_book
from lcap_models.ledger.breakdown import (
    Breakdown,
    by_goal,
    by_group,
    by_place,
    by_scope,
    by_topic,
    people_and_things,
    with_gaps,
)
from lcap_models.ledger.last_year import LastYear, last_year_of
from lcap_models.ledger.lines import Classify, Line, lines_of, main_topic
from lcap_models.ledger.money import NOTHING, Money, added, whole_dollars
from lcap_models.proof import Proof

__all__ = ["CarriedIn", "Ledger", "ledger_of"]

CarriedFrom = Literal["services", "table 5", "percentage", ""]


@dataclass(frozen=True, slots=True)
class CarriedIn:
    """What comes from last year on top: dollars, and where they are printed.

    `source` is "services" (the services section), "table 5" (item 12), "percentage" (worked out: the printed
    carryover percentage of item 1, so "about"), or empty where the plan states none.
    """

    dollars: Money
    pct: Money
    source: CarriedFrom


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every S&C dollar's way through one plan, as far as the plan tells it.

    `received` is item 2, `extra_15` the part of it that is the additional 15 percent; `available` is received plus
    carried in. `planned` adds up the LCFF dollars of the contributing actions (the rows of Table 2); what the plan
    prints as their total is `planned_printed`. All breakdowns split `planned`, except `people`. `gap` is what is
    missing to the required percentage, in dollars, about; negative where the plan reaches it. `limits` are the keys
    of the sentences (`limit.<key>`) that say what this ledger cannot tell.
    """

    book: Book = field(repr=False)
    base: Money
    received: Money
    extra_15: Money
    carried_in: CarriedIn
    available: Money
    required_pct: Money
    planned_pct: Money
    planned_pct_improved: Money
    planned: Money
    planned_printed: Money
    gap: Money
    lines: tuple[Line, ...]
    by_scope: Breakdown
    by_group: Breakdown
    by_goal: Breakdown
    by_place: Breakdown
    by_topic: Breakdown
    people: Breakdown | None
    last_year: LastYear
    limits: tuple[str, ...]

    @property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """The breakdowns that this plan has."""
        found = (self.by_scope, self.by_group, self.by_goal, self.by_place, self.by_topic, self.people)
        return tuple(breakdown for breakdown in found if breakdown is not None and breakdown.parts)


def ledger_of(proof: Proof, findings: Sequence[Finding] | None = None, classify: Classify = main_topic) -> Ledger:
    """Return the ledger of a proved plan.

    `findings` are those of `checks.find` (made here where not given). `classify` gives the main topic of an action
    from its title and description.
    """
    book = open_book(proof, findings)
    needed = views.required(book.plan)
    lines = lines_of(book, classify)
    planned = book.column((line.lcff for line in lines), "contributing_actions", "planned_lcff")
    printed = book.printed(needed.planned_contributing)
    base = book.printed(needed.base)
    received = book.printed(needed.sc if needed.sc and needed.sc.value is not None else views.money_in(book.plan).sc)
    carried_in = _carried_in(book, needed, base)
    people = people_and_things(book)
    parted = with_gaps if book.words_may_lack("contributing_actions") else _as_read
    return Ledger(
        book=book,
        base=base,
        received=received,
        extra_15=book.printed(needed.additional_15pct),
        carried_in=carried_in,
        available=_available(received, carried_in),
        required_pct=book.printed(needed.total_pct),
        planned_pct=book.printed(needed.planned_pct),
        planned_pct_improved=book.printed(needed.planned_pct_improved),
        planned=planned,
        planned_printed=printed,
        gap=_gap(book, needed),
        lines=lines,
        by_scope=parted(by_scope(lines, planned)),
        by_group=parted(by_group(lines, planned)),
        by_goal=parted(by_goal(lines, planned)),
        by_place=parted(by_place(lines, planned)),
        by_topic=parted(by_topic(lines, planned)),
        people=people,
        last_year=last_year_of(book),
        limits=tuple(_limits(book, lines, planned, printed, people)),
    )


def _as_read(whole: Breakdown) -> Breakdown:
    return whole


def _carried_in(book: Book, needed: views.Required, base: Money) -> CarriedIn:
    pct = book.printed(needed.carryover_pct)
    dollars = book.printed(needed.carryover_dollars)
    if dollars.value is not None:
        return CarriedIn(dollars, pct, "services")
    owed = book.printed(views.carryover(book.plan).dollars)
    if owed.value is not None:
        return CarriedIn(owed, pct, "table 5")
    if pct.value is not None and base.value is not None:
        value = whole_dollars(base.value * pct.value / 100)
        formula = "item 1 * carryover %"
        return CarriedIn(book.made(value, (base, pct), formula, about=bool(pct.value)), pct, "percentage")
    return CarriedIn(dollars if dollars.printed else owed, pct, "")


def _available(received: Money, carried_in: CarriedIn) -> Money:
    if received.value is None or carried_in.dollars.value is None:
        return NOTHING
    return added((received, carried_in.dollars), "received + carried in")


def _gap(book: Book, needed: views.Required) -> Money:
    """Return the dollars from the planned to the required percentage.

    Item 2 plus the printed carryover percentage of item 1, less item 4, less item 5 of item 1. Whole dollars, about:
    the percentages are printed rounded. Without a carryover percentage or item 5 those are taken as none.
    """
    formula = "item 2 + carryover % * item 1 - item 4 - item 5 * item 1"
    figures = (needed.sc, needed.base, needed.carryover_pct, needed.planned_contributing, needed.planned_pct_improved)
    parts = sc, base, carried, planned, improved = tuple(book.printed(figure) for figure in figures)
    if sc.value is None or planned.value is None or base.value is None:
        return NOTHING
    carried_share, improved_share = ((one.value or Decimal(0)) / 100 for one in (carried, improved))
    value = shortfall(base.value, sc.value, carried_share, planned.value, improved_share)
    return book.made(whole_dollars(value), parts, formula, about=True)


def _limits(
    book: Book, lines: tuple[Line, ...], planned: Money, printed: Money, people: Breakdown | None
) -> Iterator[str]:
    document = book.plan.document
    if document.template == "2021":
        yield "form_2021"
    if lines:
        yield "base_or_sc"
    if any(len(line.scopes) > 1 for line in lines):
        yield "two_scopes"
    if any(len(line.groups) > 1 for line in lines):
        yield "several_groups"
    if people is not None:
        yield "people_all_funds" if people.of == "contributing" else "people_whole_plan"
    if planned.value is not None and printed.value is not None and planned.value != printed.value:
        yield "rows_not_total"
    if any(line.lcff.value is None for line in lines):
        yield "blank_cells"
    if len(views.contributing(book.plan)) > len(lines):
        yield "marked_no"
    if book.rows_may_lack("contributing_actions"):
        yield "rows_may_lack"
    if document.lea_type in {"county office", "charter"}:
        yield "one_scope_kind"
    if len(book.plan.overviews) > 1:
        yield "several_overviews"
    if document.community_words:
        yield "community_funded"
