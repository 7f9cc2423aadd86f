"""What the readers' own readings say of a figure, before any sum is tried."""

from collections.abc import Iterable
from decimal import Decimal

from lcap_models.figure import Figure, Reading, State

__all__ = [
    "Verdict",
    "agreeing",
    "on_a_picture",
    "one_engine_on_a_picture",
    "state_by_reading",
    "surely_blank",
    "unsettled",
]

Verdict = tuple[State, str]
"""A state with its reason (`reason.<key>` in the catalogs)."""

_FAILED = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!")
"""What a spreadsheet prints where a formula has no result: a number belongs there, and nobody knows it."""

_ENGINES = {"pdfplumber": "pdfminer", "camelot": "pdfminer"}
"""Readers that share a text engine make the same mistakes, so they count as one; any other reader is its own."""


_ON_PICTURES = ("tesseract", "rapidocr")
"""Readers of pictures: one of them alone misreads the same digit in the same way wherever it stands."""


def agreeing(figure: Figure) -> frozenset[str]:
    """Return the text engines that read the figure's value."""
    return frozenset(_engine(reading) for reading in figure.readings if reading.value == figure.value)


def on_a_picture(figure: Figure) -> bool:
    """Tell whether the figure was read on a picture of a page: a scan, or a table put in as a picture."""
    return any(reading.reader in _ON_PICTURES for reading in figure.readings)


def one_engine_on_a_picture(figure: Figure) -> bool:
    """Tell whether the figure was read on a picture of a page, and by one engine alone."""
    return on_a_picture(figure) and len(agreeing(figure)) < 2


def _engine(reading: Reading) -> str:
    return _ENGINES.get(reading.reader, reading.reader)


def _has_digits(text: str) -> bool:
    return any(char.isdigit() for char in text)


def surely_blank(figure: Figure) -> bool:
    """Tell whether a cell without a value holds no digits for any reader, nor anything that cannot be told."""
    if figure.value is not None:
        return False
    texts = (figure.text, *(reading.text for reading in figure.readings))
    return not any(_has_digits(text) or _cannot_be_told(text) for text in texts) and not any(
        reading.value is not None for reading in figure.readings
    )


def _cannot_be_told(text: str) -> bool:
    """Tell whether letters without names stand there, or a spreadsheet's marks of a number that is not shown."""
    return "\ufffd" in text or "##" in text or any(mark in text for mark in _FAILED)


def state_by_reading(figure: Figure) -> Verdict:
    """Return the state that the readings alone give: read, doubtful or missing."""
    if figure.value is None:
        if surely_blank(figure):
            return State.MISSING, "words" if figure.text.strip() else "blank"
        if _cannot_be_told(figure.text):
            return State.DOUBTFUL, "unreadable"
        return State.DOUBTFUL, "not_a_number" if _has_digits(figure.text) else "readers_disagree"
    if len(agreeing(figure)) > 1:
        return State.READ, "readers_agree"
    other = any(reading.value != figure.value for reading in figure.readings)
    return State.DOUBTFUL, "readers_disagree" if other else "one_reader"


def unsettled(cells: Iterable[tuple[int, Figure]]) -> frozenset[int]:
    """Return the positions of cells in dispute between readers that a sum cannot settle.

    `cells` are the (sign, figure) of a sum that holds. Where another reader's numbers differ in a way that cancels
    out (two rows swapped, say), the sum holds for that reader's version too, and so decides nothing between them.
    """
    differences: dict[str, dict[int, Decimal]] = {}
    for position, (sign, figure) in enumerate(cells):
        if figure.readings and len(agreeing(figure)) < 2:
            for reading in figure.readings:
                if difference := sign * _difference(figure, reading):
                    differences.setdefault(reading.reader, {})[position] = difference
    return frozenset(position for found in differences.values() for position in _cancelling(found))


def _difference(figure: Figure, reading: Reading) -> Decimal:
    if reading.value is None and _has_digits(reading.text):
        return Decimal(0)
    return (figure.value or Decimal(0)) - (reading.value or Decimal(0))


def _cancelling(differences: dict[int, Decimal]) -> Iterable[int]:
    if sum(differences.values()) == 0:
        return differences
    amounts = set(differences.values())
    return [position for position, amount in differences.items() if -amount in amounts]
