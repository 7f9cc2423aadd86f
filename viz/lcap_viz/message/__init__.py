"""The one message of a plan, shared by handout, report, cards, slides and workshop kit.

`message_of(ledger)` is the entry; `tell(sentence, lang)` gives its words. What the plan lacks is left out.
"""

from dataclasses import replace

from lcap_models.ledger import Ledger
from lcap_models.place import page_of
from lcap_viz.message.mains import Main, main_of
from lcap_viz.message.model import Check, Date, Fact, KeyNumber, Message, Question, amounts_in
from lcap_viz.message.numbers import key_numbers, last_pair, number
from lcap_viz.message.proof import checks_of, dates_of, disputes_of
from lcap_viz.message.questions import further_questions, main_question
from lcap_viz.message.saying import plain, short, tell, where
from lcap_viz.message.speech import COMMENT_LETTERS, SCRIPT_WORDS, comment, comment_text, script, script_text

__all__ = [
    "COMMENT_LETTERS",
    "SCRIPT_WORDS",
    "Check",
    "Date",
    "Fact",
    "KeyNumber",
    "Message",
    "Question",
    "amounts_in",
    "comment_text",
    "disputes_of",
    "last_pair",
    "message_of",
    "number",
    "plain",
    "script_text",
    "short",
    "tell",
    "where",
]


def message_of(ledger: Ledger, script_words: int = SCRIPT_WORDS, comment_letters: int = COMMENT_LETTERS) -> Message:
    """Return the message of a plan. Pure: the same ledger gives the same message, in every language.

    `script_words` and `comment_letters` bound script and comment where there is less room: further questions and
    explanations are left out then, never the main message, its page and its question.
    """
    main, rule = main_of(ledger)
    numbers = key_numbers(ledger, rule["numbers"], main.own)
    question = main_question(ledger, main, rule)
    more = further_questions(ledger, main, question)
    shown = (*main.amounts, *(one.amount for one in numbers))
    named = [(one.name, one.amount) for one in numbers] + [(main.kind, amount) for amount in main.amounts]
    message = Message(
        kind=main.kind,
        main=main.said,
        where=main.where,
        charts=tuple(rule["charts"]),
        numbers=numbers,
        question=question,
        more=more,
        script=script(ledger, main, question, more, script_words),
        comment=comment(ledger, main, question, more, comment_letters),
        dates=dates_of(ledger),
        disputes=disputes_of(ledger, shown, main.finding),
        checks=checks_of(ledger, named),
        pages=(),
    )
    return _with_pages(message, main)


def _with_pages(message: Message, main: Main) -> Message:
    figures = [figure for amount in message.amounts for figure in amount.figures]
    figures += [named.figure for named in main.finding.figures] if main.finding else []
    return replace(message, pages=tuple(sorted({page for f in figures if (page := page_of(f.place)) is not None})))
