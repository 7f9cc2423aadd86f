"""The two-page handout: page 1 to hold up, page 2 to speak and write from. One PDF per language.

`handouts(ledger, charts)` is the entry. Where a plan says too much for two pages, both languages tell less (forms
of `front.py` and `back.py`): never smaller type than 12 points, never a third page.
"""

from lcap_viz.handout.fitting import handouts, warm_up

__all__ = ["handouts", "warm_up"]
