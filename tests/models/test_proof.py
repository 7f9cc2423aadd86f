"""How a figure gets its state: the printed sums, the readers, and what must never be proved."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcap_models.figure import Figure, State
from lcap_models.plan import Plan, entries, map_figures
from lcap_models.proof import prove
from support.plans import change, find_entry, plan_of, reread, state, table, valle_dorado

ACTIONS = [
    {"goal": "1", "action": "1.1", "title": "Tutors", "planned_lcff": "100.00", "scope": "LEA-wide"},
    {"goal": "1", "action": "1.2", "title": "Buses", "planned_lcff": "50.25", "scope": "Limited"},
    {"goal": "2", "action": "2.1", "title": "Books", "planned_lcff": "", "scope": "Schoolwide"},
]


def contributing(**totals: str) -> Plan:
    return plan_of(table("contributing_actions", ACTIONS, totals or {"ca_total": "150.25"}))


def funds(*amounts: str) -> dict[str, str]:
    """Return a row of Table 1 from its four funds and their total."""
    names = ("lcff_funds", "other_state_funds", "local_funds", "federal_funds", "total_funds")
    return dict(zip(names, amounts, strict=True))


# Proved


def test_a_column_that_adds_up_to_its_printed_total_is_proved() -> None:
    proof = prove(contributing())
    assert state(proof, "planned_lcff", "1.1") == ("proved", "sum")
    assert state(proof, "planned_lcff", "1.2") == ("proved", "sum")
    assert state(proof, "ca_total") == ("proved", "sum")


def test_a_blank_cell_counts_nothing_in_a_sum_and_stays_missing() -> None:
    proof = prove(contributing())
    assert state(proof, "planned_lcff", "2.1") == ("missing", "blank")


def test_a_sum_settles_a_dispute_between_two_readers() -> None:
    plan = change(
        contributing(), "planned_lcff", "1.1", reread("100.00", ("pdfium", "100.00"), ("pdfplumber", "10.00"))
    )
    assert state(prove(plan), "planned_lcff", "1.1") == ("proved", "sum")


def test_a_plan_in_which_every_sum_holds_has_every_row_proved() -> None:
    proof = prove(valle_dorado())
    rows = [entry.figure for entry in entries(proof.plan) if entry.row]
    assert {figure.state for figure in rows} == {State.PROVED}


# Not proved


def test_a_total_one_cent_off_proves_nothing() -> None:
    proof = prove(contributing(ca_total="150.26"))
    assert state(proof, "ca_total") == ("read", "sum_fails")
    assert state(proof, "planned_lcff", "1.1") == ("read", "sum_fails")


def test_every_printed_sum_must_hold_not_just_one() -> None:
    proof = prove(contributing(ca_total="150.25", ca_planned_contributing="999.00"))
    assert state(proof, "planned_lcff", "1.1") == ("read", "sum_fails")
    assert state(proof, "ca_planned_contributing") == ("read", "sum_fails")
    assert state(proof, "ca_total") == ("proved", "sum")  # the only sum that covers it holds


@pytest.mark.parametrize("amount", ["0.00", ""])
def test_a_sum_of_zeros_and_blanks_proves_nothing(amount: str) -> None:
    rows = [{"goal": "1", "action": str(n), "planned_lcff": amount} for n in range(3)]
    proof = prove(plan_of(table("contributing_actions", rows, {"ca_total": "0.00"})))
    assert state(proof, "ca_total") == ("read", "readers_agree")


def test_a_total_does_not_prove_itself_over_a_blank_column() -> None:
    rows = [{"goal": "1", "action": str(n), "planned_lcff": ""} for n in range(3)]
    proof = prove(plan_of(table("contributing_actions", rows, {"ca_total": "500.00"})))
    assert state(proof, "ca_total") == ("read", "readers_agree")
    assert all(result.outcome == "not tried" for result in proof.results if result.identity.id == "ca_total_column")


def test_a_blank_total_proves_nothing_about_its_column() -> None:
    proof = prove(contributing(ca_total=""))
    assert state(proof, "planned_lcff", "1.1") == ("read", "readers_agree")


def test_a_sum_with_a_cell_nobody_could_read_proves_nothing() -> None:
    def unreadable(old: Figure) -> Figure:
        return replace(old, value=None, text="$5O.25 1", readings=())

    proof = prove(change(contributing(ca_total="100.00"), "planned_lcff", "1.2", unreadable))
    assert state(proof, "planned_lcff", "1.2") == ("doubtful", "not_a_number")
    assert state(proof, "planned_lcff", "1.1") == ("read", "readers_agree")
    assert state(proof, "ca_total") == ("read", "readers_agree")


def test_a_blank_where_one_reader_sees_a_number_is_not_counted_as_zero() -> None:
    plan = change(contributing(), "planned_lcff", "2.1", reread(None, ("pdfium", ""), ("pdfplumber", "7.00")))
    proof = prove(plan)
    assert state(proof, "planned_lcff", "2.1") == ("doubtful", "readers_disagree")
    assert state(proof, "ca_total") == ("read", "readers_agree")


def test_two_errors_that_cancel_out_are_not_proved_where_the_readers_differ() -> None:
    swapped = change(
        contributing(), "planned_lcff", "1.1", reread("50.25", ("pdfium", "50.25"), ("pdfplumber", "100.00"))
    )
    swapped = change(swapped, "planned_lcff", "1.2", reread("100.00", ("pdfium", "100.00"), ("pdfplumber", "50.25")))
    proof = prove(swapped)
    assert state(proof, "planned_lcff", "1.1") == ("doubtful", "readers_disagree")
    assert state(proof, "planned_lcff", "1.2") == ("doubtful", "readers_disagree")


def test_cells_that_do_not_follow_the_order_of_their_rows_are_not_proved() -> None:
    plan = contributing()
    low, high = (find_entry(plan, "planned_lcff", action).figure for action in ("1.1", "1.2"))
    swapped = change(plan, "planned_lcff", "1.1", lambda _: high)
    swapped = change(swapped, "planned_lcff", "1.2", lambda _: low)
    assert state(prove(swapped), "planned_lcff", "1.1") == ("read", "out_of_order")


def test_one_printed_number_taken_for_two_cells_is_doubtful() -> None:
    row = {"goal": "1", "action": "1.1", **funds("80.00", "", "", "", "80.00")}
    plan = plan_of(table("planned_actions", [row], {"tp_total_funds": "80.00"}))
    stolen = find_entry(plan, "total_funds", "1.1").figure
    proof = prove(change(plan, "lcff_funds", "1.1", lambda _: stolen))
    assert state(proof, "lcff_funds", "1.1") == ("doubtful", "same_place")


def test_a_column_under_the_wrong_total_is_not_proved() -> None:
    rows = [{"goal": "1", "action": str(n), **funds("10.00", "20.00", "", "", "30.00")} for n in range(1, 4)]
    totals = {"tp_total_lcff": "60.00", "tp_total_other_state": "30.00", "tp_total_funds": "90.00"}
    proof = prove(plan_of(table("planned_actions", rows, totals)))
    assert state(proof, "lcff_funds", "1") == ("read", "sum_fails")
    assert state(proof, "tp_total_lcff") == ("read", "sum_fails")


def test_rows_with_the_same_goal_and_action_number_prove_nothing() -> None:
    rows = [{**row, "goal": "1", "action": "1.1"} for row in ACTIONS]
    proof = prove(plan_of(table("contributing_actions", rows, {"ca_total": "150.25"})))
    assert state(proof, "ca_total") == ("read", "repeated_ids")


def test_a_totals_row_among_the_rows_proves_nothing() -> None:
    amounts = [("10.00", "5.00"), ("20.00", "6.00"), ("30.00", "11.00")]
    rows = [
        {"goal": "1", "action": str(n), **funds(lcff, state_money, "", "", str(Decimal(lcff) + Decimal(state_money)))}
        for n, (lcff, state_money) in enumerate(amounts)
    ]
    proof = prove(plan_of(table("planned_actions", rows, {})))
    assert state(proof, "total_funds", "2") == ("read", "totals_row")
    assert state(proof, "lcff_funds", "0") == ("read", "totals_row")


def test_a_row_without_numbers_is_not_proved_by_its_own_sum_alone() -> None:
    row = {"goal": "", "action": "", **funds("80.00", "20.00", "", "", "100.00")}
    proof = prove(plan_of(table("planned_actions", [row], {})))
    assert state(proof, "total_funds") == ("read", "no_id")


def test_two_tables_of_the_same_kind_are_never_mixed() -> None:
    own = table("contributing_actions", ACTIONS, {"ca_total": "150.25"})
    stale = table("contributing_actions", ACTIONS[:2], {"ca_total": "9.00"}, page=60)
    proof = prove(plan_of(own, stale))
    assert state(proof, "ca_total") == ("proved", "sum")
    assert state(proof, "ca_total", occurrence=2) == ("read", "sum_fails")
    assert state(proof, "planned_lcff", "1.1") == ("proved", "sum")
    assert state(proof, "planned_lcff", "1.1", occurrence=2) == ("read", "sum_fails")


def test_this_years_rows_with_last_years_totals_are_not_proved() -> None:
    own, last = valle_dorado(), valle_dorado(funds=((1_00, 2_00, 3_00, 4_00),), spent=(5_00,))
    mixed = tuple(replace(mine, totals=theirs.totals) for mine, theirs in zip(own.tables, last.tables, strict=True))
    proof = prove(replace(own, tables=mixed))
    sums = [e for e in entries(proof.plan) if e.row and e.column in {"lcff_funds", "planned_lcff", "planned_total"}]
    assert sums and all(entry.figure.state is not State.PROVED for entry in sums)


# Readers


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ((("pdfium", "42.00"), ("pdfplumber", "42.00")), ("read", "readers_agree")),
        ((("pdfium", "42.00"),), ("doubtful", "one_reader")),
        ((("pdfium", "42.00"), ("pdfplumber", "4.00")), ("doubtful", "readers_disagree")),
        ((("pdfium", "42.00"), ("pdfplumber", "")), ("doubtful", "readers_disagree")),
        ((("pdfplumber", "42.00"), ("camelot", "42.00")), ("doubtful", "one_reader")),  # one text engine
        ((("pdfium", "42.00"), ("pdfplumber", "4.00"), ("camelot", "42.00")), ("read", "readers_agree")),
    ],
)
def test_a_figure_is_read_when_two_text_engines_agree(
    readings: tuple[tuple[str, str], ...], expected: tuple[str, str]
) -> None:
    plan = plan_of(bop={"bop_high_needs_planned": "42.00"})
    assert (
        state(prove(change(plan, "bop_high_needs_planned", "", reread("42.00", *readings))), "bop_high_needs_planned")
        == expected
    )


def test_the_same_number_at_two_other_places_confirms_what_one_reader_saw() -> None:
    plan = change(valle_dorado(), "ii_projected_sc_grants", "", reread("400000.00", ("pdfium", "400000.00")))
    assert state(prove(plan), "ii_projected_sc_grants") == ("read", "same_number")


def test_the_same_number_at_one_other_place_confirms_nothing() -> None:
    base = table("carryover", [], {"co_estimated_sc": "5.00"})
    plan = plan_of(base, table("contributing_annual_update", [], {"cau_estimated_sc_grants": "5.00"}, page=3))
    plan = change(plan, "co_estimated_sc", "", reread("5.00", ("pdfium", "5.00")))
    assert state(prove(plan), "co_estimated_sc") == ("doubtful", "one_reader")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ("missing", "blank")), ("No carryover", ("missing", "words")), ("$4 or 5", ("doubtful", "not_a_number"))],
)
def test_a_cell_without_a_number_is_missing_unless_it_has_digits(text: str, expected: tuple[str, str]) -> None:
    plan = plan_of(table("carryover", [], {"co_carryover_dollars": "1"}))
    blank = change(plan, "co_carryover_dollars", "", lambda old: replace(old, value=None, text=text, readings=()))
    assert state(prove(blank), "co_carryover_dollars") == expected


# Percentages


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("6.651", ("proved", "formula")),  # 113,579 / 1,707,675 = 6.65109...%
        ("6.65", ("proved", "formula")),
        ("6.652", ("read", "readers_agree")),  # within the tolerance of findings, not of proof
        ("7", ("read", "readers_agree")),  # too few decimals to prove anything
        ("6.751", ("read", "readers_agree")),
    ],
)
def test_a_percentage_is_proved_by_its_formula_to_its_printed_decimals(printed: str, expected: tuple[str, str]) -> None:
    totals = {"ca_base_grant": "1707675", "ca_sc_grants": "113579", "ca_projected_pct": printed}
    proof = prove(plan_of(table("contributing_actions", [], totals)))
    assert state(proof, "ca_projected_pct") == expected
    assert state(proof, "ca_base_grant") == ("read", "readers_agree")
    assert state(proof, "ca_sc_grants") == ("read", "readers_agree")


def test_a_formula_with_a_doubtful_dollar_in_it_proves_no_percentage() -> None:
    totals = {"ca_base_grant": "1707675", "ca_sc_grants": "113579", "ca_projected_pct": "6.651"}
    plan = change(
        plan_of(table("contributing_actions", [], totals)), "ca_sc_grants", "", reread("113579", ("pdfium", "113579"))
    )
    assert state(prove(plan), "ca_projected_pct") == ("read", "readers_agree")


def test_a_percentage_of_zero_is_not_proved() -> None:
    totals = {"ca_base_grant": "1707675", "ca_sc_grants": "0", "ca_projected_pct": "0.000"}
    assert state(prove(plan_of(table("contributing_actions", [], totals))), "ca_projected_pct") == (
        "read",
        "readers_agree",
    )


# Properties

cents = st.integers(min_value=0, max_value=10**11)
rows = st.lists(st.tuples(cents, cents, cents, cents), min_size=1, max_size=12)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    funds_drawn = draw(rows)
    spent = draw(st.lists(cents, min_size=len(funds_drawn), max_size=len(funds_drawn)))
    base = draw(st.integers(min_value=10**6, max_value=10**12))
    return valle_dorado(tuple(funds_drawn), tuple(spent), base, draw(st.integers(min_value=1, max_value=10**11)))


@given(plans())
def test_in_a_plan_that_satisfies_every_sum_each_amount_of_a_row_is_proved(plan: Plan) -> None:
    for entry in entries(prove(plan).plan):
        if entry.row and entry.figure.value and not _looks_like_a_total(plan, entry.part):
            assert entry.figure.state is State.PROVED, entry


def _looks_like_a_total(plan: Plan, kind: str) -> bool:
    from lcap_models.soundness import _has_totals_row

    found = plan.table(kind)
    return found is not None and _has_totals_row(found)


@given(plans(), st.data())
def test_one_wrong_digit_never_leaves_a_figure_proved(plan: Plan, data: st.DataObject) -> None:
    all_entries = [entry for entry in entries(plan) if entry.figure.value is not None]
    wanted = data.draw(st.sampled_from(all_entries))
    wrong = _with_another_digit(wanted.figure, data)
    proof = prove(map_figures(plan, lambda entry: wrong if entry == wanted else entry.figure))
    after = find_entry(proof.plan, wanted.column, wanted.action, wanted.part).figure
    assert after.value == wrong.value
    assert after.state is not State.PROVED


@given(plans(), st.data())
def test_a_wrong_item_1_item_2_or_overview_amount_is_never_proved(plan: Plan, data: st.DataObject) -> None:
    keys = [
        entry
        for entry in entries(plan)
        if entry.column.endswith(("base_grant", "sc_grants")) or entry.column.startswith("bop_")
    ]
    wanted = data.draw(st.sampled_from(keys))
    wrong = _with_another_digit(wanted.figure, data)
    proof = prove(map_figures(plan, lambda entry: wrong if entry == wanted else entry.figure))
    assert find_entry(proof.plan, wanted.column, "", wanted.part).figure.state is not State.PROVED


def _with_another_digit(figure: Figure, data: st.DataObject) -> Figure:
    text = str(figure.value)
    position = data.draw(st.sampled_from([n for n, char in enumerate(text) if char.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != text[position]]))
    return reread(text[:position] + digit + text[position + 1 :])(figure)


RANK = {State.DOUBTFUL: 0, State.MISSING: 0, State.READ: 1, State.PROVED: 2}


@given(plans(), st.data())
def test_losing_a_reader_never_makes_a_figure_surer(plan: Plan, data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(list(entries(plan))))
    fewer = replace(wanted.figure, readings=wanted.figure.readings[:1])
    before, after = (
        {(e.part, e.row, e.column): e.figure.state for e in entries(prove(which).plan)}
        for which in (plan, map_figures(plan, lambda entry: fewer if entry == wanted else entry.figure))
    )
    assert all(RANK[after[address]] <= RANK[before[address]] for address in before)


@given(plans())
def test_proof_does_not_depend_on_what_it_said_before(plan: Plan) -> None:
    once = prove(plan)
    assert prove(once.plan) == once
