"""The same web page as Lexbor reads it: a browser's parser in C, with its own tree and its own search by selectors.

It finds what is hidden by selectors, where the first program goes by tags and attributes. Tables are matched by their
order, rows and cells (`documents.second`): what the two see in another shape stays unconfirmed.
"""

import re
from collections.abc import Iterator
from typing import Any

from lcap_extract.documents.second import SecondView, tight
from lcap_extract.webpages.styles import hiding_selectors

__all__ = ["NAME", "second_view"]

NAME = "lexbor"

_UNSEEN = (
    "head, title, script, style, template, noscript, iframe, object, embed, applet, svg, math, canvas, audio, video,"
    " map, datalist, button, img, picture, rp, rt, noframes, dialog:not([open]), input[type=hidden i], [hidden]"
)
_STYLED = ("display:none", "visibility:hidden", "visibility:collapse")
_LINES = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
        " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li legend main menu nav ol p pre section summary"
        " td th tr ul table thead tbody tfoot",
    )
)
_APART = ("display:block", "display: block", "display:flex", "display:grid", "display:inline-block")
_NO_WORDS = ("submit", "image", "reset", "file", "password", "color", "range", "button")
_STRUCK = frozenset(("del", "s", "strike", "sup", "sub"))


def second_view(text: str) -> SecondView:
    """Return Lexbor's view of the page; an empty one where it cannot read it: then one program saw the page."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # noqa: PLC0415  only web pages need it

    try:
        page = LexborHTMLParser(text)
        _drop(page, SelectolaxError)
        root = page.body
        if root is None:
            return SecondView((), frozenset())
        found = _tables(root)
        tables = tuple(tuple(_rows(table)) for table in found)
        captions = [caption for table in found for caption in table.css("caption")]
        said = [line for caption in captions for line in _lines(caption)]
        for table in found:
            table.replace_with("\n")
        return SecondView(tables, frozenset(map(tight, [*said, *_running(root)])))
    except MemoryError:
        raise
    except (SelectolaxError, ValueError, RecursionError, AttributeError):  # a confirmation, never needed
        return SecondView((), frozenset())


def _tables(root: Any) -> list[Any]:
    """Return the tables that hold no other one but boxes of one cell, in their order."""
    tables = root.css("table")
    inside = {table.mem_id: [one for one in table.css("table") if one.mem_id != table.mem_id] for table in tables}
    several = {table.mem_id for table in tables if len(table.css("td, th")) > 1}
    plain = [table for table in tables if not any(one.mem_id in several for one in inside[table.mem_id])]
    within = {one.mem_id for table in plain for one in inside[table.mem_id]}
    return [table for table in plain if table.mem_id not in within]


def _drop(page: Any, bad_selector: type[Exception]) -> None:
    """Take out of the tree what a person does not see."""
    sheets = "\n".join(sheet.text() for sheet in page.css("style"))
    for node in page.css("[style]"):
        style = tight(node.attributes.get("style") or "").lower()
        if any(words in style for words in _STYLED) and node.tag not in ("html", "body"):
            node.decompose()
    for selector in (_UNSEEN, *hiding_selectors(sheets)):
        try:
            found = page.css(selector)
        except bad_selector:
            continue
        for node in found:
            if node.tag not in ("html", "body"):
                node.decompose()


def _rows(table: Any) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield the rows, the head's first and the foot's last, as tuples of cells."""
    groups: dict[str, list[Any]] = {"thead": [], "tbody": [], "tfoot": []}
    for group in table.iter():
        if group.tag in groups:
            groups[group.tag] += [row for row in group.iter() if row.tag == "tr"]
    for rows in groups.values():
        yield from (tuple(tuple(_lines(cell)) for cell in row.iter() if cell.tag in ("td", "th")) for row in rows)


def _running(root: Any) -> list[str]:
    return _lines(root)


def _lines(node: Any) -> list[str]:
    parts: list[str] = []
    _collect(node, parts)
    return [line for piece in "".join(parts).split("\n") if (line := " ".join(piece.split()))]


def _collect(node: Any, parts: list[str]) -> None:
    """Add what the node's children say, line by line. Digits that are struck or raised are no digits."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            parts.append(_text_of(child))
        elif child.tag == "br":
            parts.append("\n")
        elif child.tag == "input":
            parts.append(f" {_input(child.attributes)} ")
        elif child.tag == "select":
            parts.append(_chosen(child))
        else:
            apart = child.tag in _LINES or any(words in (child.attributes.get("style") or "") for words in _APART)
            parts.append("\n" if apart else "")
            first = len(parts)
            _collect(child, parts)
            if child.tag in _STRUCK:
                parts[first:] = ["".join("" if letter.isdigit() else letter for letter in "".join(parts[first:]))]
            parts.append("\n" if apart else "")


def _text_of(node: Any) -> str:
    parent = node.parent
    kept = parent is not None and parent.tag in ("pre", "textarea")
    text = node.text_content or ""
    return str(text) if kept else str(text).replace("\n", " ")


def _input(attributes: dict[str, str | None]) -> str:
    kind = (attributes.get("type") or "text").lower()
    return (
        "" if kind in _NO_WORDS or kind in ("checkbox", "radio") else " ".join((attributes.get("value") or "").split())
    )


def _chosen(node: Any) -> str:
    options = node.css("option")
    chosen = [one for one in options if "selected" in one.attributes]
    if "multiple" not in node.attributes:
        chosen = chosen[-1:] or options[:1]
    return " ".join(" ".join(one.text().split()) for one in chosen)
