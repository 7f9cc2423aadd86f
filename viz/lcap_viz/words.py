"""Every word a person sees: sentences by key from the catalogs, numbers as people here write them.

The catalogs (`locale/<lang>/lcap.po`) are read once, when the first sentence is asked for. Money and
percentages come out the same in both languages ($1,234,567.50; 14.679%), as US Spanish writes them.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

__all__ = [
    "LANGS",
    "Lang",
    "catalog",
    "has",
    "money",
    "money_short",
    "number",
    "pages_words",
    "percent",
    "placed",
    "say",
    "share_percent",
    "spot",
]

Lang = Literal["en", "es"]
LANGS: tuple[Lang, ...] = ("en", "es")
_LOCALES = {"en": "en_US", "es": "es_US"}
_SPOTS = {"cell": "\ue010", "line": "\ue011"}
"""Letters of no language that stand before a cell or line until its sentence is made."""

_MILLION, _BILLION = Decimal(10**6), Decimal(10**9)


@cache
def catalog(lang: str) -> Mapping[str, str]:
    """Return key -> sentence for one language. A KeyError later means a key that no catalog has: our bug."""
    from babel.messages.pofile import read_po  # noqa: PLC0415  (keeps importing this module cheap)

    path = resources.files("lcap_viz").joinpath("locale", lang, "lcap.po")
    with path.open("rb") as file:
        messages = read_po(file, locale=lang)
    return MappingProxyType({str(m.id): str(m.string) for m in messages if m.id})


def has(key: str) -> bool:
    """Tell whether the catalogs hold `key`."""
    return key in catalog("en")


def say(key: str, lang: str, **facts: object) -> str:
    """Return the sentence for `key` with its {placeholders} filled in; whole numbers get thousands separators."""
    filled = {name: number(fact, lang) if _is_count(fact) else fact for name, fact in facts.items()}
    return placed(catalog(lang)[key].format(**filled), lang)


def spot(kind: Literal["cell", "line"], text: str) -> str:
    """Return a cell or line for a sentence's place of a page: `say` writes "cell F9" for "page F9"."""
    return _SPOTS[kind] + text


def placed(text: str, lang: str) -> str:
    """Return the sentence with the word for a cell or line where it has the word for a page before one.

    The three words have one gender in Spanish (la página, la celda, la línea): the sentence stays right.
    """
    if not any(mark in text for mark in _SPOTS.values()):
        return text
    before = "|".join(re.escape(_noun(key, lang)) for key in ("word.pages", "word.page", "word.page_short"))
    for kind, mark in _SPOTS.items():
        noun = _noun(f"word.{kind}", lang)
        text = re.sub(rf"(?<!\w)(?:{before}){mark}", noun, text)
        text = re.sub(rf"(?i)(?<!\w)(?:{before}){mark}", noun.capitalize(), text).replace(mark, "")
    return text


def _noun(key: str, lang: str) -> str:
    return catalog(lang)[key].partition("{")[0]


def _is_count(fact: object) -> bool:
    return isinstance(fact, int) and not isinstance(fact, bool)


def number(value: object, lang: str) -> str:
    """Return a whole number or Decimal with thousands separators and the decimals it has."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    exact = Decimal(str(value))
    places = max(0, -int(exact.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(exact, pattern, locale=_LOCALES[lang], decimal_quantization=False))


def money(value: Decimal, lang: str) -> str:
    """Return exact dollars: $1,234,567, with cents only where there are some; negative as -$18,957."""
    cents = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = cents.to_integral_value()
    return ("-" if cents < 0 else "") + "$" + number(abs(whole if whole == cents else cents), lang)


def money_short(value: Decimal, lang: str) -> str:
    """Return rounded dollars for sentences and bars: $77.3 million, $1.16 billion, $113,579 below a million.

    Spanish says "mil millones" for a thousand millions. Three significant digits, at most one below a
    hundred million; half to even, so that a figure and its rounding never look like two figures.
    """
    size = abs(value)
    if size.quantize(Decimal(1), ROUND_HALF_EVEN) < _MILLION:
        return money(value.quantize(Decimal(1), ROUND_HALF_EVEN), lang)
    sign = "-" if value < 0 else ""
    if round(size / _MILLION) >= 1000:
        amount = (size / _BILLION).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        return say("word.billion", lang, amount=f"{sign}${_trim(amount, lang)}")
    amount = (size / _MILLION).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    key = "word.million_one" if amount == 1 else "word.million"
    return say(key, lang, amount=f"{sign}${_trim(amount, lang)}")


def _trim(amount: Decimal, lang: str) -> str:
    whole = amount.to_integral_value()
    return number(whole if whole == amount else amount, lang)


def percent(value: Decimal, lang: str) -> str:
    """Return a percentage with the decimals the plan prints: 14.679%."""
    return number(value, lang) + "%"


def share_percent(share: Decimal, lang: str) -> str:
    """Return a share (0 to 1) as a whole percentage; "less than 1%" and "more than 99%" are never rounded away."""
    whole = (share * 100).quantize(Decimal(1), ROUND_HALF_UP)
    if share > 0 and whole == 0:
        return say("word.less_than", lang, amount="1%")
    if share < 1 and whole == 100:
        return say("word.more_than", lang, amount="99%")
    return number(whole, lang) + "%"


def pages_words(pages: Iterable[int], lang: str) -> str:
    """Return "page 7" or "pages 7–9, 12": the page numbers, runs joined; words for a file that has no pages."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    if not runs:
        return say("word.no_pages", lang)
    text = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
    single = len(runs) == 1 and runs[0][0] == runs[0][1]
    return say("word.page", lang, page=text) if single else say("word.pages", lang, pages=text)
