"""The two-page handout: page 1 to hold up, page 2 to speak and write from. One PDF per language.

`handouts(ledger, charts)` is the entry. Where a plan says too much for two pages, both languages tell less, by the
rules of `fitting.py`: never smaller type, never a third page.
"""

from lcap_viz.handout.fitting import handouts

__all__ = ["handouts"]
