"""Goals and what their actions do, from the section "Goals and Actions"."""

from collections.abc import Iterable, Sequence

from lcap_extract.numbers import Known, number_in
from lcap_extract.pages import PageText
from lcap_extract.wording import load, ways
from lcap_extract.wordtables import WordRow, WordTable
from lcap_models.place import PdfPlace
from lcap_models.plan import Description, Goal

__all__ = ["descriptions", "goals", "own_tables"]


def own_tables(tables: Iterable[WordTable], pages: Sequence[PageText]) -> list[WordTable]:
    """Return the tables without those of the report on last year's plan, whose goals are not this plan's.

    That report tells goals without a type, where the plan itself (since 2024-25) prints one.
    """
    update = _update_pages(pages)
    kept = [table for table in tables if table.page not in update]
    typed = any("kind" in table.columns for table in kept)
    return [table for table in kept if not (typed and table.kind == "goals" and "kind" not in table.columns)]


def _update_pages(pages: Sequence[PageText]) -> set[int]:
    """Return the pages of the report on last year's plan."""
    words = load("narrative")
    begins = [way for word in words["update_begins"] for way in ways(word)]
    ends = [way for word in words["plan_begins"] for way in ways(word)]
    found: set[int] = set()
    inside = False
    for page in pages:
        here = any(word in page.squashed for word in begins)
        inside = here or (inside and not any(word in page.squashed for word in ends))
        if inside:
            found.add(page.number)
    return found


def goals(tables: Iterable[WordTable]) -> tuple[Goal, ...]:
    """Return the goals in printed order."""
    return tuple(
        Goal(number_in(row.text("goal")) or row.text("goal"), row.text("description"), row.text("kind"), _place(row))
        for table in tables
        if table.kind == "goals"
        for row in table.rows
        if row.text("goal") and row.text("description")
    )


def descriptions(tables: Iterable[WordTable], known: Known) -> tuple[Description, ...]:
    """Return what each action does, in printed order, numbered as in the plan's action tables where these know it.

    The goal is that of the goal table above. An action number that comes a second time under one goal stands under
    another goal, whose table we did not find: then its goal is empty.
    """
    goal = ""
    seen: set[str] = set()
    found: list[Description] = []
    for table in tables:
        if table.kind == "goals" and table.rows:
            goal, seen = number_in(table.rows[-1].text("goal")), set()
        if table.kind != "actions":
            continue
        for row in table.rows:
            action = number_in(row.text("action"))
            if not action or not row.sure:
                continue
            if action in seen:
                goal, seen = "", set()
            seen.add(action)
            found.append(_description(row, *known.spelled(goal, action)))
    return tuple(found)


def _description(row: WordRow, goal: str, action: str) -> Description:
    return Description(goal, action, row.text("title"), row.text("description"), _place(row))


def _place(row: WordRow) -> PdfPlace:
    return PdfPlace(row.page, row.box)
