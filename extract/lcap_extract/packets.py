"""Which pages of a file belong to which plan: a plan inside a board packet, several plans in one file.

A file is parted only on positive evidence: two plans of different LEAs, years or languages, each with its own tables. A
single plan may have its parts in any order, last year's tables and update inside, two Budget Overviews: it stays whole.
Pages that belong to no plan are left out only where there are many of them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from lcap_extract.continuity import KIND as CONTINUITY
from lcap_extract.document import language_of
from lcap_extract.pages import PageText, Triage
from lcap_extract.signs import (
    BUDGETED,
    EARLY,
    Role,
    Sign,
    is_cover,
    is_last_instruction,
    is_school_year,
    same_name,
    signs,
)

__all__ = ["Portion", "portions"]

OWN_TABLES = {"planned_actions", BUDGETED, EARLY}
"""Tables that only a plan of its own has; each belongs to forms of other years."""

NameAt = Callable[[int], str]
"""Gives the LEA name in the box of a title page, by the page's number; empty where none is read."""

FEWEST_FOREIGN = 20
"""A file with fewer pages that belong to no plan is no packet: letters, appendices and annexes go with a plan."""

MOST_PROSE = 60
"""Pages of a plan without a figure, a footer or a table of words in a row: its summary and its partners, at most."""

MOST_BETWEEN = 12
"""Pages between two parts of one plan (an overview, an update, the plan) that still belong to it."""

MOST_OF_AN_UPDATE = 80
"""Pages from the last one that surely is an update's to the plan it belongs to: prose about last year."""

MOST_COVERS = 2
"""Pages before a plan's first page that may be its cover."""

MOST_UNKNOWN = 2
"""Pages in a row among instruction pages that do not look like one."""


@dataclass(frozen=True, slots=True)
class Portion:
    """One plan's pages in a file, and what they say of it where the file is more than that plan."""

    pages: tuple[int, ...]
    lea_name: str = ""
    year: str = ""


@dataclass(slots=True)
class _Part:
    """Pages from a beginning to the next: what they are, whose, of which year, in which language; `last` is the end."""

    first: int
    role: Role
    signs: list[Sign] = field(default_factory=list)
    last: int = 0
    names: list[str] = field(default_factory=list)
    year: str = ""
    language: str = ""

    @property
    def kinds(self) -> set[str]:
        return {kind for sign in self._reached() for kind in sign.kinds}

    @property
    def has_tables(self) -> bool:
        """Whether it holds the tables of a plan of its own."""
        kinds = self.kinds - {"services"}
        if self.role in {"other", "continuity"}:
            return self.role == "continuity" and CONTINUITY in kinds
        return bool(kinds & OWN_TABLES) or len(kinds - {CONTINUITY}) > 1

    @property
    def is_titled(self) -> bool:
        """Whether it begins with a plan's title page: pages of last year's plan inside this year's have none."""
        return self.role in {"plan", "continuity"} and bool(self.signs and self.signs[0].begins)

    @property
    def is_marked(self) -> bool:
        """Whether it belongs to a plan: figures stand in it, or it says that it is a part of one."""
        if self.role in {"other", "continuity"}:
            return self.has_tables
        return self.role in {"plan", "update"} or self.has_figures

    @property
    def has_figures(self) -> bool:
        """Whether a figure of an LCAP may stand in it."""
        return any(sign.hit for sign in self._reached())

    def _reached(self) -> list[Sign]:
        return [sign for sign in self.signs if sign.number <= self.last]


def portions(texts: Sequence[PageText], kinds: Triage, name_at: NameAt) -> tuple[Portion, ...]:
    """Return the portion of each plan in the file, in the order of the plans; all pages where there is one plan.

    Args:
        texts: all pages.
        kinds: their triage.
        name_at: asked about title pages only where there may be several plans.
    """
    every = tuple(page.number for page in texts)
    found = _plans(_parts(texts, kinds), name_at)
    plans = [plan for plan in found if _pages(plan, found, texts)]  # one that only has pages of another one is none
    pages = [_pages(plan, plans, texts) for plan in plans]
    if not plans:
        return (Portion(every),)
    if len(plans) == 1 and len(every) - len(pages[0]) < FEWEST_FOREIGN:
        pages = [every]
    return tuple(_portion(own, plan) for own, plan in zip(pages, plans, strict=True))


