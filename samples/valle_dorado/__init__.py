"""Invented LCAPs: from an invented district's numbers to a PDF in the state's layout, and the truth about it.

    facts (Decimals) -> formulas.print_plan -> PrintedPlan (texts) -> layout.lay_out -> Layout (PDF, pages)
                                                   truth.write(plan, layout, folder) -> the CSVs of a worked example

It shares no code with `lcap`: what it writes down is what it printed, so the reader can be judged by it.
"""
