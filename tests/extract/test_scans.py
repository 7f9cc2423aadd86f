"""Scanned plans: what is read of pictures of pages is right or marked, and what cannot be read is named."""

import io
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageOps
from reportlab.pdfgen.canvas import Canvas

from lcap_extract.crops import crops, regions
from lcap_extract.opening import Source
from lcap_extract.plans import read_plan
from lcap_extract.scans import crew, pages
from lcap_extract.scans.again import read_cells
from lcap_extract.scans.images import Grey
from lcap_extract.scans.marks import _agree
from lcap_extract.scans.rapid import Rapid
from lcap_extract.scans.setup import Setup, find_setup, tessdata_folders
from lcap_extract.scans.strict import strictly, without_point
from lcap_extract.scans.strips import padded, strips_in
from lcap_extract.wishes import Wishes
from lcap_models.crops import Crop, crop_of, span_of
from lcap_models.errors import NotAPlan, Unreadable
from lcap_models.figure import Figure, Reading, State
from lcap_models.place import Box, PdfPlace
from lcap_models.plan import Entry, Plan, entries
from lcap_models.proof import prove
from lcap_models.readings import state_by_reading
from scan_pages import Scanner, scanned
from support import trouble
from support.packets import pages_of, sample, source_of

pytestmark = pytest.mark.skipif(
    isinstance(find_setup(), str) and "CI" not in __import__("os").environ,
    reason="OCR is not installed: pip install 'lcap[ocr]', and Tesseract with English and Spanish",
)

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"


def proved(source: Source) -> Plan:
    return prove(read_plan(source)).plan


def addresses(plan: Plan) -> dict[tuple[str, str, str, str], Entry]:
    """Return the figures by table, goal, action and column: where a page stands in the file does not matter."""
    found: dict[tuple[str, str, str, str], Entry] = {}
    for entry in entries(plan):
        row = next((t for t in plan.tables if t.kind == entry.part), None) if entry.row else None
        own = row.rows[entry.row - 1] if row else None
        found.setdefault((entry.part, own.goal if own else "", own.action if own else "", entry.column), entry)
    return found


def compared(text: Plan, scan: Plan) -> tuple[int, list[str], int]:
    """Return how many numbers the text has, those that the scan has otherwise and unmarked, and how many are right."""
    truth = {where: entry.figure.value for where, entry in addresses(text).items()}
    read = addresses(scan)
    wrong = [
        f"{where}: {entry.figure.value}, printed {truth.get(where)}"
        for where, entry in read.items()
        if entry.figure.value is not None
        and entry.figure.value != truth.get(where)
        and entry.figure.state is not State.DOUBTFUL
    ]
    printed = {where: value for where, value in truth.items() if value is not None}
    right = sum(where in read and read[where].figure.value == value for where, value in printed.items())
    return len(printed), wrong, right


def both(name: str, numbers: Sequence[int], scanner: Scanner) -> tuple[Plan, Plan]:
    """Return the plan of those pages as read from their text, and from a scan of them."""
    data = pages_of(sample(name), numbers)
    return proved(source_of(data)), proved(source_of(scanned(data, scanner)))


@pytest.fixture(scope="module")
def tables() -> tuple[Plan, Plan]:
    return both("valle-dorado-2024", (26, 28), Scanner(200))


def test_a_clean_scan_gives_the_numbers_of_the_text(tables: tuple[Plan, Plan]) -> None:
    count, wrong, right = compared(*tables)
    assert count > 60
    assert wrong == []
    assert right >= 0.97 * count


def test_two_different_engines_or_a_printed_sum_stand_behind_each_sure_figure(tables: tuple[Plan, Plan]) -> None:
    sure = [e.figure for e in entries(tables[1]) if e.figure.state in (State.PROVED, State.READ)]
    assert len(sure) > 60
    for figure in sure:
        engines = {reading.reader for reading in figure.readings if reading.value == figure.value}
        assert engines == {"tesseract", "rapidocr"} or figure.state is State.PROVED or figure.reason == "same_number"


