"""Every word a person sees: sentences by key from the catalogs, numbers as people here write them.

The catalogs (`locale/<lang>/lcap.po`, see `catalogs`) are read once, when the first sentence is asked for. Money and
percentages come out the same in every language ($1,234,567.50; 14.679%), in US form, as the plans print them: who
compares a sentence with its page sees the same digits.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from lcap_viz.catalogs import LANGS, catalog_of

__all__ = [
    "LANGS",
    "catalog",
    "cents",
    "form",
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

_US = "en_US"
"""The locale whose separators all numbers have; a language's own is used where it has the same."""

_SPOTS = {"cell": "\ue010", "line": "\ue011"}
"""Letters of no language that stand before a cell or line until its sentence is made."""

_MILLION, _BILLION = Decimal(10**6), Decimal(10**9)


@cache
def catalog(lang: str) -> Mapping[str, str]:
    """Return key -> sentence for one language, of plural forms the general one.

    A KeyError later means a key that no catalog has: our bug.
    """
    return MappingProxyType({key: forms[-1] for key, forms in catalog_of(lang).forms.items()})


def has(key: str) -> bool:
    """Tell whether the catalogs hold `key`."""
    return key in catalog("en")


def form(key: str, lang: str, facts: Mapping[str, object]) -> str:
    """Return the sentence for `key` before its {placeholders} are filled in: the plural form that `count` asks for."""
    return catalog_of(lang).form(key, facts.get("count"))


def say(key: str, lang: str, **facts: object) -> str:
    """Return the sentence for `key` with its {placeholders} filled in; whole numbers get thousands separators.

    Where the sentence has plural forms, the fact `count` chooses among them.
    """
    filled = {name: number(fact, lang) if _is_count(fact) else fact for name, fact in facts.items()}
    return placed(form(key, lang, facts).format(**filled), lang)


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


@cache
def _numbers(lang: str) -> str:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    own = catalog_of(lang).header.get("Language", "")
    try:
        marks = Locale.parse(own).number_symbols["latn"]
    except (UnknownLocaleError, ValueError, KeyError):
        return _US
    return own if (marks["group"], marks["decimal"]) == (",", ".") else _US


def number(value: object, lang: str) -> str:
    """Return a whole number or Decimal with thousands separators and the decimals it has."""
    return _written(str(value), lang)


@lru_cache(maxsize=8192)
def _written(value: str, lang: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415

    exact = Decimal(value)
    places = max(0, -int(exact.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(exact, pattern, locale=_numbers(lang), decimal_quantization=False))


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
    if 0 < size < 1:
        return money(value, lang)
    if size.quantize(Decimal(1), ROUND_HALF_EVEN) < _MILLION:
        return money(value.quantize(Decimal(1), ROUND_HALF_EVEN), lang)
    sign = "-" if value < 0 else ""
    if round(size / _MILLION) >= 1000:
        amount = (size / _BILLION).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        return say("word.billion", lang, amount=f"{sign}${_trim(amount, lang)}")
    amount = (size / _MILLION).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return say(
        "word.million", lang, amount=f"{sign}${_trim(amount, lang)}", count=int(amount.to_integral(ROUND_CEILING))
    )


def _trim(amount: Decimal, lang: str) -> str:
    whole = amount.to_integral_value()
    return number(whole if whole == amount else amount, lang)


def percent(value: Decimal, lang: str) -> str:
    """Return a percentage with the decimals the plan prints: 14.679%."""
    return number(value, lang) + "%"


def cents(count: Decimal, lang: str) -> str:
    """Return whole cents of a dollar: "39 cents"; what rounds to none is never said to be nothing."""
    return say("word.cents", lang, count=int(count)) if count else say("word.less_than_a_cent", lang)


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
