"""Contributing LCFF dollars by whom the actions serve.

An action with two boxes ticked is a group of its own, so that no dollar is counted twice.
"""

from lcap_models import views
from lcap_models.ledger import Ledger
from lcap_viz.charts.common import build
from lcap_viz.facts import Amount, ChartFacts, ChartRow, Sentence, ratio_of, sum_of

__all__ = ["facts"]

_FORM_WORDS = {"leawide": "LEA-wide", "schoolwide": "Schoolwide", "limited": "Limited"}


def facts(ledger: Ledger) -> ChartFacts | None:
    """Return LCFF dollars by scope, largest first; None where no contributing action has an amount."""
    plan = ledger.book.plan
    actions = views.contributing(plan)
    total = sum_of(a.lcff for a in actions)
    if total.value is None:
        return None
    groups = list(dict.fromkeys(a.scopes for a in actions))
    found = [(scopes, sum_of(a.lcff for a in actions if a.scopes == scopes)) for scopes in groups]
    found = [(scopes, amount) for scopes, amount in found if amount.value is not None]
    found.sort(key=lambda pair: pair[1].value or 0, reverse=True)
    rows = tuple(ChartRow(_name(scopes), (amount,)) for scopes, amount in found)
    title = _title(found[0][0], ratio_of(found[0][1], total)) if total.value else Sentence("chart.actions.title_zero")
    return build(plan, "scope", title, Sentence("chart.scope.what"), rows, column="column.scope")


def _title(scopes: tuple[str, ...], share: Amount) -> Sentence:
    if share.value == 1:
        return Sentence(f"chart.scope.title_all.{_key(scopes)}")
    return Sentence(f"chart.scope.title.{_key(scopes)}", {"share": share})


def _key(scopes: tuple[str, ...]) -> str:
    if not scopes:
        return "blank"
    return scopes[0] if len(scopes) == 1 else "several"


def _name(scopes: tuple[str, ...]) -> Sentence:
    printed = " + ".join(_FORM_WORDS[scope] for scope in scopes)
    return Sentence(f"scope.{_key(scopes)}", {"scopes": printed} if len(scopes) > 1 else {})
