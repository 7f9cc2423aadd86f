"""The report in a real browser: readable without JavaScript, on a small phone, by keyboard; quiet on the network."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lcap_models.ledger import ledger_of
from lcap_models.plan import Plan
from lcap_models.proof import prove
from lcap_viz.charts.draw import draw_all
from lcap_viz.report import render
from support.plans import change, reread, valle_dorado

LONG = "Extraordinarily long title of an action, for all the students of every school, with-many-hyphens and/or slashes"


def long_plan() -> Plan:
    """Return an invented plan with long words, large amounts and a contradiction."""
    plan = valle_dorado(
        funds=[(98_765_432_109_87, n, 12_345_678_901_23, 0) for n in range(8)],
        spent=[87_654_321_098_76] * 8,
        base=99_999_999_999_900,
        sc=9_999_999_999_900,
    )
    tables = tuple(
        replace(table, rows=tuple(replace(row, texts={**row.texts, "title": LONG}) for row in table.rows))
        for table in plan.tables
    )
    plan = replace(plan, tables=tables, document=replace(plan.document, lea_name="Extraordinariamente Unified " * 4))
    return change(plan, "au_total_planned", "", reread("123456789012.34"))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    proof = prove(long_plan())
    path = tmp_path_factory.mktemp("report") / "report.html"
    told = ledger_of(proof)
    html = render(told, draw_all(told, ("en", "es")), version="1.2.3")
    path.write_text(html, encoding="utf-8")
    return path


def opened(browser: Browser, report: Path, *, width: int = 1280, script: bool = True, locale: str = "en-US") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=script, locale=locale, offline=True
    )
    page = context.new_page()
    page.goto(report.as_uri())
    return page


def choose(page: Page, lang: str) -> None:
    page.locator(f"label[for=lang-{lang}]").click()


def test_without_javascript_either_language_is_one_tap_away(browser: Browser, report: Path) -> None:
    page = opened(browser, report, width=360, script=False)
    title, titulo = (
        page.get_by_text("Where the equity money goes"),
        page.get_by_text("A dónde va el dinero para la equidad"),
    )
    assert (title.locator("visible=true").count(), titulo.locator("visible=true").count()) == (1, 0)
    choose(page, "es")
    assert (title.locator("visible=true").count(), titulo.locator("visible=true").count()) == (0, 1)
    choose(page, "en")
    assert (title.locator("visible=true").count(), titulo.locator("visible=true").count()) == (1, 0)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_without_javascript_every_table_chart_finding_and_proof_is_visible(
    browser: Browser, report: Path, lang: str
) -> None:
    page = opened(browser, report, width=360, script=False)
    choose(page, lang)
    for selector in ("table.full tbody tr", "table.totals tbody tr", "table.proofs tbody tr"):
        rows = page.locator(selector)
        assert rows.count() == rows.locator("visible=true").count() > 20, selector
    assert page.locator(f".charts.{lang} svg >> visible=true").count() == 9
    assert page.locator(".finding >> visible=true").count() == page.locator(f".findings.{lang} .finding").count() > 0
    assert page.locator("#search >> visible=true").count() == 0
    summary = page.locator(f".charts.{lang} summary").first
    summary.click()
    assert page.locator(f".charts.{lang} details[open] table >> visible=true").count() == 1


def test_without_javascript_a_figure_leads_to_its_proof(browser: Browser, report: Path) -> None:
    page = opened(browser, report, width=360, script=False)
    link = page.locator(".lede.en a.n").first
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(str(target))
    box = page.locator(str(target)).bounding_box()
    assert box is not None and -5 <= box["y"] < 800


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_never_scrolls_sideways(browser: Browser, report: Path, width: int, lang: str) -> None:
    page = opened(browser, report, width=width)
    choose(page, lang)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_asks_the_network_for_nothing_and_reports_no_error(browser: Browser, report: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(report.as_uri())
    choose(page, "es")
    assert (asked, said) == ([report.as_uri()], [])


def test_search_hides_other_rows_whatever_the_accents(browser: Browser, report: Path) -> None:
    page = opened(browser, report)
    page.locator("#search").fill("ÉXTRAordinarily 1.2")
    shown = page.locator("table.full tbody tr >> visible=true")
    assert 0 < shown.count() < page.locator("table.full tbody tr").count()
    assert all("1.2" in text for text in shown.all_inner_texts())
    assert page.locator("#found").inner_text() == f"{shown.count()} rows shown"
    page.locator("#search").fill("")
    assert shown.count() == page.locator("table.full tbody tr").count()


def test_sorting_goes_by_amount_and_not_by_letters(browser: Browser, report: Path) -> None:
    page = opened(browser, report)
    table = page.locator("table.full").first
    heading = table.locator("thead th", has_text="Other state funds")
    index = heading.evaluate("cell => cell.cellIndex")
    cells = table.locator(f"tbody tr > :nth-child({index + 1})")
    cents = ["$0", "$0.01", "$0.02", "$0.03", "$0.04", "$0.05", "$0.06", "$0.07"]

    def column() -> list[str]:
        return [re.split(r"[●✓?]", text)[0].strip() for text in cells.all_inner_texts()]

    heading.locator("button").click()
    assert (column(), heading.get_attribute("aria-sort")) == (cents[::-1], "descending")
    heading.locator("button").click()
    assert (column(), heading.get_attribute("aria-sort")) == (cents, "ascending")


def test_a_spanish_phone_opens_the_report_in_spanish(browser: Browser, report: Path) -> None:
    page = opened(browser, report, width=360, locale="es-US")
    assert page.locator("h1").inner_text() == "A dónde va el dinero para la equidad"
    assert page.evaluate("document.documentElement.lang") == "es"


def test_what_one_taps_is_large_enough(browser: Browser, report: Path) -> None:
    page = opened(browser, report, width=360)
    small = page.evaluate(
        """() => [...document.querySelectorAll('nav a, label, summary, button, td a, .doubts a, .sums a, #search')]
            .filter(e => e.offsetParent && e.htmlFor !== 'search' && e.getBoundingClientRect().height < 24)
            .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_the_language_can_be_chosen_by_keyboard_and_focus_is_seen(browser: Browser, report: Path) -> None:
    page = opened(browser, report)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "lang-en"
    style = page.locator("label[for=lang-en]").evaluate(
        "e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth"
    )
    assert style == "solid3px"
    page.keyboard.press("ArrowRight")
    assert page.locator("h1").inner_text() == "A dónde va el dinero para la equidad"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert (page.locator(".skip").bounding_box() or {"x": -1})["x"] == 0
