"""Every word in both languages: the same keys, the same placeholders, none unused, none unknown, usted throughout."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lcap_viz.catalogs import catalog_of, folders, placeholders
from lcap_viz.translation import problems
from lcap_viz.words import catalog

ROOT = Path(__file__).resolve().parents[2]
SOURCES = tuple(ROOT / part for part in ("lcap", "extract/lcap_extract", "models/lcap_models", "viz/lcap_viz"))
SAYERS = {"say", "sentence", "both", "Sentence", "has"}
"""Functions whose first argument is a catalog key."""

ALIKE = re.compile(
    r"report\.plan|word\.points|column\.plan|command\.heading|workbook\.about|chart\.(subtitle|text\.row|contradictions\.where)|law\.how\.times_base|glossary\.say\.elsewhere"
    r"|kit\.(figure\.in_table|working|exercises\.head|key\.left_out_one)"
)
"""Sentences that both languages may share: made of placeholders, or bilingual."""


def python_files() -> Iterator[Path]:
    return (path for folder in SOURCES for path in sorted(folder.rglob("*.py")))


def literals() -> set[str]:
    """Return every string that stands in code, templates and data: keys, and the last parts of keys made by joining."""
    found: set[str] = set()
    for path in python_files():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        found |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg}
        found |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for folder in SOURCES:
        for path in sorted(folder.rglob("*.j2")):
            found |= set(re.findall(r"'([\w.-]+)'", path.read_text(encoding="utf-8")))
        for path in sorted(folder.rglob("*.yaml")):
            found.add(path.stem)  # a rule of the law is named after its file
            found |= set(re.findall(r"[\w.]+", path.read_text(encoding="utf-8")))
    return found


def first_arguments() -> Iterator[tuple[str, str]]:
    """Yield (file, key) of every literal key given to a function that says it."""
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in SAYERS and isinstance(node.args[0].value, str):
                    yield path.name, node.args[0].value
    for folder in SOURCES:
        for path in sorted(folder.rglob("*.j2")):
            text = path.read_text(encoding="utf-8")
            yield from ((path.name, key) for key in re.findall(r"(?:say|both)\('([\w.]+)'(?! ~)", text))


def used(key: str, found: set[str]) -> bool:
    """Whether the key stands in the source whole, or is joined there from a known beginning and a known end."""
    if key in found or key.startswith("glossary."):
        return True
    for at in (at + 1 for at, letter in enumerate(key) if letter == "."):
        variants = ("_none", "_many", "_gap", "_also")
        ends = {key[at:].removesuffix(variant) for variant in ("", *variants)} | {key[at:].rsplit(".", 1)[0]}
        if key[:at] in found and ends & found:
            return True
    return False


def test_both_languages_have_the_same_keys() -> None:
    assert list(catalog("en")) == list(catalog("es"))


def test_both_languages_have_the_same_placeholders() -> None:
    pairs = {key: (placeholders(catalog("en")[key]), placeholders(catalog("es")[key])) for key in catalog("en")}
    assert {key: pair for key, pair in pairs.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_sentence_is_empty_or_has_a_positional_placeholder(lang: str) -> None:
    assert [key for key, text in catalog(lang).items() if not text.strip() or "" in placeholders(text)] == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_nothing_is_missing_in_a_catalog_nor_has_other_names_in_braces(lang: str) -> None:
    assert list(problems(lang)) == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_plural_form_is_there(lang: str) -> None:
    forms = {key: said for key, said in catalog_of(lang).forms.items() if len(said) > 1}
    assert forms
    assert {key for key, said in forms.items() if len(said) != 2} == set()
    assert {key for key in forms if len(catalog_of({"en": "es", "es": "en"}[lang]).forms[key]) != 2} == set()


@pytest.mark.parametrize(("lang", "locale"), [("en", "en_US"), ("es", "es_US")])
def test_the_header_says_which_language_it_is_and_how_it_counts(lang: str, locale: str) -> None:
    header = catalog_of(lang).header
    assert (header["Language"], header["Plural-Forms"]) == (locale, "nplurals=2; plural=(n != 1);")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_sentence_has_a_note_for_translators(lang: str) -> None:
    """The note stands above the key, begins with "#. ", and tells where the sentence stands and what fills it."""
    entries = (folders()[lang] / "lcap.po").read_text(encoding="utf-8").split("\n\n")
    keys = {found[1]: entry for entry in entries if (found := re.search(r'^msgid "(.+)"$', entry, re.M))}
    assert len(keys) == len(catalog(lang))
    without = [key for key, entry in keys.items() if not re.search(r"^#\. \S", entry, re.M)]
    assert without == [], (
        f"write a line '#. where it stands; {{name}}: what fills it' above these keys in {lang}/lcap.po"
    )


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_key_stands_twice(lang: str) -> None:
    text = (ROOT / f"viz/lcap_viz/locale/{lang}/lcap.po").read_text(encoding="utf-8")
    keys = re.findall(r'^msgid "(.+)"$', text, re.M)
    assert [key for key in set(keys) if keys.count(key) > 1] == []


def test_every_key_is_used() -> None:
    found = literals()
    assert [key for key in catalog("en") if not used(key, found)] == []


def test_every_key_that_the_code_says_exists() -> None:
    said = list(first_arguments())
    assert len(said) > 100
    assert [
        (file, key) for file, key in said if "." in key and not key.endswith(".") and key not in catalog("en")
    ] == []


def test_what_limits_an_answer_is_filled_in_by_the_number_of_overviews_at_most() -> None:
    """The report says the ledger's limits by their names; all it has to fill in is this."""
    ledger = (ROOT / "models" / "lcap_models" / "ledger" / "flow.py").read_text(encoding="utf-8")
    names = re.findall(r'yield "(\w+)"', ledger)
    assert "several_overviews" in names
    limits = {name: placeholders(catalog("en")[f"limit.{name}"]) for name in names if f"limit.{name}" in catalog("en")}
    assert {key for key, names in limits.items() if names - {"count", "page", "words"}} == set()


