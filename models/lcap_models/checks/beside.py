"""The files given beside a plan: last year's plan, and the part of this year's that is a file of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lcap_models.checks.known import ODDITIES_FILE
from lcap_models.data import load
from lcap_models.errors import WrongUse
from lcap_models.lookup import letters_of
from lcap_models.plan import Document, Overview, Plan

__all__ = ["Together", "together"]


@dataclass(frozen=True, slots=True)
class Together:
    """A plan with what a second file of the same year adds, and last year's plan or None.

    `files` names, for each part that came from the second file ("overview", a table's kind), that file.
    """

    plan: Plan
    last: Plan | None = None
    files: Mapping[str, str] = field(default_factory=dict)


def together(plan: Plan | Together, others: Iterable[Plan]) -> Together:
    """Return the plan (with what stands beside it already) with the files given, known by their years and parts.

    Raises:
        WrongUse: a file of another agency, of no fitting year, with parts that are there already, or with no year.
    """
    found = plan if isinstance(plan, Together) else Together(plan)
    for other in others:
        found = _with(found, other)
    return found


def _with(found: Together, other: Plan) -> Together:
    own, given = found.plan.document, other.document
    facts = {"file": given.name, "plan": own.name}
    own_year, year = own.plan_year, given.plan_year
    if not own_year[:4].isdigit() or not year[:4].isdigit():
        raise WrongUse("beside_no_year", **facts)
    if not _same_agency(own, given):
        raise WrongUse("beside_other_agency", lea=given.lea_name, own_lea=own.lea_name, **facts)
    if int(year[:4]) == int(own_year[:4]) - 1 and other.tables and found.last is None:
        return replace(found, last=other)
    if year == own_year and not (_parts(other) & _parts(found.plan)):
        return _joined(found, other)
    raise WrongUse("beside_does_not_fit", year=year, own_year=own_year, **facts)


def _parts(plan: Plan) -> set[str]:
    """Return which parts a plan has. All tables are one part, as they come in one file."""
    there = {"overview": plan.overviews, "services": plan.services, "tables": plan.tables}
    return {part for part, content in there.items() if content}


def _joined(found: Together, other: Plan) -> Together:
    plan = found.plan
    files = {table.kind: other.document.name for table in other.tables}
    files |= dict.fromkeys(_parts(other) - {"tables"}, other.document.name)
    joined = replace(
        plan,
        document=_document(plan.document, other.document),
        overviews=plan.overviews + tuple(_of(overview, other.document) for overview in other.overviews),
        services=plan.services + other.services,
        tables=plan.tables + other.tables,
        reasons=plan.reasons + other.reasons,
    )
    return replace(found, plan=joined, files={**found.files, **files})


def _document(own: Document, given: Document) -> Document:
    """Return the plan's own document; what its pages do not say, the second file's may."""
    return replace(
        own,
        template=own.template or given.template,
        lea_type=own.lea_type or given.lea_type,
        lea_name=own.lea_name or given.lea_name,
    )


def _of(overview: Overview, document: Document) -> Overview:
    return replace(overview, lea_name=overview.lea_name or document.lea_name)


def _same_agency(own: Document, given: Document) -> bool:
    """Tell whether two files may be of one agency: same code, a name word of their own in common, or one not named."""
    if own.cds_code and own.cds_code == given.cds_code:
        return True
    names = [_own_words(document.lea_name) for document in (own, given)]
    return not all(names) or bool(names[0] & names[1])


def _own_words(name: str) -> set[str]:
    """Return the words of a name that most names of agencies do not share."""
    shared = load(ODDITIES_FILE)["agency_words"]
    return {letters for word in name.split() if (letters := letters_of(word)) and letters not in shared}
