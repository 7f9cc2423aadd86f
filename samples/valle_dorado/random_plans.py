"""Hypothesis strategies: random small plans in random styles. For tests only (it imports hypothesis).

@given(plans(), styles())
def test_...(plan: PrintedPlan, style: Style) -> None:
    layout = lay_out(plan, style)
"""

from decimal import Decimal

from hypothesis import strategies as st

from valle_dorado.facts import Action, Facts, PastAction, Revenue
from valle_dorado.forms import template_of
from valle_dorado.formulas import print_plan, total
from valle_dorado.printed import PrintedPlan
from valle_dorado.printing import Printing, rounded
from valle_dorado.shorthand import EL, FY, LI
from valle_dorado.style import Style

__all__ = ["YEARS", "amounts", "facts", "plans", "printings", "styles"]

YEARS = ("2021-22", "2022-23", "2023-24", "2024-25", "2025-26")
_WORDS = (
    "Reading", "coaches", "for", "grades", "4-6", "and", "families", "(EL)", "1.01", "Teaching", "&", "Learning:",
    "Newcomers", "after-school", "interdisciplinary", "programs", "in", "2", "schools", "K-3", "Counseling/health",
)  # fmt: skip
_SCOPES = ("LEA-wide", "Schoolwide", "Limited to Unduplicated Student Group(s)")
_KINDS = ("planned_actions", "contributing_actions", "annual_update", "contributing_annual_update")


@st.composite
def amounts(draw: st.DrawFn, most: int = 999_999_999) -> Decimal:
    """Amounts of every length, to the cent; many are round, some are zero."""
    digits = draw(st.integers(0, len(str(most))))
    whole = draw(st.integers(0, min(10**digits - 1, most)))
    cents = draw(st.sampled_from((0, 0, 1)))
    return Decimal(whole) + (Decimal(draw(st.integers(0, 99))) / 100 if cents else 0)


