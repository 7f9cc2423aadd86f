"""A new year, heading or column header of the form is a line of data: no module has to change (docs/templates.md)."""

import copy
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lcap_extract import wording
from lcap_models.figure import State
from lcap_models.plan import entries
from lcap_models.proof import prove
from support.comparing import differences
from support.trouble import changed, made, proved, read
from valle_dorado.formulas import print_plan
from valle_dorado.printed import PrintedPlan
from valle_dorado.printing import Printing
from valle_dorado.published import small_2024

NEW = {
    "contributing_actions": "{year} Table of Services for High-Need Students",
    "planned_actions.lcff_funds": "Money of the Formula",
}
"""A heading and a column header that no template prints."""


def plan_of(year: str) -> PrintedPlan:
    return print_plan(replace(small_2024.FACTS, year=year), Printing())


def forget() -> None:
    """Forget what was made of the template data."""
    for name, module in list(sys.modules.items()):
        if name.startswith("lcap_extract"):
            for value in vars(module).values():
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


@pytest.fixture
def with_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Return what adds to the template data, file by file; all is as before when the test is over."""
    old = wording.read

    def add(more: dict[str, Any]) -> None:
        def new(name: str) -> Any:
            found = copy.deepcopy(old(name))
            return more[name](found) if name in more else found

        monkeypatch.setattr(wording, "read", new)
        forget()

    yield add
    monkeypatch.undo()
    forget()


def test_a_plan_of_a_year_after_the_last_known_one_is_read_in_the_known_form(tmp_path: Path) -> None:
    plan = proved(made(tmp_path, plan_of("2026-27")))
    assert (plan.document.plan_year, plan.document.template) == ("2026-27", "2024")
    assert not [e for e in entries(plan) if e.figure.state is State.DOUBTFUL]


def test_a_new_heading_and_a_new_column_header_need_two_lines_of_data(
    tmp_path: Path, with_data: Callable[[dict[str, Any]], None]
) -> None:
    document = made(tmp_path, plan_of("2026-27"), changed(spellings=NEW))
    assert differences(prove(read(document)).plan, document.truth) != []

    def tables(data: Any) -> Any:
        data["contributing_actions"]["headings"].append("Table of Services for High-Need Students")
        data["planned_actions"]["rows"]["lcff_funds"]["headers"].append("Money of the Formula")
        return data

    with_data({"tables": tables})
    assert not [e for e in entries(proved(document)) if e.figure.state is State.DOUBTFUL]
