"""The whole report: from a plan, its findings and its charts to one page of HTML. Pure: no files, no clock."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from markupsafe import Markup, escape

from lcap_models import views
from lcap_models.crops import Crop
from lcap_models.figure import Figure, State
from lcap_models.findings import Finding, Named, place_fact
from lcap_models.ledger import Ledger
from lcap_models.place import spot_of
from lcap_models.plan import Plan
from lcap_viz import words
from lcap_viz.charts.catalog import CHARTS
from lcap_viz.charts.draw import Chart
from lcap_viz.charts.layout import INNER, MARGIN, notes, subtitle
from lcap_viz.facts import amount_of, clean, contested_figures
from lcap_viz.questions import fact_words
from lcap_viz.report.marks import MARKS, Marks, both, sentence
from lcap_viz.report.proof import Anchors, Proven, groups
from lcap_viz.report.tables import figure_lists, full_tables
from lcap_viz.where import PLACE_COLUMN, PLAN, part_words

__all__ = ["render"]

PROMISE = ("promise", "gaps", "carryover")
"""Charts of the section on last year; all others show where the money goes."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart in one language, as the page shows it."""

    chart: Chart
    title: Markup
    subtitle: str
    svg: Markup
    notes: tuple[str, ...]
    rows: tuple[tuple[Markup, tuple[Markup, ...]], ...]
    columns: tuple[str, ...]
    pages: str


def render(ledger: Ledger, charts: Sequence[Chart], *, version: str, crops: Sequence[Crop] = ()) -> str:
    """Return report.html: all languages, no outside resource, readable without JavaScript.

    `charts` are those of `draw_all` in all languages; `version` is the tool's own; `crops` are pictures of the places
    where the plan's figures stand.
    """
    plan, findings = ledger.book.plan, ledger.book.findings
    anchors = Anchors(plan)
    marks = Marks(anchors, contested_figures(findings))
    context: dict[str, Any] = {
        "plan": plan,
        "document": _cleaned(plan),
        "version": version,
        "default": "es" if plan.document.language == "es" else "en",
        "langs": words.LANGS,
        "plan_key": PLAN[plan.document.kind],
        "place_column": PLACE_COLUMN[plan.document.file_kind],
        "part": {lang: part_words(plan.document, lang) for lang in words.LANGS},
        "minute": {lang: _minute(plan, findings, marks, lang) for lang in words.LANGS},
        "pictures": {lang: [_picture(c, marks) for c in charts if c.lang == lang] for lang in words.LANGS},
        "promise": PROMISE,
        "left_out": [name for name in CHARTS if name not in {chart.name for chart in charts}],
        "findings": {lang: [_finding(f, marks, lang) for f in findings] for lang in words.LANGS},
        "tables": list(full_tables(plan, marks)),
        "lists": list(figure_lists(plan, marks)),
        "doubts": [line for line in anchors.lines if line.entry.figure.state is State.DOUBTFUL],
        "groups": list(groups(plan, anchors)),
        "counts": Counter(line.entry.figure.state for line in anchors.lines),
        "readers": sorted({r.reader for line in anchors.lines for r in line.entry.figure.readings}),
        "glossary": [key.split(".")[1] for key in words.catalog("en") if re.fullmatch(r"glossary\..+\.term", key)],
        "states": list(State),
        "mark_of": MARKS,
        "marks": marks,
        "sums": anchors.sums,
        "anchors": anchors,
    }
    return str(_template().render(context))


def _cleaned(plan: Plan) -> Mapping[str, str]:
    document = plan.document
    named = {"name": document.name, "lea": document.lea_name, "year": document.plan_year}
    return {key: clean(text) for key, text in {**named, "words": document.status_words}.items()}


