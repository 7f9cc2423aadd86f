"""Which languages there are, and the catalog of each: one folder per language, found by looking.

`locale/<language>/lcap.po` ships with lcap. A folder named in the environment variable LCAP_LOCALES may hold more
(or newer) ones of the same form, so that a translator sees the result without touching the program. What a language
has not translated yet, or has translated with other {names}, is said in English.
"""

import os
import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

__all__ = ["LANGS", "Catalog", "catalog_of", "folders", "placeholders", "read_catalog"]

FIRST = ("en", "es")
"""The languages of the project, shown first; both are whole, which tests see to."""

MORE = "LCAP_LOCALES"
"""The environment variable that names a folder with further languages."""

FILE = "lcap.po"
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language as web pages name it: es, hmn, vi, zh-Hant. It goes into file names and into the page's code."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """One language: `forms` key -> sentence in each plural form, the general one last; one where it has no plural.

    `plural` gives the number of the form for a count, as the header's Plural-Forms says; `header` is the file's own,
    by name.
    """

    forms: Mapping[str, tuple[str, ...]]
    header: Mapping[str, str]
    plural: Callable[[int], int]

    def form(self, key: str, count: object) -> str:
        """Return the sentence for `key` as it is said for `count` things; the general one where `count` is no count."""
        forms = self.forms[key]
        if len(forms) == 1 or not isinstance(count, int):
            return forms[-1]
        return forms[min(self.plural(abs(count)), len(forms) - 1)]


def folders() -> Mapping[str, Path]:
    """Return language -> folder of its catalog: English and Spanish first, the others by their codes."""
    places = [Path(__file__).parent / "locale"]
    if os.environ.get(MORE):
        places.append(Path(os.environ[MORE]))
    found = {file.parent.name: file.parent for place in places for file in sorted(place.glob(f"*/{FILE}"))}
    known = {code: folder for code, folder in found.items() if _CODE.fullmatch(code)}
    return {code: known[code] for code in (*FIRST, *sorted(known.keys() - {*FIRST}))}


LANGS: tuple[str, ...] = tuple(folders())
"""Every language there is, English and Spanish first."""


@cache
def catalog_of(lang: str) -> Catalog:
    """Return the catalog of one language, whole: English stands in where a sentence of its own is missing."""
    own = read_catalog(folders()[lang])
    if lang in FIRST:
        return own
    english = catalog_of(FIRST[0])
    fitting = {key: forms for key, forms in own.forms.items() if _fits(forms, english.forms.get(key, ()))}
    return Catalog(MappingProxyType({**english.forms, **fitting}), own.header, own.plural)


def _fits(forms: tuple[str, ...], english: tuple[str, ...]) -> bool:
    if not english or not all(form.strip() for form in forms):
        return False
    names = placeholders(english[-1])
    return placeholders(forms[-1]) == names and all(placeholders(form) <= names for form in forms)


def placeholders(text: str) -> set[str]:
    """Return the {names} in a sentence; a sentence whose braces do not close has the impossible name "{"."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{"}


def read_catalog(folder: Path) -> Catalog:
    """Return what the file in `folder` itself says, nothing filled in; sentences marked as fuzzy are left out."""
    from babel.messages.pofile import read_po  # noqa: PLC0415  (keeps importing this module cheap)

    with (folder / FILE).open("rb") as file:
        messages = read_po(file)
    told = (message for message in messages if message.id and not message.fuzzy)
    forms = {_key(message.id): tuple(_forms(message.string)) for message in told}
    text = (folder / FILE).read_text(encoding="utf-8")
    return Catalog(MappingProxyType(forms), MappingProxyType(_header(text)), _plural(messages.plural_expr))


def _key(id_: object) -> str:
    return str(id_[0]) if isinstance(id_, (tuple, list)) else str(id_)


def _forms(said: object) -> Iterator[str]:
    yield from map(str, said) if isinstance(said, (tuple, list)) else (str(said),)


def _header(text: str) -> dict[str, str]:
    top = text.partition("\n\n")[0]
    return dict(re.findall(r'^"([\w-]+): (.*?)(?:\\n)?"$', top, re.MULTILINE))


def _plural(expression: str) -> Callable[[int], int]:
    """Return the rule of the header; the general form always, where the header's rule cannot be read."""
    from gettext import c2py  # noqa: PLC0415

    try:
        return c2py(expression)
    except ValueError:
        return lambda _: 10**6
