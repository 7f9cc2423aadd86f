"""The report: every figure a link to its proof, both languages alike, safe, readable with the parts it has."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

import pytest

from lcap_extract.crops import regions
from lcap_models.answers import answers
from lcap_models.checks import find
from lcap_models.crops import Crop
from lcap_models.figure import Figure, State
from lcap_models.findings import Amount as Number
from lcap_models.findings import Finding, sentence_facts
from lcap_models.ledger import Ledger, ledger_of
from lcap_models.ledger.money import percent_of
from lcap_models.plan import Entry, Plan, Row, Status, entries, map_figures
from lcap_models.proof import prove
from lcap_viz.charts.catalog import CHARTS
from lcap_viz.charts.draw import Chart, draw_all
from lcap_viz.facts import Amount, amount_from, amount_of, tell_number
from lcap_viz.message import message_of
from lcap_viz.questions import fact_words, finding_words
from lcap_viz.report import render
from lcap_viz.words import LANGS, catalog
from support.html_tree import Node, parse
from support.plans import change, reread, valle_dorado
from support.truth import REAL, figure, plan_from_truth

HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(2)> "'{{7*7}}{% raw %} \u202e javascript:alert(3)"""
MONEY = re.compile(r"-?\$\d[\d,]*(?<!,)(?:\.\d+)?(?:\s(?:million|billion|millón|millones|mil\smillones)\b)?")
MARKED = r"\??\s(proved|read twice|not confirmed|probada|leída dos veces|sin confirmar)"
"""What a link adds to a figure's number: its mark, and the word for screen readers."""
PERCENT = re.compile(r"(?:[Ll]ess than |[Mm]ore than |menos del |más del )?-?[\d,]+(?:\.\d+)?%")


@dataclass(frozen=True)
class Made:
    """A report and what it was made from."""

    plan: Plan
    ledger: Ledger
    findings: tuple[Finding, ...]
    charts: tuple[Chart, ...]
    html: str
    page: Node


def cut(plan: Plan, size: int = 9) -> tuple[Crop, ...]:
    """Return a picture of so many bytes for every row with figures, and for the figures outside rows."""
    return tuple(Crop(one.page, one.box, b"p" * size, 90, 9) for one in regions(plan))


def make(plan: Plan, crops: tuple[Crop, ...] = ()) -> Made:
    proof = prove(plan)
    findings = tuple(find(proof))
    told = ledger_of(proof, findings)
    charts = draw_all(told, LANGS)
    html = render(told, charts, version="9.9.9", crops=crops)
    return Made(proof.plan, told, findings, charts, html, parse(html))


def contradicting() -> Plan:
    """Return the invented plan with a blank, two totals that do not add up, and a figure that nobody confirmed."""
    plan = change(valle_dorado(), "lcff_funds", "1.3", lambda _: figure("", "usd", 20, at=999), part="planned_actions")
    plan = change(plan, "bop_high_needs_planned", "", lambda f: replace(f, value=Decimal(7), text="$7", readings=()))
    plan = change(plan, "bop_total_in_lcap", "", reread("77"))
    return change(plan, "au_total_planned", "", reread("111.00"))


@pytest.fixture(scope="module")
def made() -> Made:
    return make(contradicting())


@pytest.fixture(scope="module")
def real() -> Made:
    if not REAL.is_dir():
        pytest.skip("the real plans are not on this machine")
    return make(plan_from_truth(REAL / "sfusd-2023-1st", {"co_carryover_dollars": "No carryover"}))


def proofs(made: Made) -> dict[str, Node]:
    """Return the line of the proof list for each figure's anchor."""
    lines = [line for piece in made.page.find("div", of="piece") for line in piece.find("li")]
    return {line.attrs.get("id") or line.attrs["data-of"]: line for line in lines}


