"""The handout: two pages whatever the plan says, nothing smaller than 12 points, every number from the plan."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from lcap_models.figure import Figure
from lcap_models.ledger import Ledger
from lcap_models.plan import Plan, entries
from lcap_viz.charts.catalog import all_facts
from lcap_viz.charts.draw import Chart, draw_all
from lcap_viz.facts import Amount, amount_of, tell_amount, tell_number
from lcap_viz.handout import handouts
from lcap_viz.handout.back import BACKS, back
from lcap_viz.handout.fitting import pages_of
from lcap_viz.message import COMMENT_LETTERS, SCRIPT_WORDS, comment_text, message_of, script_text, tell
from support.ledgers import doubted, ledger
from support.plans import change, plan_of, table, valle_dorado
from support.reading_level import flesch_kincaid, inflesz, sentences_of, words_of
from support.truth import plan_from_truth

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = tuple(sorted(path.parent.name for path in (ROOT / "samples").glob("*/summary.csv")))
REAL = tuple(sorted(path.parent for path in (ROOT.parent / "shared" / "real").glob("*/summary.csv")))
LANGS = ("en", "es")
POINTS = 12.0
CLOSE = 0.05
"""Points: how far a size may be off for being multiplied and divided."""
LARGE = re.compile(r"(-?\$?\d[\d,]*(?:\.\d+)?%?)(?:\s(mil millones|billion|million|millones|millón))?")
WORDS = {"millones": "million", "millón": "million", "mil millones": "billion"}


@dataclass(frozen=True)
class Made:
    """The handouts of a plan, with what they were made of."""

    ledger: Ledger
    charts: tuple[Chart, ...]
    pdfs: dict[str, bytes]


def made_of(book: Ledger) -> Made:
    charts = draw_all(book, LANGS)
    return Made(book, charts, handouts(book, charts))


@cache
def sample(name: str) -> Made:
    return made_of(ledger(plan_from_truth(ROOT / "samples" / name)))


def text_of(pdf: bytes, page: int | None = None) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = range(len(document)) if page is None else (page,)
    return "\n".join(document[n].get_textpage().get_text_range() for n in pages).replace("\r\n", "\n")


def flat(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def numbers(text: str) -> Counter[str]:
    """Return the amounts and percentages of a text, alike in both languages."""
    found = LARGE.finditer(flat(text))
    said = ((match[1].rstrip(","), WORDS.get(match[2], match[2]) or "") for match in found)
    return Counter(f"{number} {size}".strip() for number, size in said if "$" in number or "%" in number)


def long_plan() -> Plan:
    """Return a plan in which everything is long: its names, its titles, its file, and what does not add up."""
    title = "Additional counselors, social workers and psychologists for every school " * 4
    plan = valle_dorado(funds=tuple((90_000_00 + n, n, 3, 0) for n in range(60)), spent=tuple(range(60)))
    lea = (
        "Valle Dorado Joint Union Elementary, Middle, High and Adult School District of the Counties of Sierra and Mar"
    )
    tables = tuple(_retitled(one, title[:300]) for one in plan.tables)
    name = "board_packet_" * 12 + ".pdf"
    document = replace(plan.document, lea_name=lea[:120], name=name, status="draft", status_page=3)
    document = replace(document, status_words="Draft for the public hearing of the governing board " * 4)
    return replace(plan, document=document, tables=tables)


def _retitled(one: Any, title: str) -> Any:
    rows = tuple(
        replace(
            row,
            texts={**row.texts, "title": f"{n} {title}"},
            figures={key: _crooked(figure) for key, figure in row.figures.items()},
        )
        for n, row in enumerate(one.rows)
    )
    return replace(one, rows=rows)


def _crooked(figure: Figure) -> Figure:
    """Return a figure whose sums no longer come out."""
    value = figure.value + Decimal(1_111_111) if figure.value else figure.value
    text = f"${value}"
    readings = tuple(replace(one, text=text, value=value) for one in figure.readings)
    return replace(figure, value=value, text=text, readings=readings)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_handout_of_every_sample_has_two_letter_pages(name: str) -> None:
    for pdf in sample(name).pdfs.values():
        sizes = {page.get_size() for page in pypdfium2.PdfDocument(pdf)}
        assert (pages_of(pdf), sizes) == (2, {(612.0, 792.0)})


@pytest.mark.skipif(not REAL, reason="the real plans are not on this machine")
@pytest.mark.parametrize("folder", REAL, ids=lambda folder: folder.name)
def test_the_handout_of_every_real_plan_has_two_pages(folder: Path) -> None:
    made = made_of(ledger(plan_from_truth(folder)))
    assert [pages_of(pdf) for pdf in made.pdfs.values()] == [2, 2]


@cache
def long_made() -> Made:
    return made_of(ledger(long_plan()))


def test_long_names_and_sixty_contradictions_still_make_two_pages_of_twelve_points() -> None:
    made = long_made()
    assert len(made.ledger.book.plan.document.lea_name) > 100
    assert sum(len(finding.figures) for finding in made.ledger.book.findings) > 60
    assert [pages_of(pdf) for pdf in made.pdfs.values()] == [2, 2]
    assert min(sizes(made.pdfs["es"])) >= POINTS - CLOSE


def test_the_emptiest_plan_has_an_honest_handout_of_two_pages() -> None:
    made = made_of(ledger(plan_of(table("planned_actions", [], {}))))
    assert [pages_of(pdf) for pdf in made.pdfs.values()] == [2, 2]
    said = flat(text_of(made.pdfs["en"]))
    assert "This file prints no amount of equity money." in said
    assert "The plan does not print the numbers for a chart." in said
    assert "$" not in said


def sizes(pdf: bytes) -> Iterator[float]:
    """Yield the size of every letter as it is drawn, those inside the chart included."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            yield from (char["size"] for char in page.chars if char["text"].strip())


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_smaller_than_twelve_points_not_even_inside_the_chart(name: str) -> None:
    found = list(sizes(sample(name).pdfs["en"]))
    assert len(found) > 1000
    assert min(found) >= POINTS - CLOSE


