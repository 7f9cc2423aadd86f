"""The order of reading: the only module that knows it.

A workbook or Word file goes its own way (`office`). A PDF:
Source -> page texts -> which pages are which plan's (`packets`) -> for each plan:
          triage -> ink of the close pages -> overviews, boxes, tables as text with places (`first`)
       -> a second reader on every figure, a third where they differ -> Plan
Words typed onto the pages: the file as it would be printed goes this way. Fonts that show other digits than they name:
the first reading is made again, with their pages as pictures.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from lcap_extract import voting
from lcap_extract.asked import asked_cells
from lcap_extract.assembling import FirstReading, assembled
from lcap_extract.document import is_older_form
from lcap_extract.first import Expect, Progress, SortedOut, TypedOn, first_of, seen_as_pictures, sort_out
from lcap_extract.kept import kept_pages
from lcap_extract.naming import name_of
from lcap_extract.opening import Source
from lcap_extract.packets import Portion
from lcap_extract.readers import lattice, pdfium, plumber
from lcap_extract.readers.annotations import with_typed_words
from lcap_extract.readers.attachments import attached_files
from lcap_extract.scans.marks import unsure_words
from lcap_extract.scans.pages import FIRST, SECOND, Scans
from lcap_extract.scans.strict import strictly
from lcap_extract.second import PAGES_FOR_A_HELPER, SecondReader, second_reader
from lcap_extract.unread import page_ranges
from lcap_models.errors import LcapError, NotAPlan, Unreadable, WrongUse
from lcap_models.plan import Plan

__all__ = [
    "FirstReading",
    "Progress",
    "first_reading",
    "first_readings",
    "read_plan",
    "read_plan_helped",
    "read_plans",
    "read_plans_helped",
]

_T = TypeVar("_T")


def read_plans_helped(source: Source, progress: Progress | None = None) -> tuple[Plan, ...]:
    """Return what `read_plans` returns, sooner: a long file's second reading is shared with a helper process."""
    return read_plans(source, progress, helped=True)


def read_plan_helped(source: Source, progress: Progress | None = None, number: int = 0) -> Plan:
    """Return what `read_plan` returns, sooner, as `read_plans_helped` does."""
    return read_plan(source, progress, helped=True, number=number)


def read_plans(source: Source, progress: Progress | None = None, *, helped: bool = False) -> tuple[Plan, ...]:
    """Return the plans in the file, in its order: one of most files, several of a board packet.

    Args:
        source: an opened file.
        progress: told how far each stage is.
        helped: start a helper process for a long file.

    Raises:
        NotAPlan: none of an LCAP's figures stand in the file.
        Unreadable: there are none because most of its pages are pictures.
    """
    tell = progress or _untold
    if source.kind != "pdf":
        return (_read_office(source, tell),)
    return _as_printed(source, lambda printed: _read_all(printed, tell, helped=helped))


def _read_all(source: Source, tell: Progress, *, helped: bool) -> tuple[Plan, ...]:
    with (
        second_reader(source.data, helped=helped and source.pages > PAGES_FOR_A_HELPER) as second,
        Scans(source) as scans,
        kept_pages(source.data) as pdf,
    ):
        sorted_out = sort_out(source, pdf, tell, scans)
        found: list[Plan] = []
        refused: LcapError | None = None
        for number in range(1, len(sorted_out.portions) + 1):
            try:
                found.append(_read(source, sorted_out, number, (second, scans), tell))
            except (NotAPlan, Unreadable) as error:
                refused = error
    if refused is not None and not found:
        raise refused
    return tuple(found)


def read_plan(source: Source, progress: Progress | None = None, *, helped: bool = False, number: int = 0) -> Plan:
    """Return the plan in the file, every figure with its readings, none with a state yet.

    Args:
        source: an opened file.
        progress: told how far each stage is.
        helped: start a helper process for a long file.
        number: which plan of several, from 1; 0 where there is one.

    Raises:
        NotAPlan: none of an LCAP's figures stand in the file.
        Unreadable: there are none because most of its pages are pictures.
        WrongUse: the file holds several plans and `number` is 0, or fewer than `number`.
    """
    tell = progress or _untold
    if source.kind != "pdf":
        if number not in (0, 1):
            raise WrongUse("no_such_plan", file=source.name, number=number, plans="1")
        return _read_office(source, tell)
    return _as_printed(source, lambda printed: _read_one(printed, tell, helped=helped, number=number))


def _read_one(source: Source, tell: Progress, *, helped: bool, number: int) -> Plan:
    with (
        second_reader(source.data, helped=helped and source.pages > PAGES_FOR_A_HELPER) as second,
        Scans(source) as scans,
        kept_pages(source.data) as pdf,
    ):
        sorted_out = sort_out(source, pdf, tell, scans)
        count = len(sorted_out.portions)
        if number > count or number < 0:
            raise WrongUse("no_such_plan", file=source.name, number=number, plans=_listed(sorted_out.portions))
        if not number and count > 1:
            raise WrongUse("several_plans", file=source.name, count=count, plans=_listed(sorted_out.portions))
        return _read(source, sorted_out, number or 1, (second, scans), tell)


