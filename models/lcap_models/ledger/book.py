"""The proved plan as the ledger uses it: what each figure is called, and what the plan says against it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from lcap_models.checks import find
from lcap_models.figure import Figure, Unit
from lcap_models.findings import Finding, Named
from lcap_models.ledger.money import NOTHING, Money, added
from lcap_models.plan import Plan, Table, entries
from lcap_models.proof import Proof, Result
from lcap_models.readings import on_a_picture

__all__ = ["Book", "open_book"]

Address = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Book:
    """A proved plan with its findings.

    `names` leads from a figure (by identity) to its address; `disputes` from an address to the findings in which the
    plan contradicts that figure, and from (part, 0, 0, column) to those that contradict the sum of a column.
    """

    plan: Plan
    results: tuple[Result, ...] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    names: Mapping[int, Named] = field(repr=False)
    disputes: Mapping[Address, tuple[Finding, ...]] = field(repr=False)

    @property
    def contested(self) -> frozenset[Figure]:
        """The figures that the plan contradicts, wherever they are shown."""
        return frozenset(named.figure for named in self.names.values() if named.address in self.disputes)

    def printed(self, figure: Figure | None) -> Money:
        """Return the amount that one figure of the plan prints; `NOTHING` where the plan has no such place."""
        if figure is None:
            return NOTHING
        return self.at(self.names[id(figure)])

    def at(self, named: Named) -> Money:
        """Return the amount that a figure prints, given with its address."""
        figure = named.figure
        return Money(figure.value, figure.unit, (named,), contested=named.address in self.disputes)

    def made(
        self, value: Decimal | None, of: Iterable[Money], formula: str, *, unit: Unit = "usd", about: bool = False
    ) -> Money:
        """Return an amount that we worked out of others; it carries their doubt."""
        parts = tuple(of)
        sources = {named.address: named for part in parts for named in part.sources}
        return Money(
            value,
            unit,
            tuple(sources.values()),
            formula,
            about=about or any(part.about for part in parts),
            contested=any(part.contested for part in parts),
            incomplete=any(part.incomplete for part in parts),
        )

    def column(self, amounts: Iterable[Money], kind: str, column: str) -> Money:
        """Return the sum of the amounts of a column of the plan's own table of that kind.

        Contested where the plan sets another amount against it, or against a printed total that is equal to it;
        doubtful where a row may be missing, or where a printed total differs and no finding vouches for both.
        """
        whole = added(amounts, f"sum({kind}.{column})")
        told = bool(self.against_column(kind, column))
        sums = self._sums_of(kind, column)
        holding = [result for result in sums if result.outcome == "holds"]
        unsure = self.rows_may_lack(kind) or (bool(sums) and not holding and not told)
        same = any(self._disputed_total(result) for result in holding)
        return replace(whole, contested=whole.contested or told or same, incomplete=whole.incomplete or unsure)

    def _sums_of(self, kind: str, column: str) -> list[Result]:
        """Return how the printed totals of a column of the plan's own table came out, those that could be tried."""
        own = (r for r in self.results if r.outcome != "not tried" and r.occurrence == 1 and r.row == 0)
        sums = (result for result in own if result.identity.is_sum and result.identity.of == kind)
        return [result for result in sums if _adds_column(result, column)]

    def _disputed_total(self, result: Result) -> bool:
        """Tell whether the plan contradicts the printed total that a sum of a column was compared with.

        What is only a question (one action in two of the totals by type) leaves the amount itself alone.
        """
        totals = (named.address for named in result.figures if not named.row)
        told = (finding for address in totals for finding in self.disputes.get(address, ()))
        return any(finding.contradicts for finding in told)

    def result(self, identity: str) -> Result | None:
        """Return how an identity came out for the plan's own part, if it could be tried."""
        tried = (r for r in self.results if r.identity.id == identity and r.occurrence == 1 and r.row == 0)
        return next((r for r in tried if r.outcome != "not tried"), None)

    def against(self, figures: Iterable[Named]) -> tuple[Finding, ...]:
        """Return the findings in which the plan contradicts one of these figures, each once, in their order."""
        found = {finding.id for named in figures for finding in self.disputes.get(named.address, ())}
        return tuple(finding for finding in self.findings if finding.id in found)

    def against_column(self, kind: str, column: str) -> tuple[Finding, ...]:
        """Return the findings that set another amount against the sum of a column of the plan's own table."""
        return self.disputes.get(_column(kind, column), ())

    def finding(self, check: str) -> Finding | None:
        """Return the first finding of a check."""
        return next((finding for finding in self.findings if finding.check == check), None)

    def rows_may_lack(self, kind: str) -> bool:
        """Tell whether a row of the plan's own table of that kind may be missing in what we read."""
        table = self.plan.table(kind)
        lacking = bool(table and (table.may_lack or self._unconfirmed_scan(table)))
        return lacking or any(finding.id == f"{kind}_columns" for finding in self.findings)

    def words_may_lack(self, kind: str) -> bool:
        """Tell whether a row, or a word of one, may be missing: what the parts of a total come to is not sure then."""
        table = self.plan.table(kind)
        return bool(table and (table.may_lack or table.lineless or self._unconfirmed_scan(table)))

    def _unconfirmed_scan(self, table: Table) -> bool:
        """Tell whether rows were read on pictures and no printed total says that they are all of the table."""
        scanned = any(on_a_picture(figure) for row in table.rows for figure in row.figures.values())
        own = (r for r in self.results if r.identity.of == table.kind and r.occurrence == 1 and r.row == 0)
        return scanned and not any(result.outcome == "holds" and _adds_rows(result) for result in own)


