"""The 100 pennies: their title names a topic that means something, and no part of a dollar is rounded to nothing."""

import pytest

from lcap_viz.charts.pennies import facts
from lcap_viz.charts.text import written
from lcap_viz.facts import tell
from support.ledgers import ledger
from support.plans import plan_of, table

TUTORS, NAMELESS = "After-school tutoring", "Zeta plan"


def pennies(*amounts: tuple[str, str]) -> dict[str, str]:
    """Return the title and the text of the chart, in English, of actions with these titles and dollars."""
    rows = [
        {"goal": "1", "action": str(n), "title": title, "contributing": "Yes", "planned_lcff": dollars}
        for n, (title, dollars) in enumerate(amounts, 1)
    ]
    found = facts(ledger(plan_of(table("contributing_actions", rows, {}))))
    assert found is not None
    return {"title": tell(found.title, "en"), "text": written(found, "en"), "spanish": written(found, "es")}


@pytest.mark.parametrize(
    ("amounts", "title"),
    [
        # what fits no topic is largest, but not half: the largest real topic is named
        (
            ((NAMELESS, "40.00"), (TUTORS, "35.00"), ("Bilingual liaisons for families", "25.00")),
            "Of each dollar for actions that count, 35 cents go to: After school and summer",
        ),
        # most fits no topic: no topic stands for the dollar
        (
            ((NAMELESS, "60.00"), (TUTORS, "40.00")),
            "Of each dollar for actions that count, 60 cents fit none of our topics",
        ),
        (((NAMELESS, "60.00"),), "Of each dollar for actions that count, 100 cents fit none of our topics"),
    ],
)
def test_everything_else_is_never_the_topic_of_the_title(amounts: tuple[tuple[str, str], ...], title: str) -> None:
    assert pennies(*amounts)["title"] == title


def test_a_part_of_less_than_half_a_cent_is_not_called_zero() -> None:
    told = pennies((TUTORS, "99900.00"), ("Bilingual liaisons for families", "100.00"))
    assert "Work with families: less than 1 cent of each dollar, $100 in all" in told["text"]
    assert "menos de 1 centavo de cada dólar" in told["spanish"]
