"""Plans built from the hand-checked CSVs of a real document, as a perfect reading would give them.

Places are invented (each figure its own box on its page), texts are the values in money or percent form.
"""

import csv
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from lcap_models.figure import Figure, Reading, Unit
from lcap_models.place import Box, PdfPlace, page_of
from lcap_models.plan import Document, Overview, Plan, Row, Section, Table

REAL = Path(__file__).resolve().parents[2].parent / "shared" / "real"
"""Where the real plans stand on a developer's machine; tests skip where they do not."""

READERS = ("pdfium", "pdfplumber")
PERCENT_COLUMNS = {"planned_pct_improved", "planned_pct", "estimated_actual_pct"}
_FUNDS = ("lcff_funds", "other_state_funds", "local_funds", "federal_funds", "total_funds")

COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "2021": {
        "planned_actions": _FUNDS,
        "contributing_actions": ("planned_lcff", "total_funds"),
        "annual_update": ("planned_total", "estimated_actual_total"),
    },
    "2022": {
        "planned_actions": _FUNDS,
        "contributing_actions": ("planned_lcff", "planned_pct_improved"),
        "annual_update": ("planned_total", "estimated_actual_total"),
        "contributing_annual_update": ("planned_lcff", "estimated_actual_lcff", "planned_pct", "estimated_actual_pct"),
    },
}
COLUMNS["2024"] = {**COLUMNS["2022"], "planned_actions": ("total_personnel", "total_nonpersonnel", *_FUNDS)}

PREFIXES = {
    "tp_": "planned_actions",
    "ca_": "contributing_actions",
    "au_": "annual_update",
    "cau_": "contributing_annual_update",
    "co_": "carryover",
}
_TP = ("lcff", "other_state", "local", "federal", "funds", "personnel", "nonpersonnel")
_ITEMS = ("base_grant", "sc_grants", "projected_pct", "carryover_pct", "total_pct")
_TYPES = ("total", "leawide_total", "limited_total", "schoolwide_total")
_CA = ("planned_contributing", "planned_pct_improved", "planned_pct_to_increase")
_CAU = ("estimated_sc_grants", "planned_contributing", "estimated_contributing", "difference", "planned_pct")
_CO = ("estimated_base", "estimated_sc", "prior_carryover_pct", "total_pct", "estimated_contributing")
_BOP_IN = ("total_revenue", "lcff_funds", "sc_grants", "other_state", "local", "federal")
_BOP_OUT = ("total_budgeted_general_fund", "total_in_lcap", "not_in_lcap", "high_needs_planned")
_BOP = (*_BOP_IN, *_BOP_OUT, "prior_high_needs_budgeted", "prior_high_needs_actual")
_IIS = ("projected_sc_grants", "additional_15pct_concentration", "projected_pct", "carryover_pct")

TOTALS: dict[str, tuple[str, ...]] = {
    "2021": (*(f"tp_total_{x}" for x in _TP), *(f"ca_{x}" for x in _TYPES)),
    "2022": (
        *(f"tp_total_{x}" for x in _TP),
        *(f"ca_{x}" for x in (*_ITEMS, *_CA, *_TYPES)),
        *("au_total_planned", "au_total_estimated_actual"),
        *(f"cau_{x}" for x in (*_CAU, "estimated_pct", "pct_difference")),
        *(f"co_{x}" for x in (*_CO, "estimated_pct_improved", "actual_pct", "carryover_dollars", "carryover_pct")),
    ),
}
TOTALS["2024"] = (*(f"tp_{x}" for x in _ITEMS), *TOTALS["2022"])
BOP_KEYS = tuple(f"bop_{x}" for x in _BOP)
IIS_KEYS = {
    "2021": ("ii_projected_pct", "ii_projected_sc_grants"),
    "2022": (*(f"ii_{x}" for x in _IIS), "ii_carryover_dollars", "ii_total_pct"),
}
IIS_KEYS["2024"] = IIS_KEYS["2022"]
for _older in ("2014", "2017", "2020"):
    IIS_KEYS[_older], COLUMNS[_older], TOTALS[_older] = IIS_KEYS["2021"], {}, ()


def unit_of(key: str) -> Unit:
    """Return the unit of a key or column of the worked examples."""
    percent = key in PERCENT_COLUMNS or ("_pct" in key and not key.endswith("concentration"))
    return "percent" if percent else "usd"


