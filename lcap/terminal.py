"""What a person sees on the terminal: summary, findings, errors. Strangers' text loses its controls."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lcap.progress import plain
from lcap_models import views
from lcap_models.figure import Figure, State
from lcap_models.findings import Finding, Named, place_fact
from lcap_models.plan import Plan, entries
from lcap_viz.questions import fact_words, finding_words
from lcap_viz.where import part_words, plan_words
from lcap_viz.words import money, pages_words, percent, say

__all__ = ["counts", "plain", "sentences", "summary_lines"]

TOP_FINDINGS = 3
"""Findings shown on the terminal; all of them are in the report."""


def counts(plan: Plan) -> dict[State, int]:
    """Return how many figures are in each state."""
    counted = Counter(entry.figure.state for entry in entries(plan))
    return {state: counted[state] for state in State}


def sentences(key: str, langs: Sequence[str], **facts: str | int) -> list[str]:
    """Return the sentence `key` in each language, safe to show."""
    return [plain(say(key, lang, **facts)) for lang in langs]


def summary_lines(plan: Plan, findings: Sequence[Finding], folder: Path, lang: str) -> Iterator[str]:
    """Yield the summary: who and which year, the money, what does not add up, how sure we are, where the files are."""
    yield _heading(plan, lang)
    if part := part_words(plan.document, lang):
        yield part
    rows = [(say(label, lang), *_shown(figure, lang)) for label, figure in _main_figures(plan) if figure is not None]
    width = max((len(name) for name, _, _ in rows), default=0)
    wide = max((len(amount) for _, amount, _ in rows), default=0)
    for name, amount, where in rows:
        yield f"  {name:<{width}}  {amount:>{wide}}  {where}"
    yield from _finding_lines(findings, lang)
    yield say("command.proof", lang, **{state.value: number for state, number in counts(plan).items()})
    if plan.document.picture_pages:
        yield say("report.doubt.pictures", lang, pages=pages_words(plan.document.picture_pages, lang))
    if plan.document.unread_pages:
        yield say("report.doubt.unread", lang, pages=pages_words(plan.document.unread_pages, lang))
    if plan.pages_to_compare:
        yield say("report.doubt.lineless", lang, pages=pages_words(plan.pages_to_compare, lang))
    yield say("command.written", lang, folder=plain(str(folder)))


def _heading(plan: Plan, lang: str) -> str:
    document = plan.document
    year = document.plan_year or say("word.unknown_year", lang)
    lea = plain(document.lea_name) or say("word.unknown_lea", lang)
    status = say(f"report.status.{document.status}", lang)
    return say("command.heading", lang, lea=lea, plan=plan_words(document, lang, plain(year)), status=status)


def _main_figures(plan: Plan) -> Iterator[tuple[str, Figure | None]]:
    needed, last = views.required(plan), views.last_year_totals(plan)
    high_needs = views.high_needs(plan)
    yield "report.minute.card.money_in", views.money_in(plan).sc
    yield "report.minute.card.planned", _first(needed.planned_contributing, high_needs.planned)
    yield "report.minute.card.required", needed.total_pct
    yield "report.minute.card.reaches", needed.planned_pct
    yield "report.minute.card.last_planned", _first(last.contributing_planned, high_needs.prior_budgeted)
    yield "report.minute.card.last_spent", _first(last.contributing_estimated, high_needs.prior_actual)


def _first(*figures: Figure | None) -> Figure | None:
    """Return the first that has a value; else the first that is printed at all."""
    printed = [figure for figure in figures if figure is not None]
    return next((figure for figure in printed if figure.value is not None), printed[0] if printed else None)


def _shown(figure: Figure, lang: str) -> tuple[str, str]:
    """Return a figure as printed numbers go, and its page with a mark where we could not confirm it."""
    if figure.value is None:
        amount = plain(figure.text) or say("word.blank", lang)
    else:
        amount = money(figure.value, lang) if figure.unit == "usd" else percent(figure.value, lang)
    page = fact_words(place_fact(Named("", figure)), lang)
    where = say("word.page_short", lang, page=page)
    doubt = f" ({say('state.doubtful', lang)})" if figure.state is State.DOUBTFUL else ""
    return amount, where + doubt


def _finding_lines(findings: Sequence[Finding], lang: str) -> Iterator[str]:
    if not findings:
        yield say("command.findings.none", lang)
        return
    yield say("command.findings.some", lang, count=len(findings))
    for finding in findings[:TOP_FINDINGS]:
        says, asks = finding_words(finding, lang)
        yield f"  - {plain(says)}"
        yield f"    {plain(asks)}"
    if len(findings) > TOP_FINDINGS:
        yield "  " + say("command.findings.more", lang, count=len(findings) - TOP_FINDINGS)
