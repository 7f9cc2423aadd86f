"""plan.json and tables/meta.json: everything that was read, as JSON values. Its JSON Schema is `plan.schema.json`.

Money and percentages are strings, as in the CSVs; boxes are numbers, in points of the page as displayed.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from importlib import resources
from typing import Any

from lcap.contract import SCHEMA
from lcap.tables import digits, part_name
from lcap.version import VERSION
from lcap_models.figure import Figure
from lcap_models.findings import Finding
from lcap_models.place import PdfPlace, Place, SheetPlace, TextPlace, page_of
from lcap_models.plan import Figures, Overview, Plan, Row, Section, Table
from lcap_viz.questions import finding_words
from lcap_viz.words import LANGS

__all__ = ["finding_json", "json_bytes", "meta_json", "place_json", "plan_json", "plan_schema"]

Json = dict[str, Any]


def json_bytes(content: object) -> bytes:
    """Return JSON as UTF-8, indented, ending in a line break."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def plan_schema() -> str:
    """Return the JSON Schema of plan.json, as text."""
    return resources.files("lcap").joinpath("plan.schema.json").read_text(encoding="utf-8")


def meta_json(plan: Plan) -> Json:
    """Return tables/meta.json: the file and what its pages say about themselves."""
    return {"schema": SCHEMA, "lcap": VERSION, **_document(plan)}


def plan_json(plan: Plan, findings: Iterable[Finding], checks: Iterable[Mapping[str, str]]) -> Json:
    """Return plan.json. `checks` say for each identity whether it holds, fails or was not tried, and why."""
    return {
        "schema": SCHEMA,
        "lcap": VERSION,
        "document": _document(plan),
        "overviews": [_overview(overview, n) for n, overview in enumerate(plan.overviews, 1)],
        "services": [_section(section, n) for n, section in enumerate(plan.services, 1)],
        "tables": _tables(plan.tables),
        **_words(plan),
        "checks": [dict(check) for check in checks],
        "findings": [finding_json(finding) for finding in findings],
    }


def finding_json(finding: Finding) -> Json:
    """Return one finding with both figures, what the document's own numbers give, and its question."""
    spoken = {lang: finding_words(finding, lang) for lang in LANGS}
    computed = finding.computed
    return {
        "id": finding.id,
        "check": finding.check,
        "severity": finding.severity,
        "figures": [
            {"key": one.key, "part": one.part, "goal": one.goal, "action": one.action, **_brief(one.figure)}
            for one in finding.figures
        ],
        "computed": computed and {"value": digits(computed.value), "unit": computed.unit, "formula": computed.formula},
        "tolerance": digits(finding.tolerance),
        "says": {lang: says for lang, (says, _) in spoken.items()},
        "question": {lang: asks for lang, (_, asks) in spoken.items()},
        "source": finding.source,
    }


def _document(plan: Plan) -> Json:
    document = plan.document
    return {
        "file": document.name,
        "sha256": document.sha256,
        "lea_name": document.lea_name,
        "cds_code": document.cds_code or None,
        "lea_type": document.lea_type or None,
        "kind": document.kind,
        "plan_year": document.plan_year or None,
        "template": document.template or None,
        "table_years": {name: table.year for name, table in _named(plan.tables)},
        "pages": document.pages,
        "file_kind": document.file_kind,
        "first_page": document.first_page,
        "last_page": document.last_page,
        "plan_number": document.plan_number,
        "plans_in_file": document.plans_in_file,
        "language": document.language,
        "status": document.status,
        "status_page": document.status_page,
        "status_words": document.status_words or None,
        "overviews": [_without_figures(_overview(overview, n)) for n, overview in enumerate(plan.overviews, 1)],
        "picture_pages": list(document.picture_pages),
        "unread_pages": list(document.unread_pages),
        "turned_pages": [
            {"page": turn.page, "quarters": turn.quarters, "degrees": round(turn.degrees, 2)}
            for turn in document.turned_pages
        ],
        "pages_to_compare": list(plan.pages_to_compare),
        "community_page": document.community_page,
        "community_words": document.community_words or None,
        "unread_reasons": list(plan.unread_reasons),
    }


def _words(plan: Plan) -> Json:
    """Return goals, descriptions and reasons: what the plan says in words."""
    goals = [
        {"goal": one.goal, "description": one.description, "kind": one.kind or None, "page": page_of(one.place)}
        for one in plan.goals
    ]
    descriptions = [
        {"goal": d.goal, "action": d.action, "title": d.title, "description": d.text, "page": page_of(d.place)}
        for d in plan.descriptions
    ]
    reasons = [
        {
            "scope": one.scope,
            "actions": [{"goal": goal, "action": action} for goal, action in one.actions],
            "need": one.need,
            "how": one.how,
            "metric": one.metric,
            "page": page_of(one.place),
        }
        for one in plan.reasons
    ]
    return {"goals": goals, "descriptions": descriptions, "reasons": reasons}


def _without_figures(part: Json) -> Json:
    return {name: value for name, value in part.items() if name != "figures"}


def _overview(overview: Overview, number: int) -> Json:
    return {"lea_name": overview.lea_name, "cds_code": overview.cds_code or None, **_section(overview, number)}


def _section(section: Section, number: int) -> Json:
    return {
        "number": number,
        "year": section.year or None,
        "pages": list(section.pages),
        "figures": _figures(section.figures),
    }


def _tables(tables: tuple[Table, ...]) -> list[Json]:
    return [
        {
            "name": name,
            "kind": table.kind,
            "year": table.year or None,
            "template": table.template,
            "heading": table.heading,
            "columns": list(table.columns),
            "pages": list(table.pages),
            "totals": _figures(table.totals),
            "rows": [_row(row, n) for n, row in enumerate(table.rows, 1)],
        }
        for name, table in _named(tables)
    ]


def _named(tables: tuple[Table, ...]) -> list[tuple[str, Table]]:
    kinds = [table.kind for table in tables]
    return [(part_name(table.kind, kinds[: n + 1].count(table.kind)), table) for n, table in enumerate(tables)]


def _row(row: Row, number: int) -> Json:
    return {
        "row": number,
        "goal": row.goal,
        "action": row.action,
        "page": page_of(row.place),
        "texts": dict(row.texts),
        "figures": _figures(row.figures),
    }


def _figures(figures: Figures) -> Json:
    return {key: _figure(figure) for key, figure in figures.items()}


def _figure(figure: Figure) -> Json:
    readings = [{"reader": one.reader, "text": one.text, "value": _number(one.value)} for one in figure.readings]
    return {
        **_brief(figure),
        "box": _box(figure),
        "reason": figure.reason,
        "readings": readings,
    }


def _brief(figure: Figure) -> Json:
    return {
        "value": _number(figure.value),
        "unit": figure.unit,
        "text": figure.text,
        "page": page_of(figure.place),
        "place": place_json(figure.place),
        "state": str(figure.state),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else digits(value)


def place_json(place: Place) -> Json | None:
    """Return a workbook's sheet and cell, or a Word file's line; None in a PDF, where page and box tell."""
    if isinstance(place, SheetPlace):
        return {"sheet": place.sheet, "cell": place.cell}
    return {"line": place.line} if isinstance(place, TextPlace) else None


def _box(figure: Figure) -> list[float] | None:
    if not isinstance(figure.place, PdfPlace):
        return None
    box = figure.place.box
    return [round(edge, 2) for edge in (box.x0, box.top, box.x1, box.bottom)]