def open_book(proof: Proof, findings: Sequence[Finding] | None = None) -> Book:
    """Return the book of a proved plan; `findings` are those of `checks.find`, made here where not given."""
    found = tuple(find(proof) if findings is None else findings)
    names = {
        id(e.figure): Named(e.column, e.figure, e.part, e.goal, e.action, e.occurrence, e.row)
        for e in entries(proof.plan)
    }
    return Book(proof.plan, proof.results, found, names, _disputes(proof.results, found))


def _disputes(results: Iterable[Result], findings: Sequence[Finding]) -> dict[Address, tuple[Finding, ...]]:
    """Return which findings contradict which figure: of a sum its printed result, of a disagreement every side.

    A failing identity that is the same contradiction as another one (`follows`) lends its figures to that finding;
    where that one is only a question, nothing is contradicted.
    """
    said: defaultdict[Address, dict[str, Finding]] = defaultdict(dict)
    for finding in findings:
        for address in _contradicted(finding.severity, finding.figures, worked_out=finding.computed is not None):
            said[address][finding.id] = finding
    by_check = {finding.check: finding for finding in reversed(findings)}
    for result in results:
        if result.outcome == "fails" and result.occurrence == 1:
            identity = result.identity
            tellers = (by_check.get(check) for check in (identity.id, *identity.follows))
            for teller in (found for found in tellers if found and found.contradicts):
                worked_out = identity.right is not None and "(" in identity.right.text
                for address in _contradicted(identity.severity, result.figures, worked_out=worked_out):
                    said[address][teller.id] = teller
    return {address: tuple(found.values()) for address, found in said.items()}


def _contradicted(severity: str, figures: Sequence[Named], *, worked_out: bool) -> Iterable[Address]:
    """Yield what a finding contradicts: one side, at all its places, where the other is worked out; else both.

    Cells of a sum that stands against a figure are right: their sum is meant.
    """
    summed = {named.address for named in figures if named.row} if any(not named.row for named in figures) else set()
    printed = [named for named in figures if not worked_out or named.key == figures[0].key]
    sides = {"arithmetic": figures[:1], "disagreement": printed}.get(severity, ())
    yield from (named.address for named in sides if named.address not in summed)
    if severity in {"arithmetic", "disagreement"}:
        yield from {_column(named.part, named.key) for named in figures if named.address in summed}


def _adds_rows(result: Result) -> bool:
    """Tell whether a result compares with the sum of a column, or of its rows that count."""
    right = result.identity.right
    return result.identity.is_sum and right is not None and "sum(" in right.text


def _adds_column(result: Result, column: str) -> bool:
    """Tell whether a result compares with the sum of a whole column."""
    right = result.identity.right
    return right is not None and right.text == f"sum({column})"


def _column(kind: str, column: str) -> Address:
    return kind, 0, 0, column