def figure(value: str | None, unit: Unit, page: int, *, text: str | None = None, at: int = 0) -> Figure:
    """Return a figure that both readers read alike. `value` None or "" is a blank cell; `text` overrides the print."""
    number = Decimal(value) if value else None
    words = text if text is not None else ("" if number is None else _printed(number, unit))
    place = PdfPlace(page, Box(40.0 + at % 10 * 50, 20.0 + at // 10 * 12, 88.0 + at % 10 * 50, 31.0 + at // 10 * 12))
    return Figure(number, words, unit, place, tuple(Reading(reader, words, number) for reader in READERS))


def _printed(number: Decimal, unit: Unit) -> str:
    if unit == "percent":
        return f"{number}%"
    return f"(${-number:,})" if number < 0 else f"${number:,}"


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV, or nothing where there is no such file."""
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def plan_from_truth(folder: Path, texts: Mapping[str, str] | None = None) -> Plan:
    """Return the plan that a perfect reading of the document gives.

    `texts` says which words stand in a cell without a number (`{"co_carryover_dollars": "No carryover"}`); other
    figures of the template that `summary.csv` lacks are blank cells.
    """
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    template, words = meta["template"], dict(texts or {})
    keys = {row["key"]: row for row in read_csv(folder / "summary.csv")}
    document = Document(
        name="plan.pdf",
        sha256=hashlib.sha256(folder.name.encode()).hexdigest(),
        pages=meta["pages"],
        lea_name=meta["lea_name"],
        cds_code=(meta["cds_code"] or "").replace(" ", ""),
        plan_year=meta["plan_year"],
        template=template,
        language=meta["language"],
    )
    tables = tuple(
        table for kind in PREFIXES.values() if (table := _table(folder, kind, meta, keys, words)) is not None
    )
    lined = _lined(folder, meta, keys) if template == "2017" else ()
    return Plan(document, _overviews(folder, keys, words, meta), _services(keys, words, meta), (*tables, *lined))


def _lined(folder: Path, meta: Mapping[str, str], keys: Mapping[str, Mapping[str, str]]) -> tuple[Table, ...]:
    """Return the table of amount lines of a plan of 2017-18 to 2019-20."""
    rows = tuple(_row(line, ("amount",), n) for n, line in enumerate(read_csv(folder / "budgeted_actions.csv")))
    totals = _figures(keys, tuple(key for key in keys if key.startswith(("bs_", "ba_"))), {})
    pages = tuple(sorted({page for row in rows if (page := page_of(row.place))}))
    return (Table("budgeted_actions", meta["plan_year"], "2017", ("amount",), rows, totals, pages),)


def _figures(
    keys: Mapping[str, Mapping[str, str]], wanted: tuple[str, ...], words: Mapping[str, str]
) -> dict[str, Figure]:
    present = [key for key in wanted if key in keys]
    if not present:
        return {}
    home = int(keys[present[-1]]["page"])
    found: dict[str, Figure] = {}
    for n, key in enumerate(wanted):
        row = keys.get(key)
        page = int(row["page"]) if row else home
        found[key] = figure(row["value"] if row else None, unit_of(key), page, text=words.get(key), at=n)
    return found


def _overviews(
    folder: Path, keys: Mapping[str, Mapping[str, str]], words: Mapping[str, str], meta: Mapping[str, str]
) -> tuple[Overview, ...]:
    alternative = {row["key"]: row for row in read_csv(folder / "summary_alt.csv")}
    found: list[Overview] = []
    for n, source in enumerate((keys, alternative), 1):
        figures = _figures(source, BOP_KEYS, words)
        if figures:
            pages = tuple(sorted({int(source[key]["page"]) for key in BOP_KEYS if key in source}))
            found.append(Overview(figures, pages, meta["plan_year"], n, meta["lea_name"]))
    return tuple(found)


def _services(
    keys: Mapping[str, Mapping[str, str]], words: Mapping[str, str], meta: Mapping[str, str]
) -> tuple[Section, ...]:
    figures = _figures(keys, IIS_KEYS[meta["template"]], words)
    pages = tuple(sorted({int(keys[key]["page"]) for key in figures if key in keys}))
    return (Section(figures, pages, meta["plan_year"]),) if figures else ()


def previous(year: str) -> str:
    """Return the school year before: "2023-24" for "2024-25"."""
    first = int(year[:4])
    return f"{first - 1}-{first % 100:02d}"


def _table(
    folder: Path,
    kind: str,
    meta: Mapping[str, str],
    keys: Mapping[str, Mapping[str, str]],
    words: Mapping[str, str],
) -> Table | None:
    template, plan_year = meta["template"], meta["plan_year"]
    lines = read_csv(folder / f"{kind}.csv")
    prefix = next(p for p, name in PREFIXES.items() if name == kind)
    totals = _figures(keys, tuple(key for key in TOTALS[template] if key.startswith(prefix)), words)
    if not lines and not totals:
        return None
    columns = COLUMNS[template].get(kind, ())
    if kind == "planned_actions" and any(line["planned_pct_improved"] for line in lines):
        columns = (*columns, "planned_pct_improved")
    lines = _with_total_funds(folder, lines) if "total_funds" in columns and kind == "contributing_actions" else lines
    rows = tuple(_row(line, columns, n) for n, line in enumerate(lines))
    pages = {int(line["page"]) for line in lines} | {int(keys[key]["page"]) for key in totals if key in keys}
    year = plan_year if kind in {"planned_actions", "contributing_actions"} else previous(plan_year)
    return Table(kind, year, template, columns, rows, totals, tuple(sorted(pages)))


def _with_total_funds(folder: Path, lines: list[dict[str, str]]) -> list[dict[str, str]]:
    extra = read_csv(folder / "extra_contributing_total_funds.csv")
    return [{**line, "total_funds": other["total_funds"]} for line, other in zip(lines, extra, strict=True)]


def _row(line: Mapping[str, str], columns: tuple[str, ...], n: int) -> Row:
    page = int(line["page"])
    figures = {c: figure(line.get(c), unit_of(c), page, at=10 * (n + 5) + i) for i, c in enumerate(columns)}
    skip = {"goal", "action", "page", *columns, *_FUNDS, *PERCENT_COLUMNS, "total_personnel", "total_nonpersonnel"}
    texts = {key: value for key, value in line.items() if key not in skip}
    return Row(line["goal"], line["action"], texts, figures, PdfPlace(page, Box(20.0, 20.0, 760.0, 32.0)))
