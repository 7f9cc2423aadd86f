"""What was typed onto a page: form fields and text boxes. A page shows them, but its text does not hold them.

No reader gives the words of annotations, so that a form filled in looks blank to all of them. Such a file is read as it
would be printed: with these words as part of its pages.
"""

import ctypes
import io
from typing import Any

import pypdfium2
from pypdfium2 import raw

__all__ = ["has_typed_words", "with_typed_words"]

TYPED = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)
"""A form's field and a text box. Links, notes, highlights and stamps hold no figures of a plan."""

HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW

SHOWS_TEXT = (b"Tj", b"TJ", b"'")
"""How the picture of a field shows text: an empty field, a box and a signature have none of these."""

EMPTY_TEXT = 2
"""Bytes of an empty text, as PDFium counts: its end mark."""

MOST_ANNOTATIONS = 5_000
"""Annotations looked at on a page, at most."""


def has_typed_words(page: Any) -> bool:
    """Tell whether the page shows words in form fields or text boxes."""
    count = min(raw.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)
    return any(_is_typed(page, index) for index in range(count))


def with_typed_words(data: bytes) -> bytes:
    """Return the file with the words of form fields and text boxes as part of its pages, and no other annotation."""
    pdf: Any = pypdfium2.PdfDocument(data)
    try:
        if pdf.get_formtype() != raw.FORMTYPE_NONE:
            pdf.init_forms()  # draws fields that have a value but no picture of it
        for index in range(len(pdf)):
            page = pdf[index]
            count = raw.FPDFPage_GetAnnotCount(page)
            typed = [at < MOST_ANNOTATIONS and _is_typed(page, at) for at in range(count)]
            for at in reversed(range(count)):
                if not typed[at]:
                    raw.FPDFPage_RemoveAnnot(page, at)
            if any(typed):
                raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
                for at in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
                    raw.FPDFPage_RemoveAnnot(page, at)
            page.close()
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()
    finally:
        pdf.close()


def _is_typed(page: Any, index: int) -> bool:
    found = raw.FPDFPage_GetAnnot(page, index)
    if not found:
        return False
    try:
        kind = raw.FPDFAnnot_GetSubtype(found)
        return kind in TYPED and not raw.FPDFAnnot_GetFlags(found) & HIDDEN and _shows_text(found)
    finally:
        raw.FPDFPage_CloseAnnot(found)


def _shows_text(found: Any) -> bool:
    """Tell whether its picture shows text; without a picture, whether it has a value, which programs draw."""
    mode = raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    size = raw.FPDFAnnot_GetAP(found, mode, None, 0)
    if size <= EMPTY_TEXT:
        return bool(raw.FPDFAnnot_GetStringValue(found, b"V", None, 0) > EMPTY_TEXT)
    held = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetAP(found, mode, ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    told = held.raw.decode("utf-16-le", "replace").encode("latin-1", "replace")
    return any(sign in told for sign in SHOWS_TEXT)
