"""The report in a real browser: readable without JavaScript, on a small phone, by keyboard; quiet on the network."""

import base64
import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from lcap_extract.crops import regions
from lcap_models.crops import Crop
from lcap_models.ledger import ledger_of
from lcap_models.plan import Plan
from lcap_models.proof import prove
from lcap_viz.charts.draw import draw_all
from lcap_viz.report import render
from support.plans import change, reread, valle_dorado

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")
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
    crops = tuple(Crop(place.page, place.box, PNG, 1600, 60) for place in regions(told.book.plan))
    html = render(told, draw_all(told, ("en", "es")), version="1.2.3", crops=crops)
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
    for selector, least in (
        ("table.full tbody tr", 20),
        ("table.totals tbody tr", 20),
        (".piece li", 20),
        (".pic", 20),
        ("table.explorer tbody tr", 8),
    ):
        rows = page.locator(selector)
        assert rows.count() == rows.locator("visible=true").count() >= least, selector
    charts = page.locator(f".charts.{lang} svg")
    assert charts.count() == charts.locator("visible=true").count() >= 9
    assert page.locator(".finding >> visible=true").count() == page.locator(f".findings.{lang} .finding").count() > 0
    assert page.locator("#search >> visible=true").count() == 0
    assert page.locator("dialog >> visible=true").count() == 0
    summary = page.locator(f".charts.{lang} summary").first
    summary.click()
    assert page.locator(f".charts.{lang} details[open] table >> visible=true").count() == 1


def test_without_javascript_a_figure_leads_to_its_frame_in_the_picture(browser: Browser, report: Path) -> None:
    page = opened(browser, report, width=360, script=False)
    link = page.locator("table.explorer a.n").last
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(str(target))
    box = page.locator(str(target)).bounding_box()
    assert box is not None and -5 <= box["y"] < 800 and -5 <= box["x"] < 360
    assert page.locator(str(target)).evaluate("e => getComputedStyle(e).outlineWidth") == "4px"


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


ROWS = "table.explorer tbody tr"


def test_search_hides_other_actions_whatever_the_accents_and_says_how_many_are_left(
    browser: Browser, report: Path
) -> None:
    page = opened(browser, report)
    page.locator("#search").fill("ÉXTRAordinarily 1.2")
    shown = page.locator(ROWS).locator("visible=true")
    assert (shown.count(), page.locator(ROWS).count()) == (1, 8)
    assert "1.2" in shown.first.inner_text()
    assert page.locator("#found").get_attribute("role") == "status"
    assert page.locator("#found").inner_text() == "Actions shown: 1 of 8"
    choose(page, "es")
    assert page.locator("#found").inner_text() == "Acciones a la vista: 1 de 8"
    page.locator("#search").fill("no such thing")
    assert (shown.count(), page.locator(".none-found").is_visible()) == (0, True)
    page.locator("#show-all").click()
    assert (shown.count(), page.locator(".none-found").is_visible()) == (8, False)


def test_actions_can_be_picked_by_goal_and_for_whom(browser: Browser, report: Path) -> None:
    page = opened(browser, report)
    shown = page.locator(ROWS).locator("visible=true")
    page.locator("#pick-goal").select_option("2")
    assert [text.split()[0] for text in shown.locator("th").all_inner_texts()] == ["2.1", "2.2", "2.3"]
    page.locator("#pick-scope").select_option(label="Whole school (Schoolwide)")
    assert [text.split()[0] for text in shown.locator("th").all_inner_texts()] == ["2.1"]
    choose(page, "es")
    labels = page.locator("#pick-scope option").all_inner_texts()
    assert "Toda la escuela (Schoolwide)" in labels or "Whole school (Schoolwide)" not in labels
    page.locator("#pick-goal").select_option("")
    assert shown.count() == 2


def test_sorting_goes_by_amount_and_not_by_letters(browser: Browser, report: Path) -> None:
    page = opened(browser, report)
    heading = page.locator("table.explorer thead th", has_text="All funds")
    cells = page.locator(f"{ROWS} td.c0")

    def amounts() -> list[float]:
        return [float(re.sub(r"[^0-9.]", "", text)) for text in cells.all_inner_texts()]

    printed = amounts()
    heading.locator("button").click()
    assert (amounts(), heading.get_attribute("aria-sort")) == (sorted(printed, reverse=True), "descending")
    heading.locator("button").click()
    assert (amounts(), heading.get_attribute("aria-sort")) == (sorted(printed), "ascending")
    page.locator("#sort").select_option("plan")
    assert (amounts(), heading.get_attribute("aria-sort")) == (printed, None)


