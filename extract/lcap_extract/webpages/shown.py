"""Which elements of a page are shown, and what a form field on it says."""

import re
from typing import Any, Final

from lcap_extract.documents.runs import EMPTY, TICKED
from lcap_extract.webpages.styles import Styles, declares

__all__ = ["BLOCKS", "HEADINGS", "UNSURE_TAGS", "field_text", "is_shown", "looks_of"]


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BLOCKS: Final = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody"
    " td tfoot th thead tr ul"
)
"""Elements that begin and end a line."""

HEADINGS: Final = frozenset(("h1", "h2", "h3"))

UNSURE_TAGS: Final = frozenset(("del", "s", "strike", "sup", "sub"))
"""A digit in one of these may be struck out, or a footnote's mark: it is no sure part of a number."""

_NEVER = _names(
    "head title script style template noscript iframe object embed applet svg math canvas audio video map area datalist"
    " button img picture meta link base param source track rp rt noframes frameset"
)
_NO_TEXT = frozenset(("hidden", "submit", "button", "image", "reset", "file", "password", "color", "range"))
_SPACE = re.compile(r"\s+")


def is_shown(element: Any, styles: Styles) -> bool:
    """Tell whether a person sees the element: by its tag, its own marks, and the page's rules."""
    if not isinstance(element.tag, str) or element.tag in _NEVER or element.get("hidden") is not None:
        return False
    if element.tag == "dialog" and element.get("open") is None:
        return False
    return "hidden" not in looks_of(element, styles)


def looks_of(element: Any, styles: Styles) -> frozenset[str]:
    """Return which of "hidden", "unsure", "apart", "struck" the element's own style and the page's rules say."""
    own = element.get("style")
    return styles.of(element) | declares(own) if own else styles.of(element)


def field_text(element: Any) -> str | None:
    """Return what a form field shows, boxes as marks; None for an element that is no field."""
    if element.tag == "input":
        kind = (element.get("type") or "text").lower()
        if kind in ("checkbox", "radio"):
            return TICKED if element.get("checked") is not None else EMPTY
        return "" if kind in _NO_TEXT else _SPACE.sub(" ", element.get("value") or "")
    if element.tag == "select":
        return _chosen(element)
    return None


def _chosen(element: Any) -> str:
    """Return the choice that a list shows: those marked as chosen, else its first."""
    choices = list(element.iter("option"))
    chosen = [one for one in choices if one.get("selected") is not None]
    if element.get("multiple") is None:
        chosen = chosen[-1:] or choices[:1]
    return " ".join(_SPACE.sub(" ", "".join(one.itertext())).strip() for one in chosen)
