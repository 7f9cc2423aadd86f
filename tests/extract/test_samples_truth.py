"""The truth files of the samples against the PDFs themselves, and against the sums they print."""

import csv
import importlib.util
import re
import sys
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest

from valle_dorado.published import SAMPLES
from valle_dorado.truth import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "samples"
SCORE = ROOT.parent / "shared" / "real" / "score.py"
NAMES = [sample.name for sample in SAMPLES]
BY_NAME = pytest.mark.parametrize("name", NAMES)
WORDS = {"goal", "action", "title", "student_groups", "contributing", "scope", "unduplicated_groups", "location"}
WORDS |= {"time_span", "contributed", "page"}


@lru_cache
def _rows(name: str, table: str) -> tuple[dict[str, str], ...]:
    path = HOME / name / f"{table}.csv"
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _summary(name: str) -> dict[str, Decimal]:
    return {row["key"]: Decimal(row["value"]) for row in _rows(name, "summary")}


def _sum(name: str, table: str, column: str) -> Decimal:
    return sum((Decimal(row[column]) for row in _rows(name, table) if row[column]), Decimal(0))


@lru_cache
def _pages(name: str) -> tuple[str, ...]:
    """The text of each page with nothing but letters, digits and points: numbers cut over lines are whole again.

    A letter and its accent are one letter, also where the file stores them apart.
    """
    document = pypdfium2.PdfDocument(HOME / name / "plan.pdf")
    texts = (unicodedata.normalize("NFC", page.get_textpage().get_text_range()) for page in document)
    return tuple(re.sub(r"[^\w.]", "", text) for text in texts)


def _amounts(name: str) -> Iterator[tuple[str, int]]:
    for row in _rows(name, "summary"):
        yield row["value"], int(row["page"])
    for table in COLUMNS:
        for row in _rows(name, table):
            yield from ((text, int(row["page"])) for column, text in row.items() if column not in WORDS and text)


def _stands(number: str, page: int, pages: tuple[str, ...]) -> bool:
    """Whether the number is on the page, or begins on it and ends on the next."""
    digits = number.lstrip("-")
    if digits in pages[page - 1]:
        return True
    rest = pages[page] if page < len(pages) else ""
    return any(digits[:n] in pages[page - 1] and digits[n:] in rest for n in range(1, len(digits)))


@BY_NAME
def test_every_amount_of_the_truth_stands_on_its_page(name: str) -> None:
    pages, amounts = _pages(name), list(_amounts(name))
    assert len(amounts) > 30
    assert [(number, page) for number, page in amounts if not _stands(number, page, pages)] == []


@BY_NAME
def test_every_action_stands_on_its_page_with_its_title(name: str) -> None:
    pages = _pages(name)
    for table in COLUMNS:
        for row in _rows(name, table):
            words = re.sub(r"[^\w.]", "", row["title"])
            start = words[:8] if words else ""
            assert start in pages[int(row["page"]) - 1], (table, row["action"])


def _sums(name: str) -> Iterator[tuple[str, Decimal]]:
    """Every total that the template computes from rows, with the sum of its rows."""
    funds = {"lcff": "lcff_funds", "other_state": "other_state_funds", "local": "local_funds"}
    funds |= {"federal": "federal_funds", "funds": "total_funds"}
    if any(row["total_personnel"] for row in _rows(name, "planned_actions")):
        funds |= {"personnel": "total_personnel", "nonpersonnel": "total_nonpersonnel"}
    for key, column in funds.items():
        yield f"tp_total_{key}", _sum(name, "planned_actions", column)
    yield "ca_planned_contributing", _sum(name, "contributing_actions", "planned_lcff")
    yield "ca_total", _sum(name, "contributing_actions", "planned_lcff")
    yield "au_total_planned", _sum(name, "annual_update", "planned_total")
    yield "au_total_estimated_actual", _sum(name, "annual_update", "estimated_actual_total")
    yield "cau_planned_contributing", _sum(name, "contributing_annual_update", "planned_lcff")
    yield "cau_estimated_contributing", _sum(name, "contributing_annual_update", "estimated_actual_lcff")


@BY_NAME
def test_every_total_is_the_sum_of_its_rows_except_where_a_contradiction_is_planted(name: str) -> None:
    planted = {key for sample in SAMPLES if sample.name == name for one in sample.planted for key in one.keys[:1]}
    printed = _summary(name)
    wrong = {key for key, expected in _sums(name) if key in printed and printed[key] != expected}
    assert wrong == planted & {"ca_planned_contributing", "tp_total_personnel"}


