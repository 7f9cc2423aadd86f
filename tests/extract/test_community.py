"""A plan calls its own district community-funded, or it does not: others, negations and conditions never count."""

import pytest

from lcap_extract.community import community_funded
from lcap_extract.pages import PageText

NAME = "Valle Dorado Unified School District"


def asked(text: str, name: str = NAME, lea_type: str = "district") -> tuple[int | None, str]:
    pages = [PageText.of(3, "Our schools stand among orchards."), PageText.of(7, text)]
    return community_funded(pages, name, lea_type)


@pytest.mark.parametrize(
    "text",
    [
        "We are a basic aid district, so property taxes pay for our schools.",
        "Valle Dorado Unified is a community-funded district.",
        "Valle Dorado Unified School District is a “basic aid” district.",
        "VDUSD is a community funded (basic aid) school district and keeps its taxes.",
        "As a community-funded district, we receive no state money through the formula.",
        "As a small basic aid district, VDUSD relies on property taxes.",
        "Because of our basic aid status, the grants set a floor of services.",
        "The district remains a locally funded, basic aid district.",
        "The district's community-funded status means that more pupils bring no more money.",
        "The district has been a Basic\nAid district since 2009.",
        "Somos un distrito de ayuda básica.",
        "Como distrito de ayuda básica, recibimos impuestos a la propiedad.",
    ],
)
def test_a_district_that_calls_itself_community_funded_is_quoted_with_its_page(text: str) -> None:
    page, words = asked(text)
    assert page == 7
    assert words == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "We are not a basic aid district.",
        "The district is no longer a community-funded district.",
        "Unlike neighboring basic aid districts, we depend on the state.",
        "Most basic aid districts in our county pay more.",
        "Palo Verde Elementary is a basic aid district.",
        "If the district is a basic aid district, it keeps the taxes above its entitlement.",
        "The district was a basic aid district until 2015.",
        "We may become a basic aid district in two years.",
        "Community-funded scholarships pay for the summer program.",
        "Our teachers left for other community-funded districts.",
        "Basic aid is a term for districts whose taxes exceed the formula.",
        "We offer first aid and basic aid kits in each classroom.",
    ],
)
def test_others_negations_and_conditions_make_no_district_community_funded(text: str) -> None:
    assert asked(text) == (None, "")


def test_in_a_charters_plan_the_district_is_another() -> None:
    text = "The district is a basic aid district and passes property taxes on to us."
    assert asked(text, "Rio Claro Charter School", "charter") == (None, "")
    assert asked("We are a basic aid charter.", "Rio Claro Charter School", "charter")[0] == 7


def test_a_long_sentence_is_quoted_in_part() -> None:
    _, words = asked("We are a basic aid district" + ", and we say so" * 40 + ".")
    assert words.startswith("We are a basic aid district")
    assert len(words) <= 240
