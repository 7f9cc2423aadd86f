"""Numbers on pictures that may have lost their point: both engines overlook the same faint point now and then.

Where most numbers of a file print decimals, one without decimals and without commas ("$95700") may be $957.00. Nothing
but a printed sum or formula makes it sure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from lcap_models.figure import Figure

__all__ = ["strictly", "without_point"]

_WITH_POINT, _WHOLE = re.compile(r"\.\d"), re.compile(r"\D*\d{2,}\D*")
MOST = 0.5
"""More than this part of the numbers print a point."""


def strictly(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures; of those that may have lost a point, no engine's word counts."""
    pointed = {unit for unit in ("usd", "percent") if _most_have(figures, unit)}
    return [_doubted(figure) if figure.unit in pointed and _may_lack_it(figure) else figure for figure in figures]


def without_point(text: str, others: Sequence[str]) -> bool:
    """Tell whether the number of an action has no point while most others have one, or the other way round."""
    own = "." in text
    return bool(others) and 2 * sum(("." in other) != own for other in others) > len(others)


def _most_have(figures: Sequence[Figure], unit: str) -> bool:
    texts = [figure.text for figure in figures if figure.unit == unit and figure.value is not None]
    return sum(bool(_WITH_POINT.search(text)) for text in texts) > MOST * len(texts)


def _may_lack_it(figure: Figure) -> bool:
    return figure.value is not None and bool(_WHOLE.fullmatch("".join(figure.text.split())))


def _doubted(figure: Figure) -> Figure:
    return replace(figure, readings=tuple(replace(reading, value=None) for reading in figure.readings))
