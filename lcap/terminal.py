"""What a person sees on the terminal: summary, findings, errors. Strangers' text loses its controls."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lcap.progress import plain
from lcap_models import views
from lcap_models.figure import Figure, State
from lcap_models.findings import Finding, Named, place_fact
from lcap_models.plan import Plan, entries
from lcap_viz.pages import scan_words, unread_words
from lcap_viz.questions import fact_words, finding_words
from lcap_viz.where import part_words, plan_words
from lcap_viz.words import money, percent, say

if TYPE_CHECKING:
    from lcap.analysis import Analysis

__all__ = ["counts", "plain", "sentences", "summary_lines"]

TOP_FINDINGS = 3
"""Findings shown on the terminal, the most telling; all of them are in the report."""


def counts(plan: Plan) -> dict[State, int]:
    """Return how many figures are in each state."""
    counted = Counter(entry.figure.state for entry in entries(plan))
    return {state: counted[state] for state in State}


def sentences(key: str, langs: Sequence[str], **facts: str | int) -> list[str]:
    """Return the sentence `key` in each language, safe to show."""
    return [plain(say(key, lang, **facts)) for lang in langs]


def summary_lines(analysis: "Analysis", lang: str) -> Iterator[str]:
    """Yield the summary: who and which year, the money, what does not add up, how sure we are, where the files are."""
    plan, contested = analysis.plan, analysis.contested
    yield _heading(plan, lang)
    if part := part_words(plan.document, lang):
        yield part
    figures = [(label, figure) for label, figure in _main_figures(plan) if figure is not None]
    rows = [(say(label, lang), *_shown(figure, lang, figure in contested)) for label, figure in figures]
    width = max((len(name) for name, _, _ in rows), default=0)
    wide = max((len(amount) for _, amount, _ in rows), default=0)
    for name, amount, where in rows:
        yield f"  {name:<{width}}  {amount:>{wide}}  {where}"
    if any(figure in contested for _, figure in figures):
        yield "  " + say("chart.note.contested", lang)
    yield from _finding_lines(analysis.findings, lang)
    yield say("command.proof", lang, **{state.value: number for state, number in counts(plan).items()})
    if scanned := scan_words(plan, lang):
        yield scanned
    yield from unread_words(plan, lang)
    yield say("command.written", lang, folder=plain(str(analysis.folder)))


def _heading(plan: Plan, lang: str) -> str:
    document = plan.document
    year = document.plan_year or say("word.unknown_year", lang)
    lea = plain(document.lea_name) or say("word.unknown_lea", lang)
    status = say(f"report.status.{document.status}", lang)
    return say("command.heading", lang, lea=lea, plan=plan_words(document, lang, plain(year)), status=status)


def _main_figures(plan: Plan) -> Iterator[tuple[str, Figure | None]]:
    """Yield the figures of the summary, each with the key of its name.

    Where a form has no total of the actions that count, that of the parents' overview stands there under its own name.
    """
    needed, last = views.required(plan), views.last_year_totals(plan)
    high_needs = views.high_needs(plan)
    counting = "report.minute.card."
    yield counting + "money_in", views.money_in(plan).sc
    overview = ("key.bop_high_needs_planned", high_needs.planned)
    yield _first((counting + "planned", needed.planned_contributing), overview)
    yield counting + "required", needed.total_pct
    yield counting + "reaches", needed.planned_pct
    if _prints(last.contributing_planned) or _prints(last.contributing_estimated):
        yield counting + "last_planned", last.contributing_planned
        yield counting + "last_spent", last.contributing_estimated
    else:
        yield "key.bop_prior_high_needs_budgeted", high_needs.prior_budgeted
        yield "key.bop_prior_high_needs_actual", high_needs.prior_actual


def _first(*named: tuple[str, Figure | None]) -> tuple[str, Figure | None]:
    """Return the first figure that has a value, with its name; else the first that is printed at all."""
    printed = [one for one in named if one[1] is not None]
    return next((one for one in printed if _prints(one[1])), printed[0] if printed else named[0])


def _prints(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None


def _shown(figure: Figure, lang: str, contested: bool) -> tuple[str, str]:
    """Return a figure as printed numbers go, and its page with its marks."""
    if figure.value is None:
        amount = plain(figure.text) or say("word.blank", lang)
    else:
        amount = money(figure.value, lang) if figure.unit == "usd" else percent(figure.value, lang)
    page = fact_words(place_fact(Named("", figure)), lang)
    where = say("word.page_short", lang, page=page)
    doubt = f" ({say('state.doubtful', lang)})" if figure.state is State.DOUBTFUL else ""
    return amount, where + doubt + (" ≠" if contested else "")


def _finding_lines(findings: Sequence[Finding], lang: str) -> Iterator[str]:
    if not findings:
        yield say("command.findings.none", lang)
        return
    from lcap_viz.message.questions import ordered  # noqa: PLC0415  slow to import: only where there is a plan to tell of

    yield say("command.findings.some", lang, count=len(findings))
    for finding in ordered(findings)[:TOP_FINDINGS]:
        says, asks = finding_words(finding, lang)
        yield f"  - {plain(says)}"
        yield f"    {plain(asks)}"
    if len(findings) > TOP_FINDINGS:
        yield "  " + say("command.findings.more", lang, count=len(findings) - TOP_FINDINGS)
