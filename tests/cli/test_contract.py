"""docs/data.md and the contract agree with each other, with the words and with the worked examples."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from lcap.contract import contract, data_page
from lcap_viz.words import has
from support.truth import REAL

ROOT = Path(__file__).resolve().parents[2]
NO_EXAMPLE = {"continuity_actions"}
TEMPLATES = ROOT / "extract" / "lcap_extract" / "templates"


def test_the_page_on_the_result_files_is_the_contract() -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert page == data_page(), "run: .venv/bin/python -m lcap.contract > docs/data.md"


def test_every_column_of_a_table_has_a_meaning() -> None:
    used = {column for table in contract()["tables"].values() for column in table["columns"]}
    assert used | {"doubtful"} == set(contract()["columns"])


def test_every_column_and_key_has_its_words() -> None:
    names = [f"column.{column}" for column in contract()["columns"] if column != "doubtful"]
    names += [f"key.{key}" for key in contract()["keys"]]
    assert [name for name in names if not has(name)] == []


def test_every_figure_that_the_templates_know_has_a_place_in_the_contract() -> None:
    known = [*contract()["keys"], *contract()["columns"]]
    figure = re.compile(r"\b(?:bop|ii|tp|ca|au|cau|co)_[a-z0-9_]+")
    templates = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(TEMPLATES.glob("*.yaml"))]
    found = {name for template in templates for name in figure.findall(repr(template))}
    columns = {name for template in templates for table in template.values() for name in rows_of(table)}
    assert len(found) > 60 and len(columns) > 20
    assert sorted((found | columns) - set(known)) == []


def rows_of(table: object) -> list[str]:
    """Return the columns of a table template's rows, or nothing for another part of a template."""
    rows = table.get("rows") if isinstance(table, dict) else None
    return [name for name, field in rows.items() if "headers" in field] if isinstance(rows, dict) else []


@pytest.mark.skipif(not REAL.is_dir(), reason="the real plans are not on this machine")
@pytest.mark.parametrize(
    "kind", [kind for kind, table in contract()["tables"].items() if table["columns"] and kind not in NO_EXAMPLE]
)
def test_columns_stand_in_the_order_of_the_worked_examples(kind: str) -> None:
    like = {"prior_update_actions": "budgeted_actions"}.get(kind, kind)
    examples = sorted(REAL.glob(f"*/{like}.csv"))
    assert examples
    for example in examples:
        with example.open(newline="", encoding="utf-8") as file:
            assert next(csv.reader(file)) == contract()["tables"][kind]["columns"]
