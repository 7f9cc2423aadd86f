"""docs/data.md and the contract agree with each other, with the words and with the worked examples."""

import csv
from pathlib import Path

import pytest

from lcap.contract import contract, data_page
from lcap_viz.words import has
from support.truth import REAL

ROOT = Path(__file__).resolve().parents[2]


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


@pytest.mark.skipif(not REAL.is_dir(), reason="the real plans are not on this machine")
@pytest.mark.parametrize("kind", [kind for kind, table in contract()["tables"].items() if table["columns"]])
def test_columns_stand_in_the_order_of_the_worked_examples(kind: str) -> None:
    examples = sorted(REAL.glob(f"*/{kind}.csv"))
    assert examples
    for example in examples:
        with example.open(newline="", encoding="utf-8") as file:
            assert next(csv.reader(file)) == contract()["tables"][kind]["columns"]