def _portion(own: tuple[int, ...], plan: Sequence[_Part]) -> Portion:
    telling = sorted(plan, key=lambda part: not part.has_tables)
    name = next((part.names[0] for part in telling if part.names), "")
    return Portion(own, name, next((part.year for part in telling if part.year), ""))


def _parts(texts: Sequence[PageText], kinds: Triage) -> list[_Part]:
    """Return the file's parts, a new one where a title, an overview or another running footer begins."""
    found: list[_Part] = []
    footer: tuple[str, str, Role] | None = None
    for sign in signs(texts, kinds):
        other_footer = sign.footer is not None and sign.footer != footer
        same_part = found and not sign.begins and (not other_footer or _goes_on(found[-1], sign))
        if not same_part:
            found.append(_Part(sign.number, sign.begins or (sign.footer[2] if sign.footer else "")))
        footer = sign.footer or footer
        found[-1].signs.append(sign)
    numbers = {page.number: page for page in texts}
    for part in found:
        _reach(part, kinds, numbers)
        _name(part)
        part.language = language_of([numbers[n] for n in range(part.first, part.last + 1) if n in numbers])
    return found


def _goes_on(part: _Part, sign: Sign) -> bool:
    """Tell whether a first footer after a part's beginning is that part's own: title pages may have none."""
    return sign.footer is not None and part.role == sign.footer[2] and all(s.footer is None for s in part.signs)


def _reach(part: _Part, kinds: Triage, numbers: dict[int, PageText]) -> None:
    """Set the part's first and last page."""
    if part.role == "continuity":
        part.signs = [replace(sign, hit=sign.hit or CONTINUITY in sign.kinds) for sign in part.signs]
    hits = [sign.number for sign in part.signs if sign.hit]
    if not part.role and hits:
        part.signs = [sign for sign in part.signs if sign.number >= hits[0] - MOST_PROSE]
        part.first = part.signs[0].number
    bridge, part.last = part.first, part.first
    for sign in part.signs:
        if sign.number - bridge > MOST_PROSE:
            break
        bridge = sign.number
        if sign.hit or sign.footer or not hits:
            part.last = sign.number
    if part.role == "overview" and not part.has_tables:
        part.last = _overview_end(part)
    if not any(sign.footer and sign.number == part.last for sign in part.signs):
        closed = any(sign.instructions or "carryover" in sign.kinds for sign in part.signs if sign.number <= part.last)
        part.last = _end(part.last, closed, kinds, numbers)


def _end(last: int, closed: bool, kinds: Triage, numbers: dict[int, PageText]) -> int:
    """Return the last page of a part without footers: its table may go on, the state's instructions may follow.

    `closed` means that its last table or its instructions were there before: what follows is another document's.
    """
    around, instructions = {*kinds.tables, *kinds.services}, set(kinds.instructions)
    on = last
    while on + 1 in around and on + 1 not in instructions:
        on += 1
    last = on if not closed or on + 1 in instructions else last
    number = last + 1
    while number in numbers and number - last <= MOST_UNKNOWN and not is_last_instruction(numbers[last]):
        if number in instructions:
            last = number
        number += 1
    return last


def _overview_end(part: _Part) -> int:
    """Return the last page of a Budget Overview: its pages stand together."""
    last = part.first
    for sign in part.signs:
        if sign.hit and sign.number <= last + 2:
            last = sign.number
    return last


def _name(part: _Part) -> None:
    """Set the part's LEA names and year: its footers', its labels', its tables'.

    The label "LCAP Year" of the form of 2014-15 to 2016-17 is that of its annual update: there its words count first.
    """
    reached = [sign for sign in part.signs if part.first <= sign.number <= part.last]
    feet = Counter(sign.footer[:2] for sign in reached if sign.footer and sign.footer[2] == part.role)
    labels = [sign.name for sign in reached if sign.name]
    part.names = list(dict.fromkeys([*(name for (name, _), _ in feet.most_common()), *labels]))
    labelled = Counter(sign.year for sign in reached if is_school_year(sign.year))
    labelled.update({year: count for (_, year), count in feet.items() if is_school_year(year)})
    told = Counter(sign.table_year for sign in reached if is_school_year(sign.table_year))
    years = (told or labelled) if EARLY in part.kinds else (labelled or told)
    part.year = years.most_common(1)[0][0] if years else ""


