"""Workbooks and Word files are zip packages: what kind one is, and whether it is safe to unzip.

Only the parts' names, sizes and first tags are looked at here. Nothing is run: macros, links and external data of a
file are never touched by any reader.
"""

import io
import re
import zipfile
from typing import Literal

from lcap_extract import limits
from lcap_models.errors import Unreadable

__all__ = ["OfficeKind", "office_kind"]

OfficeKind = Literal["xlsx", "docx"]

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of a zip package, and of Microsoft's older container (old .xls and .doc, and encrypted new files)."""

_MAIN = {
    "xlsx": re.compile(rb"(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template)\.macroEnabled)\.main\+xml"),
    "docx": re.compile(rb"(wordprocessingml|ms-word)\.(document|template)(\.macroEnabled\w*)?\.main\+xml"),
}
"""Content types of the main part. A file with macros is read like one without: macros are only bytes to us."""

_CONTENT_TYPES = "[Content_Types].xml"
_CODES = ("utf-8", "utf-16-le", "utf-16-be")
_DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in _CODES)
"""The standard of these files forbids declarations (ECMA-376, part 2): only an attack has them."""

_OLD = {"needs_password": "EncryptedPackage", "old_workbook": "Workbook", "old_word": "WordDocument"}
"""Names of streams in Microsoft's older container, and what they say of the file (error.<key>)."""

_PIECE = 1 << 20


def office_kind(data: bytes, name: str) -> OfficeKind | None:
    """Return what kind of package the bytes are; None if they are none.

    Raises:
        Unreadable: an old or encrypted Microsoft file, a zip that is neither kind, a damaged one, or one over a limit.
    """
    if data.startswith(OLE):
        raise Unreadable(_old_key(data), file=name)
    if not data.startswith(ZIP):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _checked(package, name)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("damaged_package", file=name) from error
    except RuntimeError as error:  # zipfile's word for a part that needs a password
        raise Unreadable("needs_password", file=name) from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "_lzma"):
            raise Unreadable("damaged_package", file=name) from error
        raise


def _old_key(data: bytes) -> str:
    return next((key for key, stream in _OLD.items() if stream.encode("utf-16-le") in data), "old_office")


def _checked(package: zipfile.ZipFile, name: str) -> OfficeKind:
    parts = package.infolist()
    if len(parts) > limits.MAX_MEMBERS or sum(part.file_size for part in parts) > limits.MAX_UNZIPPED_BYTES:
        raise Unreadable("unzips_too_large", file=name)
    if len({part.filename for part in parts}) < len(parts):
        raise Unreadable("damaged_package", file=name)
    for part in parts:
        grows = part.file_size > limits.MAX_UNZIP_RATIO * max(part.compress_size, 1)
        if grows and part.file_size > limits.MIN_RATIO_BYTES:
            raise Unreadable("unzips_too_large", file=name)
    if _CONTENT_TYPES not in package.namelist():
        raise Unreadable("no_office_file", file=name)
    for part in parts:
        if part.filename.endswith((".xml", ".rels", ".vml")):
            _check_xml(package, part, name)
    types = package.read(_CONTENT_TYPES)
    for kind in ("xlsx", "docx"):
        if _MAIN[kind].search(types):
            return "xlsx" if kind == "xlsx" else "docx"
    raise Unreadable("no_office_file", file=name)


def _check_xml(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Read a part to its end: it is whole, not longer than said, and declares nothing."""
    if part.file_size > limits.MAX_XML_BYTES:
        raise Unreadable("unzips_too_large", file=name)
    with package.open(part) as opened:
        last = b""
        while piece := opened.read(_PIECE):
            if any(word in last + piece for word in _DECLARATIONS):
                raise Unreadable("damaged_package", file=name)
            last = piece[-32:]
