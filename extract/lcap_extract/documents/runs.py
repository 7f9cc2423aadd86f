"""A paragraph as its printed lines.

Deleted words of tracked changes, hidden words, field codes and the grey words of an empty form field are not what the
plan says; inserted words are. A ticked box keeps the words after it, an empty one drops them.
"""

import re
from typing import Any

from lcap_extract.documents.parts import W, attribute
from lcap_extract.letters import UNKNOWN

__all__ = ["lines_of_paragraph", "ticked"]

TICKED, EMPTY, PAGE_BREAK = "\ue000", "\ue001", "\ue002"
"""Stand in a line for a ticked box, an empty box and the begin of a page, until the line is done."""

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NOT_PRINTED = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "sdtPr", "sdtEndPr", "txbxContent",
        "footnoteReference", "endnoteReference", "commentReference", "tbl", "rt",
    )
)  # fmt: skip
_SIGNS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
          f"{W}lastRenderedPageBreak": PAGE_BREAK}  # fmt: skip
_BOXES = {"\u2610": EMPTY, "\u25a1": EMPTY, "\u2611": TICKED, "\u2612": TICKED, "\u2713": TICKED, "\u2714": TICKED}
_BOX = re.compile("|".join(_BOXES))
_SYMBOLS = {"F06F": EMPTY, "F0A8": EMPTY, "F071": EMPTY, "F072": EMPTY, "F0FE": TICKED, "F0FD": TICKED, "F0FC": TICKED,
            "F078": TICKED, "F052": TICKED, "F0FB": TICKED, "F0B7": "\u2022", "F0A7": "\u2022"}  # fmt: skip
"""Letters of the Wingdings fonts."""

_PIECES = re.compile(f"([{TICKED}{EMPTY}])")
_DIGIT = re.compile(r"\d")
_OFF = ("0", "false", "off", "none")


def lines_of_paragraph(paragraph: Any) -> tuple[tuple[str, ...], bool]:
    """Return a paragraph's printed lines, boxes marked, and whether it begins a page."""
    parts: list[str] = []
    _collect(paragraph, parts)
    text = "".join(parts)
    return tuple(line.strip() for line in text.replace(PAGE_BREAK, "").split("\n")), PAGE_BREAK in text


def ticked(line: str, *, in_table: bool) -> str:
    """Return the line as it is read: in a table, the words of ticked boxes only."""
    marked = _BOX.sub(lambda found: _BOXES[found[0]], line)
    if not _PIECES.search(marked):
        return " ".join(marked.split())
    if not in_table:
        return " ".join(marked.replace(TICKED, "\u2612 ").replace(EMPTY, "\u2610 ").split())
    before, *rest = _PIECES.split(marked)
    kept = [before, *(words for box, words in zip(rest[::2], rest[1::2], strict=True) if box == TICKED)]
    return " ".join(" ".join(kept).split())


def _collect(element: Any, parts: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag in _NOT_PRINTED:
            continue
        if tag == f"{W}t":
            parts.append(child.text or "")
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag])
        elif tag == f"{W}br":
            parts.append(PAGE_BREAK if attribute(child, "type") == "page" else "\n")
        elif tag == f"{W}sym":
            parts.append(_SYMBOLS.get(attribute(child, "char").upper(), UNKNOWN))
        elif tag == f"{W}r":
            _run(child, parts)
        elif tag == f"{W}sdt":
            _control(child, parts)
        elif tag == f"{W}fldChar":
            _form_field(child, parts)
        elif tag == f"{_MC}AlternateContent":
            continue  # drawings; the words of text boxes are paragraphs of their own
        else:
            _collect(child, parts)


def _run(run: Any, parts: list[str]) -> None:
    """Take a run of letters. A digit that is struck through, raised or lowered may count or not: it cannot be told."""
    if _is_on(run.find(f"{W}rPr/{W}vanish")):
        return
    own: list[str] = []
    _collect(run, own)
    unsure = any(_is_on(run.find(f"{W}rPr/{W}{name}")) for name in ("strike", "dstrike")) or _is_raised(run)
    parts += [_DIGIT.sub(UNKNOWN, piece) for piece in own] if unsure else own


def _is_raised(run: Any) -> bool:
    """Tell whether a run stands above or below its line, as a footnote's mark does."""
    place = run.find(f"{W}rPr/{W}vertAlign")
    return place is not None and attribute(place, "val", "baseline") != "baseline"


def _control(control: Any, parts: list[str]) -> None:
    """Take a content control: a tick box, or a field with words; one that only invites to type says nothing."""
    box = control.find(f"{W}sdtPr/{_W14}checkbox")
    if box is not None:
        checked = box.find(f"{_W14}checked")
        on = checked is not None and checked.get(f"{_W14}val", "1").casefold() not in _OFF
        parts.append(TICKED if on else EMPTY)
    elif not _is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")):
        content = control.find(f"{W}sdtContent")
        if content is not None:
            _collect(content, parts)


def _form_field(mark: Any, parts: list[str]) -> None:
    """Take a tick box of Word's older forms."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        checked = box.find(f"{W}checked")
        parts.append(TICKED if _is_on(checked if checked is not None else box.find(f"{W}default")) else EMPTY)


def _is_on(element: Any) -> bool:
    return element is not None and attribute(element, "val", "1").casefold() not in _OFF
