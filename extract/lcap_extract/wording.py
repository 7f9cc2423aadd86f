"""The templates as data: which words head a table, a column, a box, a page (`templates/*.yaml`).

`templates/<part>.es.yaml` adds the Spanish spellings to those of `templates/<part>.yaml`; `loose.es.yaml` has rules for
Spanish headings and headers whose wording each translator chooses (`loose`).
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from lcap_extract.loose import Loose, loose_rule

__all__ = [
    "Block", "Field", "Fingerprint", "Kind", "TableTemplate", "Words", "bare", "document_words",
    "fields_of", "fingerprints", "instruction_words", "load", "loose_marks", "overview_template", "plain", "squash",
    "tables", "unit_of", "ways", "without_accents", "words",
]  # fmt: skip

LANGUAGES = ("es",)
"""The languages beside English that have spellings of their own."""

Kind = Literal["text", "choices", "yes_no", "usd", "percent"]
_PARENTHESES = re.compile(r"\([^()]*(\)|$)")
_NOT_ALNUM = re.compile(r"[^a-z0-9#$%]+")


@lru_cache(maxsize=20_000)
def squash(text: str) -> str:
    """Return the text without case, accents, spaces and punctuation (# $ % stay): what spellings are compared by."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _NOT_ALNUM.sub("", plain)


@lru_cache(maxsize=20_000)
def bare(text: str) -> str:
    """Return the squashed text without what stands in parentheses, nor a trailing #."""
    return squash(_PARENTHESES.sub(" ", text)).rstrip("#") or squash(text)


def ways(text: str) -> tuple[str, ...]:
    """Return the squashed text, and as it reads where the font lost its accented letters ("accion", "accin")."""
    if text.isascii():
        return (squash(text),)
    return tuple(dict.fromkeys((squash(text), squash(_without_accented(text)))))


@dataclass(frozen=True, slots=True)
class Field:
    """What a column or box holds: its key, its kind, its spellings (bare), the key of its printed sum.

    `loose` are rules for headers that no spelling tells.
    """

    key: str
    kind: Kind
    spellings: tuple[str, ...]
    total: str = ""
    loose: tuple[Loose, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Header cells that stand together: the rows of a table, or a box of figures."""

    table: str
    name: str
    fields: tuple[Field, ...]

    @property
    def is_rows(self) -> bool:
        """Whether rows follow the header, not one line of values."""
        return self.name == "rows"


@dataclass(frozen=True, slots=True)
class TableTemplate:
    """One kind of table: its headings (squashed), its blocks, its labels with values to their right."""

    kind: str
    headings: tuple[str, ...]
    blocks: tuple[Block, ...]
    by_type_corner: tuple[str, ...] = ()
    by_type_columns: tuple[str, ...] = ()
    by_type_labels: Mapping[str, tuple[str, ...]] | None = None
    loose_headings: tuple[Loose, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the tables that are no figures; all squashed but `choices`."""

    labels: frozenset[str]
    total_rows: frozenset[str]
    debris: frozenset[str]
    no_number: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A page is of a kind when its squashed text holds all of `all_of`, one of `any_of`, none of `none_of`.

    Each of `all_of` is one text, or several of which one is enough.
    """

    all_of: tuple[tuple[str, ...], ...]
    any_of: tuple[str, ...]
    none_of: tuple[str, ...]

    def fits(self, squashed: str) -> bool:
        """Tell whether a page with that text has this fingerprint."""
        return (
            all(any(way in squashed for way in word) for word in self.all_of)
            and (not self.any_of or any(word in squashed for word in self.any_of))
            and not any(word in squashed for word in self.none_of)
        )


@cache
def load(name: str) -> Any:
    """Return the contents of templates/<name>.yaml with the spellings of other languages added, all values as text."""
    found = read(name)
    for language in LANGUAGES:
        if files("lcap_extract").joinpath(f"templates/{name}.{language}.yaml").is_file():
            found = _with_more(found, read(f"{name}.{language}"))
    return found


@cache
def read(name: str) -> Any:
    """Return the contents of templates/<name>.yaml alone, all values as text."""
    text = files("lcap_extract").joinpath(f"templates/{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _with_more(base: Any, more: Any) -> Any:
    """Return both: lists one after the other, mappings key by key; `unverified` is a note for tests."""
    if isinstance(base, dict):
        keys = [*base, *(key for key in more if key not in base and key != "unverified")]
        return {key: _with_more(base[key], more[key]) if key in base and key in more else base.get(key, more.get(key))
                for key in keys}  # fmt: skip
    return [*base, *more]


@cache
def tables() -> tuple[TableTemplate, ...]:
    """Return all tables and the services section."""
    return tuple(_table(kind, data) for kind, data in load("tables").items())


def _table(kind: str, data: Mapping[str, Any]) -> TableTemplate:
    rules = _loose(kind)
    blocks = [
        Block(kind, name, tuple(
            Field(key, unit_of(key), _bare_all(headers), "", rules.get(key, ())) for key, headers in fields.items()
        ))
        for name, fields in data.get("boxes", {}).items()
    ]  # fmt: skip
    if "rows" in data:
        columns = tuple(
            Field(key, column["kind"], _bare_all(column["headers"]), column.get("total", ""), rules.get(key, ()))
            for key, column in data["rows"].items()
        )
        blocks.append(Block(kind, "rows", columns))
    by_type = data.get("by_type", {})
    return TableTemplate(
        kind,
        tuple(sorted((way for heading in data["headings"] for way in ways(heading)), key=len, reverse=True)),
        tuple(blocks),
        _bare_all(by_type.get("corner", ())),
        _bare_all(by_type.get("columns", ())),
        {way: tuple(keys) for label, keys in by_type.get("labels", {}).items() for way in _bare_all((label,))},
        rules.get("headings", ()),
    )


def _loose(kind: str) -> Mapping[str, tuple[Loose, ...]]:
    """Return the rules of a kind of table: its headings', and by key those of its columns and boxes."""
    found = {**read("loose.es").get("every_table", {}), **read("loose.es").get(kind, {})}
    return {key: tuple(loose_rule(text) for text in texts) for key, texts in found.items()}


@cache
def loose_marks() -> re.Pattern[str]:
    """Return a pattern that fits each text which a loose rule may fit, and hardly any in English."""
    return re.compile("|".join(map(re.escape, read("loose.es")["marks"])))


def unit_of(key: str) -> Literal["usd", "percent"]:
    """Return the unit of a figure outside rows: the keys of percentages say `_pct`."""
    return "percent" if "_pct" in key else "usd"


@cache
def fields_of(kind: str) -> Mapping[str, Field]:
    """Return the columns of a kind of table by key."""
    of_lines = {**load("budgeted")["tables"], **load("continuity")["tables"]}
    if kind in of_lines:
        return {key: Field(key, column["kind"], ()) for key, column in of_lines[kind].items()}
    blocks = next(table for table in tables() if table.kind == kind).blocks
    return {field.key: field for block in blocks if block.is_rows for field in block.fields}


def _bare_all(texts: Any) -> tuple[str, ...]:
    """Return the bare texts, and as they read where the font lost accented letters."""
    return tuple(dict.fromkeys(bare(way) for text in texts for way in (text, _without_accented(text))))


def without_accents(text: str) -> str:
    """Return the text with each letter in place of the accented one; every other character keeps its position."""
    return text if text.isascii() else text.translate(_LETTERS)


class _Letters(dict[int, int]):
    """Codes to the codes of their letters without accents, looked up once each."""

    def __missing__(self, code: int) -> int:
        self[code] = letter = ord(unicodedata.normalize("NFD", chr(code))[0])
        return letter


_LETTERS = _Letters()


def _without_accented(text: str) -> str:
    return text if text.isascii() else "".join(c for c in unicodedata.normalize("NFC", text) if c.isascii())


@cache
def words() -> Words:
    """Return the words of the tables that are no figures."""
    data = load("words")
    return Words(
        labels=frozenset(_bare_all(data["labels"])),
        total_rows=frozenset(_bare_all(data["total_rows"])),
        debris=frozenset(squash(w) for w in data["debris"]),
        no_number=frozenset(plain(w) for w in data["no_number"]),
        yes=frozenset(squash(w) for w in data["yes"]),
        no=frozenset(squash(w) for w in data["no"]),
        choices={way: w for w in reversed(data["choices"]) for way in ways(w)},
    )


def plain(text: str) -> str:
    """Return the text without case and spaces, punctuation kept: for words that stand in place of a number."""
    return re.sub(r"\s+", "", text.casefold()).replace("\u2013", "-").replace("\u2014", "-")


@cache
def fingerprints(kind: str) -> tuple[Fingerprint, ...]:
    """Return the fingerprints of a kind of page: overview, services, tables, instructions, starts."""
    return tuple(
        Fingerprint(
            tuple(_one_of(w) for w in entry.get("all", ())),
            tuple(way for w in entry.get("any", ()) for way in ways(w)),
            tuple(way for w in entry.get("none", ()) for way in ways(w)),
        )
        for entry in load("pages")[kind]
    )


def _one_of(text: str) -> tuple[str, ...]:
    """Return the ways to print a text, or each of several with | between."""
    return tuple(way for part in text.split("|") for way in ways(part))


@cache
def instruction_words() -> tuple[str, ...]:
    """Return the words of the state's instructions, squashed."""
    return tuple(squash(word) for word in load("pages")["instruction_words"])


@cache
def overview_template() -> Any:
    """Return templates/overview.yaml."""
    return load("overview")


@cache
def document_words() -> Any:
    """Return templates/document.yaml."""
    return load("document")