def _minute(plan: Plan, findings: Sequence[Finding], marks: Marks, lang: str) -> list[Markup]:
    """Return the sentences at the top: money in, planned, required against planned, last year, findings."""
    need, last, parents = views.required(plan), views.last_year_totals(plan), views.high_needs(plan)
    year = clean(plan.document.plan_year) or words.say("word.unknown_year", lang)

    def told(key: str, **figures: Figure | None) -> Markup:
        stated = {name: f for name, f in figures.items() if f is not None and f.value is not None}
        if len(stated) < len(figures):
            return sentence(f"report.minute.{key}_none", lang)
        amounts = {name: marks.amount(amount_of(f), lang) for name, f in stated.items()}
        unbroken = Markup('<span class="unbroken">{}</span>').format(year)
        return sentence(f"report.minute.{key}", lang, **amounts, year=unbroken)

    required = need.total_pct if need.total_pct and need.total_pct.value is not None else need.projected_pct
    growth = told("required", required=required)
    if need.planned_pct is not None and need.planned_pct.value is not None:
        growth += " " + told("reaches", planned=need.planned_pct)
    return [
        told("money_in", amount=views.money_in(plan).sc),
        told("planned", amount=_stated(need.planned_contributing, parents.planned)),
        growth,
        told(
            "last_year",
            planned=_stated(last.contributing_planned, parents.prior_budgeted),
            spent=_stated(last.contributing_estimated, parents.prior_actual),
        ),
        _found(findings, lang),
    ]


def _stated(first: Figure | None, second: Figure | None) -> Figure | None:
    return first if first is not None and first.value is not None else second


def _found(findings: Sequence[Finding], lang: str) -> Markup:
    key = {0: "none", 1: "one"}.get(len(findings), "many")
    return sentence(f"report.minute.findings.{key}", lang, count=len(findings))


def _finding(finding: Finding, marks: Marks, lang: str) -> Mapping[str, Any]:
    says, asks = marks.finding(finding, lang)
    told = all(f'href="#{marks.anchor(named.figure)}"' in says for named in finding.figures)
    return {"says": says, "asks": asks, "severity": finding.severity, "figures": finding.figures, "listed": not told}


def _picture(chart: Chart, marks: Marks) -> Picture:
    facts, lang = chart.facts, chart.lang
    rows = tuple(
        (marks.tell(row.label, lang), tuple(marks.amount(amount, lang, exact=True) for amount in row.amounts))
        for row in facts.rows
    )
    return Picture(
        chart=chart,
        title=marks.tell(facts.title, lang),
        subtitle=subtitle(facts, lang),
        svg=_inline(chart),
        notes=tuple(notes(facts, lang)),
        rows=rows,
        columns=tuple(series or f"unit.{facts.unit}" for series in facts.series),
        pages=words.pages_words(facts.pages, lang),
    )


def _inline(chart: Chart) -> Markup:
    """Return the chart's SVG cut to its bars: the page itself says title, notes and source."""
    view = f'viewBox="{MARGIN - 1} {chart.head - 6:.0f} {INNER + 2} {chart.foot - chart.head:.0f}"'
    opening, rest = chart.svg.split(">", 1)
    opening = re.sub(r' (width|height)="[^"]*"', "", opening)
    return Markup(re.sub(r'viewBox="[^"]*"', view, opening) + ">" + rest)


def _spot_words(figure: Figure, lang: str) -> str:
    """Return where a figure stands, as a sentence's place for a page takes it."""
    return fact_words(place_fact(Named("", figure)), lang)


def _reason(line: Proven) -> Markup:
    figure = line.entry.figure
    key = f"reason.{figure.reason}"
    return both(key if words.has(key) else f"state.{figure.state.value}.explain")


@cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape  # noqa: PLC0415

    loader = PackageLoader("lcap_viz.report", "templates")
    always = select_autoescape(default=True, default_for_string=True)
    env = Environment(loader=loader, autoescape=always, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    script = _asset("script.js")
    env.globals |= {
        "both": both,
        "say": sentence,
        "pages_words": words.pages_words,
        "has": words.has,
        "spot_of": spot_of,
        "spot_words": _spot_words,
        "reason": _reason,
        "clean": clean,
        "style": Markup(_asset("style.css")),
        "script": Markup(script),
        "script_hash": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        "escape": escape,
    }
    return env.get_template("report.html.j2")


def _asset(name: str) -> str:
    text = resources.files("lcap_viz.report").joinpath("templates", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")
