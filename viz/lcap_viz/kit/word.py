"""Documents to Word files that a trainer can edit, with the styles of Word itself; the same bytes every time."""

import io
from collections.abc import Callable, Mapping
from typing import Any

from lcap_viz.kit import model
from lcap_viz.kit.model import Document
from lcap_viz.kit.settings import Logo
from lcap_viz.kit.stable import stable_zip

__all__ = ["document_docx"]

FONT = "Arial"
"""A font that old machines have, too."""

_COLUMN = 6.9
"""Inches of a line of text."""

_SMALLER = 0.8
"""Word needs more room for the same words than our own paper does: pictures and boxes give it."""

_LOCALE = {"en": "en-US", "es": "es-US"}


def document_docx(document: Document, logo: Logo | None = None) -> bytes:
    """Return the document as DOCX."""
    import docx  # noqa: PLC0415  (only where Word files are made)
    from docx.shared import Inches, Pt  # noqa: PLC0415

    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(0.8)
    section.top_margin = section.bottom_margin = Inches(0.8)
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11 if document.small else 12)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.0
    for level in (1, 2, 3):
        _plain_heading(file.styles[f"Heading {level}"], Pt((18, 14, 12)[level - 1]))
    _language(file, document.lang)
    _properties(file, document)
    section.footer.paragraphs[0].text = document.running
    section.footer.paragraphs[0].runs[0].font.size = Pt(9)
    if not document.bare:
        if logo:
            file.add_picture(io.BytesIO(logo.content), height=Inches(logo.height(0.6, 2.2)))
            _alt(file.inline_shapes[-1], logo.alt)
        _plain_heading(file.styles["Title"], Pt(24))
        file.add_paragraph(document.title, style="Title")
        if document.subtitle:
            file.add_paragraph(document.subtitle)
    for before, block in zip((None, *document.blocks), document.blocks, strict=False):
        _ADD[type(block).__name__](file, block)
        if isinstance(before, model.Break):  # not a page of its own: no empty page where the text ends with one
            file.paragraphs[-1].paragraph_format.page_break_before = True
    made = io.BytesIO()
    file.save(made)
    return stable_zip(made.getvalue())


def _plain_heading(style: Any, size: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    style.font.name, style.font.size, style.font.bold = FONT, size, True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(4)
    style.font.color.rgb = RGBColor(0x1B, 0x1F, 0x24)
    fonts = style.element.rPr.rFonts
    for name in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[name]
    fonts.set(qn("w:ascii"), FONT)
    fonts.set(qn("w:hAnsi"), FONT)


def _language(file: Any, lang: str) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415

    for mark in file.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), _LOCALE.get(lang, lang))


def _properties(file: Any, document: Document) -> None:
    core = file.core_properties
    core.title, core.author, core.comments, core.language = document.title, "lcap", "", document.lang
    core.last_modified_by, core.revision = "lcap", 1


def _alt(shape: Any, text: str) -> None:
    shape._inline.docPr.set("descr", text)


def _heading(file: Any, block: model.Heading) -> None:
    file.add_heading(block.text, level=block.level)


def _para(file: Any, block: model.Para) -> None:
    from docx.shared import Pt  # noqa: PLC0415

    run = file.add_paragraph().add_run(block.text)
    run.bold = block.look == "strong"
    if block.look == "lead":
        run.font.size = Pt(14)
    elif block.look == "quiet":
        run.font.size = Pt(10)


def _points(file: Any, block: model.Points) -> None:
    style = {"dot": "List Bullet", "number": "List Number", "box": "Normal"}[block.mark]
    for number, item in enumerate(block.items, 1):
        # Word would count on from the list before, so numbers are written out
        text = f"☐ {item}" if block.mark == "box" else f"{number}. {item}" if block.mark == "number" else item
        file.add_paragraph(text, style="Normal" if block.mark == "number" else style)


def _grid(file: Any, block: model.Grid) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Inches, Pt  # noqa: PLC0415

    table = file.add_table(rows=0, cols=len(block.headings), style="Table Grid")
    widths = [Inches(_COLUMN * width / sum(block.widths)) for width in block.widths]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate((block.headings, *block.rows)):
        cells = table.add_row()
        if block.tall and number:
            cells.height = Inches(0.42)
        for column, text in enumerate(row):
            cell = cells.cells[column]
            cell.width = widths[column]
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run("☐" if text == model.TICK else text)
            run.bold, run.font.size = number == 0, Pt(10)
            if number and column in block.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _header_row(table)
    file.add_paragraph()


def _header_row(table: Any) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _lines(file: Any, block: model.Lines) -> None:
    if block.label:
        file.add_paragraph(block.label)
    for _ in range(block.count):
        file.add_paragraph("_" * 68)


def _boxes(file: Any, block: model.Boxes) -> None:
    from docx.shared import Mm  # noqa: PLC0415

    table = file.add_table(rows=1, cols=len(block.labels), style="Table Grid")
    table.rows[0].height = Mm(block.height * _SMALLER)
    for cell, label in zip(table.rows[0].cells, block.labels, strict=True):
        cell.paragraphs[0].add_run(label).bold = True
    file.add_paragraph()


def _note(file: Any, block: model.Note) -> None:
    table = file.add_table(rows=1, cols=1, style="Table Grid")
    paragraph = table.rows[0].cells[0].paragraphs[0]
    if block.title:
        paragraph.add_run(block.title).bold = True
        paragraph.add_run("\n")
    paragraph.add_run(block.text)
    file.add_paragraph()


def _script(file: Any, block: model.Script) -> None:
    file.add_paragraph(block.text, style="Quote")


def _picture(file: Any, block: model.Picture) -> None:
    from docx.shared import Inches  # noqa: PLC0415

    from lcap_viz.charts.pictures import png_of  # noqa: PLC0415

    width = Inches(_COLUMN * block.width / 100 * _SMALLER)
    file.add_picture(io.BytesIO(png_of(block.svg)), width=width)
    _alt(file.inline_shapes[-1], block.alt)


def _break(_file: Any, _block: model.Break) -> None:
    """Add nothing: the block that follows begins a page."""


_ADD: Mapping[str, Callable[[Any, Any], None]] = {
    "Heading": _heading,
    "Para": _para,
    "Points": _points,
    "Grid": _grid,
    "Lines": _lines,
    "Boxes": _boxes,
    "Note": _note,
    "Script": _script,
    "Picture": _picture,
    "Break": _break,
}
