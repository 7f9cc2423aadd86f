"""What others put onto a page after it was made: marks of footnotes, words in form fields and text boxes, stamps."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from lcap_extract.crops import crops, regions
from lcap_extract.opening import open_source
from lcap_extract.plans import read_plan
from lcap_extract.readers.pdfium import is_unseen
from lcap_extract.scans.pages import FIRST, SECOND
from lcap_extract.scans.setup import find_setup
from lcap_extract.watermarks import without_watermarks
from lcap_extract.wishes import Wishes
from lcap_models.errors import NotAPlan, Unreadable
from lcap_models.figure import State
from lcap_models.place import PdfPlace
from lcap_models.plan import Plan, entries
from lcap_models.proof import prove
from support.paper import words
from support.trouble import NewLine, altered, lines_changed, made, proved, read, source_of, wrong_and_unmarked

MONEY = re.compile(rb"-?\$[\d,]+\.\d\d")
PLANNED = (5, 6)
"""The pages of the planned actions."""


def with_mark(mark: bytes, *, cents: bool = True) -> NewLine:
    def new(_: pikepdf.Page, x: float, y: float, text: bytes) -> bytes | None:
        if not MONEY.fullmatch(text):
            return None
        own = text if cents else text.removesuffix(b".00")
        return b"BT 1 0 0 1 %f %f Tm (%s) Tj %s T* ET" % (x, y, own, mark)

    return new


RAISED = b"/F1 5 Tf 4 Ts (1) Tj 0 Ts /F1 9 Tf"


def doubtful(plan: Plan) -> set[str]:
    return {entry.part for entry in entries(plan) if entry.figure.state is State.DOUBTFUL}


@pytest.mark.parametrize("cents", [True, False])
def test_a_raised_digit_behind_an_amount_is_no_digit_of_it_and_the_amount_is_marked(
    cents: bool, tmp_path: Path
) -> None:
    plan = prove(read(altered(made(tmp_path), lines_changed(with_mark(RAISED, cents=cents), *PLANNED)))).plan
    assert wrong_and_unmarked(plan, tmp_path) == []
    assert doubtful(plan) == {"planned_actions"}


def test_a_mark_that_can_only_mean_a_footnote_changes_no_amount(tmp_path: Path) -> None:
    plan = proved(altered(made(tmp_path), lines_changed(with_mark(b"(*) Tj"), *PLANNED)))
    assert doubtful(plan) == set()


def typed(kind: str, *, hidden: bool = False, over: bytes = b"", drawn: bool = True) -> Callable[[pikepdf.Pdf], None]:
    """Move the amounts from the pages into form fields or text boxes that show them, or lay `over` upon them."""

    def change(pdf: pikepdf.Pdf) -> None:
        face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        fonts = Dictionary(Font=Dictionary(Helv=pdf.make_indirect(face)))
        fields = Array()
        if kind == "/Widget":
            pdf.Root.AcroForm = Dictionary(Fields=fields, DR=fonts, NeedAppearances=not drawn)

        def new(page: pikepdf.Page, x: float, y: float, text: bytes) -> bytes | None:
            if not MONEY.fullmatch(text):
                return None
            form = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 80, 12]), Resources=fonts)
            shown = pdf.make_stream(b"BT /Helv 9 Tf 0 g 0 3 Td (%s) Tj ET" % (over or text), form)
            note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array([x, y - 3, x + 80, y + 9]), FT=Name.Tx,
                              F=2 if hidden else 4, V=String(text.decode()), AP=Dictionary(N=shown))  # fmt: skip
            if Name.Annots not in page:
                page.Annots = Array()
            note.update(Dictionary(T=String(f"{page.objgen} {x} {y}"), DA=String("/Helv 9 Tf 0 g")))
            if not drawn:
                del note.AP
            page.Annots.append(pdf.make_indirect(note))
            fields.append(page.Annots[-1])
            return None if over else b" "

        lines_changed(new, *PLANNED)(pdf)

    return change


@pytest.mark.parametrize("kind", ["/Widget", "/FreeText"])
def test_amounts_in_form_fields_and_text_boxes_are_read_as_printed(kind: str, tmp_path: Path) -> None:
    plan = proved(altered(made(tmp_path), typed(kind)))
    assert doubtful(plan) == set()


def test_a_field_with_a_value_and_no_picture_of_it_is_read_as_programs_draw_it(tmp_path: Path) -> None:
    plan = proved(altered(made(tmp_path), typed("/Widget", drawn=False)))
    assert doubtful(plan) == set()


def test_an_amount_typed_over_another_is_not_read_for_sure(tmp_path: Path) -> None:
    plan = prove(read(altered(made(tmp_path), typed("/FreeText", over=b"$1.00")))).plan
    rows = next(table for table in plan.tables if table.kind == "planned_actions").rows
    shown = {figure.state for row in rows for figure in row.figures.values() if figure.text.startswith("$")}
    assert shown == {State.DOUBTFUL}


def test_hidden_notes_are_not_read(tmp_path: Path) -> None:
    plan = proved(altered(made(tmp_path), typed("/FreeText", hidden=True, over=b"$1.00")))
    assert doubtful(plan) == set()


@pytest.mark.parametrize("size", [30, 60, 160])
def test_a_watermark_that_lies_flat_over_the_lines_is_no_part_of_them(size: int, tmp_path: Path) -> None:
    def stamp(pdf: pikepdf.Pdf) -> None:
        face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"))
        for page in pdf.pages:
            page.contents_coalesce()
            page.Resources.Font.Mark = pdf.make_indirect(face)
            mark = b"q .7 g BT /Mark %d Tf 1 0 0 1 200 300 Tm (DRAFT) Tj ET Q" % size
            page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n" + mark)

    assert doubtful(proved(altered(made(tmp_path), stamp))) == set()


def test_large_words_that_lie_over_nothing_stay() -> None:
    title, text = words("LCAP", 0, 0)[0], words("one two three", 0, 50)
    large = replace(title, bottom=40.0, x1=200.0)
    assert without_watermarks([large, *text]) == [large, *text]
    assert without_watermarks([replace(large, bottom=80.0), *text]) == text


def test_a_portfolio_is_told_by_the_names_of_the_files_in_it(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["plan.pdf"] = pikepdf.AttachedFileSpec(pdf, made(tmp_path).pdf, filename="plan.pdf")
        pdf.save(tmp_path / "portfolio.pdf")
    with pytest.raises(NotAPlan) as refused:
        read_plan(open_source(tmp_path / "portfolio.pdf"))
    assert (refused.value.key, refused.value.facts["names"]) == ("attached_files", "plan.pdf")


def dark(data: bytes) -> int:
    """Return how many points of the picture of the first planned action are dark."""
    source = source_of(data)
    plan = read_plan(source)
    first = next(table for table in plan.tables if table.kind == "planned_actions").rows[0].place
    assert isinstance(first, PdfPlace)
    around = [one for one in regions(plan) if one.page == first.page and one.box.top >= first.box.top - 9]
    picture = crops(source, around)[0]
    with Image.open(BytesIO(picture.png)) as image:
        return sum(image.convert("L").histogram()[:100])


def test_the_pictures_of_rows_show_what_is_typed_into_fields(tmp_path: Path) -> None:
    document = made(tmp_path)
    printed = dark(document.pdf)
    assert abs(dark(altered(document, typed("/Widget")).pdf) - printed) < 0.2 * printed


def searchable(data: bytes, number: int, *, under: bool = False) -> bytes:
    """Return a file of one page as a scan that can be searched: its picture, its text unseen over it, or under it."""
    drawn = pypdfium2.PdfDocument(data)[number - 1]
    image, (wide, high) = drawn.render(scale=200 / 72, grayscale=True).to_pil(), drawn.get_size()
    with pikepdf.open(BytesIO(data)) as pdf, pikepdf.new() as new:
        new.pages.append(pdf.pages[number - 1])
        page = new.pages[0]
        form = Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height,
                          ColorSpace=Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
        page.add_resource(new.make_stream(image.tobytes(), form), Name.XObject, Name.Scan)
        page.contents_coalesce()
        text = b"\n".join(re.findall(rb"BT .*? ET", page.Contents.read_bytes(), re.DOTALL))
        scan = b"q %f 0 0 %f 0 0 cm /Scan Do Q" % (wide, high)
        page.Contents = new.make_stream(b"q %s Q %s" % (text, scan) if under else b"%s 3 Tr %s" % (scan, text))
        new.save(out := BytesIO())
    return out.getvalue()


@pytest.mark.parametrize("under", [False, True])
def test_a_scan_that_can_be_searched_is_a_picture_whatever_its_unseen_text_says(under: bool, tmp_path: Path) -> None:
    source = replace(source_of(searchable(made(tmp_path).pdf, 9, under=under)), wishes=Wishes(ocr=False))
    with pytest.raises(Unreadable) as refused:
        read_plan(source)
    assert (refused.value.key, refused.value.facts["pages"]) == ("pictures_unwanted", "1")


@pytest.mark.parametrize(("strength", "hides"), [(0, False), (60, False), (255, True)])
def test_a_picture_over_the_text_hides_it_unless_it_lets_it_through(strength: int, hides: bool, tmp_path: Path) -> None:
    form = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 20, "Height": 20, "ColorSpace": Name.DeviceGray,
            "BitsPerComponent": 8}  # fmt: skip

    def cover(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[8]
        mask = pdf.make_stream(bytes([strength]) * 400, **form)
        page.add_resource(pdf.make_stream(bytes([200]) * 400, SMask=mask, **form), Name.XObject, Name.Glass)
        page.contents_coalesce()
        size = tuple(float(edge) for edge in page.mediabox[2:])
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" q %f 0 0 %f 0 0 cm /Glass Do Q" % size)

    pdf = pypdfium2.PdfDocument(altered(made(tmp_path), cover).pdf)
    assert (is_unseen(pdf[8]), is_unseen(pdf[7])) == (hides, False)


@pytest.mark.skipif(isinstance(find_setup(), str) and "CI" not in os.environ, reason="OCR is not installed")
def test_a_scan_that_can_be_searched_is_read_by_ocr(tmp_path: Path) -> None:
    plan = prove(read_plan(source_of(searchable(made(tmp_path).pdf, 9)))).plan
    assert wrong_and_unmarked(plan, tmp_path) == []
    (table,) = plan.tables
    figures = [figure for row in table.rows for figure in row.figures.values() if figure.value is not None]
    assert len(figures) > 20
    assert {reading.reader for figure in figures for reading in figure.readings} == {FIRST, SECOND}
