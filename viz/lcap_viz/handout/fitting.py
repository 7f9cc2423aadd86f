"""Exactly two pages: each is set in its roomiest form that holds it in every language."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from importlib import resources
from typing import Any, TypeVar

from lcap_models.ledger import Ledger
from lcap_viz import words
from lcap_viz.charts.draw import Chart
from lcap_viz.facts import clean
from lcap_viz.handout.back import BACKS, Back, back
from lcap_viz.handout.front import FRONTS, Front, front, showing
from lcap_viz.message import Message, message_of, plain
from lcap_viz.paper import compile_pdf
from lcap_viz.where import plan_words

__all__ = ["handouts", "pages_of", "warm_up"]

Form = TypeVar("Form", Front, Back)
Words = dict[str, dict[str, Any]]
"""What a page says, by language."""


def handouts(ledger: Ledger, charts: Iterable[Chart]) -> dict[str, bytes]:
    """Return the handout as a PDF for each language: two letter pages each, with the same facts.

    `charts` are those of the plan in every language, as `draw_all` gives them.
    """
    message, told = message_of(ledger), cache(lambda room: message_of(ledger, room.words, room.letters))
    heads = {lang: _head(ledger, message, lang) for lang in words.LANGS}
    fronts, drawn = _front(ledger, message, tuple(charts), heads)

    def second(room: Back, lang: str) -> dict[str, Any]:
        return back(ledger, told(room), lang, room, drawn)

    backs = _roomiest(BACKS, second, heads, "second") or {lang: second(BACKS[-1], lang) for lang in heads}
    return {
        lang: compile_pdf(_template(), {**head, "first": fronts[lang], "second": backs[lang]})
        for lang, head in heads.items()
    }


def _front(ledger: Ledger, message: Message, charts: Sequence[Chart], heads: Words) -> tuple[Words, tuple[int, ...]]:
    """Return page 1 with the best chart that has room on it, and the pages behind that chart; else without one."""
    told = ((chart, showing(chart, message)) for chart in charts if chart.name in message.charts)
    found = {(chart.name, chart.lang): shown for chart, shown in told if shown is not None}
    for name in (*(name for name in message.charts if (name, words.LANGS[0]) in found), ""):

        def first(size: Front, lang: str, of: str = name) -> dict[str, Any]:
            return front(ledger, message, found.get((of, lang)), lang, size)

        said = _roomiest(FRONTS, first, heads, "first")
        if said:
            return said, tuple(said[words.LANGS[0]]["drawn"])
    return {lang: first(FRONTS[-1], lang) for lang in heads}, ()


def _roomiest(forms: Sequence[Form], say: Callable[[Form, str], dict[str, Any]], heads: Words, name: str) -> Words:
    """Return the words of a page in the first form in which it is one page in every language; none fits: nothing.

    The forms get tighter from one to the next, so the first that fits a language is found by halving. Where it fits
    the others too, one look at each is all.
    """
    told = cache(say)

    def fits(number: int, lang: str) -> bool:
        alone = {**heads[lang], "first": None, "second": None, name: told(forms[number], lang)}
        return pages_of(compile_pdf(_template(), alone, standard="")) == 1

    hardest, *others = sorted(heads, reverse=True)  # Spanish needs more room than English
    at = bisect_left(range(len(forms)), True, key=lambda number: fits(number, hardest))
    for lang in others:
        if at < len(forms) and not fits(at, lang):
            at = bisect_left(range(len(forms)), True, lo=at + 1, key=partial(fits, lang=lang))
    return {lang: told(forms[at], lang) for lang in heads} if at < len(forms) else {}


def _head(ledger: Ledger, message: Message, lang: str) -> dict[str, Any]:
    """Return what both pages share."""
    document = ledger.book.plan.document
    plan = plan_words(document, lang, clean(document.plan_year) or words.say("word.unknown_year", lang))
    lea = plain(clean(document.lea_name), 60) or words.say("word.unknown_lea", lang)
    return {
        "lang": lang,
        "title": words.say("handout.title", lang, lea=lea, plan=plan),
        "lea": lea,
        "plan": plan,
        "status": words.say(f"report.status.{document.status}", lang),
        "by": words.say("handout.by", lang),
        "turn": words.say("handout.turn", lang),
    }


@cache
def _template() -> str:
    return resources.files("lcap_viz.handout").joinpath("handout.typ").read_text(encoding="utf-8")


def warm_up() -> None:
    """Do the slow first-time work of setting paper ahead of time, for a caller that is waiting for something else."""
    head = {"lang": "en", "title": "", "first": None, "second": None}
    compile_pdf(_template(), head, standard="")


def pages_of(pdf: bytes) -> int:
    """Return the number of pages."""
    import pypdfium2  # noqa: PLC0415

    return len(pypdfium2.PdfDocument(pdf))