def test_every_figure_with_a_number_has_its_proof_with_page_and_print(made: Made) -> None:
    lines = proofs(made)
    assert len(lines) > 80
    for n, entry in enumerate(entries(made.plan), 1):
        shown = entry.figure
        if shown.value is None:
            assert f"f{n}" not in lines
            continue
        assert lines[f"f{n}"].find("b", of="t")[0].text == shown.text
        piece = lines[f"f{n}"].parent.parent  # type: ignore[union-attr]
        assert piece is not None and f"page {shown.place.page}" in piece.find("p", of="row")[0].text
        sure = piece.find("p", of="sure")[_number_of(piece, lines[f"f{n}"])]
        assert shown.state.value in sure.find("a")[0].classes
        assert all(reading.reader in sure.text for reading in shown.readings)
        assert made.page.find("li", id=sure.find("a")[0].attrs["href"][1:])


def _number_of(piece: Node, line: Node) -> int:
    return [line in together.find("li") for together in piece.find("ul")].index(True)


def test_every_link_leads_to_a_place_on_the_page(made: Made) -> None:
    ids = [node.attrs["id"] for node in made.page.walk() if "id" in node.attrs]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    links = [node.attrs["href"] for node in made.page.find("a")]
    assert len(links) > 150
    assert {link for link in links if link[:1] != "#" or link[1:] not in ids} == set()


@pytest.mark.parametrize("of", ["full", "explorer"])
def test_every_cell_with_a_number_links_to_the_proof_of_that_very_figure(made: Made, of: str) -> None:
    lines = proofs(made)
    numbers = [cell for table in made.page.find("table", of=of) for cell in table.find("td", of="number")]
    linked = [cell for cell in numbers if cell.find("a")]
    assert len(linked) >= 5
    assert [cell.text for cell in numbers if cell not in linked and re.search("[0-9]", cell.text)] == []
    for cell in linked:
        (link,) = cell.find("a", of="n")
        printed = lines[link.attrs["href"][1:]].find("b", of="t")[0].text
        shown = link.parts[0]
        assert Decimal(re.sub(r"[$,%]", "", printed)) == Decimal(re.sub(r"[$,%]", "", str(shown)))


def allowed(made: Made) -> set[str]:
    """Return every number the report may show: the plan's figures, amounts of charts, ledger, answers and message,
    the findings' own sums, and amounts that our own sentences name ("of every $100")."""
    amounts: list[Amount] = [amount_of(entry.figure) for entry in entries(made.plan)]
    amounts += [amount for chart in made.charts for amount in chart.facts.amounts]
    amounts += [fact for c in made.charts for fact in c.facts.title.facts.values() if isinstance(fact, Amount)]
    forms = [(lang, exact) for lang in LANGS for exact in (True, False)]
    told_in_answers = [amount_from(money) for one in answers(made.ledger) for money in one.amounts]
    ways = [money for way in made.ledger.breakdowns for money in (way.total, *(part.amount for part in way.parts))]
    shares = [percent_of(part.amount, way.total, "") for way in made.ledger.breakdowns for part in way.parts]
    amounts += [*told_in_answers, *map(amount_from, [*ways, *shares]), *message_of(made.ledger).amounts]
    told = {tell_number(amount, lang, exact=exact) for amount in amounts for lang, exact in forms}
    told |= {entry.figure.text for entry in entries(made.plan)}
    for finding in made.findings:
        facts = sentence_facts(finding).values()
        told |= {fact_words(fact, lang) for fact in facts if isinstance(fact, Number) for lang in LANGS}
    told |= {number for lang in LANGS for text in catalog(lang).values() for number in MONEY.findall(text)}
    return {words.replace("\u00a0", " ") for words in told}


@pytest.mark.parametrize("which", ["made", "real"])
def test_every_number_in_the_report_is_one_of_the_plan(which: str, request: pytest.FixtureRequest) -> None:
    made: Made = request.getfixturevalue(which)
    may = allowed(made)
    text = "\n".join(node.text for node in made.page.walk() if node.tag in LEAVES)
    found = {*MONEY.findall(text), *PERCENT.findall(text)}
    assert len(found) > 40
    assert {number for number in found if number[:1].lower() + number[1:] not in may} == set()


LEAVES = {"p", "td", "th", "h1", "h2", "h3", "li", "text", "title", "desc", "span", "dd", "dt", "caption", "summary"}


