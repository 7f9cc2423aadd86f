"""What a language's catalog still lacks, or says with other {names} than English: what a translator wants to know."""

import re
from collections.abc import Iterator
from itertools import islice

from lcap_viz.catalogs import LANGS, catalog_of, folders, placeholders, read_catalog
from lcap_viz.words import say

__all__ = ["problems"]

SHOWN = 20
"""Keys named for each kind of problem; their number is told."""


def problems(lang: str, tell: str = LANGS[0]) -> Iterator[str]:
    """Yield a line for each kind of problem in the catalog of `lang`, said in the language `tell`."""
    own, english = read_catalog(folders()[lang]), catalog_of(LANGS[0])
    lacking = [name for name in ("Language", "Plural-Forms") if name not in own.header]
    wanted = re.search(r"nplurals *= *(\d+)", own.header.get("Plural-Forms", ""))
    forms = int(wanted[1]) if wanted else 1
    shared = [key for key in english.forms if key in own.forms]
    empty = [key for key in shared if not all(form.strip() for form in own.forms[key])]
    names = [key for key in shared if key not in empty and not _same_names(own.forms[key], english.forms[key])]
    counted = [key for key in shared if len(own.forms[key]) not in {1, forms}]
    missing = [key for key in english.forms if key not in own.forms]
    unknown = [key for key in own.forms if key not in english.forms]
    kinds = {"header": lacking, "missing": missing + empty, "names": names, "plural": counted, "unknown": unknown}
    for kind, keys in kinds.items():
        if keys:
            listed = ", ".join(islice(keys, SHOWN)) + (", …" if len(keys) > SHOWN else "")
            yield say(f"translation.{kind}", tell, count=len(keys), keys=listed)


def _same_names(forms: tuple[str, ...], english: tuple[str, ...]) -> bool:
    """Whether the general form has the names of the English one, and the others no further ones."""
    wanted = placeholders(english[-1])
    return placeholders(forms[-1]) == wanted and all(placeholders(form) <= wanted for form in forms)
