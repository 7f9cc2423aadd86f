"""What does not add up, a sheet per language: where it stands, what is printed, what comes out, and what to ask."""

import re
from collections.abc import Sequence

from lcap_models import findings
from lcap_models.findings import Finding, Named, sentence_facts
from lcap_models.place import spot_of
from lcap_viz.message.questions import ordered
from lcap_viz.questions import finding_words
from lcap_viz.words import LANGS, catalog, say
from lcap_viz.workbook.sheet import Cell, Sheet, words_for

__all__ = ["findings_name", "findings_sheet"]

_FORBIDDEN, _NAME = re.compile(r"[\[\]:*?/\\']"), 20
"""Letters that a sheet's name must not have, and how many it may have where the language follows."""

_PLACE = ("column.what", "workbook.table", "column.page")
_HEADINGS = (
    *("workbook.number", "workbook.kind", "workbook.says", "workbook.asks"),
    *(*_PLACE, "workbook.printed", *_PLACE, "workbook.beside"),
    *("workbook.computed", "column.difference", "column.goal_action"),
)


def findings_name(lang: str) -> str:
    """Return the name of the sheet in one language: of letters that Excel allows, and no other sheet's name."""
    name = _FORBIDDEN.sub(" ", say("workbook.findings", lang)).strip()[:_NAME]
    taken = {say("workbook.findings", other) for other in LANGS[: LANGS.index(lang)]}
    return f"{name} {lang}" if name in taken else name


def findings_sheet(found: Sequence[Finding], lang: str) -> Sheet:
    """Return one row per finding, in the order of the report; one row that says so where there is none.

    The first figure is the one that is asked about; the second stands where the sentence names it, too.
    """
    rows = tuple(_row(number, finding, lang) for number, finding in enumerate(ordered(found), 1))
    none = (None, None, say("check.say.findings_none", lang), *(None,) * (len(_HEADINGS) - 3))
    titles = tuple(say(key, lang) for key in _HEADINGS)
    return Sheet(findings_name(lang), (titles,), rows or (none,), frozen_columns=1, widest=30)


def _row(number: int, finding: Finding, lang: str) -> tuple[Cell, ...]:
    kind = say(f"report.severity.{finding.severity}", lang)
    first, second = (*finding.figures[:2], None, None)[:2]
    beside = second if _names(finding, "second") else None
    told = (number, kind, *finding_words(finding, lang))
    return (*told, *_printed(first, lang), *_printed(beside, lang), *_computed(finding), _concerned(finding))


def _names(finding: Finding, placeholder: str) -> bool:
    """Tell whether the sentence on what the pages say has a place for it."""
    return f"{{{placeholder}}}" in catalog(LANGS[0])[f"finding.{finding.message}"]


def _printed(one: Named | None, lang: str) -> tuple[Cell, ...]:
    """Return what the figure is, its table, where it stands, and the figure itself."""
    if one is None:
        return (None,) * 4
    names = (words_for(one.label, one.key, lang), words_for(f"table.{one.part}", one.part, lang))
    return (*names, spot_of(one.figure.place), one.figure)


def _computed(finding: Finding) -> tuple[Cell, ...]:
    """Return what the plan's own numbers give, and the difference where the plan contradicts itself."""
    facts = sentence_facts(finding)
    shown = ("computed", _names(finding, "computed")), ("difference", finding.contradicts)
    amounts = (facts.get(name) if wanted else None for name, wanted in shown)
    return tuple(amount if isinstance(amount, findings.Amount) else None for amount in amounts)


def _concerned(finding: Finding) -> str:
    """Return the actions whose figures are concerned: "1/1.5, 1/1.6" is actions 1.5 and 1.6 of goal 1."""
    return ", ".join(dict.fromkeys(f"{one.goal}/{one.action}" for one in finding.figures if one.row))
