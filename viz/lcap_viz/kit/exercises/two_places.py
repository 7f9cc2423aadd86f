"""Level 3: two places of the plan that speak of the same thing. Do they agree?"""

from lcap_models.answers import Said
from lcap_models.figure import State
from lcap_models.findings import Finding, Label, Named
from lcap_models.ledger import Ledger
from lcap_models.ledger.money import minus
from lcap_viz.kit.exercises.model import Answered, Exercise, LeftOut, pages_of
from lcap_viz.kit.exercises.working import difference

__all__ = ["make"]

KIND = "two_places"


def make(ledger: Ledger) -> Exercise | LeftOut:
    """Return the exercise of the first two printed figures that a finding sets against each other."""
    found = next((one for one in ledger.book.findings if _fits(one)), None)
    if found is None:
        return LeftOut(KIND, "kit.left_out.two_places")
    pair = found.figures[:2]
    first, second = (ledger.book.at(named) for named in pair)
    big, small = (first, second) if (first.value or 0) >= (second.value or 0) else (second, first)
    apart = minus(big, small, "difference")
    answers = (
        *(Answered(_name(named), money, (), money.pages) for named, money in zip(pair, (first, second), strict=True)),
        Answered(Said("kit.figure.apart"), apart, (difference(big, small, apart),), pages_of(apart)),
    )
    task = Said(
        f"kit.exercise.{KIND}.task",
        {"first": Label(pair[0].label), "first_table": Label(f"table.{pair[0].part}"),
         "second": Label(pair[1].label), "second_table": Label(f"table.{pair[1].part}")},
    )  # fmt: skip
    return Exercise(KIND, 3, (task,), answers, remarks=(Said(f"kit.exercise.{KIND}.remark"),), disputes=(found,))


def _name(named: Named) -> Said:
    return Said("kit.figure.in_table", {"what": Label(named.label), "table": Label(f"table.{named.part}")})


def _fits(finding: Finding) -> bool:
    """Tell whether a finding has two printed sums of one unit on different pages, both sure, that differ."""
    if not finding.contradicts or len(finding.figures) < 2 or finding.note:
        return False
    first, second = finding.figures[:2]
    return _stands(first) and _stands(second) and first.figure.unit == second.figure.unit and _apart(first, second)


def _stands(named: Named) -> bool:
    sound = named.figure.value is not None and named.figure.state in {State.PROVED, State.READ}
    return sound and not named.row and not named.document


def _apart(first: Named, second: Named) -> bool:
    return first.figure.value != second.figure.value and first.part != second.part
