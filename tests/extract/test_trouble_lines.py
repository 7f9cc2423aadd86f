"""Tables with strange lines or none at all: read exactly, or not read; never wrong without a mark."""

import csv
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcap_extract.bands import row_bands, spans_of
from lcap_extract.gutters import edges_between
from lcap_extract.ink import Word, lines_of
from lcap_models.checks import find
from lcap_models.figure import State
from lcap_models.plan import Plan, entries
from lcap_models.proof import prove
from support.comparing import differences
from support.paper import words
from support.trouble import PLAN, changed, made, proved, read, wrong_and_unmarked
from valle_dorado.formulas import print_plan
from valle_dorado.printed import PrintedPlan, PrintedRow
from valle_dorado.printing import Printing
from valle_dorado.random_plans import plans, styles
from valle_dorado.style import Style


@pytest.mark.parametrize("rules", ["double", "dashes", "dots", "across", "stripes", "none"])
def test_double_dashed_and_dotted_lines_lines_across_shaded_rows_and_no_lines_read_exactly(
    rules: str, tmp_path: Path
) -> None:
    plan = proved(made(tmp_path, style=changed(rules=rules)))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]


@pytest.mark.parametrize(
    "look",
    [
        {"rules": "none", "valign": "middle"},
        {"rules": "across", "wrap_money": 3},
        {"rules": "stripes", "wrap_money": 3, "valign": "middle"},
        {"rules": "none", "wrap_money": 4, "narrow_keys": True},
    ],
)
def test_without_lines_cells_set_in_the_middle_and_numbers_broken_in_narrow_columns_read_exactly(
    look: dict[str, object], tmp_path: Path
) -> None:
    plan = proved(made(tmp_path, style=changed(**look)))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]
    assert plan.document.unread_pages == ()


@pytest.mark.parametrize("look", [{"tables": "portrait"}, {"tables": "sideways"}])
def test_tables_without_lines_read_exactly_in_other_layouts_too(look: dict[str, str], tmp_path: Path) -> None:
    plan = proved(made(tmp_path, style=changed(rules="none", wrap_money=0, **look)))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]


@settings(max_examples=8)
@given(plans(), styles(), st.sampled_from(("none", "across", "stripes")), st.booleans(), st.integers(0, 5))
def test_no_figure_of_a_random_table_without_lines_is_wrong_and_unmarked(
    plan: PrintedPlan, style: Style, rules: str, middle: bool, wrap: int
) -> None:
    look = {"valign": "middle" if middle else "top", "wrap_money": wrap, "rules": rules, "dark_header": False}
    with tempfile.TemporaryDirectory() as folder:
        document = made(Path(folder), plan, changed(style, **look))
        assert wrong_and_unmarked(prove(read(document)).plan, Path(folder)) == []


def false_charges(plan: PrintedPlan, style: Style, folder: Path, **look: object) -> tuple[set[str], list[str], Plan]:
    """Return what is told of the plan without lines and not of the same plan with lines, and what was not read."""
    (folder / "ruled").mkdir()
    ruled = prove(read(made(folder / "ruled", plan, changed(style, rules="strokes", dark_header=False))))
    (folder / "bare").mkdir()
    bare = prove(read(made(folder / "bare", plan, changed(style, dark_header=False, **look))))
    told = {one.id for one in find(bare) if one.severity == "arithmetic"} - {one.id for one in find(ruled)}
    return told, differences(bare.plan, folder / "bare"), bare.plan


@settings(max_examples=5)
@given(plans(), styles(), st.sampled_from(("none", "across", "stripes")), st.integers(0, 5))
def test_without_lines_nothing_is_said_not_to_add_up_that_adds_up(
    plan: PrintedPlan, style: Style, rules: str, wrap: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        told, _, _ = false_charges(plan, style, Path(folder), rules=rules, wrap_money=wrap)
        assert told == set()


@pytest.mark.parametrize("rules", ["none", "stripes"])
@pytest.mark.parametrize("alone", ["annual_update", "planned_actions.totals", "carryover.totals"])
def test_without_lines_what_a_page_break_parts_from_its_header_reads_exactly(
    rules: str, alone: str, tmp_path: Path
) -> None:
    cut = {"header_alone": frozenset({alone}), "cut_totals": frozenset({alone})}
    plan = proved(made(tmp_path, style=changed(rules=rules, repeat_header=False, wrap_money=0, **cut)))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]


@pytest.mark.parametrize("rules", ["none", "across", "stripes"])
@pytest.mark.parametrize(
    "look",
    [
        {"split_planned": True, "font_size": 7.0},
        {"split_planned": True, "tables": "rotated", "wrap_money": 2},
        {"split_planned": True, "new_page_per_table": False, "totals": "after", "money_break": "comma"},
    ],
)
def test_without_lines_numbers_far_from_their_headers_and_signs_far_from_their_numbers_read_exactly(
    rules: str, look: dict[str, object], tmp_path: Path
) -> None:
    plan = proved(made(tmp_path, style=changed(rules=rules, **look)))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]
    assert plan.document.unread_pages == ()


@pytest.mark.parametrize("rules", ["none", "stripes"])
@pytest.mark.parametrize("broken", ["point", "comma"])
def test_without_lines_amounts_that_a_page_break_cuts_read_exactly(rules: str, broken: str, tmp_path: Path) -> None:
    last = len(PLAN.tables["planned_actions"].rows) - 1
    cut = {"cut_row": ("planned_actions", last), "break_rows": True, "money_break": broken, "repeat_header": False}
    plan = proved(made(tmp_path, style=changed(rules=rules, wrap_money=4, **cut)))
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]
    table = plan.table("planned_actions")
    assert table is not None
    assert len(table.pages) > 1


