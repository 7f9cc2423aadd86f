"""The kit of the practice district as people get it: pages, numbers, sizes, editable files, the same bytes."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import product
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from pptx import Presentation
from pptx.util import Pt

from lcap.reading import proved_plan
from lcap_models.ledger import ledger_of
from lcap_models.proof import prove
from lcap_viz.facts import Label
from lcap_viz.handout.fitting import pages_of
from lcap_viz.kit.deck import Slide
from lcap_viz.kit.making import Kit, kit_of, slides_of
from lcap_viz.kit.posters import posters_pdf
from lcap_viz.kit.settings import Settings
from lcap_viz.kit.sheets import FORMS, SHEETS, forms_document, sheets_document
from lcap_viz.kit.slides import SMALLEST, deck_pptx
from lcap_viz.kit.source import Source
from lcap_viz.kit.speaker import scripts, speaker_document
from lcap_viz.kit.typeset import document_pdf
from lcap_viz.kit.word import document_docx
from lcap_viz.message import COMMENT_LETTERS, SCRIPT_WORDS, comment_text, script_text
from support.html_tree import parse
from support.told import figures
from support.truth import REAL, plan_from_truth, read_csv

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "valle-dorado-2024"
PROMISED = {"04": 5, "05": 2, "08": 4, "11": 3}
"""Pages of handouts, district handout, glossary cards, sheets."""

MONEY = re.compile(r"-?\$\d{1,3}(?:,\d{3})*(?:\.\d+)?(?:\s(?:mil millones|billion|millones|millón|million))?")
PERCENT = re.compile(r"\d[\d,]*(?:\.\d+)?%")
SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def source() -> Source:
    practice = (SAMPLE / "plan.pdf").read_bytes()
    own = Settings(address="https://example.org/meet", contact="Ask for Ana", trainers=("Ana",), time="6:00 pm")
    return Source(ledger_of(proved_plan(SAMPLE / "plan.pdf")), own, practice)


@pytest.fixture(scope="module")
def kit(source: Source) -> Kit:
    return kit_of(source, "0")


@pytest.fixture(scope="module")
def texts(kit: Kit) -> dict[str, str]:
    """The words of every document, by the file's name; the plan itself is not one of ours."""
    return {name: text_of(name, content) for name, content in kit.files.items() if not name.startswith("13-")}


def text_of(name: str, content: bytes) -> str:
    if name.endswith(".pdf"):
        pages = pypdfium2.PdfDocument(content)
        return "\n".join(page.get_textpage().get_text_range() for page in pages)
    if name.endswith((".docx", ".pptx")):
        return "\n".join(office_words(content))
    return content.decode()