@BY_NAME
def test_the_funds_of_each_action_add_up(name: str) -> None:
    funds = ("lcff_funds", "other_state_funds", "local_funds", "federal_funds")
    for row in _rows(name, "planned_actions"):
        if row["total_funds"]:
            assert sum(Decimal(row[fund] or 0) for fund in funds) == Decimal(row["total_funds"]), row["action"]


def _contradictions() -> dict[str, bool]:
    """Each planted contradiction, worked out from the truth files alone."""
    small, long = _summary("valle-dorado-2024"), _summary("valle-dorado-2024-long")
    online, first = _summary("valle-dorado-2022"), _summary("valle-dorado-2021")
    charter, county = _summary("rio-claro-charter-2025"), _summary("valle-dorado-coe-2023")
    scopes = ("ca_leawide_total", "ca_limited_total", "ca_schoolwide_total")
    without = [
        row
        for row in _rows("valle-dorado-2024", "planned_actions")
        if row["contributing"] == "Yes" and not row["lcff_funds"] and not row["planned_pct_improved"]
    ]
    owed = charter["co_estimated_sc"] - charter["co_estimated_contributing"]
    return {
        "required percentage": small["ii_projected_pct"] != small["tp_projected_pct"],
        "overview and table": small["bop_total_in_lcap"] != round(small["tp_total_funds"]),
        "overview and last year": small["bop_prior_high_needs_actual"] != round(small["cau_estimated_contributing"]),
        "two scopes": sum(small[key] for key in scopes) - small["ca_total"] == Decimal("561700.00"),
        "contributing without LCFF money": [row["action"] for row in without] == ["3.4"],
        "item 4 and its rows": long["ca_total"] - long["ca_planned_contributing"] == Decimal("2500000.00"),
        "personnel total": long["tp_total_personnel"] > long["tp_total_funds"],
        "no carryover": online["co_actual_pct"] < online["co_total_pct"] and "co_carryover_dollars" not in online,
        "overview and item 4": online["bop_high_needs_planned"] != online["ca_planned_contributing"],
        "non-personnel total": first["tp_total_nonpersonnel"] > first["tp_total_funds"],
        "carryover x100": charter["co_carryover_dollars"] == 100 * owed,
        "county: overview and last year": county["bop_prior_high_needs_budgeted"] > county["cau_planned_contributing"],
        "county: total percentage": county["ca_total_pct"] != county["ca_projected_pct"] + county["ca_carryover_pct"],
    }


def test_every_planted_contradiction_is_really_in_the_printed_figures() -> None:
    assert [kind for kind, there in _contradictions().items() if not there] == []


def test_last_years_plan_and_this_years_update_agree() -> None:
    """The 2023-24 sample is the year before the small 2024-25 one: totals carry over."""
    before, after = _summary("valle-dorado-2022"), _summary("valle-dorado-2024")
    assert before["tp_total_funds"] == after["au_total_planned"]
    assert before["ca_planned_contributing"] == after["cau_planned_contributing"]


def test_a_row_of_the_long_sample_is_cut_by_a_page_break_inside_an_amount() -> None:
    name = "valle-dorado-2024-long"
    pages = _pages(name)
    cut = [
        (row["action"], row[column])
        for row in _rows(name, "planned_actions")
        for column in ("total_funds", "lcff_funds", "total_personnel")
        if row[column] and row[column] not in pages[int(row["page"]) - 1]
    ]
    assert cut


def test_the_menu_is_a_pdf_with_amounts_and_without_a_plan() -> None:
    text = "".join(_pages("no-lcap"))
    assert "17050.00" in text
    assert "LCAP" not in text


def test_the_hostile_words_are_in_the_text_as_they_were_written() -> None:
    document = pypdfium2.PdfDocument(HOME / "hostile-2024" / "plan.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    for words in (
        "<script>alert(1)</script>",
        '=HYPERLINK("http://x","y")',
        '#eval("1")',
        "{{7*7}}",
        "%00",
        "\u202e",
        "../../x",
    ):
        assert words in text, words


@pytest.mark.skipif(not SCORE.exists(), reason="the scorer of the worked examples is not on this machine")
@BY_NAME
def test_the_scorer_of_the_worked_examples_reads_the_truth_files(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    spec = importlib.util.spec_from_file_location("score", SCORE)
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(score)
    finally:
        sys.dont_write_bytecode = before
    folder = str(HOME / name)
    assert score.main([folder, folder]) == 0
    assert "wrong=0" in capsys.readouterr().out