def _plans(parts: Sequence[_Part], name_at: NameAt) -> list[list[_Part]]:
    """Return the parts of each plan: first those with tables, then the others go to the plan they fit best."""
    cores = [part for part in parts if part.has_tables]
    if len(cores) > 1:
        for part in cores:
            if part.role == "plan" and not any(sign.footer for sign in part.signs):
                part.names = [name for name in (name_at(part.first), *part.names) if name]
    plans: list[list[_Part]] = []
    for core in cores:
        home = next((plan for plan in plans if not any(_differ(part, core) for part in plan)), None)
        if home is None:
            plans.append([core])
        else:
            home.append(core)
    marked = [part for part in parts if part.is_marked]
    if not plans:
        return [marked] if marked else []
    cores_of = [list(plan) for plan in plans]
    for part in marked:
        at = _home(part, cores_of)
        if not part.has_tables and (part.has_figures or not _is_of_others(part, cores_of[at])):
            plans[at].append(part)
    return [sorted(plan, key=lambda part: part.first) for plan in plans]


def _differ(one: _Part, other: _Part) -> bool:
    """Tell whether two parts with tables are surely plans of different LEAs or years, or a plan and its translation.

    A Budget Overview's name alone does not tell: a district's plan may hold its county office's overview too.
    """
    by_title = all(part.role != "overview" or any(sign.footer for sign in part.signs) for part in (one, other))
    if by_title and one.names and other.names and not _same(one, other):
        return True
    if not one.is_titled or not other.is_titled:
        return False
    if one.language != other.language:
        return True
    forms = one.kinds & OWN_TABLES, other.kinds & OWN_TABLES
    return bool(one.year and other.year and one.year != other.year) or not (forms[0] & forms[1])


def _same(one: _Part, other: _Part) -> bool:
    return any(same_name(a, b) for a in one.names for b in other.names)


def _is_of_others(part: _Part, cores: Sequence[_Part]) -> bool:
    """Tell whether the part names an LEA, and the plan another."""
    return bool(part.names) and all(core.names and not _same(part, core) for core in cores)


def _home(part: _Part, plans: Sequence[Sequence[_Part]]) -> int:
    """Return the number of the plan that a part without tables belongs to.

    The plan of the same LEA and year; else the one that begins soon after it: a district's plan may have its county
    office's overview too.
    """

    def fit(index: int) -> tuple[bool, bool, bool, bool, bool, int]:
        cores = plans[index]
        after = min((core.first - part.first for core in cores if core.first > part.first), default=0)
        before = min((part.first - core.last for core in cores if core.first < part.first), default=0)
        same_year = not part.year or part.role == "update" or any(part.year == core.year for core in cores)
        other_lea = _is_of_others(part, cores)
        soon = 0 < after <= MOST_OF_AN_UPDATE
        other_language = all(part.language != core.language for core in cores)
        return other_lea or not same_year, other_language, not soon, other_lea, not after, after or before

    return min(range(len(plans)), key=fit)


def _pages(plan: Sequence[_Part], plans: Iterable[Sequence[_Part]], texts: Sequence[PageText]) -> tuple[int, ...]:
    """Return the pages of a plan: its parts, what stands between them where it is short, its cover."""
    numbers = {page.number: page for page in texts}
    foreign = {n for other in plans if other is not plan for part in other for n in range(part.first, part.last + 1)}
    own: set[int] = set()
    last, role = 0, ""
    for part in plan:
        gap = range(last + 1, part.first)
        if last and len(gap) <= (MOST_OF_AN_UPDATE if role == "update" else MOST_BETWEEN):
            own.update(gap)
        own.update(range(part.first, part.last + 1))
        last, role = max(last, part.last), part.role
    for number in range(plan[0].first - 1, plan[0].first - 1 - MOST_COVERS, -1):
        if number not in numbers or number in foreign or not is_cover(numbers[number]):
            break
        own.add(number)
    return tuple(sorted((own - foreign) & numbers.keys()))
