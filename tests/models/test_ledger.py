"""The ledger: every dollar in one part and no other, each amount with its figures, doubt carried along."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcap_models.figure import Figure, State
from lcap_models.ledger import Breakdown, Ledger, Money, flat, ledger_of
from lcap_models.plan import Entry, Plan, Row, Table, map_figures
from lcap_models.proof import prove
from lcap_models.terms import Spot, groups_of, place_of
from support.plans import change, document, find_entry, plan_of, reread, table, valle_dorado
from support.truth import PREFIXES, figure, plan_from_truth, unit_of
from valle_dorado import random_plans
from valle_dorado.printed import PrintedPlan, PrintedRow, PrintedTable

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("valle-dorado-2021", "valle-dorado-2022", "valle-dorado-2024", "valle-dorado-coe-2023")
WORDS = {
    "title",
    "student_groups",
    "contributing",
    "contributed",
    "scope",
    "unduplicated_groups",
    "location",
    "time_span",
}


def ledger(plan: Plan) -> Ledger:
    return ledger_of(prove(plan))


def sample(name: str) -> Ledger:
    return ledger(plan_from_truth(ROOT / "samples" / name))


def number(text: str) -> str:
    """Return a printed amount as digits, nothing for a blank or words."""
    plain = re.sub(r"[$,%\s]", "", text)
    plain = f"-{plain.strip('()')}" if plain.startswith("(") else plain
    return plain if re.fullmatch(r"-?\d+(\.\d+)?", plain) else ""


def as_read(printed: PrintedPlan) -> Plan:
    """Return the plan that a perfect reading of a random printed plan gives."""
    year, template = printed.facts.year, printed.facts.template
    tables = [_table(printed, kind, prefix, template) for prefix, kind in PREFIXES.items()]
    plan = plan_of(*(found for found in tables if found.rows or found.totals))
    return replace(plan, document=document(template, year))


def _table(printed: PrintedPlan, kind: str, prefix: str, template: str) -> Table:
    there = printed.tables.get(kind, PrintedTable(kind, ()))
    rows = tuple(_row(row, n) for n, row in enumerate(there.rows))
    keys = [key for key in printed.figures if key.startswith(prefix)]
    totals = {key: figure(number(printed.figures[key]), unit_of(key), 30, at=n) for n, key in enumerate(keys)}
    return Table(kind, "", template, (), rows, totals, (20,))


def _row(row: PrintedRow, n: int) -> Row:
    cells = {**row.cells, **{name: " ".join(items) for name, items in row.items.items()}}
    texts = {name: text for name, text in cells.items() if name in WORDS}
    columns = [name for name in cells if name not in WORDS | {"goal", "action"}]
    figures = {c: figure(number(cells[c]), unit_of(c), 20, at=10 * (n + 5) + i) for i, c in enumerate(columns)}
    return Row(row.goal, row.action, texts, figures, figure("1", "usd", 20, at=n).place)


def parts(split: Breakdown | None) -> dict[tuple[str, str], str]:
    assert split is not None
    return {(part.key, part.name): str(part.amount.value) for part in split.parts}


def amounts(made: Ledger) -> Iterator[Money]:
    for split in made.breakdowns:
        yield split.total
        yield from (part.amount for part in split.parts)


@given(random_plans.plans())
def test_every_breakdown_adds_up_to_its_total_and_counts_no_row_twice(printed: PrintedPlan) -> None:
    plan = as_read(printed)
    made = ledger(plan)
    rows = plan.table("contributing_actions")
    cells = [row.figures["planned_lcff"].value or Decimal(0) for row in rows.rows] if rows else []
    assert (made.planned.value or 0) == sum(cells)
    for split in made.breakdowns:
        assert sum(part.amount.value or Decimal(0) for part in split.parts) == (split.total.value or 0), split.by
        if split.of == "lcff":
            assert split.total == made.planned
            assert sorted(row for part in split.parts for row in part.rows) == list(range(1, len(cells) + 1))


@given(random_plans.plans())
def test_every_amount_with_a_value_leads_to_figures_of_the_plan(printed: PrintedPlan) -> None:
    plan = as_read(printed)
    for money in amounts(ledger(plan)):
        assert money.value is None or money.sources
        for named in money.sources:
            found = find_entry(plan, named.key, named.action, named.part, named.occurrence)
            assert named.row or found.column == named.key


@given(st.lists(st.integers(0, 9_999_999_99), min_size=1, max_size=6), st.data())
def test_an_unsure_row_makes_its_parts_and_the_total_doubtful_and_no_other(
    cents: list[int], data: st.DataObject
) -> None:
    plan = valle_dorado(funds=[(amount, 0, 0, 0) for amount in cents], spent=[0] * len(cents))
    n = data.draw(st.integers(0, len(cents) - 1))
    action = f"{n // 5 + 1}.{n % 5 + 1}"
    unsure = reread("77.00", ("pdfium", "77.00"), ("pdfplumber", "11.00"))
    made = ledger(change(plan, "planned_lcff", action, unsure, "contributing_actions"))
    assert made.planned.state is State.DOUBTFUL
    assert [part.amount.doubtful for part in made.by_scope.parts if n + 1 in part.rows] == [True]
    assert not any(part.amount.doubtful for part in made.by_scope.parts if n + 1 not in part.rows)


def test_an_action_ticked_with_two_scopes_is_a_part_of_its_own() -> None:
    made = sample("valle-dorado-2024")
    assert parts(made.by_scope) == {
        ("leawide", ""): "5002800.00",
        ("schoolwide", ""): "2001250.00",
        ("limited", ""): "1592200.00",
        ("leawide+limited", ""): "561700.00",
    }
    assert "two_scopes" in made.limits


def test_an_action_for_several_groups_is_in_the_part_of_that_combination() -> None:
    assert parts(sample("valle-dorado-2024").by_group) == {
        ("low_income", ""): "2906750.00",
        ("english_learners+low_income", ""): "2263700.00",
        ("english_learners", ""): "1388200.00",
        ("foster_youth+low_income", ""): "1204800.00",
        ("all_three", ""): "1190500.00",
        ("foster_youth", ""): "204000.00",
    }


def test_places_are_all_schools_or_what_the_plan_names() -> None:
    split = sample("valle-dorado-2024").by_place
    assert parts(split) == {
        ("all_schools", ""): "7156700.00",
        ("schools", "Mesa Alta, Arroyo Seco"): "1915000.00",
        ("grades", "Grades 9-12"): "86250.00",
        ("schools", "Arroyo Seco"): "None",
    }
    assert [part.blank for part in split.parts] == [1, 0, 0, 1]


def test_people_and_things_cover_all_funds_and_say_so() -> None:
    made = sample("valle-dorado-2024")
    assert made.people is not None
    assert (made.people.of, str(made.people.total.value)) == ("contributing", "9844350.00")
    assert parts(made.people) == {("people", ""): "8592300.00", ("things", ""): "1252050.00"}
    assert "people_all_funds" in made.limits


def test_people_and_things_of_the_older_forms_are_those_of_the_whole_plan() -> None:
    made = sample("valle-dorado-2022")
    assert made.people is not None
    assert (made.people.of, str(made.people.total.value)) == ("all", "29951000.00")
    assert "people_whole_plan" in made.limits


def test_people_and_things_above_the_printed_total_are_contested() -> None:
    people = sample("valle-dorado-2021").people
    assert people is not None
    assert str(people.printed.value) == "24972750.50"
    assert all(part.amount.contested for part in people.parts)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_form_gives_a_ledger(name: str) -> None:
    made = sample(name)
    assert made.received.value
    assert made.planned.value
    assert not made.planned.doubtful


def test_what_is_carried_in_is_the_dollars_of_the_services_section() -> None:
    made = sample("valle-dorado-2024").carried_in
    assert (str(made.dollars.value), made.source, made.dollars.about) == ("880182.15", "services", False)


def test_where_only_the_percentage_is_printed_the_carried_dollars_are_about() -> None:
    items = {"ca_base_grant": "1000000.00", "ca_sc_grants": "200000.00", "ca_carryover_pct": "1.234"}
    made = ledger(plan_of(table("contributing_actions", [], items))).carried_in
    assert (str(made.dollars.value), made.source, made.dollars.about) == ("12340", "percentage", True)


def test_what_is_not_printed_is_never_zero() -> None:
    made = ledger(plan_of(table("contributing_actions", [], {"ca_sc_grants": "200000.00"})))
    for money in (made.planned, made.gap, made.available, made.carried_in.dollars, made.last_year.owed):
        assert (money.value, money.state) == (None, State.MISSING)


def test_where_the_printed_total_differs_the_rows_count_and_the_total_is_contested() -> None:
    rows = [{"goal": "1", "action": str(n), "scope": "LEA-wide", "planned_lcff": "10.00"} for n in (1, 2, 3)]
    made = ledger(plan_of(table("contributing_actions", rows, {"ca_planned_contributing": "45.00"})))
    assert (str(made.planned.value), made.planned.contested) == ("30.00", True)
    assert (str(made.planned_printed.value), made.planned_printed.contested) == ("45.00", True)
    assert "rows_not_total" in made.limits
    assert not any(line.lcff.contested for line in made.lines)


def test_where_the_plan_contradicts_a_printed_total_the_equal_sum_of_the_rows_is_contested() -> None:
    made = sample("valle-dorado-2022")  # the Budget Overview gives another amount than item 4
    assert made.planned.value == made.planned_printed.value
    assert (made.planned.contested, made.planned_printed.contested) == (True, True)
    assert not any(line.lcff.contested for line in made.lines)
    last = sample("valle-dorado-2024").last_year  # the same of item 7
    assert (last.spent_rows.contested, last.planned_rows.contested) == (True, False)


def contested(made: Ledger) -> set[str]:
    return {named.key for named in made.book.names.values() if named.figure in made.book.contested}


def test_totals_by_type_that_count_an_action_twice_leave_the_sum_of_the_rows_alone() -> None:
    made = sample("valle-dorado-2024")
    assert made.book.finding("ca_total_types")
    assert not made.planned.contested
    assert "ca_total" not in contested(made)  # an action ticked twice is a question, no contradiction


def test_both_totals_of_one_thing_are_contested_where_they_differ() -> None:
    assert {"ca_planned_contributing", "ca_total"} <= contested(sample("valle-dorado-2024-long"))


def test_what_a_formula_starts_from_is_not_contested_with_its_result() -> None:
    printed = {"co_estimated_base": "100000.00", "co_total_pct": "27.00", "co_actual_pct": "25.00"}
    plan = plan_of(table("carryover", [], {**printed, "co_carryover_dollars": "1"}))
    words = replace(find_entry(plan, "co_carryover_dollars").figure, value=None, text="No carryover", readings=())
    made = ledger(change(plan, "co_carryover_dollars", "", lambda _: words))
    assert made.book.finding("no_carryover")
    assert contested(made) == {"co_carryover_dollars"}


@pytest.mark.parametrize(("total", "doubtful"), [("", True), ("30.00", False)])
def test_of_a_scan_whose_total_was_not_read_a_row_may_be_missing(total: str, doubtful: bool) -> None:
    rows = [{"goal": "1", "action": str(n), "scope": "Limited", "planned_lcff": "10.00"} for n in (1, 2, 3)]
    plan = plan_of(table("contributing_actions", rows, {"ca_planned_contributing": total} if total else {}))
    engines = ("tesseract", "rapidocr")

    def photographed(one: Entry) -> Figure:
        readings = zip(one.figure.readings, engines, strict=True)
        return replace(one.figure, readings=tuple(replace(reading, reader=name) for reading, name in readings))

    made = ledger(map_figures(plan, photographed))
    limited = made.by_scope.part("limited")
    assert limited is not None
    assert (made.planned.doubtful, limited.amount.doubtful) == (doubtful, doubtful)
    assert not ledger(plan).planned.doubtful  # of text, every row that has lines is read


def test_where_a_row_may_be_missing_the_sum_is_doubtful() -> None:
    rows = [{"goal": "1", "action": "1", "scope": "LEA-wide", "planned_lcff": "10.00"}]
    plan = plan_of(replace(table("contributing_actions", rows, {}), unread=1))
    assert ledger(plan).planned.doubtful
    assert not ledger(plan_of(table("contributing_actions", rows, {}))).planned.doubtful


def test_the_gap_is_what_the_issue_says() -> None:
    """Item 2 + carryover % x item 1 - item 4 - item 5 x item 1, by hand: 9142084 + 904413.31 - 9157950 - 48975.45."""
    gap = sample("valle-dorado-2024").gap
    assert (str(gap.value), gap.about) == ("839572", True)


@pytest.mark.parametrize(
    ("name", "printed", "computed", "arrived"),
    [
        ("valle-dorado-2024", "880182.15", "880182.15", "arrived"),
        ("rio-claro-charter-2025", "7733900.00", "77339.00", "differs"),  # item 12 is 100 times what items 6, 7, 9 give
        ("valle-dorado-2024-long", "71322923.35", "71322923", "arrived"),  # a percentage from before: whole dollars
    ],
)
def test_the_carryover_is_worked_out_and_followed_into_the_new_plan(
    name: str, printed: str, computed: str, arrived: str
) -> None:
    last = sample(name).last_year
    assert (str(last.owed.value), str(last.owed_computed.value), last.arrived) == (printed, computed, arrived)


def test_unspent_money_is_planned_less_spent_per_action() -> None:
    lines = sample("valle-dorado-2024").last_year.lines
    clinicians = next(line for line in lines if line.action == "3.2")
    assert (str(clinicians.unspent.value), clinicians.unspent.pages) == ("260000.00", (31,))


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("English Learners Foster Youth Low Income", ("english_learners", "foster_youth", "low_income")),
        ("All", ("english_learners", "foster_youth", "low_income")),
        ("EL, LI", ("english_learners", "low_income")),
        ("Free- and Reduced-Price Lunch Eligible", ("low_income",)),
        ("Jóvenes de crianza temporal y Bajos ingresos", ("foster_youth", "low_income")),
        ("foster and homeless youth", ("foster_youth", "homeless_youth")),
        ("Long-term English Learners", ("long_term_english_learners",)),
        ("All students", ("all_students",)),
        ("Students enrolled in county schools", ("other",)),
        ("English Learners, Newcomers", ("english_learners", "other")),
        ("  ", ()),
    ],
)
def test_student_groups_are_known_in_every_spelling(text: str, groups: tuple[str, ...]) -> None:
    assert groups_of(text) == groups


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("All Schools", Spot("all_schools")),
        ("Todas las escuelas", Spot("all_schools")),
        ("Specific Schools: Mesa Alta", Spot("schools", "Mesa Alta")),
        ("Grades 9-12", Spot("grades", "Grades 9-12")),
        ("PK-12 sites", Spot("schools", "PK-12 sites")),
        ("", Spot("not_stated")),
    ],
)
def test_a_place_is_all_schools_only_where_the_plan_says_so(text: str, spot: Spot) -> None:
    assert place_of(text) == spot


def test_the_flat_ledger_has_every_part_and_says_what_is_computed() -> None:
    made = sample("valle-dorado-2024")
    rows = {(row.step, row.key, row.name): row for row in flat(made)}
    received, excess = rows["in", "received", ""], rows["planned", "gap", ""]
    assert (str(received.value), received.origin, received.pages) == ("9142084", "printed", (28,))
    assert (excess.origin, excess.about) == ("computed", True)
    assert rows["by_scope", "leawide+limited", ""].actions == 1
    assert rows["by_place", "schools", "Arroyo Seco"].value is None
    assert len(rows) == len(list(flat(made)))
