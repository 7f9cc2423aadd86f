"""Proof: from the printed sums and formulas, how sure we are of every figure.

The four states are explained in `docs/proof.md`. In short: a money figure is proved by printed sums that hold to the
cent, a percentage by its printed formula to its printed decimals; a figure is read when two text engines agree on it;
anything else with a value is doubtful; blank is missing. Pure functions; nothing printed is ever repaired.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lcap_models.completeness import cut_columns, may_lack
from lcap_models.figure import Figure, State
from lcap_models.findings import Named
from lcap_models.plan import Entry, Plan, entries, map_figures
from lcap_models.readings import Verdict, one_engine_on_a_picture, state_by_reading, surely_blank, unsettled
from lcap_models.soundness import Address, problems
from lcap_models.trying import Outcome, Result, try_all

__all__ = ["Outcome", "Proof", "Result", "prove"]

_SURE = {State.PROVED, State.READ}
_NEVER_SURE = {"same_place", "row_unsure"}
_AMOUNTS = 3
"""A sum of fewer amounts than this proves no number that one engine alone read on a picture: x = x holds also where
the engine misreads the same digit twice."""
_OTHER_PLACES = 2
"""At how many other places the same number must stand to confirm a figure that one reader saw."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A plan whose figures all have their state and reason, and the results they came from."""

    plan: Plan
    results: tuple[Result, ...]


def prove(plan: Plan) -> Proof:
    """Return the plan with the state and reason of every figure, and one result per identity and place.

    Its tables say whether a row of theirs may be missing.

    States that the figures had before are ignored. The figures in the results carry the new ones.
    """
    results = tuple(try_all(plan))
    found = {_address(entry): entry.figure for entry in entries(plan)}
    verdicts = _verdicts(found, results, problems(plan))
    verdicts |= dict(_perhaps_cut(found, verdicts, cut_columns(plan, results)))
    judged = {address: figure.with_state(*verdicts[address]) for address, figure in found.items()}
    proved = map_figures(plan, lambda entry: judged[_address(entry)])
    whole = zip(proved.tables, may_lack(plan, results), strict=True)
    proved = replace(proved, tables=tuple(replace(table, may_lack=lacks) for table, lacks in whole))
    names = {named.address: named for result in results for named in result.figures}
    names = {address: named.of(judged[address]) for address, named in names.items()}
    return Proof(proved, tuple(result.of(tuple(names[n.address] for n in result.figures)) for result in results))


def _perhaps_cut(
    figures: Iterable[Address], verdicts: Mapping[Address, Verdict], cut: Mapping[tuple[str, int], frozenset[str]]
) -> Iterator[tuple[Address, Verdict]]:
    """Yield the cells of columns of which a piece is missing: both readers looked into the same part of a cell."""
    for address in figures:
        part, occurrence, row, column = address
        if row and column in cut.get((part, occurrence), ()) and verdicts[address][0] is State.READ:
            yield address, (State.DOUBTFUL, "lineless")


def _address(entry: Entry) -> Address:
    return entry.part, entry.occurrence, entry.row, entry.column


def _verdicts(
    figures: dict[Address, Figure], results: tuple[Result, ...], issues: dict[Address, str]
) -> dict[Address, Verdict]:
    verdicts = {address: state_by_reading(figure) for address, figure in figures.items()}
    verdicts |= dict(_confirmed_elsewhere(results, verdicts))
    verdicts |= _of_money(figures, results, issues, verdicts)
    verdicts |= {address: (State.DOUBTFUL, issue) for address, issue in issues.items() if issue in _NEVER_SURE}
    return verdicts | _of_percentages(results, verdicts)


def _confirmed_elsewhere(
    results: Iterable[Result], verdicts: dict[Address, Verdict]
) -> Iterable[tuple[Address, Verdict]]:
    """Yield figures that one reader saw, but that stand at two other places in the same meaning."""
    for result in results:
        if result.identity.kind == "same_number" and len(result.figures) > _OTHER_PLACES:
            for named in result.figures:
                doubtful = verdicts[named.address][0] is State.DOUBTFUL
                if doubtful and len(_places_of(named, result.figures)) >= _OTHER_PLACES:
                    yield named.address, (State.READ, "same_number")


def _places_of(named: Named, figures: Iterable[Named]) -> set[object]:
    """Return the other places where the figure's number stands; a zero confirms nothing."""
    value, place = named.figure.value, named.figure.place
    return {n.figure.place for n in figures if value and n.figure.value == value and n.figure.place != place}


def _of_money(
    figures: dict[Address, Figure],
    results: Iterable[Result],
    issues: dict[Address, str],
    verdicts: dict[Address, Verdict],
) -> dict[Address, Verdict]:
    covering: defaultdict[Address, list[Result]] = defaultdict(list)
    in_dispute: set[Address] = set()
    for result in results:
        if result.identity.is_sum and result.printed:
            for named in result.figures:
                covering[named.address].append(result)
            if result.exact and any(verdicts[named.address][0] is State.DOUBTFUL for named in result.figures):
                cells = zip(result.signs, (named.figure for named in result.figures), strict=True)
                in_dispute |= {result.figures[position].address for position in unsettled(cells)}
    return {
        address: _by_sums(sums, _obstacle(address, figures[address], sums, issues, in_dispute), verdicts[address])
        for address, sums in covering.items()
        if figures[address].value is not None
    }


def _obstacle(
    address: Address, figure: Figure, sums: list[Result], issues: dict[Address, str], in_dispute: set[Address]
) -> str:
    issue = issues.get(address, "")
    if issue == "no_id" and any(result.row == 0 and result.exact for result in sums):
        issue = ""
    if not issue and one_engine_on_a_picture(figure) and not any(_has_amounts(result) for result in sums):
        return "one_reader"
    return issue or ("readers_disagree" if address in in_dispute else "")


def _has_amounts(result: Result) -> bool:
    return result.exact and sum(bool(named.figure.value) for named in result.figures) >= _AMOUNTS


def _by_sums(sums: list[Result], obstacle: str, by_reading: Verdict) -> Verdict:
    """Return the state of a figure that money sums cover: proved only if every one of them holds to the cent."""
    if all(result.exact and result.outcome == "holds" for result in sums) and any(result.weighty for result in sums):
        if not obstacle:
            return State.PROVED, "sum"
        return (State.READ, obstacle) if by_reading[0] is State.READ else by_reading
    failing = any(result.outcome != "not tried" and not result.exact for result in sums)
    return (State.READ, "sum_fails") if failing and by_reading[0] is State.READ else by_reading


def _of_percentages(results: Iterable[Result], verdicts: dict[Address, Verdict]) -> dict[Address, Verdict]:
    formulas: defaultdict[Address, list[Result]] = defaultdict(list)
    for result in results:
        if result.identity.kind == "ratio" and result.outcome != "not tried":
            formulas[result.figures[0].address].append(result)
    return {
        address: (State.PROVED, "formula")
        for address, found in formulas.items()
        if all(result.outcome == "holds" for result in found)
        and any(_proves_percentage(result, verdicts) for result in found)
    }


def _proves_percentage(result: Result, verdicts: dict[Address, Verdict]) -> bool:
    """Tell whether a formula proves its left side: exact, not zero, and from figures that are sure themselves."""
    left, *inputs = result.figures
    if left.figure.unit != "percent" or not left.figure.value or not result.exact:
        return False
    return all(verdicts[n.address][0] in _SURE or surely_blank(n.figure) for n in inputs)
