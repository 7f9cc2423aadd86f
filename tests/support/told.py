"""What a result folder says in one language: blocks of text of every file that people read, whatever made it.

A new kind of output is picked up by its ending: pages (`*.html`, by the `lang` of their elements), text files, papers
and Word files (`*-<lang>.txt`, `*-<lang>.pdf`, `*-<lang>.docx`).
"""

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2
from lxml import etree

from support.html_tree import Node, parse

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "caption", "figcaption", "summary", "div", "text"}
HIDDEN = {"script", "style", "svg", "title", "desc"}
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
END = re.compile(r"[.?!]”?$")
NUMBER = re.compile(r"(-?\$?\d+(?:,\d{3})*(?:\.\d+)?%?)(\s(?:mil millones|billion|millones|millón|million)\b)?")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SIZES = {"mil millones": "billion", "millones": "million", "millón": "million"}


def told(folder: Path, lang: str) -> Mapping[str, list[str]]:
    """Return file -> its blocks of text in one language, in order, for every file of the folder that people read."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = _without_language(str(path.relative_to(folder)), lang)
        if path.suffix == ".html":
            found[name] = list(_page(parse(path.read_text(encoding="utf-8")), lang))
        elif path.name.endswith(f"-{lang}.txt"):
            found[name] = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        elif path.name.endswith(f"-{lang}.pdf"):
            found[name] = list(_paper(path))
        elif path.name.endswith(f"-{lang}.docx"):
            found[name] = list(_word_file(path))
    return found


def _without_language(name: str, lang: str) -> str:
    """Return a name that is the same in every language: of the kit's files, whose names are translated, the number."""
    numbered = re.fullmatch(rf"(\d\d)-.*-{lang}\.(\w+)", name)
    return f"{numbered[1]}.{numbered[2]}" if numbered else name.replace(f"-{lang}.", ".")


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


def _word_file(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a Word file, those in its tables too."""
    root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    for paragraph in root.iter(f"{{{_WORD}}}p"):
        yield from _clean("".join(text.text or "" for text in paragraph.iter(f"{{{_WORD}}}t")))


def names_in(folder: Path) -> list[str]:
    """Return the names of a result folder's plan that stand in our sentences: whose it is, and its file."""
    document = json.loads((folder / "plan.json").read_text(encoding="utf-8"))["document"]
    return [name for name in (document["lea_name"], document["file"]) if name]


def sentences(folder: Path, lang: str, names: list[str]) -> list[str]:
    """Return every distinct sentence of ours that the folder shows, without quotes and names of the plan.

    A sentence is a block with an end mark, and the title of a chart. Numbers are still in it. Papers are left out:
    their lines do not say where a heading ends, and what they say stands in pages, text and Word files, too.
    """
    found: dict[str, None] = {}
    for file, blocks in told(folder, lang).items():
        if file.endswith(".pdf"):
            continue
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
