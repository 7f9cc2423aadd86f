"""Failed sums and formulas: which of them a careful reader would call a contradiction, and which tell another's.

A failure counts only if its figures are sure (proved, or read alike by two text engines): a number that we may have
misread accuses nobody. One contradiction gives one finding: failures that follow from another are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from lcap_models.checks.look import is_blank
from lcap_models.completeness import Gaps, whole_column
from lcap_models.figure import State
from lcap_models.findings import Named
from lcap_models.soundness import Address
from lcap_models.trying import Result, distance_of

__all__ = ["Failure", "Verdict", "failures", "is_sure_or_blank"]

Verdict = Literal["told", "together", "follows", "unsure", "unsure_rows", "misjoined"]
"""told: a finding of its own; together: in one finding with other columns of its table; follows: another failure tells
it; unsure: a figure in it is not confirmed; unsure_rows: it adds up rows of which we may have overlooked one;
misjoined: its table may be put together wrongly by us."""

_MISJOINED = {"totals_row", "out_of_order", "same_place"}
"""Signs that we put a table together wrongly: then its failing sums may be our own mistake."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A failed result and what becomes of it. Of one number at several places it holds the sure ones."""

    result: Result
    verdict: Verdict


def failures(results: Iterable[Result], issues: Mapping[Address, str], gaps: Gaps) -> tuple[Failure, ...]:
    """Return every failed result with its verdict.

    Args:
        results: of all identities.
        issues: the plan's own (`lcap_models.soundness`).
        gaps: what may be missing in what we read (`lcap_models.completeness`).
    """
    failing = [result for result in results if result.outcome == "fails" and result.identity.kind != "information"]
    judged = [_judged(result, failing, issues, gaps) for result in failing]
    return tuple(_together(judged))


def _judged(result: Result, failing: list[Result], issues: Mapping[Address, str], gaps: Gaps) -> Failure:
    if gaps.concern(result):
        return Failure(result, "unsure_rows")
    sure = _sure_part(result)
    if sure is None:
        return Failure(result, "unsure")
    if any(not named.document and issues.get(named.address) in _MISJOINED for named in sure.figures):
        return Failure(sure, "misjoined")
    return Failure(sure, "follows" if _told_by_another(sure, failing) else "told")


def is_sure_or_blank(named: Named) -> bool:
    """Tell whether the figure is proved, read alike, or surely blank."""
    return named.figure.state in {State.PROVED, State.READ} or is_blank(named.figure)


def _sure_part(result: Result) -> Result | None:
    """Return the failing result if its figures are sure; of one number at several places, its sure places only."""
    if all(is_sure_or_blank(named) for named in result.figures):
        return result
    if result.identity.kind != "same_number":
        return None
    figures = tuple(named for named in result.figures if is_sure_or_blank(named))
    values = [named.figure.value for named in figures if named.figure.value is not None]
    if len(values) < 2 or max(values) - min(values) <= result.tolerance:
        return None
    return replace(result, figures=figures, stated=values[0])


def _told_by_another(result: Result, failing: list[Result]) -> bool:
    """Tell whether a failure is the same contradiction as another one."""
    identity = result.identity
    followed = [other for other in failing if other.identity.id in identity.follows]
    if any(other.occurrence == result.occurrence and _is_same_as(other, result) for other in followed):
        return True
    if identity.kind not in {"cross_document", "bound"} or len(result.figures) != 2 or result.stated is None:
        return False
    others = _other_values(result.figures[1], failing)
    return any(distance_of(identity, result.stated, other) <= result.tolerance for other in others)


def _is_same_as(other: Result, result: Result) -> bool:
    """Tell whether a failure that follows another is the same contradiction.

    One number at several places is, if each place has what the other prints or what it should print; a third number
    is a contradiction of its own.
    """
    if not result.identity.places or other.computed is None:
        return True
    values = [named.figure.value for named in result.figures if named.figure.value is not None]
    known = (other.stated, other.computed)
    return all(min(abs(value - one) for one in known if one is not None) <= other.tolerance for value in values)


def _other_values(named: Named, failing: list[Result]) -> Iterator[Decimal]:
    """Yield what stands elsewhere for a contested figure: at its other places, or as the sum of its rows."""
    for result in failing:
        if result.identity.places and any(_same(other, named) for other in result.figures):
            yield from (other.figure.value for other in result.figures if other.figure.value is not None)
        if result.identity.is_sum and result.computed is not None and _same(result.figures[0], named):
            yield result.computed


def _same(first: Named, second: Named) -> bool:
    return (first.document, first.address) == (second.document, second.address)


def _together(judged: list[Failure]) -> Iterator[Failure]:
    """Mark tables in which several columns do not add up: there a missing row is likelier than wrong totals."""
    columns: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for failure in judged:
        if failure.verdict == "told" and (column := _column_added(failure.result)):
            columns[failure.result.identity.of, failure.result.occurrence].add(column)
    for failure in judged:
        result = failure.result
        several = len(columns[result.identity.of, result.occurrence]) > 1
        joined = several and failure.verdict == "told" and _column_added(result)
        yield Failure(result, "together") if joined else failure


def _column_added(result: Result) -> str:
    """Return the column of which the result is the printed sum of money, or nothing."""
    return whole_column(result) if result.identity.is_sum else ""
