"""The same plan as the files a district works in: the state's action tables as a workbook, the template in Word."""

from pathlib import Path

from valle_dorado.office.word_file import word_file
from valle_dorado.office.workbook import workbook
from valle_dorado.record import Layout
from valle_dorado.sample import Sample

__all__ = ["save_office"]


def save_office(sample: Sample, layout: Layout, home: Path) -> None:
    """Write plan.xlsx and plan.docx beside the sample's plan.pdf: the same plan, so the same truth but for pages."""
    (home / sample.name / "plan.xlsx").write_bytes(workbook(sample.plan, layout.record))
    (home / sample.name / "plan.docx").write_bytes(word_file(sample.plan, layout.record))
