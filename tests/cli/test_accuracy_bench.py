"""The accuracy bench counts as a careful person would: small documents whose every number can be counted by hand."""

import csv
import json
import os
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

import accuracy_page
import accuracy_peers
import accuracy_random
from accuracy_lcap import LcapResult, run_lcap
from accuracy_peers import PeerResult, Worker, best_of, run_peer
from accuracy_score import Count, Misread, Scored, score_rows, score_summary
from accuracy_tables import Found, PeerTable, align, score_tables
from accuracy_truth import Case, TruthRow, key_part, load_case, number
from scans import Tally, tallied

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FUNDS = ("lcff_funds", "other_state_funds", "total_funds")


def row(action: str, *amounts: str, page: int = 5, table: str = "planned_actions", title: str = "") -> TruthRow:
    """An action row with LCFF, other state and total funds; "" is a blank cell."""
    numbers = dict(zip(FUNDS, map(number, amounts), strict=True))
    return TruthRow(table, ("1", action), "1", action, title or f"Tutors for school {action}", numbers, page)


def line(year: str, amount: str, page: int = 8) -> TruthRow:
    """An amount among words, as forms before 2020 print it."""
    key = ("planned", "1", "1", key_part("year", year))
    return TruthRow("budgeted_actions", key, "1", "1", "", {"amount": Decimal(amount)}, page)


def case(*rows: TruthRow, summary: dict[str, tuple[Decimal, int]] | None = None, pages: int = 20) -> Case:
    return Case("invented", "sample", Path("plan.pdf"), pages, rows, summary or {}, {})


def cells(action: str, *amounts: str, doubtful: str = "") -> dict[str, str]:
    """A row of lcap's planned_actions.csv."""
    return {"goal": "1", "action": action, **dict(zip(FUNDS, amounts, strict=True)), "doubtful": doubtful}


def given(*rows: tuple[str, ...], page: int = 5) -> PeerTable:
    return PeerTable(page, rows)


def counted(case: Case, *tables: PeerTable) -> Count:
    return score_tables(case, tables).rows


PRINTED = case(row("1.1", "1000.00", "", "1000.00"), row("1.2", "200.50", "50", "250.50"))


# lcap: in its row and under its column.


def test_numbers_in_their_row_and_column_are_right_and_blanks_are_not_counted() -> None:
    read = [cells("1.1", "1000.00", "", "1000.00"), cells("1.2", "200.50", "50.00", "250.50")]
    assert score_rows(PRINTED, {"planned_actions": read}) == Scored(Count(right=5))


def test_a_number_under_another_column_is_missed_there_and_extra_here() -> None:
    read = [cells("1.1", "", "1000.00", "1000.00"), cells("1.2", "200.50", "50", "250.50")]
    scored = score_rows(PRINTED, {"planned_actions": read})
    assert scored.count == Count(right=4, missed=1, extra=1)
    assert [(one.kind, one.where, one.column) for one in scored.misread] == [
        ("missed", "1/1.1", "lcff_funds"),
        ("extra", "1/1.1", "other_state_funds"),
    ]


def test_a_different_number_is_wrong_unless_it_is_marked_doubtful() -> None:
    sure = [cells("1.1", "1000.00", "", "1000.00"), cells("1.2", "200.05", "50", "250.50")]
    marked = [sure[0], {**sure[1], "doubtful": "lcff_funds"}]
    assert score_rows(PRINTED, {"planned_actions": sure}).count == Count(right=4, wrong=1)
    assert score_rows(PRINTED, {"planned_actions": marked}).count == Count(right=4, missed=1, doubtful=1)


def test_a_right_number_stays_right_when_it_is_marked_doubtful() -> None:
    read = [cells("1.1", "1000.00", "", "1000.00", doubtful="lcff_funds"), cells("1.2", "200.50", "50", "250.50")]
    assert score_rows(PRINTED, {"planned_actions": read}).count == Count(right=5, marked=1)


