"""What the checks of a plan gave, as lines of text: the findings first, then the checks in groups.

Each line comes with its depth (0, 1, 2: how far it is set in). Strangers' words are not made safe for a terminal here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lcap_models.checks import GROUPS, Checked, CheckResult
from lcap_models.findings import Finding, Named, place_fact
from lcap_models.plan import Document
from lcap_viz.facts import amount_of, clean, tell_number
from lcap_viz.questions import fact_words, finding_words
from lcap_viz.where import part_words, plan_words
from lcap_viz.words import say

__all__ = ["Line", "check_lines", "check_name", "figure_line", "why_words"]

Line = tuple[int, str]
FIGURES = 4
"""Figures listed under a finding; the rest are in the JSON."""
OTHER_FORM = "other_form"


def check_lines(checked: Checked, beside: Sequence[Document], lang: str) -> Iterator[Line]:
    """Yield the whole view: whose plan, what to ask about, what holds. `beside` are the files given with the plan."""
    yield 0, _heading(checked.plan.document, lang)
    yield 0, " ".join(filter(None, (clean(checked.plan.document.name), part_words(checked.plan.document, lang))))
    for document in beside:
        last = document.plan_year < checked.plan.document.plan_year
        facts = {"file": clean(document.name), "status": say(f"report.status.{document.status}", lang)}
        yield 0, say("check.say.last" if last else "check.say.beside", lang, **facts)
    yield 0, ""
    yield from _findings(checked.findings, lang)
    yield 0, ""
    yield from _checks(checked.checks, lang)


def check_name(result: CheckResult, lang: str) -> str:
    """Return the check in plain words: what is so where it holds."""
    return say(f"check.{result.check.id}", lang)


def why_words(result: CheckResult, lang: str) -> str:
    """Return why a check was not tried, or fails without a finding of its own; empty where there is nothing to say."""
    return say(f"check.why.{result.why}", lang) if result.why else ""


def _heading(document: Document, lang: str) -> str:
    year = clean(document.plan_year) or say("word.unknown_year", lang)
    lea = clean(document.lea_name) or say("word.unknown_lea", lang)
    status = say(f"report.status.{document.status}", lang)
    return say("command.heading", lang, lea=lea, plan=plan_words(document, lang, year), status=status)


def _findings(findings: Sequence[Finding], lang: str) -> Iterator[Line]:
    yield 0, say("check.say.findings" if findings else "check.say.findings_none", lang, count=len(findings))
    for number, finding in enumerate(findings, 1):
        says, asks = finding_words(finding, lang)
        yield 1, f"{number}. [{say(f'check.say.severity.{finding.severity}', lang)}] {says}"
        for named in _shown(finding.figures):
            yield 2, figure_line(named, lang)
        if more := len(finding.figures) - len(_shown(finding.figures)):
            yield 2, say("check.say.more_figures", lang, count=more)
        yield 2, say("check.say.asks", lang, question=asks)


def _shown(figures: Sequence[Named]) -> Sequence[Named]:
    """Return the first figures; all of them where only one more would be left out."""
    return figures if len(figures) <= FIGURES + 1 else figures[:FIGURES]


def figure_line(named: Named, lang: str) -> str:
    """Return one figure: its number, page, file if there are two, how sure it is, its name and whose it is."""
    figure, label = named.figure, say(named.label, lang)
    if named.row:
        label = say("check.say.action", lang, label=label, goal=clean(named.goal), action=clean(named.action))
    return say(
        "check.say.figure",
        lang,
        amount=tell_number(amount_of(figure), lang, exact=True),
        page=fact_words(place_fact(named), lang),
        state=say(f"state.{figure.state.value}", lang),
        label=label,
    )


def _checks(results: Sequence[CheckResult], lang: str) -> Iterator[Line]:
    shown = [result for result in results if result.why != OTHER_FORM]
    yield 0, say("check.say.counts", lang, **_counts(shown))
    for group in GROUPS:
        members = [result for result in shown if result.check.group == group]
        if members:
            yield 1, say("check.say.group", lang, group=say(f"check.group.{group}", lang), **_counts(members))
            yield from _members(members, lang)
    hidden = len(results) - len(shown)
    if hidden:
        yield 0, say("check.say.other_form", lang, count=hidden)


def _counts(results: Iterable[CheckResult]) -> dict[str, int]:
    counted = Counter(result.result for result in results)
    return {"holds": counted["holds"], "fails": counted["fails"], "not_tried": counted["not tried"]}


def _members(members: Sequence[CheckResult], lang: str) -> Iterator[Line]:
    for result in members:
        if result.result == "fails":
            yield 2, f"{_fails(result, lang)} {why_words(result, lang)}".strip()
        elif result.figures:
            first, second = (tell_number(amount_of(n.figure), lang, exact=True) for n in result.figures[:2])
            facts = {"name": check_name(result, lang), "first": first, "second": second}
            yield 2, say("check.say.information", lang, **facts, why=why_words(result, lang)).strip()
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    for result in members:
        if result.result == "not tried":
            reasons[why_words(result, lang)].append(check_name(result, lang))
    for why, names in reasons.items():
        yield 2, say("check.say.not_tried", lang, names="; ".join(names), why=why)


def _fails(result: CheckResult, lang: str) -> str:
    places = result.holds + result.fails
    key = "check.say.fails" if places == 1 else "check.say.fails_rows"
    return say(key, lang, name=check_name(result, lang), fails=result.fails, places=places)
