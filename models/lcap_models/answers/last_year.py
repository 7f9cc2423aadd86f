"""Questions 12 to 17: last year's promise, what was left, and what is carried over."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from lcap_models import views
from lcap_models.answers.model import MOST_SHOWN, Answer, Fact, Grid, Said, deed_of, page_of_row
from lcap_models.ledger import Kept, Ledger, Money

__all__ = ["arrived", "carried_over", "carryover_right", "kept", "not_done", "unspent"]

_CENT = Decimal("0.01")


def _form(ledger: Ledger) -> tuple[Said, ...]:
    return (Said("limit.form_2021"),) if "form_2021" in ledger.limits else ()


def kept(ledger: Ledger) -> Answer:
    """12. Was last year's promise kept?"""
    last = ledger.last_year
    if last.planned.value is not None and last.spent.value is not None:
        says = [_spent_of(ledger, last.planned, last.spent, "")]
        for key, printed, rows in _rows_differ(ledger):
            says.append(Said(key, {"printed": printed, "rows": rows}))
        if last.planned_rows.value and last.planned_rows.value != last.planned.value:
            says.append(_spent_of(ledger, last.planned_rows, last.spent, "_rows"))
        return Answer(12, "answered", tuple(says))
    if last.planned_rows.value is not None and last.spent_rows.value is not None:
        return Answer(12, "answered", (_spent_of(ledger, last.planned_rows, last.spent_rows, "_rows"),))
    needs = views.high_needs(ledger.book.plan)
    planned, spent = ledger.book.printed(needs.prior_budgeted), ledger.book.printed(needs.prior_actual)
    if planned.value is None or spent.value is None:
        return Answer(12, "not in the plan", (Said("answer.12.none"),))
    says = [_spent_of(ledger, planned, spent, "_overview"), Said("answer.12.overview")]
    count = len(ledger.book.plan.overviews)
    says += [Said("limit.several_overviews", {"count": count})] if count > 1 else []
    alike = ledger.book.finding("overviews_alike")
    return Answer(12, "answered", tuple(says), disputes=(alike,) if alike else ())


def _rows_differ(ledger: Ledger) -> list[tuple[str, Money, Money]]:
    last = ledger.last_year
    pairs = (
        ("answer.12.planned_rows", last.planned, last.planned_rows),
        ("answer.12.spent_rows", last.spent, last.spent_rows),
    )
    return [(key, a, b) for key, a, b in pairs if b.value is not None and a.value != b.value]


def _spent_of(ledger: Ledger, planned: Money, spent: Money, suffix: str) -> Said:
    assert planned.value is not None and spent.value is not None
    facts: dict[str, Fact] = {"planned": planned, "spent": spent}
    rows = suffix == "_rows"
    lame = rows and any((line.planned.value is None) != (line.spent.value is None) for line in ledger.last_year.lines)
    if planned.value <= 0 or spent.value < 0 or lame:  # a blank on one side only: no ratio
        return Said("answer.12.amounts", facts)
    part = (100 * spent.value / planned.value).quantize(_CENT, ROUND_HALF_UP)
    facts["part"] = ledger.book.made(part, (planned, spent), "100 * spent / planned", about=True)
    if rows:
        return Said("answer.12.of_rows", facts)
    if spent.value == planned.value:
        return Said("answer.12.same", facts)
    return Said(f"answer.12.{'less' if spent.value < planned.value else 'more'}{suffix}", facts)


def unspent(ledger: Ledger) -> Answer:
    """13. Where was most left unspent?"""
    last = ledger.last_year
    if not last.lines and not last.all_funds:
        return Answer(13, "not in the plan", (Said("answer.13.none"),))
    says: list[Said] = []
    grids: list[Grid] = []
    also: list[Money] = []
    for lines, name in ((last.lines, "counting"), (last.all_funds, "all")):
        if not any(line.unspent.value is not None for line in lines):
            continue
        most = sorted(
            (n for n in lines if (n.unspent.value or 0) > 0), key=lambda n: n.unspent.value or 0, reverse=True
        )
        if not most:
            says.append(Said("answer.13.none_counting" if name == "counting" else "answer.13.none_all"))
            also += [line.unspent for line in lines]  # "none" is as sure as they are
            continue
        facts: dict[str, Fact] = {"action": deed_of(most[0]), "amount": most[0].unspent, "planned": most[0].planned}
        says.append(Said("answer.13.most_counting" if name == "counting" else "answer.13.most_all", facts))
        grids.append(_unspent_grid(most[:MOST_SHOWN], "lcff" if name == "counting" else "total"))
    if not says:
        return Answer(13, "not in the plan", (Said("answer.13.none"),))
    blank = sum(line.unspent.value is None for line in (*last.lines, *last.all_funds))
    if blank:
        says.append(Said("answer.13.blank", {"count": blank}))
    return Answer(13, "answered", tuple(says), tuple(grids), also=tuple(also))


