"""The main part of a Word file as an XML tree. No entity, link or external part is followed."""

import io
import posixpath
import zipfile
from typing import Any

from lcap_models.errors import Unreadable

__all__ = ["W", "attribute", "body_of"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def body_of(data: bytes, name: str) -> Any:
    """Return the body element of a Word file. Raises Unreadable where the file has none or it is broken."""
    from lxml import etree  # noqa: PLC0415  only Word files need it

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            relations = etree.fromstring(package.read("_rels/.rels"), parser)
            main = package.read(_main_part(relations)).replace(_STRICT, W.strip("{}").encode())
        body = etree.fromstring(main, parser).find(f"{W}body")
    except (etree.XMLSyntaxError, KeyError, zipfile.BadZipFile, ValueError) as error:
        raise Unreadable("damaged_package", file=name) from error
    if body is None:
        raise Unreadable("damaged_package", file=name)
    return body


def _main_part(relations: Any) -> str:
    for relation in relations.iter(_RELATION):
        if relation.get("Type", "").endswith("/officeDocument") and relation.get("TargetMode") != "External":
            return str(posixpath.normpath(relation.get("Target", ""))).lstrip("/")
    return "word/document.xml"


def attribute(element: Any, name: str, default: str = "") -> str:
    """Return an attribute of Word's own namespace."""
    return str(element.get(f"{W}{name}", default))
