"""Questions 1 to 5: what comes in, how much services must grow, and whether the plan reaches it."""

from decimal import ROUND_HALF_UP, Decimal

from lcap_models import views
from lcap_models.answers.model import Answer, Fact, Said
from lcap_models.applies import FormulaKind, formula_kind
from lcap_models.ledger import Ledger, Money

__all__ = ["gap", "grants", "per_student", "required", "share"]

_CENT = Decimal("0.01")
_POINTS = Decimal("0.02")
"""Two percentages that are printed rounded may be equal where they differ by no more than this."""


def _kind(ledger: Ledger) -> tuple[Said, ...]:
    """Return what is said of an agency whose grants work otherwise."""
    document = ledger.book.plan.document
    said = [Said("limit.county_office")] if document.lea_type == "county office" else []
    if formula_kind(document) is FormulaKind.COMMUNITY_FUNDED:
        facts: dict[str, Fact] = {"page": document.community_page or "", "words": document.community_words}
        key = "limit.community_funded" if document.community_page else "limit.community_funded_words"
        said += [Said(key, facts), Said("law.kind.community_funded")]
    return tuple(said)


def _overviews(ledger: Ledger) -> tuple[Said, ...]:
    count = len(ledger.book.plan.overviews)
    return (Said("limit.several_overviews", {"count": count}),) if count > 1 else ()


def grants(ledger: Ledger) -> Answer:
    """1. How much extra money do our high-needs students bring?"""
    received, extra = ledger.received, ledger.extra_15
    if received.value is None:
        return Answer(1, "not in the plan", (Said("answer.1.none"), *_kind(ledger)))
    says = [Said("answer.1.grants", {"sc": received})]
    if extra.value:
        says.append(Said("answer.1.extra", {"extra": extra}))
    places = ledger.book.result("sc_grants_places")
    if places and places.outcome == "holds" and not places.why:
        says.append(Said("answer.1.places", {"count": len(places.figures)}))
    also = tuple(ledger.book.at(named) for named in places.figures) if places else ()
    return Answer(1, "answered", (*says, *_kind(ledger), *_overviews(ledger)), also=also)


def share(ledger: Ledger) -> Answer:
    """2. What part of all money is that?"""
    money = views.money_in(ledger.book.plan)
    sc, total = ledger.received, ledger.book.printed(money.total)
    if sc.value is None or not total.value or total.value < 0:
        return Answer(2, "not in the plan", (Said("answer.2.none"),))
    facts: dict[str, Fact] = {"sc": sc, "total": total}
    if sc.value > total.value:
        return Answer(2, "answered", (Said("answer.2.larger", facts), *_overviews(ledger)))
    part = _of_100(ledger, sc, total)
    return Answer(2, "answered", (Said("answer.2.share", {**facts, "part": part}), *_overviews(ledger)))


def _of_100(ledger: Ledger, part: Money, whole: Money) -> Money:
    assert part.value is not None and whole.value
    value = (100 * part.value / whole.value).quantize(_CENT, ROUND_HALF_UP)
    return ledger.book.made(value, (part, whole), "100 * item 2 / total revenue", about=True)


def per_student(ledger: Ledger) -> Answer:
    """3. How much per high-needs student? The number of students is not in the plan."""
    says = [Said("answer.3.none"), Said("answer.3.where")]
    if ledger.received.value is not None:
        says.append(Said("answer.3.grants", {"sc": ledger.received}))
    return Answer(3, "not in the plan", tuple(says))


def required(ledger: Ledger) -> Answer:
    """4. How much more or better service must they get?"""
    needed = views.required(ledger.book.plan)
    new, carried = ledger.book.printed(needed.projected_pct), ledger.carried_in.pct
    total = ledger.required_pct
    parts = Said("answer.4.parts", {"new": new, "carried": carried})
    if total.value is not None:
        says = [Said("answer.4.total", {"total": total})]
        says += [parts] if new.value is not None and carried.value is not None else []
    elif new.value is not None:
        says = [Said("answer.4.new", {"new": new})]
        says += [Said("answer.4.carried", {"carried": carried})] if carried.value is not None else []
    else:
        return Answer(4, "not in the plan", (Said("answer.4.none"), *_kind(ledger)))
    says.append(Said("answer.4.means"))
    return Answer(4, "answered", (*says, *_form(ledger), *_kind(ledger)))


def _form(ledger: Ledger) -> tuple[Said, ...]:
    return (Said("limit.form_2021"),) if "form_2021" in ledger.limits else ()


def gap(ledger: Ledger) -> Answer:
    """5. Does the plan reach it?"""
    required_pct, planned, missing = ledger.required_pct, ledger.planned_pct, ledger.gap
    if required_pct.value is None or planned.value is None:
        return Answer(5, "not in the plan", (Said("answer.5.none"), *_form(ledger), *_kind(ledger)))
    facts: dict[str, Fact] = {"required": required_pct, "planned": planned}
    reaches = planned.value >= required_pct.value - _POINTS
    if missing.value is not None and reaches is (missing.value > _slack(ledger)):
        says: tuple[Said, ...] = (Said("answer.5.unclear", {**facts, "gap": missing}),)
    elif reaches:
        says = (Said("answer.5.reaches", facts),)
    else:
        says = (Said("answer.5.below", facts), *_missing(missing), Said("answer.5.other_ways"))
    return Answer(5, "answered", (*says, *_kind(ledger)))


def _slack(ledger: Ledger) -> Decimal:
    return (ledger.base.value or Decimal(0)) * _POINTS / 100


def _missing(amount: Money) -> tuple[Said, ...]:
    return (Said("answer.5.gap", {"gap": amount}),) if amount.value is not None else ()