def without_amounts(plan: PrintedPlan, blank: set[int]) -> PrintedPlan:
    """Return the plan whose tables print nothing in the cells of numbers of these rows."""

    def row(old: PrintedRow) -> PrintedRow:
        return replace(old, cells={c: "" if set("$%") & set(text) else text for c, text in old.cells.items()})

    def rows(old: tuple[PrintedRow, ...]) -> tuple[PrintedRow, ...]:
        return tuple(row(one) if number in blank else one for number, one in enumerate(old))

    return replace(plan, tables={kind: replace(one, rows=rows(one.rows)) for kind, one in plan.tables.items()})


@settings(max_examples=6)
@given(
    plans(),
    styles(),
    st.sampled_from(("none", "across", "stripes")),
    st.integers(0, 5),
    st.sets(st.integers(0, 8), min_size=2),
)
def test_without_lines_a_row_without_amounts_is_read_or_its_page_is_named(
    plan: PrintedPlan, style: Style, rules: str, wrap: int, blank: set[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        look = {"rules": rules, "wrap_money": wrap, "dark_header": False}
        document = made(Path(folder), without_amounts(plan, blank), changed(style, **look))
        found = prove(read(document)).plan
        named = {*found.document.unread_pages, *found.pages_to_compare}
        assert [row for row in missed_rows(found, Path(folder)) if row[1] not in named] == []


def missed_rows(plan: Plan, truth: Path) -> list[tuple[str, int]]:
    """Return the tables and pages of the rows that were not read."""
    missed = []
    for kind in PLAN.tables:
        if not (truth / f"{kind}.csv").exists():
            continue
        read_rows = [(row.goal, row.action) for one in plan.tables if one.kind == kind for row in one.rows]
        with (truth / f"{kind}.csv").open(newline="", encoding="utf-8") as file:
            rows = [(row["goal"], row["action"], int(row["page"])) for row in csv.DictReader(file)]
        missed += [(kind, page) for goal, action, page in rows if (goal, action) not in read_rows]
    return missed


def test_without_lines_a_number_that_the_actions_leave_out_names_the_pages(tmp_path: Path) -> None:
    rows = {
        kind: replace(one, rows=tuple(r for r in one.rows if r.action != "1.3")) for kind, one in PLAN.tables.items()
    }
    plan = prove(read(made(tmp_path, replace(PLAN, tables=rows), changed(rules="none", wrap_money=0)))).plan
    table = plan.table("planned_actions")
    assert table is not None
    assert set(table.pages) <= set(plan.pages_to_compare)


def test_a_number_in_the_title_of_an_action_without_lines_begins_no_row(tmp_path: Path) -> None:
    first, *others = PLAN.facts.actions[:4]
    named = replace(first, title=" ".join(["Schools", *["2"] * 60]))
    plan = print_plan(replace(PLAN.facts, actions=(named, *others)), Printing())
    found = proved(made(tmp_path, plan, changed(rules="stripes", tables="portrait")))
    assert found.tables[0].rows[0].texts["title"].startswith("Schools 2 2")


def test_columns_part_where_nothing_stands_between_them() -> None:
    assert edges_between([(10, 30), (50, 70)], [(10, 40), (44, 60)]) == [42.0]


def test_columns_that_a_word_bridges_do_not_part() -> None:
    assert edges_between([(10, 30), (50, 70)], [(25, 55)]) is None


def test_words_as_near_to_one_header_as_to_the_other_belong_to_neither() -> None:
    assert edges_between([(10, 30), (70, 90)], [(45, 55)]) is None
    assert edges_between([(10, 30), (70, 90)], [(33, 43)]) == [56.5]


def lines(*rows: tuple[float, str]) -> list[list[Word]]:
    return lines_of([word for top, text in rows for word in words(text, 10, top)])


def starts(line: list[Word]) -> bool:
    return line[0].text.isdigit()


def texts(*rows: tuple[float, str], cuts: tuple[float, ...] = ()) -> list[str]:
    return [" ".join(word.text for word in band.words) for band in row_bands(lines(*rows), starts, cuts)]


def test_white_between_lines_parts_rows_and_leading_does_not() -> None:
    assert texts((0, "1 one"), (12, "more"), (30, "2 two")) == ["1 one more", "2 two"]


def test_lines_across_part_rows_that_stand_close() -> None:
    assert texts((0, "one"), (12, "1"), (24, "two"), (36, "2"), cuts=(-1, 23, 47)) == ["one 1", "two 2"]


def test_rows_set_close_part_where_a_number_begins_a_line() -> None:
    assert texts((0, "1 one"), (12, "2 two"), (24, "more")) == ["1 one", "2 two more"]


def test_rows_that_cannot_be_told_apart_end_the_table() -> None:
    assert texts((0, "0 sum"), (30, "one"), (42, "1"), (54, "two"), (66, "2")) == ["0 sum"]


def test_a_percent_sign_left_over_from_the_line_above_reaches_to_nothing() -> None:
    assert spans_of([*words("%", 10, 0), *words("0%", 60, 0)]) == [(10, 15), (60, 70)]
    assert spans_of([*words("%", 10, 0), *words("14.72", 60, 0)]) == [(10, 85)]


def test_a_percent_sign_at_the_number_before_it_does_not_reach_to_the_next() -> None:
    line = [*words("30.872", 10, 0), *words("%", 41, 0), *words("15.161", 60, 0)]
    assert spans_of(line) == [(10, 46), (60, 90)]


def test_a_dollar_sign_at_the_side_of_its_cell_reaches_to_its_number() -> None:
    line = [*words("$", 10, 0), *words("1,200", 60, 0), *words("$", 110, 0), *words("-", 160, 0)]
    assert spans_of(line) == [(10, 85), (110, 165)]
