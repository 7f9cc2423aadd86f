"""The one message of a plan: which finding comes first, its numbers, the question, the script and the comment."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from lcap_models.figure import State
from lcap_models.ledger import ledger_of
from lcap_models.plan import Plan
from lcap_models.proof import prove
from lcap_viz.facts import Amount, Sentence, amount_of, tell_number
from lcap_viz.message import (
    COMMENT_LETTERS,
    SCRIPT_WORDS,
    Message,
    comment_text,
    message_of,
    script_text,
    tell,
)
from support.ledgers import doubted, ledger
from support.plans import change, plan_of, reread, table, valle_dorado
from support.truth import figure, plan_from_truth

LANGS = ("en", "es")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def of(plan: Plan) -> Message:
    return message_of(ledger(plan))


def numbers(message: Message) -> dict[str, str]:
    return {one.name: tell_number(one.amount, "en") for one in message.numbers}


def test_a_plan_below_its_required_percentage_is_told_by_the_gap() -> None:
    plan = valle_dorado(funds=((300_000_00, 0, 0, 0), (20_000_00, 0, 0, 0)), spent=(300_000_00, 100_000_00))
    message = of(plan)
    assert tell(message.main, "en") == (
        "Services for high-needs students must grow by 4.444%. The plan reaches 3.556%."
    )
    assert message.kind == "gap"
    assert numbers(message) == {"due": "$400,000", "planned": "$320,000", "gap": "$80,000"}
    assert message.charts[0] == "required"


@pytest.mark.parametrize("most", [60, 80, 90, 100, 110, 120, 140])
def test_no_sentence_of_a_short_script_speaks_of_what_was_left_out(most: int) -> None:
    made = message_of(ledger(plan_from_truth(SAMPLES / "valle-dorado-2024")), script_words=most)
    keys = [one.key for one in made.script]
    assert "message.script.received" not in keys or "message.script.equity" in keys


@pytest.mark.parametrize(("lang", "said"), [("en", "expects $0 in equity money"), ("es", "espera $0 de dinero")])
def test_a_plan_that_expects_nothing_is_told_so_and_not_that_it_prints_no_amount(lang: str, said: str) -> None:
    message = of(valle_dorado(funds=((0, 5_000_00, 0, 0), (0, 1_000_00, 0, 0)), spent=(0, 0), sc=0))
    assert message.kind == "money_in"
    assert said in tell(message.main, lang)


def test_where_money_is_carried_in_the_first_number_is_the_required_growth_in_dollars() -> None:
    message = message_of(ledger(plan_from_truth(SAMPLES / "valle-dorado-2024")))
    assert message.kind == "gap"
    # by hand: 9142084 + 2.770% of item 1, 32650300; of it 9157950 and item 5 (0.150%) are planned
    assert numbers(message) == {
        "due": "$10\N{NO-BREAK SPACE}million",
        "planned": "$9.2\N{NO-BREAK SPACE}million",
        "gap": "$839,572",
    }
    due = message.numbers[0]
    assert (due.amount.value, due.amount.about, due.label.key) == (Decimal(10046497), True, "message.number.due")


def test_money_planned_and_not_spent_is_told_where_the_plan_reaches_its_percentage() -> None:
    plan = valle_dorado(funds=((300_000_00, 0, 0, 0), (200_000_00, 0, 0, 0)), spent=(300_000_00, 100_000_00))
    message = of(plan)
    assert message.kind == "promise"
    assert tell(message.main, "en") == (
        "Last year $500,000 was planned for actions that count. An estimated $400,000 was spent."
    )
    assert numbers(message) == {"last_planned": "$500,000", "last_spent": "$400,000", "unspent": "$100,000"}
    assert tell(message.question.asks, "en") == "What happened to the rest of that money?"


def test_two_amounts_for_high_needs_students_come_before_all_else() -> None:
    plan = change(valle_dorado(), "bop_high_needs_planned", "", reread("900000"))
    message = of(plan)
    assert message.kind == "contradiction"
    assert tell(message.main, "en") == "The plan gives two amounts for high-needs students: $900,000 and $420,000."
    assert [one.amount.contested for one in message.numbers] == [True, True, False]


def test_a_small_contradiction_is_asked_about_but_is_not_the_headline() -> None:
    """Below a tenth of the equity money of $400,000."""
    plan = change(valle_dorado(), "bop_high_needs_planned", "", reread("459000"))
    message = of(plan)
    assert message.kind != "contradiction"
    assert any(one.asks.key == "question.two_places" for one in (message.question, *message.more))


def test_where_nothing_stands_out_the_largest_action_is_told() -> None:
    plan = valle_dorado(spent=(300_000_00, 120_000_50, 0), sc=400_000_00)
    message = of(plan)
    assert message.kind == "most"
    assert tell(message.main, "en") == (
        "The largest part, 71.4% of the money for actions that count, goes to “Action number 0”."
    )


def test_a_doubtful_figure_is_not_the_message_while_a_sure_one_can_be() -> None:
    plan = valle_dorado(funds=((300_000_00, 0, 0, 0), (20_000_00, 0, 0, 0)), spent=(300_000_00, 100_000_00))
    assert of(plan).kind == "gap"
    proof = prove(plan)
    unsure = change(
        proof.plan, "ca_planned_pct_to_increase", "", lambda old: old.with_state(State.DOUBTFUL, "one_reader")
    )
    message = message_of(ledger_of(replace(proof, plan=unsure)))
    assert message.kind == "most"
    assert not message.doubtful


def test_a_plan_of_doubtful_figures_still_has_a_message_and_every_number_of_it_is_marked() -> None:
    message = message_of(doubted(valle_dorado()))
    assert message.kind != "nothing"
    assert all(one.amount.doubtful for one in message.numbers)
    assert "?" in tell(message.main, "en").removesuffix("?")
    assert message.doubtful


def test_what_is_left_of_a_sum_whose_parts_could_not_be_read_is_neither_the_message_nor_a_number() -> None:
    rows = [{"goal": "1", "action": f"1.{n}", "title": f"Action {n}", "planned_lcff": "204000"} for n in (1, 2, 3)]
    plan = plan_of(table("contributing_actions", rows, {}), bop={"bop_high_needs_planned": "612000"})
    assert of(plan).kind == "most"
    for action in ("1.2", "1.3"):
        plan = change(plan, "planned_lcff", action, lambda old: replace(old, value=None, text="$2#4", readings=()))
    message = of(plan)
    shown = [tell(message.main, "en"), *numbers(message).values()]
    assert [said for said in shown if "$204,000" in said] == []
    assert [said for said in shown if "$612,000" in said]


def test_a_plan_without_figures_says_so_and_still_asks() -> None:
    message = of(plan_of(table("planned_actions", [], {})))
    assert message.kind == "nothing"
    assert message.numbers == ()
    assert tell(message.main, "en") == "This file prints no amount of equity money."
    assert len(message.more) == 2
    assert message.dates


@pytest.mark.parametrize("lang", LANGS)
def test_every_question_of_the_message_ends_as_a_question(lang: str) -> None:
    message = of(change(valle_dorado(), "bop_high_needs_planned", "", reread("900000")))
    assert all(tell(one.asks, lang).endswith("?") for one in (message.question, *message.more))


@pytest.mark.parametrize("lang", LANGS)
def test_script_and_comment_fit_with_the_longest_names(lang: str) -> None:
    plan = valle_dorado(funds=((300_000_00, 0, 0, 0), (20_000_00, 0, 0, 0)), spent=(300_000_00, 100_000_00))
    document = replace(plan.document, lea_name="Valle Dorado Union Elementary " * 9, name="x" * 200 + ".pdf")
    message = of(replace(plan, document=document))
    assert len(script_text(message.script, lang).split()) <= SCRIPT_WORDS
    assert len(comment_text(message.comment, lang)) <= COMMENT_LETTERS


def test_amounts_that_would_look_alike_are_said_exactly() -> None:
    both = {"first": _dollars("8766000"), "second": _dollars("8750000.50")}
    money = Sentence("message.money.planned")
    said = Sentence("message.main.two", {"money": money, **both})
    assert tell(said, "es").endswith("$8,766,000 y $8,750,000.50.")
    apart = Sentence("message.main.two", {"money": money, "first": _dollars("8766000"), "second": _dollars("8600000")})
    assert tell(apart, "en").endswith("$8.8\xa0million and $8.6\xa0million.")


def _dollars(value: str) -> Amount:
    return amount_of(figure(value, "usd", 1, at=1).with_state(State.PROVED, "sum"))


def test_every_number_says_where_it_stands_and_how_to_check_it() -> None:
    message = of(valle_dorado(funds=((300_000_00, 0, 0, 0), (20_000_00, 0, 0, 0)), spent=(300_000_00, 100_000_00)))
    assert all(one.where is not None for one in message.numbers)
    checked = {(check.amount.value, check.amount.unit) for check in message.checks}
    assert {(one.amount.value, one.amount.unit) for one in message.numbers} <= checked
    assert Decimal("4.444") in {value for value, _ in checked}
    assert set(message.pages) >= {page for one in message.numbers for page in one.amount.pages}


def test_the_question_cites_the_pages_of_what_the_message_tells() -> None:
    rows = change(valle_dorado(), "planned_lcff", "1.1", reread("250000"), part="contributing_actions")
    for plan in (rows, change(valle_dorado(), "bop_high_needs_planned", "", reread("900000"))):
        message = of(plan)
        assert message.kind == "contradiction"
        assert message.question.where == message.where


def test_nobody_is_asked_who_gets_an_amount_below_zero() -> None:
    plan = valle_dorado(funds=((300_000_00, 0, 0, 0), (-50_000_00, 0, 0, 0), (20_000_00, 0, 0, 0)))
    asked = [tell(one.asks, "en") for one in (of(plan).question, *of(plan).more)]
    assert [one for one in asked if "-$" in one] == []
