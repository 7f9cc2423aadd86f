"""The report: one self-contained page in both languages."""

from lcap_viz.report.page import render
from lcap_viz.report.template import warm_up

__all__ = ["render", "warm_up"]
