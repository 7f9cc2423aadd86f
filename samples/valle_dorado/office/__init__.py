"""The same plan as other files: the state's action tables as a workbook, the template in Word, a web page."""

from pathlib import Path

from valle_dorado.office.web_page import web_page
from valle_dorado.office.word_file import word_file
from valle_dorado.office.workbook import workbook
from valle_dorado.record import Layout
from valle_dorado.sample import Sample

__all__ = ["save_office"]


def save_office(sample: Sample, layout: Layout, home: Path) -> None:
    """Write plan.xlsx, .docx and .html beside the sample's plan.pdf: the same plan, so the same truth but for pages."""
    (home / sample.name / "plan.xlsx").write_bytes(workbook(sample.plan, layout.record))
    (home / sample.name / "plan.docx").write_bytes(word_file(sample.plan, layout.record))
    (home / sample.name / "plan.html").write_bytes(web_page(sample.plan, layout.record))
