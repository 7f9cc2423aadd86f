"""Ledgers of small plans, as the charts, the handout and the report get them."""

from dataclasses import replace

from lcap_models.figure import State
from lcap_models.ledger import Ledger, ledger_of
from lcap_models.plan import Plan, map_figures
from lcap_models.proof import prove

__all__ = ["doubted", "ledger"]


def ledger(plan: Plan) -> Ledger:
    """Return the ledger of a plan, proved and checked here."""
    return ledger_of(prove(plan))


def doubted(plan: Plan) -> Ledger:
    """Return the ledger of a plan of which no figure could be confirmed."""
    proof = prove(plan)
    unsure = map_figures(proof.plan, lambda entry: entry.figure.with_state(State.DOUBTFUL, "one_reader"))
    return ledger_of(replace(proof, plan=unsure), ())
