"""Pages that are pictures, and pages that were not read in full, are named: on the terminal and in the report."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from lcap.analysis import Analysis
from lcap.terminal import summary_lines
from lcap_models.figure import Figure
from lcap_models.ledger import ledger_of
from lcap_models.plan import Plan, map_figures
from lcap_models.proof import prove
from lcap_viz.pages import scan_words, unread_words
from lcap_viz.report import render
from lcap_viz.workbook import workbook
from support.plans import valle_dorado

ENGINES = ("tesseract", "rapidocr")


def photographed(figure: Figure) -> Figure:
    """Return the figure as two programs read it on a picture."""
    readings = tuple(replace(one, reader=name) for one, name in zip(figure.readings, ENGINES, strict=True))
    return replace(figure, readings=readings)


def scan(part: str) -> Plan:
    """Return the invented plan with one part scanned and the rest as text."""
    return map_figures(valle_dorado(), lambda one: photographed(one.figure) if one.part == part else one.figure)


def test_scanned_pages_are_named_with_how_many_figures_were_read_there() -> None:
    told = scan_words(scan("annual_update"), "en")
    table = scan("annual_update").table("annual_update")
    assert table is not None
    count = len(table.totals) + sum(len(row.figures) for row in table.rows)
    page = next(iter(table.totals.values())).place.page  # type: ignore[union-attr]
    assert told == f"Scanned: page {page}. There the plan is a picture. Two programs read it and found {count} figures."


def test_a_plan_of_text_says_nothing_of_scans() -> None:
    assert (scan_words(valle_dorado(), "en"), list(unread_words(valle_dorado(), "en"))) == ("", [])


def test_every_kind_of_page_that_was_not_read_in_full_has_a_sentence() -> None:
    document = replace(valle_dorado().document, picture_pages=(31,), unread_pages=(32,))
    plan = replace(valle_dorado(), document=document, unread_reasons=(34, 35))
    told = list(unread_words(plan, "es"))
    pages = ("página 31", "página 32", "páginas 34–35")
    assert [page for page, line in zip(pages, told, strict=True) if page not in line] == []


def test_the_workbooks_first_sheet_says_so_too() -> None:
    plan = replace(scan("carryover"), unread_reasons=(34,))
    made = workbook(plan, lambda table: table.columns, (), ())
    shown = [row[0].value for row in openpyxl.load_workbook(io.BytesIO(made)).worksheets[0].iter_rows()]
    for lang in ("en", "es"):
        for said in (scan_words(plan, lang), *unread_words(plan, lang)):
            assert [line for line in shown if line and said in line]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_report_and_terminal_say_which_pages_are_scans_and_which_were_not_read(lang: str) -> None:
    proof = prove(replace(scan("carryover"), unread_reasons=(34,)))
    made = ledger_of(proof)
    html = render(made, (), version="9.9.9")
    done = Analysis(proof.plan, made.book.findings, made.book.contested, Path("x"))
    lines = list(summary_lines(done, lang))
    for said in (scan_words(proof.plan, lang), *unread_words(proof.plan, lang)):
        assert said in lines
        assert said in html