def test_whose_row_it_is_and_what_counts_come_out_as_printed(tables: tuple[Plan, Plan]) -> None:
    text, scan = (plan.table("planned_actions") for plan in tables)
    assert text is not None and scan is not None
    assert [(row.goal, row.action) for row in scan.rows] == [(row.goal, row.action) for row in text.rows]
    marks = [
        (row.texts["contributing"], other.texts["contributing"])
        for row, other in zip(text.rows, scan.rows, strict=True)
    ]
    assert all(read in (printed, "") for printed, read in marks)


LYING = {
    "turned": ("valle-dorado-2024", (28,), Scanner(200, quarters=1)),
    "askew": ("rio-claro-charter-2025", (16,), Scanner(150, askew=1.5, quality=65)),
    "spanish": ("valle-dorado-2024-es", (28,), Scanner(200, askew=-0.8, quality=75)),
}


@pytest.fixture(scope="module", params=LYING)
def lying(request: pytest.FixtureRequest) -> tuple[Plan, Plan, Source]:
    """Return the plan as read from text, from a scan of pages that do not lie straight, and that scan."""
    name, numbers, scanner = LYING[request.param]
    data = pages_of(sample(name), numbers)
    scan = source_of(scanned(data, scanner))
    return proved(source_of(data)), proved(scan), scan


def test_turned_askew_coarse_and_spanish_scans_have_no_wrong_number(lying: tuple[Plan, Plan, Source]) -> None:
    count, wrong, right = compared(*lying[:2])
    assert wrong == []
    assert right >= 0.9 * count > 0


def test_the_picture_of_a_row_shows_that_row_upright_however_the_page_lies(lying: tuple[Plan, Plan, Source]) -> None:
    _, plan, scan = lying
    turns = plan.document.turned_pages
    assert {turn.page for turn in turns} == {page for table in plan.tables for page in table.pages}
    made = crops(scan, regions(plan), turns)
    sure = [e.figure for e in entries(plan) if e.figure.state in (State.PROVED, State.READ) and len(e.figure.text) > 6]
    shown = Rapid().lines([_shown(figure, made) for figure in sure[:8]])
    texts = {figure.text for figure in sure}
    alike = [_nearest(words, texts) == figure.text for figure, words in zip(sure, shown, strict=False)]
    assert sum(alike) >= len(alike) - 1 > 2, shown


def _shown(figure: Figure, made: Sequence[Crop]) -> Grey:
    """Return the line that the report marks as the figure's, as large as the engine likes it."""
    assert isinstance(figure.place, PdfPlace)
    crop = crop_of(made, figure.place.page, figure.place.box)
    assert crop is not None
    span = span_of(crop, figure.place.box)
    left, top, wide, high = (share / 100 * crop.width for share in (span.left, span.top, span.width, span.height))
    cell = Image.open(io.BytesIO(crop.png)).convert("L").crop((left + 3, top + 3, left + wide - 3, top + high - 3))
    white = ImageOps.autocontrast(cell.resize((cell.width * 3, cell.height * 3), Image.Resampling.BICUBIC))
    picture = np.asarray(white)
    lines = strips_in(picture, (0, 0, white.width, white.height), 330)
    return padded(picture, lines[0].box if lines else (0, 0, white.width, white.height))


def _nearest(words: str, texts: Collection[str]) -> str:
    """Return the number that the words are most like: the picture's letters are 9 pixels high."""
    return max(sorted(texts), key=lambda text: SequenceMatcher(None, words, text, autojunk=False).ratio())


def test_a_scanned_page_among_pages_of_text_is_read_as_a_picture_and_the_others_as_text() -> None:
    whole = pages_of(sample("valle-dorado-2024"), (26, 27, 28))
    with pikepdf.open(io.BytesIO(whole)) as made, pikepdf.open(io.BytesIO(scanned(whole, Scanner(), (3,)))) as picture:
        del made.pages[2]
        made.pages.append(picture.pages[0])
        out = io.BytesIO()
        made.save(out)
    mixed = proved(source_of(out.getvalue()))
    assert compared(proved(source_of(whole)), mixed)[1] == []
    readers = {e.part: {r.reader for r in e.figure.readings} for e in entries(mixed) if e.row}
    assert readers["planned_actions"] >= {"pdfium", "pdfplumber"}
    assert readers["contributing_actions"] == {"tesseract", "rapidocr"}
    assert mixed.document.picture_pages == ()