def test_every_error_has_its_sentence() -> None:
    kinds = {"WrongUse", "Unreadable", "NotAPlan", "LcapError"}
    keys = {
        node.args[0].value
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in kinds and node.args
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }
    assert len(keys) > 5
    assert {key for key in keys if f"error.{key}" not in catalog("en")} == set()


def test_every_finding_has_its_question() -> None:
    messages = {key.removeprefix("finding.") for key in catalog("en") if key.startswith("finding.")}
    questions = {key.removeprefix("question.") for key in catalog("en") if key.startswith("question.")}
    assert messages == questions


def test_spanish_is_not_english() -> None:
    same = [key for key, text in catalog("en").items() if text == catalog("es")[key] and re.search(r"[a-z]{3}", text)]
    assert [key for key in same if not ALIKE.match(key)] == []


def test_neither_language_is_much_longer_than_the_other() -> None:
    """Names of laws are long in Spanish, and people have more names for them."""
    names = {key for key in catalog("en") if re.fullmatch(r"glossary\..+\.(term|also)", key)}
    lengths = {key: (len(text), len(catalog("es")[key])) for key, text in catalog("en").items() if key not in names}
    assert {key: pair for key, pair in lengths.items() if max(pair) > 2 * min(pair) + 30} == {}


def test_spanish_says_usted_and_mil_millones() -> None:
    familiar = re.compile(
        r"\b(tú|tu|tus|te|ti|contigo|puedes|tienes|quieres|(?<!\w )(mira|pregunta a)|vosotros|billón|billones)\b", re.I
    )
    assert {key: text for key, text in catalog("es").items() if familiar.search(text)} == {}


def test_spanish_questions_open_as_they_close() -> None:
    assert [key for key, text in catalog("es").items() if text.count("?") != text.count("¿") and "¿" in text] == []
    asked = [key for key in catalog("es") if key.startswith("question.")]
    assert [key for key in asked if "¿" not in catalog("es")[key]] == []


def test_words_are_light_to_import() -> None:
    heavy = "{'babel', 'jinja2', 'altair', 'pandas', 'numpy', 'vl_convert'}"
    code = f"import sys, lcap_viz.words; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
