"""What a result folder says in one language: blocks of text of every file that people read, whatever made it.

A new kind of output is picked up by its ending: pages (`*.html`, by the `lang` of their elements), text files and
papers (`*-<lang>.txt`, `*-<lang>.pdf`).
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2

from support.html_tree import Node, parse

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "caption", "figcaption", "summary", "div", "text"}
HIDDEN = {"script", "style", "svg", "title", "desc"}
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
END = re.compile(r"[.?!]”?$")
NUMBER = re.compile(r"(-?\$?\d[\d,]*(?:\.\d+)?%?)(\s(?:mil millones|billion|millones|millón|million)\b)?")
SIZES = {"mil millones": "billion", "millones": "million", "millón": "million"}


def told(folder: Path, lang: str) -> Mapping[str, list[str]]:
    """Return file -> its blocks of text in one language, in order, for every file of the folder that people read."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder)).replace(f"-{lang}.", ".")
        if path.suffix == ".html":
            found[name] = list(_page(parse(path.read_text(encoding="utf-8")), lang))
        elif path.name.endswith(f"-{lang}.txt"):
            found[name] = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        elif path.name.endswith(f"-{lang}.pdf"):
            found[name] = list(_paper(path))
    return found


def _page(root: Node, lang: str) -> Iterator[str]:
    for node in root.walk():
        outer = node.parent is None or not _inside(node.parent, lang)
        if _ours(node, lang) and outer:
            yield from _blocks(node)


def _ours(node: Node, lang: str) -> bool:
    """Whether an element holds words of ours in a language; a plan's own words have a language, but no such class."""
    return node.attrs.get("lang") == lang and lang in node.classes


def _inside(node: Node | None, lang: str) -> bool:
    while node is not None and node.tag != "html":
        if _ours(node, lang) or node.tag in HIDDEN:
            return True
        node = node.parent
    return False


def _blocks(node: Node) -> Iterator[str]:
    """Yield the text of each block inside, the text around inner blocks apart."""
    line = ""
    for part in _parts(node):
        if part is None:
            yield from _clean(line)
            line = ""
        else:
            line += part
    yield from _clean(line)


def _parts(node: Node) -> Iterator[str | None]:
    """Yield text in order, None where a block begins or ends."""
    for part in node.parts:
        if isinstance(part, str):
            yield part
        elif part.tag not in HIDDEN and "v" not in part.classes:
            if part.tag in BLOCKS:
                yield None
            yield from _parts(part)
            if part.tag in BLOCKS:
                yield None


def _clean(text: str) -> Iterator[str]:
    words = " ".join(text.split())
    if words:
        yield words


def _paper(path: Path) -> Iterator[str]:
    """Yield the sentences of a PDF: its lines joined, parted at the ends of sentences."""
    with pypdfium2.PdfDocument(path) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    yield from re.split(r"(?<=[.?!]) +(?=[A-ZÁÉÍÓÚ¿¡“])", " ".join(text.split()))


def sentences(folder: Path, lang: str) -> list[str]:
    """Return every distinct sentence of ours that the folder shows, without quotes and names of the plan.

    A sentence is a block with an end mark, and the title of a chart. Numbers are still in it.
    """
    document = json.loads((folder / "plan.json").read_text(encoding="utf-8"))["document"]
    names = [name for name in (document["lea_name"], document["file"]) if name]
    found: dict[str, None] = {}
    for file, blocks in told(folder, lang).items():
        titles = blocks[:1] if file.startswith("charts/") else []
        for text in [*titles, *(block for block in blocks if END.search(block))]:
            own = re.sub("|".join(map(re.escape, names)), " ", QUOTED.sub(" ", text))
            found[" ".join(own.split())] = None
    return list(found)


def figures(text: str) -> list[str]:
    """Return the numbers in a text, as written, sorted: languages may tell them in another order.

    "$1.2 mil millones" counts as "$1.2 billion", so that a wrong word for the size is noticed, too.
    """
    found = ((number, size.strip()) for number, size in NUMBER.findall(text))
    return sorted(f"{number} {SIZES.get(size, size)}".strip() for number, size in found)
