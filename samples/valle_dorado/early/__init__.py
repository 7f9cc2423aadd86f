"""Invented plans in the form of 2014-15 to 2016-17, whose amounts stand in free text under each action and year.

    facts.Plan -> layout.lay_out(plan, look) -> Printed (PDF, truth rows with their pages) -> older.write -> CSVs

Like the rest of the generator it shares no code with `lcap`. The headings are those of 5 CCR 15497.5.
"""