@pytest.mark.parametrize("which", ["made", "real"])
def test_both_languages_carry_the_same_figures(which: str, request: pytest.FixtureRequest) -> None:
    made: Made = request.getfixturevalue(which)
    for block in ("lede", "charts", "findings", "asking"):
        english, spanish = ([_links(node) for node in made.page.find(of=block, lang=lang)] for lang in LANGS)
        assert english == spanish != []


def _links(node: Node) -> Counter[str]:
    return Counter(link.attrs["href"] for link in node.find("a", of="n"))


def test_everything_in_a_language_is_marked_as_that_language(made: Made) -> None:
    for node in made.page.walk():
        for lang in LANGS:
            if lang in node.classes:
                assert node.attrs.get("lang") == lang, node.attrs
    for lang, words in (("en", "quity money"), ("es", "dinero para la equidad")):
        said = [node for node in made.page.find("main")[0].walk() if any(words in part for part in node.own)]
        assert len(said) > 5
        assert [node.text for node in said if not node.inside(lang=lang)] == []


def test_findings_show_both_figures_both_pages_and_a_question(made: Made) -> None:
    assert len(made.findings) >= 2
    for lang in LANGS:
        (block,) = made.page.find("ol", of="findings", lang=lang)
        items = block.find("li", of="finding")
        assert len(items) == len(made.findings)
        for item, finding in zip(items, made.findings, strict=True):
            shown = re.sub(MARKED, "", item.text)
            says, asks = finding_words(finding, lang)
            assert says in shown and asks in shown
            pages = {named.figure.place.page for named in finding.figures}
            assert [page for page in pages if not re.search(rf"\b{page}\b", shown)] == []
            told = {tell_number(amount_of(named.figure), lang, exact=True) for named in finding.figures}
            assert {amount for amount in told if amount not in shown} == set()


def test_a_figure_that_the_plan_contradicts_is_marked_wherever_it_is_told(made: Made) -> None:
    anchors = {entry.figure: f"#f{n}" for n, entry in enumerate(entries(made.plan), 1)}
    contested = {anchors[shown] for shown in made.ledger.book.contested}
    assert len(contested) >= 3
    apart = ("findings", "doubts", "differing", "chart", "asked", "ask")
    told = [link for link in made.page.find("a", of="n") if not any(link.inside(of=block) for block in apart)]
    marked = [link for link in told if "differs" in _next(link).classes]
    assert contested <= {link.attrs["href"] for link in marked}
    assert [link for link in told if link.attrs["href"] in contested and link not in marked] == []


def _next(node: Node) -> Node:
    """Return the element right after this one."""
    around = node.parent.parts if node.parent else []
    after = around[around.index(node) + 1 :]
    return after[0] if after and isinstance(after[0], Node) else Node("", {})


def test_a_doubtful_figure_is_marked_wherever_it_stands_and_listed(made: Made) -> None:
    doubtful = {f"#f{n}" for n, e in enumerate(entries(made.plan), 1) if e.figure.state is State.DOUBTFUL}
    assert doubtful
    links = [link for link in made.page.find("a", of="n") if link.attrs["href"] in doubtful]
    assert {link.attrs["href"] for link in links} == doubtful
    assert [link.text for link in links if "doubtful" not in link.classes or "?" not in link.text] == []
    (listed,) = made.page.find("ul", of="doubts")
    assert {link.attrs["href"] for link in listed.find("a", of="n")} == doubtful


def test_no_sure_figure_is_marked_as_doubtful(made: Made) -> None:
    states = {f"#f{n}": entry.figure.state.value for n, entry in enumerate(entries(made.plan), 1)}
    links = [link for link in made.page.find("a", of="n") if link.attrs["href"] in states]
    assert [link.attrs for link in links if states[link.attrs["href"]] not in link.classes] == []


def test_a_blank_cell_is_blank_and_says_so_and_never_zero(made: Made) -> None:
    blanks = [cell for table in made.page.find("table", of="full") for cell in table.find("td", of="blank")]
    assert blanks
    assert {cell.text for cell in blanks} == {"blanken blanco"}
    assert [cell for cell in blanks if cell.find("a")] == []