def pasted() -> bytes:
    """Return a page of text with a table pasted into it as a picture, its heading and a footer as text."""
    whole = pages_of(sample("valle-dorado-2024"), (26, 27))
    with pikepdf.open(io.BytesIO(whole)) as text, pikepdf.open(io.BytesIO(scanned(whole, Scanner(), (1,)))) as picture:
        note = b"BT /F0 9 Tf 30 8 Td (" + b"As approved at the meeting of the board. " * 5 + b") Tj ET"
        page = picture.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources.Font = pikepdf.Dictionary(F0=font)
        page.contents_add(note)
        text.pages.insert(0, page)
        del text.pages[1]
        out = io.BytesIO()
        text.save(out)
        return out.getvalue()


def test_a_table_pasted_as_a_picture_into_a_page_of_text_is_read() -> None:
    read = proved(source_of(pasted()))
    count, wrong, right = compared(proved(source_of(pages_of(sample("valle-dorado-2024"), (26, 27)))), read)
    assert wrong == []
    assert right >= 0.95 * count


def without_names(pdf: pikepdf.Pdf) -> None:
    """Take the map from codes to letters from all fonts: the page looks as before."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            del item["/ToUnicode"]


def test_pages_whose_letters_have_no_names_are_read_as_pictures(tmp_path: Path) -> None:
    document = trouble.made(tmp_path, style=trouble.changed(fonts="coded"))
    hidden = trouble.altered(document, without_names)
    read = proved(source_of(pages_of(hidden.pdf, (7,))))
    count, wrong, right = compared(proved(source_of(pages_of(document.pdf, (7,)))), read)
    assert wrong == []
    assert right >= 0.9 * count > 10
    assert {reading.reader for entry in entries(read) for reading in entry.figure.readings} == {"tesseract", "rapidocr"}


def photo() -> bytes:
    """Return a PDF of a picture without any writing: a light that grows darker to all sides."""
    picture = Image.radial_gradient("L").resize((450, 550))
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=50)
    return out.getvalue()


def test_a_photo_is_no_plan_and_that_is_said_with_its_pages() -> None:
    with pytest.raises(NotAPlan) as refused:
        read_plan(source_of(photo()))
    assert (refused.value.key, refused.value.facts["pages"]) == ("no_figures_on_pictures", "1")


@pytest.mark.parametrize("missing", ["pictures_without_ocr", "pictures_without_data"])
def test_without_ocr_a_scan_is_refused_with_its_pages_and_how_to_install_it(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "find_setup", lambda: missing)
    data = scanned(sample("valle-dorado-2024"), Scanner(60), (26, 27))
    with pytest.raises(Unreadable) as refused:
        read_plan(source_of(data))
    assert (refused.value.key, refused.value.facts["pages"], refused.value.code) == (missing, "1-2", 3)


def test_without_ocr_the_pages_with_text_are_read_and_the_pictures_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "find_setup", lambda: "pictures_without_ocr")
    whole = pages_of(sample("valle-dorado-2024"), (26, 27))
    with pikepdf.open(io.BytesIO(whole)) as made, pikepdf.open(io.BytesIO(photo())) as picture:
        made.pages.append(picture.pages[0])
        out = io.BytesIO()
        made.save(out)
    plan = read_plan(source_of(out.getvalue()))
    assert plan.document.picture_pages == (3,)
    assert plan.table("planned_actions") is not None


DYING = """
import os, pickle, sys
tasks, answers = sys.stdin.buffer, sys.stdout.buffer
while True:
    what, *rest = pickle.load(tasks)
    if what == "see" and rest[0] == 2:
        os.abort()
    answers.write(pickle.dumps(("done", rest[0] if what == "see" else None)))
    answers.flush()
