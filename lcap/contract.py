"""The names in the result files: columns in their order, keys, meanings (`contract.yaml`).

`python -m lcap.contract` prints docs/data.md.
"""

from functools import cache
from importlib import resources
from typing import Any

import yaml

__all__ = ["SCHEMA", "columns_of", "contract", "data_page", "file_columns"]

SCHEMA = 1
"""Version of the contract, in every JSON file."""


@cache
def contract() -> dict[str, Any]:
    """Return contract.yaml: tables, columns, keys, files."""
    text = resources.files("lcap").joinpath("contract.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return content


def columns_of(kind: str, printed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the CSV columns of a table: the contract's, then `doubtful`, then others that the table prints."""
    known = tuple(contract()["tables"].get(kind, {}).get("columns", ())) or ("goal", "action", "page")
    others = tuple(column for column in printed if column not in known)
    return (*known, "doubtful", *others)


def file_columns(name: str) -> tuple[str, ...]:
    """Return the columns of summary.csv, figures.csv or tables.csv."""
    return tuple(contract()["files"][name]["columns"])


def data_page() -> str:
    """Return docs/data.md: every file, column and key with its meaning."""
    data = contract()
    parts = [_INTRODUCTION]
    for name, file in data["files"].items():
        parts.append(f"## {name}\n\n{file['what']}\n\n" + _table(("name", "meaning"), file["columns"].items()))
    parts.append("## The action tables\n\n" + _TABLES)
    for kind, table in data["tables"].items():
        if table["columns"]:
            listed = " ".join(f"`{column}`" for column in table["columns"])
            parts.append(f"### {kind}.csv\n\n{table['what']}\n\n{listed}\n")
    parts.append("### Columns\n\n" + _table(("column", "meaning"), data["columns"].items()))
    keys = ((key, entry["unit"], entry["what"]) for key, entry in data["keys"].items())
    parts.append("## Keys of figures outside rows\n\n" + _table(("key", "unit", "meaning"), keys))
    return "\n".join(parts)


def _table(head: tuple[str, ...], rows: Any) -> str:
    lines = [head, tuple("---" for _ in head), *((f"`{first}`", *rest) for first, *rest in rows)]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


_INTRODUCTION = """# The result files: every column and every key

`lcap analyze` writes these files into `tables/`, beside `plan.json` (everything, with provenance; its JSON Schema is
printed by `lcap schema`) and `plan.xlsx`. Text files are UTF-8; CSV files have a header and use commas.

- Money is plain digits with a point and the decimals the page prints; negative amounts have a minus sign.
- Percentages are as printed: 14.679 means 14.679%.
- Blank stays blank; it is never 0. Words where a number could stand ("No carryover") give an empty value.
- Text is what the page prints, also where it begins with `=` or looks like a link: a CSV file is data. Before you open
  one in a spreadsheet, prefer `plan.xlsx`, in which such text is stored as text and never runs.
"""

_TABLES = """One file per table that the plan prints, one row per printed row, in printed order; a column that this
plan's table does not print is empty. `doubtful` follows the columns below, then any other column the table prints. A
second table of the same kind in the same file (last year's, for example) is written as `<name>_2.csv`.
"""


if __name__ == "__main__":
    print(data_page(), end="")