_BLANK_OR_AMOUNT = st.one_of(st.none(), st.just(Decimal(0)), amounts())
_TITLES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=7).map(" ".join)
_GROUPS = st.lists(st.sampled_from((EL, FY, LI)), min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def _actions(draw: st.DrawFn, count: int, dotted: bool) -> tuple[Action, ...]:
    return tuple(draw(_action(*_number(n, count, dotted))) for n in range(count))


def _number(n: int, count: int, dotted: bool) -> tuple[str, str]:
    """The goal and action number of the n-th of `count` actions: up to three goals."""
    size = max(count // 3, 1)
    goal, place = min(n // size, 2), n - min(n // size, 2) * size + 1
    return str(goal + 1), f"{goal + 1}.{place}" if dotted else str(place)


@st.composite
def _action(draw: st.DrawFn, goal: str, number: str) -> Action:
    contributing = draw(st.booleans())
    lcff, state, local, federal = (draw(_BLANK_OR_AMOUNT) for _ in range(4))
    funds = [fund for fund in (lcff, state, local, federal) if fund is not None]
    whole = sum(funds, Decimal(0))
    personnel = (whole * draw(st.integers(0, 100)) / 100).quantize(Decimal("0.01"))
    groups = draw(_GROUPS)
    return Action(
        goal,
        number,
        draw(_TITLES),
        groups=groups if contributing else ("All",),
        contributing=contributing,
        scope=tuple(draw(st.lists(st.sampled_from(_SCOPES), min_size=1, max_size=2, unique=True)))
        if contributing
        else (),
        unduplicated=groups if contributing else (),
        location=draw(st.sampled_from(("", "All Schools", "Specific Schools: Mesa Alta"))),
        time_span=draw(st.sampled_from(("", "Ongoing", "3 years", "2024-2027"))),
        personnel=personnel if funds else None,
        nonpersonnel=whole - personnel if funds else None,
        lcff=lcff,
        state=state,
        local=local,
        federal=federal,
        percentage=draw(st.sampled_from((None, Decimal(0), Decimal("0.150")))) if contributing else None,
    )


@st.composite
def _past(draw: st.DrawFn, goal: str, number: str) -> PastAction:
    contributed = draw(st.booleans())
    return PastAction(
        goal,
        number,
        draw(_TITLES),
        contributed=contributed,
        planned_total=draw(_BLANK_OR_AMOUNT),
        actual_total=draw(_BLANK_OR_AMOUNT),
        planned_lcff=draw(_BLANK_OR_AMOUNT) if contributed else None,
        actual_lcff=draw(_BLANK_OR_AMOUNT) if contributed else None,
        planned_percentage=draw(st.sampled_from((None, Decimal(0), Decimal("0.5")))) if contributed else None,
        actual_percentage=draw(st.sampled_from((None, Decimal(0), Decimal("0.25")))) if contributed else None,
    )


@st.composite
def facts(draw: st.DrawFn, years: tuple[str, ...] = YEARS, most_actions: int = 9) -> Facts:
    """The inputs of a small plan of one of those years; grants and budget are large enough for its actions."""
    year = draw(st.sampled_from(years))
    dotted = draw(st.booleans())
    count = draw(st.integers(1, most_actions))
    past_count = draw(st.integers(1, most_actions)) if year != "2021-22" else 0
    actions = draw(_actions(count, dotted))
    past = tuple(draw(_past(*_number(n, past_count, dotted))) for n in range(past_count))
    base = _base(draw, total(action.lcff for action in actions if action.contributing))
    prior = _base(draw, total(action.actual_lcff for action in past))
    return Facts(
        lea_name=draw(st.sampled_from(("Valle Dorado Unified", "Río Claro Charter", "Sierra Dorada County Office"))),
        cds_code="99999990000000",
        lea_type="district",
        year=year,
        template=template_of(year),
        base_grant=base,
        sc_grants=_share(draw, base, 49),
        additional_15pct=_share(draw, base, 7),
        prior_base=prior,
        prior_sc=_share(draw, prior, 49),
        prior_carryover_pct=draw(st.sampled_from((Decimal(0), Decimal("1.25")))),
        revenue=_revenue(draw, base, total(action.total for action in actions)),
        actions=actions,
        past_actions=past,
    )


def _base(draw: st.DrawFn, contributing: Decimal) -> Decimal:
    """A base grant of which the contributing actions are a part."""
    return rounded(2 * contributing, 0) + draw(st.integers(100_000, 900_000_000))


def _share(draw: st.DrawFn, base: Decimal, most: int) -> Decimal:
    return rounded(base * draw(st.integers(1, most * 1000)) / 100_000, 0)


def _revenue(draw: st.DrawFn, base: Decimal, planned: Decimal) -> Revenue:
    """Revenue of which the grants are a part, and a budget of which the plan's actions are a part."""
    other = [draw(amounts(most=90_000_000)) for _ in range(3)]
    return Revenue(
        lcff=2 * base,
        state=rounded(other[0], 0),
        local=rounded(other[1], 0),
        federal=rounded(other[2], 0),
        total_budgeted=rounded(planned, 0) + draw(st.integers(0, 900_000_000)),
    )


@st.composite
def printings(draw: st.DrawFn, template: str) -> Printing:
    """The ways a document writes its amounts; typed-in styles for the vendor's form only."""
    online = template != "2024"
    return Printing(
        cells="cents" if online else draw(st.sampled_from(("cents", "cents", "mixed"))),
        items="cents" if online else draw(st.sampled_from(("plain", "whole", "cents"))),
        overview="whole" if online else draw(st.sampled_from(("whole", "bare"))),
        services=draw(st.sampled_from(("whole", "cents"))),
        negative=draw(st.sampled_from(("parens", "minus"))),
        percent="after" if online else draw(st.sampled_from(("after", "spaced"))),
        decimals=2 if online else 3,
        no_carryover="No carryover" if online and draw(st.booleans()) else "$0.00",
    )


@st.composite
def plans(draw: st.DrawFn, years: tuple[str, ...] = YEARS, most_actions: int = 9) -> PrintedPlan:
    """A small plan as printed, without contradictions except those its inputs hold (two scopes, no LCFF money)."""
    inputs = draw(facts(years, most_actions))
    return print_plan(inputs, draw(printings(inputs.template)))


@st.composite
def styles(draw: st.DrawFn, most_rows: int = 9) -> Style:
    """Any look a document can have."""
    tables = st.frozensets(st.sampled_from(_KINDS), max_size=2)
    blocks = st.frozensets(st.sampled_from([f"{kind}.totals" for kind in _KINDS]), max_size=1)
    return Style(
        prose=draw(st.sampled_from(("portrait", "landscape"))),
        tables=draw(st.sampled_from(("landscape", "portrait", "rotated"))),
        ledger=draw(st.booleans()),
        rules=draw(st.sampled_from(("strokes", "white", "thin_rects", "fills"))),
        dark_header=draw(st.booleans()),
        font_size=draw(st.sampled_from((6.0, 7.0, 8.0, 9.0))),
        valign=draw(st.sampled_from(("top", "middle"))),
        wrap_money=draw(st.integers(0, 3)),
        money_break=draw(st.sampled_from(("any", "comma", "point"))),
        narrow_keys=draw(st.booleans()),
        items=draw(st.sampled_from(("lines", "commas"))),
        tick=draw(st.sampled_from(("none", "before", "double", "after"))),
        tick_ink=draw(st.sampled_from(("mode3", "fill"))),
        repeat_header=draw(st.booleans()),
        break_rows=draw(st.booleans()),
        header_alone=draw(tables),
        cut_totals=draw(blocks),
        cut_row=draw(st.one_of(st.none(), st.tuples(st.sampled_from(_KINDS), st.integers(0, most_rows - 1)))),
        new_page_per_table=draw(st.booleans()),
        debris=draw(st.booleans()),
        hints=draw(st.booleans()),
        split_planned=draw(st.booleans()),
        totals=draw(st.sampled_from(("form", "form", "before", "after"))),
        labels=draw(st.booleans()),
        footer=draw(st.booleans()),
        chart_labels=draw(st.booleans()),
        words_apart=draw(st.booleans()),
    )
