"""What a document is, and where in its file it stands: one plan of a board packet, or one of several."""

from lcap_models.plan import Document, DocumentKind, FileKind
from lcap_viz.words import say

__all__ = ["PLACE_COLUMN", "PLAN", "part_words", "plan_words"]

PLACE_COLUMN: dict[FileKind, str] = {
    "pdf": "column.page",
    "xlsx": "column.cell",
    "docx": "column.line",
    "html": "column.line",
}
"""The heading of the column that says where a figure stands."""

PLAN: dict[DocumentKind, str] = {
    "lcap": "report.plan",
    "budget_overview": "report.plan.budget_overview",
    "continuity_plan": "report.plan.continuity_plan",
    "annual_update": "report.plan.annual_update",
    "supplement": "report.plan.supplement",
    "midyear_report": "report.plan.midyear_report",
}


def plan_words(document: Document, lang: str, year: str) -> str:
    """Return what the document is, with its year as it is to be shown: "LCAP 2024-25"."""
    return say(PLAN[document.kind], lang, year=year)


def part_words(document: Document, lang: str) -> str:
    """Return the sentence on the plan's pages, or empty where the plan is all of its file."""
    if not document.is_part_of_file:
        return ""
    key = "several" if document.plans_in_file > 1 else "one"
    facts = {"first": document.first_page, "last": document.last_page, "pages": document.pages}
    return say(f"report.part.{key}", lang, number=document.plan_number, count=document.plans_in_file, **facts)
