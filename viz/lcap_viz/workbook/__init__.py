"""plan.xlsx: the plan's tables as a workbook, numbers as numbers, with sheets for the findings and the proof.

Headings stand in English, Spanish and any further language, one row each. Whatever the plan prints is stored as text:
no formula, no link.
"""

from lcap_viz.workbook.writing import workbook

__all__ = ["workbook"]