"""


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> Iterator[crew.Crew]:
    monkeypatch.setattr(crew, "COMMAND", [sys.executable, "-c", DYING])
    with crew.Crew(b"", Setup(Path(), "eng")) as made:
        yield made


def test_an_engine_that_ends_its_process_costs_that_page_alone(dying: crew.Crew) -> None:
    told: list[int] = []
    assert dying.do([("see", number) for number in range(1, 6)], told.append) == [1, None, 3, 4, 5]
    assert told == [1, 2, 3, 4, 5]


def test_letters_alone_in_the_lines_of_a_narrow_header_are_read() -> None:
    from lcap_extract.scans.tesseract import Tesseract  # it needs the engine

    setup = find_setup()
    assert not isinstance(setup, str)
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(60, 60))
    canvas.setFont("Helvetica-Bold", 9)
    for number, text in enumerate(("Tota", "l", "Expendi", "ture", "s")):
        canvas.drawCentredString(30, 50 - 11 * number, text)
    canvas.save()
    drawn = pypdfium2.PdfDocument(held.getvalue())[0].render(scale=200 / 72, grayscale=True).to_numpy()
    picture = np.ascontiguousarray(drawn.reshape(drawn.shape[:2]))
    cell = (2, 2, picture.shape[1] - 2, picture.shape[0] - 2)
    words = read_cells(picture, 200, [cell], Tesseract(setup.tessdata, setup.languages))
    assert "".join(word.text for word in words) == "TotalExpenditures"


def test_only_wanted_pages_are_read() -> None:
    source = source_of(sample("valle-dorado-2024"))
    plan = read_plan(replace(source, wishes=Wishes.of("26-27, 30")))
    assert {page for table in plan.tables for page in table.pages} <= {26, 27, 30}
    assert plan.table("planned_actions") is not None


def test_tesseracts_data_is_found_where_the_user_says_and_where_systems_keep_it() -> None:
    there = list(tessdata_folders({"TESSDATA_PREFIX": "/mine", "ProgramFiles": "/programs"}, "/venv"))
    assert there[0] == Path("/mine")
    assert Path("/venv/share/tessdata") in there
    assert Path("/opt/homebrew/share/tessdata") in there
    assert Path("/programs/Tesseract-OCR/tessdata") in there


@pytest.mark.skipif(not REAL.exists(), reason="the real plans are not here")
def test_a_scan_of_a_real_plan_has_no_wrong_number() -> None:
    data = pages_of((REAL / "rsm-2024" / "plan.pdf").read_bytes(), (24,))
    count, wrong, right = compared(proved(source_of(data)), proved(source_of(scanned(data, Scanner(200, quality=70)))))
    assert wrong == []
    assert right >= 0.95 * count > Decimal(20)


def test_a_number_without_its_point_is_not_the_same_number() -> None:
    assert not _agree("13", "1.3")
    assert _agree("1", "Action 1")
    assert _agree("Sí", "Si")


def figure(text: str, value: str, unit: str = "usd") -> Figure:
    readings = tuple(Reading(reader, text, Decimal(value)) for reader in ("tesseract", "rapidocr"))
    return Figure(Decimal(value), text, unit, PdfPlace(1, Box(0, 0, 1, 1)), readings)  # type: ignore[arg-type]


def test_where_most_amounts_have_cents_one_without_may_have_lost_its_point() -> None:
    cents = [figure(f"${n}.00", f"{n}.00") for n in range(100, 110)]
    lost, whole = strictly([*cents, figure("$95700", "95700"), figure("$1,957,000", "1957000")])[-2:]
    assert state_by_reading(lost)[0] is State.DOUBTFUL
    assert state_by_reading(whole)[0] is State.READ


def test_where_no_amount_has_cents_none_is_missed() -> None:
    assert state_by_reading(strictly([figure("$4000", "4000"), figure("3500", "3500")])[0])[0] is State.READ


def test_the_number_of_an_action_is_written_like_its_neighbours() -> None:
    assert without_point("13", ["1.1", "1.2", "13", "1.4"])
    assert not without_point("3", ["1", "2", "3", "4"])
