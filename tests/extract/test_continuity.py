"""The Learning Continuity and Attendance Plan of 2020-21, alone and as the annual update of a plan of 2021-22."""

from pathlib import Path

import pytest

from lcap_extract.opening import open_source
from lcap_extract.plans import read_plan
from lcap_models.figure import State
from lcap_models.plan import Plan, Row
from lcap_models.proof import prove
from support.comparing import differences
from support.truth import REAL
from valle_dorado.continuity.layout import NAME, save_continuity
from valle_dorado.continuity.plan import Look

HOME = Path(__file__).resolve().parents[2] / "samples"


def read(folder: Path) -> Plan:
    return read_plan(open_source(folder / "plan.pdf"))


def test_the_plan_is_read_as_printed() -> None:
    plan = read(HOME / NAME)
    assert differences(plan, HOME / NAME) == []
    document = plan.document
    told = (document.lea_name, document.plan_year, document.template)
    assert told == ("Valle Dorado Unified School District", "2020-21", "2020")


@pytest.mark.parametrize("look", [Look(heads=False), Look(update=True), Look(update=True, heads=False)], ids=str)
def test_rows_over_page_breaks_and_the_column_of_estimated_actuals_are_read(look: Look, tmp_path: Path) -> None:
    save_continuity(tmp_path, look, "plan")
    assert differences(read(tmp_path / "plan"), tmp_path / "plan") == []


def test_words_in_place_of_an_amount_are_no_number() -> None:
    table = prove(read(HOME / NAME)).plan.table("continuity_actions")
    assert table is not None
    words = {f.text: f.state for row in table.rows for f in row.figures.values() if f.value is None}
    assert words == {"No additional cost": State.MISSING, "TBD": State.MISSING}


@pytest.mark.skipif(not REAL.is_dir(), reason="the real plans are not on this machine")
def test_the_update_inside_a_real_plan_of_2021_22_is_read_and_nothing_else_becomes_one() -> None:
    """Seen with our own eyes on pages 36, 39, 40, 43, 44, 50 and 51."""
    plan = prove(read(REAL / "sfusd-2021")).plan
    table = plan.table("continuity_actions")
    assert table is not None
    assert [row.place.page for row in table.rows] == [36] * 5 + [39] * 2 + [40] * 3 + [43] * 3 + [44, 50, 50, 51, 51]
    assert _printed(table.rows[0]) == ("In-Person Instructional Offerings", "$8,000,000", "$9,422,593", "No")
    assert _printed(table.rows[12]) == ("Pupil Learning Loss", "$24,100,000", "$26,873,466", "Yes")
    assert _printed(table.rows[-1]) == ("School Nutrition", "$5,346,783", "$5,346,783", "Yes")
    half = table.rows[15].figures["total_funds"]
    assert (half.text, half.value, half.state) == ("$14,027,00", None, State.DOUBTFUL)
    assert sum(f.state is State.READ for row in table.rows for f in row.figures.values()) == 35
    assert len([t for t in plan.tables if t.kind == "continuity_actions"]) == 1


def _printed(row: Row) -> tuple[str, str, str, str]:
    funds, spent = row.figures["total_funds"].text, row.figures["estimated_actual"].text
    return row.texts["section"], funds, spent, row.texts["contributing"]
