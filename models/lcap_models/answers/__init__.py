"""Answers to the questions of a board meeting, from a plan's own figures: `answer(ledger, 12)`.

Questions 1 to 19 and 24 are answered in figures with their pages, or the answer says that the plan does not have them;
for the others it says which document has the answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from lcap_models.answers import income, last_year, overview, spending
from lcap_models.answers.model import Answer, Cell, Deed, Fact, Grid, Said, Status, ended
from lcap_models.data import load
from lcap_models.ledger import Ledger

__all__ = ["QUESTIONS", "Answer", "Cell", "Deed", "Fact", "Grid", "Said", "Status", "answer", "answers"]

_FROM_PLAN: Mapping[int, Callable[[Ledger], Answer]] = MappingProxyType(
    {
        1: income.grants,
        2: income.share,
        3: income.per_student,
        4: income.required,
        5: income.gap,
        6: spending.planned,
        7: spending.largest,
        8: spending.scope,
        9: spending.limited,
        10: spending.counted_twice,
        11: spending.people,
        12: last_year.kept,
        13: last_year.unspent,
        14: last_year.not_done,
        15: last_year.carried_over,
        16: last_year.carryover_right,
        17: last_year.arrived,
        18: overview.outside,
        19: overview.agree,
        24: spending.without_money,
    }
)


def _questions() -> tuple[int, ...]:
    kinds: dict[str, list[str]] = load("answers/questions.yaml")
    return tuple(sorted(int(number) for numbers in kinds.values() for number in numbers))


QUESTIONS: tuple[int, ...] = _questions()
"""The numbers of all questions; `ask.<number>` is the question in the catalogs."""


_OF_TABLES = frozenset((*range(5, 18), 24))
"""Questions about action tables that the forms before 2020 do not have: they print amounts, but in another way."""


_LOOKS_THROUGH = MappingProxyType(
    {
        **dict.fromkeys((6, 7, 8, 9, 10, 24), ("contributing_actions",)),
        12: ("contributing_annual_update",),
        **dict.fromkeys((13, 14), ("contributing_annual_update", "annual_update")),
    }
)
"""The tables whose rows an answer goes through: "none" and "every" hold only for the rows that were read."""


def answer(ledger: Ledger, number: int) -> Answer:
    """Return the answer to one question; a KeyError for a number that is not in `QUESTIONS`."""
    if number in _FROM_PLAN:
        made = _FROM_PLAN[number](ledger)
        if number in _OF_TABLES and made.status == "not in the plan" and ledger.book.plan.table("budgeted_actions"):
            return Answer(number, made.status, (Said("answer.older_form"),))
        return ended(ledger, _with_lacking_rows(ledger, made), *made.disputes)
    if number not in QUESTIONS:
        raise KeyError(number)
    return Answer(number, "other document", (Said(f"answer.{number}.elsewhere"),))


def _with_lacking_rows(ledger: Ledger, made: Answer) -> Answer:
    """Return the answer with the warning that rows of the tables it looks through may be missing."""
    lacking = any(ledger.book.rows_may_lack(kind) for kind in _LOOKS_THROUGH.get(made.number, ()))
    warning = Said("limit.rows_may_lack")
    if not lacking or made.status != "answered" or warning in made.says:
        return made
    return replace(made, says=(*made.says, warning))


def answers(ledger: Ledger) -> tuple[Answer, ...]:
    """Return the answers to all questions, in order."""
    return tuple(answer(ledger, number) for number in QUESTIONS)
