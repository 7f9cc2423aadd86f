"""The field of each header cell: by its spelling, by a translator's wording, or by what it is most like if misread."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache

from lcap_extract.wording import Block, Field

__all__ = ["FEWEST", "SURE", "matched"]

FEWEST = 2
"""A header has at least this many known cells."""

SURE = 6
"""A header with this many known cells is one even without a money column (the state's portal splits its rows in two),
and other cells of it may be cut short."""

ENOUGH = 4
"""With so many known cells, others may be misread by a letter, and "Goal #" or "Action #" in their places by more."""

ALIKE = 0.9
"""A header cell of a row that is surely a header may differ by this much from a spelling (a lost letter)."""

LONG_ENOUGH_TO_DIFFER = 10
"""A header cell of fewer letters must not differ."""

LONG_ENOUGH = 8
"""A header cell that is cut short shows at least this many letters."""

SHORTEST = 5
"""A header of fewer letters with another letter may be another word."""

ID_ALIKE, ID_LETTERS = 0.6, 2
"""How much of "Goal #" or "Action #" is read at least, and how many letters more or fewer."""

_NUMBER = re.compile(r"^\d{1,2}(?=[a-z])")


def matched(texts: Sequence[str], block: Block, *, loosely: bool) -> tuple[Field | None, ...]:
    """Return each cell's field; a field is given once, to the first cell that fits it best."""
    given: dict[str, int] = {}
    for level in (_same, _same_without_number):
        _give(texts, block, given, level, 0)
    _give_alike(texts, block, given)
    if loosely:
        _give_loosely(texts, block, given)
    _give(texts, block, given, _begins, SURE)
    _give(texts, block, given, _other_letter, ENOUGH)
    _give(texts, block, given, _other_number, SURE)
    _give_ids(texts, block, given)
    by_index = {index: key for key, index in given.items()}
    by_key = {field.key: field for field in block.fields}
    return tuple(by_key[by_index[index]] if index in by_index else None for index in range(len(texts)))


def _give(
    texts: Sequence[str], block: Block, given: dict[str, int], level: Callable[[str, Field], bool], needed: int
) -> None:  # fmt: skip
    """Give the fields left over to the cells that fit them at this level, once `needed` fields are given."""
    for index, text in enumerate(texts):
        if not text or index in given.values() or len(given) < needed:
            continue
        fits = [field for field in block.fields if field.key not in given and level(text, field)]
        if fits and (level in (_same, _same_without_number) or len(fits) == 1):
            given[fits[0].key] = index


def _give_alike(texts: Sequence[str], block: Block, given: dict[str, int]) -> None:
    """Give the fields left over to the cells that differ by a letter or two, once some are given.

    A cell that is nearer to a field given already, or as near to another one, gets none.
    """
    for index, text in enumerate(texts):
        if not text or index in given.values() or len(given) < FEWEST:
            continue
        ratios = {field.key: _likeness(text, field) for field in block.fields}
        best = max(ratios, key=lambda key: ratios[key])
        if ratios[best] >= ALIKE and best not in given and list(ratios.values()).count(ratios[best]) == 1:
            given[best] = index


def _give_ids(texts: Sequence[str], block: Block, given: dict[str, int]) -> None:
    """Give "Goal #" or "Action #" to the cell beside the other one that looks like it (OCR reads "Goa 14")."""
    own = {field.key: field for field in block.fields}
    for key, other, step in (("goal", "action", -1), ("action", "goal", 1)):
        at = given.get(other, -2) + step
        free = key in own and key not in given and 0 <= at < len(texts) and at not in given.values()
        if free and len(given) >= ENOUGH and any(_part(texts[at], s) >= ID_ALIKE for s in own[key].spellings):
            given[key] = at


def _part(text: str, spelling: str) -> float:
    near = abs(len(text) - len(spelling)) <= ID_LETTERS
    return SequenceMatcher(None, text, spelling, autojunk=False).ratio() if near else 0.0


def _give_loosely(texts: Sequence[str], block: Block, given: dict[str, int]) -> None:
    """Give the fields left over to the cells that their rules explain best; none to a cell that fits two alike."""
    for index, text in enumerate(texts):
        if not text or index in given.values():
            continue
        weights = {field.key: _loosely(text, field) for field in block.fields if field.key not in given}
        best = max(weights, key=lambda key: weights[key], default="")
        if best and weights[best] and list(weights.values()).count(weights[best]) == 1:
            given[best] = index


def _loosely(text: str, field: Field) -> int:
    return max((rule.weight(text) for rule in field.loose), default=0)


def _same(text: str, field: Field) -> bool:
    return text in field.spellings


def _same_without_number(text: str, field: Field) -> bool:
    words = _without_number(text)
    return any(words == _without_number(spelling) and _one_number(text, spelling) for spelling in field.spellings)


@lru_cache(maxsize=4096)
def _without_number(text: str) -> str:
    return _NUMBER.sub("", text)


def _one_number(text: str, spelling: str) -> bool:
    """Tell whether only one of the two has a leading item number: two different numbers are two items."""
    return (_NUMBER.match(text) is None) != (_NUMBER.match(spelling) is None)


def _likeness(text: str, field: Field) -> float:
    """Return how much of the cell is the field's header, from 0 to 1; another item's number is another item."""
    if len(text) < LONG_ENOUGH_TO_DIFFER:
        return 0.0
    number, words = _NUMBER.match(text), _without_number(text)
    others = [s for s in field.spellings if not number or not (own := _NUMBER.match(s)) or own[0] == number[0]]
    return max((_ratio(words, _without_number(spelling)) for spelling in others), default=0.0)


def _begins(text: str, field: Field) -> bool:
    """Tell whether the cell shows only the beginning of the header, as a row of a fixed height does."""
    return len(text) >= LONG_ENOUGH and any(spelling.startswith(text) for spelling in field.spellings)


def _other_letter(text: str, field: Field) -> bool:
    """Tell whether the cell is the header but for a letter, as OCR reads "Acclión"."""
    if len(text) < SHORTEST or _NUMBER.match(text):
        return False
    return any(_one_letter_apart(text, spelling) for spelling in field.spellings)


def _other_number(text: str, field: Field) -> bool:
    """Tell whether the cell is the header but for its item's number, as OCR reads a 4 for a 1."""
    words = _without_number(text)
    return words != text and (words in map(_without_number, field.spellings) or _loosely(words, field) > 0)


def _one_letter_apart(text: str, spelling: str) -> bool:
    """Tell whether the two are alike but for one letter, taken for another, added or lost."""
    if abs(len(text) - len(spelling)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(text, spelling, strict=False)) if a != b), len(text))
    ends = (
        (text[same + 1 :], spelling[same:]),
        (text[same:], spelling[same + 1 :]),
        (text[same + 1 :], spelling[same + 1 :]),
    )
    return any(one == other for one, other in ends)


def _ratio(text: str, spelling: str) -> float:
    if min(len(text), len(spelling)) < 0.8 * max(len(text), len(spelling)):
        return 0.0
    matcher = _matcher(spelling)
    matcher.set_seq1(text)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


@cache
def _matcher(spelling: str) -> SequenceMatcher[str]:
    """Return a matcher that has taken the spelling apart: half of its work, and the same for each cell."""
    return SequenceMatcher(None, "", spelling, autojunk=False)
