"""Invented plans of 2017-18 to 2019-20, whose money stands line by line under each action.

    facts.Plan -> layout.lay_out(plan, look) -> Printed (PDF, truth rows with their pages) -> older.write -> CSVs

Like the rest of the generator it shares no code with `lcap`.
"""
