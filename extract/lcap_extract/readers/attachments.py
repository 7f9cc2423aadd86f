"""Files inside a PDF: a portfolio is a PDF with a cover sheet, and the documents are attached to it."""

import pypdfium2

__all__ = ["attached_files"]

MOST, LONGEST = 5, 60
"""Names that are told, and letters of each, at most."""


def attached_files(data: bytes) -> tuple[str, ...]:
    """Return the names of the first files attached to the PDF; none of them is opened."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        count = min(pdf.count_attachments(), MOST)
        return tuple(pdf.get_attachment(number).get_name()[:LONGEST] for number in range(count))
    finally:
        pdf.close()