def test_of_a_scan_only_what_is_not_marked_counts_as_right_or_as_a_mistake() -> None:
    read = [
        cells("1.1", "1000.00", "7", "1000.00", doubtful="lcff_funds other_state_funds"),
        cells("1.2", "200.05", "", "250.05", doubtful="lcff_funds"),
        cells("9.9", "1.00", "", "1.00", doubtful="lcff_funds"),
    ]
    tally, wrong = tallied(score_rows(PRINTED, {"planned_actions": read}))
    assert tally == Tally(printed=5, sure=1, marked=1, wrong=2, wrong_marked=3, missing=1)
    assert [(one.where, one.column) for one in wrong if not one.marked] == [
        ("1/1.2", "total_funds"),
        ("1/9.9", "total_funds"),
    ]


def test_a_row_that_was_not_read_is_missed_and_one_that_is_not_printed_is_extra() -> None:
    read = [cells("1.1", "1000.00", "", "1000.00"), cells("9.9", "1.00", "", "1.00", doubtful="lcff_funds")]
    assert score_rows(PRINTED, {"planned_actions": read}).count == Count(right=2, missed=3, extra=2)


def test_without_any_table_everything_is_missed() -> None:
    assert score_rows(PRINTED, {}).count == Count(missed=5)


def test_action_1_10_is_not_action_1_1_but_goal_01_is_goal_1() -> None:
    assert key_part("action", "1.10") != key_part("action", "1.1")
    assert key_part("goal", "Goal 01") == key_part("goal", "1") == "1"
    assert key_part("year", "17-18") == key_part("year", "2017 – 2018") == "2017-18"


def test_amount_lines_of_one_year_are_aligned_by_their_amounts() -> None:
    printed = case(line("2017-18", "100"), line("2017-18", "200"), line("2017-18", "300"))
    named = {"section": "planned", "goal": "1", "action": "1", "year": "2017-18"}
    read = [{**named, "amount": "100"}, {**named, "amount": "300.00"}]
    assert score_rows(printed, {"budgeted_actions": read}).count == Count(right=2, missed=1)


def test_percentages_agree_to_three_decimals_and_money_to_the_cent() -> None:
    printed = case(summary={"tp_total_pct": (Decimal("14.679"), 5), "tp_total_funds": (Decimal("10.00"), 5)})
    read = [
        {"key": "tp_total_pct", "value": "14.6794", "state": "read"},
        {"key": "tp_total_funds", "value": "10.01", "state": "read"},
    ]
    assert score_summary(printed, read).count == Count(right=1, wrong=1)


def test_a_second_value_of_a_key_must_be_printed_somewhere() -> None:
    key, printed = "bop_sc_grants", Decimal(500)
    document = Case("x", "sample", Path("plan.pdf"), 9, (), {key: (printed, 1)}, {key: (Decimal(70),)})
    read = [{"key": key, "value": value, "state": "read"} for value in ("70", "500", "71")]
    scored = score_summary(document, read)
    assert scored == Scored(Count(right=1, extra=1), (Misread("extra", "summary", "", key, None, "71"),))


def test_where_only_a_second_overview_was_read_the_first_ones_figure_is_missed_not_wrong() -> None:
    key = "bop_sc_grants"
    document = Case("x", "sample", Path("plan.pdf"), 9, (), {key: (Decimal(500), 1)}, {key: (Decimal(70),)})
    assert score_summary(document, [{"key": key, "value": "70", "state": "read"}]).count == Count(missed=1)


def test_a_figure_that_no_page_prints_is_extra_but_names_beyond_the_truth_are_not_judged() -> None:
    read = [{"key": key, "value": "7", "state": "read"} for key in ("ca_total", "a_name_of_our_own")]
    assert score_summary(case(), read).count == Count(extra=1)


# Peers: as cells of a row, in printed order.


def test_a_peers_row_with_the_same_goal_and_action_is_right_whatever_its_columns() -> None:
    table = given(
        ("Goal #", "Action #", "Title", "LCFF", "Other", "Total"),
        ("1", "1.1", "Tutors", "$1,000.00", "", "$1,000.00"),
        ("1", "1.2", "More tutors", "$200.50", "$50", "$250.50"),
    )
    assert counted(PRINTED, table) == Count(right=5)


