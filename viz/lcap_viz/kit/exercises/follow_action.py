"""Level 1: follow one action through the table of actions that count."""

from lcap_models.answers import Deed, Said
from lcap_models.ledger import Ledger, Line
from lcap_viz.kit.exercises.model import Answered, Exercise, LeftOut, sure

__all__ = ["make"]

KIND = "follow_action"
_ALL = ("english_learners", "foster_youth", "low_income")
_GROUPS = {
    _ALL: "kit.groups.all_three",
    _ALL[:1]: "kit.groups.english_learners",
    _ALL[1:2]: "kit.groups.foster_youth",
    _ALL[2:]: "kit.groups.low_income",
    _ALL[:2]: "kit.groups.english_learners_and_foster_youth",
    _ALL[::2]: "kit.groups.english_learners_and_low_income",
    _ALL[1:]: "kit.groups.foster_youth_and_low_income",
}


def make(ledger: Ledger) -> Exercise | LeftOut:
    """Return the exercise for the largest action whose row says everything; left out where there is none."""
    fit = [line for line in ledger.lines if _fits(line)]
    if not fit:
        return LeftOut(KIND, "kit.left_out.action")
    line = max(fit, key=lambda one: one.lcff.value or 0)
    deed = Deed(line.goal, line.action, line.title)
    pages = (line.page,) if line.page is not None else ()
    answers = (
        Answered(Said("kit.figure.action_lcff"), line.lcff, (), line.lcff.pages),
        Answered(Said("kit.figure.action_scope"), Said(f"kit.scope.{line.scopes[0]}"), (), pages),
        Answered(Said("kit.figure.action_groups"), _groups(line), (), pages),
    )
    return Exercise(KIND, 1, (Said(f"kit.exercise.{KIND}.task", {"action": deed}),), answers, space=0)


def _fits(line: Line) -> bool:
    return sure(line.lcff) and bool(line.lcff.value) and len(line.scopes) == 1 and bool(line.title.strip())


def _groups(line: Line) -> Said:
    """Return the groups in words of the catalogs, or in the plan's own where they are others."""
    named = tuple(group for group in _ALL if group in line.groups)
    if named in _GROUPS and set(line.groups) <= set(_ALL):
        return Said(_GROUPS[named])
    return Said("kit.groups.words", {"words": line.groups_words}) if line.groups_words else Said("kit.groups.blank")
