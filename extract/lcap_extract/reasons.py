"""Why contributing actions count: the "Required Descriptions" of the services section (since 2024-25).

A need that we wrongly called blank would accuse a district. So a row is told only where its numbers name actions of
the plan's own tables and no page break left a doubt; the pages of the others are listed as unread.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from lcap_extract.numbers import Known
from lcap_extract.pages import PageText
from lcap_extract.wording import load, ways
from lcap_extract.wordtables import WordRow, WordTable
from lcap_models.narrative import alike
from lcap_models.place import PdfPlace
from lcap_models.plan import Reason

__all__ = ["actions_in", "reasons"]

SCOPES = ("leawide", "limited")
MOST_IN_RANGE = 30

Action = tuple[str, str]

_ID = r"\d{1,2}\.\d{1,2}[A-Za-z]?"
_RANGE = re.compile(rf"({_ID})\s*(?:-|\u2013|\u2014|to|through)\s*({_ID})", re.IGNORECASE)
_GOAL, _ACTION = r"(?:goal|meta)", r"(?:actions?|acci[\u00f3o]n(?:es)?)"
_PAIR = re.compile(
    rf"{_GOAL}\s*#?\s*(\d{{1,2}})\s*[,:;.\-\u2013/]*\s*"
    rf"{_ACTION}\s*#?\s*(\d{{1,2}}(?:\s*(?:,|&|and|y)\s*\d{{1,2}})*)(?![\d.])",
    re.IGNORECASE,
)
_GOAL_TOO = re.compile(rf"{_GOAL}\s*#?\s*(\d{{1,2}})\s*[,:;.\-\u2013/]*\s*(?={_ACTION}\s*#?\s*\1\.\d)", re.IGNORECASE)
"""The goal before a number that holds it: "Goal 1: Action 1.2"."""


def reasons(tables: Sequence[WordTable], pages: Sequence[PageText],
            known: Known) -> tuple[tuple[Reason, ...], tuple[int, ...]]:  # fmt: skip
    """Return the rows that were surely read, and the pages with rows or tables that were not.

    Args:
        tables: the plan's tables of words.
        pages: its pages without those of instructions.
        known: the actions of its tables.
    """
    found: list[Reason] = []
    unread: set[int] = set()
    ours = [table for table in tables if table.kind in SCOPES]
    for table, following in zip_longest(ours, ours[1:]):
        for row in _doubted(table, following):
            reason = _reason(row, table.kind, known)
            if reason is not None:
                found.append(reason)
            elif not _is_blank(row):
                unread.add(row.page)
    seen = {number for table in ours for number in range(table.page, table.last_page + 1)}
    return tuple(found), tuple(sorted(unread | (_with_header(pages) - seen)))


def _doubted(table: WordTable, following: WordTable | None) -> list[WordRow]:
    """Return the table's rows, the last one at a page break where the next table begins with the rest of a row."""
    rows = list(table.rows)
    if rows and following and following.kind == table.kind and following.rows and not following.rows[0].sure:
        rows[-1] = replace(rows[-1], at_break=True)
    return rows


def _with_header(pages: Iterable[PageText]) -> set[int]:
    """Return the pages that print a header of such a table."""
    columns = [load("narrative")["tables"][kind]["columns"] for kind in SCOPES]
    headers = {way for keys in columns for spelling in keys["how"] for way in ways(spelling)}
    return {page.number for page in pages if any(header in page.squashed for header in headers)}


def _reason(row: WordRow, scope: str, known: Known) -> Reason | None:
    """Return the row, or None where it is blank or not surely read."""
    actions = actions_in(row.text("ids"), known) if row.sure else None
    said = _need(row.cells["need"])
    if not actions or said is None:
        return None
    title, need = said
    if row.at_break and not need and not title:
        return None
    printed = known.titles.get(actions[0], "")
    if len(actions) == 1 and title and printed and not alike(title, printed):
        return None
    return Reason(actions, scope, need, row.text("how"), row.text("metric"), PdfPlace(row.page, row.box))


def _is_blank(row: WordRow) -> bool:
    """Tell whether the row is one of the form that nobody filled: labels only."""
    said = _need(row.cells["need"])
    others = row.text("ids") + row.text("how") + row.text("metric")
    return said == ("", "") and not others


def _need(lines: Sequence[str]) -> tuple[str, str] | None:
    """Return the title and the need in a cell, or None where its labels do not stand once each, in their order."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in lines:
        label = next((name for name, pattern in _labels() if pattern.match(line)), "")
        if label:
            found.append((label, [dict(_labels())[label].sub("", line, count=1).strip()]))
        else:
            found[-1][1].append(line)
    parts = {name: " ".join(filter(None, words)) for name, words in found}
    names = [name for name, _ in found[1:]]
    if not names:
        return "", parts[""]
    if names not in (["title", "need", "scope"], ["need", "scope"], ["title", "need"], ["need"]) or parts[""]:
        return None
    whole = bool(parts["need"]) or names[-1] == "scope"
    return (parts.get("title", ""), parts["need"]) if whole else None


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile("|".join(rf"\s*{re.escape(spelling)}" for spelling in spellings), re.IGNORECASE))
        for name, spellings in load("narrative")["labels"].items()
    )


def actions_in(text: str, known: Known) -> tuple[Action, ...] | None:
    """Return the actions that a cell names ("1.1, 1.3", "Goal 1, Action 2"), as the plan's tables spell them.

    None where a number is no action of the tables or the cell says more than we understand.
    """
    found: list[Action | None] = []
    text = _GOAL_TOO.sub(" ", text)
    for goal, numbers in _PAIR.findall(text):
        found += [_known(known, goal, number) for number in re.findall(r"\d+", numbers)]
    text = _PAIR.sub(" ", text)
    for first, last in _RANGE.findall(text):
        found += _between(first, last, known)
    text = _RANGE.sub(" ", text)
    found += [_numbered(number, known) for number in re.findall(_ID, text)]
    rest = _between_ids().sub(" ", re.sub(_ID, " ", text))
    if any(letter.isalnum() for letter in rest) or not found:
        return None
    sure = tuple(dict.fromkeys(action for action in found if action is not None))
    return sure if None not in found else None


@cache
def _between_ids() -> re.Pattern[str]:
    words = sorted(load("narrative")["between_ids"], key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE)


def _known(known: Known, goal: str, action: str) -> Action | None:
    if not known.titles:
        return goal, action
    spelled = known.spelled(goal, action)
    return spelled if spelled in known.titles else None


def _numbered(number: str, known: Known) -> Action | None:
    """Return the action with a number like "1.3". Where titles bring such numbers, these are meant."""
    if known.numbers_in_titles:
        return known.titled(number)
    return _known(known, number.partition(".")[0], number)


def _between(first: str, last: str, known: Known) -> list[Action | None]:
    goal, low = first.split(".")
    other, high = last.split(".")
    if goal != other or not (low + high).isdigit() or not 0 < int(high) - int(low) < MOST_IN_RANGE:
        return [None]
    return [_numbered(f"{goal}.{n}", known) for n in range(int(low), int(high) + 1)]
