"""A language that nobody speaks: every sentence of the English catalog with accents, longer, and between marks.

[!! Ŵĥéŕé ţĥé ɱöñéý ĝöéš ~~~ ~~~ !!]: what is shown without the marks did not come from a catalog.
"""

import re
from pathlib import Path

from babel.messages.pofile import read_po, write_po

LANG = "qps"
"""The code of the pseudo-language: a private one, like those of real languages in length."""

LONGER = 0.4
"""Spanish and others take up to so much more room than English."""

_LETTERS = str.maketrans("ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz", "ÀƁÇĎÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽàƀçďéĝĥîĵķļñöŕšţûŵýž")
_INNERMOST = re.compile(r"\[!!((?!\[!!|!!\]).)*!!\]", re.DOTALL)


def disguised(text: str) -> str:
    """Return a sentence in the pseudo-language; {names} stay."""
    parts = re.split(r"(\{\w+\})", text)
    told = "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in parts)
    return f"[!! {told} {'~~~ ' * round(len(text) * LONGER / 4)}!!]"


def write_pseudo(folder: Path, english: Path) -> None:
    """Write `folder`/qps/lcap.po from the English catalog file."""
    with english.open("rb") as file:
        catalog = read_po(file)
    for message in catalog:
        if isinstance(message.string, (tuple, list)):
            message.string = tuple(map(disguised, message.string))
        elif message.id:
            message.string = disguised(str(message.string))
    (folder / LANG).mkdir(parents=True)
    with (folder / LANG / "lcap.po").open("wb") as file:
        write_po(file, catalog, width=0)


def undisguised(text: str) -> str:
    """Return what stands outside of all sentences of the pseudo-language."""
    before = ""
    while before != text:
        before, text = text, _INNERMOST.sub(" ", text)
    return text
