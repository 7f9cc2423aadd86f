"""The files of a kit: their names in both languages, and how many pages they have."""

from dataclasses import dataclass, field

from lcap_viz.kit.content import load

__all__ = ["File", "file_name", "file_number"]


@dataclass(frozen=True, slots=True)
class File:
    """One file of the kit. `id` names it in `content/kit.yaml`; `lang` is empty where it holds both languages.

    `pages` counts pages or slides; 0 for a Word file, whose pages only Word knows.
    """

    id: str
    lang: str
    name: str
    content: bytes = field(repr=False)
    pages: int = 0


def file_number(file: str) -> int:
    """Return the number with which a file's name begins, from 1."""
    return list(load("kit")["files"]).index(file) + 1


def file_name(file: str, lang: str, kind: str, pair: tuple[str, str] = ("en", "es")) -> str:
    """Return "01-guia-es.pdf"; a file of two languages (`lang` empty) has the names of both, or the second's code."""
    names = load("kit")["files"][file]
    head = f"{file_number(file):02d}"
    if not lang:
        return f"{head}-{names[pair[0]]}-{names.get(pair[1], pair[1])}.{kind}"
    return f"{head}-{names.get(lang, names['en'])}-{lang}.{kind}"
