"""Cards for phones: exact pixels, readable type, the same figures in both languages, and none that the plan lacks."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from lcap_models.figure import Figure
from lcap_models.ledger import Ledger
from lcap_models.plan import Plan, Table, entries
from lcap_viz.cards import Card, Made, cards_of, choices, made_of
from lcap_viz.cards.saying import FORMS, SIZES, said
from lcap_viz.charts.catalog import CHARTS, all_facts
from lcap_viz.charts.crop import plot_of
from lcap_viz.charts.draw import draw
from lcap_viz.facts import Amount, tell, tell_number
from lcap_viz.message import amounts_in
from lcap_viz.message.questions import ASKS
from lcap_viz.paper import compile_pdf, compile_pngs
from lcap_viz.words import has
from support.ledgers import doubted, ledger
from support.plans import plan_of, valle_dorado
from support.told import figures
from support.truth import REAL, plan_from_truth

ROOT = Path(__file__).resolve().parents[2]
LANGS = ("en", "es")
SAMPLES = ("valle-dorado-2024", "valle-dorado-2021", "valle-dorado-2017", "rio-claro-charter-2025")
BY_HAND = tuple(sorted(path.parent for path in REAL.glob("*/summary.csv")))
SHARED = re.compile(r"-?\$\d[\d,]*(?:\.\d+)?|-?\d[\d,]*(?:\.\d+)?%")
TEMPLATE = resources.files("lcap_viz.cards").joinpath("cards.typ").read_text(encoding="utf-8")


@cache
def book(name: str) -> Ledger:
    return ledger(plan_from_truth(ROOT / "samples" / name))


@cache
def made(name: str) -> Made:
    return made_of(long_book() if name == "long" else book(name), LANGS)


@cache
def long_book() -> Ledger:
    """Give a plan in which every name is long, and no sum comes out."""
    plan = valle_dorado(funds=tuple((90_000_000_00 + n, n, 3, 0) for n in range(24)), spent=tuple(range(24)))
    lea = (
        "Valle Dorado Joint Union Elementary, Middle, High and Adult School District of the Counties of Sierra and Mar"
    )
    return ledger(replace(_crooked(plan), document=replace(plan.document, lea_name=lea, status="draft", status_page=3)))


def _crooked(plan: Plan) -> Plan:
    return replace(plan, tables=tuple(_renamed(table) for table in plan.tables))


def _renamed(table: Table) -> Table:
    long = "Antidisestablishmentarianism" * 3 + " counselors, social workers and psychologists for every school" * 3
    rows = tuple(
        replace(row, texts={**row.texts, "title": long}, figures={k: _more(f) for k, f in row.figures.items()})
        for row in table.rows
    )
    return replace(table, rows=rows)


def _more(figure: Figure) -> Figure:
    value = figure.value + Decimal("1111111.11") if figure.value else figure.value
    readings = tuple(replace(one, text=f"${value}", value=value) for one in figure.readings)
    return replace(figure, value=value, text=f"${value}", readings=readings)


def pictures(found: Mapping[str, bytes]) -> Iterator[tuple[str, Image.Image]]:
    for name, content in found.items():
        if name.endswith(".png"):
            yield name, Image.open(io.BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("name", [*SAMPLES, "long"])
def test_each_card_is_a_square_and_a_wide_picture_in_each_language_with_its_text(name: str) -> None:
    cards, found = made(name).cards, made(name).files
    stems = [
        f"{number:02d}-{card.name}-{size}-{lang}"
        for number, card in enumerate(cards, 1)
        for size in SIZES
        for lang in LANGS
    ]
    assert sorted(found) == sorted(["made.json", *(f"{stem}.{kind}" for stem in stems for kind in ("png", "txt"))])
    for file, picture in pictures(found):
        wide, high = SIZES[file.rsplit("-", 2)[1]]
        assert picture.size == (wide, high), file


@pytest.mark.parametrize("name", [*SAMPLES, "long"])
def test_nothing_runs_out_of_a_picture(name: str) -> None:
    """The outermost pixels hold nothing but the paper and the band above."""
    paper = {(255, 255, 255), (11, 95, 148)}
    for file, picture in pictures(made(name).files):
        wide, high = picture.size
        edges = (
            (0, 0, 30, high),
            (wide - 30, 0, wide, high),
            (0, high - 14, wide, high),
        )
        colors = {color for edge in edges for _, color in picture.crop(edge).getcolors(wide * high)}
        assert colors == paper, file


def test_every_card_has_room_in_its_tightest_form_in_both_languages() -> None:
    """The template adds a page where the words have no room even in their smallest type."""
    for card in made("long").cards:
        for size, forms in FORMS.items():
            for lang in LANGS:
                assert len(compile_pngs(TEMPLATE, said(long_book(), card, lang, size, forms[-1]))) == 1, card.name


def test_words_that_have_no_room_are_noticed() -> None:
    words = said(long_book(), made("long").cards[0], "en", "1200x630", FORMS["1200x630"][-1])
    assert len(compile_pngs(TEMPLATE, {**words, "question": "And what of this? " * 40})) == 2


def test_no_letter_is_smaller_than_28_pixels() -> None:
    for card in made("long").cards:
        for size, forms in FORMS.items():
            pdf = compile_pdf(TEMPLATE, said(long_book(), card, "es", size, forms[0]), standard="")
            with pdfplumber.open(io.BytesIO(pdf)) as document:
                sizes = {round(letter["size"], 1) for letter in document.pages[0].chars}
            assert min(sizes) >= 28, (card.name, size)


def test_words_stand_out_from_what_is_behind_them() -> None:
    colors = dict(re.findall(r"\((ink, quiet, blue, pale)\) = \((.*)\)", TEMPLATE))
    names = next(iter(colors)).split(", ")
    found = dict(zip(names, re.findall(r'rgb\("(#\w{6})"\)', colors[", ".join(names)]), strict=True))
    white = "#ffffff"
    pairs = [(found["ink"], white), (found["quiet"], white), (found["blue"], white)]
    pairs += [(found["ink"], found["pale"]), (found["blue"], found["pale"])]
    assert min(_contrast(*pair) for pair in pairs) >= 4.5


def _contrast(one: str, two: str) -> float:
    """Return the contrast of two colors by the formula of WCAG 2."""
    lights = sorted((_light(one), _light(two)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("name", [*SAMPLES, "long"])
def test_both_languages_say_the_same_figures(name: str) -> None:
    found = made(name).files
    for file in found:
        if file.endswith("-en.txt"):
            english, spanish = (_plain(found[file.replace("-en.", f"-{lang}.")]) for lang in LANGS)
            assert figures(english) == figures(spanish), file
            assert len(english.splitlines()) == len(spanish.splitlines())


def _plain(text: bytes) -> str:
    return text.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_number_of_a_card_is_a_figure_of_the_plan_or_worked_out_from_some(name: str) -> None:
    plan, found = book(name).book.plan, made(name).files
    printed = {entry.figure for entry in entries(plan)}
    for number, card in enumerate(made(name).cards, 1):
        amounts = [*card.amounts, *(amount for one in card.disputes for amount in amounts_in(one))]
        for amount in amounts:
            assert set(amount.figures) <= printed
            if not amount.computed and amount.unit in {"usd", "percent"}:
                assert [figure.value for figure in amount.figures] == [amount.value]
        known = {told for amount in amounts for told in _told(amount)} | set(SHARED.findall(_titles(plan)))
        for size in SIZES:
            text = found[f"{number:02d}-{card.name}-{size}-en.txt"].decode()
            assert set(SHARED.findall(text)) <= known, card.name


def _told(amount: Amount) -> Iterator[str]:
    for exact in (False, True):
        yield from SHARED.findall(tell_number(amount, "en", exact=exact))


def _titles(plan: Plan) -> str:
    return " ".join(text for table in plan.tables for row in table.rows for text in row.texts.values())


@pytest.mark.parametrize("name", SAMPLES)
def test_every_card_names_the_plan_its_pages_the_file_and_asks_one_question(name: str) -> None:
    document, found = book(name).book.plan.document, made(name).files
    for number, card in enumerate(made(name).cards, 1):
        text = found[f"{number:02d}-{card.name}-1080x1080-en.txt"].decode()
        head, *_, source = text.splitlines()
        assert head == document.lea_name
        assert document.plan_year in source and document.sha256[:8] in source
        assert {int(n) for n in _pages(source)} >= set(card.pages)
        assert text.count("Ask this: ") == 1 and text.count("?") >= 1


def _pages(source: str) -> Iterator[int]:
    words = re.search(r"pages? ([\d–, ]+)", source)
    for run in words[1].strip(" ,").split(", ") if words else ():
        first, _, last = run.partition("–")
        yield from range(int(first), int(last or first) + 1)


def test_a_figure_that_is_not_confirmed_carries_its_mark_on_text_and_picture() -> None:
    unsure = doubted(valle_dorado())
    cards = cards_of(unsure)
    assert len(cards) == int(choices()["enough"])
    found = made_of(unsure, ("en",)).files
    for number, card in enumerate(cards, 1):
        text = found[f"{number:02d}-{card.name}-1200x630-en.txt"].decode()
        assert " ?" in text and "The mark ? means" in text
        shown = said(unsure, card, "en", "1080x1080", FORMS["1080x1080"][0])
        assert " ?" in shown["finding"] or any(" ?" in one["amount"] for one in shown["numbers"])


def test_a_doubtful_card_is_left_out_where_there_are_enough_sure_ones() -> None:
    assert [card.name for card in cards_of(book("valle-dorado-2024")) if card.doubtful] == []


def test_a_contested_figure_carries_its_mark_and_both_numbers() -> None:
    contested = [card for card in cards_of(book("valle-dorado-2024")) if any(one.contested for one in card.amounts)]
    assert contested
    for card in contested:
        number = cards_of(book("valle-dorado-2024")).index(card) + 1
        text = made("valle-dorado-2024").files[f"{number:02d}-{card.name}-1080x1080-es.txt"].decode()
        assert "≠" in text and "La marca ≠ quiere decir" in text


def test_a_plan_with_few_figures_gives_few_cards() -> None:
    overview = plan_of(bop={"bop_sc_grants": "400000"})
    cards = cards_of(ledger(overview))
    assert [card.name for card in cards] == ["message"]
    assert "$400,000" in made_of(ledger(overview), ("en",)).files["01-message-1200x630-en.txt"].decode()


@pytest.mark.skipif(not BY_HAND, reason="the real plans are not on this machine")
@pytest.mark.parametrize("folder", BY_HAND, ids=lambda folder: folder.name)
def test_every_real_plan_gives_its_cards(folder: Path) -> None:
    found = made_of(ledger(plan_from_truth(folder)), LANGS)
    assert 1 <= len(found.cards) <= int(choices()["most"])
    assert len(found.files) == 8 * len(found.cards) + 1


def test_what_the_rules_name_exists() -> None:
    for rule in choices()["charts"]:
        assert rule["chart"] in CHARTS and rule["shows"] in {"numbers", "plot"}
        assert all(has(f"message.main.{kind}") for kind in rule["unless"])
        for name in rule["asks"]:
            assert name in ASKS or name.startswith("finding:")


def test_the_same_plan_gives_the_same_bytes() -> None:
    again = made_of(book("valle-dorado-2017"), ("es",)).files
    assert {name: content for name, content in made("valle-dorado-2017").files.items() if name in again} == again


def test_no_two_cards_tell_the_same_finding() -> None:
    for name in SAMPLES:
        told = [(card.finding.key, tuple(map(_value, amounts_in(card.finding)))) for card in cards_of(book(name))]
        assert len(set(told)) == len(told)


def _value(amount: Amount) -> tuple[Decimal | None, str]:
    return amount.value, amount.unit


def test_a_card_knows_the_pages_of_all_it_shows() -> None:
    card: Card = cards_of(book("valle-dorado-2024"))[0]
    assert set(card.pages) >= {page for one in card.numbers for page in one.amount.pages}


def test_a_plot_holds_no_words_of_the_title_or_the_source() -> None:
    chart = draw(next(one for one in all_facts(book("valle-dorado-2024")) if one.name == "whom"), "en")
    left, lost = _words(plot_of(chart).svg), set(_words(chart.svg))
    assert "All schools (LEA-wide)" in left and set(left) < lost
    assert [words for words in left if words.startswith(("55%", "Planned LCFF", "Source"))] == []


def _words(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_a_difference_is_between_two_figures_for_one_thing() -> None:
    """Totals by type add up together: none stands against the sum of all. A row's amount is not the plan's."""
    findings = {finding.check for finding in long_book().book.findings}
    assert {"ca_types_cover_rows", "ca_leawide_rows", "tp_row_funds"} <= findings
    pairs = [card for card in made("long").cards if card.name.startswith("difference")]
    assert [card.finding.key for card in pairs] == ["finding.scope_rows"]
    first, second = pairs[0].numbers
    assert [tell(one.label, "en") for one in (first, second)] == ["LEA-wide total, LCFF funds", "The sum of the rows"]
    assert {first.amount.value, second.amount.value} <= {one.value for one in amounts_in(pairs[0].finding)}
    assert (first.amount.contested, second.amount.contested) == (True, False)


def test_the_card_of_the_message_tells_a_contradiction_once() -> None:
    text = _plain(made("rio-claro-charter-2025").files["01-message-1080x1080-en.txt"])
    assert "The plan prints $7.7 million" in text
    assert text.count("$7.7 million") == 2 and text.count("$77,339") == 3  # sentence and number; the question, too
