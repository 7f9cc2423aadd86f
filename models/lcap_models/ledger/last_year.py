"""Last year in the ledger: what was promised, what was spent, what is owed, and whether it arrived."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lcap_models import views
from lcap_models.findings import Named
from lcap_models.items import carried_over
from lcap_models.ledger.book import Book
from lcap_models.ledger.money import NOTHING, Money, minus, whole_dollars

__all__ = ["Arrived", "Kept", "LastYear", "last_year_of"]

Arrived = Literal["arrived", "nothing", "differs", "not stated"]


@dataclass(frozen=True, slots=True)
class Kept:
    """One action of last year: planned, estimated spent, and planned less spent (negative: more was spent)."""

    goal: str
    action: str
    title: str
    planned: Money
    spent: Money
    unspent: Money
    row: int
    page: int | None


@dataclass(frozen=True, slots=True)
class LastYear:
    """Last year's contributing actions, LCFF dollars (Table 4), all actions, all funds (Table 3), and Table 5.

    `planned` and `spent` are items 4 and 7 as printed, `planned_rows` and `spent_rows` what the rows add up to.
    `owed` and `owed_pct` are items 12 and 13 as printed; `owed_computed` is item 12 worked out from items 6 to 9.
    `carried_pct` and `carried` are what the new plan says it carries in.
    """

    sc: Money
    planned: Money
    planned_rows: Money
    spent: Money
    spent_rows: Money
    unspent: Money
    unspent_printed: Money
    lines: tuple[Kept, ...]
    all_funds: tuple[Kept, ...]
    base: Money
    owed: Money
    owed_pct: Money
    owed_computed: Money
    carried: Money
    carried_pct: Money
    arrived: Arrived


def last_year_of(book: Book) -> LastYear:
    """Return last year as this plan tells it; what it does not print has no value."""
    totals, table = views.last_year_totals(book.plan), views.carryover(book.plan)
    lines = _kept(book, views.last_year_contributing(book.plan), "planned_lcff - estimated_actual_lcff")
    everything = _kept(book, views.last_year(book.plan), "planned_total - estimated_actual_total")
    planned, spent = book.printed(totals.contributing_planned), book.printed(totals.contributing_estimated)
    new = views.required(book.plan)
    owed, owed_pct = book.printed(table.dollars), book.printed(table.pct)
    carried, carried_pct = book.printed(new.carryover_dollars), book.printed(new.carryover_pct)
    return LastYear(
        sc=book.printed(totals.sc),
        planned=planned,
        planned_rows=book.column((line.planned for line in lines), "contributing_annual_update", "planned_lcff"),
        spent=spent,
        spent_rows=book.column((line.spent for line in lines), "contributing_annual_update", "estimated_actual_lcff"),
        unspent=minus(planned, spent, "item 4 - item 7"),
        unspent_printed=book.printed(totals.difference),
        lines=lines,
        all_funds=everything,
        base=book.printed(table.base),
        owed=owed,
        owed_pct=owed_pct,
        owed_computed=_owed(book, table),
        carried=carried,
        carried_pct=carried_pct,
        arrived=_arrived(book, (owed, owed_pct), (carried, carried_pct)),
    )


def _kept(book: Book, rows: tuple[views.Promise, ...], formula: str) -> tuple[Kept, ...]:
    found = []
    for row in rows:
        planned, spent = book.printed(row.planned), book.printed(row.estimated_actual)
        unspent = minus(planned, spent, formula)
        found.append(Kept(row.goal, row.action, row.title, planned, spent, unspent, row.row, row.page))
    return tuple(found)


def _owed(book: Book, table: views.Carryover) -> Money:
    """Return item 12 by the form's own rule: (item 10 less item 11) times item 9, 0 where item 11 is higher.

    Law: Ed Code § 42238.07. Item 6 less item 7, and the two percentages (the carryover into last year, item 8) of
    item 9; where one of them is not zero the result is in whole dollars, because they are printed rounded.
    """
    sc, spent, base = book.printed(table.sc), book.printed(table.estimated_contributing), book.printed(table.base)
    prior, improved = book.printed(table.prior_pct), book.printed(table.estimated_pct_improved)
    formula = "item 6 - item 7 + item 9 * (carryover % from the prior year - item 8)"
    parts = (sc, spent, base, prior, improved)
    if sc.value is None or spent.value is None or base.value is None or base.value <= 0:
        return NOTHING
    prior_share, improved_share = ((one.value or Decimal(0)) / 100 for one in (prior, improved))
    rounded = bool(prior_share or improved_share)
    exact = carried_over(base.value, sc.value, spent.value, improved_share=improved_share, prior_share=prior_share)
    return book.made(whole_dollars(exact.dollars) if rounded else exact.dollars, parts, formula, about=rounded)


def _both_years(figures: Iterable[Named]) -> bool:
    """Tell whether a comparison has last year's side (Table 5) and the new plan's."""
    return len({named.part == "carryover" for named in figures}) > 1


def _arrived(book: Book, owed: tuple[Money, Money], carried: tuple[Money, Money]) -> Arrived:
    """Compare what Table 5 owes with what the new plan carries in, by the identities of the template."""
    results = [book.result(identity) for identity in ("carryover_pct_places", "carryover_dollars_places")]
    tried = [result.outcome for result in results if result and _both_years(result.figures)]
    if "fails" in tried:
        return "differs"
    if tried:
        return "arrived" if any(amount.value for amount in owed) else "nothing"
    if all(not amount.value for amount in owed) and any(amount.value for amount in carried):
        return "differs" if any(amount.words for amount in owed) else "not stated"
    if any(amount.words for amount in owed) and any(amount.value == 0 for amount in carried):
        return "nothing"
    return "not stated"