def test_goal_and_action_may_share_a_cell_with_each_other_or_with_the_title() -> None:
    table = given(
        ("1\n1.1", "Tutors", "$1,000.00", "$1,000.00"), ("1 1.2 More tutors", "$200.50", "$50", "$250.50", "")
    )
    assert counted(PRINTED, table) == Count(right=5)


def test_a_title_names_the_row_where_goal_and_action_are_lost() -> None:
    table = given(("", "Tutors for\nschool 1.2", "$200.50", "$50", "$250.50"))
    assert counted(PRINTED, table) == Count(right=3, missed=2)


def test_another_number_in_its_place_is_wrong() -> None:
    table = given(("1", "1.1", "$1,000.00", "$1,000.00"), ("1", "1.2", "$200.50", "$51", "$250.50"))
    assert counted(PRINTED, table) == Count(right=4, wrong=1)


def test_nothing_in_its_place_is_missed() -> None:
    table = given(("1", "1.1", "$1,000.00", "$1,000.00"), ("1", "1.2", "$200.50", "", "$250.50"))
    assert counted(PRINTED, table) == Count(right=4, missed=1)


def test_a_row_they_do_not_have_is_missed() -> None:
    assert counted(PRINTED, given(("1", "1.1", "$1,000.00", "$1,000.00"))) == Count(right=2, missed=3)
    assert counted(PRINTED) == Count(missed=5)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("$1,000.00", "$25.00"), Count(right=2)),
        (("$1,00", "0.00", "$25.00"), Count(right=1, wrong=1)),  # cut in two: one wrong, no extra
        (("$1,000.00 $25.00",), Count(wrong=2)),  # two in one cell: both wrong
        (("$1,000.00", "$25.00", "$7.00"), Count(right=2, extra=1)),
        (("$25.00", "$1,000.00"), Count(right=1, wrong=0, missed=1, extra=1)),  # not in printed order
        (("$1,000.\n00", "$ 25.00"), Count(right=2)),  # a line break inside the cell
        (("2024", "$1,000.00", "$25.00"), Count(right=2)),  # plain digits may be a year
        (("1000", "25"), Count(right=2)),  # and may be the amount
        (("$2,000.00",), Count(wrong=1, missed=1)),
        ((), Count(missed=2)),
    ],
)
def test_the_cells_of_a_row_against_1000_and_25(cells: tuple[str, ...], expected: Count) -> None:
    assert align((Decimal(1000), Decimal(25)), cells)[0] == expected


def test_a_number_in_a_column_that_is_not_scored_is_not_extra() -> None:
    assert align((Decimal(5),), ("$5.00", "$9.00"), beside=(Decimal(9),))[0] == Count(right=1)


def test_a_title_of_digits_is_no_amount() -> None:
    printed = case(row("1.1", "12.00", "", "12.00", title="1.01 4-6"))
    assert counted(printed, given(("1", "1.1", "1.01 4-6", "$12.00", "", "$12.00"))) == Count(right=2)


def test_a_row_cut_by_a_page_break_is_wrong_as_given_and_right_with_more_work() -> None:
    printed = case(row("1.1", "1234.56", "", "1234.56"), row("1.2", "200.50", "50", "250.50"))
    table = given(("1", "1.1", "Tutors", "$1,234.5", "$1,234.5"))
    after = given(("", "", "for all", "6", "6"), ("1", "1.2", "More", "$200.50", "$250.50"), page=6)
    found = score_tables(printed, [table, after])
    assert found.rows == Count(right=2, wrong=2, missed=1)
    assert found.most == 4


def test_a_row_is_not_joined_to_one_that_has_a_goal_and_action_of_its_own() -> None:
    printed = case(row("1.1", "12.00", "", "12.00"), row("1.2", "", "", ""))
    found = score_tables(printed, [given(("1", "1.1", "$1", "$1"), ("1", "1.2", "2.00", "2.00"))])
    assert found.most == 0