def elements(tag: Any) -> Iterator[Any]:
    """Yield the elements of the tag tree, in reading order."""
    if isinstance(tag, pikepdf.Dictionary) and "/S" in tag:
        yield tag
    kids = tag.get("/K", []) if isinstance(tag, pikepdf.Dictionary) else []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from elements(kid)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["valle-dorado-2024", "valle-dorado-2017", "valle-dorado-2022-es"])
def test_the_handout_is_tagged_with_language_title_description_and_header_cells(name: str, lang: str) -> None:
    with pikepdf.open(io.BytesIO(sample(name).pdfs[lang])) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == f"{lang}-US"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "LCAP" in str(pdf.docinfo["/Title"])
        tags = list(elements(pdf.Root.StructTreeRoot))
        kinds = [str(tag.S) for tag in tags]
        assert kinds.count("/H1") == 1
        assert kinds.index("/H1") < kinds.index("/H2")
        figures = [tag for tag in tags if tag.S == "/Figure"]
        assert len(figures) == 1 and len(str(figures[0].Alt)) > 40
        headers = [tag for tag in tags if tag.S == "/TH"]
        assert len(headers) == 2
        assert {str(tag.A.Scope if isinstance(tag.A, pikepdf.Dictionary) else tag.A[0].Scope) for tag in headers} == {
            "/Column"
        }


@pytest.mark.parametrize("name", SAMPLES)
def test_both_languages_print_the_same_numbers(name: str) -> None:
    english, spanish = (numbers(text_of(sample(name).pdfs[lang])) for lang in LANGS)
    assert english == spanish
    assert english or "2015" in name


@pytest.mark.parametrize("name", SAMPLES)
def test_every_amount_on_paper_stands_in_the_plan_or_is_worked_out_by_the_message(name: str) -> None:
    made = sample(name)
    plan, message = made.ledger.book.plan, message_of(made.ledger)
    printed = [amount_of(entry.figure) for entry in entries(plan)]
    drawn = [amount for chart in made.charts for amount in chart.facts.amounts]
    rest = [Amount(value, "usd") for value in rests(made.ledger)]
    known = {form for amount in (*printed, *message.amounts, *drawn, *rest) for form in forms(amount)}
    assert set(numbers(text_of(made.pdfs["en"]))) <= known


def rests(book: Ledger) -> list[Decimal]:
    """Return what the smallest actions come to, for any number of them."""
    return list(accumulate(sorted(line.lcff.value for line in book.lines if line.lcff.value)))


def forms(amount: Amount) -> Iterator[str]:
    for exact in (True, False):
        yield from numbers(tell_number(amount, "en", exact=exact))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SAMPLES)
def test_script_and_comment_of_every_sample_fit_a_board_meeting(name: str, lang: str) -> None:
    message = message_of(sample(name).ledger)
    assert 60 < len(script_text(message.script, lang).split()) <= SCRIPT_WORDS
    assert 200 < len(comment_text(message.comment, lang)) <= COMMENT_LETTERS


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_said_aloud_and_written_is_plain_in_both_languages(name: str) -> None:
    """With figures filled in; without quotes from the plan and its name."""
    message, lea = message_of(sample(name).ledger), sample(name).ledger.book.plan.document.lea_name
    said = {
        lang: [
            re.sub("“[^”]*”", "", tell(one, lang)).replace(lea, "")
            for one in (message.main, *message.script, *message.comment, *(date.what for date in message.dates))
        ]
        for lang in LANGS
    }
    assert flesch_kincaid(said["en"]) <= 6
    assert inflesz(said["es"]) >= 65
    assert all(sum(len(words_of(text)) for text in texts) <= 15 * sentences_of(texts) for texts in said.values())


def test_each_page_says_what_it_is_for() -> None:
    first, second = (flat(text_of(sample("valle-dorado-2024").pdfs["es"], page)) for page in (0, 1))
    message = message_of(sample("valle-dorado-2024").ledger)
    assert all(tell_number(one.amount, "es").replace("\xa0", " ").split()[-1] in first for one in message.numbers)
    headings = ("A dónde va el dinero", "¿Se cumplió la promesa", "Pregunte también", "Dígalo en dos minutos")
    headings += ("O escríbalo", "Cuándo puede actuar, cada año", "Revise usted cada cifra")
    assert [second.index(heading) for heading in headings] == sorted(second.index(heading) for heading in headings)
    assert sample("valle-dorado-2024").ledger.book.plan.document.sha256 in second


