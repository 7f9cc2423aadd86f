"""The bytes of a web page -> its letters -> a tree. Scripts, links, pictures and frames are never run or fetched."""

import re
from typing import Any

from lcap_extract import limits
from lcap_models.errors import Unreadable

__all__ = ["decoded", "title_of", "tree_of"]

DECLARED_WITHIN = 1024
"""A page names its letters' code in its first bytes (HTML standard, 4.2.5.4)."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_XML = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
_CODES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""Browsers read these names as the wider Windows code (Encoding standard, 4.2)."""


def decoded(data: bytes) -> str:
    """Return the letters of a page: by its byte order mark, as UTF-8, by the code that it names, or as Windows'."""
    for mark, code in _MARKS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(code, "replace"))
    try:
        return _clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        found = _DECLARED.search(data[:DECLARED_WITHIN])
        named = found[1].decode("ascii").lower() if found else "cp1252"
        named = _CODES.get(named, named)
        try:
            return _clean(data.decode(named, "replace"))
        except LookupError:
            return _clean(data.decode("cp1252", "replace"))


def _clean(text: str) -> str:
    return _XML.sub("", text).replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")


def tree_of(text: str, name: str) -> Any:
    """Return the page's html element. Raises Unreadable where it is over a bound or nothing stands in it."""
    from lxml import etree  # noqa: PLC0415  only web pages need it

    if len(text) > limits.MAX_XML_BYTES:
        raise Unreadable("page_too_deep", file=name)
    # Our own bounds are tighter than the parser's and tell where they are met; the parser's would cut the page off.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged", file=name) from error
    if root is None:
        raise Unreadable("damaged", file=name)
    _check(root, name)
    return root


def _check(root: Any, name: str) -> None:
    from lxml import etree  # noqa: PLC0415

    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > limits.MAX_HTML_DEPTH or count > limits.MAX_HTML_ELEMENTS:
            raise Unreadable("page_too_deep", file=name)


def title_of(root: Any) -> str:
    """Return the page's title, on one line."""
    found = next(root.iter("title"), None)
    return "" if found is None else " ".join("".join(found.itertext()).split())
