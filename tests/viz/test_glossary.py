"""Words are found by the names that people use, and every word of the law that a parent meets is there."""

import pytest

from lcap_viz.glossary import find, nearest, term_json, term_lines, terms
from lcap_viz.words import LANGS, say


def test_there_are_some_forty_words_each_with_a_name_a_meaning_and_further_names() -> None:
    assert 30 <= len(terms()) <= 50
    for lang in ("en", "es"):
        assert all(say(f"glossary.{term}.{part}", lang) for term in terms() for part in ("term", "text", "also"))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("rendición de cuentas", ("lcap",)),
        ("RENDICION  de cuentas", ("lcap",)),
        ("Plan de Rendición de Cuentas con Control Local", ("lcap",)),
        ("Plan de Control Local y Rendimiento de Cuentas", ("lcap",)),
        ("Fórmula de Financiamiento de Control Local", ("lcff",)),
        ("unduplicated", ("unduplicated",)),
        ("alumno no duplicado", ("unduplicated",)),
        ("MPP", ("required_pct",)),
        ("cuidado tutelar", ("foster_youth",)),
        ("S&C", ("equity_money",)),
        ("acción contribuyente", ("contributing",)),  # found by it, though we never say it
        ("mesa", ("board",)),
        ("concentration grant", ("concentration_grant",)),
    ],
)
def test_a_word_is_found_by_any_of_its_names(asked: str, expected: tuple[str, ...]) -> None:
    assert find(asked) == expected


def test_every_name_of_every_word_finds_a_word() -> None:
    names = [term_json(term) for term in terms()]
    for told in names:
        for lang in LANGS:
            assert told["id"] in find(told["term"][lang])
            assert [name for name in told["also"][lang] if not find(name)] == []


def test_a_part_of_a_name_finds_all_words_that_have_it() -> None:
    assert find("grant") == (
        "equity_money", "base_grant", "supplemental_grant", "concentration_grant", "additional_concentration",
    )  # fmt: skip


def test_what_is_no_word_is_not_found_but_a_slip_is_noticed() -> None:
    assert (find("xyzzy"), nearest("xyzzy", "en")) == ((), ())
    assert (find("carryovr"), nearest("carryovr", "en")) == ((), ("Carryover",))
    assert nearest("remanetes", "es") == ("Fondos remanentes",)
    assert find("") == find("¿?") == ()


def test_a_word_shows_its_name_in_the_other_language() -> None:
    assert list(term_lines("board", "es")) == [
        "Mesa directiva",
        "  English: Governing board",
        "    Las personas elegidas para dirigir el distrito. Votan sobre el plan en",
        "    público.",
    ]


def test_names_that_only_help_to_find_a_word_are_never_shown() -> None:
    shown = "\n".join(line for lang in LANGS for term in terms() for line in term_lines(term, lang))
    assert "contribuyente" not in shown