def test_the_same_plan_gives_the_same_bytes() -> None:
    made = sample("valle-dorado-2022")
    assert handouts(made.ledger, made.charts) == made.pdfs


def test_a_doubtful_number_carries_its_mark_and_the_mark_is_explained() -> None:
    made = made_of(doubted(valle_dorado()))
    message = message_of(made.ledger)
    first = flat(text_of(made.pdfs["en"], 0))
    assert message.numbers
    for one in message.numbers:
        assert tell_amount(one.amount, "en").replace("\xa0", " ").endswith("?")
        assert tell_amount(one.amount, "en").replace("\xa0", " ") in first
    assert "could not confirm" in first


def test_strangers_words_stay_words() -> None:
    plan = valle_dorado()
    document = replace(plan.document, lea_name='#read("/etc/passwd") $x$ 中国 <b>', name="#panic().pdf")
    made = made_of(ledger(replace(plan, document=document)))
    assert '#read("/etc/passwd") $x$' in flat(text_of(made.pdfs["en"], 0))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["valle-dorado-2024", "valle-dorado-2022-es"])
def test_a_black_and_white_copy_of_page_one_keeps_its_numbers(name: str, lang: str) -> None:
    """One bit a dot, seen from some way off: a reading program still finds every large number."""
    tesserocr = pytest.importorskip("tesserocr", reason="the extra ocr is not installed here")
    data = next(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), None)
    if data is None:
        pytest.skip("no language data of tesseract on this machine")
    made, said = sample(name), ""
    for dots, blur in ((150, 2), (200, 3)):
        copy = black_and_white(made.pdfs[lang], dots).reduce(blur)
        with tesserocr.PyTessBaseAPI(path=str(data), lang="eng", psm=tesserocr.PSM.SPARSE_TEXT) as reader:
            reader.SetImage(copy)
            said += flat(reader.GetUTF8Text())
    digits = [re.findall(r"\$?[\d.,]+%?", tell_number(one.amount, lang))[0] for one in message_of(made.ledger).numbers]
    assert len(digits) == 3
    assert [number for number in digits if number not in said] == []


def black_and_white(pdf: bytes, dots: int) -> Image.Image:
    """Return page 1 as an office printer draws it: so many dots an inch, each black or white."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=dots / 72).to_pil()
    return page.convert("L").convert("1").convert("L")


def test_words_are_pure_black_so_that_a_printer_draws_no_dots_in_them() -> None:
    with pdfplumber.open(io.BytesIO(sample("valle-dorado-2024").pdfs["en"])) as document:
        colors = Counter(str(char["non_stroking_color"]) for page in document.pages for char in page.chars)
    black = sum(count for color, count in colors.items() if color in {"(0,)", "(0.0,)", "(0.0, 0.0, 0.0)", "(0, 0, 0)"})
    assert black > 0.9 * colors.total()


def test_where_no_action_has_money_the_table_says_so_before_it_gives_totals() -> None:
    book = ledger(valle_dorado(funds=((0, 5_000_00, 0, 0), (0, 1_000_00, 0, 0)), spent=(0, 0)))
    page = back(book, message_of(book), "en", BACKS[0])
    assert page["where_says"][0] == "No action that counts has LCFF money. These are totals of the plan:"


def test_an_amount_that_could_not_be_read_is_listed_and_takes_away_what_is_called_largest() -> None:
    plan = change(valle_dorado(), "planned_lcff", "1.2", _unreadable, "contributing_actions")
    plan = change(plan, "estimated_actual_lcff", "1.2", _unreadable, "contributing_annual_update")
    book = ledger(plan)
    page = back(book, message_of(book), "en", BACKS[0])
    assert page["where_rows"] == [["1.1 Action number 0", "$300,000"], ["1.2 Action number 1", "could not be read ?"]]
    said = " ".join(text for text, _ in page["promise"])
    assert "largest difference" not in said
    assert "The mark ? means" in said


def _unreadable(figure: Figure) -> Figure:
    readings = tuple(replace(one, text="$1#0", value=None) for one in figure.readings)
    return replace(figure, value=None, text="$1#0", readings=readings)


def test_where_a_row_may_be_missing_the_rest_of_the_actions_and_the_way_of_the_dollars_are_marked() -> None:
    book = sample("valle-dorado-2024").ledger
    lacking = replace(book, planned=replace(book.planned, incomplete=True))
    room = replace(BACKS[0], rows=2)
    rests_of = [back(one, message_of(one), "en", room)["where_rows"][-1][1] for one in (book, lacking)]
    assert rests_of[1] == f"{rests_of[0]} ?"
    chart = next(facts for facts in all_facts(lacking) if facts.name == "way")
    assert all(link.amount.doubtful for link in chart.links if link.source)
