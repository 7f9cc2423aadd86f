"""`lcap ask`: the list, answers in words and for machines, and what happens with a wrong number or file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lcap import asking
from lcap.cli import cli
from lcap_models.errors import WrongUse
from lcap_models.ledger import Ledger, ledger_of
from lcap_models.proof import prove
from support.plans import change, reread, valle_dorado
from support.truth import plan_from_truth

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PLAN = SAMPLES / "valle-dorado-2024" / "plan.pdf"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["ask", *words], standalone_mode=False)


@pytest.fixture(scope="module")
def made() -> Ledger:
    return ledger_of(prove(plan_from_truth(PLAN.parent)))


def test_an_answer_comes_with_its_pages_and_with_what_the_plan_says_against_it() -> None:
    done = run(str(PLAN), "12")
    assert done.exit_code == 0
    assert done.return_value == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Valle Dorado Unified School District · LCAP 2024-25 · Draft or adopted: not stated"
    assert lines[2] == "12. Was last year's promise kept?"
    text = " ".join(done.stdout.split())
    assert "about $89.29 ≠ was spent, as far as is known. That is $7,827,570.85 ≠ of $8,766,000." in text
    assert "Where it stands: page 31." in text
    assert "Page 4 says $8,605,000" in text
    assert "The mark ≠ means" in text


def test_the_same_in_spanish() -> None:
    text = " ".join(run(str(PLAN), "12", "--lang", "es").stdout.split())
    assert "se gastaron cerca de $89.29 ≠" in text
    assert "Dónde está: página 31." in text


def test_without_a_question_it_lists_them_and_which_ones_the_file_answers() -> None:
    done = run(str(SAMPLES / "rio-claro-charter-2025" / "plan.pdf"), "--lang", "both")
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "12  Was last year's promise kept? [answered]" in lines
    assert "18  How much of the budget is outside this plan, and for what? [not in the plan]" in lines
    assert "20  Is the money of an action base money or equity money? [in another document]" in lines
    assert "12  ¿Se cumplió la promesa del año pasado? [respondida]" in lines
    assert sum(line[:2].strip().isdigit() for line in lines) == 2 * 34


def test_for_machines_every_figure_has_its_page_and_state() -> None:
    answered = json.loads(run(str(PLAN), "5", "12", "--json").stdout)
    assert answered["schema"] == 1
    assert len(answered["sha256"]) == 64
    five, twelve = answered["answers"]
    assert (five["question"], five["status"], five["case"]) == (5, "answered", "answer.5.below")
    assert five["says"]["en"].startswith("By its own figures, no. 30.770% is required")
    [gap] = five["computed"]
    assert (gap["value"], gap["unit"], gap["about"], gap["pages"]) == ("839572", "usd", True, [28])
    figures = {figure["key"]: figure for figure in twelve["figures"]}
    spent = figures["cau_estimated_contributing"]
    assert (spent["value"], spent["page"], spent["state"], spent["contested"]) == ("7827570.85", 31, "proved", True)
    assert twelve["findings"] == ["bop_prior_actual"]


def test_all_answers_every_question_in_order(made: Ledger) -> None:
    assert asking.numbers_of(["all"]) == tuple(range(1, 35))
    found = asking.answers_json(made, "plan.pdf", ())["answers"]
    assert [one["question"] for one in found] == list(range(1, 35))
    assert {one["status"] for one in found} == {"answered", "not in the plan", "other document"}


def test_a_question_asked_twice_is_answered_once() -> None:
    assert asking.numbers_of(["12", "5", "012"]) == (12, 5)


@pytest.mark.parametrize("word", ["0", "35", "-1", "twelve", "1.5", "", "9" * 5000, "٣"])
def test_what_is_no_question_is_one_plain_sentence(word: str) -> None:
    with pytest.raises(WrongUse):
        asking.numbers_of([word])


def test_a_wrong_number_ends_with_2_before_the_file_is_read() -> None:
    done = run("no-such-file.pdf", "99")
    assert done.return_value == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "There is no question 99." in done.stderr


@pytest.mark.parametrize(("path", "code"), [("no-such-file.pdf", 2), (str(SAMPLES / "no-lcap" / "plan.pdf"), 4)])
def test_a_file_without_a_plan_is_one_plain_sentence(path: str, code: int) -> None:
    done = run(path, "1", "--lang", "es")
    assert done.return_value == code
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)


def test_an_unsure_amount_is_marked_wherever_it_is_told() -> None:
    unsure = reread("123.00", ("pdfium", "123.00"), ("pdfplumber", "9.00"))
    plan = change(valle_dorado(), "cau_estimated_contributing", "", unsure, "contributing_annual_update")
    plan = change(plan, "co_estimated_contributing", "", unsure, "carryover")
    lines = " ".join(" ".join(asking.answer_lines(ledger_of(prove(plan)), "x.pdf", (12,), "en")).split())
    assert "$123 ?" in lines
    assert "The mark ? means: we could not confirm this figure." in lines


def test_strangers_words_reach_the_terminal_without_control_letters() -> None:
    out = run(str(SAMPLES / "hostile-2024" / "plan.pdf"), "all", "--lang", "both").stdout
    assert not any(ord(letter) < 32 and letter != "\n" for letter in out)
    assert "\u202e" not in out
