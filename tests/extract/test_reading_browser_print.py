"""Tables printed by a browser, as the state's online form and word processors in the browser do, read back exactly."""

import csv
import hashlib
import html
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser

from lcap_extract.opening import Source
from lcap_extract.plans import read_plan
from lcap_extract.wording import load
from lcap_models.plan import Row

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "valle-dorado-2022"
KINDS = ("planned_actions", "contributing_actions", "annual_update", "contributing_annual_update")
HEADINGS = load("tables")

STYLES = {
    "narrow columns that cut words and numbers anywhere": (
        "@page{size:letter;margin:.4in} table{table-layout:fixed;border-collapse:collapse;width:100%}"
        "td,th{border:1px solid #000;word-break:break-all;font:7px sans-serif;vertical-align:top}"
    ),
    "white lines between coloured cells": (
        "@page{size:11in 8.5in;margin:.4in} table{table-layout:fixed;border-collapse:collapse;width:100%}"
        "td,th{border:2px solid #fff;background:#dbe9f6;overflow-wrap:anywhere;font:9px sans-serif}"
        "th{background:#0a2a6a;color:#fff}"
    ),
    "a wide sheet with separate borders": (
        "@page{size:17in 11in;margin:.4in} table{border-spacing:0;width:100%}"
        "td,th{border:.5px solid #888;font:11px sans-serif} tr{break-inside:avoid}"
    ),
}


def truth(kind: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{kind}.csv").open(newline="", encoding="utf-8") as file:
        return [{key: text for key, text in row.items() if key != "page"} for row in csv.DictReader(file)]


def shown(kind: str, column: str, text: str) -> str:
    unit = HEADINGS[kind]["rows"][column]["kind"]
    if text and unit == "usd":
        return f"${Decimal(text):,.2f}"
    return html.escape(f"{text}%" if text and unit == "percent" else text)


def page(style: str, *, repeated: bool) -> str:
    """Return the four tables as a web page; a header in a thead is repeated on each printed page."""
    parts = [f"<meta charset=utf-8><style>{style}</style>"]
    for kind in KINDS:
        rows = truth(kind)
        columns = [c for c in rows[0] if any(row[c] for row in rows)]
        head = "".join(f"<th>{html.escape(HEADINGS[kind]['rows'][c]['headers'][0])}</th>" for c in columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{shown(kind, c, row[c])}</td>" for c in columns) + "</tr>" for row in rows
        )
        start = f"<thead><tr>{head}</tr></thead><tbody>" if repeated else f"<tbody><tr>{head}</tr>"
        parts.append(f"<h2>2023-24 {HEADINGS[kind]['headings'][0]}</h2><table>{start}{body}</tbody></table>")
    return "".join(parts)


def figures(row: Row) -> dict[str, Decimal | None]:
    return {column: figure.value for column, figure in row.figures.items()}


@pytest.mark.parametrize("repeated", [True, False], ids=["header repeated", "header once"])
@pytest.mark.parametrize("style", STYLES)
def test_a_browsers_print_reads_back_exactly(browser: Browser, style: str, repeated: bool) -> None:
    tab = browser.new_page()
    tab.set_content(page(STYLES[style], repeated=repeated))
    data = tab.pdf(prefer_css_page_size=True, print_background=True)
    tab.close()
    source = Source("print.pdf", hashlib.sha256(data).hexdigest(), data, len(pypdfium2.PdfDocument(data)))
    plan = read_plan(source)
    for kind in KINDS:
        table = plan.table(kind)
        assert table is not None
        assert [(row.goal, row.action) for row in table.rows] == [(row["goal"], row["action"]) for row in truth(kind)]
        for row, want in zip(table.rows, truth(kind), strict=True):
            assert figures(row) == {c: Decimal(want[c]) if want[c] else None for c in row.figures}
        assert {r.reader for row in table.rows for f in row.figures.values() for r in f.readings} == {
            "pdfium",
            "pdfplumber",
        }
