"""The whole report: from a ledger and its charts to one page of HTML. Pure: no files, no clock."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lcap_models.crops import Crop
from lcap_models.figure import State
from lcap_models.findings import Finding
from lcap_models.ledger import Ledger
from lcap_models.plan import Plan
from lcap_viz import words
from lcap_viz.charts.catalog import CHARTS
from lcap_viz.charts.draw import Chart
from lcap_viz.facts import clean
from lcap_viz.limits import limits_of
from lcap_viz.message import message_of
from lcap_viz.message.questions import ordered
from lcap_viz.pages import scan_words, unread_words
from lcap_viz.report.actions import explorer_of, scope_text, scope_words
from lcap_viz.report.asked import answered
from lcap_viz.report.drawings import picture, section_of
from lcap_viz.report.gallery import Gallery
from lcap_viz.report.marks import MARKS, Marks
from lcap_viz.report.minute import minute_of
from lcap_viz.report.money import splits_of
from lcap_viz.report.proof import Anchors, groups, hooks, whys
from lcap_viz.report.tables import figure_lists, full_tables
from lcap_viz.report.template import template
from lcap_viz.where import PLACE_COLUMN, PLAN, part_words

__all__ = ["render"]

Context = dict[str, Any]


def render(ledger: Ledger, charts: Sequence[Chart], *, version: str, crops: Sequence[Crop] = ()) -> str:
    """Return report.html: all languages, no outside resource, readable without JavaScript, under 2 MB.

    `charts` are those of `draw_all` in all languages; `version` is the tool's own; `crops` are pictures of the places
    where the plan's figures stand: as many as there is room for are shown.
    """
    plan, contested = ledger.book.plan, ledger.book.contested
    anchors, gallery = Anchors(plan), Gallery(crops)
    marks = Marks(anchors, contested)
    page, listed = template("report.html.j2"), tuple(groups(plan, anchors, gallery))
    html = page.render(
        {
            **_document(plan, version),
            **_told(ledger, charts, marks),
            **_listed(plan, marks),
            "marks": marks,
            "anchors": anchors,
            "gallery": gallery,
            "groups": listed,
            "whys": whys(listed),
            "doubts": [line for line in anchors.lines if line.entry.figure.state is State.DOUBTFUL],
            "counts": Counter(line.entry.figure.state for line in anchors.lines),
            "readers": sorted({r.reader for line in anchors.lines for r in line.entry.figure.readings}),
        }
    )
    frame = template("macros.html.j2").module.frame
    return gallery.hung(str(html), tuple(hooks(listed, contested)), lambda *shown: str(frame(*shown)))


def _document(plan: Plan, version: str) -> Context:
    document = plan.document
    named = {"name": document.name, "lea": document.lea_name, "year": document.plan_year}
    return {
        "plan": plan,
        "document": {key: clean(text) for key, text in {**named, "words": document.status_words}.items()},
        "version": version,
        "default": document.language if document.language in words.LANGS else words.LANGS[0],
        "langs": words.LANGS,
        "plan_key": PLAN[document.kind],
        "place_column": PLACE_COLUMN[document.file_kind],
        "scan": {lang: scan_words(plan, lang) for lang in words.LANGS},
        "unread": {lang: tuple(unread_words(plan, lang)) for lang in words.LANGS},
        "part": {lang: part_words(document, lang) for lang in words.LANGS},
        "glossary": [key.split(".")[1] for key in words.catalog("en") if re.fullmatch(r"glossary\..+\.term", key)],
        "states": list(State),
        "mark_of": MARKS,
    }


def _told(ledger: Ledger, charts: Sequence[Chart], marks: Marks) -> Context:
    """Return what is told in sentences, by language, and the ways in which the money is split."""
    findings, message = ordered(ledger.book.findings), message_of(ledger)
    pictures = {lang: [picture(chart, marks) for chart in charts if chart.lang == lang] for lang in words.LANGS}
    drawn = {chart.name for chart in charts}
    return {
        "minute": {lang: minute_of(message, findings, marks, lang) for lang in words.LANGS},
        "message": message,
        "pictures": pictures,
        "left_out": [(name, section_of(name)) for name in CHARTS if name not in drawn],
        "findings": {lang: [_finding(finding, marks, lang) for finding in findings] for lang in words.LANGS},
        "answers": {lang: answered(ledger, marks, lang) for lang in words.LANGS},
        "splits": splits_of(ledger, marks),
        "limits": {lang: [marks.tell(limit, lang) for limit in limits_of(ledger)] for lang in words.LANGS},
        "explorer": explorer_of(ledger, marks),
    }


def _listed(plan: Plan, marks: Marks) -> Context:
    return {
        "tables": list(full_tables(plan, marks)),
        "lists": list(figure_lists(plan, marks)),
        "scope_words": lambda scope, lang: scope_words(scope, marks, lang),
        "scope_text": lambda scope, lang: scope_text(scope, marks, lang),
    }


def _finding(finding: Finding, marks: Marks, lang: str) -> Mapping[str, Any]:
    says, asks = marks.finding(finding, lang)
    told = all(f'href="#{marks.anchor(named.figure)}"' in says for named in finding.figures)
    return {"says": says, "asks": asks, "severity": finding.severity, "figures": finding.figures, "listed": not told}
