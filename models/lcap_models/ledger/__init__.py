"""The ledger: every supplemental and concentration dollar's way through a plan, from the state to each action.

`ledger_of(proof)` is the entry. Every amount is a `Money` that keeps the plan's figures it comes from.
"""

from lcap_models.ledger.book import Book, open_book
from lcap_models.ledger.breakdown import Breakdown, Part
from lcap_models.ledger.flat import FlatRow, flat
from lcap_models.ledger.flow import CarriedIn, Ledger, ledger_of
from lcap_models.ledger.last_year import Kept, LastYear
from lcap_models.ledger.lines import Line
from lcap_models.ledger.money import Money

__all__ = [
    "Book",
    "Breakdown",
    "CarriedIn",
    "FlatRow",
    "Kept",
    "LastYear",
    "Ledger",
    "Line",
    "Money",
    "Part",
    "flat",
    "ledger_of",
    "open_book",
]
