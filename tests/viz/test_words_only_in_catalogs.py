"""No sentence stands in code or templates: whatever a person sees comes from the catalogs, so every language has it.

The help of the commands (docstrings and options) is in English, and so are the pages about the project that its own
tasks write into docs/: both are left out here, see docs/translating.md.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWING = (ROOT / "viz" / "lcap_viz", ROOT / "lcap")
PAGES_OF_THE_PROJECT = {"checks_page.py", "law_page.py", "contract.py"}

TWO_WORDS = re.compile(r"[^\W\d_]{2,}[,;:.]? [^\W\d_]{2,}")
TAGS = re.compile(r"<[^<>]*>?|[^<>]*>")
NAMES_OF_OTHERS = re.compile(r".*sans-serif|Source Sans|(List (Bullet|Number)|Table Grid|Heading \d|Title Slide)$")
"""Fonts, and styles as Word and PowerPoint call them."""

FORMULA = re.compile(r"100 \* |sum\(|:checked~|[^{]*\{[\w-]+:[^{}]*\}$")
"""How an amount was worked out, and how the page looks: for machines."""

CSS_CLASSES = {"blank number"}
SPOKEN_ATTRIBUTES = re.compile(r'(?:aria-label|title|alt|placeholder)="[^"\0]*[^\W\d_]{2}')
FOR_BUGS = {"TypeError", "ValueError", "RuntimeError", "AssertionError", "NotImplementedError", "KeyError"}


def files(pattern: str) -> list[Path]:
    found = (path for folder in SHOWING for path in sorted(folder.rglob(pattern)))
    return [path for path in found if path.name not in PAGES_OF_THE_PROJECT]


def values_of_types() -> set[str]:
    """Return the words that are values of a type ("not tried"): machines read them, people get the catalogs' words."""
    found: set[str] = set()
    for path in sorted((ROOT / "models" / "lcap_models").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
                found |= {str(one.value) for one in ast.walk(node.slice) if isinstance(one, ast.Constant)}
    return found


def unseen(tree: ast.Module) -> set[int]:
    """Return the ids of string nodes that nobody is shown: docstrings, types, help of options, messages about bugs."""
    hidden: set[int] = set()
    for node in ast.walk(tree):
        inside: list[ast.AST] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inside = [node.value]
        elif isinstance(node, (ast.AnnAssign, ast.arg)) and node.annotation:
            inside = [node.annotation]
        elif isinstance(node, ast.FunctionDef) and node.returns:
            inside = [node.returns]
        elif isinstance(node, ast.Call) and name_of(node) in FOR_BUGS | {"option", "argument", "cast", "startswith"}:
            inside = [node]
        elif isinstance(node, ast.Assert) and node.msg:
            inside = [node.msg]
        elif isinstance(node, ast.Assign) and [getattr(one, "id", "") for one in node.targets] == ["help_"]:
            inside = [node]
        hidden |= {id(one) for part in inside for one in ast.walk(part)}
    return hidden


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def sentences_in(tree: ast.Module, known: set[str]) -> Iterator[tuple[int, str]]:
    hidden = unseen(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in hidden:
            text = TAGS.sub(" ", node.value) if re.search(r"[<>]|=\"", node.value) else node.value
            other = node.value in known | CSS_CLASSES or NAMES_OF_OTHERS.match(node.value) or FORMULA.match(node.value)
            other = other or '="' in text
            if TWO_WORDS.search(text) and not other:
                yield node.lineno, node.value


def test_no_sentence_stands_in_code() -> None:
    known, paths = values_of_types(), files("*.py")
    assert len(paths) > 40
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text!r}"
        for path in paths
        for line, text in sentences_in(ast.parse(path.read_text(encoding="utf-8")), known)
    ]
    assert found == [], "put these words into both catalogs and say them by their key"


def test_a_sentence_in_code_would_be_found() -> None:
    code = 'def f(n):\n    """Two words."""\n    n or g(ValueError("our bug"))\n    return f"{n} rows shown"\n'
    assert list(sentences_in(ast.parse(code), set())) == [(4, " rows shown")]
    assert list(sentences_in(ast.parse("x = '<b class=\"a b\">Every action</b>'"), set())) != []


def shown_in_template(source: str) -> str:
    """Return what a Jinja template shows of its own: text between tags, and attributes that are read aloud."""
    parts = [text if kind == "data" else "\0" for _, kind, text in jinja2.Environment(autoescape=True).lex(source)]
    html = re.sub(r"(?s)<(style|script)\b.*?</\1>|<!--.*?-->", "", "".join(parts))
    spoken = " ".join(re.findall(SPOKEN_ATTRIBUTES, html))
    return (re.sub(r"(?s)<[^<>]*>", " ", html).replace("\0", " ") + " " + spoken).strip()


@pytest.mark.parametrize("path", files("*.j2"), ids=lambda path: path.name)
def test_no_word_stands_in_a_template(path: Path) -> None:
    shown = re.sub(r"&\w+;|&#\d+;", " ", shown_in_template(path.read_text(encoding="utf-8")))
    assert re.findall(r"[^\W\d_]{2,}", shown) == [], "put these words into both catalogs"


def test_a_word_in_a_template_would_be_found() -> None:
    assert shown_in_template("<p class='a'>{{ say('x') }} rows</p>") == "rows"
    assert "Search" in shown_in_template('<input aria-label="Search">')


@pytest.mark.parametrize("path", files("*.typ"), ids=lambda path: path.name)
def test_no_word_stands_in_a_paper_template(path: Path) -> None:
    text = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
    written = re.findall(r"\[([^\[\]#]*)\]", text) + re.findall(r'"([^"]*)"', text)
    assert [one for one in written if TWO_WORDS.search(one) and not NAMES_OF_OTHERS.match(one)] == []


@pytest.mark.parametrize("path", files("*.js"), ids=lambda path: path.name)
def test_no_sentence_stands_in_a_script(path: Path) -> None:
    text = re.sub(r"(?m)//.*$|(?s:/\*.*?\*/)", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"(?:querySelector(?:All)?|closest|matches)\([^)]*\)", "", text)
    strings = re.findall(r"'([^'\n]*)'|\"([^\"\n]*)\"", text)
    said = {one for pair in strings for one in pair if TWO_WORDS.search(one)}
    assert said - {"use strict"} == set(), "read these words from the page"
