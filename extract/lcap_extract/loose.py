"""Rules for headings and headers whose wording each translator chooses: the stems that must stand in them.

"porcentaje planificad|planead mejorad !real <60": all of these stand in the text (one of those with | between), `real`
does not, and the text has fewer than 60 letters. "4. total" is the item numbered 4; "^tabla" stands first. Texts are
without case, accents, spaces and punctuation.
"""

import re
from dataclasses import dataclass

__all__ = ["Loose", "loose_rule"]

LONGEST = 150
"""Letters of the longest header; a cell of prose has more."""

_NUMBER = re.compile(r"(\d{1,2})(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Loose:
    """A rule: its item number, the stems of which each group must stand in the text, those that must not."""

    number: str
    needed: tuple[tuple[str, ...], ...]
    barred: tuple[str, ...]
    first: tuple[str, ...]
    shorter: int

    def weight(self, text: str) -> int:
        """Return how much of the text the rule explains, in letters; 0 where it does not fit.

        A text with another item's number is another item; one without number may be any.
        """
        if len(text) >= self.shorter or any(stem in text for stem in self.barred):
            return 0
        found = _NUMBER.match(text)
        if found and found[1] != self.number:
            return 0
        if self.first and not text.startswith(self.first):
            return 0
        lengths = [max((len(stem) for stem in group if stem in text), default=0) for group in self.needed]
        if not all(lengths):
            return 0
        return 2 * sum(lengths) + (bool(found) == bool(self.number))


def loose_rule(text: str) -> Loose:
    """Return the rule that a line of `loose.es.yaml` states."""
    number, shorter = "", LONGEST
    needed: list[tuple[str, ...]] = []
    barred: list[str] = []
    first: tuple[str, ...] = ()
    for token in text.split():
        if token.startswith("!"):
            barred.append(token[1:])
        elif token.startswith("<"):
            shorter = int(token[1:])
        elif token.startswith("^"):
            first = tuple(token[1:].split("|"))
        elif re.fullmatch(r"\d{1,2}\.", token):
            number = token[:-1]
        else:
            needed.append(tuple(token.split("|")))
    return Loose(number, tuple(needed), tuple(barred), first, shorter)
