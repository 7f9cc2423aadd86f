"""What a ledger cannot tell can be said of every plan, in every language."""

from dataclasses import replace

import pytest

from lcap_models.ledger import ledger_of
from lcap_models.plan import Plan
from lcap_models.proof import prove
from lcap_viz.facts import tell
from lcap_viz.limits import limits_of
from lcap_viz.words import LANGS
from support.plans import valle_dorado


def told(plan: Plan, lang: str) -> list[str]:
    return [tell(limit, lang) for limit in limits_of(ledger_of(prove(plan)))]


@pytest.mark.parametrize("lang", LANGS)
def test_two_budget_overviews_in_one_file_are_counted(lang: str) -> None:
    plan = valle_dorado()
    twice = replace(plan, overviews=(*plan.overviews, *plan.overviews))
    added = set(told(twice, lang)) - set(told(plan, lang))
    assert len(added) == 1
    assert " 2 " in added.pop()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", [7, None])
def test_a_community_funded_district_is_told_with_its_own_words_and_a_page_only_where_there_is_one(
    lang: str, page: int | None
) -> None:
    plan = valle_dorado()
    document = replace(plan.document, community_words="Basic Aid", community_page=page)
    added = set(told(replace(plan, document=document), lang)) - set(told(plan, lang))
    assert len(added) == 1
    said = added.pop()
    assert "“Basic Aid”" in said
    assert ("7" in said) == (page == 7)