def office_words(content: bytes) -> Iterator[str]:
    """Yield the words of a Word or PowerPoint file, those of its charts and notes included."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            if re.search(r"(document|footer\d|slide\d+|chart\d+|notesSlide\d+)\.xml$", name):
                body = re.sub(r"</(?:a|w):p>|<c:pt ", "\n", file.read(name).decode())
                body = re.sub(r"<c:(numCache|f)>.*?</c:\1>", "", body)  # the bars' lengths; their labels are words
                yield re.sub(r"<[^>]+>", "", body).replace("&amp;", "&")


def test_the_folder_is_complete_in_both_languages(kit: Kit) -> None:
    english, spanish = (
        {(one.name[:2], one.name.rsplit(".", 1)[1]) for one in kit.made if one.lang in {lang, ""}}
        for lang in ("en", "es")
    )
    assert english == spanish
    assert {number for number, _ in english} == {f"{n:02d}" for n in range(1, 14)}
    assert {"index.html", "made.json"} < set(kit.files)
    assert sum(map(len, kit.files.values())) < 50_000_000
    assert "01-guide-en.pdf" in kit.files and "01-guia-es.pdf" in kit.files


def test_pages_are_as_promised(kit: Kit, source: Source) -> None:
    posters = len(source.posters)
    assert 8 <= posters <= 10
    for one in kit.made:
        if one.name.endswith(".pdf"):
            assert len(pypdfium2.PdfDocument(one.content)) == one.pages
            number = one.name[:2]
            assert one.pages == PROMISED.get(number, one.pages), one.name
            assert one.pages == posters * 4 or number not in {"02", "03"}, one.name


def forms(value: Decimal) -> Iterator[str]:
    """Yield the ways in which an amount may be written: exact, in dollars, in millions."""
    cents = f"${abs(value):,.2f}"
    yield cents.removesuffix(".00")
    yield f"${abs(value).quantize(Decimal(1), ROUND_HALF_EVEN):,}"
    millions = (abs(value) / 10**6).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    shown = f"${millions}".removesuffix(".0")
    yield from (f"{shown} {word}" for word in ("million", "millones", "millón"))


def printed_values() -> list[tuple[str, Decimal]]:
    """Return key and number of every figure outside rows; some places hold words."""
    rows = read_csv(SAMPLE / "summary.csv")
    return [(row["key"], Decimal(row["value"])) for row in rows if re.fullmatch(r"-?[\d.]+", row["value"])]


def allowed_money() -> set[str]:
    """Every amount that the sample's truth gives: printed, differences, and sums that the kit works out."""
    printed = [value for _, value in printed_values()]
    rows = {name: read_csv(SAMPLE / f"{name}.csv") for name in ("contributing_actions", "planned_actions")}
    rows |= {name: read_csv(SAMPLE / f"{name}.csv") for name in ("annual_update", "contributing_annual_update")}
    columns = ("planned_lcff", "estimated_actual_lcff", "planned_total", "estimated_actual_total", "lcff_funds")
    columns += (
        "total_funds",
        "total_personnel",
        "total_nonpersonnel",
        "other_state_funds",
        "local_funds",
        "federal_funds",
    )
    cells = [Decimal(row[c]) for table in rows.values() for row in table for c in columns if row.get(c)]
    found = {*printed, *cells}
    counting = rows["contributing_actions"]
    for column in ("goal", "scope", "unduplicated_groups", "location"):
        for value in {row[column] for row in counting}:
            found.add(sum((Decimal(r["planned_lcff"] or 0) for r in counting if r[column] == value), Decimal(0)))
    largest = sorted((Decimal(row["planned_lcff"] or 0) for row in counting), reverse=True)
    found |= {sum(largest[n:], Decimal(0)) for n in range(len(largest))}  # what is left after the n largest
    for row in (*rows["annual_update"], *rows["contributing_annual_update"]):
        amounts = [Decimal(row[c]) for c in columns if row.get(c)]
        found |= {amounts[0] - amounts[1]} if len(amounts) == 2 else set()
    base, sc = Decimal(32650300), Decimal(9142084)
    gap = sc + base * Decimal("0.0277") - Decimal(9157950) - base * Decimal("0.0015")
    found |= {gap.quantize(Decimal(1), ROUND_HALF_UP), Decimal(561700) + Decimal(204000)}  # the trade-off
    found |= {(sc + base * Decimal("0.0277")).quantize(Decimal(1), ROUND_HALF_UP)}  # the required growth in dollars
    found |= {Decimal(5564500) + Decimal(2153900) + Decimal(2001250)}  # the totals by type, with what is counted twice
    found |= {sc + Decimal("880182.15"), Decimal(41996480) - sc, *people_and_things()}
    found |= {Decimal("17.73"), Decimal("89.29"), Decimal(100), Decimal(0)}  # "of every $100"
    found |= {Decimal("36307951.25") - Decimal("21970200")} | topics(counting)
    return {form for value in found for form in forms(value)}


def people_and_things() -> set[Decimal]:
    counting = {row["action"] for row in read_csv(SAMPLE / "contributing_actions.csv")}
    rows = [row for row in read_csv(SAMPLE / "planned_actions.csv") if row["action"] in counting]
    return {sum(Decimal(r[c] or 0) for r in rows) for c in ("total_personnel", "total_nonpersonnel", "total_funds")}


def topics(counting: list[dict[str, str]]) -> set[Decimal]:
    """Return the sums of two actions: topics hold one or two of them here."""
    amounts = [Decimal(row["planned_lcff"]) for row in counting if row["planned_lcff"]]
    return {first + second for first, second in product(amounts, amounts)}


def test_every_amount_in_every_document_is_the_plans(texts: dict[str, str]) -> None:
    allowed = allowed_money()
    strange: dict[str, set[str]] = {}
    seen = 0
    for name, text in texts.items():
        amounts = {re.sub(r"\s+", " ", found).lstrip("-") for found in MONEY.findall(text)}
        seen += len(amounts)
        if amounts - allowed:
            strange[name] = amounts - allowed
    assert seen > 300
    assert strange == {}


def test_every_percentage_in_every_document_is_the_plans(texts: dict[str, str]) -> None:
    printed = {value for key, value in printed_values() if "_pct" in key}
    rows = read_csv(SAMPLE / "contributing_actions.csv")
    total = sum(Decimal(row["planned_lcff"]) for row in rows if row["planned_lcff"])
    parts = [Decimal(row["planned_lcff"]) for row in rows if row["planned_lcff"]]
    for column in ("scope", "goal", "unduplicated_groups"):
        for value in {row[column] for row in rows}:
            parts.append(sum(Decimal(r["planned_lcff"] or 0) for r in rows if r[column] == value))
    things, people, whole = sorted(people_and_things())
    shares = [part / total for part in parts] + [people / whole, things / whole]
    shares += [Decimal("7827570.85") / 8766000, Decimal(9142084) / 51555135, Decimal(37400000) / 52340915]
    shares += [Decimal(14940915) / 52340915]
    allowed = {f"{value}%" for value in printed} | {"0.600%", "20%", "50%", "55%", "65%", "15%", "100%"}
    for share in shares:
        allowed |= {f"{(100 * share).quantize(Decimal(step), ROUND_HALF_UP)}%" for step in ("1", "0.1")}
    strange = {name: set(PERCENT.findall(text)) - allowed for name, text in texts.items()}
    assert {name: found for name, found in strange.items() if found} == {}