def test_all_rows_and_columns_of_all_tables_are_there(made: Made) -> None:
    shown = made.page.find("table", of="full")
    tables = [table for table in made.plan.tables if table.rows]
    assert len(shown) == len(tables) == 4
    for node, table in zip(shown, tables, strict=True):
        rows = node.find("tbody")[0].find("tr")
        assert len(rows) == len(table.rows)
        for tr, row in zip(rows, table.rows, strict=True):
            words = [row.goal, row.action, *row.texts.values()]
            assert [word for word in words if word not in tr.text] == []
            assert len(tr.find("a", of="n")) == sum(f.value is not None for f in row.figures.values())


def test_figures_outside_rows_are_all_listed(made: Made) -> None:
    listed = {link.attrs["href"] for node in made.page.find("table", of="totals") for link in node.find("a", of="n")}
    outside = {f"#f{n}" for n, e in enumerate(entries(made.plan), 1) if e.row == 0 and e.figure.value is not None}
    assert listed == outside


def test_tables_have_captions_and_headings_with_scope(made: Made) -> None:
    for table in made.page.find("table"):
        assert len(table.find("caption")) == 1
        assert [th for th in table.find("th") if th.attrs.get("scope") not in {"row", "col"}] == []


def test_headings_step_down_one_at_a_time(made: Made) -> None:
    levels = [int(node.tag[1]) for node in made.page.walk() if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_the_page_stands_alone_and_runs_only_its_own_script(made: Made) -> None:
    assert [node.tag for node in made.page.walk() if node.tag in {"link", "iframe", "object", "base"}] == []
    assert not re.search(r"""(?:src|href|action|data)=["']?(?:https?:)?//|@import|url\((?!#)""", made.html)
    (script,) = made.page.find("script")
    (meta,) = [meta for meta in made.page.find("meta") if meta.attrs.get("http-equiv") == "Content-Security-Policy"]
    policy = meta.attrs["content"]
    digest = base64.b64encode(hashlib.sha256("".join(script.own).encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ") and f"script-src 'sha256-{digest}'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0] and "unsafe-eval" not in policy
    assert [node.attrs for node in made.page.walk() for name in node.attrs if name.startswith("on")] == []


def test_hostile_words_are_only_words(made: Made) -> None:
    plan = contradicting()
    tables = tuple(replace(t, year=HOSTILE, rows=tuple(_hostile_row(row) for row in t.rows)) for t in plan.tables)
    named = {"lea_name": HOSTILE, "name": HOSTILE, "status": "draft", "status_words": HOSTILE, "status_page": 1}
    plan = map_figures(replace(plan, tables=tables, document=replace(plan.document, **named)), _hostile_text)
    page = make(plan)
    assert len(page.page.find("script")) == 1 and page.page.find("img") == []
    assert [node.attrs for node in page.page.walk() for name in node.attrs if name.startswith("on")] == []
    assert "{{7*7}}{% raw %}" in page.page.text and "\u202e" not in page.html
    assert {node.tag for node in page.page.walk()} <= {node.tag for node in made.page.walk()}


def _hostile_row(row: Row) -> Row:
    return replace(row, goal=HOSTILE, texts=dict.fromkeys(row.texts, HOSTILE))


def _hostile_text(entry: Entry) -> Figure:
    shown = entry.figure
    return replace(shown, value=None, text=HOSTILE) if entry.column == "co_carryover_dollars" else shown


@pytest.mark.parametrize(("status", "said"), [("draft", "Draft"), ("adopted", "Adopted"), ("unknown", "not stated")])
def test_draft_or_adopted_is_said_as_the_pages_say_it(status: Status, said: str) -> None:
    plan = replace(valle_dorado(), tables=())
    document = replace(plan.document, status=status, status_page=3, status_words="First reading")
    page = make(replace(plan, document=document)).page
    assert said in page.find("p", of="badge")[0].text
    assert ("First reading" in page.find("header")[0].text) is (status != "unknown")


def test_a_budget_overview_alone_makes_a_report_that_says_what_is_missing() -> None:
    page = make(replace(valle_dorado(), tables=(), services=())).page
    assert len(page.find("figure")) == 2 * 3
    assert len(page.find("p", of="left-out")) == len(CHARTS) - 3 - 1  # nothing differs: that chart is not missed
    assert page.find("table", of="explorer") == []
    assert len(page.find("table", of="totals")) == 1


def test_an_empty_plan_still_says_so() -> None:
    page = make(replace(valle_dorado(), tables=(), services=(), overviews=())).page
    assert "This file has no action tables." in page.text and "Este archivo no tiene tablas de acciones." in page.text


def test_a_plan_of_two_hundred_actions_stays_under_two_megabytes_with_the_pictures_that_fit() -> None:
    cents = [(n * 123_456_78, n * 7_00, n, 0) for n in range(1, 201)]
    plan = valle_dorado(funds=cents, spent=[n * 120_000_01 for n in range(1, 201)], sc=400_000_000_00)
    made = make(plan, cut(plan, size=4_000))
    assert len(made.page.find("table", of="explorer")[0].find("tr")) == 201
    assert len(made.html.encode()) < 2_000_000
    assert 20 < len(made.page.find("img")) < 800
    assert "<!--picture" not in made.html


def test_a_figure_is_framed_in_the_picture_of_its_row_and_pictures_of_figures_in_doubt_come_first() -> None:
    plan = contradicting()
    page = make(plan, cut(plan)).page
    pieces = [piece for piece in page.find("div", of="piece") if piece.find("img")]
    assert len(pieces) > 10
    for piece in pieces:
        (picture,) = piece.find("img")
        assert picture.attrs["src"].startswith("data:image/png;base64,")
        framed = {spot.attrs["id"] for spot in piece.find("i", of="spot")}
        assert framed == {line.attrs["data-of"] for line in piece.find("li")} != set()
    few = make(plan, cut(plan, size=300_000)).page
    kept = [piece for piece in few.find("div", of="piece") if piece.find("img")]
    assert 0 < len(kept) < len(pieces)
    doubtful = [piece for piece in few.find("div", of="piece") if piece.find("a", of="doubtful")]
    assert doubtful and all(piece in kept for piece in doubtful)


def test_an_amount_goes_to_the_action_of_its_title_where_two_tables_number_actions_differently() -> None:
    plan = valle_dorado()
    names = {"1.1": "Reading coaches", "1.2": "School nurses", "1.3": "Bus rides"}
    turned = {"1.1": "School nurses", "1.2": "Reading coaches", "1.3": "A new library"}
    tables = tuple(
        replace(
            table, rows=tuple(_titled(row, turned if "contributing" in table.kind else names) for row in table.rows)
        )
        for table in plan.tables
    )
    (explorer,) = make(replace(plan, tables=tables)).page.find("table", of="explorer")
    shown = [[cell.text for cell in (*row.find("th"), *row.find("td", of="number"))] for row in explorer.find("tr")[1:]]
    assert shown == [
        ["1.1 Reading coaches", "$305,000", "$120,000.50"],
        ["1.2 School nurses", "$130,000.49", "$300,000"],
        ["1.3 Bus rides", "$0.24", ""],
        ["1.3 A new library", "", "$0"],
    ]


def _titled(row: Row, titles: dict[str, str]) -> Row:
    return replace(row, texts={**row.texts, "title": titles[row.action]})


def test_a_spanish_plan_opens_in_spanish() -> None:
    plan = valle_dorado()
    page = make(replace(plan, document=replace(plan.document, language="es"))).page
    assert page.find("html")[0].attrs["lang"] == "es"
    assert [node.attrs["id"] for node in page.find("input", type="radio") if "checked" in node.attrs] == ["lang-es"]


def contrast(first: str, second: str) -> float:
    def light(color: str) -> float:
        full = color if len(color) == 7 else "#" + "".join(c * 2 for c in color[1:])
        parts = [int(full[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(first), light(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_words_stand_out_from_every_background(made: Made) -> None:
    style = made.page.find("style")[0]
    named = dict(re.findall(r"--(\w+):(#\w+)", "".join(map(str, style.parts))))
    for ink in ("ink", "soft", "blue", "accent"):
        for ground in ("paper", "warm", "doubt"):
            assert contrast(named[ink], named[ground]) >= 4.5, (ink, ground)