def test_a_number_elsewhere_on_the_page_is_missed_but_found_with_more_work_and_only_once() -> None:
    printed = case(row("1.1", "12.00", "", "12.00"))
    found = score_tables(printed, [given(("", "$12.00", "a cell without its row"))])
    assert found == Found(Count(missed=2), most=1)


def test_a_row_of_theirs_is_used_once() -> None:
    twice = case(row("1.1", "12.00", "", "12.00"), row("1.1", "12.00", "", "12.00"))
    assert counted(twice, given(("1", "1.1", "$12.00", "$12.00"))) == Count(right=2, missed=2)


def test_the_same_action_in_two_tables_goes_to_the_table_whose_numbers_it_has() -> None:
    printed = case(row("1.1", "1.00", "2.00", "3.00"), row("1.1", "1.00", "", "9.00", table="annual_update", page=6))
    later, earlier = given(("1", "1.1", "$1.00", "$9.00"), page=6), given(("1", "1.1", "$1.00", "$2.00", "$3.00"))
    assert counted(printed, later, earlier) == Count(right=5)


def test_amounts_among_words_are_right_in_any_cell_of_their_page_each_once() -> None:
    printed = case(line("2017-18", "3300"), line("2018-19", "3300"), line("2017-18", "41250.75"), line("2017-18", "9"))
    tables = [PeerTable(8, (("Amount", "$3,300\nLCFF Base: $41,250.\n75"),)), PeerTable(9, (("3300", ""),))]
    assert counted(printed, *tables) == Count(right=3, missed=1)


def test_totals_are_looked_for_as_whole_cells_of_their_page() -> None:
    summary = {"tp_total_funds": (Decimal("10.00"), 5), "ca_total": (Decimal("8.00"), 5), "bop_local": (Decimal(1), 5)}
    assert score_tables(case(summary=summary), [given(("Totals", "$10.00", "Total: $8.00", "1"))]).totals == 1


# What the peers are handed, and how they are run.


def test_peers_get_every_page_from_the_first_table_to_the_page_after_the_last() -> None:
    document = case(row("1.1", "1", "", "1", page=5), row("1.2", "1", "", "1", page=8), line("2017-18", "5", page=12))
    assert document.table_pages == (5, 6, 7, 8, 9, 12, 13)
    assert case(row("1.1", "1", "", "1", page=20), pages=20).table_pages == (20,)
    assert case().table_pages == ()


def test_the_best_setting_has_most_right_then_least_wrong_then_is_the_fastest() -> None:
    results = [
        PeerResult(name, Found(Count(right, wrong)), seconds)
        for name, right, wrong, seconds in (("a", 8, 0, 1.0), ("b", 9, 2, 1.0), ("c", 9, 1, 5.0), ("d", 9, 1, 4.0))
    ]
    assert best_of(case(), results).setting == "d"


def test_a_call_that_takes_too_long_is_stopped_and_the_next_one_is_answered() -> None:
    with Worker("time") as worker:
        began = time.monotonic()
        assert worker.call("time:sleep", 60, seconds=0.2).trouble == "stopped after 0 s"
        assert time.monotonic() - began < 30
        assert worker.call("math:sqrt", 9, seconds=30).value == 3.0
        assert worker.call("math:sqrt", -1, seconds=30).trouble.startswith("ValueError")


def test_a_peer_that_gets_no_time_has_missed_everything_and_the_page_says_why() -> None:
    with Worker("time") as worker:
        result = run_peer(accuracy_peers.PEERS["pdfplumber"], PRINTED, worker, 0)
    assert result.found.rows == Count(missed=5)
    assert len(result.troubles) == len(accuracy_peers.PEERS["pdfplumber"].settings)