def _as_printed(source: Source, read: Callable[[Source], _T]) -> _T:
    """Return what `read` makes of the file, or of what it prints where words were typed onto its pages."""
    try:
        return read(source)
    except TypedOn:
        return read(replace(source, data=with_typed_words(source.data)))


def _read_office(source: Source, tell: Progress) -> Plan:
    from lcap_extract.office import read_office  # noqa: PLC0415  its programs are slow to import

    return read_office(source, tell)


def _untold(stage: str, done: int, total: int) -> None:
    """Take progress that nobody asked for."""


def _listed(found: Sequence[Portion]) -> str:
    """Return the plans of a file as words of no language: "1: Valle Dorado 2024-25 (261-330); 2: ..."."""
    return "; ".join(
        " ".join(filter(None, (f"{number}:", one.lea_name, one.year, f"({one.pages[0]}\u2013{one.pages[-1]})")))
        for number, one in enumerate(found, 1)
    )


def _read(
    source: Source, sorted_out: SortedOut, number: int, readers: tuple[SecondReader, Scans], tell: Progress
) -> Plan:
    second, scans = readers
    first = first_of(source, sorted_out, number, tell, second.expect)
    hidden = [page for page in first.hidden_pages if page not in scans.seen]
    if hidden and not scans.why_left():
        sorted_out = seen_as_pictures(source, sorted_out, hidden, scans, tell)
        first = first_of(source, sorted_out, number, tell)
    if not first.overviews and not first.tables:
        raise _refusal(source, first, scans)
    asked = asked_cells(first)
    drawn = [slot for slot, ask in asked.items() if any(part.page in scans.seen for part in ask.cell.parts)]
    written = [slot for slot in asked if slot not in set(drawn)]
    figures = voting.vote(
        pdfium.NAME,
        [asked[slot] for slot in written],
        second=(plumber.NAME, lambda wanted: second.read(wanted, tell)),
        third=(lattice.NAME, lambda wanted: lattice.read_boxes(source.data, wanted)),
    )
    pictured = voting.vote(
        FIRST, [asked[slot] for slot in drawn], second=(SECOND, lambda wanted: scans.read(wanted, tell)), third=None
    )
    found = {**dict(zip(written, figures, strict=True)), **dict(zip(drawn, strictly(pictured), strict=True))}
    unsure = unsure_words(first.tables, scans.seen, lambda wanted: scans.read(wanted, tell))
    return assembled(source, first, {slot: found[slot] for slot in asked}, unsure)


def _refusal(source: Source, first: FirstReading, scans: Scans) -> LcapError:
    """Return what to say of a plan without any figure."""
    pictures = first.picture_pages
    if pictures and (left := scans.why_left()):
        return Unreadable(left, file=source.name, pages=page_ranges(pictures))
    if first.unread_pages:
        return Unreadable("unnamed_letters", file=source.name, pages=page_ranges(first.unread_pages))
    name = "older_form" if is_older_form(first.texts) else name_of(first.texts, first.triage.instructions)
    if not name and (pictures or scans.seen):
        return NotAPlan("no_figures_on_pictures", file=source.name, pages=page_ranges((*pictures, *scans.seen)))
    if not name and (names := attached_files(source.data)):
        return NotAPlan("attached_files", file=source.name, names=", ".join(names))
    return NotAPlan(name or "no_figures", file=source.name)


def first_readings(source: Source, progress: Progress | None = None) -> tuple[FirstReading, ...]:
    """Return what the first reader finds of each plan in the file."""
    tell = progress or _untold
    if source.kind != "pdf":
        from lcap_extract.office import first_reading as office_reading  # noqa: PLC0415

        return (office_reading(source, tell),)
    return _as_printed(source, lambda printed: _first_of_all(printed, tell))


def _first_of_all(source: Source, tell: Progress) -> tuple[FirstReading, ...]:
    with Scans(source) as scans, kept_pages(source.data) as pdf:
        sorted_out = sort_out(source, pdf, tell, scans)
        return tuple(first_of(source, sorted_out, number, tell) for number in range(1, len(sorted_out.portions) + 1))


def first_reading(
    source: Source, progress: Progress | None = None, expect: Expect | None = None, number: int = 1
) -> FirstReading:
    """Return what the first reader finds of a plan; `expect` is told early which pages will hold figures."""
    return _as_printed(source, lambda printed: _first_of_one(printed, progress or _untold, expect, number))


def _first_of_one(source: Source, tell: Progress, expect: Expect | None, number: int) -> FirstReading:
    with Scans(source) as scans, kept_pages(source.data) as pdf:
        return first_of(source, sort_out(source, pdf, tell, scans), number, tell, expect)
