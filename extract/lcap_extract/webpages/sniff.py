"""What a file that is no PDF and no Office file is, from its first bytes: a web page, text, or something else."""

import re
from typing import Final

__all__ = ["refusal_of", "starts_like_html"]

FIRST_BYTES: Final = 8 * 1024
"""So many bytes tell. A saved page begins with its tags, after comments of the browser at most."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BEFORE = re.compile(r"(\s|<\?xml.*?\?>|<!--.*?-->)*", re.DOTALL)
_TAGS = re.compile(
    r"<(!doctype html|html|head|title|meta|link|style|script|base|body|div|section|main|article|table|h[1-6]|p|span"
    r"|font|center|form|br|b|a|iframe)[\s>/]",
    re.IGNORECASE,
)
"""Tags that begin a page (those of the WHATWG MIME Sniffing standard, 7.1, and what word processors begin with)."""

_ARCHIVE = re.compile(r"\s*(from: .{0,200}\r?\n)?(mime-version: ?1|content-type: ?multipart/related)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def starts_like_html(data: bytes) -> bool:
    """Tell whether the bytes are a web page, by the tag that they begin with."""
    text = _first(data)
    begins = _BEFORE.match(text)
    at = begins.end() if begins else 0
    return _TAGS.match(text, at) is not None or text.startswith("<!--", at)


def refusal_of(data: bytes) -> str:
    """Return the key of the sentence about a file of no kind that is read: text, a web archive, or anything else."""
    text = _first(data)
    if "%PDF-" in text or not data:
        return "not_a_pdf"
    if text.lstrip().startswith("{\\rtf"):
        return "is_rich_text"
    if _ARCHIVE.match(text):
        return "is_web_archive"
    return "not_a_pdf" if _CONTROL.search(text) or not text.strip() else "is_plain_text"


def _first(data: bytes) -> str:
    first = data[:FIRST_BYTES]
    for mark, code in _MARKS:
        if first.startswith(mark):
            return first[len(mark) :].decode(code, "replace")
    return first.decode("latin-1")
