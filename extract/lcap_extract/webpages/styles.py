"""What the style rules inside a page hide or set on lines of their own. Style sheets in other files are never fetched.

Only a rule for plain tags, classes and names is followed. A rule that hides by other marks (an element inside another,
a state) may or may not hold: what it may hide is marked as not sure.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import Any

__all__ = ["HIDDEN", "Styles", "declares", "hiding_selectors", "styles_of"]

HIDDEN = re.compile(
    r"(?<![\w-])(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0*\.?0*%?\s*(;|!|$)"
    r"|font-size\s*:\s*0*\.?0*(px|pt|em|rem|%)?\s*(;|!|$))",
    re.IGNORECASE,
)
_APART = re.compile(
    r"(?<![\w-])display\s*:\s*(block|flex|grid|table(-row|-cell)?|list-item|inline-block)\b", re.IGNORECASE
)
_PLACED = re.compile(r"(?<![\w-])(position\s*:\s*(absolute|fixed)|clip(-path)?\s*:|text-indent\s*:\s*-)", re.IGNORECASE)
_STRUCK = re.compile(r"(?<![\w-])(text-decoration(-line)?\s*:[^;]*line-through|vertical-align\s*:\s*(super|sub)\b"
                     r"|direction\s*:\s*rtl|unicode-bidi\s*:\s*[\w-]*override)", re.IGNORECASE)  # fmt: skip
LOOKS = ("hidden", "unsure", "apart", "struck", "placed")

_NOTE = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_PLAIN = re.compile(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
_LAST = re.compile(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)+)(?=(?:\[[^\]]*\]|:[\w-]+(?:\([^)]*\))?)*$)")
_PASSING = re.compile(r"::|:(hover|focus|active|target|before|after|checked|empty|visited|focus-within)\b")

MOST_RULES, LONGEST_SELECTORS, LONGEST_BODY = 10_000, 5_000, 20_000
"""Rules of a page that are looked at (with all of a framework's rules in it, it has 2,000), and their letters."""

_Mark = tuple[str, frozenset[str], frozenset[str]]
"""A tag (or empty), classes, names (ids): all of them an element must have."""


@dataclass(frozen=True, slots=True)
class Styles:
    """Marks of elements that are hidden, may be hidden, stand on lines of their own, are struck, stand elsewhere."""

    marks: Mapping[str, tuple[_Mark, ...]]
    _seen: dict[tuple[str, str, str], frozenset[str]] = field(default_factory=dict)

    def of(self, element: Any) -> frozenset[str]:
        """Return which of `LOOKS` an element has by the page's rules."""
        key = (str(element.tag), element.get("class") or "", element.get("id") or "")
        if key not in self._seen:
            tag, classes, names = key[0], frozenset(key[1].split()), frozenset(key[2].split())
            self._seen[key] = frozenset(
                what
                for what in LOOKS
                if any(m[0] in ("", tag) and m[1] <= classes and m[2] <= names for m in self.marks[what])
            )
        return self._seen[key]


def declares(style: str) -> frozenset[str]:
    """Return which of `LOOKS` a style attribute or a rule's body says."""
    found = (("hidden", HIDDEN), ("apart", _APART), ("struck", _STRUCK), ("placed", _PLACED))
    return frozenset(what for what, pattern in found if pattern.search(style))


def styles_of(sheets: str) -> Styles:
    """Return what the page's own rules say of elements; rules for paper or narrow screens are left out."""
    marks: dict[str, list[_Mark]] = {what: [] for what in LOOKS}
    for selector, what in _selectors(sheets):
        plain = _PLAIN.fullmatch(selector)
        if plain and (plain[1] or plain[2]):
            for one in what:
                marks[one].append(_mark(plain[1], plain[2]))
        elif "hidden" in what and not _PASSING.search(selector) and (last := _LAST.search(selector)):
            marks["unsure"].append(_mark(last[1], last[2]))
    return Styles(MappingProxyType({what: tuple(found) for what, found in marks.items()}))


def hiding_selectors(sheets: str) -> list[str]:
    """Return the selectors of the page's own rules that hide elements."""
    return [one for one, what in _selectors(sheets) if "hidden" in what and not _PASSING.search(one)]


def _selectors(sheets: str) -> list[tuple[str, frozenset[str]]]:
    found: list[tuple[str, frozenset[str]]] = []
    for head, body in islice(_rules(_NOTE.sub("", sheets)), MOST_RULES):
        if what := declares(body):
            found += [(one.strip(), what) for one in head.split(",") if one.strip()]
    return found


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and body of each rule that stands by itself, in no block for some media only."""
    heads: list[str] = []
    start = 0
    for brace in _BRACE.finditer(text):
        piece, start = text[start : brace.start()], brace.end()
        if brace[0] == "{":
            heads.append(piece.rpartition(";")[2].strip())
        elif heads:
            head = heads.pop()
            if not heads and not head.startswith("@") and len(head) <= LONGEST_SELECTORS:
                yield head, piece[:LONGEST_BODY]


def _mark(tag: str | None, rest: str) -> _Mark:
    pieces = re.findall(r"[.#][\w-]+", rest)
    classes = frozenset(piece[1:] for piece in pieces if piece[0] == ".")
    return (tag or "").lower(), classes, frozenset(piece[1:] for piece in pieces if piece[0] == "#")
