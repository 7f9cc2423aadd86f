"""Cards for phones and messengers: one finding, its numbers and a question on a picture, with a text to post with it.

`cards_of(ledger)` chooses the cards, `made_of(ledger, langs)` makes the pictures and texts of all.
"""

from lcap_viz.cards.choosing import cards_of, choices
from lcap_viz.cards.model import Card
from lcap_viz.cards.setting import Made, made_of

__all__ = ["Card", "Made", "cards_of", "choices", "made_of"]