def _unspent_grid(lines: Sequence[Kept], funds: str) -> Grid:
    columns = {
        "lcff": ("column.planned_lcff", "column.estimated_actual_lcff"),
        "total": ("column.planned_total", "column.estimated_actual_total"),
    }[funds]
    rows = tuple((deed_of(line), line.planned, line.spent, line.unspent, page_of_row(line)) for line in lines)
    return Grid(("column.action", *columns, "column.unspent", "column.page"), rows)


def not_done(ledger: Ledger) -> Answer:
    """14. What was not done at all? Money was planned, and $0 (or a blank) stands as spent."""
    last = ledger.last_year
    every = [line for line in (*last.lines, *last.all_funds) if line.planned.value]
    if not every:
        return Answer(14, "not in the plan", (Said("answer.13.none"),))
    says: list[Said] = []
    grids: list[Grid] = []
    for lines, funds in ((last.lines, "lcff"), (last.all_funds, "total")):
        zero = [line for line in lines if line.planned.value and line.spent.value == 0]
        blank = [line for line in lines if line.planned.value and line.spent.value is None and not line.spent.doubtful]
        zero_key, blank_key = _NOT_DONE[funds]
        says += [Said(zero_key, {"count": len(zero)})] if zero else []
        says += [Said(blank_key, {"count": len(blank)})] if blank else []
        grids += [_unspent_grid((*zero, *blank), funds)] if zero or blank else []
    unread = sum(line.spent.value is None and line.spent.doubtful for line in every)
    if says or not unread:
        says.append(Said("answer.14.ask") if says else Said("answer.14.no"))
    says += [Said("answer.14.unread", {"count": unread})] if unread else []
    also = tuple(line.spent for line in every)
    return Answer(14, "answered", tuple(says), tuple(grids), also=() if grids else also)


_NOT_DONE = {
    "lcff": ("answer.14.zero_lcff", "answer.14.blank_lcff"),
    "total": ("answer.14.zero_total", "answer.14.blank_total"),
}


def _stated(dollars: Money, pct: Money) -> Said | Money:
    """Return dollars and percentage together, or the one that the plan prints."""
    if dollars.value is not None and pct.value is not None:
        return Said("answer.pair", {"dollars": dollars, "pct": pct})
    return dollars if dollars.value is not None else pct


def carried_over(ledger: Ledger) -> Answer:
    """15. How much must be carried over?"""
    last = ledger.last_year
    owed, pct = last.owed, last.owed_pct
    if owed.value is not None or pct.value is not None:
        key = "answer.15.amount" if owed.value or pct.value else "answer.15.zero"
        return Answer(15, "answered", (Said(key, {"owed": _stated(owed, pct)}),))
    words = owed.words or pct.words
    if words:
        return Answer(15, "answered", (Said("answer.15.words", {"words": words}),), also=(owed, pct))
    if owed.printed or pct.printed:
        return Answer(15, "not in the plan", (Said("answer.15.blank"),), also=(owed, pct))
    return Answer(15, "not in the plan", (Said("answer.15.none"), *_form(ledger)))


def carryover_right(ledger: Ledger) -> Answer:
    """16. Is that right? Item 12 worked out from items 6 to 9, against what is printed."""
    last = ledger.last_year
    owed, computed = last.owed, last.owed_computed
    if computed.value is None:
        return Answer(16, "not in the plan", (Said("answer.16.none"), *_form(ledger)))
    facts: dict[str, Fact] = {"owed": owed, "computed": computed}
    how = (
        Said("answer.16.how", {"sc": last.sc, "spent": last.spent}) if not computed.about else Said("answer.16.how_pct")
    )
    if owed.value is None:
        words = owed.words or last.owed_pct.words
        key = "answer.16.words" if words else "answer.16.blank"
        if words and not computed.value:
            key = "answer.16.words_right"
        return Answer(16, "answered", (Said(key, {"words": words, "computed": computed}), how), also=(owed,))
    tried = ledger.book.result("co_item_12")
    if tried is None:
        return Answer(16, "answered", (Said("answer.16.both", facts), how))
    key = "answer.16.right" if tried.outcome == "holds" else "answer.16.differs"
    return Answer(16, "answered", (Said(key, facts), how))


def arrived(ledger: Ledger) -> Answer:
    """17. Did it arrive in the new plan?"""
    last = ledger.last_year
    owed, carried = _stated(last.owed, last.owed_pct), _stated(last.carried, last.carried_pct)
    words = last.owed.words or last.owed_pct.words
    also = (last.owed, last.owed_pct, last.carried, last.carried_pct)
    if last.arrived == "not stated":
        return Answer(17, "not in the plan", (Said("answer.17.none"), *_form(ledger)))
    if last.owed.value is None and last.owed_pct.value is None:
        key = "answer.17.words" if last.arrived == "nothing" else "answer.17.words_differ"
        return Answer(17, "answered", (Said(key, {"words": words, "carried": carried}),), also=also)
    keys = {"arrived": "answer.17.arrived", "nothing": "answer.17.nothing", "differs": "answer.17.differs"}
    return Answer(17, "answered", (Said(keys[last.arrived], {"owed": owed, "carried": carried}),), also=also)
