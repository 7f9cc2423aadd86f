"""Level 3: write your own question, with a page. The key shows one that this plan gives cause to ask."""

from lcap_models.answers import Said
from lcap_models.ledger import Ledger
from lcap_viz.kit.exercises.model import Answered, Exercise

__all__ = ["make"]

KIND = "write_question"


def make(ledger: Ledger) -> Exercise:
    """Return the exercise; its example is the first thing that the plan says against itself, or a general one."""
    task = tuple(Said(f"kit.exercise.{KIND}.{part}") for part in ("task", "how"))
    findings = ledger.book.findings[:1]
    example = Answered(Said("kit.figure.example"), Said(f"kit.exercise.{KIND}.example"), (), ())
    remarks = tuple(Said(f"kit.exercise.{KIND}.good_{name}") for name in ("page", "one", "open"))
    return Exercise(KIND, 3, task, () if findings else (example,), remarks=remarks, disputes=findings, space=4)