def test_both_peers_read_a_sample_and_lcap_reads_it_right() -> None:
    document = load_case(SAMPLES / "valle-dorado-2021", "sample")
    results = {}
    for name, peer in accuracy_peers.PEERS.items():
        with Worker(*peer.modules) as worker:
            results[name] = run_peer(peer, document, worker, 60)
    ours = run_lcap(document)
    assert ours.rows == Scored(Count(right=56))
    assert ours.totals.count.right == len(document.totals)
    assert {name: found.found.rows.printed for name, found in results.items()} == dict.fromkeys(results, 56)
    assert min(found.found.rows.right for found in results.values()) > 40


def test_a_refused_file_is_missed_and_its_sentence_is_kept() -> None:
    menu = Case("menu", "sample", SAMPLES / "no-lcap" / "plan.pdf", 1, PRINTED.rows, {}, {})
    result = run_lcap(menu)
    assert result.rows.count == Count(missed=5)
    assert "plan.pdf" in result.refused


def test_a_random_plan_is_the_same_in_another_process_that_has_other_modules_loaded(tmp_path: Path) -> None:
    ours = accuracy_random.random_case(3, tmp_path / "a")
    code = "import accuracy_random, pathlib, sys; accuracy_random.random_case(3, pathlib.Path(sys.argv[1]))"
    bench = Path(accuracy_random.__file__).parent
    run = [sys.executable, "-c", code, str(tmp_path / "b")]
    subprocess.run(run, check=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(bench)})
    assert ours.pdf.read_bytes() == (tmp_path / "b" / ours.name / "plan.pdf").read_bytes()
    assert len(ours.rows) > 3


# The truth, and the page.


def test_truth_is_read_as_printed_with_the_columns_that_are_not_scored(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text(json.dumps({"pages": 9}))
    write(tmp_path / "summary.csv", ["key", "value", "page"], ["tp_total_pct", "14.679", "4"], ["bop_local", "", "1"])
    header = ["goal", "action", "title", "planned_lcff", "planned_pct_improved", "page"]
    write(tmp_path / "contributing_actions.csv", header, ["1", "1.10", "Bus", "(5.00)", "", "4"])
    write(tmp_path / "extra_contributing_total_funds.csv", ["goal", "action", "total_funds"], ["1", "1.10", "6.00"])
    read = load_case(tmp_path, "sample")
    numbers = {"planned_lcff": Decimal("-5.00"), "planned_pct_improved": None}
    key = ("1", "1.10")
    assert read.rows == (TruthRow("contributing_actions", key, *key, "Bus", numbers, 4, (Decimal("6.00"),)),)
    assert read.summary == {"tp_total_pct": (Decimal("14.679"), 4)}


def write(path: Path, *rows: list[str]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def test_the_page_adds_up_and_names_what_was_misread() -> None:
    wrong = Misread("wrong", "planned_actions", "1/1.2", "lcff_funds", Decimal("200.50"), "200.05")
    ours = LcapResult(Scored(Count(right=4, wrong=1), (wrong,)), Scored(), Scored(), 1.25)
    theirs = {name: PeerResult("lines", Found(Count(right=3, missed=2), most=4), 0.5) for name in accuracy_peers.PEERS}
    text = accuracy_page.page([accuracy_page.Result(PRINTED, ours, theirs)] * 2, 60, 30)
    assert "| 2 samples | **lcap** | 10 | 8 | 2 | 0 | 0 | 80.00 |  | 2.5 |" in text
    assert "|  | camelot | 10 | 6 | 0 | 4 | 0 | 60.00 | 80.00 | 1.0 |" in text
    assert "- wrong: planned_actions 1/1.2 lcff_funds, printed 200.50, read 200.05" in text


def test_the_page_says_100_percent_only_if_nothing_is_missing() -> None:
    many = LcapResult(Scored(Count(right=99_999, missed=1)), Scored(), Scored(), 1.0)
    peer = {name: PeerResult("lines", Found(Count(right=100_000)), 1.0) for name in accuracy_peers.PEERS}
    text = accuracy_page.page([accuracy_page.Result(PRINTED, many, peer)], 60, 30)
    assert "| 99999 | 0 | 1 | 0 | 99.99 |" in text
    assert "| 100000 | 0 | 0 | 0 | 100.00 |" in text