@pytest.mark.parametrize("number", ["01", "04", "06", "07", "09", "11", "12"])
def test_both_languages_say_the_same_figures(texts: dict[str, str], number: str) -> None:
    pair = [next(n for n in texts if n.startswith(number) and n.endswith(f"-{lang}.pdf")) for lang in ("en", "es")]
    english, spanish = ({f for f in figures(texts[name]) if f[0] in "$-" or f.endswith("%")} for name in pair)
    assert english == spanish


def test_the_same_plan_and_settings_give_the_same_bytes(kit: Kit, source: Source) -> None:
    again = kit_of(Source(source.ledger, source.settings, source.practice), "0").files
    assert {name for name in again if again[name] != kit.files[name]} == set()
    assert all(b"20" not in part or b"2000-01-01" in part for part in cores(kit))


def cores(kit: Kit) -> Iterator[bytes]:
    for name, content in kit.files.items():
        if name.endswith((".docx", ".pptx")):
            core = zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml")
            yield b"".join(re.findall(rb"<dcterms:[^>]*>[^<]*<", core))


def test_papers_are_tagged_and_have_title_and_language(kit: Kit) -> None:
    for one in kit.made:
        if one.name.endswith(".pdf") and one.name[:2] in {"01", "04", "06", "07", "09", "11", "12"}:
            with pikepdf.open(io.BytesIO(one.content)) as file:
                assert str(file.Root.Lang) == one.lang
                assert file.Root.MarkInfo.Marked
                assert str(file.docinfo["/Title"])


def test_slides_have_letters_of_24_points_or_more_and_charts_that_can_be_edited(kit: Kit) -> None:
    for name in ("10-slides-en.pptx", "10-diapositivas-es.pptx"):
        deck = Presentation(io.BytesIO(kit.files[name]))
        shapes = [shape for slide in deck.slides for shape in slide.shapes]
        runs = [r for shape in shapes if shape.has_text_frame for p in shape.text_frame.paragraphs for r in p.runs]
        assert min(run.font.size for run in runs) >= Pt(SMALLEST)
        charts = [shape.chart for shape in shapes if shape.has_chart]
        assert len(charts) >= 8
        assert all(chart.font.size >= Pt(SMALLEST) and chart.part.chart_workbook.xlsx_part for chart in charts)
        assert all(chart.value_axis.minimum_scale == 0 for chart in charts)


@pytest.mark.parametrize("title", ["=1+1", "{=1+1}", "https://example.org", "mailto:a@example.org"])
def test_a_title_in_a_chart_is_never_a_formula_or_a_link(source: Source, title: str) -> None:
    facts = source.facts["actions"]
    first = replace(facts.rows[0], label=Label(title))
    deck = deck_pptx([Slide("x", facts=replace(facts, rows=(first, *facts.rows[1:])))], "en")
    with zipfile.ZipFile(io.BytesIO(deck)) as file:
        (book,) = (name for name in file.namelist() if name.endswith(".xlsx"))
        sheet = openpyxl.load_workbook(io.BytesIO(file.read(book)))["Sheet1"]
    assert sheet["A2"].data_type == "s" and sheet["A2"].hyperlink is None
    assert sheet["A2"].value.strip() == title


def test_slides_alone_come_in_both_languages(source: Source) -> None:
    made = slides_of(source, "0")
    assert set(made) == {"slides-en.pptx", "diapositivas-es.pptx", "made.json"}


@pytest.mark.parametrize("color", [True, False])
def test_a_wall_poster_is_read_from_afar(source: Source, color: bool) -> None:
    big = source.with_settings(Settings(paper="poster"))
    with pdfplumber.open(io.BytesIO(posters_pdf(big, "es", color=color))) as file:
        assert {(page.width, page.height) for page in file.pages} == {(24 * 72, 36 * 72)}
        for page in file.pages:
            sizes = [letter["size"] for letter in page.chars if letter["text"].strip()]
            assert min(sizes) >= 27.9 and max(sizes) >= 72
            assert all(c["x0"] >= 0 and c["x1"] <= page.width and c["bottom"] <= page.height for c in page.chars)


