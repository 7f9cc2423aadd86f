"""For whom an action is, in the report's table of all actions: named in the reader's language where that is sure."""

from pathlib import Path

from lcap_models.ledger import ledger_of
from lcap_models.proof import prove
from lcap_viz.report.actions import explorer_of
from lcap_viz.report.marks import Marks
from lcap_viz.report.proof import Anchors
from support.truth import plan_from_truth

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "valle-dorado-2024"


def test_groups_of_the_high_needs_column_have_our_names_and_others_the_words_of_the_plan() -> None:
    made = ledger_of(prove(plan_from_truth(SAMPLE)))
    marks = Marks(Anchors(made.book.plan), made.book.contested)
    explorer = explorer_of(made, marks)
    assert explorer is not None
    found = {one.number: one for one in explorer.actions}
    told = found["1.4"].group
    assert told is not None
    assert marks.fact(told, "en") == "English learners and low-income students"
    assert marks.fact(told, "es") == "Estudiantes que aprenden inglés y estudiantes de bajos ingresos"
    # of an action that does not count, "All" are all students, not all high-needs ones
    assert (found["1.1"].group, found["1.1"].groups) == (None, "All")
