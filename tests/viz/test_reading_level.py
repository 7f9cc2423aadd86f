"""Parents read this: the sentences of the report, taken together, are plain in both languages."""

import re

import pytest

from lcap_viz.words import catalog
from support.reading_level import english_syllables, flesch_kincaid, inflesz, sentences_of, spanish_syllables, words_of

ENGLISH = {
    1: "plan page goes named shows asks planned put years board schools needs state homes youth blank two whole place "
    "these does done come comes sure less adds twice cell rule rows reached spent for which their",
    2: "money action actions counted wanted county pages table tables little under people differ spending printed "
    "amount students extra income carried confirm figure figures empty zero program district language because "
    "required promise question total dollars largest places reader readers reaches added learners create being",
    3: "equity formula official overview expected percentage different services limited annual actual area period "
    "idea document",
    4: "education supplemental additional material estimated concentration carryover contributing expenditure",
}
SPANISH = {
    1: "plan que más los pie bien dos muy hay",
    2: "cifra meta cuenta junto puede causa agua año aún guía fondos acción también país ciudad crecer",
    3: "dinero página escuela distrito gastado impreso acciones equidad sumamos",
    4: "estudiante necesidad formulario ingresaron remanentes diferencia preguntamos",
    5: "planificado necesidades presupuestado suplementarios",
}
REPORT = re.compile(r"(report|glossary\..*\.text|state|finding|question|chart|ask|answer|limit)\b")
"""What a parent reads as sentences; headings and labels, without an end mark, are left out."""

ENGLISH_GRADE, ENGLISH_AIM = 8.0, 6.0
INFLESZ_FLOOR, INFLESZ_AIM = 55.0, 65.0
"""The hard limit of each scale (eighth grade; "normal"), and the aim that the catalogs reach."""


@pytest.mark.parametrize(("count", "words"), ENGLISH.items())
def test_english_syllables_are_as_counted_by_hand(count: int, words: str) -> None:
    assert {word: english_syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


@pytest.mark.parametrize(("count", "words"), SPANISH.items())
def test_spanish_syllables_are_as_counted_by_hand(count: int, words: str) -> None:
    assert {word: spanish_syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_the_formulas_give_what_their_authors_print() -> None:
    assert round(flesch_kincaid(["The cat sat on the mat."]), 2) == -1.45  # 0.39 * 6 + 11.8 * 1 - 15.59
    assert round(inflesz(["El gato come pan."]), 2) == 109.39  # 206.835 - 62.3 * 6 / 4 - 4


def sentences(lang: str) -> list[str]:
    """Return every sentence of the report in one language."""
    return [text for key, text in catalog(lang).items() if REPORT.match(key) and re.search(r"[.?!]$", text)]


def test_english_sentences_are_at_most_eighth_grade() -> None:
    assert len(sentences("en")) > 80
    assert flesch_kincaid(sentences("en")) <= ENGLISH_AIM < ENGLISH_GRADE


def test_spanish_sentences_are_at_least_normal_on_the_inflesz_scale() -> None:
    assert len(sentences("es")) > 80
    assert inflesz(sentences("es")) >= INFLESZ_AIM > INFLESZ_FLOOR


@pytest.mark.parametrize("lang", ["en", "es"])
def test_sentences_are_short(lang: str) -> None:
    said = sentences(lang)
    assert sum(len(words_of(text)) for text in said) / sentences_of(said) <= 15
    assert {text for text in said if len(words_of(text)) / sentences_of([text]) > 25} == set()