def test_posters_without_color_have_none(source: Source) -> None:
    big = source.with_settings(Settings(paper="tabloid"))
    with pdfplumber.open(io.BytesIO(posters_pdf(big, "en", color=False))) as file:
        drawn = [one for page in file.pages for one in (*page.rects, *page.curves, *page.chars)]
    paints = {one["non_stroking_color"] for one in drawn if isinstance(one["non_stroking_color"], tuple)}
    assert paints
    assert all(max(color) - min(color) < 0.06 for color in paints)  # ink is a black with a breath of blue


def test_scripts_fit_two_minutes_and_the_comment_its_limit(source: Source) -> None:
    for lang in ("en", "es"):
        found = [*scripts(source, lang), script_text(source.message.script, lang)]
        assert len(found) == 5
        assert all(len(script.split()) <= SCRIPT_WORDS for script in found)
        assert len(comment_text(source.message.comment, lang)) <= COMMENT_LETTERS == 1500


def test_the_sheet_for_trainers_shows_everything_that_was_planted(texts: dict[str, str]) -> None:
    lines = (SAMPLE.parent / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|")[2:6] for line in lines if line.startswith("| `valle-dorado-2024` |")]
    planted = [row for row in rows if re.search(r"\d", row[1]) and re.fullmatch(r"[\d, ]+", row[1])]
    assert len(planted) == 6
    sheet = " ".join(texts["12-trainers-only-planted-en.pdf"].split())
    for kind, pages, first, second in planted:
        for page in pages.split(",") if kind.strip() != "blank need" else ():  # of a blank its money is cited
            assert re.search(rf"\b{page.strip()}\b", sheet)
        for amount in MONEY.findall(first + second):
            assert amount.removesuffix(".00") in sheet or amount == "$561,700.00", amount  # told as ticked twice
    assert "action 3.4" in sheet and "action 3.2" in sheet.casefold() and "2.2" in sheet


def test_the_index_leads_to_every_file_and_to_no_network(kit: Kit) -> None:
    page = parse(kit.index.decode())
    links = {node.attrs["href"] for node in page.walk() if node.tag == "a"}
    assert {link for link in links if not link.startswith("#")} == {one.name for one in kit.made}
    assert not re.search(rb"(src|href)=\"https?:|@import|url\(", kit.index)
    assert {node.attrs.get("lang") for node in page.walk() if node.tag == "section"} == {"en", "es"}


def test_office_opens_the_editable_files_without_loss(kit: Kit, tmp_path: Path) -> None:
    if SOFFICE is None:
        pytest.skip("no LibreOffice on this machine: install the packages of packages.debian")
    names = [n for n in kit.files if re.match(r"(01|04|07|10|11)-", n) and n.endswith((".docx", ".pptx"))]
    for name in names:
        (tmp_path / name).write_bytes(kit.files[name])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *names]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    for name in names:
        made = tmp_path / Path(name).with_suffix(".pdf").name
        shown = set(re.findall(r"\w+", text_of(made.name, made.read_bytes())))
        assert len(own_words(name, kit.files[name]) - shown) <= 3, name
        if name.endswith(".pptx"):
            deck = Presentation(io.BytesIO(kit.files[name]))
            assert len(pypdfium2.PdfDocument(made)) == len(deck.slides)
        elif name.startswith("04"):
            assert len(pypdfium2.PdfDocument(made)) == 5  # one page each, in Word, too


def own_words(name: str, content: bytes) -> set[str]:
    """Return the words that a page must show: of slides not the notes, and no word that a line may break."""
    if name.endswith(".docx"):
        file = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
        return set(re.findall(r"\w+", " ".join([*(p.text for p in file.paragraphs), *cells])))
    deck = Presentation(io.BytesIO(content))
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    return set(re.findall(r"\w+", " ".join(shape.text_frame.text for shape in shapes)))


FOLDERS = [SAMPLE.parent / name for name in ("hostile-2024", "valle-dorado-2024-long", "rio-claro-charter-2025")]
FOLDERS += [REAL / name for name in ("rsm-2024", "sfusd-2023-1st")]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_handout_and_sheet_is_one_page_for_every_plan(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip("the real plans are not on this machine")
    source = Source(
        ledger_of(prove(plan_from_truth(folder))), Settings(address="https://example.org/meet", contact="Ana")
    )
    for lang in ("en", "es"):
        assert pages_of(document_pdf(sheets_document(source, lang))) == SHEETS == 5
        assert pages_of(document_pdf(forms_document(source, lang))) == FORMS == 3
        assert len(office_text(document_docx(speaker_document(source, lang)))) > 500


def office_text(content: bytes) -> str:
    return "\n".join(office_words(content))
