"""An invented Learning Continuity and Attendance Plan of 2020-21, alone or as the annual update of a 2021-22 plan.

    PLAN -> lay_out(plan, look) -> Printed (PDF, truth rows with their pages) -> save_continuity -> CSVs

Like the rest of the generator it shares no code with `lcap`.
"""