def test_a_figure_opens_its_proof_with_the_row_cut_from_the_page(browser: Browser, report: Path) -> None:
    page = opened(browser, report, width=360)
    link = page.locator(f"{ROWS} a.n").last
    link.click()
    box = page.locator("dialog")
    assert box.is_visible()
    assert page.locator("dialog .clicked").inner_text() in link.inner_text()
    spot, side = page.locator("dialog .spot.here"), page.locator("dialog .side")
    place, frame = spot.bounding_box(), side.bounding_box()
    assert place is not None and frame is not None
    assert frame["x"] - 5 <= place["x"] + place["width"] / 2 < frame["x"] + frame["width"]
    told = box.inner_text()
    assert "page" in told and "pdfium" in told and ("proved" in told or "read twice" in told)
    assert page.locator("dialog [id]").count() == 4  # its own parts: the copy takes no anchor away
    page.locator("dialog .to-list").click()
    assert not box.is_visible() and re.search(r"#f\d+$", page.url)


def test_a_sum_of_ours_opens_the_figures_it_is_made_of_and_each_of_them_its_row(browser: Browser, report: Path) -> None:
    page = opened(browser, report)
    page.locator(".shares a.n[href^='#c']").first.click()
    parts = page.locator("dialog .parts a")
    assert parts.count() >= 1
    parts.first.click()
    assert page.locator("dialog .pic").is_visible()


def test_the_proof_works_by_keyboard_alone(browser: Browser, report: Path) -> None:
    page = opened(browser, report)
    link = page.locator(f"{ROWS} a.n").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog").is_visible()
    seen = set()
    for _ in range(6):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"proof-close", "to-list"} <= seen
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('href')") == link.get_attribute("href")
    page.keyboard.press("Enter")
    page.locator("#proof-close").focus()
    page.keyboard.press("Space")
    assert not page.locator("dialog").is_visible()


def test_details_and_sorting_open_by_keyboard_with_focus_seen(browser: Browser, report: Path) -> None:
    page = opened(browser, report)
    page.locator(".speech.en summary, .en .speech summary").first.focus()
    page.keyboard.press("Space")
    assert page.locator(".en .speech[open] p").first.is_visible()
    button = page.locator("table.explorer thead button").first
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator("table.explorer thead th").first.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert button.evaluate("e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth") == "solid3px"


def test_the_three_entrances_lead_to_their_parts(browser: Browser, report: Path) -> None:
    page = opened(browser, report, width=360)
    for text, part in (("two minutes", "h-minute"), ("new to this", "h-new"), ("Show me all", "h-tables")):
        page.locator(".doors a", has_text=text).click()
        box = page.locator(f"#{part}").bounding_box()
        assert box is not None and -5 <= box["y"] < 400, part


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("es", 360)])
def test_axe_finds_nothing_also_with_a_proof_open(browser: Browser, report: Path, lang: str, width: int) -> None:
    page = opened(browser, report, width=width)
    choose(page, lang)
    for opens in ("", f"{ROWS} a.n"):
        if opens:
            page.locator(opens).first.click()
        found = Axe().run(page, context="dialog" if opens else None).response["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found] == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_at_twice_the_size_nothing_is_cut_off(browser: Browser, report: Path, lang: str) -> None:
    page = opened(browser, report, width=640)
    choose(page, lang)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_on_paper_the_language_chosen_is_printed_without_buttons_and_pictures(
    browser: Browser, report: Path, tmp_path: Path
) -> None:
    page = opened(browser, report)
    choose(page, "es")
    page.pdf(path=tmp_path / "report.pdf", format="Letter")
    texts = [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(tmp_path / "report.pdf")]
    assert 5 < len(texts) < 40
    assert "A dónde va el dinero" in texts[0] and "Tengo dos minutos" not in texts[0]
    assert not any("Where the money comes from" in text for text in texts)
    assert any(text.lstrip().startswith("Todas las acciones") for text in texts)


def test_a_spanish_phone_opens_the_report_in_spanish(browser: Browser, report: Path) -> None:
    page = opened(browser, report, width=360, locale="es-US")
    assert page.locator("h1").inner_text() == "A dónde va el dinero para la equidad"
    assert page.evaluate("document.documentElement.lang") == "es"


def test_what_one_taps_is_large_enough(browser: Browser, report: Path) -> None:
    page = opened(browser, report, width=360)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            'nav a, .tongues label, summary, button, select, td a, .amount a, .doubts a, .sums a, .sure a, #search')]
            .filter(e => e.offsetParent && e.getBoundingClientRect().height < 24)
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
