"""The report: one self-contained page in both languages."""

from lcap_viz.report.page import render

__all__ = ["render"]
