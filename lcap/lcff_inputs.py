"""What a person types after `lcap lcff`, checked: every mistake is a WrongUse with one plain sentence."""

import difflib
import re
from collections.abc import Sequence
from decimal import Decimal

from lcap_models.errors import WrongUse
from lcap_models.steps import Inputs
from lcap_models.years import lcap_year

__all__ = ["read_inputs"]

_NUMBER = re.compile(r"[0-9]+(\.[0-9]{1,4})?")
_SPELLINGS = {"TK/K-3": "TK-3", "K-3": "TK-3"}
"""Other names of a grade span."""

MOST_ADA = Decimal(10_000_000)
"""More than any LEA has: a number above it is a slip of the finger."""

_SHOWN = 40
"""Letters of a wrong input that its sentence repeats."""


def read_inputs(
    *, year: str | None, ada: str | None, upp: str | None, charter: str | None, tk_ada: str | None, spans: Sequence[str]
) -> Inputs:
    """Return the inputs of the formula; raises WrongUse.

    `charter` is None for a district, empty for a charter school whose district's percentage was not given; `spans` are
    the names of the grade spans.
    """
    if year is None or ada is None or upp is None:
        raise WrongUse("lcff_missing")
    when, students = lcap_year(year), _attendance(ada, spans)
    return Inputs(
        year=when,
        ada=students,
        upp=_share("--upp", upp),
        charter=charter is not None,
        district_upp=_share("--charter", charter) if charter else None,
        tk_ada=_tk_attendance(tk_ada, students, spans[0]) if tk_ada is not None else None,
    )


def _attendance(text: str, spans: Sequence[str]) -> dict[str, Decimal]:
    """Return attendance by grade span from "TK-3=3000,4-6=2200"."""
    found: dict[str, Decimal] = {}
    for part in text.split(","):
        name, sign, number = (piece.strip() for piece in part.partition("="))
        if not sign or not name:
            raise WrongUse("ada_form", text=part.strip()[:_SHOWN])
        span = _span(name, spans)
        if span in found:
            raise WrongUse("ada_twice", span=span)
        found[span] = _students(f"--ada {span}", number)
    if not any(found.values()):
        raise WrongUse("ada_none")
    return found


def _span(name: str, spans: Sequence[str]) -> str:
    """Return the grade span of that name, also in another spelling; raises WrongUse with the one probably meant."""
    known = {**{span: span for span in spans}, **_SPELLINGS}
    wanted = name.upper().replace("–", "-").replace(" ", "")
    if wanted in known:
        return known[wanted]
    four = ", ".join(spans)
    close = difflib.get_close_matches(wanted, known, n=1)
    if close:
        raise WrongUse("ada_span_guess", span=name[:_SHOWN], guess=known[close[0]], spans=four)
    raise WrongUse("ada_span", span=name[:_SHOWN], spans=four)


def _students(option: str, text: str) -> Decimal:
    number = _number(option, text)
    if number < 0:
        raise WrongUse("ada_negative", option=option, text=text[:_SHOWN])
    if number > MOST_ADA:
        raise WrongUse("ada_too_large", option=option, text=text[:_SHOWN], limit=int(MOST_ADA))
    return number


def _tk_attendance(text: str, students: dict[str, Decimal], span: str) -> Decimal:
    number = _students("--tk-ada", text)
    if number > students.get(span, Decimal(0)):
        raise WrongUse("tk_above", text=text[:_SHOWN], span=span)
    return number


def _share(option: str, text: str) -> Decimal:
    """Return a percentage from 0 to 100 as a share. Above 0 and up to 1 it is refused: a share was probably meant."""
    number = _number(option, text.strip().removesuffix("%").strip())
    if not 0 <= number <= 100:
        raise WrongUse("percentage_range", option=option, text=text[:_SHOWN])
    if 0 < number <= 1:
        guess = (number * 100).normalize()
        key = "percentage_share" if guess > 1 else "percentage_small"
        raise WrongUse(key, option=option, text=text[:_SHOWN], guess=f"{guess:f}")
    return number / 100


def _number(option: str, text: str) -> Decimal:
    """Return the number written in plain digits, with at most four decimals; a minus sign is understood."""
    if not _NUMBER.fullmatch(text.removeprefix("-")):
        raise WrongUse("not_a_number", option=option, text=text[:_SHOWN])
    return Decimal(text)
