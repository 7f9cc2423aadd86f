"""From cards to pictures: each in the roomiest form that has room for it in every language."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lcap_models.ledger import Ledger
from lcap_viz import words
from lcap_viz.cards.choosing import cards_of
from lcap_viz.cards.model import Card
from lcap_viz.cards.saying import FORMS, SIZES, Form, alt_text, said
from lcap_viz.paper import compile_pngs

__all__ = ["MADE", "Made", "made_of"]

MADE = "made.json"
"""What the folder was made from; its hash says whose folder it is."""


@dataclass(frozen=True, slots=True)
class Made:
    """The cards of a plan, and all files of their folder by name."""

    cards: tuple[Card, ...]
    files: Mapping[str, bytes]


def made_of(ledger: Ledger, langs: Iterable[str], version: str = "") -> Made:
    """Return the cards' pictures (PNG) and texts, and `made.json`; the same plan gives the same bytes.

    A name is number, what the card is about, pixels, language: 01-message-1080x1080-en.png; its text ends in .txt.
    What a card tells is the same in every language that lcap speaks, also where fewer are wanted.
    """
    tongues, cards = tuple(langs), cards_of(ledger)
    found: dict[str, bytes] = {}
    for number, card in enumerate(cards, 1):
        for size in SIZES:
            form, drawn = _roomiest(ledger, card, size, tongues)
            for lang in tongues:
                name = f"{number:02d}-{card.name}-{size}-{lang}"
                found[f"{name}.png"] = drawn[lang]
                found[f"{name}.txt"] = alt_text(ledger, card, lang, form).encode()
    document = ledger.book.plan.document
    about = {"schema": 1, "made": "cards", "lcap": version, "input": document.name, "sha256": document.sha256}
    about["cards"] = [card.name for card in cards]
    found[MADE] = (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()
    return Made(cards, found)


def _roomiest(ledger: Ledger, card: Card, size: str, langs: tuple[str, ...]) -> tuple[Form, Mapping[str, bytes]]:
    """Return the first form in which the card has room in all languages, and its pictures in those wanted."""
    every = tuple(dict.fromkeys((*langs, *words.LANGS)))
    for form in FORMS[size]:
        drawn: dict[str, bytes] = {}
        for lang in every:
            pages = compile_pngs(_template(), said(ledger, card, lang, size, form))
            if len(pages) > 1 and form is not FORMS[size][-1]:
                break
            drawn[lang] = pages[0]
        else:
            return form, drawn
    raise AssertionError("the last form is always taken")


@cache
def _template() -> str:
    return resources.files("lcap_viz.cards").joinpath("cards.typ").read_text(encoding="utf-8")
