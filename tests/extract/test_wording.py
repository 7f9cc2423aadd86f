"""The template data itself: no unknown field, no spelling twice, no total without a sum."""

from collections import Counter
from pathlib import Path

import pytest

from lcap_extract.wording import bare, load, tables
from lcap_models.identities import __file__ as identities_module

KINDS = {"text", "choices", "yes_no", "usd", "percent"}
IDENTITIES = Path(identities_module).parent / "identities"


def test_only_known_fields_stand_in_the_table_data() -> None:
    for kind, data in load("tables").items():
        assert set(data) <= {"headings", "boxes", "rows", "by_type"}, kind
        for key, column in data.get("rows", {}).items():
            assert set(column) <= {"kind", "headers", "total"}, (kind, key)
            assert column["kind"] in KINDS


def test_within_a_block_no_two_fields_share_a_spelling() -> None:
    for table in tables():
        for block in table.blocks:
            spelled = Counter(spelling for field in block.fields for spelling in set(field.spellings))
            assert [s for s, n in spelled.items() if n > 1] == [], (table.kind, block.name)


@pytest.mark.parametrize("name", ["tables", "pages", "words", "overview", "document"])
def test_every_list_of_spellings_is_filled(name: str) -> None:
    def walk(value: object) -> None:
        assert value not in ("", [], {}, None)
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
            walk(part)

    walk(load(name))


def test_every_total_that_a_column_names_is_a_box_or_a_label_of_its_table() -> None:
    for kind, data in load("tables").items():
        keys = {key for box in data.get("boxes", {}).values() for key in box}
        keys |= {key for pair in data.get("by_type", {}).get("labels", {}).values() for key in pair}
        assert {c["total"] for c in data.get("rows", {}).values() if "total" in c} <= keys, kind


def test_every_total_is_in_a_printed_sum() -> None:
    stated = "\n".join(path.read_text(encoding="utf-8") for path in IDENTITIES.glob("*.yaml"))
    totals = {c["total"] for data in load("tables").values() for c in data.get("rows", {}).values() if "total" in c}
    assert [total for total in sorted(totals) if total not in stated] == []


def test_yaml_is_read_as_text_only() -> None:
    assert load("document")["template_years"]["2024-25"] == "2024"
    assert (
        bare("12. LCFF Carryover \u2014 Dollar Amount (Subtract 11 from 10 and multiply by 9)")
        == "12lcffcarryoverdollaramount"
    )
