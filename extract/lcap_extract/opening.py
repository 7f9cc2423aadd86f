"""From a path to a `Source`: the bytes of a whole, readable PDF, workbook, Word file or web page, or one plain error.

The file's content decides, never its name. Nothing in the file is run or followed.
"""

import ctypes
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pypdfium2
import pypdfium2.raw as pdfium_c

from lcap_extract import limits
from lcap_extract.packages import OfficeKind, office_kind
from lcap_extract.paths import check_path
from lcap_extract.webpages.sniff import refusal_of, starts_like_html
from lcap_extract.wishes import EVERYTHING, Wishes
from lcap_models.errors import Unreadable, WrongUse

__all__ = ["Source", "open_source"]

HEADER_WITHIN = 1024
"""Readers accept a PDF header in the first 1,024 bytes (PDF reference, implementation note 13)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it lies on the disk. `name` is its name without its folder; `pages` is the page count.

    A workbook, Word file or web page has no pages that anyone could count: 0.
    """

    name: str
    sha256: str
    data: bytes = field(repr=False)
    pages: int
    kind: Literal["pdf", "html"] | OfficeKind = "pdf"
    wishes: Wishes = EVERYTHING


def open_source(path: str | Path) -> Source:
    """Return the file's bytes, checked.

    Raises:
        WrongUse: no such file, a folder, or no permission to read it.
        Unreadable: empty, too large, of no kind that is read, needs a password, cut off, damaged or without pages, too
            many pages, a page of a size no one prints; an old Excel or Word file, or one that unzips to too much.
    """
    path = Path(path)
    data = _read_bytes(path)
    name = path.name
    kind = "html" if _is_web_page(data) else office_kind(data, name)
    if kind is not None:
        return Source(name, hashlib.sha256(data).hexdigest(), data, 0, kind)
    _check_bytes(data, name)
    pages = _check_pages(data, name)
    return Source(name=name, sha256=hashlib.sha256(data).hexdigest(), data=data, pages=pages)


def _read_bytes(path: Path) -> bytes:
    check_path(path)
    try:
        with path.open("rb") as file:
            data = file.read(limits.MAX_BYTES + 1)
    except OSError as error:
        raise WrongUse("cannot_open_file", file=str(path)) from error
    if len(data) > limits.MAX_BYTES:
        raise Unreadable("too_large", file=path.name, limit=limits.MAX_BYTES // 1024**2)
    return data


def _is_web_page(data: bytes) -> bool:
    return b"%PDF-" not in data[:HEADER_WITHIN] and starts_like_html(data)


def _check_bytes(data: bytes, name: str) -> None:
    if not data:
        raise Unreadable("empty", file=name)
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise Unreadable(refusal_of(data), file=name)
    tail = data.rstrip(b"\0 \t\r\n")[-limits.END_MARK_BYTES :]
    if b"startxref" not in tail and b"%%EOF" not in tail:
        raise Unreadable("cut_off", file=name)


def _check_pages(data: bytes, name: str) -> int:
    """Return the page count of a PDF whose pages are all there and of a size that people print."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
        raise Unreadable("encrypted" if locked else "damaged", file=name) from error
    try:
        pages = len(document)
        if pages == 0:
            raise Unreadable("damaged", file=name)
        if pages > limits.MAX_PAGES:
            raise Unreadable("too_many_pages", file=name, pages=pages, limit=limits.MAX_PAGES)
        for number, size in enumerate(_page_sizes(document, pages), 1):
            if size is None:
                raise Unreadable("page_missing", file=name, page=number)
            if max(size) > limits.MAX_PAGE_POINTS:
                raise Unreadable("page_too_large", file=name, page=number)
        return pages
    finally:
        document.close()


def _page_sizes(document: pypdfium2.PdfDocument, pages: int) -> Iterator[tuple[float, float] | None]:
    """Yield each page's width and height in points, None for a page that the file names but does not hold."""
    for index in range(pages):
        size = pdfium_c.FS_SIZEF()
        found = pdfium_c.FPDF_GetPageSizeByIndexF(document, index, ctypes.byref(size))
        yield (size.width, size.height) if found and size.width > 0 and size.height > 0 else None
